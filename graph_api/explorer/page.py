"""The explorer's page; where its scripts were never fetched, the page that says how to get them."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from graph_api.headers import PAGE_POLICY
from graph_api.pages.language import language_of
from visualizations.explorer import explorer_page, missing_assets

_CYTOSCAPE_STYLE = "'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='"
"""Of the one style element that Cytoscape 3.34 inserts; a test sees that nothing else is refused."""

_POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {_CYTOSCAPE_STYLE}; img-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
)

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/explore")
def explore(request: Request) -> HTMLResponse:
    """The explorer in the language asked for; its state stands behind the # of the address."""
    return _page(request, "'none'")


@router.get("/explore/embed")
def embed(request: Request) -> HTMLResponse:
    """A view for a frame of another page, where the operator names that page's site."""
    return _page(request, " ".join(("'self'", *request.app.state.embedding_sites)), embed=True)


def _page(request: Request, ancestors: str, *, embed: bool = False) -> HTMLResponse:
    language, missing = language_of(request), missing_assets()
    content = explorer_page(language=language, title=request.app.title, missing=missing, embed=embed)
    policy = PAGE_POLICY if missing else _POLICY + ancestors
    headers = {"Vary": "Accept-Language", "Content-Security-Policy": policy, "Cache-Control": "no-cache"}
    return HTMLResponse(content, headers=headers)
