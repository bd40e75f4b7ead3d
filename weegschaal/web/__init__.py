"""What the server says besides Streamlit: plain routes, the page's document, headers, and who is let in."""

from weegschaal.web.app import exception_handlers, lifespan, middleware, routes

__all__ = ["exception_handlers", "lifespan", "middleware", "routes"]
