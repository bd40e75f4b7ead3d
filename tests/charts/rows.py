"""Rows as the queries give them, with nothing in them but what a test says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from weegschaal.theme import GROUPS, LEVELS, POSITIONS

CRITERIA = ("PG1", "PG2", "PG3", "PR1", "PR2", "PO1", "PO2", "PO3", "EN1", "EN2", "EN3")
DIMENSIONS = ("Result", "Process", "Support", "Endurance")
NAMES = {position: position.title() for position in POSITIONS}
Interval = tuple[int, int] | None  # lower and upper median as ranks, 0 (--) to 4 (++)


def checked(figure: go.Figure) -> go.Figure:
    """Return a figure after Plotly looked at every property: charts leave that out when a reader waits for them."""
    return go.Figure(figure.to_plotly_json())


def _nullable(rows: Sequence[Mapping[str, Any]], columns: str, *ranks: str) -> pd.DataFrame:
    """Return rows with the types that DuckDB gives: numbers that may be missing."""
    frame = pd.DataFrame(rows, columns=columns.split())
    return frame.astype(dict.fromkeys(ranks, "Int32"))


def dimensions(**intervals: Interval) -> pd.DataFrame:
    """Rows of dimensions.sql; a dimension without an interval has one criterion of the two it needs."""
    rows = [
        {
            "dimension": name,
            "needs": 2,
            "criterion_count": 2 if interval else 1,
            "n": 3.0 if interval else 1.0,
            "drawn": interval is not None,
            "lower": interval[0] if interval else None,
            "upper": interval[1] if interval else None,
            "lowest": 0 if interval else None,
            "highest": 4 if interval else None,
        }
        for name, interval in intervals.items()
    ]
    columns = "dimension needs criterion_count n drawn lower upper lowest highest"
    return _nullable(rows, columns, "lower", "upper", "lowest", "highest").astype({"drawn": bool})


def profile(levels: Mapping[str, Sequence[int]], unknown: Sequence[str] = (), vain: Sequence[str] = ()) -> pd.DataFrame:
    """Rows of profile.sql from the ranks given per criterion."""
    rows = []
    for criterion in CRITERIA:
        ranks = sorted(levels.get(criterion, ()))
        rows.append(
            {
                "criterion_id": criterion,
                "criterion": f"Name of {criterion}",
                "n": len(ranks),
                "not_determinable": int(criterion in unknown),
                "not_applicable": 0,
                "lower": ranks[(len(ranks) - 1) // 2] if ranks else None,
                "upper": ranks[len(ranks) // 2] if ranks else None,
                "lowest": ranks[0] if ranks else None,
                "highest": ranks[-1] if ranks else None,
                "looked_in_vain": criterion in vain,
            }
        )
    columns = "criterion_id criterion n not_determinable not_applicable lower upper lowest highest looked_in_vain"
    return _nullable(rows, columns, "lower", "upper", "lowest", "highest")


def assessments(*said: tuple[str, str], mark: str = "plain", **same: Any) -> pd.DataFrame:
    """Rows of assessments.sql from pairs of criterion and level; a level that is none is a status."""
    usual = {
        "publisher": "Bureau",
        "source_title": "Report",
        "source_type": "evaluation report",
        "url": None,
        "published_on": "2021-05",
        "voice_name": "evaluator",
        "text": "What it says.",
        "at_place": "chapter 1",
        "anchor": "its own words",
        "seen_name": "in full",
        "design_name": None,
        "for_whom": "everybody",
        "coder": "the makers",
        "mark": mark,
    }
    rows = []
    for number, (criterion, level) in enumerate(said):
        known = level in LEVELS
        what = {"level": level if known else None, "status": "assessed" if known else level}
        names = {"assessment_id": f"a{number}", "criterion_id": criterion, "criterion": f"Name of {criterion}"}
        rows.append({**usual, **names, **what, **same})
    return pd.DataFrame(rows, columns=["assessment_id", "criterion_id", "criterion", "level", "status", *usual])


def places(**where: tuple[Interval, Interval]) -> pd.DataFrame:
    """Rows of map.sql; the quadrant follows from the intervals, as in the query."""
    rows = []
    for name, (x, y) in where.items():
        sides = ["middle" if i[0] <= 2 <= i[1] else "high" if i[0] > 2 else "low" for i in (x, y) if i]
        quadrant = {
            ("high", "high"): "works_valued",
            ("high", "low"): "works_disputed",
            ("low", "high"): "fails_valued",
            ("low", "low"): "fails_disputed",
        }.get(tuple(sides), "between" if len(sides) == 2 else "unplaced")
        x, y = x or (None, None), y or (None, None)
        ends = {"x_lower": x[0], "x_upper": x[1], "y_lower": y[0], "y_upper": y[1]}
        rows.append({"case_id": name.casefold(), "known_as": name, **ends, "quadrant": quadrant})
    columns = "case_id known_as x_lower x_upper y_lower y_upper quadrant"
    return _nullable(rows, columns, "x_lower", "x_upper", "y_lower", "y_upper")


def sides(**counts: tuple[int, int, int, int]) -> pd.DataFrame:
    """Rows of sides.sql: documents for success, for failure, mixed, and not determinable, per criterion."""
    rows = [(criterion, f"Name of {criterion}", *found) for criterion, found in counts.items()]
    columns = ["criterion_id", "criterion", "for_success", "for_failure", "mixed", "not_determinable"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[2:], "int64"))


def positions(*held: tuple[str, str] | tuple[str, str, str], source: str | None = None) -> pd.DataFrame:
    """Rows of positions.sql from the name of a case, its position and, where it is another, the realm."""
    rows = [
        {
            "case_id": name.casefold(),
            "known_as": name,
            "realm": realm[0] if realm else "programme",
            "realm_name": "Programme",
            "level": level,
            "level_name": NAMES[level],
            "held_on": "2021-05",
            "source_id": source,
            "text": "Why.",
        }
        for name, level, *realm in held
    ]
    columns = "case_id known_as realm realm_name level level_name held_on source_id text"
    return pd.DataFrame(rows, columns=columns.split())


def groups(by: str = "source_type_name", **counts: tuple[int, int, int, int]) -> pd.DataFrame:
    """Rows of groups_by_source_type.sql: cases per group (success, contested, failure, none) for each kind of source."""
    rows = [
        {by: kind, "case_group": group, "case_group_name": f"the {group}", "case_count": count}
        for kind, found in counts.items()
        for group, count in zip(GROUPS, found, strict=True)
    ]
    return pd.DataFrame(rows, columns=[by, "case_group", "case_group_name", "case_count"]).astype(
        {"case_count": "int64"}
    )


def compared(**cases: Mapping[str, Sequence[int]]) -> pd.DataFrame:
    """Rows of profile.sql of several cases, from the ranks given per case and criterion."""
    parts = []
    for case, levels in cases.items():
        rows = profile(levels)
        rows.insert(0, "case_id", case)
        parts.append(rows.assign(position=range(len(rows)), dimension_id=rows["criterion_id"].str[:2]))
    return pd.concat(parts, ignore_index=True)


def said(case: str, levels: Mapping[str, Sequence[int]]) -> pd.DataFrame:
    """Rows of assessments.sql of one case, from its ranks per criterion."""
    found = [(criterion, LEVELS[rank]) for criterion, ranks in levels.items() for rank in ranks]
    rows = assessments(*found)
    return rows.assign(case_id=case, rank=[LEVELS.index(level) for _, level in found])


def turns(*turned: tuple[str, str, int, str, str, int, str]) -> pd.DataFrame:
    """Rows of turns.sql from case, criterion, rank and date of the earlier and of the later judgement."""
    rows = []
    for number, (case, *ends) in enumerate(turned, 1):
        row: dict[str, Any] = {"case_id": case, "number": number, "text": "Why."}
        for end, (criterion, rank, date) in zip(("from", "to"), (ends[:3], ends[3:]), strict=True):
            row |= {f"{end}_criterion_id": criterion, f"{end}_criterion": f"Name of {criterion}"}
            row |= {f"{end}_level": LEVELS[rank], f"{end}_rank": rank, f"{end}_publisher": "Bureau"}
            row |= {f"{end}_published_on": date, f"{end}_known_on": date if len(date) == 10 else f"{date[:4]}-12-31"}
        rows.append(row)
    return pd.DataFrame(rows)
