"""What is answered where nothing is: a page that says so and offers the nearest, or JSON for programs."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from weegschaal import i18n
from weegschaal.web import api, document, weigh
from weegschaal.web.headers import security_headers

_TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=select_autoescape())


class _Elsewhere(Convertor[str]):
    """Every path but those that Streamlit answers itself."""

    regex = r"(?!(_stcore|static|media|component|app/static|auth|oauth2callback)(/|$)|(favicon\.png|manifest\.json)$).*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("elsewhere", _Elsewhere())


async def nowhere(request: Request) -> Response:
    """Answer 404 with the nearest page; Streamlit alone would answer 200 with an empty document."""
    path = request.url.path.strip("/")
    if path in document.pages() and request.url.path.endswith("/"):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"../{path}{query}", status_code=307)
    if path.split("/")[0] == "api":
        message = f"There is nothing at /{path}."
        return JSONResponse(
            {"error": message, "valid": [route.path for route in (*api.routes, *weigh.routes)]}, status_code=404
        )
    names = [name for name in document.pages() if name != document.HOME]
    near = get_close_matches(path.lower(), names, n=1, cutoff=0.5)
    words = i18n.of(document.language(request))
    return _told(
        request,
        404,
        title=words.pick("Deze pagina bestaat niet", "This page does not exist"),
        text=words.pick(f"Er is geen pagina met het adres /{path}.", f"There is no page at the address /{path}."),
        near=near[0] if near else "",
    )


async def failed(request: Request, _error: Exception) -> Response:
    """Answer 500 without saying what is inside; the log holds the traceback."""
    words = i18n.of(document.language(request))
    response: Response
    if request.url.path.startswith("/api/"):
        response = JSONResponse({"error": "Something went wrong on our side. Nothing was lost."}, status_code=500)
    else:
        response = _told(
            request,
            500,
            title=words.pick("Er ging iets mis", "Something went wrong"),
            text=words.pick("De fout ligt bij ons. Er is niets verloren.", "The fault is ours. Nothing was lost."),
        )
    response.headers.update(security_headers())  # this answer is made outside the middleware
    return response


def _told(request: Request, status: int, title: str, text: str, near: str = "") -> HTMLResponse:
    lang = document.language(request)
    words = i18n.of(lang)
    content = _TEMPLATES.get_template("missing.html").render(
        lang=lang,
        name=document.NAME,
        title=title,
        text=text,
        near=near,
        meant=words.pick("Bedoelde u", "Did you mean"),
        back=words.pick("Naar het begin", "To the start"),
        up="../" * max(request.url.path.count("/") - 1, 0) or "./",
    )
    return HTMLResponse(content, status_code=status, headers={"Content-Language": lang})


routes = [Route("/{path:elsewhere}", nowhere)]
