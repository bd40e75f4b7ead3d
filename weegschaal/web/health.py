"""Whether the dashboard can answer, for a proxy or a watchman."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from weegschaal import store

_LOG = logging.getLogger(__name__)


def healthz(_request: Request) -> JSONResponse:
    """Count the cases; what went wrong stands in the log, not in the answer."""
    try:
        version = store.current().version
        counts = store.ask("casebase/health", version).iloc[0]
    except Exception:  # whatever it is, a watchman must hear of it
        _LOG.exception("The case base does not answer")
        problem = {"status": "error", "error": "the case base does not answer", "store": store.KIND}
        return JSONResponse(problem, status_code=503)
    answer = {
        "status": "ok",
        "cases": int(counts["cases"]),
        "full": int(counts["full"]),
        "data_version": version,
        "store": store.KIND,
    }
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


routes = [Route("/healthz", healthz)]
