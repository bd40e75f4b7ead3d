"""The HTML document that every page of the dashboard starts from.

Streamlit ships one `index.html` for all pages. It says `lang="en"` whatever the language, bears Streamlit's name, and
leaves the browser to find out by trial where the server is: a link to `/case` first asks `/case/_stcore/health`.
Answering that would be worse: the browser then takes `/case` for the root and shows the overview. So we send our own
copy, in Dutch and English, that says where the root is.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from weegschaal import i18n

ROOT = Path(__file__).resolve().parents[2]
HOME = "overview"
NAME = "Weegschaal"

# Relative to the page, as the document's own links are: right at any prefix that a proxy strips.
_WHERE_THE_ROOT_IS = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href}</script>'


def streamlit_folder() -> Path:
    """Return the folder with what Streamlit sends to browsers."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise RuntimeError("Streamlit is not installed")
    return Path(spec.origin).parent / "static"


def pages() -> list[str]:
    """Return the names of the pages, which are their paths as well."""
    return sorted(path.stem for path in (ROOT / "pages").glob("*.py") if not path.stem.startswith("_"))


def language(request: Request) -> str:
    """Return the language that the link asks for; the last `lang` counts, as it does for Streamlit."""
    asked = request.query_params.get("lang", i18n.DEFAULT)
    return asked if asked in i18n.LANGUAGES else i18n.DEFAULT


@cache
def html(lang: str) -> str:
    """Return the document in one language."""
    words = i18n.of(lang)
    needs = words.pick("Weegschaal heeft JavaScript nodig.", "Weegschaal needs JavaScript.")
    instead = words.pick("Zonder JavaScript zijn de gegevens te lezen als", "Without it the data can be read as")
    noscript = f'<noscript><p>{needs}</p><p>{instead} <a href="./api/v1/cases">JSON</a>.</p></noscript>'
    text = (streamlit_folder() / "index.html").read_text(encoding="utf-8")
    text = _exchanged(text, r'<html lang="en">', f'<html lang="{lang}">')
    text = _exchanged(text, r"<title>.*?</title>", f"<title>{NAME}</title>")
    text = _exchanged(text, r"<noscript>.*?</noscript>", noscript)
    text = _exchanged(text, r"(?=<script>)", f"{_WHERE_THE_ROOT_IS}\n    ")
    # Streamlit asks for its largest part only when the first chart comes; the browser may as well fetch it meanwhile.
    for part in sorted((streamlit_folder() / "static" / "js").glob("PlotlyChart.*.js")):
        text = _exchanged(text, r"(?=</head>)", f'  <link rel="modulepreload" href="./static/js/{part.name}">\n  ')
    # An interface for programs that is switched off need not be pointed at.
    return re.sub(r'<link rel="service-desc"[^>]*>', "", text)


def _exchanged(text: str, pattern: str, new: str) -> str:
    match = re.search(pattern, text, flags=re.DOTALL)
    if match is None:
        raise RuntimeError(f"Streamlit's index.html has changed: {pattern} is not in it")
    return text[: match.start()] + new + text[match.end() :]


@cache
def body(lang: str, packed: bool) -> bytes:
    """Return the document as it is sent."""
    content = html(lang).encode()
    return gzip.compress(content, mtime=0) if packed else content


def inline_script_hashes() -> list[str]:
    """Return the SHA-256 of each inline script, for the content security policy."""
    scripts = re.findall(r"<script>(.*?)</script>", html(i18n.DEFAULT), flags=re.DOTALL)
    return [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]


def accepts_gzip(request: Request) -> bool:
    """Tell whether the browser takes gzip (`gzip;q=0` says no)."""
    offers = (offer.replace(" ", "").lower() for offer in request.headers.get("accept-encoding", "").split(","))
    return any(re.fullmatch(r"(gzip|\*)(;q=(1(\.0*)?|0\.0*[1-9]\d*))?", offer) for offer in offers)


async def page(request: Request) -> Response:
    """Answer with the document."""
    packed = accepts_gzip(request)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding", "Content-Language": language(request)}
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(body(language(request), packed), media_type="text/html", headers=headers)


async def home(request: Request) -> Response:
    """Lead `/overview` to `/`, the only path under which Streamlit knows its first page."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}", status_code=307)


routes = [
    Route("/", page),
    Route(f"/{HOME}", home),
    *(Route(f"/{name}", page) for name in pages() if name != HOME),
]
