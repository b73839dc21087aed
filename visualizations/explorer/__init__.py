"""The explorer: a page of plain modules that draws the network in the browser."""

from visualizations.explorer.page import STATIC, VENDOR, explorer_page, missing_assets

__all__ = ["STATIC", "VENDOR", "explorer_page", "missing_assets"]
