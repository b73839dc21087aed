"""Whatever is asked, the answer is an answer: never an error of the server."""

from urllib.parse import quote

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries import catalogue

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(
        ["agency/jpo", "WIPO", "VN", "signed", "2025", "0", "-1", "9" * 30, "' OR 1=1", "/", "..", "\0"]
    ),
)
LISTS = (
    "entities",
    "statements",
    "search",
    "paths",
    "queries",
    "articles",
    "statistics",
    "changes",
    "judgments",
    "review",
)
NAMES = (
    "kind", "country", "name", "limit", "cursor", "subject", "predicate", "object", "article", "q", "from",
    "to", "language", "since", "review", "max_confidence", "kinds", "predicates", "lang", "depth", "after",
)  # fmt: skip
FRONTS = (
    "/api/v1/entities", "/api/v1/statements", "/api/v1/articles", "/api/v1/queries", "/entity", "/article",
    "/statement", "/questions", "/render", "/static", "",
)  # fmt: skip
QUESTIONS = {asked.name: [p.name for p in asked.parameters] for asked in catalogue()}
FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def assert_answered(client: TestClient, address: str, given: dict[str, str]) -> None:
    answer = client.get(address, params=given, follow_redirects=False)
    assert answer.status_code in (200, 307, 308, 400, 404, 410), (address, given, answer.text)


@FEW
@given(name=st.sampled_from(LISTS), given_=st.dictionaries(st.sampled_from(NAMES), TEXTS, max_size=4))
def test_lists(client: TestClient, name: str, given_: dict[str, str]) -> None:
    assert_answered(client, f"/api/v1/{name}", given_)


@FEW
@given(front=st.sampled_from(FRONTS), parts=st.lists(TEXTS, min_size=1, max_size=3))
def test_paths(client: TestClient, front: str, parts: list[str]) -> None:
    assert_answered(client, "/".join([front, *(quote(part, safe="") for part in parts)]), {})


@FEW
@given(data=st.data(), name=st.sampled_from(sorted(QUESTIONS)), page=st.booleans())
def test_questions(client: TestClient, data: st.DataObject, name: str, page: bool) -> None:
    names = st.sampled_from([*QUESTIONS[name], "lang"])
    given_ = data.draw(st.dictionaries(names, TEXTS, max_size=4))
    assert_answered(client, f"/questions/{name}" if page else f"/api/v1/queries/{name}", given_)


@FEW
@given(name=st.sampled_from(["/", "/search", "/entities", "/articles", "/questions", "/docs"]),
       given_=st.dictionaries(st.sampled_from(NAMES), TEXTS, max_size=4))  # fmt: skip
def test_pages(client: TestClient, name: str, given_: dict[str, str]) -> None:
    assert_answered(client, name, given_)
