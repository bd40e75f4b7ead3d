"""The story files `nl.md` and `en.md`: six fixed headings, sentences that end in a marker, and the numbers in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

SECTIONS = ("summary", "fact_card", "success", "failure", "context", "questions")
HEADINGS = {
    "nl": (
        "Samenvatting",
        "Feitenkaart",
        "Wat voor een succes pleit",
        "Wat voor een mislukking pleit",
        "Context: wat zich niet laat kopiëren",
        "Vragen voor een gesprek",
    ),
    "en": (
        "Summary",
        "Fact card",
        "What speaks for success",
        "What speaks for failure",
        "Context: what cannot simply be copied",
        "Questions for a conversation",
    ),
}
MONTHS = {
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_MARKER = re.compile(r"\s*\[([^\[\]]*)\]")
_FIGURE = re.compile(r"(?<![\w.,:/-])-?\d+(?:[.,\u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?(?![\w/]|:\d)")
_RANGE = re.compile(r"(?<=\d)\s*[-–]\s*(?=\d)")
_DAYS = r"\b(?:\d{1,2}(?:\s*[-–]\s*|\s+(?:en|and|tot|tot en met|t/m|to)\s+))?\d{1,2}"  # "17", "1 en 2", "3–5"
_NUMERIC_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-(?:19|20)\d{2})(?!\d)")
_YEAR = re.compile(r"(19|20)\d{2}")
_OLD_YEAR = re.compile(r"\b((?:in|sinds|since|from|vanaf|uit|jaar|year|rond|around)\s+)1[0-8]\d{2}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Marker:
    """What a sentence leans on: sources, the criteria judged, whether it is a counterpoint, or our interpretation."""

    sources: tuple[str, ...]
    criteria: tuple[str, ...] = ()
    counterpoint: bool = False
    interpretation: bool = False

    def assessments(self) -> list[str]:
        """Return "criterion:source" for each assessment named."""
        return [f"{criterion}:{source}" for criterion in self.criteria for source in self.sources]


@dataclass(frozen=True)
class Sentence:
    """One sentence of a section with its marker (None when it has none)."""

    section: str
    number: int
    text: str
    marker: Marker | None
    paragraph: int = 1


@dataclass(frozen=True)
class Story:
    """A story file taken apart. `headings` as found, in order."""

    title: str
    headings: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    questions: tuple[str, ...]

    def section(self, name: str) -> list[Sentence]:
        """Return the sentences of a section."""
        return [s for s in self.sentences if s.section == name]

    def words(self, name: str) -> int:
        """Count the words of a section, markers excluded."""
        return sum(len(s.text.split()) for s in self.section(name))


def read_story(text: str, language: str) -> Story:
    """Take a story file apart; unknown headings are kept in `headings` and their text is left out."""
    title, headings = "", list[str]()
    sentences, questions = list[Sentence](), list[str]()
    section, paragraph = "", 0
    for block in re.split(r"\n\s*\n|(?<=\n)(?=#)", text.replace("\r\n", "\n") + "\n\n"):
        block = block.strip()
        if block.startswith("#"):
            line, _, rest = block.partition("\n")
            name = line.lstrip("#").strip()
            if line.startswith("## "):
                headings.append(name)
                section = dict(zip(HEADINGS[language], SECTIONS, strict=True)).get(name, "")
                paragraph = 0
            elif line.startswith("# ") and not title:
                title = name
            else:
                headings.append(name)
            block = rest.strip()
        if not block or not section:
            continue
        if section == "questions":
            questions += [re.sub(r"^\s*\d+[.)]\s*", "", line).strip() for line in block.splitlines() if line.strip()]
            continue
        paragraph += 1
        first = 1 + sum(s.section == section for s in sentences)
        sentences += _sentences(block, section, paragraph, first)
    return Story(title, tuple(headings), tuple(sentences), tuple(questions))


def _sentences(block: str, section: str, paragraph: int, first: int) -> list[Sentence]:
    """Cut a paragraph at its markers; text between two markers is one sentence, or several of which only the last is marked."""
    found: list[Sentence] = []
    rest = " ".join(block.split())
    while rest:
        match = _MARKER.search(rest)
        text = (rest[: match.start()] if match else rest).strip()
        marker = parse_marker(match[1]) if match else None
        rest = rest[match.end() :].strip() if match else ""
        parts = [p for p in re.split(r"(?<=[a-zà-ÿ0-9)”\"%][.!?])\s+(?=[A-ZÀ-Þ“\"])", text) if p]
        for part in parts[:-1]:
            found.append(Sentence(section, first + len(found), part, None, paragraph))
        if parts or marker:
            found.append(Sentence(section, first + len(found), parts[-1] if parts else "", marker, paragraph))
    return found


def parse_marker(inside: str) -> Marker | None:
    """Read what stands between the brackets; None when it has no such form."""
    inside = inside.strip()
    if inside == "~":
        return Marker((), interpretation=True)
    counterpoint = inside.endswith("!")
    criteria, colon, sources = inside.rstrip("! ").rpartition(":")
    names = tuple(s.strip() for s in sources.split(",") if s.strip())
    codes = tuple(c.strip() for c in criteria.split(",") if c.strip())
    if not names or (colon and not codes):
        return None
    return Marker(names, codes, counterpoint)


def figures(text: str, language: str) -> list[str]:
    """Return the numbers written in digits in a sentence, as figures: "139.000" (nl) -> "139000", "8,3" (nl) -> "8.3".

    Years, days of the month, clock-like and name-like digits (NOW-1, A2, Top600) are left out.
    """
    text = re.sub(rf"{_DAYS}\s+(?=(?:{MONTHS[language]})\b)", " ", _NUMERIC_DATE.sub(" ", text))
    text = re.sub(rf"((?:{MONTHS['en']}))\s+{_DAYS}(?=,?\s+\d{{4}}\b)", r"\1 ", text)
    text = _OLD_YEAR.sub(r"\1", _RANGE.sub(" – ", text.replace("−", "-")))
    return [as_figure(raw, language) for raw in _FIGURE.findall(text) if not _YEAR.fullmatch(raw.strip(".,"))]


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


def key_of(name: str) -> str:
    """Return a name as a key for links: "Ministerie van Onderwijs" -> "ministerie-van-onderwijs"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")


def words_of(text: str) -> set[str]:
    """Return the words of a text folded for search: lower case, no accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return {w for w in re.findall(r"[a-z0-9]+", plain) if len(w) > 1}
