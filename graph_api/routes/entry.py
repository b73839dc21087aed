"""Where a program begins: what this is, and the addresses of all that can be asked."""

from fastapi import APIRouter, Request
from pydantic import Field

from graph_api import models
from graph_api.browsing import API

router = APIRouter(tags=["entry"])


class Entry(models.Model):
    """The API in a few lines."""

    title: str = Field(examples=["IPCoop"])
    version: str = Field(description="Of the program.")
    openapi: str = Field(description="The full description.", examples=[f"{API}/openapi.json"])
    documentation: str = Field(description="The same for people.", examples=["/docs"])
    addresses: dict[str, str] = Field(
        description="Address → what it gives, for those that need no id.",
        examples=[{f"{API}/entities": "List entities"}],
    )


@router.get(API)
def get_entry(request: Request) -> Entry:
    """What can be asked here, as addresses to follow."""
    described = request.app.openapi()["paths"]
    addresses = {
        path: methods["get"]["summary"]
        for path, methods in described.items()
        if path.startswith(f"{API}/")
        and "{" not in path
        and f"{API}/queries/" not in path
        and "get" in methods
    }
    return Entry(
        title=request.app.title,
        version=request.app.version,
        openapi=f"{API}/openapi.json",
        documentation="/docs",
        addresses=addresses,
    )
