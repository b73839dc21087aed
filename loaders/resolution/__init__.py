"""Decide which entities the mentions of an article stand for."""
