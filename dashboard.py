"""The way in: Streamlit's frame, our plain routes and our headers in one ASGI app."""

import streamlit as st

from weegschaal import web

app = st.App(
    "weegschaal/frame.py",
    routes=web.routes(),
    middleware=web.middleware(
        hosts=st.get_option("server.allowedHosts"),
        origins=st.get_option("server.corsAllowedOrigins"),
    ),
    lifespan=web.lifespan,
    exception_handlers=web.exception_handlers(),
)
