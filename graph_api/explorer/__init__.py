"""The explorer: its page, what the page loads, and the data that it asks for beyond the API."""

from graph_api.explorer.mounting import mount

__all__ = ["mount"]
