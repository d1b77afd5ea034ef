"""The processes that do the work of an ingest, in whatever order; what comes back is in order.

Each is a fresh interpreter with a pipe to it and one from it. It ends when its pipe does, however
the ingest ends; nothing is forked, so that the threads of a caller do no harm, and no module is
looked for in the current folder. What goes through the pipes is MessagePack.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice
from queue import Empty, SimpleQueue
from threading import Lock
from typing import IO, TYPE_CHECKING

import msgspec
from msgspec import Struct

from pressctl.errors import WorkerLost
from pressctl.ingest.intake import Task
from pressctl.ingest.work import Job, Result, do

if TYPE_CHECKING:
    from concurrent.futures import Future

Done = tuple[Task, Result]

# Bytes to read from which it pays to start processes: each takes 0.3 s to start, in which one
# process alone reads 250 kB.
_WORTH_IT = 1 << 21
_BATCH = 1 << 18  # bytes of files for a process at a time: 0.3 s of work
_EACH = 1 << 10  # what a task counts in a batch beside its bytes
_AHEAD = 2  # batches for each process that wait for it, or whose results wait for their turn
_START = "import sys; sys.path[:] = sys.argv[1:]; from pressctl.ingest.crew import serve; serve()"
_LENGTH = 8  # bytes that say how long a message is


def jobs_for(size: int) -> int:
    """Choose in how many processes to read `size` bytes: on all usable cores, if it pays."""
    return usable_cores() if size >= _WORTH_IT else 1


def usable_cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_through(tasks: Iterable[Task], jobs: int) -> Generator[Done, None, None]:
    """Do all tasks, in up to `jobs` processes, and give each with its result, in their order.

    What is no more than a batch is done here. Raises WorkerLost.
    """
    if jobs > 1 and sys.executable:
        batches = _batches(tasks)
        begun = list(islice(batches, 2))
        if len(begun) > 1:
            yield from _Crew(jobs).work_through(chain(begun, batches))
            return
        tasks = chain.from_iterable(begun)
    for task in tasks:
        yield task, do(task.work) if isinstance(task.work, Job) else task.work


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


class _Crew:
    """Some workers, each started when there is a batch that no other is free for."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._all: list[_Worker] = []
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        self._starting, self._ended = Lock(), False

    def work_through(self, batches: Iterable[list[Task]]) -> Iterator[Done]:
        """Do batches, a thread waiting for each worker; none is left, however it ends."""
        from concurrent.futures import ThreadPoolExecutor

        threads = ThreadPoolExecutor(self._size)
        pending: deque[tuple[list[Task], Future[Iterator[Result]]]] = deque()
        try:
            for batch in batches:
                pending.append((batch, threads.submit(self._do, batch)))
                if len(pending) > _AHEAD * self._size:
                    yield from _finished(*pending.popleft())
            while pending:
                yield from _finished(*pending.popleft())
        finally:
            self._end()
            threads.shutdown(cancel_futures=True)

    def _do(self, batch: list[Task]) -> Iterator[Result]:
        jobs = [task.work for task in batch if isinstance(task.work, Job)]
        if not jobs:
            return iter(())
        worker = self._worker()
        results = worker.do(jobs)
        self._free.put(worker)
        return iter(results)

    def _worker(self) -> _Worker:
        try:
            return self._free.get_nowait()
        except Empty:
            with self._starting:
                if self._ended:
                    raise InterruptedError from None
                self._all.append(_Worker())
                return self._all[-1]

    def _end(self) -> None:
        with self._starting:
            self._ended = True
        for worker in self._all:
            worker.end()


def _finished(batch: list[Task], future: Future[Iterator[Result]]) -> Iterator[Done]:
    results = future.result()
    for task in batch:
        yield task, next(results) if isinstance(task.work, Job) else task.work


class _Worker:
    """A process that does jobs."""

    def __init__(self) -> None:
        # In a group of its own: a Ctrl-C is for us, and we end it. -P: not from the current folder
        self._process = subprocess.Popen(  # noqa: S603  # runs this interpreter, our code
            [sys.executable, "-P", "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,
        )

    def do(self, jobs: list[Job]) -> tuple[Result, ...]:
        """Have some jobs done; raises WorkerLost."""
        process = self._process
        assert process.stdin and process.stdout
        try:
            _send(process.stdin, msgspec.msgpack.encode(jobs))
            message = _receive(process.stdout)
        except OSError:
            message = b""
        if not message:
            raise WorkerLost(jobs[0].name, process.wait())
        reply = msgspec.msgpack.decode(message, type=_Reply)
        if reply.bug:
            raise RuntimeError(reply.bug)
        return reply.results

    def end(self) -> None:
        """End the process at once: it keeps nothing that is worth keeping."""
        self._process.kill()
        self._process.wait()


class _Reply(Struct, frozen=True):
    """The results of some jobs, or the traceback of what went wrong."""

    results: tuple[Result, ...] = ()
    bug: str | None = None


def serve() -> None:
    """Do jobs as they come in, until the pipe ends; what a library prints is no message."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    decoder = msgspec.msgpack.Decoder(list[Job])
    while message := _receive(source):
        _send(sink, msgspec.msgpack.encode(_reply(decoder.decode(message))))


def _reply(jobs: list[Job]) -> _Reply:
    try:
        return _Reply(tuple(map(do, jobs)))
    except Exception:
        from traceback import format_exc

        return _Reply(bug=format_exc())


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    """Give the next message; nothing when the pipe has ended, in the middle of one too."""
    size = int.from_bytes(pipe.read(_LENGTH), "big")
    message = pipe.read(size)
    return message if len(message) == size else b""
