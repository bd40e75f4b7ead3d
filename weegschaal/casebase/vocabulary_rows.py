"""Vocabularies and frameworks as rows of the tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weegschaal.casebase.records import Assessment, Bilingual
from weegschaal.casebase.vocabularies import Framework, frameworks, scales, vocabulary

Row = dict[str, Any]
Rows = dict[str, list[Row]]
TERMS = (
    "levels units_of_case chain cofog perspectives source_types designs evidence for_whom reasons selections roles "
    "completeness seen coders groups ingredients conditions units"
).split()


def vocabulary_rows() -> Rows:
    rows: Rows = {
        "terms": [],
        "scales": [],
        "levels": [],
        "frameworks": [],
        "dimensions": [],
        "criteria": [],
        "criterion_levels": [],
    }
    for name in TERMS:
        for position, (key, term) in enumerate(vocabulary(name).items()):
            row = {"list": name, "key": key, "position": position, "nl": term["nl"], "en": term["en"]}
            rows["terms"].append({**row, **both("definition", term.get("definition"))})
    for scale_id, scale in scales().items():
        rows["scales"].append({"scale_id": scale_id, "nl": scale["nl"], "en": scale["en"]})
        for rank, level in enumerate(scale["levels"]):
            label = scale["labels"][level]
            middle = scale.get("midpoint") == level
            rows["levels"].append({"scale_id": scale_id, "level": level, "rank": rank, "is_midpoint": middle, **label})
    for framework in frameworks().values():
        _add_framework(rows, framework)
    rows["themes"] = [
        {"theme_id": key, "top_id": t.get("parent", key), "position": n, "nl": t["nl"], "en": t["en"]}
        for n, (key, t) in enumerate(vocabulary("themes").items())
    ]
    rows["organisations"] = [
        {
            "organisation_id": k,
            "tooi": o.get("tooi"),
            "name": o["name"],
            "nl": o["nl"],
            "en": o["en"],
            "until": o.get("until"),
        }
        for k, o in vocabulary("organisations").items()
    ]
    return rows


def _add_framework(rows: Rows, framework: Framework) -> None:
    rows["frameworks"].append(
        {
            "framework_id": framework.id,
            "version": framework.version,
            "kind": framework.kind,
            "scale_id": framework.scale,
            "source": framework.source,
            "url": framework.url,
            **framework.names,
        }
    )
    for position, d in enumerate(framework.dimensions):
        row = {"framework_id": framework.id, "dimension_id": d["id"], "position": position, "needs": d["needs"]}
        rows["dimensions"].append(
            {**row, "nl": d["nl"], "en": d["en"], "term_nl": d["term"]["nl"], "term_en": d["term"]["en"]}
        )
    for position, c in enumerate(framework.criteria):
        criterion_id = c.id if framework.id == "pppe" else f"{framework.id}.{c.id}"
        rows["criteria"].append(
            {
                "criterion_id": criterion_id,
                "framework_id": framework.id,
                "dimension_id": c.dimension,
                "position": position,
                "effect": c.effect,
                **c.names,
                **both("question", c.questions),
                **both("room_question", c.room_questions),
            }
        )
        rows["criterion_levels"] += [
            {"criterion_id": criterion_id, "level": level, "rank": rank, **sentence}
            for rank, (level, sentence) in enumerate(c.level_sentences.items())
        ]


def both(name: str, text: Mapping[str, str] | Bilingual | Assessment | str | None) -> Row:
    """Spread a text over the columns of both languages; a text in one language stands in both."""
    if isinstance(text, Bilingual | Assessment):
        return {f"{name}_nl": text.nl, f"{name}_en": text.en}
    if isinstance(text, Mapping):
        return {f"{name}_nl": text["nl"], f"{name}_en": text["en"]}
    return {f"{name}_nl": text, f"{name}_en": text}
