"""Checked cases become tables: writes the DuckDB file of one data version."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from weegschaal.casebase.reader import CaseFolder
from weegschaal.casebase.records import Assessment, Bilingual, CaseFile, first_day, last_day
from weegschaal.casebase.rules import criterion_of, organisation_of
from weegschaal.casebase.texts import Sentence, words_of
from weegschaal.casebase.vocabularies import Framework, frameworks, scales, vocabulary

Row = dict[str, Any]
Rows = dict[str, list[Row]]
TERMS = (
    "levels units_of_case chain cofog perspectives source_types designs evidence for_whom reasons selections roles "
    "completeness seen coders groups ingredients conditions units"
).split()

log = logging.getLogger("weegschaal")


def build(folders: Sequence[CaseFolder], schema: str, target: Path) -> None:
    """Write the usable cases among `folders` to a new DuckDB file at `target`.

    The file appears under its name only when it is whole: it is written beside it and then moved. A case that the tables refuse though
    no check found a fault in it is left out and told in the log: it must not take the others with it.
    """
    kept = [f for f in folders if f.usable and f.file and f.file.case.completeness != "draft"]
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.stem}-{uuid.uuid4().hex[:8]}.duckdb")
    try:
        try:
            _write(kept, schema, str(draft))
        except Exception:
            draft.unlink(missing_ok=True)
            _write([f for f in kept if _is_storable(f, schema)], schema, str(draft))
        draft.replace(target)
    finally:
        for leftover in (draft, draft.with_name(draft.name + ".wal")):
            leftover.unlink(missing_ok=True)


def _is_storable(folder: CaseFolder, schema: str) -> bool:
    try:
        _write([folder], schema, ":memory:")
    except Exception:
        log.exception("case left out: the tables refuse %s", folder.slug)
        return False
    return True


def _write(folders: Sequence[CaseFolder], schema: str, target: str) -> None:
    rows = _vocabulary_rows()
    for folder in folders:
        if folder.file:
            _add_case(rows, folder, folder.file)
    rows["organisations"] = list({row["organisation_id"]: row for row in rows["organisations"]}.values())
    with duckdb.connect(target) as connection:
        connection.execute("begin")
        connection.execute(schema)
        for table, found in rows.items():
            if found:
                connection.register("found", pa.Table.from_pylist(found))
                connection.execute(f'insert into "{table}" by name select * from found')  # noqa: S608 (our own table names)
        connection.execute("commit")


def _vocabulary_rows() -> Rows:
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
            rows["terms"].append({"list": name, "key": key, "position": position, "nl": term["nl"], "en": term["en"]})
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
                **_both("question", c.questions),
                **_both("room_question", c.room_questions),
            }
        )
        rows["criterion_levels"] += [
            {"criterion_id": criterion_id, "level": level, "rank": rank, **sentence}
            for rank, (level, sentence) in enumerate(c.level_sentences.items())
        ]


def _both(name: str, text: Mapping[str, str] | Bilingual | Assessment | str | None) -> Row:
    """Spread a text over the columns of both languages; a text in one language stands in both."""
    if isinstance(text, Bilingual | Assessment):
        return {f"{name}_nl": text.nl, f"{name}_en": text.en}
    if isinstance(text, Mapping):
        return {f"{name}_nl": text["nl"], f"{name}_en": text["en"]}
    return {f"{name}_nl": text, f"{name}_en": text}


def _add_case(rows: Rows, folder: CaseFolder, file: CaseFile) -> None:
    parts: list[Callable[[CaseFile], Iterable[tuple[str, Row]]]] = [
        _head,
        _sources,
        _assessments,
        _verdicts,
        _facts,
    ]
    for part in parts:
        for table, row in part(file):
            rows.setdefault(table, []).append({"case_id": folder.slug, **row} if table != "organisations" else row)
    for language, story in folder.stories.items():
        for s in story.sentences:
            rows.setdefault("sentences", []).append(
                {"case_id": folder.slug, "language": language, **_sentence(s, file)}
            )
        for number, question in enumerate(story.questions, 1):
            asked = Sentence("questions", number, question, None)
            rows["sentences"].append({"case_id": folder.slug, "language": language, **_sentence(asked, file)})
    rows.setdefault("words", []).extend(_words(folder, file))


def _head(file: CaseFile) -> Iterable[tuple[str, Row]]:
    head = file.case
    start, end = head.period
    yield (
        "cases",
        {
            "collection": "curated",
            **_both("known_as", head.known_as),
            **_both("title", head.title_neutral),
            **_both("boundary", head.boundary),
            **{
                k: getattr(head, k)
                for k in ("unit", "country", "level", "completeness", "read_on", "harm", "framework_version")
            },
            "period_from": start,
            "period_to": end,
            "starts_on": first_day(start),
            "ends_on": last_day(end) if end else None,
            "selection": head.selected_by.how,
            **_both("selection", head.selected_by),
            **_both("facilitation", head.facilitation),
            "doubt_source": head.doubts_on_figures.source if head.doubts_on_figures else None,
            **_both("doubt", head.doubts_on_figures),
        },
    )
    for position, theme in enumerate(dict.fromkeys(head.themes)):
        yield "case_themes", {"theme_id": theme, "position": position}
    for position, body in enumerate(head.organisations):
        key = organisation_of(body)
        if key not in vocabulary("organisations"):
            names = {"nl": body.nl or body.name, "en": body.en or body.name}
            yield (
                "organisations",
                {"organisation_id": key, "tooi": body.id or None, "name": body.name, "until": None, **names},
            )
        yield "case_organisations", {"organisation_id": key, "role": body.role, "position": position}
    for name in ("cofog", "chain"):
        for key in dict.fromkeys(getattr(head, name)):
            yield "case_terms", {"list": name, "key": key}
    for pair in head.pairs:
        texts = {
            **_both("equal", pair.equal),
            **_both("differs", pair.differs),
            **_both("not_comparable", pair.not_comparable),
        }
        yield "pairs", {"other_id": pair.case, "kind": pair.type, **texts}


def _sources(file: CaseFile) -> Iterable[tuple[str, Row]]:
    for number, (key, source) in enumerate(file.source.items(), 1):
        yield (
            "sources",
            {
                "source_id": key,
                "number": number,
                "document_id": file.document(key),
                "source_type": source.type,
                "publisher": source.publisher,
                "body": source.body or source.publisher,
                "title": source.title,
                "published_on": source.published_on,
                "known_on": last_day(source.published_on),
                "identifier": source.id or None,
                "url": source.url,
                "seen": source.seen,
                "seen_at": source.seen_at,
                **_both("scope", source.scope),
                "about": source.about or None,
            },
        )


def _assessments(file: CaseFile) -> Iterable[tuple[str, Row]]:
    for key, found in file.assess.items():
        framework, criterion = criterion_of(key)
        levels = scales()[frameworks()[framework].scale]["levels"]
        for row in found:
            source = file.source[row.source]
            voice, on = file.voice(row), row.on or source.published_on
            mark = str(vocabulary("designs")[row.design]["mark"]) if row.design else "hollow"
            newer = file.source.get(row.superseded_by)
            yield (
                "assessments",
                {
                    "assessment_id": f"{file.case.id}/{key}/{row.source}/{voice}/{row.coder}",
                    "criterion_id": key,
                    "source_id": row.source,
                    "document_id": file.document(row.source),
                    "voice": voice,
                    "status": row.status or "assessed",
                    "level": row.level or None,
                    "rank": levels.index(row.level) if row.level else None,
                    "reason": row.reason or None,
                    "published_on": on,
                    "known_on": last_day(on),
                    "coded_on": file.case.read_on,
                    **_both("at", row.at),
                    **_both("text", row),
                    **_both("scope", row.scope or source.scope),
                    "design": row.design or None,
                    "mark": mark if criterion and criterion.effect else "plain",
                    "superseded_by": row.superseded_by or None,
                    "superseded_on": last_day(newer.published_on) if newer else None,
                    **{k: getattr(row, k) for k in ("coder", "anchor", "words", "for_whom", "evidence", "sure")},
                },
            )


def _verdicts(file: CaseFile) -> Iterable[tuple[str, Row]]:
    levels = scales()["mcconnell5"]["levels"]
    for number, p in enumerate(file.verdicts.positions, 1):
        dates = {"held_on": p.on, "known_on": last_day(p.on)}
        yield (
            "positions",
            {
                "number": number,
                "realm": p.realm,
                "level": p.level,
                "rank": levels.index(p.level),
                **dates,
                "source_id": p.source or None,
                "basis": p.basis,
                **_both("text", p),
            },
        )
    for number, turn in enumerate(file.verdicts.reversals, 1):
        on = file.source[turn.to.rpartition(":")[2]].published_on
        ends = {"from_assessment": turn.from_, "to_assessment": turn.to, "turned_on": on, "known_on": last_day(on)}
        yield "reversals", {"number": number, **ends, **_both("text", turn)}
    for key in dict.fromkeys(file.verdicts.not_found):
        yield "not_found", {"criterion_id": key}


def _facts(file: CaseFile) -> Iterable[tuple[str, Row]]:
    def known(source: str, *dates: str) -> Any:
        return max(last_day(d) for d in (file.source[source].published_on, *dates))

    for number, o in enumerate(file.facts.outcomes, 1):
        low, high = (o.value, o.value) if o.value is not None else (o.low, o.high)
        target = None if isinstance(o.target, str) else o.target
        texts = {**_both("indicator", o.indicator), **_both("counts", o.counts)}
        same = {k: getattr(o, k) for k in ("unit", "baseline", "period", "about", "as_of", "anchor")}
        row = {"number": number, "source_id": o.source, "low": low, "high": high, "target": target, **texts, **same}
        yield "outcomes", {**row, "known_on": known(o.source)}
    kinds: list[tuple[str, Sequence[Any]]] = [
        ("event", file.facts.events),
        ("response", file.verdicts.responses),
        ("ingredient", file.facts.ingredients),
        ("condition", file.facts.conditions),
    ]
    for kind, found in kinds:
        for number, fact in enumerate(found, 1):
            optional = {
                "happened_on": "on",
                "key": "key",
                "state": "state",
                "chain": "chain",
                "text_nl": "nl",
                "text_en": "en",
            }
            row = {column: getattr(fact, name, None) for column, name in optional.items()}
            yield (
                "facts",
                {"kind": kind, "number": number, "source_id": fact.source, "known_on": known(fact.source), **row},
            )


def _sentence(sentence: Sentence, file: CaseFile) -> Row:
    """A sentence can be known from the day of its first source; our own interpretation from the day we read."""
    marker = sentence.marker
    sources = list(marker.sources) if marker else []
    dates = [last_day(file.source[key].published_on) for key in sources]
    return {
        "section": sentence.section,
        "number": sentence.number,
        "paragraph": sentence.paragraph,
        "text": sentence.text,
        "sources": sources,
        "criteria": list(marker.criteria) if marker else [],
        "counterpoint": bool(marker and marker.counterpoint),
        "interpretation": bool(marker and marker.interpretation),
        "known_on": min(dates, default=last_day(file.case.read_on)),
    }


def _words(folder: CaseFolder, file: CaseFile) -> Iterable[Row]:
    head = file.case
    titles = [head.known_as.nl, head.known_as.en, head.title_neutral.nl, head.title_neutral.en, folder.slug]
    names = [text for o in head.organisations for text in (o.name, o.nl, o.en)]
    names += [str(vocabulary("themes")[t][lang]) for t in head.themes for lang in ("nl", "en")]
    body = [s.text for story in folder.stories.values() for s in story.sentences]
    body += [text for rows in file.assess.values() for r in rows for text in (r.nl, r.en)]
    body += [text for s in file.source.values() for text in (s.title, s.publisher)]
    in_title = words_of(" ".join(titles))
    for word in sorted(words_of(" ".join([*titles, *names, *body]))):
        yield {"case_id": folder.slug, "word": word, "in_title": word in in_title}
