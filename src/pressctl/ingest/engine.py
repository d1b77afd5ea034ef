"""Who does the jobs of an ingest: we, processes of ours, or a Dask cluster; in what order."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import chain, islice
from typing import Literal, Protocol

from msgspec import Struct

from pressctl.errors import BadOption
from pressctl.ingest.intake import Task
from pressctl.ingest.work import Job, Result, do

Done = tuple[Task, Result]
Kind = Literal["processes", "dask"]

# Bytes to read from which it pays to start processes: each takes 0.3 s to start, in which one
# process alone reads 250 kB.
_WORTH_IT = 1 << 21
_BATCH = 1 << 18  # bytes of files for a process at a time: 0.3 s of work
_EACH = 1 << 10  # what a task counts in a batch beside its bytes
_AHEAD = 2  # batches for each worker that wait for it, or whose results wait for their turn


class Engine(Struct, frozen=True):
    """Who is wished to do the jobs: `jobs` workers (None: as many as pay), or those of `scheduler`.

    The scheduler is the address of a Dask cluster.
    """

    kind: Kind = "processes"
    jobs: int | None = 1
    scheduler: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be meant together; raises BadOption."""
        if self.scheduler is None:
            return
        if self.kind != "dask":
            raise BadOption("--scheduler", self.scheduler, "it needs --engine dask")
        if self.jobs not in (None, 1):
            why = "with --scheduler the workers are those of the cluster"
            raise BadOption("--jobs", str(self.jobs), why)


ALONE = Engine()


class Workers(Protocol):
    """Those that do jobs elsewhere, `count` at a time."""

    @property
    def count(self) -> int:
        """The number of batches that they do at a time."""

    def begin(self, jobs: list[Job]) -> Callable[[], tuple[Result, ...]]:
        """Have some jobs done; what this gives waits for their results."""


def jobs_for(size: int) -> int:
    """Choose in how many processes to read `size` bytes: on all usable cores, if it pays."""
    return usable_cores() if size >= _WORTH_IT else 1


def usable_cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_through(tasks: Iterable[Task], engine: Engine, size: int) -> Generator[Done, None, None]:
    """Do all tasks, of `size` bytes of files, and give each with its result, in their order.

    What is no more than a batch no processes are started for. Raises WorkerLost and ClusterLost.
    """
    start, least = _choose(engine, size)
    if start:
        batches = _batches(tasks)
        begun = list(islice(batches, least))
        if len(begun) == least:
            with start() as workers:
                yield from _in_order(chain(begun, batches), workers)
            return
        tasks = chain.from_iterable(begun)
    for task in tasks:
        yield task, do(task.work) if isinstance(task.work, Job) else task.work


def _choose(
    engine: Engine, size: int
) -> tuple[Callable[[], AbstractContextManager[Workers]] | None, int]:
    """Give how to start workers, if any are to be, and from how many batches on."""
    if engine.kind == "dask":
        from pressctl.ingest import cluster

        if engine.scheduler is not None:
            return cluster.connect(engine.scheduler), 1
        return cluster.start(engine.jobs or usable_cores()), 1
    jobs = jobs_for(size) if engine.jobs is None else engine.jobs
    if jobs > 1 and sys.executable:
        from pressctl.ingest.crew import Crew

        return lambda: Crew(jobs), 2
    return None, 0


def _batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += _EACH + (task.size if isinstance(task.work, Job) else 0)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _in_order(batches: Iterable[list[Task]], workers: Workers) -> Iterator[Done]:
    """Have batches done, so many ahead that no worker waits and that memory does not grow."""
    pending: deque[tuple[list[Task], Callable[[], tuple[Result, ...]]]] = deque()
    for batch in batches:
        jobs = [task.work for task in batch if isinstance(task.work, Job)]
        pending.append((batch, workers.begin(jobs) if jobs else tuple))
        while len(pending) > _AHEAD * workers.count:
            yield from _finished(*pending.popleft())
    while pending:
        yield from _finished(*pending.popleft())


def _finished(batch: list[Task], wait: Callable[[], tuple[Result, ...]]) -> Iterator[Done]:
    results = iter(wait())
    for task in batch:
        yield task, next(results) if isinstance(task.work, Job) else task.work
