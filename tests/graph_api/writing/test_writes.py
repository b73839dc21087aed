"""Articles in and out over HTTP, on both engines: previewed, loaded, replaced, removed."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from graph_store.history import changes_since, revision_of
from ontology.statements import Article
from tests.graph_api.writing.conftest import API, TEXT, Desk, bearing

PAGE = (
    "<html><head><title>Two offices sign a memorandum</title></head><body><article><h1>Two offices sign a "
    f"memorandum</h1><p>{TEXT.partition(chr(10) * 2)[2]}</p></article></body></html>"
)


def articles(desk: Desk) -> set[str]:
    return {part.key for part in desk.store.dump() if isinstance(part, Article)}


def test_an_article_is_shown_before_it_joins_the_graph(desk: Desk) -> None:
    before = revision_of(desk.store)
    shown = desk.send(params={"preview": "true"}, text=TEXT, key="two-offices")
    assert (shown["state"], shown["action"], shown["result"]["joined"]) == ("done", "preview", False)
    assert revision_of(desk.store) == before and articles(desk) == set()
    found = shown["result"]["article"]
    assert {s["predicate"] for s in found["statements"]} >= {"partyTo", "holdsPost", "date"}
    for statement in found["statements"]:
        for passage in statement["evidence"]:
            assert found["text"][passage["start"] : passage["end"]] == passage["quote"]
    assert shown["result"]["known"] == []

    loaded = desk.send()
    assert (loaded["state"], loaded["result"]["joined"]) == ("done", True)
    read = desk.client.get(f"{API}/articles/two-offices").json()
    assert loaded["result"]["article"] == read
    ids = sorted(s["id"] for s in read["statements"])
    assert ids == sorted(s["id"] for s in found["statements"])
    assert found["mentions"] and len(found["mentions"]) == len(read["mentions"])
    again = desk.send(params={"preview": "true"}, text=TEXT, key="another")
    assert again["result"]["known"] == ids
    assert {"another"} == {e["article"]["key"] for s in again["result"]["article"]["statements"]
                           for e in s["evidence"]}  # fmt: skip
    assert desk.audited() == [("loader", "load", "two-offices", "done")]


def test_loading_again_changes_nothing_and_another_text_is_refused(desk: Desk) -> None:
    desk.send()
    before = revision_of(desk.store)
    assert desk.send()["state"] == "done"
    assert revision_of(desk.store) == before
    other = {"text": TEXT + "\nMore was said.", "key": "two-offices"}
    refused = desk.client.post(f"{API}/articles", json=other, headers=bearing("loader"))
    assert refused.status_code == 409 and "replace=true" in refused.json()["detail"]
    assert desk.send(params={"replace": "true"}, **other)["state"] == "done"
    assert changes_since(desk.store, str(before.number))[0].why == "revised"


def test_text_and_pages_are_taken_as_they_are(desk: Desk) -> None:
    def send(content: bytes, form: str, **described: str) -> str:
        headers = {**bearing("all"), "Content-Type": form}
        answer = desk.client.post(f"{API}/articles", params=described, content=content, headers=headers)
        job = desk.ended(answer.json())
        assert job["state"] == "done", job
        article = job["result"]["article"]
        assert article["statements"]
        return str(article["key"])

    assert (
        send(TEXT.encode("utf-16"), "text/plain; charset=utf-16", key="plain", published="2025-05-12")
        == "plain"
    )
    assert send(PAGE.encode(), "text/html", url="https://example.org/news/two-offices.html") == (
        "example-org-news-two-offices"
    )
    key = send(TEXT.encode(), "text/plain; charset=utf-8")
    assert key.startswith("text-") and send(TEXT.encode(), "text/plain") == key
    assert desk.client.get(f"{API}/articles/plain").json()["published"] == "2025-05-12"


def test_what_is_no_article_is_refused_at_once(desk: Desk) -> None:
    def status(content: bytes | str, form: str = "application/json", **parameters: str) -> int:
        headers = {**bearing("loader"), "Content-Type": form}
        answer = desk.client.post(f"{API}/articles", params=parameters, content=content, headers=headers)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]
        return answer.status_code

    assert status("{") == status("[]") == status('{"text": "a", "html": "b"}') == status("{}") == 400
    assert status(json.dumps({"text": TEXT, "kay": "x"})) == 400
    assert status(json.dumps({"text": TEXT, "key": "a/b"})) == 400
    assert status('{"text": "\\ud800"}') == 400
    assert status("[" * 100_000) == 400
    assert status(TEXT, "application/pdf") == status(TEXT, "") == 415
    assert status(" ", "text/plain") == 422
    assert (
        status("Bonjour à tous, ceci est un texte français assez long pour le savoir.", "text/plain") == 422
    )
    assert status("x" * 2_000_001, "text/plain") == 413
    assert status(TEXT, "text/plain", published="someday") == 422
    assert (
        status("\x00" * 50, 'text/plain; charset="\x00')
        == status("\x00" * 50, "text/plain; charset=zip")
        == 422
    )
    assert status(TEXT, "text/plain", kay="x") == 400
    assert articles(desk) == set()


def test_an_article_goes_and_takes_exactly_what_it_gave(desk: Desk) -> None:
    desk.send()
    assert desk.client.delete(f"{API}/articles/two-offices", headers=bearing("remover")).status_code == 204
    assert articles(desk) == set()
    assert desk.client.get(f"{API}/articles/two-offices").status_code == 410
    assert desk.client.delete(f"{API}/articles/two-offices", headers=bearing("remover")).status_code == 404
    assert desk.audited()[1:] == [
        ("remover", "remove", "two-offices", "done"),
        ("remover", "remove", "two-offices", "failed"),
    ]


def test_the_feed_tells_what_came_and_went(desk: Desk) -> None:
    loaded = desk.send()["result"]["article"]
    statements = {s["id"] for s in loaded["statements"]}
    first = desk.client.get(f"{API}/changes", params={"since": 0, "limit": 1000}).json()
    (change,) = [one for one in first["changes"] if one["article"]]
    assert change["why"] == "loaded" and statements | {"article/two-offices"} <= set(change["added"])
    assert first["next"] is None and first["revision"] == change["revision"]
    desk.client.delete(f"{API}/articles/two-offices", headers=bearing("remover"))
    second = desk.client.get(f"{API}/changes", params={"since": first["cursor"]}).json()
    assert [one["why"] for one in second["changes"]] == ["removed"]
    assert statements <= set(second["changes"][0]["removed"])
    page = desk.client.get(f"{API}/changes", params={"limit": 1}).json()
    assert desk.client.get(page["next"]).json()["changes"] != page["changes"]
    quiet = desk.client.get(f"{API}/changes", params={"since": second["cursor"]}).json()
    assert (quiet["changes"], quiet["cursor"]) == ([], second["cursor"])
    assert desk.client.get(f"{API}/changes", params={"since": "x"}).status_code == 400


def test_who_keeps_the_feed_is_told_when_it_is_forgotten(desk: Desk) -> None:
    desk.send()
    feed = f"{API}/changes?since=0"
    tag = desk.client.get(feed).headers["ETag"]
    kept = desk.client.get(feed, headers={"If-None-Match": tag})
    assert kept.status_code == 304
    assert desk.store.forget_changes(datetime.now(UTC) + timedelta(seconds=1))
    answer = desk.client.get(feed, headers={"If-None-Match": tag})
    assert answer.status_code == 410
    cursor = desk.client.get(f"{API}/changes", params={"since": revision_of(desk.store).number})
    assert cursor.status_code == 200 and cursor.json()["changes"] == []


def test_a_preview_calls_things_as_they_will_be_called(desk: Desk) -> None:
    short = "Ms Nguyen Thi Lan, Director General of the Japan Patent Office, met the press on 3 June 2025."
    desk.send(text=short.replace("Nguyen Thi Lan", "Nguyễn Thị Lan"), key="first", language="en")
    (official,) = desk.client.get(f"{API}/officials").json()["officials"]
    given = {"text": f"{short} Mr Tran Van Minh, Director General of the Intellectual Property Office "
             "of Viet Nam, met Ms Nguyen Thi Lan in Ha Noi.", "key": "second", "language": "en"}  # fmt: skip
    for verdict in (None, "same"):
        if verdict:
            desk.send(**given)
            people = desk.client.get(f"{API}/officials").json()["officials"]
            (other,) = (one["id"] for one in people if one["id"] != official["id"])
            said = {"one": official["id"], "other": other, "verdict": verdict}
            answer = desk.client.post(f"{API}/judgments", json=said, headers=bearing("all"))
            assert answer.status_code == 201, answer.text
            given["key"] = "third"
        shown = desk.send(params={"preview": "true"}, **given)["result"]
        loaded = desk.send(**given)["result"]
        for part in ("mentions", "statements"):
            entities = [
                {(end["id"], end["name"], end["name_vi"]) for end in _ends(reading["article"][part])}
                for reading in (shown, loaded)
            ]
            assert entities[0] == entities[1] != set()
        assert shown["known"] == loaded["known"] != []


def _ends(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield from filter(None, (part.get("entity"), part.get("subject"), part.get("object")))
