"""Rules over all cases together: pairs that exist on both sides, and no sentence that stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.reader import CaseFolder
from weegschaal.casebase.texts import HEADINGS, SECTIONS


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
    first: dict[str, str] = {}
    for folder in folders:
        for language, story in folder.stories.items():
            for sentence in story.sentences:
                folded = sentence.text.casefold()
                place = f"{folder.slug}/{language}.md"
                if len(folded.split()) > 6 and folded in first:
                    message = "the sentence “{found}” stands in {expected} too"
                    heading = HEADINGS[language][SECTIONS.index(sentence.section)]
                    yield Fault(place, f"{heading}: {sentence.number}", message, sentence.text[:80], first[folded])
                first.setdefault(folded, place)
