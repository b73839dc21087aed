"""Errors at addresses that people and programs share: a page for those, RFC 9457 for these."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from graph_api.linked_data.forms import HTML
from graph_api.linked_data.negotiation import choose
from graph_api.problems import MEDIA_TYPE, json_problem
from ontology.errors import CooperationGraphError


class SharedRoute(APIRoute):
    """A route whose errors reach a program as a program wants them."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route, its errors told by Accept."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except (CooperationGraphError, RequestValidationError, HTTPException) as error:
                if choose(request.headers.get("accept"), (MEDIA_TYPE, HTML)) == HTML:
                    raise
                return json_problem(request, error)

        return answer
