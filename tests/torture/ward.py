"""A store that can be put back as it was, and what its commands should say."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from pressctl.store.disposable import KINDS
from tests.session import Done, Session

Kind = Literal["manifest", "list", "shard", "lock", "index", "index lock"]
State = Literal["old", "new"]
Answers = dict[tuple[str, ...], tuple[int, str]]
Ingest = Callable[..., Done]

# An index (SQLite, beside the JSON) is disposable: whatever is done to it, every answer is right.
# The links of claims are another one.
# Where a store has none, no file is of this kind, and what is asked of an index holds of itself.
_KINDS: dict[Kind, re.Pattern[str]] = {
    "manifest": re.compile(r"manifest\.json"),
    "list": re.compile(r"files\.[0-9a-f]{16}\.jsonl"),
    "shard": re.compile(r"shards/[-\w]+\.[0-9a-f]{16}\.jsonl"),
    "lock": re.compile(r"lock"),
    "index": re.compile(r"(?:index|links)\.[^/]+\.sqlite"),
    "index lock": re.compile(r"(?:index|links)\.lock"),  # whoever makes one makes it too
}
_TIMES = re.compile(
    rb'"mtime_ns":\d+|"blake2b":"\w+"'
)  # the manifest tells when parts were written
_TICK = 0.1  # seconds; a file that changed just before it was read is read again at the next ingest
_A_FILE = 50  # releases in a file of filler
WORDS = "We promised brighter quays, and I am proud that we are keeping our word."


class Broken(Exception):
    """A promise about the store that was not kept."""


class Ward:
    """A folder of invented pages, and its store before (`old`) and after (`new`) an ingest.

    The pages are as they are when the ingest begins: one has changed, one is gone, one is new.
    """

    def __init__(self, folder: Path, ingest: Ingest | None = None, filler: int = 0) -> None:
        """Make it in a new folder, with so many more releases on the new pages."""
        self.folder = folder
        self.store = folder / ".pressctl"
        self.session = Session(self.store)
        self.pages = folder / "pages"
        self.pages.mkdir(parents=True)
        self.ingest = ingest or self.run
        _write_old(self.pages)
        time.sleep(_TICK)
        _expect(self.ingest("ingest", str(self.pages)), 0)
        self._choose()
        _expect(self.session("remove", self.removed), 0)
        self.answers: dict[State, Answers] = {"old": self._keep("old")}
        _write_new(self.pages, filler)
        time.sleep(_TICK)
        _expect(self.ingest(*self.ingesting), 0)
        self.answers["new"] = self._keep("new")
        if self.answers["old"] == self.answers["new"]:
            raise Broken("the harness: an ingest of other pages changed no answer")

    def _choose(self) -> None:
        """Choose what to ask about: two releases that stay, and one to take out of the store."""
        rows = self.session("list", "--columns", "id,title").out.splitlines()
        ids = {title: id for id, _, title in (row.partition("\t") for row in rows)}
        self.asked = (ids["Lamps for Aldmouth"], ids["Lamps for Brinhaven"])
        self.removed = ids["Lamps for Corstow"]

    def _keep(self, state: State) -> Answers:
        found = self.ask()  # asked before it is copied: an index may be made by the first question
        shutil.copytree(self.store, self.kept(state))
        return found

    def kept(self, state: State) -> Path:
        """Give the copy of the store as it was before or after the ingest."""
        return self.folder / "kept" / state

    def run(self, *args: str) -> Done:
        """Run a command on the store, in this process."""
        return self.session(*args)

    def put(self, state: State) -> None:
        """Make the store what it was before or after the ingest, to the last byte and time."""
        wipe(self.store)
        shutil.copytree(self.kept(state), self.store)

    @property
    def ingesting(self) -> tuple[str, ...]:
        """Give the command that makes the new store of the old one."""
        return "ingest", str(self.pages), "--prune"

    def questions(self) -> tuple[tuple[str, ...], ...]:
        """List commands that read the store, each kind of answer once."""
        one, two = self.asked
        return (
            ("list", "--json"),
            ("quotes", "--jsonl"),
            ("show", one, "--json"),
            ("search", "lamps", "--json"),
            ("speakers", "--json"),
            ("claims", "--json"),
            ("claims", "--links", "--json"),
            ("check", WORDS, "--json"),
            ("track", "£12 million", "--json"),
            ("diff", one, two, "--json"),
            ("list", "--added-since", "last", "--json"),
            ("stats", "--json"),
        )

    def ask(self, questions: Sequence[tuple[str, ...]] | None = None) -> Answers:
        """Put all questions, none of which may be refused."""
        found: Answers = {}
        for args in questions or self.questions():
            done = self.run(*args)
            if done.code not in (0, 1):
                raise Broken(f"{' '.join(args)}: exit {done.code}: {done.err}")
            found[args] = done.code, done.out
        return found

    def state(self, questions: int = 3) -> State:
        """Tell which of the two the store is; the answers must agree, and none be refused."""
        found = self.ask(self.questions()[:questions])
        for state in ("old", "new"):
            if all(self.answers[state][args] == answer for args, answer in found.items()):
                return state
        raise Broken("the store is neither the old nor the new one")

    def require(self, state: State) -> None:
        """See to it that the store answers every question as it should."""
        for args, answer in self.ask().items():
            if answer != self.answers[state][args]:
                raise Broken(f"{' '.join(args)}: not the answer of the {state} store")

    def require_as_undisturbed(self) -> None:
        """See to it that the store is the new one byte for byte, with nothing left behind."""
        there, wanted = parts(self.store), parts(self.kept("new"))
        for name in sorted(there.keys() ^ wanted.keys()):
            raise Broken(f"{name}: " + ("left behind" if name in there else "missing"))
        for name, content in wanted.items():
            if there[name] != content:
                raise Broken(f"{name}: not byte for byte what an undisturbed ingest writes")
        if any(len([*self.store.glob(f"{one.kind}.*.sqlite")]) > 1 for one in KINDS):
            raise Broken("more than one index is left")

    def require_recovery(self) -> None:
        """See to it that the next ingest makes the new store, and that it is sound."""
        _expect(self.ingest(*self.ingesting), 0)
        self.require_as_undisturbed()
        if self.state() != "new":
            raise Broken("the next ingest leaves the old store")
        _expect(self.run("doctor"), 0)


def _expect(done: Done, code: int) -> None:
    if done.code != code:
        raise Broken(f"exit {done.code} instead of {code}: {done.out}{done.err}")


def refused(done: Done) -> bool:
    """Tell whether a command refused to answer, in one line; raises Broken for a bad refusal."""
    if "Traceback" in done.err:
        raise Broken(f"a traceback: {done.err}")
    if done.code != 2:
        return False
    lines = [line for line in done.err.splitlines() if not line.startswith("› ")]  # a remark
    if done.out or len(lines) != 1 or not lines[0].startswith("pressctl: "):
        raise Broken(f"a refusal that is not one clear line: {done.out!r} {done.err!r}")
    return True


def files_of(store: Path) -> dict[str, Kind]:
    """List the files of a store by name, and of what kind each is."""
    names = [path.relative_to(store).as_posix() for path in store.rglob("*") if not path.is_dir()]
    return {name: kind_of(name) for name in sorted(names)}


def kind_of(name: str) -> Kind:
    """Tell what kind of file of the store has a name; a kind nobody has thought of is Broken."""
    for kind, pattern in _KINDS.items():
        if pattern.fullmatch(name):
            return kind
    raise Broken(f"{name}: no file of a store, or one of which nothing is promised")


def of_kind(store: Path, kind: Kind) -> list[str]:
    """Name the files of one kind."""
    return [name for name, found in files_of(store).items() if found == kind]


def parts(store: Path) -> dict[str, bytes]:
    """Give the JSON of a store by name, without the times at which it was written."""
    found = {
        name: b"" if kind == "lock" else (store / name).read_bytes()
        for name, kind in files_of(store).items()
        if kind not in ("index", "index lock")
    }
    found["manifest.json"] = _TIMES.sub(b"", found["manifest.json"])
    return found


def wipe(path: Path) -> None:
    """Remove a store, whatever became of it."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
    else:
        for folder in (path, *filter(Path.is_dir, path.rglob("*"))):
            folder.chmod(0o700)
        shutil.rmtree(path)


# --- the pages --------------------------------------------------------------------------------


class _Town(Struct, frozen=True):
    name: str
    day: str
    sum: int


def _page(*towns: _Town) -> str:
    return "Tag: Department of Lanterns\n\n" + "".join(map(_item, towns))


def _item(town: _Town) -> str:
    day = town.day or "the same day"
    title = f"PRESS RELEASE : Lamps for {town.name} [{' '.join(day.split()[1:])}]"
    return f"""  • {title}

    {title}

    The press release issued by the Department of Lanterns on {day}.

    {town.name} will get £{town.sum} million for new lamps.

    The money will replace {town.sum * 300:,} lamps by March 2027 and cut their use by 40%.

    Lanterns Secretary Ada Quill said:

    {WORDS}

    Our lamps will save {town.name} more than £{town.sum * 1000:,} a year.

    Ben Oakes, Chief Executive of the {town.name} Alliance, said:

    I have waited {town.sum} years for this. My members will start work at once.

"""


def _write_old(pages: Path) -> None:
    _put(pages / "a.txt", _Town("Aldmouth", "12 May 2024", 12))
    _put(pages / "b.txt", _Town("Brinhaven", "3 June 2024", 12), _Town("Corstow", "9 May 2024", 3))
    _put(pages / "c.txt", _Town("Dunwall", "4 July 2024", 7), _Town("Eastquay", "5 June 2024", 8))
    _put(pages / "d.txt", _Town("Farholm", "1 August 2024", 9))


def _write_new(pages: Path, filler: int) -> None:
    _put(pages / "c.txt", _Town("Dunwall", "4 July 2024", 17), _Town("Eastquay", "5 June 2024", 8))
    (pages / "d.txt").unlink()
    _put(pages / "e.txt", _Town("Garth", "2 September 2024", 5), _Town("Hythe", "6 June 2024", 6))

    for start in range(0, filler, _A_FILE):
        towns = [_Town(f"Littleton {n}", "2 June 2024", n + 1) for n in range(filler)]
        _put(pages / f"filler-{start}.txt", *towns[start : start + _A_FILE])


def _put(path: Path, *towns: _Town) -> None:
    path.write_text(_page(*towns), encoding="utf-8")
