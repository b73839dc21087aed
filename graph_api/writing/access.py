"""Let in who has a token for what they want to do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from graph_api.writing.audit import Audit
from graph_api.writing.intake import Intake
from graph_api.writing.jobs import Jobs
from graph_api.writing.tokens import Scope, Token, identify

_REALM = 'Bearer realm="ipcoop"'
_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="Made by the operator with `ipcoop token new`; each allows some of load, remove, judge.",
)


@dataclass(frozen=True, slots=True)
class Writing:
    """What the writing routes stand on; without tokens nobody writes."""

    tokens: tuple[Token, ...] = ()
    intake: Intake | None = None
    audit: Audit = field(default_factory=lambda: Audit(None))
    jobs: Jobs = field(default_factory=Jobs)


def _writing(request: Request) -> Writing:
    writing: Writing = request.app.state.writing
    return writing


WritingParts = Annotated[Writing, Depends(_writing)]


def _allowed(scope: Scope) -> Callable[..., Token]:
    def check(
        request: Request,
        writing: WritingParts,
        given: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    ) -> Token:
        token = identify(given.credentials, writing.tokens) if given else None
        if token is None:
            wrong = ', error="invalid_token"' if given else ""
            said = "This token is not known." if given else "This needs a token: Authorization: Bearer …."
            raise HTTPException(HTTPStatus.UNAUTHORIZED, said, {"WWW-Authenticate": _REALM + wrong})
        if scope not in token.scopes:
            writing.audit.note(token.name, scope, request.url.path, "refused", why="scope")
            challenge = f'{_REALM}, error="insufficient_scope", scope="{scope}"'
            raise HTTPException(
                HTTPStatus.FORBIDDEN,
                f"The token {token.name} does not allow to {scope}.",
                {"WWW-Authenticate": challenge},
            )
        return token

    return check


Loader = Annotated[Token, Depends(_allowed(Scope.LOAD))]
Remover = Annotated[Token, Depends(_allowed(Scope.REMOVE))]
Judge = Annotated[Token, Depends(_allowed(Scope.JUDGE))]
