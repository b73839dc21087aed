"""Workers as processes of this machine."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection

from loaders.parallel.partitions import ExtractorFactory, process_partition
from loaders.parallel.work_folder import WorkFolder
from loaders.parallel.workers import ParallelWorkers
from ontology.statements import Article


class LocalProcesses(ParallelWorkers):
    """`count` processes; where one is killed, all are replaced and what was not finished is read again."""

    def __init__(self, factory: ExtractorFactory, count: int, folder: WorkFolder | None = None) -> None:
        super().__init__(factory().name, count, folder, lost=(BrokenProcessPool,))
        self._factory = factory
        self._pool = _new_pool(count)

    def processes(self) -> list[int]:
        """The ids of the processes that run now."""
        return sorted(self._pool._processes or ())  # the library has no public list of them

    def _start(self, articles: Sequence[Article]) -> Future[str]:
        try:
            return self._pool.submit(process_partition, articles, self._factory, self._name)
        except BrokenProcessPool as error:  # whoever waits for it begins it again
            failed: Future[str] = Future()
            failed.set_exception(error)
            return failed

    def _replace(self) -> None:
        try:
            self._pool.submit(os.getpid)  # refused by a pool that lost a process
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = _new_pool(self._count)

    def _alone(self, article: Article) -> str:
        with _new_pool(1) as pool:
            return pool.submit(process_partition, (article,), self._factory, self._name).result()

    def _end(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _new_pool(count: int) -> ProcessPoolExecutor:
    # Fresh processes, not forks: a fork would share the locks and the open store of this one.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin_process)


def _begin_process() -> None:
    """Leave interruptions to the parent, and end when it ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
