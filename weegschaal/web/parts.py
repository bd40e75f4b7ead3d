"""Streamlit's own scripts, styles and fonts, packed once.

Streamlit sends them as they lie on disk, 9.6 MB for a first visit, since packing them for each visitor would cost more
than it gains. We pack each one once, into the folder for local state, and send that: 3.4 MB.
"""

from __future__ import annotations

import gzip
import logging
import os
import tempfile
import threading
from importlib.metadata import version
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from weegschaal import store
from weegschaal.web import document

_LOG = logging.getLogger(__name__)
_PACKABLE = {".js", ".mjs", ".css", ".json", ".svg"}
_FIRST_CHARTS = ("PlotlyChart.", "arrowFormatUtils.", "DataFrame.")
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


class Parts:
    """The files under `/static`, by name, and their packed twins."""

    def __init__(self) -> None:
        self.folder = document.streamlit_folder()
        files = (path for path in self.folder.glob("static/**/*") if path.is_file())
        self.names = {path.relative_to(self.folder).as_posix() for path in files}
        # Asked once, here: Streamlit changes sys.path during every run, and a search in another thread may then find nothing.
        self._version = version("streamlit")
        self._stopping = threading.Event()
        self._writable = True

    def packed(self, name: str) -> Path | None:
        """Return the packed twin of a part, made now if need be; None where packing gains nothing or cannot be kept."""
        if Path(name).suffix not in _PACKABLE or not self._writable:
            return None
        twin = store.home() / "parts" / self._version / f"{name}.gz"
        try:
            if not twin.exists():
                twin.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(twin, gzip.compress((self.folder / name).read_bytes(), mtime=0))
        except OSError as problem:
            self._writable = False
            _LOG.warning("Parts are sent unpacked: %s", problem)
            return None
        return twin

    def pack_first_visit(self) -> None:
        """Pack what a first visitor asks for, so that nobody waits for it; the rest is packed when it is asked for."""
        linked = [name for name in self.names if f'"./{name}"' in document.html("nl")]
        charts = [name for name in self.names if Path(name).name.startswith(_FIRST_CHARTS)]
        for name in [*linked, *charts]:
            if self._stopping.is_set():
                return
            self.packed(name)

    def stop(self) -> None:
        """Leave the rest of the packing for the next start."""
        self._stopping.set()


class PackedParts:
    """Answers for `/static`: packed where the browser takes it, to be kept for good, and 404 for what is not there."""

    def __init__(self, app: ASGIApp, parts: Parts) -> None:
        self.app = app
        self.parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith("/static/") and scope["method"] in ("GET", "HEAD"):
            response = await self._answer(Request(scope), scope["path"].removeprefix("/"))
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, request: Request, name: str) -> Response:
        if name not in self.parts.names:
            # Streamlit would send the document instead, and the browser would take it for a script.
            return PlainTextResponse("Not Found", status_code=404)
        # The names hold a hash of the content, so a name never means anything else.
        headers = {"Cache-Control": "public, immutable, max-age=31536000", "Vary": "Accept-Encoding"}
        media_type = _TYPES.get(Path(name).suffix)  # not from the system's list, which may know .js as text/plain
        if document.accepts_gzip(request) and "range" not in request.headers:
            twin = await to_thread.run_sync(self.parts.packed, name)
            if twin is not None:
                return FileResponse(twin, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
        return FileResponse(self.parts.folder / name, media_type=media_type, headers=headers)


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, whoever else writes it at the same time."""
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        if not path.exists():  # on Windows a file that is being sent cannot be replaced, and need not be
            raise
