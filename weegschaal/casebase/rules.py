"""Honesty rules over one `case.toml`: what single fields cannot tell. Rules over the texts stand in `story_rules.py`."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from weegschaal.casebase import assessment_rules, fact_rules
from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.fields import first_day, is_date, last_day
from weegschaal.casebase.records import CaseFile
from weegschaal.casebase.rule_parts import fault, no_source, organisation_of
from weegschaal.casebase.vocabularies import frameworks, vocabulary


def case_faults(slug: str, file: CaseFile) -> Iterator[Fault]:
    """Yield the faults and warnings of one case file."""
    name = f"{slug}/case.toml"
    for rule in RULES:
        for found in rule(file):
            yield replace(found, file=name)
    if file.case.id != slug:
        yield Fault(
            name, "case.id", "the id “{found}” is not the name of the folder; expected: {expected}", file.case.id, slug
        )


def _head(file: CaseFile) -> Iterator[Fault]:
    start, end = file.case.period
    for number, date in enumerate((start, end), 1):
        if (date or number == 1) and not is_date(date):
            yield fault(f"case.period[{number}]", "“{found}” is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", date)
    if is_date(start) and is_date(end) and last_day(end) < first_day(start):
        yield fault("case.period", "the period runs backwards: {found}", f"{start} – {end}", "from before to")
    if first_day(file.case.read_on) > dt.date.today():
        yield fault("case.read_on", "the day of reading is still to come: {found}", file.case.read_on)
    if file.case.harm and not file.case.facilitation:
        yield fault("case.facilitation", "a case with irreparable harm needs a note for the facilitator", warning=True)
    if file.case.framework_version != frameworks()["pppe"].version:
        version = frameworks()["pppe"].version
        yield fault(
            "case.framework_version",
            "“{found}” is not the version in use; expected: {expected}",
            file.case.framework_version,
            version,
        )
    if file.case.doubts_on_figures:
        yield from no_source("case.doubts_on_figures.source", file.case.doubts_on_figures.source, file)
    for pair, count in Counter(p.case for p in file.case.pairs).items():
        if count > 1:
            yield fault(f"case.pairs[{pair}]", "the pair with “{found}” stands twice", pair)


def _organisations(file: CaseFile) -> Iterator[Fault]:
    roles = Counter((organisation_of(body), body.role) for body in file.case.organisations)
    names = {str(o.get("tooi")): str(o["name"]) for o in vocabulary("organisations").values() if o.get("tooi")}
    for body in file.case.organisations:
        field = f"case.organisations[{body.name}]"
        if roles.pop((organisation_of(body), body.role), 0) > 1:
            yield fault(field, "“{found}” stands twice in one role", body.name)
        if body.id in names and names[body.id] != body.name:
            yield fault(
                field + ".name",
                "“{found}” does not belong to this identifier; expected: {expected}",
                body.name,
                names[body.id],
            )
        known = [str(o["name"]) for o in vocabulary("organisations").values()]
        if body.name not in known and body.id not in names:
            yield fault(
                field + ".name",
                "the organisation “{found}” is not in the vocabulary",
                body.name,
                "",
                nearest(body.name, known, 80),
                True,
            )


def _sources(file: CaseFile) -> Iterator[Fault]:
    for key, source in file.source.items():
        field = f"source.{key}"
        if not re.fullmatch(r"[a-z0-9_]+", key):
            yield fault(field, "the key “{found}” may hold lower-case letters, digits and _ only", key)
        if not source.url and not source.seen_at:
            yield fault(field, "needs the address of the original (url) or the pages really read (seen_at)")
        if source.seen == "relayed" and not source.seen_at and not source.reports_on:
            yield fault(field + ".seen_at", "a relayed source names the pages really read")
        if source.reports_on:
            yield from no_source(field + ".reports_on", source.reports_on, file)
        if source.reports_on == key:
            yield fault(field + ".reports_on", "a source cannot report on itself")
        yield from _report(field + ".reports_on", key, file)


def _report(field: str, key: str, file: CaseFile) -> Iterator[Fault]:
    source = file.source[key]
    original = file.source.get(source.reports_on)
    if original is None or source.reports_on == key:
        return
    chain = [key]
    while (following := file.source[chain[-1]].reports_on) in file.source and following not in chain:
        chain.append(following)
    if following == key:
        yield fault(field, "the reports run in a circle: {found}", " – ".join([*chain, key]))
    elif last_day(source.published_on) < first_day(original.published_on):
        message = "the report ({found}) is older than what it reports on ({expected})"
        yield fault(field, message, source.published_on, original.published_on, warning=True)


def _full_case(file: CaseFile) -> Iterator[Fault]:
    documents = {file.document(key) for key in file.source}
    if file.case.completeness == "short" and len(documents) < 2:
        yield fault(
            "case.completeness", "a short case rests on at least two documents; found {found}", str(len(documents))
        )
    if file.case.completeness != "full":
        return
    types = {file.source[key].type for key in documents}
    if len(documents) < 3 or len(types) < 2:
        message = "a full case rests on at least three documents of at least two types; found {found}"
        yield fault("case.completeness", message, f"{len(documents)}, {len(types)}")
    if not any(vocabulary("source_types")[kind].get("independent") for kind in types):
        yield fault("case.completeness", "a full case has one document independent of the makers of the policy")
    judged = {key for key, rows in file.assess.items() if any(r.level or r.status == "not_determinable" for r in rows)}
    pppe = frameworks()["pppe"]
    covered = [c for c in pppe.criteria if c.id in judged]
    if len(covered) < 7:
        message = "a full case has seven of the eleven criteria assessed or not determinable; found {found}"
        yield fault("case.completeness", message, str(len(covered)))
    for dimension in pppe.dimensions:
        if not any(c.dimension == dimension["id"] for c in covered):
            yield fault(
                "case.completeness",
                "a full case has a criterion in every dimension; nothing in {found}",
                str(dimension["id"]),
            )


RULES: tuple[Callable[[CaseFile], Iterator[Fault]], ...] = (
    _head,
    _organisations,
    _sources,
    assessment_rules.assessments,
    assessment_rules.one_sided,
    fact_rules.verdicts,
    fact_rules.facts,
    fact_rules.dates,
    fact_rules.figures_in_rows,
    _full_case,
)
