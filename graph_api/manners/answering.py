"""The route of everything that is read from the graph: it knows states, forms and addresses that moved."""

import json
from collections.abc import Callable, Coroutine, Sequence
from functools import wraps
from http import HTTPStatus
from inspect import iscoroutinefunction, unwrap
from typing import Any, get_type_hints

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from graph_api.looking import current_look
from graph_api.manners.deprecating import headers_of_going
from graph_api.manners.forms import JSON, Form, chosen, forms_of, parameter, rows_of
from graph_api.manners.moved import where_it_went
from graph_api.manners.rewriting import rewrite
from graph_api.manners.states import CONDITIONS, headers_of, is_known, look_at_state
from graph_api.shaping import written
from graph_store.history import revision_in
from graph_store.protocol import Row
from ontology.errors import NotFound
from ontology.rdf.terms import BASE
from queries.reading import Asked

_MARK = "_writes_its_answer"


class Answering(APIRoute):
    """A route whose answers can be kept, come in several forms, and follow what was renamed.

    The forms follow from the model of the answer: lists are also lines and tables, neighborhoods and paths
    also graph files, single things also RDF.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **described: Any) -> None:
        super().__init__(path, _finished(endpoint), **described)
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
            asked = _Asked(request, form)
            token = current_look.set(asked)
            try:
                if any(name in request.headers for name in CONDITIONS):  # before any query is run
                    await run_in_threadpool(asked.look)
                    if asked.is_known:
                        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=asked.headers)
                response = await handle(request)
            except NotFound as error:
                return await run_in_threadpool(where_it_went, request, store, error)
            finally:
                current_look.reset(token)
            if response.status_code == HTTPStatus.OK:
                if form is not JSON:
                    response = await run_in_threadpool(self._in_form, request, response, form)
                response.headers.update(asked.headers)
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


class _Asked:
    """The request that is being answered, and the state of the graph as it was before."""

    def __init__(self, request: Request, form: Form) -> None:
        self._request = request
        self._form = form
        self.is_due = request.method == "GET"  # only such answers may be kept
        self.headers: dict[str, str] = {}

    @property
    def asked(self) -> Asked:
        """The look at the state of the graph."""
        return look_at_state()

    def take(self, rows: Sequence[Row]) -> None:
        """Follow what the address names to where it is in this state, and tell clients which state it is."""
        self.is_due = False
        state = revision_in(rows)
        self._request.app.state.merged.follow(self._request, state)
        self.headers = headers_of(state, self._request, self._form.name)

    def look(self) -> None:
        """Look now, if nothing was read that the look could have travelled with."""
        if self.is_due:
            self._request.app.state.browser.look()

    @property
    def is_known(self) -> bool:
        """Whether the client has this state."""
        return bool(self.headers) and is_known(self._request, self.headers)


def _finished(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint with a look at the state before what it reads, and its answer written out, in one thread.

    The framework would check the answer against its own model, and change threads for each step.
    """
    if iscoroutinefunction(endpoint) or hasattr(endpoint, _MARK):
        return endpoint
    returned = get_type_hints(unwrap(endpoint)).get("return")

    @wraps(endpoint)
    def finished(*given: Any, **named: Any) -> Any:
        found = endpoint(*given, **named)
        asked = current_look.get()
        if isinstance(asked, _Asked):
            asked.look()
        is_plain = isinstance(asked, _Asked) and bool(asked.headers) and "response" not in named
        if is_plain and isinstance(found, BaseModel) and type(found) is returned:
            return Response(written(found), media_type=JSON.media_type)
        return found

    setattr(finished, _MARK, True)
    return finished
