"""Calls that fail: a full disk, a broken one, one of which nothing may be written to."""

from __future__ import annotations

import errno
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.session import Done
from tests.torture.child import Calls, calls_of, run_in_child
from tests.torture.ward import Answers, Broken, State, Ward, files_of, refused

LASTING = (errno.ENOSPC, errno.EDQUOT)  # a disk that is full stays full
ONCE = (errno.EIO,)
_PAGE = 4096  # bytes by which a tmpfs grows
_READERS = 4  # questions that are put while a call fails: list, quotes, show, search


def at_every_call(ward: Ward, rng: random.Random, step: int) -> Counter[str]:
    """Fail each call of an ingest on the store, or every `step`th; looking and reading too."""
    tally: Counter[str] = Counter()
    ward.put("old")
    count = len(calls_of(ward.store, ward.ingesting, looking=True))
    for code in (*LASTING, *ONCE):
        for at in range(rng.randrange(step) + 1, count + 1, step):
            ward.put("old")
            calls = Calls(ward.store, at, code, lasting=code in LASTING, looking=True)
            found = run_in_child(ward.store, ward.ingesting, calls.install)
            try:
                tally[_require(ward, found)] += 1
            except Broken as broken:
                raise Broken(f"{errno.errorcode[code]} at call {at}: {broken}") from None
    return tally


def _require(ward: Ward, found: Done | None) -> str:
    """See to it that an ingest that met an error left a whole store, and told the truth of it."""
    if found is None:
        raise Broken("it was killed")
    if found.code not in (0, 2):
        raise Broken(f"exit {found.code}: {found.err}")
    was_refused = refused(found) if found.code == 2 and not found.out else False
    state = ward.state()
    if found.code == 0 and state != "new":
        raise Broken("exit 0, and the store is the old one")
    if found.code == 2 and not was_refused:
        raise Broken(f"a failure that is not one line: {found.err}")
    ward.require_recovery()
    return f"{'refused' if was_refused else 'done'}, {state}"


def at_every_call_of_a_reader(ward: Ward, rng: random.Random, step: int) -> Counter[str]:
    """Fail each call of commands that read, on the store: the right answer, or one line."""
    tally: Counter[str] = Counter()
    ward.put("new")
    for args in ward.questions()[:_READERS]:
        count = len(calls_of(ward.store, args, looking=True))
        for code in (errno.EIO, errno.EACCES, errno.ENOSPC):
            for at in range(rng.randrange(step) + 1, count + 1, step):
                ward.put("new")
                calls = Calls(ward.store, at, code, looking=True)
                found = run_in_child(ward.store, args, calls.install)
                try:
                    tally[require_right_or_refused(ward, "new", args, found)] += 1
                except Broken as broken:
                    raise Broken(f"{errno.errorcode[code]} at call {at}: {broken}") from None
    ward.require("new")
    return tally


def require_right_or_refused(
    ward: Ward, state: State, args: tuple[str, ...], found: Done | None
) -> str:
    """See to it that a question was answered rightly, or refused in one line; tell which."""
    if found is None:
        raise Broken(f"{' '.join(args)}: it was killed")
    if refused(found):
        return "refused"
    wanted: Answers = ward.answers[state]
    if (found.code, found.out) != wanted[args]:
        raise Broken(f"{' '.join(args)}: exit {found.code}, and another answer: {found.err}")
    return "right"


def under_a_limit(ward: Ward, rng: random.Random, rounds: int) -> Counter[str]:
    """Let the system refuse files above a size (RLIMIT_FSIZE), from nothing up to enough."""
    tally: Counter[str] = Counter()
    ward.put("new")
    most = max((ward.store / name).stat().st_size for name in files_of(ward.store))
    for n in range(rounds):
        size = rng.randrange(most * (n + 1) * 5 // (rounds * 4) + 1)
        ward.put("old")
        found = run_in_child(ward.store, ward.ingesting, lambda: _limit(size))  # noqa: B023
        try:
            tally[_require(ward, found)] += 1
        except Broken as broken:
            raise Broken(f"files of at most {size} bytes: {broken}") from None
    return tally


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as Python does: the write fails instead
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


_ON_A_TMPFS = """
mount -t tmpfs -o mode=0700,size="$1" none "$2" && cp -a "$3"/. "$2" || exit 77
"$4" -m pressctl ingest "$5" --prune --store "$2" >"$6/out" 2>"$6/err"
code=$?
cp -a "$2"/. "$3" && exit $code
"""


def on_a_full_disk(ward: Ward, _rng: random.Random, rounds: int) -> Counter[str]:
    """Ingest on a real file system that is full after some pages more than the old store has.

    It takes the right to mount one, in a name space of its own; without it this is told.
    """
    tally: Counter[str] = Counter()
    ward.put("old")
    used = sum((ward.store / n).stat().st_size // _PAGE + 1 for n in files_of(ward.store))
    for more in range(rounds):
        ward.put("old")
        kept = _kept_aside(ward)
        found = _on_a_tmpfs(ward, (used + more) * _PAGE, kept)
        if found is None:
            tally["no right to mount"] += 1
            continue
        shutil.rmtree(ward.store)
        kept.rename(ward.store)
        try:
            tally[_require(ward, found)] += 1
        except Broken as broken:
            raise Broken(f"a disk of {used + more} pages: {broken}") from None
    return tally


def _kept_aside(ward: Ward) -> Path:
    kept = ward.folder / "on-tmpfs"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(ward.store, kept)
    return kept


def _on_a_tmpfs(ward: Ward, size: int, kept: Path) -> Done | None:
    if not shutil.which("unshare"):
        return None
    told = ward.folder / "told"
    told.mkdir(exist_ok=True)
    words = (str(size), ward.store, kept, sys.executable, ward.pages, told)
    shell = ["unshare", "--mount", "sh", "-c", _ON_A_TMPFS, "sh", *map(str, words)]
    code = subprocess.run(shell, capture_output=True, check=False, timeout=120).returncode
    if not (told / "err").exists() or code == 77:
        return None
    return Done(code, (told / "out").read_text("utf-8"), (told / "err").read_text("utf-8"))
