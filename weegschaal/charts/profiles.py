"""What the radars of several cases say beside each other: title, words and table. The radars themselves are `radar.small_radar`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pandas as pd

from weegschaal.charts import radar
from weegschaal.charts.differences import distance
from weegschaal.i18n import Translator

Names = Mapping[str, str]


def of_case(dimensions: pd.DataFrame, case_id: str) -> pd.DataFrame:
    """Return the rows of one case."""
    return dimensions[dimensions["case_id"] == case_id]


def drawable(dimensions: pd.DataFrame, names: Names) -> list[str]:
    """Return the cases of which a radar can be drawn, in the order in which they are shown."""
    return [case for case in names if radar.drawable(of_case(dimensions, case))]


def finding(dimensions: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say in a title on which dimensions the profiles lie furthest apart."""
    cases = drawable(dimensions, names)
    if not cases:
        return t("Of none of these cases can a profile be drawn")
    if len(cases) == 1:
        return t("Only of {case} can a profile be drawn", case=names[cases[0]])
    gaps = {}
    for dimension, here in dimensions[dimensions["drawn"]].groupby("dimension", sort=False):
        ends = [(int(r.lower), int(r.upper)) for r in here.itertuples() if r.case_id in cases]
        gaps[str(dimension)] = max((distance(a, b) for a, b in combinations(ends, 2)), default=0)
    widest = max(gaps.values())
    if not widest:
        return t("On no dimension do the profiles lie apart")
    most = [f"“{name.lower()}”" for name, gap in gaps.items() if gap == widest]
    return t("The profiles lie furthest apart on {dimensions}", dimensions=t.listing(most))


def in_words(dimensions: pd.DataFrame, names: Names, short: tuple[str, ...], t: Translator) -> str:
    """Say what each radar shows, or why there is none.

    Args:
        dimensions: Rows of queries/casebase/dimensions.sql of the cases.
        names: Name of each case, in the order in which they are shown.
        short: Short cases.
        t: Translator.
    """
    return " ".join(f"{names[c]}: {of_one(of_case(dimensions, c), c in short, t)}" for c in names)


def of_one(dimensions: pd.DataFrame, short: bool, t: Translator) -> str:
    """Say what the radar of one case shows, or why there is none."""
    if short:
        return t("This is a short case: too few sources were found for a profile.")
    words = radar.in_words(dimensions, t)
    if radar.drawable(dimensions):
        return words
    return t("Fewer than three dimensions have enough levels, so there is no radar.") + " " + words


def table(dimensions: pd.DataFrame, names: Names, t: Translator) -> pd.DataFrame:
    """Return the rows of all radars as one table, cases in the order in which they are shown."""
    parts = []
    for case, name in names.items():
        rows = radar.table(of_case(dimensions, case), t)
        rows.insert(0, t("Case"), name)
        parts.append(rows)
    return pd.concat(parts, ignore_index=True) if parts else radar.table(dimensions, t)
