"""The workers of a Dask cluster that do the jobs of an ingest; needs pressctl[dask].

The cluster is one that runs already, or one of processes of ours (started as those of `crew`) that
is there for one ingest, on this machine, behind a key that only they have. What is sent is jobs as
bytes, a bounded number at a time. When a worker is lost, Dask gives its batches to the others.
"""

from __future__ import annotations

import asyncio
import logging
import os
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import partial
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Struct

from pressctl import parsing
from pressctl.errors import ClusterLost, PressctlError
from pressctl.ingest import crew
from pressctl.ingest.wire import pack, perform, receive, send, unpack
from pressctl.ingest.work import Job, Result
from pressctl.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future, Security

T = TypeVar("T")

VERSION = f"pressctl {__version__} (parser {parsing.PARSER})"

_CONNECT = 10.0  # seconds for a scheduler to answer; not measured
_PATIENCE = 60.0  # seconds without any worker after which none is waited for; not measured
_STEP = 1.0  # seconds after which to look again how many workers there are
# Times that a batch whose worker died is tried again; one that still fails may be what kills them
_RETRIES = 3
_INSTALL = "--engine dask needs distributed; install with: pip install 'pressctl[dask]'"
_HERE = "the cluster of this ingest"


class NoDask(PressctlError):
    """The library that has work done on a cluster is not installed."""

    def __init__(self) -> None:
        super().__init__(_INSTALL)


def connect(address: str) -> Callable[[], AbstractContextManager[Cluster]]:
    """Give how to have jobs done by the workers of a scheduler; raises NoDask."""
    _need_dask()
    return partial(_connected, address)


def start(count: int) -> Callable[[], AbstractContextManager[Cluster]]:
    """Give how to have jobs done by so many workers of a cluster of our own; raises NoDask."""
    _need_dask()
    return partial(_started, count)


def missing() -> bool:
    """Whether a library of pressctl[dask] is not installed."""
    try:
        import cryptography  # noqa: F401  # what Dask makes the keys of a cluster with
        import distributed  # noqa: F401
    except ImportError:
        return True
    return False


def _need_dask() -> None:
    if missing():
        raise NoDask


class Cluster:
    """The workers of a scheduler."""

    def __init__(self, client: Client, where: str, least: int = 1) -> None:
        self._client, self._where, self._least = client, where, least
        self._count, self._seen, self._looked = least, monotonic(), 0.0

    @property
    def count(self) -> int:
        """The number of batches that the workers do at a time; they may come and go."""
        if monotonic() - self._looked > _STEP:
            self._look()
        return self._count

    def begin(self, jobs: list[Job]) -> Callable[[], tuple[Result, ...]]:
        """Have some jobs done; what this gives waits for their results, or raises ClusterLost."""
        with self._told():
            future = self._client.submit(
                perform_as, pack(jobs), VERSION, pure=False, retries=_RETRIES
            )
        return partial(self._results, future, jobs[0].name)

    def _results(self, future: Future, name: str) -> tuple[Result, ...]:
        with self._told(name):
            while not future.done():
                try:
                    future.exception(timeout=_STEP)  # waits, as nothing else does with a time limit
                except TimeoutError:
                    self._look()
            reply: bytes | str = future.result()
        return self._understood(reply)

    def check(self) -> None:
        """Raise ClusterLost if a worker cannot do our jobs; to be sent one would be its end."""
        with self._told():
            replies = self._client.run(perform_as, pack([]), VERSION, on_error="return")
        for reply in replies.values():
            self._understood(reply)

    def _understood(self, reply: bytes | str | Exception) -> tuple[Result, ...]:
        if isinstance(reply, bytes):
            return unpack(reply)
        other = reply if isinstance(reply, str) else "no pressctl that it can import"
        raise ClusterLost(self._where, f"a worker has {other}, not {VERSION}")

    def _look(self) -> None:
        """Count the threads of the workers; raises ClusterLost if there were none for long."""
        with self._told():
            threads = sum(self._client.nthreads().values())
        self._count, self._looked = max(self._least, threads), monotonic()
        if threads:
            self._seen = self._looked
        elif self._looked - self._seen > _PATIENCE:
            raise ClusterLost(self._where, f"it had no worker for {_PATIENCE:.0f} s")

    @contextmanager
    def _told(self, name: str = "") -> Iterator[None]:
        """Tell in a line what goes wrong in the cluster, at what was begun with the file `name`."""
        from distributed import KilledWorker

        try:
            yield
        except KilledWorker:
            why = f"workers that read {name}, and others, have died, again and again"
            raise ClusterLost(self._where, why) from None
        except (CancelledError, OSError, TimeoutError):
            raise ClusterLost(self._where, "the connection is lost") from None
        except (RuntimeError, ImportError, AttributeError) as error:  # it cannot find `perform_as`
            why = f"{VERSION} has to be installed for its scheduler and its workers"
            raise ClusterLost(self._where, why) from error


def perform_as(message: bytes, version: str) -> bytes | str:
    """Do the jobs of a message, if we are of that version; else give ours."""
    return perform(message) if version == VERSION else VERSION


@contextmanager
def _connected(address: str) -> Iterator[Cluster]:
    from distributed import Client
    from distributed.comm import resolve_address

    with _quiet(), ExitStack() as stack:
        try:
            resolve_address(address)  # a client with a bad one would hang for long in the end
            client = stack.enter_context(
                _made(Client, address, timeout=_CONNECT, set_as_default=False)
            )
        except (OSError, ValueError) as error:
            raise ClusterLost(address, "no scheduler answers there") from error
        cluster = Cluster(client, address)
        cluster.check()
        yield cluster


@contextmanager
def _started(count: int) -> Iterator[Cluster]:
    import dask
    from distributed import Client, LocalCluster, Security

    with _quiet(), ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="pressctl-"))
        stack.enter_context(dask.config.set({"temporary-directory": folder}))
        security = Security.temporary()
        local = stack.enter_context(
            _made(LocalCluster, n_workers=0, dashboard_address=None, security=security)
        )
        for _ in range(count):
            process = crew.start("cluster")
            stack.callback(crew.end, process)
            assert process.stdin
            send(process.stdin, _Summons.to(local.scheduler_address, security, folder).packed())
        client = stack.enter_context(_made(Client, local, timeout=_CONNECT, set_as_default=False))
        yield Cluster(client, _HERE, count)


@contextmanager
def _made(kind: Callable[..., T], *args: object, **how: object) -> Iterator[T]:
    """Make a client or a cluster, and close it in the end, even if what it talked to has gone.

    It is made in a thread, which no Ctrl-C reaches: one that is half made hangs when it is freed.
    """
    with ThreadPoolExecutor(1) as thread:
        making: Any = thread.submit(kind, *args, **how)
        try:
            yield making.result()
        finally:
            if making.exception() is None:
                with suppress(TimeoutError):
                    making.result().close(timeout=_CONNECT)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask from logging and warning: what there is to tell we tell."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logging.disable(before)


class _Summons(Struct, frozen=True):
    """Where a worker of ours finds its scheduler, its key, and a folder that is thrown away."""

    address: str
    certificate: str
    key: str
    folder: str

    @classmethod
    def to(cls, address: str, security: Security, folder: str) -> _Summons:
        keys: Any = security
        return cls(address, keys.tls_worker_cert, keys.tls_worker_key, folder)

    def packed(self) -> bytes:
        return msgspec.msgpack.encode(self)


def serve() -> None:
    """Be a worker of the cluster that a message on stdin names, until the pipe ends."""
    source = os.fdopen(os.dup(0), "rb")
    os.dup2(2, 1)
    summons = msgspec.msgpack.decode(receive(source), type=_Summons)
    Thread(target=_end_with, args=(source, summons.folder), daemon=True).start()
    asyncio.run(_work(summons))


def _end_with(source: IO[bytes], folder: str) -> None:
    """End this process when the ingest does, at whatever moment; only a killed one leaves a folder.

    A worker left to itself would look for its scheduler for ever.
    """
    source.read(1)
    rmtree(folder, ignore_errors=True)
    os._exit(0)


async def _work(summons: _Summons) -> None:
    import dask
    from distributed import Security, Worker

    security = Security(
        require_encryption=True,
        tls_ca_file=summons.certificate,
        tls_worker_cert=summons.certificate,
        tls_worker_key=summons.key,
    )
    dask.config.set({"distributed.worker.profile.enabled": False})
    worker = Worker(
        summons.address,
        nthreads=1,
        memory_limit=0,  # as for processes of the crew; nothing is written to disk
        local_directory=summons.folder,
        security=security,
        dashboard=False,
    )
    async with worker:
        await worker.finished()
