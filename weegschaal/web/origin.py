"""Who may open a connection: pages of this dashboard, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"([a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?|\[[0-9a-f:.]+\])(:\d{1,5})?", re.IGNORECASE)
_SAFE = {"GET", "HEAD", "OPTIONS"}


class SameOrigin:
    """Refuses malformed hosts, and WebSockets and writes that a page of another origin sends.

    Streamlit has the same rule for its WebSocket, but whenever origin and host differ it asks an address service on the
    internet, in the event loop, before it decides. So a foreign origin never gets that far, and one that is ours in
    another spelling, or is listed, is not shown to it.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str] = (), forwarded: bool = False) -> None:
        self.app = app
        self.origins = {origin.strip().lower().rstrip("/") for origin in origins}
        self.forwarded = forwarded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = self._public_host(headers)
        origin = headers.get("origin")
        if host is None or not _HOST.fullmatch(host):
            await _refuse(scope, receive, send, 400)
        elif origin is None or (scope["type"] == "http" and scope["method"] in _SAFE):
            await self.app(_seen(scope, host), receive, send)
        elif self._is_ours(origin, host):
            same_text = urlsplit(origin).netloc == host
            await self.app(_seen(scope, host, without=b"" if same_text else b"origin"), receive, send)
        else:
            await _refuse(scope, receive, send, 403)

    def _public_host(self, headers: Headers) -> str | None:
        """Return the host as the browser named it; a proxy's word for it counts only where that is configured."""
        told = headers.get("x-forwarded-host") if self.forwarded else None
        return told.split(",")[0].strip() if told else headers.get("host")

    def _is_ours(self, origin: str, host: str) -> bool:
        try:
            parts = urlsplit(origin)
            default = {"http": 80, "https": 443}[parts.scheme]
            named = urlsplit(f"//{host}")
            same = (parts.hostname, parts.port or default) == (named.hostname, named.port or default)
        except (KeyError, ValueError):  # "null", or a port that is none
            return False
        return same or origin.lower() in self.origins


def _seen(scope: Scope, host: str, without: bytes = b"") -> Scope:
    """Return the request as the rest of the house sees it: with its public host, and without the header named."""
    rest = [(name, value) for name, value in scope["headers"] if name not in (b"host", without)]
    return {**scope, "headers": [(b"host", host.encode("latin-1")), *rest]}


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()  # the handshake; closing before accepting it is answered with 403
        await send({"type": "websocket.close", "code": 1008, "reason": "origin"})
    else:
        reason = "Bad host header" if status == 400 else "Requests from pages of another site are refused"
        await PlainTextResponse(reason, status_code=status)(scope, receive, send)
