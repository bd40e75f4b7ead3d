"""What the spread of cases over McConnell's spectrum says, in words and as a table. Drawn in views/pictures.py."""

from __future__ import annotations

import pandas as pd

from weegschaal.i18n import Translator
from weegschaal.theme import POSITIONS


def finding(positions: pd.DataFrame, t: Translator) -> str:
    """Say in a title how the cases spread."""
    rows = programme(positions)
    if rows.empty:
        return t("No case has a position yet")
    places = rows["level"].nunique()
    return t.plural(
        "{n} case, spread over {places} of the five positions",
        "{n} cases, spread over {places} of the five positions",
        len(rows),
        places=places,
    )


def in_words(positions: pd.DataFrame, names: dict[str, str], t: Translator) -> str:
    """Name the cases on each position."""
    rows = programme(positions)
    parts = []
    for level in POSITIONS:
        here = sorted(rows.loc[rows["level"] == level, "known_as"])
        parts.append(f"{names[level]}: {t.listing(here) if here else t('no case')}")
    return ". ".join(parts) + "."


def table(positions: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Return the positions in all realms as a table, with the reason and the date."""
    p = positions
    return pd.DataFrame(
        {
            t("Case"): p["known_as"],
            t("Realm"): p["realm_name"],
            t("Position"): p["level_name"],
            t("Since"): p["held_on"],
            t("Why"): p["text"],
            t("Judged by"): p["source_id"].fillna(t("our synthesis of what sources say")),
        }
    )


def programme(positions: pd.DataFrame) -> pd.DataFrame:
    """Return our own positions in the realm of what was done and achieved: one per case at most."""
    return positions[(positions["realm"] == "programme") & positions["source_id"].isna()]
