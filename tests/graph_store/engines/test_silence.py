import threading
import time
from typing import Any, cast

import pytest

from graph_store.engines import silence
from graph_store.engines.silence import SilenceWatch


def test_closing_waits_for_the_question_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """What that opens would otherwise stay open: who closes the connections cannot see it yet."""
    monkeypatch.setattr(silence, "PATIENCE", 0.0)
    asked, answered = threading.Event(), threading.Event()

    def is_there() -> bool:
        asked.set()
        time.sleep(0.3)
        answered.set()
        return True

    watch = SilenceWatch("bolt://example.org", is_there)
    with watch.over(cast(Any, None), 60):
        assert asked.wait(30)
        assert not answered.is_set()
        watch.close()
        assert answered.is_set()
    watch.close()


def test_a_watch_that_never_watched_closes_at_once() -> None:
    SilenceWatch("bolt://example.org", lambda: True).close()
