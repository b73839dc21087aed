"""Cypher that somebody else wrote, read by a grammar that knows only reading."""

from queries.free.parsing import FreeQuery, parse_free

__all__ = ["FreeQuery", "parse_free"]
