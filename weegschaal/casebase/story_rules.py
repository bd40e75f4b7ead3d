"""Honesty rules over the texts of a case: markers, numbers, lengths, and both languages alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.figures import figures
from weegschaal.casebase.records import CaseFile
from weegschaal.casebase.rule_parts import PERSON, missing_figures
from weegschaal.casebase.texts import HEADINGS, SECTIONS, Marker, Sentence, Story

LEADING_STORY = (120, 250)
FACT_CARD = 150
SUMMARY = 90
QUESTIONS = (3, 6)
STORIES = ("success", "failure")
VERDICT_WORDS = {
    "nl": "succes|succesvol|geslaagd|mislukt|mislukking|mislukken|falen|faalde|gefaald|schandaal|affaire|fiasco|debacle|drama|helaas|gelukkig|indrukwekkend|uitstekend|slecht|rampzalig|terecht|onterecht|beroemd|berucht|prijzenswaardig",
    "en": "success|successful|succeeded|failed|failure|failing|scandal|affair|fiasco|debacle|disaster|disastrous|unfortunately|fortunately|impressive|excellent|badly|infamous|famous|rightly|wrongly|praiseworthy",
}
_FREQUENCY = re.compile(
    r"\b(vaak|steeds|telkens|altijd|herhaaldelijk|often|always|repeatedly|time and again)\b", re.IGNORECASE
)


def story_faults(slug: str, file: CaseFile | None, stories: Mapping[str, Story]) -> Iterator[Fault]:
    """Yield the faults and warnings of the story files of one case; without a readable case.toml those of their form only."""
    for language, story in stories.items():
        name = f"{slug}/{language}.md"
        yield from _headings(name, language, story)
        title = str(getattr(file.case.title_neutral, language)) if file else story.title
        if story.title and story.title != title:
            yield Fault(name, "title", "“{found}” is not the neutral title; expected: {expected}", story.title, title)
        for sentence in story.sentences:
            field = f"{HEADINGS[language][SECTIONS.index(sentence.section)]}: {sentence.number}"
            yield from _sentence(name, field, language, sentence, file)
        yield from _lengths(name, language, story, file)
        yield from _balance(name, language, story, file)
    if len(stories) == 2:
        yield from _same_in_both(slug, stories)
    if stories and file:
        yield from _unused_sources(slug, file, stories)


def _headings(name: str, language: str, story: Story) -> Iterator[Fault]:
    expected = HEADINGS[language]
    if not story.title:
        yield Fault(name, "title", "the first line is the title: # …")
    if story.stray:
        yield Fault(name, "title", "text before the first heading is shown nowhere: “{found}”", story.stray[:80])
    if story.headings == expected:
        return
    for heading in expected:
        if heading not in story.headings:
            yield Fault(name, heading, "the heading “## {found}” is missing", heading)
    for heading in story.headings:
        if heading not in expected:
            yield Fault(name, heading, "unknown heading “{found}”", heading, "", nearest(heading, expected, 0))
    for heading in expected:
        if story.headings.count(heading) > 1:
            yield Fault(name, heading, "the heading “## {found}” stands twice", heading)
    if sorted(story.headings) == sorted(expected):
        yield Fault(name, "headings", "the headings stand out of order; expected: {expected}", "", " · ".join(expected))


def _sentence(name: str, field: str, language: str, sentence: Sentence, file: CaseFile | None) -> Iterator[Fault]:
    marker = sentence.marker
    if marker and not sentence.text:
        yield Fault(name, field, "a marker stands without a sentence before it")
    if any(bracket in sentence.text for bracket in "[]"):
        yield Fault(name, field, "a square bracket is left in the sentence: “{found}”", sentence.text[:80])
    if marker is None:
        message = "the sentence has no marker: “{found}”"
        yield Fault(name, field, message, sentence.text[:80], "[source], [PG3: source] or [~]")
        return
    numbers = figures(sentence.text, language)
    if marker.interpretation and numbers:
        yield Fault(name, field, "an interpretation holds no number; found: {found}", ", ".join(numbers))
    if file:
        for found in re.finditer(r"\(\s*(?:[A-Z]{2}\d\s*:\s*)?([a-z0-9_]+)\s*!?\s*\)", sentence.text):
            if found[1] in file.source:
                message = "a marker stands between square brackets; found: “{found}”"
                yield Fault(name, field, message, found[0])
        yield from _leaning(name, field, marker, file)
        if not marker.interpretation:
            for missing in missing_figures(field, numbers, list(marker.sources), file):
                yield replace(missing, file=name, nearest="")
    yield from _wording(name, field, language, sentence, marker)


def _leaning(name: str, field: str, marker: Marker, file: CaseFile) -> Iterator[Fault]:
    known = [f"{key}:{row.source}" for key, rows in file.assess.items() for row in rows]
    for source in marker.sources:
        if source not in file.source:
            yield Fault(name, field, "there is no source “{found}”", source, "", nearest(source, file.source, 0))
    for item in marker.assessments():
        if item.rpartition(":")[2] in file.source and item not in known:
            yield Fault(name, field, "there is no assessment “{found}”", item, "", nearest(item, known))


def _wording(name: str, field: str, language: str, sentence: Sentence, marker: Marker) -> Iterator[Fault]:
    if sentence.section == "fact_card" and (
        word := re.search(rf"\b({VERDICT_WORDS[language]})\b", sentence.text, re.IGNORECASE)
    ):
        yield Fault(name, field, "the fact card holds a judgement word: “{found}”", word[0])
    if (word := _FREQUENCY.search(sentence.text)) and len(marker.sources) < 2 and not marker.interpretation:
        yield Fault(name, field, "“{found}” needs two sources", word[0], warning=True)
    if person := PERSON.search(sentence.text):
        yield Fault(name, field, "looks like the name of a person: {found}", person[0], warning=True)


def _lengths(name: str, language: str, story: Story, file: CaseFile | None) -> Iterator[Fault]:
    titles = dict(zip(SECTIONS, HEADINGS[language], strict=True))
    for section, most in (("summary", SUMMARY), ("fact_card", FACT_CARD)):
        if story.words(section) > most:
            message = "has {found} words; expected at most {expected}"
            yield Fault(
                name, titles[section], message, str(story.words(section)), str(most), warning=section == "summary"
            )
    lengths = {section: story.words(section) for section in STORIES}
    least, most = LEADING_STORY
    for section in STORIES:
        if lengths[section] > most:
            yield Fault(
                name,
                titles[section],
                "has {found} words; expected at most {expected}",
                str(lengths[section]),
                str(most),
            )
    leading = max(STORIES, key=lambda s: lengths[s])
    if file and file.case.completeness == "full" and lengths[leading] < least:
        message = "the leading story has {found} words; expected at least {expected}"
        yield Fault(name, titles[leading], message, str(lengths[leading]), str(least))
    for section in SECTIONS[:-1]:
        if titles[section] in story.headings and not story.section(section):
            yield Fault(name, titles[section], "the section is empty")
    if titles["questions"] in story.headings and not story.questions:
        yield Fault(name, titles["questions"], "the section is empty")
    least, most = QUESTIONS
    if story.questions and not least <= len(story.questions) <= most:
        message = "has {found} questions; expected {expected}"
        yield Fault(name, titles["questions"], message, str(len(story.questions)), f"{least}–{most}")


def _balance(name: str, language: str, story: Story, file: CaseFile | None) -> Iterator[Fault]:
    titles = dict(zip(SECTIONS, HEADINGS[language], strict=True))
    for section in STORIES:
        sentences = story.section(section)
        guesses = [s for s in sentences if s.marker and s.marker.interpretation]
        if len(guesses) > 2:
            yield Fault(
                name,
                titles[section],
                "has {found} interpretations; expected at most {expected}",
                str(len(guesses)),
                "2",
            )
        counterpoints = any(s.marker and s.marker.counterpoint for s in sentences)
        if story.words(section) >= LEADING_STORY[0] and not counterpoints and file and not file.case.harm:
            yield Fault(name, titles[section], "the story holds no counterpoint ([… !])", warning=True)


def _same_in_both(slug: str, stories: Mapping[str, Story]) -> Iterator[Fault]:
    nl, en = stories["nl"], stories["en"]
    for section, heading in zip(SECTIONS[:-1], HEADINGS["en"], strict=False):
        one, other = nl.section(section), en.section(section)
        if len(one) != len(other):
            message = "has {found} sentences; the Dutch text has {expected}"
            yield Fault(f"{slug}/en.md", heading, message, str(len(other)), str(len(one)))
        for left, right in zip(one, other, strict=False):
            if left.marker != right.marker:
                message = "sentence {found} does not lean on the same sources in both languages"
                yield Fault(f"{slug}/en.md", heading, message, str(right.number))
                break
    if len(nl.questions) != len(en.questions):
        yield Fault(
            f"{slug}/en.md",
            HEADINGS["en"][-1],
            "has {found} questions; the Dutch text has {expected}",
            str(len(en.questions)),
            str(len(nl.questions)),
        )


def _unused_sources(slug: str, file: CaseFile, stories: Mapping[str, Story]) -> Iterator[Fault]:
    used = {row.source for rows in file.assess.values() for row in rows}
    used |= {p.source for p in file.verdicts.positions} | {r.source for r in file.verdicts.responses}
    facts = file.facts
    for rows in (facts.outcomes, facts.events, facts.ingredients, facts.conditions):
        used |= {row.source for row in rows}
    used |= {key for story in stories.values() for s in story.sentences if s.marker for key in s.marker.sources}
    used |= {source.reports_on for source in file.source.values()}
    if file.case.doubts_on_figures:
        used.add(file.case.doubts_on_figures.source)
    for key in file.source:
        if key not in used:
            yield Fault(f"{slug}/case.toml", f"source.{key}", "nobody cites this source; cite it or leave it out")
