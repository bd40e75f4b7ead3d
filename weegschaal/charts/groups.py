"""What kinds of source, and ways into the collection, against groups of cases say. Drawn in views/pictures.py."""

from __future__ import annotations

import pandas as pd

from weegschaal.i18n import Translator


def finding(rows: pd.DataFrame, t: Translator) -> str:
    """Say in a title which kinds of source, of those that speak about several cases, stand on one side only."""
    present = rows[rows["case_count"] > 0]
    sided: dict[str, list[str]] = {group: [] for group in ("success", "failure")}
    alike, kinds = 0, 0
    for name, here in present.groupby("source_type_name", sort=False):
        about = set(here["case_group"])
        kinds += 1
        alike += about >= set(sided)
        if len(about) == 1 and about <= set(sided) and here["case_count"].sum() > 1:
            sided[about.pop()].append(str(name))
    if (sided["success"] or sided["failure"]) and present["case_group"].nunique() > 1:
        names = sided["success"] + sided["failure"]
        return t.plural(
            "Who writes colours the verdict: {names} speaks about one group only",
            "Who writes colours the verdict: {names} speak about one group only",
            len(names),
            names=t.listing(names),
        )
    if alike > kinds / 2:
        return t("Most kinds of source speak about successes and failures alike")
    return t("Too few cases in view to see whether who writes colours the verdict")


def in_words(rows: pd.DataFrame, by: str, t: Translator) -> str:
    """Give the numbers behind each bar in a sentence."""
    parts = []
    for name, here in rows.groupby(by, sort=False):
        counts = [f"{row.case_group_name} {int(row.case_count)}" for row in here.itertuples() if row.case_count]
        if counts:
            parts.append(f"{name}: {', '.join(counts)}")
    return "; ".join(parts) + "." if parts else t("No cases.")


def table(rows: pd.DataFrame, by: str, t: Translator) -> pd.DataFrame:
    """Return the cross table: a row per bar, a column per group."""
    names = list(dict.fromkeys(rows["case_group_name"]))
    wide = rows.pivot_table(
        index=by, columns="case_group_name", values="case_count", sort=False, aggfunc="sum", observed=False
    )
    wide = wide.reindex(columns=names).fillna(0).astype(int).reset_index().rename_axis(columns=None)
    return wide.rename(columns={by: t("Kind of source") if by == "source_type_name" else t("How the case came in")})
