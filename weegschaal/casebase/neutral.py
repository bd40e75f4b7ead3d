"""What stands in for a faulty value, so that the rules can look at all the rest of a case in the same run."""

from __future__ import annotations

import ast
import copy
import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

NEVER = "2100"  # for a day that could not be read
# By field, else by the kind of fault.
_NEUTRAL: dict[str | int, Any] = {
    "published_on": "2000",
    "read_on": NEVER,
    "on": NEVER,
    "as_of": NEVER,
    "period": ["2000", ""],
    "cofog": ["01"],
    "country": "NL",
    "seen": "full",
}
_NEUTRAL_KINDS: dict[str, Any] = {
    "missing": "…",
    "string_too_short": "…",
    "anchor": "…",
    "phrase": "…",
    "identifier": "",
    "url": "https://…",
    "figure": "0",
    "model_type": {},
    "dict_type": {},
}


def make_neutral(parent: Any, key: Any, detail: ErrorDetails) -> None:
    """Put something that no rule has anything against in the place of a faulty value."""
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    if isinstance(parent, list) and key >= len(parent):
        return
    if kind == "extra_forbidden":
        parent.pop(key, None)
    elif kind == "vocabulary":
        parent[key] = _first_valid(context)
    elif kind == "literal_error":
        parent[key] = ast.literal_eval(str(context["expected"]).split(" or ")[0].split(", ")[0])
    elif kind == "list_type" and isinstance(found, str):
        parent[key] = [found]
    elif kind == "string_type" and isinstance(found, int | float | dt.date | dt.time):
        parent[key] = str(found)
    elif kind == "float_type" and _is_number(found):
        parent[key] = float(found)
    elif key in _NEUTRAL:
        parent[key] = copy.deepcopy(_NEUTRAL[key])
    elif kind in _NEUTRAL_KINDS:
        parent[key] = copy.deepcopy(_NEUTRAL_KINDS[kind])
    elif isinstance(parent, dict):
        parent.pop(key, None)
    else:
        parent[key] = "…"


def _is_number(found: Any) -> bool:
    try:
        return not isinstance(found, bool) and bool(float(found) + 1)
    except (TypeError, ValueError, OverflowError):
        return False


def _first_valid(context: Mapping[str, Any]) -> str:
    """Return the value nearest to the one found ("c_9d1917e9" of "c_9d1917e9 (werk)"), else the first that is valid."""
    return str(context.get("nearest") or str(context["expected"]).split(", ")[0]).split(" (")[0]
