"""Agreements, events and programmes: found by the nouns they are called with, told apart, named."""
