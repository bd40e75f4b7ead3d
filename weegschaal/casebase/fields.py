"""Kinds of fields in `case.toml`, each with its own check."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Annotated

from babel.core import Locale
from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from weegschaal.casebase.faults import nearest
from weegschaal.casebase.vocabularies import frameworks, scales, vocabulary

COUNTRIES = frozenset(
    c for c in map(str, Locale("en").territories) if re.fullmatch(r"[A-Z]{2}", c) and c not in {"EU", "EZ", "UN", "ZZ"}
)
OUTCOME_LEVELS = tuple(scales()["project5"]["levels"])
POSITION_LEVELS = tuple(scales()["mcconnell5"]["levels"])
REALMS = tuple(c.id for c in frameworks()["mcconnell"].criteria)
IDENTIFIERS = {
    "kst-": re.compile(r"kst-\d{4,6}(-[IVXLCDM]+)?(-[A-Z0-9]+)?"),
    "ECLI:": re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}"),
    "doi:": re.compile(r"doi:10\.\d{4,9}/\S+"),
    "isbn:": re.compile(r"isbn:[\d-]{9,16}[\dX]"),
}
TOOI = re.compile(
    r"(gemeente/gm|provincie/pv|waterschap/ws|zbo/zb|oorg/oorg|so/so|ministerie/mnre|college/\w+?)\d{2,6}"
)

LISTED = 30  # of a longer list the first so many are named


def _one_of(found: str, valid: Iterable[str], by_name: str = "") -> str:
    options = list(valid)
    if found not in options:
        context = {
            "expected": ", ".join(options[:LISTED]) + ", …" * (len(options) > LISTED),
            "nearest": nearest(found, options) or by_name,
        }
        raise PydanticCustomError("vocabulary", "not in the list", context)
    return found


def choice(options: Iterable[str]) -> AfterValidator:
    return AfterValidator(lambda found: _one_of(found, options))


def in_list(name: str) -> AfterValidator:
    return AfterValidator(lambda found: _one_of(found, vocabulary(name), _by_name(found, name)))


def _by_name(found: str, vocabulary_name: str) -> str:
    """Return the key of the term that bears this name, or nearly: people write "werk" where the key is c_9d1917e9."""
    terms = vocabulary(vocabulary_name)
    names = {str(term[lang]).casefold(): key for key, term in terms.items() for lang in ("nl", "en")}
    near = nearest(found, names, 80)
    return f"{names[near]} ({near})" if near else ""


def _matching(pattern: str, kind: str) -> Callable[[str], str]:
    def check(found: str) -> str:
        if not re.fullmatch(pattern, found):
            raise PydanticCustomError(kind, "wrong form")
        return found

    return check


def is_date(found: str) -> bool:
    """Tell whether a text is YYYY, YYYY-MM or YYYY-MM-DD and such a day exists."""
    try:
        return bool(re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", found) and last_day(found))
    except ValueError:
        return False


def _date(found: str) -> str:
    if not is_date(found):
        raise PydanticCustomError("date", "no date")
    return found


def _identifier(found: str) -> str:
    for prefix, pattern in IDENTIFIERS.items():
        if found.lower().startswith(prefix.lower()) and not pattern.fullmatch(found):
            raise PydanticCustomError("identifier", "wrong form", {"expected": pattern.pattern})
    return found


def _anchor(found: str) -> str:
    if not 1 <= len(found.split()) <= 6:
        raise PydanticCustomError("anchor", "one to six words")
    return found


def _phrase(found: str) -> str:
    if not 1 <= len(found.split()) <= 5:
        raise PydanticCustomError("phrase", "one to five words")
    return found


def _tooi(found: str) -> str:
    if found and not TOOI.fullmatch(found):
        raise PydanticCustomError("identifier", "wrong form", {"expected": "type/code, as in zbo/zb000117"})
    return found


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
DateText = Annotated[str, AfterValidator(_date)]
Url = Annotated[str, AfterValidator(_matching(r"https?://[^\s<>\"]+", "url"))]
Number = Annotated[str, AfterValidator(_matching(r"-?[0-9]+(\.[0-9]+)?", "figure"))]
Anchor = Annotated[str, AfterValidator(_anchor)]
TooiText = Annotated[str, AfterValidator(_tooi)]
Identifier = Annotated[str, AfterValidator(_identifier)]
Phrase = Annotated[str, AfterValidator(_phrase)]


def last_day(date: str) -> dt.date:
    """Return the last day a date of any precision can mean: by then one could know it ("2024" -> 31 December 2024)."""
    if len(date) == 4:
        return dt.date(int(date), 12, 31)
    if len(date) == 7:
        year, month = int(date[:4]), int(date[5:])
        return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return dt.date.fromisoformat(date)


def first_day(date: str) -> dt.date:
    """Return the first day a date of any precision can mean ("2024" -> 1 January 2024)."""
    return dt.date.fromisoformat({4: date + "-01-01", 7: date + "-01"}.get(len(date), date))
