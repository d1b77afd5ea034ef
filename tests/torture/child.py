"""A job in a process of its own, whose system calls can be counted, failed or be its last."""

from __future__ import annotations

import builtins
import errno
import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from tests.session import Done, Session
from tests.torture.ward import Broken

PATIENCE = 120  # seconds; no command on a store of ten releases takes longer, on any machine
_CHANGING = {"write", "fsync", "replace", "rename", "unlink", "rmdir", "mkdir", "chmod", "fchmod"}
_CHANGING |= {"ftruncate", "truncate", "link", "symlink", "utime"}
_LOOKING = {"stat", "lstat", "fstat", "scandir", "listdir"}
_IN_SQLITE = {errno.ENOSPC: sqlite3.SQLITE_FULL, errno.EACCES: sqlite3.SQLITE_READONLY}
_MAKING = {"write", "mkdir", "link", "symlink"}  # what a full disk refuses


class Child:
    """A job that runs beside us; only what it returns comes back, as JSON."""

    def __init__(self, job: Callable[[], object]) -> None:
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            _be_child(job, writing)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")

    def result(self) -> Any:  # noqa: ANN401  # whatever the job returned
        """Wait for what it returned; None if it was killed."""
        with self._pipe as pipe:
            content = pipe.read()
        _, status = os.waitpid(self.pid, 0)
        ended = os.waitstatus_to_exitcode(status)
        if ended == -signal.SIGALRM:
            raise Broken(f"not done in {PATIENCE} seconds")
        if ended == -signal.SIGKILL:
            return None
        if ended:
            raise Broken(f"a child ended with {ended}: {content.decode(errors='replace')}")
        return msgspec.json.decode(content)


def _be_child(job: Callable[[], object], writing: int) -> None:
    write = os.write  # the job may wrap it
    code = 0
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(PATIENCE)
        content = msgspec.json.encode(job())
    except BaseException as error:  # told to the parent, which raises it
        content, code = repr(error).encode(), 1
    try:
        left = memoryview(content)
        while left:
            left = left[write(writing, left) :]
    finally:  # nobody may be listening any more; nothing of the parent's goes on in here
        os._exit(code)


def run_in_child(store: Path, args: tuple[str, ...], *before: Callable[[], None]) -> Done | None:
    """Run a command in a process of its own, after some preparations; None if it was killed."""

    def job() -> tuple[int, str, str]:
        for prepare in before:
            prepare()
        done = Session(store)(*args)
        return done.code, done.out, done.err

    found = Child(job).result()
    return None if found is None else Done(*found)


class Calls:
    """The calls a process makes on the files below a folder: counted, and stopped at one of them.

    At call number `at` it is killed, if `code` is None, or the call fails with that error, the
    first half of a write being done. `lasting` is a disk that stays full: it refuses all that
    needs room from there on. Only calls that change something count, unless `looking`.
    """

    def __init__(
        self,
        folder: Path,
        at: int = 0,
        code: int | None = None,
        *,
        lasting: bool = False,
        looking: bool = False,
    ) -> None:
        self.folder, self.at, self.code = str(folder), at, code
        self.lasting, self.looking = lasting, looking
        self.made: list[str] = []
        self._paths: dict[int, str] = {}

    def install(self) -> None:
        """Put ourselves between this process and the system; only in a child."""
        self._open, self._write = os.open, os.write
        for name in sorted(_CHANGING | (_LOOKING if self.looking else set())):
            if call := getattr(os, name, None):
                setattr(os, name, self._wrapped(name, call))
        os.open = self._opening
        os.fdopen = self._reopening(os.fdopen)
        builtins.open = self._wrapped("open", builtins.open)
        sqlite3.connect = self._connecting(sqlite3.connect)

    def _wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            path = self._path(args[0]) if args else ""
            if self._is_ours(path):
                half = (lambda: call(args[0], _half(args[1]))) if name == "write" else None
                self._count(name, path, half)
            return call(*args, **kwargs)

        return wrapped

    def _opening(self, path: Any, flags: int, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401
        place = self._path(path)
        making = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if self._is_ours(place) and (making or self.looking):
            self._count("open" if making else "open to read", place, None)
        opened = self._open(path, flags, *args, **kwargs)
        self._paths[opened] = place
        return opened

    def _reopening(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def fdopen(fd: int, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            file = call(fd, *args, **kwargs)
            path = self._paths.get(fd, "")
            return _Watched(file, self, path) if self._is_ours(path) else file

        return fdopen

    def _connecting(self, connect: Callable[..., Any]) -> Callable[..., Any]:
        calls = self

        class Watched(sqlite3.Connection):
            """A database whose statements count as calls: SQLite does not go through `os`."""

            def execute(self, *args: Any) -> Any:  # noqa: ANN401
                calls.database()
                return super().execute(*args)

            def executemany(self, *args: Any) -> Any:  # noqa: ANN401
                calls.database()
                return super().executemany(*args)

            def commit(self) -> None:
                calls.database()
                super().commit()

        def connecting(database: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            ours = calls.folder in str(database)
            return connect(database, *args, **kwargs | ({"factory": Watched} if ours else {}))

        return connecting

    def database(self) -> None:
        """Count a statement to a database of the store."""
        try:
            self._count("write", "a statement of SQLite", None)
        except OSError as error:
            told = sqlite3.OperationalError(str(error))
            told.sqlite_errorcode = _IN_SQLITE.get(error.errno or 0, sqlite3.SQLITE_IOERR)
            raise told from None

    def watched(self, name: str, path: str, half: Callable[[], object] | None) -> None:
        """Count a call that was made on a file object."""
        self._count(name, path, half)

    def _path(self, place: Any) -> str:  # noqa: ANN401
        if isinstance(place, int):
            return self._paths.get(place, "")
        return str(Path(os.fsdecode(place)).absolute()) if place else ""

    def _is_ours(self, path: str) -> bool:
        return path == self.folder or path.startswith(self.folder + os.sep)

    def _count(self, name: str, path: str, half: Callable[[], object] | None) -> None:
        self.made.append(f"{name} {path.removeprefix(self.folder)}")
        now = len(self.made)
        full = self.lasting and self.at and now > self.at and (name in _MAKING or name == "open")
        if now != self.at and not full:
            return
        if half and now == self.at:
            half()
        if self.code is None:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(self.code, os.strerror(self.code or 0), path)


class _Watched:
    """A file object whose reads and writes count."""

    def __init__(self, file: BinaryIO, calls: Calls, path: str) -> None:
        self._file, self._calls, self._path = file, calls, path

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._file, name)

    def __enter__(self) -> _Watched:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def read(self, size: int = -1) -> bytes:
        """Read, if reading counts, as a call."""
        if self._calls.looking:
            self._calls.watched("read", self._path, None)
        return self._file.read(size)

    def write(self, content: bytes) -> int:
        """Write as a call."""
        self._calls.watched("write", self._path, lambda: self._file.write(_half(content)))
        return self._file.write(content)


def _half(content: Any) -> bytes:  # noqa: ANN401
    return bytes(content)[: len(content) // 2]


def calls_of(
    store: Path, args: tuple[str, ...], *before: Callable[[], None], looking: bool = False
) -> list[str]:
    """List the calls that a command makes on the files of a store, undisturbed."""

    def job() -> tuple[int, list[str]]:
        calls = Calls(store, looking=looking)
        for prepare in (*before, calls.install):
            prepare()
        return Session(store)(*args).code, calls.made

    code, made = Child(job).result()
    if code != 0:
        raise Broken(f"{' '.join(args)}: exit {code} with nothing in its way")
    return list(made)
