"""The processes of ours that do the jobs of an ingest.

Each is a fresh interpreter with a pipe to it and one from it. It ends when its pipe does, however
the ingest ends; nothing is forked, so that the threads of a caller do no harm, and no module is
looked for in the current folder. What goes through the pipes is MessagePack.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from queue import Empty, SimpleQueue
from threading import Lock

from pressctl.errors import WorkerLost
from pressctl.ingest.wire import pack, perform, receive, send, unpack
from pressctl.ingest.work import Job, Result

_START = "import sys; sys.path[:] = sys.argv[1:]; from pressctl.ingest.{0} import serve; serve()"


def start(module: str) -> subprocess.Popen[bytes]:
    """Start an interpreter that runs `serve` of a module of this room, with pipes to and from it.

    It is in a group of its own: a Ctrl-C is for us, and we end it.
    """
    return subprocess.Popen(  # noqa: S603  # runs this interpreter, our code
        # -P: nothing is imported from the current folder
        [sys.executable, "-P", "-c", _START.format(module), *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process at once: it keeps nothing that is worth keeping."""
    process.kill()
    process.wait()


class Crew(AbstractContextManager["Crew"]):
    """Some workers, each started when there is a batch that no other is free for.

    A thread waits for each; none is left, however the ingest ends.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._threads = ThreadPoolExecutor(count)
        self._all: list[_Worker] = []
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        self._starting, self._ended = Lock(), False

    def begin(self, jobs: list[Job]) -> Callable[[], tuple[Result, ...]]:
        """Have some jobs done; what this gives waits for their results, or raises WorkerLost."""
        return self._threads.submit(self._do, jobs).result

    def _do(self, jobs: list[Job]) -> tuple[Result, ...]:
        worker = self._worker()
        results = worker.do(jobs)
        self._free.put(worker)
        return results

    def _worker(self) -> _Worker:
        try:
            return self._free.get_nowait()
        except Empty:
            with self._starting:
                if self._ended:
                    raise InterruptedError from None
                self._all.append(_Worker())
                return self._all[-1]

    def __exit__(self, *_: object) -> None:
        """End all workers."""
        with self._starting:
            self._ended = True
        for worker in self._all:
            end(worker.process)
        self._threads.shutdown(cancel_futures=True)


class _Worker:
    """A process that does jobs."""

    def __init__(self) -> None:
        self.process = start("crew")

    def do(self, jobs: list[Job]) -> tuple[Result, ...]:
        """Have some jobs done; raises WorkerLost."""
        process = self.process
        assert process.stdin and process.stdout
        try:
            send(process.stdin, pack(jobs))
            message = receive(process.stdout)
        except OSError:
            message = b""
        if not message:
            raise WorkerLost(jobs[0].name, process.wait())
        return unpack(message)


def serve() -> None:
    """Do jobs as they come in, until the pipe ends; what a library prints is no message."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while message := receive(source):
        send(sink, perform(message))
