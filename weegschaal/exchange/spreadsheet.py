"""CSV that Excel opens as it is in the reader's language, with formulas made harmless."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable

import numpy as np
import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(rows: pd.DataFrame, language: str) -> bytes:
    """Return rows as CSV in UTF-8 with a byte order mark: `;` and decimal comma for Dutch, `,` and decimal point for English.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection"); numbers stay numbers.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if language == "nl" else ",", lineterminator="\r\n")
    writer.writerow([harmless(str(c)) for c in rows.columns])
    for row in rows.itertuples(index=False):
        writer.writerow([_cell(value, language) for value in row])
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    text = text.replace("\x00", "")
    return "'" + text if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA[:4]) else text


def _cell(value: object, language: str) -> str:
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        text = f"{value:.15g}"  # as many digits as a spreadsheet holds
        return text.replace(".", ",") if language == "nl" else text
    if not isinstance(value, str) and isinstance(value, Iterable):
        value = " | ".join(str(v) for v in value)
    return harmless(str(value))
