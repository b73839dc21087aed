"""Queries that nobody here wrote, put to a store within limits."""
