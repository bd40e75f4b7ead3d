"""What differs most between cases, in words: how far their medians lie apart, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from weegschaal.charts.radar import in_full
from weegschaal.i18n import Translator

_FEWEST = 3  # criteria told in full, where so many differ


@dataclass(frozen=True)
class Difference:
    """How far cases lie apart on one criterion.

    Attributes:
        criterion: Identifier and name.
        name: Name alone.
        gap: Largest distance in levels between two of the cases; None when fewer than two have a level.
        said: Name, median and n of the cases that lie so far apart, in the order in which they are shown.
        silent: Name of each case that has none, with the reason.
    """

    criterion: str
    name: str
    gap: int | None
    said: tuple[str, ...]
    silent: tuple[str, ...]


def distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many levels lie between two intervals of lower and upper median: 0 where they touch or overlap."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def differences(profile: pd.DataFrame, names: Mapping[str, str], t: Translator) -> list[Difference]:
    """Compare the medians of cases, criterion by criterion, in the order of the framework.

    Args:
        profile: Rows of queries/casebase/profile.sql of the cases.
        names: Name of each case, in the order in which they are shown.
        t: Translator.
    """
    found = []
    for _, here in profile.groupby("criterion_id", sort=False):
        rows = {row.case_id: row for row in here.itertuples()}
        shown = [rows[case] for case in names if case in rows]
        known = [row for row in shown if row.n]
        gaps = {pair: distance(*(_ends(row) for row in pair)) for pair in combinations(known, 2)}
        gap = max(gaps.values(), default=None)
        widest = {row.case_id for pair, width in gaps.items() if width == gap for row in pair}
        first = here.iloc[0]
        found.append(
            Difference(
                f"{first['criterion_id']} {first['criterion']}",
                str(first["criterion"]),
                gap,
                tuple(_said(row, names, t) for row in known if row.case_id in widest),
                tuple(f"{names[row.case_id]} ({reason(row, t)})" for row in shown if not row.n),
            )
        )
    return found


def _ends(row: Any) -> tuple[int, int]:
    return int(row.lower), int(row.upper)


def _said(row: Any, names: Mapping[str, str], t: Translator) -> str:
    level = in_full(row.lower, row.upper, t)
    return f"{names[row.case_id]}: {level}, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{int(row.n)}"


def reason(row: Any, t: Translator) -> str:
    """Say why a case has no level on a criterion: three different things, none of them a zero."""
    if row.not_determinable:
        return t("not determinable")
    if row.not_applicable:
        return t("not applicable")
    return t("looked for, not found") if row.looked_in_vain else t("not assessed")


def largest(found: list[Difference]) -> list[Difference]:
    """Return the criteria that differ most, largest distance first: at least three where so many differ, and no tie is cut."""
    apart = sorted((d for d in found if d.gap), key=lambda d: -(d.gap or 0))
    if len(apart) <= _FEWEST:
        return apart
    edge = apart[_FEWEST - 1].gap or 0
    return [d for d in apart if (d.gap or 0) >= edge]


def finding(profile: pd.DataFrame, names: Mapping[str, str], t: Translator) -> str:
    """Say in a title on which criteria the medians lie furthest apart."""
    found = differences(profile, names, t)
    gaps = [d.gap for d in found if d.gap is not None]
    if not gaps:
        return t("On no criterion can these cases be compared")
    if not max(gaps):
        return t("On no criterion do the medians of these cases lie apart")
    most = [d for d in found if d.gap == max(gaps)]
    if len(most) > 3:
        return t("On {n} criteria cases lie {apart}", n=len(most), apart=apart(max(gaps), t))
    return t("The cases lie furthest apart on {criteria}", criteria=t.listing([f"“{d.name.lower()}”" for d in most]))


def apart(gap: int, t: Translator) -> str:
    """Write a distance in levels."""
    return t.plural("{n} level apart", "{n} levels apart", gap)
