"""Closed lists and frameworks: what `data/vocabularies/` and `data/frameworks/` hold, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Criterion:
    """One criterion of a framework with the sentence that defines each of its levels."""

    id: str
    dimension: str
    names: Mapping[str, str]
    questions: Mapping[str, str]
    room_questions: Mapping[str, str]
    effect: bool
    level_sentences: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Framework:
    """A set of criteria in dimensions, judged on one scale. `kind`: outcomes, conditions or recovery."""

    id: str
    version: str
    kind: str
    scale: str
    names: Mapping[str, str]
    source: str
    url: str
    dimensions: tuple[Mapping[str, Any], ...]
    criteria: tuple[Criterion, ...]

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return the criterion of that id, or None."""
        return next((c for c in self.criteria if c.id == criterion_id), None)


def load(path: Path) -> dict[str, Any]:
    """Read a TOML file as UTF-8."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def vocabulary(name: str) -> Mapping[str, Mapping[str, Any]]:
    """Return a vocabulary, key -> its fields, in the order of the file. Raises FileNotFoundError for an unknown name."""
    return load(DATA / "vocabularies" / f"{name}.toml")


@cache
def scales() -> Mapping[str, Mapping[str, Any]]:
    """Return the registry of scales."""
    return load(DATA / "frameworks" / "scales.toml")


@cache
def frameworks() -> Mapping[str, Framework]:
    """Return all frameworks by id, PPPE first."""
    found = [_framework(load(p)) for p in sorted((DATA / "frameworks").glob("*.toml")) if p.stem != "scales"]
    return {f.id: f for f in sorted(found, key=lambda f: (f.id != "pppe", f.id))}


def _framework(raw: dict[str, Any]) -> Framework:
    levels = scales()[raw["scale"]]["levels"]
    return Framework(
        id=raw["id"],
        version=raw["version"],
        kind=raw["kind"],
        scale=raw["scale"],
        names=raw["name"],
        source=raw["source"],
        url=raw["url"],
        dimensions=tuple(raw["dimension"]),
        criteria=tuple(
            Criterion(
                id=c["id"],
                dimension=c["dimension"],
                names={"nl": c["nl"], "en": c["en"]},
                questions=c["question"],
                room_questions=c["room_question"],
                effect=c["effect"],
                level_sentences={level: c[level] for level in levels},
            )
            for c in raw["criterion"]
        ),
    )
