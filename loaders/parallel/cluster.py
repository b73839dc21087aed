"""Workers of a Dask cluster: the processes of one on this machine, or those behind a scheduler's address."""

import logging
from collections.abc import Sequence
from concurrent.futures import CancelledError
from importlib import import_module
from typing import Any, cast

from loaders.parallel.partitions import ExtractorFactory, process_partition
from loaders.parallel.work_folder import WorkFolder
from loaders.parallel.workers import FutureLines, ParallelWorkers, Partition
from ontology.errors import CooperationGraphError, MissingExtra
from ontology.statements import Article

LOCAL = "local"
"""In place of an address: a cluster of this machine, for as long as the load lasts."""
_SECONDS_TO_CONNECT = 5


class ClusterWorkers(ParallelWorkers):
    """The workers behind `scheduler`; they need the same version of ipcoop, but no folder in common.

    Dask sends code and data as pickles: use it only where every machine that reaches the scheduler is
    trusted, or with the TLS that its own configuration sets up.
    """

    def __init__(
        self,
        factory: ExtractorFactory,
        scheduler: str,
        *,
        count: int | None = None,
        folder: WorkFolder | None = None,
    ) -> None:
        dask = _dask()
        self._scheduler = scheduler
        self._factory = factory
        self._cluster: Any = None
        if scheduler == LOCAL:
            self._cluster = dask.LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",  # there is always one: at a free port
                silence_logs=logging.ERROR,
            )
        self._client = _client(dask, self._cluster or scheduler)
        threads = sum(self._client.nthreads().values())
        super().__init__(factory().name, max(count or 0, threads, 1), folder, lost=(dask.KilledWorker,))

    def lines(self, partition: Partition) -> str:
        """The lines of a partition, however many workers are lost on the way."""
        try:
            return super().lines(partition)
        except (OSError, CancelledError) as error:
            raise CooperationGraphError(
                f"The scheduler {self._scheduler} was lost ({type(error).__name__}). "
                "Start it again and repeat the load: what was read already is kept."
            ) from error

    def _start(self, articles: Sequence[Article]) -> FutureLines:
        future = self._client.submit(process_partition, articles, self._factory, self._name, pure=False)
        return cast(FutureLines, future)

    def _alone(self, article: Article) -> str:
        return self._start((article,)).result()

    def _end(self) -> None:
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


def _dask() -> Any:
    try:
        dask = import_module("distributed")
    except ImportError as error:
        raise MissingExtra(
            "The extra scale is not installed (Dask): pip install -e '.[scale]' in this folder."
        ) from error
    logging.getLogger("distributed").setLevel(logging.ERROR)  # it tells of each worker that comes and goes
    return dask


def _client(dask: Any, address: Any) -> Any:
    try:
        return dask.Client(address, timeout=_SECONDS_TO_CONNECT)
    except (OSError, ValueError) as error:
        raise CooperationGraphError(
            f"The scheduler {address} cannot be reached ({error or type(error).__name__}). Start one with "
            "`dask scheduler` and workers with `dask worker ADDRESS`; the address reads tcp://HOST:8786."
        ) from error
