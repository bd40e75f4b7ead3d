"""Pieces drawn on several pages."""
