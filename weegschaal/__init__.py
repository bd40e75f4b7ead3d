"""Weegschaal: weigh success against failure of government action."""

__version__ = "0.1.0"
