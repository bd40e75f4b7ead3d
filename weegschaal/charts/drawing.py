"""Puts traces and layout together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

Trace = dict[str, Any]


def drawing(traces: Sequence[Trace], layout: dict[str, Any], **more: Any) -> go.Figure:
    """Return a figure of traces written as dicts, without Plotly's own validation, which takes eight times as long as the rest.

    Misspelt properties are found by the tests instead, which validate every chart.
    """
    return go.Figure(data=list(traces), layout={**layout, **more}, _validate=False)


def scatter(**properties: Any) -> Trace:
    """Return a trace of points, lines or texts."""
    return {"type": "scatter", **properties}


def bar(**properties: Any) -> Trace:
    """Return a trace of bars."""
    return {"type": "bar", **properties}
