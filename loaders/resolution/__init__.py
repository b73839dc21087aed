"""Decide which entity a mention names."""
