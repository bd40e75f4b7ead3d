"""Headers that go with every answer, and doors of Streamlit that stay closed."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from weegschaal.web import document

# Numbers about visitors, and an interface for programs that answers even when it is off: neither is for the public.
CLOSED = ("/_stcore/metrics", "/_stcore/agent")


def security_headers() -> dict[str, str]:
    """Return the headers; the policy names the inline scripts of the document by their hash."""
    hashes = " ".join(f"'sha256-{digest}'" for digest in document.inline_script_hashes())
    policy = (
        "default-src 'self'",
        f"script-src 'self' blob: {hashes}",  # blob: is where Streamlit's own components are loaded from
        "style-src 'self' 'unsafe-inline'",  # Streamlit and Plotly write styles at run time
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        # Not "no-referrer": with that a browser sends `Origin: null` with our own forms.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class SecurityHeaders:
    """Adds the headers to every HTTP answer and answers 404 for the closed doors."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        path = scope["path"].rstrip("/")
        if any(path == door or path.startswith(f"{door}/") for door in CLOSED):
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send_with_headers)
        else:
            await self.app(scope, receive, send_with_headers)
