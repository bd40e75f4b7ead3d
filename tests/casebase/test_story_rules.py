"""Honesty rules over the texts of a case: each has a text that breaks it, and the exact line it is told with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebase.wrong import Change, Table, after, both, said, swap, unheard, without
from weegschaal.casebase.texts import HEADINGS

NL, EN, CASE = "gamma/nl.md", "gamma/en.md", "gamma/case.toml"
SUMMARY, CARD, WON, LOST, CONTEXT, QUESTIONS = HEADINGS["nl"]
PRIZE = "De stad kreeg een prijs voor de brug. [PO3: stad2009]"
BANKS = "De oevers lagen al hoog. [stad2009]"
ORDER = f"headings: the headings stand out of order; expected: {' · '.join(HEADINGS['nl'])}"
MANY = "woord " * 100
SOURCE = (
    'type = "media"\npublisher = "x"\ntitle = "x"\npublished_on = "2009"\nurl = "https://example.org/"\nseen = "full"\n'
)


def told(change: Change, *lines: str, file: str = NL):
    """A row of the table: a change of a text of gamma and the lines said about it."""
    return file, change, tuple(lines)


def not_alike(heading: str, *more: str) -> tuple[str, ...]:
    """What is said of the English text when the Dutch one was changed alone."""
    return (*more, f"{EN}: {heading}: sentence 1 does not lean on the same sources in both languages")


def move_up(heading: str, over: str) -> Change:
    """Let two headings, each with its text, change places."""
    return lambda path: path.write_text(_moved(path.read_text(encoding="utf-8"), heading, over), encoding="utf-8")


def _moved(text: str, heading: str, over: str) -> str:
    before, rest = text.split(f"## {over}\n")
    first, rest = rest.split(f"## {heading}\n")
    second, after = rest.split("## ", 1)
    return f"{before}## {heading}\n{second}## {over}\n{first}## {after}"


HEADS: Table = {
    "no title": told(without("# Gamma: een brug voor voetgangers\n"), f"{NL}: title: the first line is the title: # …"),
    "text before the first heading": told(
        swap("# Gamma: een brug voor voetgangers\n", "# Gamma: een brug voor voetgangers\n\nHier staat iets.\n"),
        f"{NL}: title: text before the first heading is shown nowhere: “Hier staat iets.”",
    ),
    "a title of its own": told(
        swap("# Gamma: een brug voor voetgangers", "# Een prachtige brug"),
        f"{NL}: title: “Een prachtige brug” is not the neutral title; expected: Gamma: een brug voor voetgangers",
    ),
    "a heading is missing": told(
        without(f"## {CONTEXT}\n\n{BANKS}\n\n"),
        f"{NL}: {CONTEXT}: the heading “## {CONTEXT}” is missing",
        f"{EN}: {HEADINGS['en'][4]}: has 1 sentences; the Dutch text has 0",
    ),
    "an unknown heading": told(
        after(BANKS, "\n## Samenvattingen\n\nTot ziens."),
        f"{NL}: Samenvattingen: unknown heading “Samenvattingen”; nearest: Samenvatting",
    ),
    "a heading inside a section": told(
        swap(PRIZE, f"### Feitenkaartje\n\n{PRIZE}"),
        f"{NL}: Feitenkaartje: unknown heading “Feitenkaartje”; nearest: Feitenkaart",
    ),
    "a heading twice": told(after(f"## {CARD}", f"\n## {CARD}"), f"{NL}: {CARD}: the heading “## {CARD}” stands twice"),
    "headings out of order": told(move_up(CARD, SUMMARY), f"{NL}: {ORDER}"),
    "an empty section": told(
        without(BANKS),
        f"{NL}: {CONTEXT}: the section is empty",
        f"{EN}: {HEADINGS['en'][4]}: has 1 sentences; the Dutch text has 0",
    ),
    "no questions": told(
        lambda path: path.write_text(path.read_text(encoding="utf-8").partition("1. Voor")[0], encoding="utf-8"),
        f"{NL}: {QUESTIONS}: the section is empty",
        f"{EN}: {HEADINGS['en'][5]}: has 3 questions; the Dutch text has 0",
    ),
    "too few questions": told(
        without("3. Wie telt de wandelaars?\n"),
        f"{NL}: {QUESTIONS}: has 2 questions; expected 3–6",
        f"{EN}: {HEADINGS['en'][5]}: has 3 questions; the Dutch text has 2",
    ),
}
SENTENCES: Table = {
    "a sentence without a marker": told(
        swap("De brug is 75", "De brug is er. Hij is 75"),
        f"{NL}: {CARD}: 1: the sentence has no marker: “De brug is er.”",
        f"{EN}: Fact card: has 1 sentences; the Dutch text has 2",
        *not_alike("Fact card"),
    ),
    "an empty marker": told(
        swap("[PO3: stad2009]", "[]"),
        f"{NL}: {WON}: 1: the sentence has no marker: “De stad kreeg een prijs voor de brug.”",
        *not_alike("What speaks for success"),
    ),
    "a marker without a source": told(
        swap("[PO3: stad2009]", "[PO3:]"),
        f"{NL}: {WON}: 1: the sentence has no marker: “De stad kreeg een prijs voor de brug.”",
        *not_alike("What speaks for success"),
    ),
    "two markers after one sentence": told(
        both(
            swap(BANKS, f"{BANKS} [krant2005]"),
            lambda path: swap("[stad2009]\n\n## Q", "[stad2009] [krant2005]\n\n## Q")(path.with_name("en.md")),
        ),
        f"{NL}: {CONTEXT}: 2: a marker stands without a sentence before it",
        f"{EN}: {HEADINGS['en'][4]}: 2: a marker stands without a sentence before it",
    ),
    "a bracket left open": told(
        swap("De oevers", "De [oevers"),
        f"{NL}: {CONTEXT}: 1: a square bracket is left in the sentence: “De [oevers lagen al hoog.”",
    ),
    "a marker between round brackets": told(
        swap(BANKS, "De oevers lagen al hoog (PO3: stad2009). [stad2009]"),
        f"{NL}: {CONTEXT}: 1: a marker stands between square brackets; found: “(PO3: stad2009)”",
    ),
    "a source that does not exist": told(
        swap(BANKS, "De oevers lagen al hoog. [stad2010]"),
        f"{NL}: {CONTEXT}: 1: there is no source “stad2010”; nearest: stad2009",
        *not_alike(HEADINGS["en"][4]),
    ),
    "an assessment that does not exist": told(
        swap("[PO3: stad2009]", "[PO1: stad2009]"),
        f"{NL}: {WON}: 1: there is no assessment “PO1:stad2009”; nearest: PO3:stad2009",
        *not_alike("What speaks for success"),
    ),
    "a number that no source holds": told(
        swap("75 meter", "76,5 meter"),
        f"{NL}: {CARD}: 1: the number 76.5 stands in no source named here (stad2009, krant2005)",
    ),
    "a number of another source": told(
        swap("boos over", "75 keer boos over"),
        f"{NL}: {LOST}: 1: the number 75 stands in no source named here (krant2005)",
    ),
    "an interpretation with a number": told(
        swap(BANKS, "De 75 meter helpen. [~]"),
        f"{NL}: {CONTEXT}: 1: an interpretation holds no number; found: 75",
        *not_alike(HEADINGS["en"][4]),
    ),
    "a judgement word in the fact card": told(
        swap("meter lang", "beruchte meter lang, een fiasco"),
        f"{NL}: {CARD}: 1: the fact card holds a judgement word: “fiasco”",
    ),
    "a frequency word with one source": told(
        swap("zijn boos", "zijn vaak boos"), f"warning {NL}: {LOST}: 1: “vaak” needs two sources"
    ),
    "the name of a person": told(
        swap("Omwonenden zijn", "Burgemeester Jansen is"),
        f"warning {NL}: {LOST}: 1: looks like the name of a person: Burgemeester Jansen",
    ),
}
WHOLE: Table = {
    "a long summary": told(
        swap("bouwde", f"bouwde {MANY}"), f"warning {NL}: {SUMMARY}: has 107 words; expected at most 90"
    ),
    "a long fact card": told(
        swap("meter lang", f"meter {MANY * 2}"), f"{NL}: {CARD}: has 210 words; expected at most 150"
    ),
    "a long story without a counterpoint": told(
        swap("zijn boos", f"zijn {MANY * 3}"),
        f"{NL}: {LOST}: has 305 words; expected at most 250",
        f"warning {NL}: {LOST}: the story holds no counterpoint ([… !])",
    ),
    "a short story in a full case": told(
        both(
            swap("Dat het veer een helder doel had, stond al in het plan van de gemeente.", "Helder was het."),
            swap("Een proef vooraf lijkt daarbij te hebben geholpen, al heeft niemand dat apart", "Een proef is niet"),
        ),
        f"alfa/nl.md: {WON}: the leading story has 119 words; expected at least 120",
        file="alfa/nl.md",
    ),
    "three interpretations in a story": told(
        swap(PRIZE, "Dat is mooi. [~] Dat is knap. [~] Dat is veel. [~]"),
        f"{NL}: {WON}: has 3 interpretations; expected at most 2",
        f"{EN}: What speaks for success: has 1 sentences; the Dutch text has 3",
        *not_alike("What speaks for success"),
    ),
    "a sentence in one language only": told(
        swap(BANKS, f"{BANKS} Het park niet. [stad2009]"),
        f"{EN}: {HEADINGS['en'][4]}: has 1 sentences; the Dutch text has 2",
    ),
    "a question in one language only": told(
        after("3. Wie telt de wandelaars?", "4. En de fietsers?"),
        f"{EN}: {HEADINGS['en'][5]}: has 3 questions; the Dutch text has 4",
    ),
    "a source nobody cites": told(
        swap("[[assess.PO1]]", f"[source.bode2009]\n{SOURCE}\n[[assess.PO1]]"),
        f"{CASE}: source.bode2009: nobody cites this source; cite it or leave it out",
        file=CASE,
    ),
}
TABLE = {**HEADS, **SENTENCES, **WHOLE}


@pytest.mark.parametrize("name", TABLE)
def test_a_broken_rule_is_told_and_nothing_else(cases: Path, name: str) -> None:
    file, change, expected = TABLE[name]
    change(cases / file)
    # Faults before warnings, and within those in the order of the files.
    assert said(cases) == sorted(expected, key=lambda line: line.startswith("warning"))


def test_every_message_about_texts_is_shown_by_a_test() -> None:
    assert unheard("story_rules.py", TABLE) == []


def test_a_story_of_harm_needs_no_counterpoint_and_no_success(cases: Path) -> None:
    """The same texts that are well in a case of irreparable harm are warned about without it."""
    swap("harm = true\n", "")(cases / "beta/case.toml")
    lines = [
        f"warning beta/{file}: {title}: the story holds no counterpoint ([… !])"
        for file, title in (("nl.md", LOST), ("en.md", "What speaks for failure"))
    ]
    assert said(cases) == lines


def test_a_source_cited_in_no_text_but_unread_texts_is_not_called_unused(cases: Path) -> None:
    both(Path.unlink, lambda path: path.with_name("en.md").unlink())(cases / NL)
    assert [line.split(": ")[1] for line in said(cases)] == ["file", "file"]
