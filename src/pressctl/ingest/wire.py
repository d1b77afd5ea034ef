"""Jobs and results as MessagePack, on their way to wherever jobs are done and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

import msgspec
from msgspec import Struct

from pressctl.ingest.work import Job, Result, do

_LENGTH = 8  # bytes that say how long a message is


class _Reply(Struct, frozen=True):
    """The results of some jobs, or the traceback of what went wrong."""

    results: tuple[Result, ...] = ()
    bug: str | None = None


def pack(jobs: Sequence[Job]) -> bytes:
    """Make a message of some jobs."""
    return msgspec.msgpack.encode(jobs)


def perform(message: bytes) -> bytes:
    """Do the jobs of a message, and give the reply to it."""
    jobs = msgspec.msgpack.decode(message, type=list[Job])
    try:
        reply = _Reply(tuple(map(do, jobs)))
    except Exception:
        from traceback import format_exc

        reply = _Reply(bug=format_exc())
    return msgspec.msgpack.encode(reply)


def unpack(message: bytes) -> tuple[Result, ...]:
    """Give the results in a reply; what went wrong there is raised here, as the bug it is."""
    reply = msgspec.msgpack.decode(message, type=_Reply)
    if reply.bug:
        raise RuntimeError(reply.bug)
    return reply.results


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write a message to a pipe."""
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Give the next message; nothing when the pipe has ended, in the middle of one too."""
    size = int.from_bytes(pipe.read(_LENGTH), "big")
    message = pipe.read(size)
    return message if len(message) == size else b""
