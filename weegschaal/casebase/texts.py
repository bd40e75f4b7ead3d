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
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CUT = re.compile(
    r"(?:(?<=[a-zà-ÿ0-9)”’\"%][.!?])|(?<=[A-Z0-9][A-Z][.!?])|(?<=…))\s+"
    r"(?:(?=[A-ZÀ-Þ“‘\"])|(?<!\b[a-z]\.\s)(?<!\b(?:nr|ca|no|pp)\.\s)(?<!\b(?:art|blz|vol|par|fig|tab)\.\s)(?<!\b(?:hfst|circ)\.\s)(?=[0-9]))"
)
_MARKER = re.compile(r"\s*\[([^\[\]]*)\]")


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
    stray: str = ""  # what stands before the first heading

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
    section, paragraph, stray = "", 0, ""
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
        if not headings and not stray:
            stray = _COMMENT.sub("", block).strip()
        if not block or not section:
            continue
        if section == "questions":
            questions += [re.sub(r"^\s*\d+[.)]\s*", "", line).strip() for line in block.splitlines() if line.strip()]
            continue
        paragraph += 1
        first = 1 + sum(s.section == section for s in sentences)
        sentences += _sentences(block, section, paragraph, first)
    return Story(title, tuple(headings), tuple(sentences), tuple(questions), stray)


def _sentences(block: str, section: str, paragraph: int, first: int) -> list[Sentence]:
    """Cut a paragraph at its markers; text between two markers is one sentence, or several of which only the last is marked."""
    found: list[Sentence] = []
    rest = " ".join(block.split())
    while rest:
        match = _MARKER.search(rest)
        text = (rest[: match.start()] if match else rest).strip()
        marker = parse_marker(match[1]) if match else None
        rest = rest[match.end() :].strip() if match else ""
        parts = [p for p in _CUT.split(text) if p]
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


def key_of(name: str) -> str:
    """Return a name as a key for links: "Ministerie van Onderwijs" -> "ministerie-van-onderwijs"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")


def words_of(text: str) -> set[str]:
    """Return the words of a text folded for search: lower case, no accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return {w for w in re.findall(r"[a-z0-9]+", plain) if len(w) > 1}
