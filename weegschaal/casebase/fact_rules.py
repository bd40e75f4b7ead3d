"""Honesty rules over verdicts and facts of a case, and the figures in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.fields import first_day, last_day
from weegschaal.casebase.figures import AGES, figures
from weegschaal.casebase.neutral import NEVER
from weegschaal.casebase.records import Assessment, Bilingual, CaseFile, Condition, Event, Ingredient, Outcome, Position
from weegschaal.casebase.rule_parts import PERSON, criterion_of, fault, missing_figures, no_source
from weegschaal.casebase.vocabularies import vocabulary


def verdicts(file: CaseFile) -> Iterator[Fault]:
    known = [f"{key}:{row.source}" for key, rows in file.assess.items() for row in rows]
    for position in file.verdicts.positions:
        field = f"verdicts.positions[{position.realm} {position.on}]"
        if bool(position.basis) == bool(position.source):
            yield fault(
                field, "a position has a basis (our synthesis) or a source (published), not both and not neither"
            )
        if position.source:
            yield from no_source(field + ".source", position.source, file)
        for item in position.basis:
            if item not in known:
                yield fault(field + ".basis", "there is no assessment “{found}”", item, "", nearest(item, known))
        yield from _too_early(field, position, file)
    for (realm, on), count in Counter((p.realm, p.on) for p in file.verdicts.positions).items():
        if count > 1 and on != NEVER:
            yield fault(
                f"verdicts.positions[{realm} {on}]", "a realm has one position on a day; found {found}", str(count)
            )
    yield from _reversals(known, file)
    for key in file.verdicts.not_found:
        if criterion_of(key)[1] is None:
            yield fault("verdicts.not_found", "there is no criterion “{found}”", key)
        elif file.assess.get(key):
            yield fault("verdicts.not_found", "“{found}” was looked for in vain but has assessments", key)
    for number, response in enumerate(file.verdicts.responses, 1):
        yield from no_source(f"verdicts.responses[{number}].source", response.source, file)


def _reversals(known: list[str], file: CaseFile) -> Iterator[Fault]:
    for number, turn in enumerate(file.verdicts.reversals, 1):
        if turn.from_ == turn.to:
            yield fault(
                f"verdicts.reversals[{number}]", "a reversal runs from one assessment to another: {found}", turn.to
            )
        for end, item in (("from", turn.from_), ("to", turn.to)):
            if item not in known:
                yield fault(
                    f"verdicts.reversals[{number}].{end}",
                    "there is no assessment “{found}”",
                    item,
                    "",
                    nearest(item, known),
                )
        before, after = (file.source.get(i.rpartition(":")[2]) for i in (turn.from_, turn.to))
        if before and after and last_day(after.published_on) < first_day(before.published_on):
            yield fault(
                f"verdicts.reversals[{number}]",
                "the reversal runs backwards: {found}",
                f"{before.published_on} – {after.published_on}",
            )


def _too_early(field: str, position: Position, file: CaseFile) -> Iterator[Fault]:
    sources = [file.source[key] for item in position.basis if (key := item.rpartition(":")[2]) in file.source]
    newest = max((s.published_on for s in sources), key=first_day, default="")
    if newest and last_day(position.on) < first_day(newest):
        yield fault(
            field + ".on",
            "the position ({found}) is older than the newest source of its basis ({expected})",
            position.on,
            newest,
        )


def facts(file: CaseFile) -> Iterator[Fault]:
    known = file.facts
    for number, outcome in enumerate(known.outcomes, 1):
        yield from _outcome(f"facts.outcomes[{number}]", outcome, file)
    groups: dict[str, Sequence[Event | Ingredient | Condition]] = {
        "events": known.events,
        "ingredients": known.ingredients,
    }
    for kind, rows in (groups | {"conditions": known.conditions}).items():
        for number, row in enumerate(rows, 1):
            yield from no_source(f"facts.{kind}[{number}].source", row.source, file)
    for number, ingredient in enumerate(known.ingredients, 1):
        source = file.source.get(ingredient.source)
        if ingredient.state == "not_mentioned" and source and source.seen != "full":
            yield fault(
                f"facts.ingredients[{number}].state",
                "“not mentioned” can be said of a source read in full only",
                ingredient.key,
            )
    families: dict[tuple[str, ...], set[tuple[float | None, float | None, float | None]]] = defaultdict(set)
    for outcome in known.outcomes:
        families[outcome.indicator.en, outcome.counts.en, outcome.unit, outcome.period, outcome.as_of].add(
            (outcome.value, outcome.low, outcome.high)
        )
    for family, values in families.items():
        if len(values) > 1:
            yield fault(
                "facts.outcomes",
                "amounts of one indicator contradict each other: {found}",
                f"{family[0]}",
                warning=True,
            )


def _outcome(field: str, outcome: Outcome, file: CaseFile) -> Iterator[Fault]:
    yield from no_source(field + ".source", outcome.source, file)
    given = [n is not None for n in (outcome.value, outcome.low, outcome.high)]
    if given not in ([True, False, False], [False, True, True]):
        yield fault(field, "has either a value, or low and high")
    if outcome.low is not None and outcome.high is not None and outcome.low > outcome.high:
        yield fault(field, "low is above high: {found}", f"{outcome.low} > {outcome.high}")
    if outcome.unit not in vocabulary("units"):
        yield fault(
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
    yield from missing_figures(field, [f"{n:.10g}" for n in numbers if n is not None], [outcome.source], file)


def dates(file: CaseFile) -> Iterator[Fault]:
    events = file.facts.events
    for number, (one, other) in enumerate(pairwise(events), 2):
        if last_day(other.on) < first_day(one.on):
            yield fault(
                f"facts.events[{number}].on",
                "the events run backwards: {found} comes after {expected}",
                other.on,
                one.on,
            )
    dated = [(f"source.{key}.published_on", source.published_on) for key, source in file.source.items()]
    dated += [(f"assess.{key}[{r.source}].on", r.on) for key, rows in file.assess.items() for r in rows if r.on]
    dated += [(f"verdicts.positions[{p.realm} {p.on}].on", p.on) for p in file.verdicts.positions]
    dated += [(f"facts.events[{number}].on", event.on) for number, event in enumerate(events, 1)]
    for field, on in dated:
        if first_day(on) > last_day(file.case.read_on) and on != NEVER:
            yield fault(field, "is later than the day of reading: {found}", on, file.case.read_on)


def _figures_of_the_head(file: CaseFile) -> Iterator[tuple[str, Bilingual, list[str]]]:
    head, everywhere = file.case, list(file.source)
    yield "case.boundary", head.boundary, everywhere
    if head.doubts_on_figures:
        yield "case.doubts_on_figures", head.doubts_on_figures, [head.doubts_on_figures.source]
    for pair in head.pairs:
        for name in ("equal", "differs", "not_comparable"):
            yield f"case.pairs[{pair.case}].{name}", getattr(pair, name), everywhere


def figures_in_rows(file: CaseFile) -> Iterator[Fault]:
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
    rows += _figures_of_the_head(file)
    for number, outcome in enumerate(file.facts.outcomes, 1):
        for name, words in (("indicator", outcome.indicator), ("counts", outcome.counts)):
            plain = Bilingual(nl=AGES.sub("–", words.nl), en=AGES.sub("–", words.en))
            rows.append((f"facts.outcomes[{number}].{name}", plain, [outcome.source]))
    for field, row, sources in rows:
        for language, text in (("nl", row.nl), ("en", row.en)):
            yield from missing_figures(f"{field}.{language}", figures(text, language), sources, file)
            if person := PERSON.search(text):
                yield fault(f"{field}.{language}", "looks like the name of a person: {found}", person[0], warning=True)
