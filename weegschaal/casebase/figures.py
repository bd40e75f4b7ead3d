"""The numbers written in digits in a text, and which digits are none: years, dates, times and names."""

from __future__ import annotations

import re
import unicodedata

_MONTHS = {
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_DAY = r"(?<![\d.,])(?:3[01]|[12]\d|0?[1-9])"
_DAYS = rf"(?:{_DAY}(?:\s*[-–]\s*|\s+(?:en|and|tot|tot en met|t/m|to)\s+))?{_DAY}"  # "17", "1 en 2", "3–5"
_CODES = "EUR|USD|GBP|SEK|AUD|NOK|DKK|CHF|NLG|JPY"
# Digits that are no amount, wherever they stand.
_NO_AMOUNTS = re.compile(
    "|".join(
        (
            r"https?://\S+|(?:doi|isbn|ECLI):\S+|\bkst-[\w-]+",
            r"(?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)|(?<!\d)\d{1,2}-\d{1,2}-(?:19|20)\d{2}(?!\d)",
            r"(?<![\d.,])(?:19|20)\d{2}/(?:(?:19|20)\d{2}|\d{2})(?![\d/])|\b24/7\b",  # "2020/2021"
            r"(?<![\d.,:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])",  # "10:30"
            r"\b(?:19|20)\d0s\b|(?<![\d.,])\d+(?:ste|de|e|st|nd|rd|th)\b",  # "1990s", "2de"
            r"\b(?:[Aa]rt\.|[Aa]rtikel|[Aa]rticle|[Ss]ection)\s*\d+[a-z]\b",  # "art. 12a"
            rf"\b(?!(?:{_CODES})\d)[A-Z][A-Za-z]*-?\d{{1,3}}(?:[A-Z]\d|\.\d)?(?![.,]?\d)",  # "NOW-1", "A2", "Top600", "PGB2.0"
        )
    )
)
_FIGURE = re.compile(r"(?:(?<![\w-])-)?\d+(?:[.,\u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?")
AGES = re.compile(r"\b\d+(?:-?\s*(?:tot|to|en|and|–|-)\s*\d+)?-(?:jarigen?|year-olds?)\b")  # who is counted, no amount
_RANGE = re.compile(r"(?<=\d)\s*[-–]\s*(?=\d)")
_VULGAR = re.compile(r"(?:(\d+)\s?)?([¼½¾⅐-⅞↉])")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
# Before these four digits are a year, whatever follows ("in 2020 residents …"); before 1900 only where no noun follows.
_TIME = re.compile(
    r"\b(in|sinds|since|from|vanaf|van|of|uit|until|till|by|eind|begin|medio|half|midden|late|early|end|mid|jaar|jaren|"
    r"year|years|before|after|for|voor|na|the|its|over|during|tijdens|per|zomer|najaar|voorjaar|herfst|winter|spring|summer|autumn|"
    rf"{_MONTHS['nl']}|{_MONTHS['en']}|(?:19|20)\d{{2}}(?: (?:en|and|to|tot|or|of)| [-–]|,))[\s(]+$",
    re.IGNORECASE,
)
# After these no year stands without a word for the time before it, but a count may.
_NOUNS = re.compile(
    r"\s+(euros?|mensen|bedrijven|gemeenten|huishoudens|woningen|gezinnen|banen|ouders|procent|per\s?cent|"
    r"percent|miljoen|million|miljard|billion|companies|households|municipalities|families|homes|jobs|dollars|kronen|kilometer|km|scholen|leerlingen|studenten|kinderen|jongeren|inwoners|personen|stuks|keer)\b"
)
_NO_NOUN = re.compile(
    r"\s+(en|and|of|or|tot|to|t/m|till?|until|in|is|was|were|are|be|waren|werd|werden|wordt|worden|zijn|had|hadden|has|have|heeft|"
    r"hebben|did|do|does|deed|zou|zouden|will|would|should|could|can|may|might|must|kan|kon|konden|kunnen|moet|moest|moesten|"
    r"mag|mocht|wil|wilde|wilden|kwam|kwamen|komt|came|comes|ging|gingen|gaat|went|bleef|bleven|kreeg|kregen|gaf|gaven|gave|"
    r"het|de|een|the|a|an|this|that|these|those|dit|dat|die|deze|it|its|he|she|they|we|hij|zij|ze|er|there|zich|for|voor|bij|"
    r"by|met|with|van|from|naar|na|after|before|om|op|on|at|aan|te|toe|uit|out|up|over|about|onder|under|tegen|against|"
    r"tussen|between|zonder|without|door|through|as|als|than|dan|then|toen|when|while|terwijl|want|omdat|because|but|maar|"
    r"so|dus|ook|also|too|al|already|nog|still|niet|not|geen|no|nor|wel|weer|again|only|slechts|alleen|zelf|itself|pas|"
    r"nu|now|hier|here|ongeveer|bijna|nearly|almost|volgens|according|per|sinds|since|vanaf|which|who|wie|wat|what|waar|where|"
    r"waarin|waarbij|[a-z]+(?:de|te|ed)|ge[a-z]+[dt])\b"
)


def figures(text: str, language: str) -> list[str]:
    """Return the numbers written in digits in a sentence, as figures: "139.000" (nl) -> "139000", "8,3" (nl) -> "8.3".

    Years, days of the month, times and name-like digits (NOW-1, A2, Top600) are left out.
    """
    text = _VULGAR.sub(lambda found: _with_fraction(found, language), text.replace("−", "-"))
    text = re.sub(rf"{_DAYS}\s+(?=(?:{_MONTHS[language]})\b)", " ", _NO_AMOUNTS.sub(" ", text))
    text = re.sub(rf"((?:{_MONTHS['en']}))\s+{_DAYS}(?=,?\s+\d{{4}}\b)", r"\1 ", text)
    text = re.sub(r"(?<=[A-Za-z])[.](?=\d)", ". ", _RANGE.sub(" – ", text))  # "ca.88"
    return [as_figure(m[0], language) for m in _FIGURE.finditer(text) if not _is_year(m, text)]


def _with_fraction(found: re.Match[str], language: str) -> str:
    value = f"{int(found[1] or 0) + unicodedata.numeric(found[2]):.4g}"
    return f"{value.replace('.', ',') if language == 'nl' else value} "


def _is_year(found: re.Match[str], text: str) -> bool:
    """Tell whether four digits are a year: no counted thing follows, or a word before them says that it is a time."""
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() :]
    if (
        not _YEAR.fullmatch(found[0])
        or re.match(r"\w", after)
        or re.search(r"[€$£]\s?$", before)
        or _NOUNS.match(after)
    ):
        return False
    counts = bool(re.match(r"\s+[a-zà-ÿ]", after)) and not _NO_NOUN.match(after)
    timed = bool(_TIME.search(before))
    if found[0] < "1900":
        return (timed or bool(re.search(r"\b(rond|around)\s$", before))) and not counts
    return timed or not counts


def as_figure(raw: str, language: str) -> str:
    """Write a number of a text as a figure: no thousands mark, decimal point."""
    thousands, decimal = (".", ",") if language == "nl" else (",", ".")
    raw = re.sub("[\u00a0\u202f]", "", raw.strip(".,"))
    raw = re.sub(rf"\{thousands}(?=\d{{3}}(?!\d))", "", raw)
    return raw.replace(decimal, ".").replace(thousands, ".")


def same_figure(one: str, other: str) -> bool:
    """Tell whether two figures are the same number ("8.30" and "8.3")."""
    try:
        return float(one) == float(other)
    except ValueError:
        return one == other
