"""Files of a store that are not what was written: bits, blocks and whole files."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.session import Done
from tests.torture.failing import require_right_or_refused
from tests.torture.ward import Answers, Broken, Kind, State, Ward, files_of, of_kind, refused, wipe

_BLOCK = 512  # bytes that a disk loses at a time
_MENDED = 10  # flips from one to the next after which the store is mended, and asked again
# When a release came is told by the list of files alone: once that is lost, no file can tell it.
_CAME = re.compile(r'"(?:added|changed)":\s*(?:null|"[^"]*")')


def flip_bits(ward: Ward, rng: random.Random, rounds: int) -> Counter[str]:
    """Flip single bits, in each file in turn; half of them with the time of the file kept."""
    tally: Counter[str] = Counter()
    ward.put("new")
    names = [n for n in files_of(ward.store) if (ward.store / n).stat().st_size]
    for n in range(rounds):
        name = names[n % len(names)]
        ward.put("new")
        bit = _flip(ward.store / name, rng, keeping_time=bool(rng.randrange(2)))
        try:
            tally["flips"] += 1
            tally += _look_at(ward, name, _require_named)
            if n % _MENDED < len(names) // _MENDED + 1:
                _mend(ward, name)
        except Broken as broken:
            raise Broken(f"bit {bit} of {name} flipped: {broken}") from None
    return tally


def _flip(path: Path, rng: random.Random, *, keeping_time: bool) -> int:
    status, content = path.stat(), bytearray(path.read_bytes())
    bit = rng.randrange(len(content) * 8)
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)
    if keeping_time:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return bit


def replace_files(ward: Ward, rng: random.Random, most: int) -> Counter[str]:
    """Do every harm to every file, or to `most` of these pairs, drawn by lot."""
    tally: Counter[str] = Counter()
    ward.put("new")
    pairs = [(name, what) for name in files_of(ward.store) for what in HARMS]
    for name, what in rng.sample(pairs, min(most, len(pairs))):
        tally += harm(ward, name, what)
    return tally


def harm(ward: Ward, name: str, what: str) -> Counter[str]:
    """Do one harm to one file, ask, and mend it; nothing is counted if it changed nothing."""
    ward.put("new")
    outside, content = ward.folder / "outside", (ward.store / name).read_bytes()
    outside.write_bytes(content)
    if not HARMS[what](ward, name):
        return Counter()
    try:
        tally = _look_at(ward, name, _require_found)
        _mend(ward, name)
    except Broken as broken:
        raise Broken(f"{name} {what}: {broken}") from None
    if outside.read_bytes() != content:
        raise Broken(f"{name} {what}: a file outside the store was written to")
    return tally + Counter(harms=1)


def _look_at(ward: Ward, name: str, doctor: Callable[[Ward, str], None]) -> Counter[str]:
    """See to it that a harmed store is told to be one, and answers rightly or not at all."""
    tally: Counter[str] = Counter()
    kind = files_of(ward.store).get(name) or _kind_that_was(ward, name)
    doctor(ward, name)
    for args in ward.questions():
        told = require_right_or_refused(ward, "new", args, ward.run(*args))
        if told == "refused" and kind in ("lock", "index", "index lock"):
            raise Broken(f"{' '.join(args)}: refused, and the JSON is whole")
        tally[told] += 1
    return tally


def _kind_that_was(ward: Ward, name: str) -> Kind:
    return files_of(ward.kept("new"))[name]


def _require_named(ward: Ward, name: str) -> None:
    done = ward.run("doctor", "--json")
    if done.code != 1 or name not in (row["where"] for row in json.loads(done.out)):
        raise Broken(f"doctor does not name it: exit {done.code}: {done.out}{done.err}")


def _require_found(ward: Ward, name: str) -> None:
    """See to it that `doctor` finds what became of a file.

    The bytes of a lock mean nothing, and a missing index is made by the next question. Of a whole
    manifest in a store of another age it is the parts that are missing.
    """
    kind, path = _kind_that_was(ward, name), ward.store / name
    if kind == "lock" and (path.is_file() or not os.path.lexists(path)) and not path.is_symlink():
        return
    if kind == "index lock" or (kind == "index" and not os.path.lexists(path)):
        return
    if kind == "manifest" and path.is_file() and not path.is_symlink():
        if ward.run("doctor").code != 1:
            raise Broken("doctor finds the store sound")
        return
    _require_named(ward, name)


def _mend(ward: Ward, name: str) -> None:
    """See to it that `doctor --rebuild` makes of the pages what was there."""
    done: Done = ward.run("doctor", "--rebuild")
    if name == "lock" and refused(done):  # it is no file, and we do not write without one
        wipe(ward.store / name)
        done = ward.run("doctor", "--rebuild")
    if refused(done) or done.code != 0:
        raise Broken(f"not mended: exit {done.code}: {done.out}{done.err}")
    if _kind_that_was(ward, name) == "list":
        _require_but_for_times(ward, "new")
    else:
        ward.require("new")
        ward.require_as_undisturbed()
    done = ward.run("doctor")
    if done.code != 0:
        raise Broken(f"mended, and not sound: {done.out}{done.err}")


def _require_but_for_times(ward: Ward, state: State) -> None:
    found, wanted = ward.ask(), ward.answers[state]
    for args in found.keys() - {args for args in found if "--added-since" in args}:
        if _timeless(found, args) != _timeless(wanted, args):
            raise Broken(f"{' '.join(args)}: not the answer of the {state} store, once mended")


def _timeless(answers: Answers, args: tuple[str, ...]) -> tuple[int, str]:
    code, out = answers[args]
    return code, _CAME.sub("", out)


# --- harms: each tells whether there was anything to do ------------------------------------------


def _rewriting(change: Callable[[bytes], bytes]) -> Callable[[Ward, str], bool]:
    def act(ward: Ward, name: str) -> bool:
        path = ward.store / name
        before = path.read_bytes()
        after = change(before)
        path.write_bytes(after)
        return after != before

    return act


def _replacing(make: Callable[[Path, Path], object]) -> Callable[[Ward, str], bool]:
    def act(ward: Ward, name: str) -> bool:
        path = ward.store / name
        path.unlink()
        make(path, ward.folder / "outside")
        return True

    return act


def _without_a_block(content: bytes) -> bytes:
    start = len(content) // 2 // _BLOCK * _BLOCK
    lost = content[start : start + _BLOCK]
    return content[:start] + bytes(len(lost)) + content[start + _BLOCK :]


def _take_older(ward: Ward, name: str) -> bool:
    """Put the file of the generation before in its place."""
    key = name.partition(".")[0]
    there = [other for other in files_of(ward.kept("old")) if other.partition(".")[0] == key]
    if not there:
        return False
    content = (ward.kept("old") / there[0]).read_bytes()
    changed = content != (ward.store / name).read_bytes()
    (ward.store / name).write_bytes(content)
    return changed


def _take_neighbour(ward: Ward, name: str) -> bool:
    """Put another file of the same kind in its place."""
    others = [n for n in of_kind(ward.store, files_of(ward.store)[name]) if n != name]
    if others:
        shutil.copyfile(ward.store / others[0], ward.store / name)
    return bool(others)


HARMS: dict[str, Callable[[Ward, str], bool]] = {
    "emptied": _rewriting(lambda content: b""),
    "cut in half": _rewriting(lambda content: content[: len(content) // 2]),
    "without its last byte": _rewriting(lambda content: content[:-1]),
    "with a byte more": _rewriting(lambda content: content + b"\n"),
    "zeroed": _rewriting(lambda content: bytes(len(content))),
    "with a zeroed block": _rewriting(_without_a_block),
    "deleted": _replacing(lambda path, outside: None),
    "replaced by a folder": _replacing(lambda path, outside: path.mkdir(0o700)),
    "replaced by a pipe": _replacing(lambda path, outside: os.mkfifo(path, 0o600)),
    "replaced by a link to nothing": _replacing(lambda path, outside: path.symlink_to("nothing")),
    "replaced by a link": _replacing(lambda path, outside: path.symlink_to(outside)),
    "replaced by an older one": _take_older,
    "replaced by its neighbour": _take_neighbour,
}
