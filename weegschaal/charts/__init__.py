"""Rows in, figure out: pure functions, one question each. Colours come from the theme, words from the translator."""
