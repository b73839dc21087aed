"""Read articles in many processes, threads or machines at once; the graph is the same as from one."""

from loaders.parallel.cluster import ClusterWorkers
from loaders.parallel.processes import LocalProcesses
from loaders.parallel.threads import LocalThreads
from loaders.parallel.work_folder import WorkFolder
from loaders.parallel.workers import ParallelWorkers

__all__ = ["ClusterWorkers", "LocalProcesses", "LocalThreads", "ParallelWorkers", "WorkFolder"]
