import hashlib

import pytest

from graph_api.writing.tokens import Scope, identify, new_token, read_tokens


def test_a_token_is_known_by_its_digest() -> None:
    secret, token = new_token("desk", [Scope.LOAD, Scope.JUDGE])
    assert token.digest == hashlib.sha256(secret.encode()).hexdigest()
    assert str(token) == f"desk:judge+load:{token.digest}"
    other_secret, other = new_token("other", [Scope.REMOVE])
    tokens = read_tokens(f" {token}\n{other}, ")
    assert tokens == (token, other)
    assert identify(secret, tokens) == token and identify(other_secret, tokens) == other
    assert identify(token.digest, tokens) is None and identify("", tokens) is None
    assert secret != new_token("desk", [Scope.LOAD])[0] and len(secret) > 40
    assert read_tokens("") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("desk:load", "ipcoop token new"),
        ("desk:load:" + "g" * 64, "ipcoop token new"),
        ("desk:write:" + "0" * 64, "write is no scope"),
        (f"desk:load:{'0' * 64} desk:load:{'1' * 64}", "same name"),
        (f"desk:load:{'0' * 64} task:load:{'0' * 64}", "same digest"),
    ],
)
def test_what_is_no_token_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_tokens(text)


def test_a_name_that_no_setting_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="no token"):
        new_token("two words", [Scope.LOAD])
