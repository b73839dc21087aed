"""The route of everything that is read from the graph: it knows states, forms and addresses that moved."""

import json
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from graph_api.manners.deprecating import headers_of_going
from graph_api.manners.forms import JSON, Form, chosen, forms_of, parameter, rows_of
from graph_api.manners.moved import where_it_went
from graph_api.manners.rewriting import rewrite
from graph_api.manners.states import headers_of, is_known, state_of
from ontology.errors import NotFound
from ontology.rdf_terms import BASE


class Answering(APIRoute):
    """A route whose answers can be kept, come in several forms, and follow what was renamed.

    The forms follow from the model of the answer: lists are also lines and tables, neighborhoods and paths
    also graph files, single things also RDF.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **described: Any) -> None:
        super().__init__(path, endpoint, **described)
        self.forms = forms_of(self.response_model)
        self.rows = rows_of(self.response_model)
        if len(self.forms) > 1:
            extra = dict(self.openapi_extra or {})
            extra["parameters"] = [*extra.get("parameters", []), parameter(self.forms)]
            self.openapi_extra = extra
            contents: dict[str, Any] = {form.media_type: {} for form in self.forms[1:]}
            self.responses = {**self.responses, 200: {"content": contents}}

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route within all of this."""
        handle = super().get_route_handler()
        going = headers_of_going(self.openapi_extra)

        async def answer(request: Request) -> Response:
            form = chosen(request, self.forms)
            store = request.app.state.browser.store
            headers: dict[str, str] = {}
            if request.method == "GET":
                headers = headers_of(await run_in_threadpool(state_of, store), request, form.name)
                if is_known(request, headers):
                    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
            try:
                response = await handle(request)
            except NotFound as error:
                return await run_in_threadpool(where_it_went, request, store, error)
            if response.status_code == HTTPStatus.OK:
                if form is not JSON:
                    response = await run_in_threadpool(self._in_form, request, response, form)
                response.headers.update(headers)
            for name, value in going.items():
                response.headers.append(name, value)
            return response

        return answer

    def _in_form(self, request: Request, response: Response, form: Form) -> Response:
        said = json.loads(bytes(response.body))
        base = getattr(request.app.state, "base_iri", BASE)
        content = rewrite(said, self.rows, form, request.app.state.browser.store, base)
        named = f"&format={form.name}" if "format" in request.query_params else ""
        headers = {"Link": f'<{said["next"]}{named}>; rel="next"'} if said.get("next") else {}
        return Response(content, media_type=form.media_type, headers=headers)
