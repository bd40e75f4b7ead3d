"""A checked case as rows of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from weegschaal.casebase.fields import first_day, last_day
from weegschaal.casebase.reader import CaseFolder
from weegschaal.casebase.records import CaseFile
from weegschaal.casebase.rule_parts import criterion_of, organisation_of
from weegschaal.casebase.texts import Sentence, words_of
from weegschaal.casebase.vocabularies import frameworks, scales, vocabulary
from weegschaal.casebase.vocabulary_rows import Row, Rows, both


def add_case(rows: Rows, folder: CaseFolder, file: CaseFile) -> None:
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
            **both("known_as", head.known_as),
            **both("title", head.title_neutral),
            **both("boundary", head.boundary),
            **{
                k: getattr(head, k)
                for k in ("unit", "country", "level", "completeness", "read_on", "harm", "framework_version")
            },
            "period_from": start,
            "period_to": end,
            "starts_on": first_day(start),
            "ends_on": last_day(end) if end else None,
            "selection": head.selected_by.how,
            **both("selection", head.selected_by),
            **both("facilitation", head.facilitation),
            "doubt_source": head.doubts_on_figures.source if head.doubts_on_figures else None,
            **both("doubt", head.doubts_on_figures),
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
            **both("equal", pair.equal),
            **both("differs", pair.differs),
            **both("not_comparable", pair.not_comparable),
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
                **both("scope", source.scope),
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
                    **both("at", row.at),
                    **both("text", row),
                    **both("scope", row.scope or source.scope),
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
                **both("text", p),
            },
        )
    for number, turn in enumerate(file.verdicts.reversals, 1):
        on = file.source[turn.to.rpartition(":")[2]].published_on
        ends = {"from_assessment": turn.from_, "to_assessment": turn.to, "turned_on": on, "known_on": last_day(on)}
        yield "reversals", {"number": number, **ends, **both("text", turn)}
    for key in dict.fromkeys(file.verdicts.not_found):
        yield "not_found", {"criterion_id": key}


def _facts(file: CaseFile) -> Iterable[tuple[str, Row]]:
    def known(source: str, *dates: str) -> Any:
        return max(last_day(d) for d in (file.source[source].published_on, *dates))

    for number, o in enumerate(file.facts.outcomes, 1):
        low, high = (o.value, o.value) if o.value is not None else (o.low, o.high)
        target = None if isinstance(o.target, str) else o.target
        texts = {**both("indicator", o.indicator), **both("counts", o.counts)}
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
    """A sentence can be known from the day of its last source; our own interpretation from the day we read."""
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
        "known_on": max(dates, default=last_day(file.case.read_on)),
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
