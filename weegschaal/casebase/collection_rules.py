"""Rules over all cases together: pairs that exist on both sides, and no sentence that stands twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.reader import CaseFolder
from weegschaal.casebase.texts import HEADINGS, SECTIONS

SEVERAL = 3  # up to so many repeated sentences are told one by one


def collection_faults(folders: Sequence[CaseFolder]) -> Iterator[Fault]:
    """Yield the faults that show only when the cases are held side by side."""
    slugs = [folder.slug for folder in folders]
    partners = {f.slug: {p.case for p in f.file.case.pairs} for f in folders if f.file}  # of what could be read
    for folder in folders:
        for pair in folder.file.case.pairs if folder.file else ():
            field = f"case.pairs[{pair.case}]"
            if pair.case == folder.slug:
                yield Fault(f"{folder.slug}/case.toml", field, "a case cannot be paired with itself")
            elif pair.case not in slugs:
                message = "there is no case “{found}”"
                yield Fault(
                    f"{folder.slug}/case.toml",
                    field,
                    message,
                    pair.case,
                    "",
                    nearest(pair.case, slugs, 0),
                    warning=True,
                )
            elif folder.slug not in partners.get(pair.case, {folder.slug}):
                yield Fault(
                    f"{folder.slug}/case.toml", field, "the other case does not name this one", pair.case, warning=True
                )
    yield from _twice(folders)


def _twice(folders: Sequence[CaseFolder]) -> Iterator[Fault]:
    """Tell of a sentence that stands twice in every case that has it: which of them was first, no file says."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for folder in folders:
        for language, story in folder.stories.items():
            for sentence in story.sentences:
                if len(sentence.text.split()) > 6:
                    heading = f"{HEADINGS[language][SECTIONS.index(sentence.section)]}: {sentence.number}"
                    found[sentence.text.casefold()].append((f"{folder.slug}/{language}.md", heading, sentence.text))
    again: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for places in found.values():
        for number, (place, heading, text) in enumerate(places):
            other = places[0][0] if number else next((p for p, _, _ in places if p != place), "")
            if other:
                message = "the sentence “{found}” stands in {expected} too"
                again[place, other].append(Fault(place, heading, message, text[:80], other))
    for (place, other), faults in again.items():
        if len(faults) > SEVERAL:  # a case begun as a copy of another: one line says it
            yield Fault(place, "text", "{found} sentences stand in {expected} too", str(len(faults)), other)
        else:
            yield from faults
