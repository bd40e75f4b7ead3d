"""What a link asks for when cases are weighed: weights, how sure of them, the band in balance, limits, seed. Read and checked in one place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from weegschaal.analysis.draws import BAND, Choice
from weegschaal.i18n import Translator

__all__ = ["PRESETS", "Choice", "Preset", "Problem", "equal", "link", "of_preset", "read", "told"]

# How a link names the dimensions of the framework; the codes are understood as well.
NAMES = {"PG": "programmatic", "PR": "process", "PO": "political", "EN": "endurance"}
EQUAL = 25.0
SURE = 0.5
SEED = 1
MOST_CASES = 4


@dataclass(frozen=True)
class Problem:
    """What cannot be read in a link.

    Attributes:
        parameter: Parameter of the link.
        value: What stands there.
        kind: number, negative, zero, unknown, twice, share, band, seed or flag.
        nearest: Nearest valid name, or "".
    """

    parameter: str
    value: str
    kind: str
    nearest: str = ""


@dataclass(frozen=True)
class Preset:
    """Weights to begin with."""

    key: str
    dimensions: tuple[float, float, float, float]
    criteria: tuple[tuple[str, float], ...] = ()
    sure: float = SURE


PRESETS = (
    Preset("equal", (25, 25, 25, 25)),
    Preset("results", (55, 15, 15, 15)),
    Preset("fairness", (40, 40, 10, 10), (("PG1", 10), ("PG2", 20), ("PG3", 70), ("PR1", 20), ("PR2", 80))),
    Preset("support", (15, 15, 55, 15)),
    Preset("endurance", (15, 15, 15, 55)),
    Preset("unknown", (25, 25, 25, 25), sure=0.0),
)


def equal(criteria: tuple[tuple[str, str], ...]) -> Choice:
    """Return the choice of somebody who has set nothing yet: every dimension alike."""
    return Choice(criteria, tuple((d, EQUAL) for d in dict.fromkeys(d for _, d in criteria)), sure=SURE, seed=SEED)


def of_preset(preset: Preset, choice: Choice) -> Choice:
    """Return a choice with the weights of a preset; band, limits and the rest stay."""
    dimensions = tuple(zip(choice.dimensions, preset.dimensions, strict=True))
    return replace(choice, dimension_weights=dimensions, criterion_weights=preset.criteria, sure=preset.sure)


def read(given: Iterable[tuple[str, str]], criteria: tuple[tuple[str, str], ...]) -> tuple[Choice, list[Problem]]:
    """Read what a link sets.

    Args:
        given: Parameters of `filters.WEIGHING` with their values; lists are joined by commas.
        criteria: Criteria with their dimensions, in the order of the framework.

    Returns:
        The choice, and everything that could not be read; where something is wrong its default stands in its place.
    """
    asked, problems, choice = dict(given), list[Problem](), equal(criteria)
    if "weights" in asked:
        dimensions, inside = _weights(asked["weights"], choice, problems)
        choice = replace(choice, dimension_weights=dimensions, criterion_weights=inside)
    if "sure" in asked:
        choice = replace(choice, sure=_sure(asked["sure"], problems))
    if "band" in asked:
        choice = replace(choice, band=_band(asked["band"], problems))
    if "limit" in asked:
        known = {name.casefold(): name for name in choice.names}
        names = [_known("limit", part, known, problems) for part in asked["limit"].split(",") if part.strip()]
        choice = replace(choice, limits=frozenset(name for name in names if name))
    if "seed" in asked:
        choice = replace(choice, seed=_seed(asked["seed"], problems))
    if asked.get("whole", "") not in {"", "0", "1", "true", "false"}:
        problems.append(Problem("whole", asked["whole"][:80], "flag"))
    return replace(choice, whole=asked.get("whole") in {"1", "true"}), problems


def _weights(
    value: str, choice: Choice, problems: list[Problem]
) -> tuple[tuple[tuple[str, float], ...], tuple[tuple[str, float], ...]]:
    """Read `name:number,...` for dimensions and criteria; on any fault the equal weights stand."""
    known = {name.casefold(): name for name in (*choice.names, *choice.dimensions)}
    known |= {NAMES[d]: d for d in choice.dimensions if d in NAMES}
    found: dict[str, float] = {}
    before = len(problems)
    for part in filter(str.strip, value.split(",")):
        name, _, number = part.partition(":")
        key = _known("weights", name, known, problems)
        if key in found:
            problems.append(Problem("weights", name.strip()[:80], "twice"))
        elif key:
            found[key] = _number("weights", part.strip(), number, problems)
    if len(problems) > before:
        return choice.dimension_weights, ()
    across = _group(choice.dimensions, found, problems)
    inside: dict[str, float] = {}
    for dimension in choice.dimensions:
        inside |= _group([c for c, d in choice.criteria if d == dimension], found, problems)
    named = tuple((d, across.get(d, 0.0)) for d in choice.dimensions) if across else choice.dimension_weights
    return named, tuple((c, inside[c]) for c in choice.names if c in inside)


def _group(names: list[str], found: Mapping[str, float], problems: list[Problem]) -> dict[str, float]:
    """Return the weights of one group, in hundredths where sliders could not show them; none when all are zero, which is told."""
    given = {name: found[name] for name in names if name in found}
    total = sum(given.values())
    if given and not total:
        problems.append(Problem("weights", ", ".join(NAMES.get(name, name) for name in given), "zero"))
        return {}
    if given and (max(given.values()) > 100 or max(given.values()) < 1):
        return {name: 100 * weight / total for name, weight in given.items()}
    return given


def _known(parameter: str, name: str, known: Mapping[str, str], problems: list[Problem]) -> str:
    wanted = name.strip().casefold()
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=1, cutoff=0.4)
    problems.append(
        Problem(parameter, name.strip()[:80], "unknown", NAMES.get(known[near[0]], known[near[0]]) if near else "")
    )
    return ""


def _number(parameter: str, shown: str, value: str, problems: list[Problem]) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number > 1e6 or "_" in value or not value.isascii():
        problems.append(Problem(parameter, shown[:80], "number"))
        return 1.0
    if number < 0:
        problems.append(Problem(parameter, shown[:80], "negative"))
        return 1.0
    return abs(number)  # no negative zero


def _sure(value: str, problems: list[Problem]) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in value or not value.isascii():
        problems.append(Problem("sure", value[:80], "number"))
    elif not 0 <= number <= 1:
        problems.append(Problem("sure", value[:80], "share"))
    else:
        return abs(number)
    return SURE


def _band(value: str, problems: list[Problem]) -> tuple[float, float]:
    """Read the edges of the balance in hundredths, `45-55`."""
    low, _, high = value.partition("-")
    try:
        edges = float(low) / 100, float(high) / 100
        if 0 <= edges[0] <= edges[1] <= 1 and "_" not in value:
            return edges
    except ValueError:
        pass
    problems.append(Problem("band", value[:80], "band"))
    return BAND


def _seed(value: str, problems: list[Problem]) -> int:
    if value.isascii() and value.isdigit() and 0 < int(value[:10]) < 10**9 and len(value) < 10:
        return int(value)
    problems.append(Problem("seed", value[:80], "seed"))
    return SEED


def link(choice: Choice) -> tuple[tuple[str, str], ...]:
    """Return the parameters that set this choice; what is as it is without them is left out."""
    start, found = equal(choice.criteria), []
    if (choice.dimension_weights, choice.criterion_weights) != (start.dimension_weights, ()):
        parts = [f"{NAMES.get(d, d)}:{w:g}" for d, w in choice.dimension_weights]
        found.append(("weights", ",".join([*parts, *(f"{c}:{w:g}" for c, w in choice.criterion_weights)])))
    if choice.sure != start.sure:
        found.append(("sure", f"{choice.sure:g}"))
    if choice.band != start.band:
        found.append(("band", "-".join(f"{100 * edge:.10f}".rstrip("0").rstrip(".") for edge in choice.band)))
    if choice.limits:
        found.append(("limit", ",".join(name for name in choice.names if name in choice.limits)))
    if choice.whole:
        found.append(("whole", "1"))
    if choice.seed != start.seed:
        found.append(("seed", str(choice.seed)))
    return tuple(found)


def told(problem: Problem, t: Translator) -> str:
    """Say in words what is wrong and what would be right."""
    value, parameter = problem.value, problem.parameter
    words = {
        "number": t("“{value}” in {parameter} is not a number that can be used.", value=value, parameter=parameter),
        "negative": t(
            "“{value}” in {parameter} is negative: a weight is zero or more.", value=value, parameter=parameter
        ),
        "zero": t(
            "In {parameter} all of {value} are zero: at least one must weigh something.",
            value=value,
            parameter=parameter,
        ),
        "unknown": t("There is no criterion or dimension “{value}” for {parameter}.", value=value, parameter=parameter),
        "twice": t("“{value}” stands twice in {parameter}.", value=value, parameter=parameter),
        "share": t(
            "“{value}” in {parameter} is not from 0 (not sure at all) to 1 (exactly these weights).",
            value=value,
            parameter=parameter,
        ),
        "band": t(
            "“{value}” in {parameter} is not a band: write two numbers from 0 to 100 such as 45-55.",
            value=value,
            parameter=parameter,
        ),
        "flag": t("“{value}” in {parameter} is not 1 or 0.", value=value, parameter=parameter),
        "seed": t(
            "“{value}” in {parameter} is not a whole number from 1 to 999999999.", value=value, parameter=parameter
        ),
    }[problem.kind]
    return words + " " + t("Did you mean “{name}”?", name=problem.nearest) if problem.nearest else words
