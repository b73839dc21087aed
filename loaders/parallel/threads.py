"""Workers as threads of this process: for an extractor that mostly waits, such as a language model."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from loaders.extraction.protocol import Extractor
from loaders.parallel.partitions import process_partition
from loaders.parallel.work_folder import WorkFolder
from loaders.parallel.workers import ParallelWorkers
from ontology.statements import Article


class LocalThreads(ParallelWorkers):
    """`count` threads that share one extractor, and so its budget; it must allow that."""

    def __init__(self, extractor: Extractor, count: int, folder: WorkFolder | None = None) -> None:
        super().__init__(extractor.name, count, folder)
        self._extractor = extractor
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="reader")

    def _start(self, articles: Sequence[Article]) -> Future[str]:
        return self._pool.submit(process_partition, articles, lambda: self._extractor, self._name)

    def _alone(self, article: Article) -> str:
        return process_partition((article,), lambda: self._extractor, self._name)

    def _end(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
