"""Honesty rules over the judgements of a case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.fields import OUTCOME_LEVELS, first_day, last_day
from weegschaal.casebase.records import Assessment, CaseFile
from weegschaal.casebase.rule_parts import criterion_of, fault, no_source
from weegschaal.casebase.vocabularies import Criterion, frameworks, scales, vocabulary

MOST_WORDS = 40
_OWN_CONCLUSION = re.compile(
    r"conclu|samenvatting|summary|finding|decision|besluit|oordeel|verdict|hoofdpunt|slotsom|kern|uitspraak|beslissing|dictum|beoordeling|findings|bevinding|abstract|judg|ruling|results?\b|resultaten|overview",
    re.IGNORECASE,
)


def assessments(file: CaseFile) -> Iterator[Fault]:
    order = [c.id for c in frameworks()["pppe"].criteria]
    keys = [k for k in file.assess if k in order]
    if keys != sorted(keys, key=order.index):
        yield fault("assess", "the criteria stand out of order: {found}", " ".join(keys), " ".join(order), warning=True)
    for key, rows in file.assess.items():
        framework, criterion = criterion_of(key)
        if criterion is None:
            known = (
                [c.id for c in frameworks()[framework].criteria] if framework in frameworks() else list(frameworks())
            )
            yield fault(
                f"assess.{key}",
                "there is no criterion “{found}”; expected one of: {expected}",
                key,
                ", ".join(known),
                nearest(key.rpartition(".")[2], known),
            )
            continue
        levels = scales()[frameworks()[framework].scale]["levels"]
        for row in rows:
            yield from _assessment(f"assess.{key}[{row.source}]", row, criterion, levels, file)
        counted = Counter((file.document(r.source), file.voice(r), r.coder) for r in rows if r.source in file.source)
        for (document, voice, _), count in counted.items():
            if count > 1:
                yield fault(
                    f"assess.{key}",
                    "one document and one voice judge a criterion once: {found}",
                    f"{document}, {voice}",
                )


def _assessment(
    field: str, row: Assessment, criterion: Criterion, levels: list[str], file: CaseFile
) -> Iterator[Fault]:
    yield from no_source(field + ".source", row.source, file)
    if bool(row.level) == bool(row.status):
        yield fault(field, "has either a level or a status", f"{row.level} {row.status}".strip())
    if row.level and row.level not in levels:
        yield fault(
            field + ".level",
            "“{found}” is outside the scale; expected one of: {expected}",
            row.level,
            ", ".join(levels),
            nearest(row.level, levels),
        )
    reasons = vocabulary("reasons")
    if row.status == "not_determinable" and row.reason not in reasons:
        message = "not determinable needs a reason; expected one of: {expected}"
        yield fault(field + ".reason", message, row.reason, ", ".join(reasons), nearest(row.reason, reasons))
    if row.design and not criterion.effect:
        yield fault(field + ".design", "a design belongs to a claim of effect only (PG2, PG3, EN2)", row.design)
    if row.superseded_by:
        yield from _superseded(field + ".superseded_by", row, file, criterion)
    for language, text in (("nl", row.nl), ("en", row.en)):
        if len(text.split()) > MOST_WORDS:
            yield fault(
                f"{field}.{language}",
                "has {found} words; expected at most {expected}",
                str(len(text.split())),
                str(MOST_WORDS),
            )
    source = file.source.get(row.source)
    if source and source.seen != "full" and row.level in {OUTCOME_LEVELS[0], OUTCOME_LEVELS[-1]}:
        where = row.at if isinstance(row.at, str) else f"{row.at.nl} {row.at.en}"
        if not _OWN_CONCLUSION.search(where):
            message = "an extreme level from a source not read in full comes from its own conclusion or summary; “at” says: {found}"
            yield fault(field + ".level", message, where)


def _superseded(field: str, row: Assessment, file: CaseFile, criterion: Criterion) -> Iterator[Fault]:
    yield from no_source(field, row.superseded_by, file)
    source, newer = file.source.get(row.source), file.source.get(row.superseded_by)
    if source and newer:
        bodies = {s.body or s.publisher for s in (source, newer)}
        backwards = last_day(newer.published_on) < first_day(row.on or source.published_on)
        if len(bodies) > 1 or backwards or row.superseded_by == row.source:
            yield fault(field, "“{found}” is not a later source of the same body", row.superseded_by)
        elif not any(
            r.source == row.superseded_by
            for k, rows in file.assess.items()
            for r in rows
            if criterion_of(k)[1] is criterion
        ):
            yield fault(field, "“{found}” does not judge this criterion", row.superseded_by)


def one_sided(file: CaseFile) -> Iterator[Fault]:
    for key, rows in file.assess.items():
        levelled = [r for r in rows if r.level and r.source in file.source]
        bodies = {file.source[r.source].body or file.source[r.source].publisher for r in levelled}
        voices = {file.voice(r) for r in levelled}
        if len(levelled) > 2 and len(bodies) == 1:
            yield fault(f"assess.{key}", "all {found} judgements come from one body", str(len(levelled)), warning=True)
        elif len(levelled) > 2 and len(voices) == 1:
            yield fault(
                f"assess.{key}", "all {found} judgements come from one kind of voice", str(len(levelled)), warning=True
            )
