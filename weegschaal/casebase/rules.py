"""Honesty rules over one `case.toml`: what single fields cannot tell. Rules over the texts stand in `story_rules.py`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.records import (
    OUTCOME_LEVELS,
    Assessment,
    Bilingual,
    CaseFile,
    Condition,
    Event,
    Ingredient,
    Organisation,
    Outcome,
    Position,
    first_day,
    is_date,
    last_day,
)
from weegschaal.casebase.texts import figures, key_of, same_figure
from weegschaal.casebase.vocabularies import Criterion, frameworks, scales, vocabulary

MOST_WORDS = 40
_OWN_CONCLUSION = re.compile(
    r"conclu|samenvatting|summary|finding|decision|besluit|oordeel|verdict|hoofdpunt|slotsom|kern|uitspraak|beslissing|dictum|beoordeling|findings|bevinding|abstract|judg|ruling|results?\b|resultaten|overview",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b(?:[Mm]inister-president|[Mm]inister|[Ss]taatssecretaris|[Pp]remier|[Pp]resident|[Ww]ethouder|[Bb]urgemeester|[Cc]ommissioner|[Mm]ayor|[Mm]r|[Mm]rs|[Mm]s|[Dd]rs|[Pp]rof|[Dd]r)\.? (?!(?:van|of|voor|for|and|en|the|The|Plan|General|SZW|VWS|OCW|BZK|EZK|IenM|Minister)\b)[A-Z][a-z]+"
    r"|\b[A-Z]\. ?(?:[A-Z]\. ?)*(?:van |de |den |der )*[A-Z][a-z]{2,}"
)


def case_faults(slug: str, file: CaseFile) -> Iterator[Fault]:
    """Yield the faults and warnings of one case file."""
    name = f"{slug}/case.toml"
    for rule in (_head, _sources, _assessments, _one_sided, _verdicts, _facts, _dates, _figures_in_rows, _full_case):
        for fault in rule(file):
            yield Fault(name, fault.field, fault.message, fault.found, fault.expected, fault.nearest, fault.warning)
    if file.case.id != slug:
        yield Fault(
            name, "case.id", "the id “{found}” is not the name of the folder; expected: {expected}", file.case.id, slug
        )


def criterion_of(key: str) -> tuple[str, Criterion | None]:
    """Return the framework id and the criterion behind a key of `assess` ("PG1", "gao.capacity").

    A criterion of PPPE has one name only: "pppe.PG1" is no criterion.
    """
    framework, dot, criterion = key.rpartition(".")
    found = frameworks().get(framework or "pppe")
    return framework or "pppe", found.criterion(criterion) if found and (framework != "pppe" or not dot) else None


def organisation_of(body: Organisation) -> str:
    """Return the key of an organisation: of the vocabulary by its identifier or its name, else made from its name."""
    known = vocabulary("organisations").items()
    by_id = {str(o["tooi"]): key for key, o in known if o.get("tooi")}
    by_name = {str(o["name"]): key for key, o in known}
    return by_id.get(body.id) or by_name.get(body.name) or key_of(body.name) or body.name


def _fault(
    field: str, message: str, found: str = "", expected: str = "", near: str = "", warning: bool = False
) -> Fault:
    return Fault("", field, message, found, expected, near, warning)


def _no_source(field: str, key: str, file: CaseFile) -> Iterator[Fault]:
    if key not in file.source:
        yield _fault(field, "there is no source “{found}”", key, ", ".join(file.source), nearest(key, file.source))


def _head(file: CaseFile) -> Iterator[Fault]:
    start, end = file.case.period
    for number, date in enumerate((start, end), 1):
        if (date or number == 1) and not is_date(date):
            yield _fault(f"case.period[{number}]", "“{found}” is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", date)
    if is_date(start) and is_date(end) and last_day(end) < first_day(start):
        yield _fault("case.period", "the period runs backwards: {found}", f"{start} – {end}", "from before to")
    if file.case.harm and not file.case.facilitation:
        yield _fault("case.facilitation", "a case with irreparable harm needs a note for the facilitator", warning=True)
    if file.case.framework_version != frameworks()["pppe"].version:
        version = frameworks()["pppe"].version
        yield _fault(
            "case.framework_version",
            "“{found}” is not the version in use; expected: {expected}",
            file.case.framework_version,
            version,
        )
    if file.case.doubts_on_figures:
        yield from _no_source("case.doubts_on_figures.source", file.case.doubts_on_figures.source, file)
    for pair, count in Counter(p.case for p in file.case.pairs).items():
        if count > 1:
            yield _fault(f"case.pairs[{pair}]", "the pair with “{found}” stands twice", pair)
    roles = Counter((organisation_of(body), body.role) for body in file.case.organisations)
    names = {str(o.get("tooi")): str(o["name"]) for o in vocabulary("organisations").values() if o.get("tooi")}
    for body in file.case.organisations:
        field = f"case.organisations[{body.name}]"
        if roles.pop((organisation_of(body), body.role), 0) > 1:
            yield _fault(field, "“{found}” stands twice in one role", body.name)
        if body.id in names and names[body.id] != body.name:
            yield _fault(
                field + ".name",
                "“{found}” does not belong to this identifier; expected: {expected}",
                body.name,
                names[body.id],
            )
        known = [str(o["name"]) for o in vocabulary("organisations").values()]
        if body.name not in known and body.id not in names:
            yield _fault(
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
            yield _fault(field, "the key “{found}” may hold lower-case letters, digits and _ only", key)
        if not source.url and not source.seen_at:
            yield _fault(field, "needs the address of the original (url) or the pages really read (seen_at)")
        if source.seen == "relayed" and not source.seen_at and not source.reports_on:
            yield _fault(field + ".seen_at", "a relayed source names the pages really read")
        if source.reports_on:
            yield from _no_source(field + ".reports_on", source.reports_on, file)
        if source.reports_on == key:
            yield _fault(field + ".reports_on", "a source cannot report on itself")
        if last_day(source.published_on) > last_day(file.case.read_on) and len(source.published_on) == 10:
            yield _fault(
                field + ".published_on",
                "is later than the day of reading: {found}",
                source.published_on,
                file.case.read_on,
            )


def _assessments(file: CaseFile) -> Iterator[Fault]:
    order = [c.id for c in frameworks()["pppe"].criteria]
    keys = [k for k in file.assess if k in order]
    if keys != sorted(keys, key=order.index):
        yield _fault(
            "assess", "the criteria stand out of order: {found}", " ".join(keys), " ".join(order), warning=True
        )
    for key, rows in file.assess.items():
        framework, criterion = criterion_of(key)
        if criterion is None:
            known = (
                [c.id for c in frameworks()[framework].criteria] if framework in frameworks() else list(frameworks())
            )
            yield _fault(
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
                yield _fault(
                    f"assess.{key}",
                    "one document and one voice judge a criterion once: {found}",
                    f"{document}, {voice}",
                )


def _assessment(
    field: str, row: Assessment, criterion: Criterion, levels: list[str], file: CaseFile
) -> Iterator[Fault]:
    yield from _no_source(field + ".source", row.source, file)
    if bool(row.level) == bool(row.status):
        yield _fault(field, "has either a level or a status", f"{row.level} {row.status}".strip())
    if row.level and row.level not in levels:
        yield _fault(
            field + ".level",
            "“{found}” is outside the scale; expected one of: {expected}",
            row.level,
            ", ".join(levels),
            nearest(row.level, levels),
        )
    reasons = vocabulary("reasons")
    if row.status == "not_determinable" and row.reason not in reasons:
        message = "not determinable needs a reason; expected one of: {expected}"
        yield _fault(field + ".reason", message, row.reason, ", ".join(reasons), nearest(row.reason, reasons))
    if row.design and not criterion.effect:
        yield _fault(field + ".design", "a design belongs to a claim of effect only (PG2, PG3, EN2)", row.design)
    if row.superseded_by:
        yield from _superseded(field + ".superseded_by", row, file)
    for language, text in (("nl", row.nl), ("en", row.en)):
        if len(text.split()) > MOST_WORDS:
            yield _fault(
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
            yield _fault(field + ".level", message, where)


def _superseded(field: str, row: Assessment, file: CaseFile) -> Iterator[Fault]:
    yield from _no_source(field, row.superseded_by, file)
    source, newer = file.source.get(row.source), file.source.get(row.superseded_by)
    if source and newer:
        bodies = {s.body or s.publisher for s in (source, newer)}
        backwards = last_day(newer.published_on) < first_day(row.on or source.published_on)
        if len(bodies) > 1 or backwards or row.superseded_by == row.source:
            yield _fault(field, "“{found}” is not a later source of the same body", row.superseded_by)


def _one_sided(file: CaseFile) -> Iterator[Fault]:
    for key, rows in file.assess.items():
        levelled = [r for r in rows if r.level and r.source in file.source]
        bodies = {file.source[r.source].body or file.source[r.source].publisher for r in levelled}
        voices = {file.voice(r) for r in levelled}
        if len(levelled) > 2 and len(bodies) == 1:
            yield _fault(f"assess.{key}", "all {found} judgements come from one body", str(len(levelled)), warning=True)
        elif len(levelled) > 2 and len(voices) == 1:
            yield _fault(
                f"assess.{key}", "all {found} judgements come from one kind of voice", str(len(levelled)), warning=True
            )


def _verdicts(file: CaseFile) -> Iterator[Fault]:
    known = [f"{key}:{row.source}" for key, rows in file.assess.items() for row in rows]
    for position in file.verdicts.positions:
        field = f"verdicts.positions[{position.realm} {position.on}]"
        if bool(position.basis) == bool(position.source):
            yield _fault(
                field, "a position has a basis (our synthesis) or a source (published), not both and not neither"
            )
        if position.source:
            yield from _no_source(field + ".source", position.source, file)
        for item in position.basis:
            if item not in known:
                yield _fault(field + ".basis", "there is no assessment “{found}”", item, "", nearest(item, known))
        yield from _too_early(field, position, file)
    for number, turn in enumerate(file.verdicts.reversals, 1):
        for end, item in (("from", turn.from_), ("to", turn.to)):
            if item not in known:
                yield _fault(
                    f"verdicts.reversals[{number}].{end}",
                    "there is no assessment “{found}”",
                    item,
                    "",
                    nearest(item, known),
                )
        before, after = (file.source.get(i.rpartition(":")[2]) for i in (turn.from_, turn.to))
        if before and after and last_day(after.published_on) < first_day(before.published_on):
            yield _fault(
                f"verdicts.reversals[{number}]",
                "the reversal runs backwards: {found}",
                f"{before.published_on} – {after.published_on}",
            )
    for key in file.verdicts.not_found:
        if criterion_of(key)[1] is None:
            yield _fault("verdicts.not_found", "there is no criterion “{found}”", key)
        elif file.assess.get(key):
            yield _fault("verdicts.not_found", "“{found}” was looked for in vain but has assessments", key)
    for number, response in enumerate(file.verdicts.responses, 1):
        yield from _no_source(f"verdicts.responses[{number}].source", response.source, file)


def _too_early(field: str, position: Position, file: CaseFile) -> Iterator[Fault]:
    sources = [file.source[key] for item in position.basis if (key := item.rpartition(":")[2]) in file.source]
    newest = max((s.published_on for s in sources), key=first_day, default="")
    if newest and last_day(position.on) < first_day(newest):
        yield _fault(
            field + ".on",
            "the position ({found}) is older than the newest source of its basis ({expected})",
            position.on,
            newest,
        )


def _facts(file: CaseFile) -> Iterator[Fault]:
    facts = file.facts
    for number, outcome in enumerate(facts.outcomes, 1):
        yield from _outcome(f"facts.outcomes[{number}]", outcome, file)
    groups: dict[str, Sequence[Event | Ingredient | Condition]] = {
        "events": facts.events,
        "ingredients": facts.ingredients,
    }
    for kind, rows in (groups | {"conditions": facts.conditions}).items():
        for number, row in enumerate(rows, 1):
            yield from _no_source(f"facts.{kind}[{number}].source", row.source, file)
    for number, ingredient in enumerate(facts.ingredients, 1):
        source = file.source.get(ingredient.source)
        if ingredient.state == "not_mentioned" and source and source.seen != "full":
            yield _fault(
                f"facts.ingredients[{number}].state",
                "“not mentioned” can be said of a source read in full only",
                ingredient.key,
            )
    families: dict[tuple[str, ...], set[tuple[float | None, float | None, float | None]]] = defaultdict(set)
    for outcome in facts.outcomes:
        families[outcome.indicator.en, outcome.counts.en, outcome.unit, outcome.period, outcome.as_of].add(
            (outcome.value, outcome.low, outcome.high)
        )
    for family, values in families.items():
        if len(values) > 1:
            yield _fault(
                "facts.outcomes",
                "amounts of one indicator contradict each other: {found}",
                f"{family[0]}",
                warning=True,
            )


def _outcome(field: str, outcome: Outcome, file: CaseFile) -> Iterator[Fault]:
    yield from _no_source(field + ".source", outcome.source, file)
    given = [n is not None for n in (outcome.value, outcome.low, outcome.high)]
    if given not in ([True, False, False], [False, True, True]):
        yield _fault(field, "has either a value, or low and high")
    if outcome.low is not None and outcome.high is not None and outcome.low > outcome.high:
        yield _fault(field, "low is above high: {found}", f"{outcome.low} > {outcome.high}")
    if outcome.unit not in vocabulary("units"):
        yield _fault(
            field + ".unit",
            "the unit “{found}” is not in the vocabulary",
            outcome.unit,
            "",
            nearest(outcome.unit, vocabulary("units")),
            True,
        )
    numbers = (
        outcome.value,
        outcome.low,
        outcome.high,
        outcome.baseline,
        None if isinstance(outcome.target, str) else outcome.target,
    )
    yield from _missing_figures(field, [f"{n:.10g}" for n in numbers if n is not None], [outcome.source], file)


def _dates(file: CaseFile) -> Iterator[Fault]:
    events = file.facts.events
    for number, (one, other) in enumerate(pairwise(events), 2):
        if last_day(other.on) < first_day(one.on):
            yield _fault(
                f"facts.events[{number}].on",
                "the events run backwards: {found} comes after {expected}",
                other.on,
                one.on,
            )
    for key, rows in file.assess.items():
        for row in rows:
            if row.on and len(row.on) == 10 and last_day(row.on) > last_day(file.case.read_on):
                yield _fault(
                    f"assess.{key}[{row.source}].on",
                    "is later than the day of reading: {found}",
                    row.on,
                    file.case.read_on,
                )


def _figures_in_rows(file: CaseFile) -> Iterator[Fault]:
    rows: list[tuple[str, Bilingual | Assessment, list[str]]] = []
    rows += [(f"assess.{key}[{r.source}]", r, [r.source]) for key, found in file.assess.items() for r in found]
    for kind in ("events", "ingredients"):
        rows += [(f"facts.{kind}[{n}]", r, [r.source]) for n, r in enumerate(getattr(file.facts, kind), 1)]
    rows += [(f"verdicts.responses[{n}]", r, [r.source]) for n, r in enumerate(file.verdicts.responses, 1)]
    for position in file.verdicts.positions:
        sources = [position.source, *(b.rpartition(":")[2] for b in position.basis)]
        rows.append((f"verdicts.positions[{position.realm} {position.on}]", position, sources))
    for number, turn in enumerate(file.verdicts.reversals, 1):
        rows.append((f"verdicts.reversals[{number}]", turn, [i.rpartition(":")[2] for i in (turn.from_, turn.to)]))
    for field, row, sources in rows:
        for language, text in (("nl", row.nl), ("en", row.en)):
            yield from _missing_figures(f"{field}.{language}", figures(text, language), sources, file)
            if person := PERSON.search(text):
                yield _fault(f"{field}.{language}", "looks like the name of a person: {found}", person[0], warning=True)


def _missing_figures(field: str, numbers: list[str], sources: list[str], file: CaseFile) -> Iterator[Fault]:
    held = [f for key in sources if key in file.source for f in file.source[key].figures]
    for number in numbers:
        if not any(same_figure(number, f) for f in held):
            message = "the number {found} stands in no source named here ({expected})"
            yield _fault(field, message, number, ", ".join(s for s in sources if s), nearest(number, held, 80))


def _full_case(file: CaseFile) -> Iterator[Fault]:
    documents = {file.document(key) for key in file.source}
    if file.case.completeness == "short" and len(documents) < 2:
        yield _fault(
            "case.completeness", "a short case rests on at least two documents; found {found}", str(len(documents))
        )
    if file.case.completeness != "full":
        return
    types = {file.source[key].type for key in documents}
    if len(documents) < 3 or len(types) < 2:
        message = "a full case rests on at least three documents of at least two types; found {found}"
        yield _fault("case.completeness", message, f"{len(documents)}, {len(types)}")
    if not any(vocabulary("source_types")[kind].get("independent") for kind in types):
        yield _fault("case.completeness", "a full case has one document independent of the makers of the policy")
    judged = {key for key, rows in file.assess.items() if any(r.level or r.status == "not_determinable" for r in rows)}
    pppe = frameworks()["pppe"]
    covered = [c for c in pppe.criteria if c.id in judged]
    if len(covered) < 7:
        message = "a full case has seven of the eleven criteria assessed or not determinable; found {found}"
        yield _fault("case.completeness", message, str(len(covered)))
    for dimension in pppe.dimensions:
        if not any(c.dimension == dimension["id"] for c in covered):
            yield _fault(
                "case.completeness",
                "a full case has a criterion in every dimension; nothing in {found}",
                str(dimension["id"]),
            )
