"""Addresses that stand for things: which document describes them, in which form."""
