"""Who is let in, asked of the middleware itself: proxies, listed origins, spellings."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from starlette.types import Message, Receive, Scope, Send

from weegschaal.web.origin import SameOrigin


def knock(
    kind: str, origins: Sequence[str] = (), forwarded: bool = False, method: str = "GET", **headers: str
) -> Scope | int:
    """Send one request through the door; return what came through, or the status it was refused with."""
    came_through: list[Scope] = []
    sent: list[Message] = []

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        came_through.append(scope)

    async def receive() -> Message:
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {"type": kind, "method": method, "path": "/", "headers": raw}
    asyncio.run(SameOrigin(inside, origins, forwarded)(scope, receive, send))
    if came_through:
        return came_through[0]
    return 403 if sent[0]["type"] == "websocket.close" else int(sent[0]["status"])


def header(scope: Scope | int, name: bytes) -> bytes | None:
    assert not isinstance(scope, int)
    return dict(scope["headers"]).get(name)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://localhost:8501", "localhost:8501"),
        ("https://weegschaal.example", "weegschaal.example"),
        ("https://weegschaal.example", "weegschaal.example:443"),
        ("http://weegschaal.example:80", "weegschaal.example"),
        ("https://Weegschaal.Example", "weegschaal.example"),
        ("http://[::1]:8501", "[::1]:8501"),
    ],
)
def test_every_spelling_of_the_own_origin_is_let_in(origin: str, host: str) -> None:
    scope = knock("websocket", origin=origin, host=host)
    assert header(scope, b"host") == host.encode()


def test_an_origin_in_another_spelling_is_not_shown_to_streamlit() -> None:
    assert header(knock("websocket", origin="https://a.example", host="a.example:443"), b"origin") is None
    assert header(knock("websocket", origin="https://a.example", host="a.example"), b"origin") == b"https://a.example"


def test_a_listed_origin_is_let_in_and_not_shown_to_streamlit() -> None:
    scope = knock("websocket", ["https://portal.example/"], origin="https://portal.example", host="a.example")
    assert header(scope, b"origin") is None
    assert header(scope, b"host") == b"a.example"


def test_a_program_without_origin_is_let_in() -> None:
    assert header(knock("websocket", host="a.example"), b"host") == b"a.example"


def test_the_forwarded_host_counts_only_where_configured() -> None:
    told = {"origin": "https://a.example", "host": "inside:8501", "x_forwarded_host": "a.example"}
    assert knock("websocket", **told) == 403
    assert header(knock("websocket", forwarded=True, **told), b"host") == b"a.example"
    assert knock("websocket", forwarded=True, **{**told, "origin": "https://b.example"}) == 403


@pytest.mark.parametrize(("method", "expected"), [("POST", 403), ("PUT", 403), ("DELETE", 403)])
def test_writes_of_another_site_are_refused(method: str, expected: int) -> None:
    assert knock("http", method=method, origin="https://b.example", host="a.example") == expected


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_another_site_may_ask_what_everybody_may_read(method: str) -> None:
    assert not isinstance(knock("http", method=method, origin="https://b.example", host="a.example"), int)


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_request_without_a_host_is_refused(kind: str) -> None:
    assert knock(kind) in (400, 403)
