"""The data as JSON: the same parameters as the pages, the same answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from weegschaal import filters, store
from weegschaal.casebase.texts import words_of

LICENCE = "CC BY 4.0"
NAMES = tuple(name for name in filters.PARAMETERS if name not in filters.WEIGHING)


class RequestError(Exception):
    """A request that cannot be answered, with its status and what would have been valid."""

    def __init__(self, status: int, message: str, **more: object) -> None:
        super().__init__(message)
        self.status, self.more = status, more


def _options(version: str) -> dict[str, list[filters.Option]]:
    return filters.known_options(store.ask("casebase/filter_options", version))


def _cases(request: Request) -> dict[str, object]:
    version = store.current().version
    asked = read_request(request, version)
    listed = _listed(asked, version)
    rows = store.ask("casebase/cases", version, **asked.parameters(), case_ids=listed)
    rows = rows.set_index("case_id").reindex(listed).reset_index().rename(columns={"case_id": "slug"})
    return answer(version, cases=_records(rows))


def _case(request: Request) -> dict[str, object]:
    version = store.current().version
    slug = str(request.path_params["slug"])
    known = _options(version)["case"]
    if slug not in {option.value for option in known}:
        near = [option.value for option in filters.nearest(slug, known)]
        raise RequestError(404, f"There is no case {slug!r}.", nearest=near, valid=sorted(o.value for o in known))
    asked = read_request(request, version)
    given: dict[str, Any] = {**asked.parameters(), "case_id": slug, "case_ids": [slug]}
    one = _records(store.ask("casebase/case", version, **given).rename(columns={"case_id": "slug"}))[0]
    parts = "organisations:case_organisations themes:case_themes terms:case_terms sentences sources assessments profile dimensions positions"
    for part in (parts + " reversals outcomes facts pairs").split():
        name, _, question = part.partition(":")
        rows = store.ask(f"casebase/{question or name}", version, **given)
        one[name] = _records(rows.drop(columns="case_id", errors="ignore"))
    return answer(version, **one)


def _assessments(request: Request) -> dict[str, object]:
    version = store.current().version
    asked = read_request(request, version)
    rows = store.ask("casebase/assessments", version, **asked.parameters(), case_ids=_listed(asked, version))
    return answer(version, assessments=_records(rows.rename(columns={"case_id": "slug"})))


def read_request(request: Request, version: str, names: Sequence[str] = NAMES) -> filters.Asked:
    """Read the parameters of a request; raises RequestError for a name or value that does not exist."""
    raw = {name: request.query_params.getlist(name) for name in request.query_params}
    for name in raw:
        if name not in names:
            near = filters.nearest(name, [filters.Option(n, n, n) for n in names], 1)
            raise RequestError(
                400, f"There is no parameter {name!r}.", nearest=[o.value for o in near], valid=list(names)
            )
    known = _options(version)
    asked = filters.read(raw, known)
    for wrong in asked.unknown:
        status = 404 if wrong.parameter == "case" else 400
        valid: list[Any] = [{"value": o.value, "nl": o.nl, "en": o.en} for o in known.get(wrong.parameter, ())]
        offered = [o.value for o in wrong.nearest]
        raise RequestError(
            status,
            f"{wrong.parameter}={wrong.value!r} does not exist.",
            parameter=wrong.parameter,
            nearest=offered,
            valid=valid or _form(wrong.parameter),
        )
    return asked


def _form(parameter: str) -> list[str]:
    return {
        "from": ["YYYY, not after to"],
        "to": ["YYYY"],
        "until": ["YYYY", "YYYY-MM", "YYYY-MM-DD"],
        "lang": ["nl", "en"],
    }.get(parameter, [])


def _listed(asked: filters.Asked, version: str) -> list[str]:
    kept = list(store.ask("casebase/filtered_cases", version, **asked.parameters())["case_id"])
    if asked.case:
        kept = [case for case in kept if case in asked.case]
    if asked.q:
        found = store.ask("casebase/search", version, words=sorted(words_of(asked.q)) or ["\x00"])["case_id"]
        kept = [case for case in found if case in kept]
    return kept


def answer(version: str, **parts: object) -> dict[str, object]:
    """Return the shape that every answer has."""
    return {"data_version": version, "licence": LICENCE, **parts}


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): _plain(v) for k, v in row.items()} for row in rows.to_dict("records")]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, dt.datetime | dt.date):
        return None if value is pd.NaT else value.isoformat()[:10]
    if isinstance(value, float):
        return None if pd.isna(value) else int(value) if value.is_integer() else value
    return None if value is None or value is pd.NA else value


def _json(content: Mapping[str, object], status: int = 200) -> Response:
    body = json.dumps(content, ensure_ascii=False, allow_nan=False)
    return Response(body, status, {"Access-Control-Allow-Origin": "*"}, "application/json")


def route(path: str, make: Any) -> Route:
    """Return a route that answers with JSON, also when the request cannot be answered."""

    async def endpoint(request: Request) -> Response:
        try:
            return _json(await run_in_threadpool(make, request))
        except RequestError as refused:
            return JSONResponse({"error": str(refused), **refused.more}, refused.status)

    return Route(path, endpoint, methods=["GET"], name=path)


routes: list[Route] = [
    route("/api/v1/cases", _cases),
    route("/api/v1/cases/{slug}", _case),
    route("/api/v1/assessments", _assessments),
]
