"""Many write and read at once, on both engines: who reads sees an article whole or not at all."""

import threading
from collections.abc import Callable

from graph_store.history import changes_since, revision_of
from tests.graph_api.writing.conftest import API, TEXT, Desk, bearing

KEYS = [f"article-{number}" for number in range(4)]


def text(key: str) -> str:
    """An article with something of its own, so that each adds and removes something."""
    return TEXT + f"\nThe office of {key} took part in the meeting in Tokyo.\n"


def test_articles_come_and_go_whole(desk: Desk) -> None:
    whole = len(desk.send(text=text(KEYS[0]), key="measure")["result"]["article"]["mentions"])
    assert whole > 5
    over, wrong = threading.Event(), list[str]()

    def write(key: str) -> None:
        if desk.send(text=text(key), key=key)["state"] != "done":
            wrong.append(f"{key} was not loaded")
        if desk.client.delete(f"{API}/articles/{key}", headers=bearing("remover")).status_code != 204:
            wrong.append(f"{key} was not removed")
        if desk.send(text=text(key), key=key)["state"] != "done":
            wrong.append(f"{key} was not loaded again")

    def read() -> None:
        while not over.is_set():
            for key in KEYS:
                rows = desk.store.read(
                    "MATCH (c:Article) WHERE c.id = $key "
                    "OPTIONAL MATCH (:Entity)-[m:MENTIONED_IN]->(c) RETURN count(m) AS mentions",
                    {"key": key},
                )
                if rows[0]["mentions"] not in (0, whole):
                    wrong.append(f"{key} was seen with {rows[0]['mentions']} of {whole} mentions")

    readers = [threading.Thread(target=read) for _ in range(2)]
    run_all(readers, [threading.Thread(target=write, args=(key,)) for key in KEYS], over)
    assert wrong == []
    assert len(desk.audited()) == 1 + 3 * len(KEYS)
    revisions = [change.revision for change in changes_since(desk.store, limit=1000)]
    assert sorted(set(revisions)) == list(range(1, revision_of(desk.store).number + 1))


def test_judgments_at_once_are_all_kept(desk: Desk) -> None:
    statements = desk.send()["result"]["article"]["statements"]
    address = f"{statements[0]['url']}/judgments"
    verdicts = ["accept", "reject", "unsure"] * 4

    def judge(verdict: str) -> Callable[[], None]:
        return lambda: desk.client.post(address, json={"verdict": verdict}, headers=bearing("judge")).close()

    run_all([], [threading.Thread(target=judge(verdict)) for verdict in verdicts], threading.Event())
    kept = desk.client.get(address).json()
    assert sorted(judgment["verdict"] for judgment in kept["judgments"]) == sorted(verdicts)
    last = max(kept["judgments"], key=lambda judgment: str(judgment["at"]))["verdict"]
    states = {"accept": "accepted", "reject": "rejected", "unsure": "unreviewed"}
    assert desk.client.get(statements[0]["url"]).json()["review"] == kept["review"] == states[last]


def run_all(around: list[threading.Thread], threads: list[threading.Thread], over: threading.Event) -> None:
    """Run `threads` to their end, `around` as long as they do."""
    for thread in (*around, *threads):
        thread.start()
    for thread in threads:
        thread.join(120)
    over.set()
    for thread in around:
        thread.join(30)
