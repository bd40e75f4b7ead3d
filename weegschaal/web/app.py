"""Routes and middleware, in the order in which a request meets them."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from importlib import import_module

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from weegschaal import store
from weegschaal.web import api, document, health, limits, missing, weigh
from weegschaal.web.headers import SecurityHeaders
from weegschaal.web.origin import SameOrigin
from weegschaal.web.parts import PackedParts, Parts

_LOG = logging.getLogger(__name__)
_PARTS = Parts()


def routes() -> list[BaseRoute]:
    """All routes that come before Streamlit's own; the last one answers for whatever nobody knows."""
    return [*health.routes, *api.routes, *weigh.routes, *document.routes, *missing.routes]


def middleware(hosts: Sequence[str] = (), origins: Sequence[str] = ()) -> list[Middleware]:
    """Everything around the routes, the outermost first.

    Args:
        hosts: Names under which the dashboard may be reached (`server.allowedHosts`); none means any well-formed name.
        origins: Other origins that may open a connection (`server.corsAllowedOrigins`).
    """
    forwarded = os.environ.get("WEEGSCHAAL_FORWARDED_HOST", "") == "1"
    return [
        Middleware(SecurityHeaders),
        Middleware(SameOrigin, origins=origins, forwarded=forwarded),
        *([Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)] if hosts else []),
        Middleware(PackedParts, parts=_PARTS),
    ]


def exception_handlers() -> dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]]:
    """What is sent when a route breaks: a page or JSON without a traceback (the log has it)."""
    return {Exception: missing.failed}


@asynccontextmanager
async def lifespan(_app: object) -> AsyncGenerator[None]:
    """Prepare the process: room for many connections, and what the first visitor needs made ready meanwhile."""
    limits.raise_open_files()
    limits.keep_search_path(document.ROOT / "weegschaal")
    readying = asyncio.create_task(asyncio.to_thread(_ready_first_visit))
    yield
    _PARTS.stop()
    await readying


def _ready_first_visit() -> None:
    try:
        store.current()  # built here when the dashboard was not started by make
    except Exception:
        _LOG.exception("The case base could not be opened")  # and /healthz says so
    import_module("plotly.graph_objects")  # half a second that the first page would wait for
    _PARTS.pack_first_visit()
