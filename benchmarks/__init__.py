"""Measures of the whole: `make bench`."""
