"""The address is the only state of a view: what a reader chooses is written there, and read from there at the next run."""

from __future__ import annotations

import streamlit as st


def write(parameter: str, key: str) -> None:
    """Write what the widget `key` holds into the address (a callback); an empty choice takes the parameter out."""
    value = st.session_state[key]
    values = [str(v) for v in value] if isinstance(value, list | tuple) else [" ".join(str(value or "").split())]
    if any(values):
        st.query_params[parameter] = values
    elif parameter in st.query_params:
        del st.query_params[parameter]
