"""Pieces of the server without a server: failures, packing, limits."""

from __future__ import annotations

import asyncio
import gzip
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from streamlit.runtime.scriptrunner.exec_code import modified_sys_path

from weegschaal import store
from weegschaal.web import document, exception_handlers, health
from weegschaal.web.limits import keep_search_path
from weegschaal.web.parts import Parts


def ask(app: Starlette, path: str) -> httpx.Response:
    """Send one request to an app that runs in no server."""

    async def asking() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(path)

    return asyncio.run(asking())


def test_healthz_tells_a_failure_without_telling_what_is_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> store.CaseBase:
        raise OSError("no such file: secret/place.duckdb")

    monkeypatch.setattr(store, "current", broken)
    answer = ask(Starlette(routes=health.routes), "/healthz")
    assert answer.status_code == 503
    assert answer.json()["status"] == "error"
    assert "secret" not in answer.text


def breaks(_request: Request) -> None:
    raise ValueError("secret")


@pytest.mark.parametrize(
    ("path", "words"), [("/x", "Er ging iets mis"), ("/x?lang=en", "Something went wrong"), ("/api/v1/x", '{"error"')]
)
def test_a_broken_route_says_so_in_the_language_and_keeps_its_traceback(path: str, words: str) -> None:
    app = Starlette(routes=[Route("/{path:path}", breaks)], exception_handlers=exception_handlers())
    answer = ask(app, path)
    assert answer.status_code == 500
    assert words in answer.text
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("offer", "takes"),
    [
        ("gzip", True),
        ("br, GZIP", True),
        ("*", True),
        ("gzip;q=0.5", True),
        ("gzip; q=0", False),
        ("br", False),
        ("", False),
    ],
)
def test_gzip_is_sent_only_to_who_takes_it(offer: str, takes: bool) -> None:
    scope = {"type": "http", "headers": [(b"accept-encoding", offer.encode())]}
    assert document.accepts_gzip(Request(scope)) is takes


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WEEGSCHAAL_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_part_is_packed_once(home: Path) -> None:
    parts = Parts()
    name = min((name for name in parts.names if name.endswith(".css")), key=len)
    twin = parts.packed(name)
    assert twin
    assert home in twin.parents
    assert gzip.decompress(twin.read_bytes()) == (parts.folder / name).read_bytes()
    before = twin.stat().st_mtime_ns
    assert parts.packed(name) == twin
    assert twin.stat().st_mtime_ns == before
    assert [path.name for path in twin.parent.iterdir()] == [twin.name]


def test_a_part_is_packed_while_streamlit_has_changed_the_search_path(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = Parts()
    monkeypatch.setattr(sys, "path", [])
    assert parts.packed(next(name for name in parts.names if name.endswith(".css")))


def test_without_a_place_to_keep_them_parts_are_sent_as_they_are(home: Path) -> None:
    home.write_text("a file where the folder should be")
    parts = Parts()
    assert parts.packed(next(name for name in parts.names if name.endswith(".css"))) is None


def test_fonts_are_not_packed_again(home: Path) -> None:
    parts = Parts()
    assert parts.packed(next(name for name in parts.names if name.endswith(".woff2"))) is None


def test_the_first_visit_is_packed_beforehand(home: Path) -> None:
    parts = Parts()
    parts.pack_first_visit()
    packed = {path.name for path in home.glob("parts/**/*.gz")}
    assert any(name.startswith("PlotlyChart.") for name in packed)
    assert any(name.startswith("index.") for name in packed)


def test_a_run_leaves_the_search_path_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["elsewhere"])
    keep_search_path(root / "weegschaal")
    before = list(sys.path)
    with modified_sys_path(str(root / "weegschaal" / "frame.py")):
        assert sys.path == before
    assert sys.path == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_room_is_made_for_more_connections_than_the_usual_limit(root: Path) -> None:
    script = (
        "import resource as r; hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (256, hard));"
        "from weegschaal.web.limits import raise_open_files; raise_open_files(); print(r.getrlimit(r.RLIMIT_NOFILE)[0])"
    )
    told = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert int(told.stdout) >= 4096
