"""Reading ahead keeps the order, begins few jobs early, tells errors in their turn and leaves no thread."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from graph_store.ahead import AT_ONCE, ahead


def working() -> int:
    return sum(thread.name.startswith("ipcoop-ahead") for thread in threading.enumerate())


def test_results_come_in_the_order_of_their_jobs() -> None:
    second_done = threading.Event()

    def first() -> int:
        assert second_done.wait(10), "the second job waits for the first"
        return 1

    def second() -> int:
        second_done.set()
        return 2

    assert list(ahead([first, second, lambda: 3])) == [1, 2, 3]
    assert working() == 0


def test_few_jobs_are_taken_before_their_turn() -> None:
    taken = 0

    def jobs() -> Iterator[Callable[[], int]]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield partial(int, number)

    for used, result in enumerate(ahead(jobs())):
        assert result == used
        assert taken <= used + 1 + AT_ONCE


def test_an_error_comes_in_its_turn() -> None:
    def fail() -> int:
        raise ValueError("no such page")

    results = ahead([lambda: 1, fail, lambda: 3])
    assert next(results) == 1
    with pytest.raises(ValueError, match="no such page"):
        next(results)
    assert working() == 0


def test_who_stops_early_leaves_no_thread() -> None:
    results = ahead(partial(int, number) for number in range(100))
    assert next(results) == 0
    assert working() > 0
    results.close()  # type: ignore[attr-defined]
    assert working() == 0
