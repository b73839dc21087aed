"""Work on what is needed next while what came before is used."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Done = TypeVar("Done")

AT_ONCE = 2
"""Jobs begun before their turn: enough for engines that read beside Python, few to hold in memory."""


def ahead(jobs: Iterable[Callable[[], Done]], at_once: int = AT_ONCE) -> Iterator[Done]:
    """The results of jobs in their order; so many are worked on by threads while one result is used.

    An error of a job comes in its turn. Whoever stops early waits for the jobs that have begun.
    """
    begun: deque[Future[Done]] = deque()
    with ThreadPoolExecutor(at_once, thread_name_prefix="ipcoop-ahead") as pool:
        try:
            for job in jobs:
                begun.append(pool.submit(job))
                if len(begun) > at_once:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        finally:
            for each in begun:
                each.cancel()
