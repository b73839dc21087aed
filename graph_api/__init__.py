"""The questions over HTTP."""
