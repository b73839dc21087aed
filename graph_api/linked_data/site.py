"""Pages of this package in the frame of the site."""

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph_api.headers import PAGE_POLICY
from graph_api.pages import rendering

_FRAME = Path(rendering.__file__).parent / "templates"


def site_page(
    folder: Path, template: str, request: Request, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page from a template in `folder` that extends the site's `layout.html`."""
    content = (
        _environment(folder)
        .get_template(template)
        .render(
            page=rendering.Page(request),
            title_of_site=request.app.title,
            request_path=request.url.path,
            **values,
        )
    )
    headers = {"Vary": "Accept, Accept-Language", "Content-Security-Policy": PAGE_POLICY}
    return HTMLResponse(content, status, headers)


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader([folder, _FRAME]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
