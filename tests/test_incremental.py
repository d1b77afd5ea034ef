"""Whatever happens to a store, step by step, it answers as one that was made in one go does.

A walk: files come, change, move, go and come back, releases are removed and taken back, people put
quotes right, the parser gets another number. After each step every command is asked three times:
of the index that was brought up to date, of one made anew, and of all releases in memory; at the
end also of a store that was made from the same files at once. What they write is the same.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from difflib import unified_diff
from pathlib import Path

import pytest

from pressctl import parsing
from pressctl.api.changes import ingest
from pressctl.api.corpus import Corpus
from pressctl.corrections import lay_on, read
from pressctl.query import linking
from pressctl.query.catalogue import Listed
from pressctl.store import CORRECTIONS_NAME, Store, beside
from tests.session import Session

Answer = tuple[list[str], int, str, str]
STEPS = 8
QUESTIONS = [
    one.split()
    for one in (
        "list",
        "list --issuer harbour",
        "list --since 2031-05 --until 2031-05-07",
        "list --added-since last",
        "list --added-since 2031-06-03",
        "quotes",
        "quotes --speaker pell",
        "quotes --speaker harbour",
        "quotes --speaker minister",
        "quotes --added-since last",
        "quotes --repeated --min-words 3",
        "speakers",
        "speakers pell",
        "speakers --since 2031-05-07",
        "claims",
        "claims --topic lamps",
        "claims --links",
        "claims --repeated",
        "claims --changed",
        "claims --conflicts",
        "stats",
        "stats --issuer school",
        "search lamps",
        "search lamps -c",
        "search -v lamps",
        "search --sort=rank lamps OR quays",
        "search --sort=rank --since 2031-05-07 lamps quay*",
        "search speaker:pell lamps",
        "search title:wall in:narrative",
        "search NEAR(new lamps,3) NOT kitchens",
        "search -z kichens",
        "search --stem light -C1",
        "search -e [0-9]+.(lamps|quays) --kwic",
        "search the --offset 2 --limit 3",
        "track lamps",
        "remove --list",
        "doctor",
    )
] + [
    ["check", "every quay will have its lamps by the end of the year"],
    ["check", "nobody learns while hungry", "--speaker", "Tom Reed"],
]
SENTENCES = (
    "We said that every quay will have its lamps by the end of the year.",
    "We will spend £{n} million on new lamps for {n} quays by May 2032.",
    "Nobody learns while they are hungry, and new kitchens will change that.",
    "The wall was built in 1901 and will be rebuilt with the old stones.",
    "Lamps on {n} of the quays were lit, up by {n}% on last year.",
)
CUES = (
    "Harbour Minister Ada Pell said:",
    "Ada Pell MP, Harbour Minister, said:",
    "The Harbour Minister said:",
    "Minister Pell added:",
    "Tom Reed, Chair of the School Board, said:",
    "A spokesperson for the Harbour Office said:",
)
ISSUERS = ("Harbour Office", "School Board", None)
TITLES = ("Wall", "Lamps for each quay", "Kitchens")
DAYS = ("6 May 2031", "7 May 2031", "2 June 2031", None)


class Walk:
    """A folder of pages that changes by chance, and its store."""

    def __init__(self, folder: Path, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.chance, self.patch = random.Random(seed), patch
        self.pages = folder / "walked" / "pages"
        self.pages.mkdir(parents=True)
        self.session = Session(self.pages.parent / ".pressctl")
        self.store = Store(self.session.store)
        self.read: dict[str, str] = {}  # what was last in each file
        self.today = date(2031, 6, 1)
        self.told: list[str] = []

    def page(self) -> str:
        return "Tag: News\n\n" + "".join(self.item() for _ in range(self.chance.randint(1, 3)))

    def item(self) -> str:
        some = self.chance
        marked = f"PRESS RELEASE : {some.choice(TITLES)} [May 2031]"
        day, issuer = some.choice(DAYS), some.choice(ISSUERS)
        by, on = f" by the {issuer}" if issuer else "", f" on {day}" if day else ""
        lines = [marked, f"The press release issued{by}{on}."] if by or on else [marked]
        for _ in range(some.randint(1, 3)):
            lines += some.sample([*SENTENCES, some.choice(CUES)], some.randint(1, 3))
        body = "\n\n".join(f"    {line}" for line in lines).replace("{n}", str(some.randint(2, 5)))
        return f"  • {marked}\n{body}\n\n"

    def steps(self) -> Iterator[str]:
        """Go a few steps; gives what was done after each."""
        for _ in range(4):
            self.write()
        for number in range(STEPS):
            step = self.chance.choice(self.kinds) if number else Walk.write
            step(self)
            self.told.append(step.__name__)
            yield " ".join(self.told)

    def take_in(self, *, prune: bool = False) -> None:
        self.today += timedelta(days=self.chance.randint(0, 2))
        for file in self.pages.iterdir():
            self.read[file.name] = file.read_text()
        ingest([self.pages], self.session.store, today=self.today, prune=prune)

    def file(self) -> Path:
        return self.pages / self.chance.choice("abcdef")

    def one_of(self, *command: str) -> str | None:
        ids = self.session(*command, "--columns", "id").out.split()
        return self.chance.choice(ids) if ids else None

    # --- steps

    def write(self) -> None:
        self.file().write_text(self.page())
        self.take_in()

    def lengthen(self) -> None:
        """Let a release have another version."""
        file = self.file()
        if file.exists():
            file.write_text(file.read_text() + "    And one more thing was said of lamps.\n\n")
        self.take_in()

    def move(self) -> None:
        source, target = self.file(), self.file()
        if source.exists():
            source.replace(target)
        self.take_in()

    def copy(self) -> None:
        source, target = self.file(), self.file()
        if source.exists() and source != target:
            shutil.copyfile(source, target)
        self.take_in()

    def lose(self) -> None:
        self.file().unlink(missing_ok=True)
        self.take_in()

    def bring_back(self) -> None:
        for name in self.chance.sample(sorted(self.read), 1):
            (self.pages / name).write_text(self.read[name])
        self.take_in()

    def prune(self) -> None:
        self.file().unlink(missing_ok=True)
        self.take_in(prune=True)

    def remove(self) -> None:
        if id := self.one_of("list"):
            assert self.session("remove", id).code == 0

    def take_back(self) -> None:
        if id := self.one_of("remove", "--list"):
            self.session("remove", "--undo", id)

    def accept(self) -> None:
        if id := self.one_of("quotes"):
            self.session("quotes", "--accept", id)

    def name_speaker(self) -> None:
        if id := self.one_of("quotes"):
            self.session("quotes", "--speaker-of", id, self.chance.choice(["Jo Oakes", "-"]))

    def put_release_right(self) -> None:
        if id := self.one_of("list"):
            entry = (
                f'[[release]]\nrelease = "{id}"\npublished = 2031-05-0{self.chance.randint(1, 9)}\n'
            )
            with beside(self.store.path).open("a") as file:
                file.write(entry)

    def forget(self) -> None:
        if id := self.one_of("quotes"):
            self.session("quotes", "--forget", id)

    def rebuild(self) -> None:
        self.session("doctor", "--rebuild")

    def raise_parser(self) -> None:
        self.patch.setattr(parsing, "PARSER", parsing.PARSER + 1)
        self.take_in()

    kinds: tuple[Callable[[Walk], None], ...] = (
        *(write, write, lengthen, move, copy, lose, bring_back, prune, remove, take_back),
        *(accept, name_speaker, put_release_right, forget, rebuild, raise_parser),
    )

    # --- answers

    def of_the_index(self) -> list[Answer]:
        return answers(self.session)

    def of_a_new_index(self) -> list[Answer]:
        for file in self.session.store.glob("*.sqlite"):
            file.unlink()
        return answers(self.session)

    def of_all_in_memory(self) -> list[Answer]:
        with self.patch.context() as patch:
            patch.setattr(Corpus, "open", lambda *_, **__: self.listed())
            return answers(self.session)

    def listed(self) -> Corpus:
        entries, file = self.store.entries(), beside(self.store.path)
        if not file.exists():
            return Corpus(Listed(entries))
        both = lay_on(read(file), [*entries, *self.store.removed()])
        return Corpus(Listed(both.entries[: len(entries)]), both)

    def of_a_store_made_at_once(self, folder: Path) -> list[Answer]:
        """Read all that was read; what is gone comes first, and goes."""
        pages = folder / "pages"
        pages.mkdir(parents=True)
        session, records = Session(folder / ".pressctl"), self.store.snapshot().files
        for name in records:
            (folder / name).write_text(self.read[Path(name).name])
        ingest([pages], session.store, today=self.today)
        for name, record in records.items():
            if record.gone:
                (folder / name).unlink()
        ingest([pages], session.store, today=self.today)
        for id in self.session("remove", "--list", "--columns", "id").out.split():
            session("remove", id)
        if beside(self.store.path).exists():
            shutil.copy(beside(self.store.path), folder / CORRECTIONS_NAME)
        return answers(session)


def answers(session: Session) -> list[Answer]:
    """Ask everything, and to see all of each release."""
    ids = session("list", "--columns", "id").out.split()
    shown = [["show", one] for one in ids] + [["show", one, "--versions"] for one in ids]
    found: list[Answer] = []
    for words in [*QUESTIONS, *shown]:
        done = session(words[0], "--json", *words[1:])
        out, err = (told.replace(str(session.store.parent), "") for told in (done.out, done.err))
        found.append((words, done.code, out, err))
    return found


def first_difference(found: list[Answer], right: list[Answer]) -> str | None:
    if found == right:
        return None
    for one, other in zip(found, right, strict=False):
        if one != other:
            words, mine, theirs = one[0], *("\n".join(map(str, each[1:])) for each in (one, other))
            lines = unified_diff(mine.splitlines(), theirs.splitlines(), lineterm="", n=0)
            return "\n".join([" ".join(words), *lines])
    return "more or less of them"


def ageless(found: list[Answer]) -> list[Answer]:
    """Leave out when a release came."""
    return [
        (words, code, re.sub(r'"(added|changed)":("[-0-9]+"|null)', "", out), err)
        for words, code, out, err in found
        if "--added-since" not in words
    ]


@pytest.mark.parametrize("seed", [3])
def test_a_store_that_changed_step_by_step_answers_as_one_made_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(linking, "BLOCK", 5)  # so that there are several
    walk = Walk(tmp_path, seed, monkeypatch)
    for told in walk.steps():
        found = walk.of_the_index()
        assert not first_difference(found, walk.of_all_in_memory()), f"in memory: {told}"
        assert not first_difference(found, walk.of_a_new_index()), f"anew: {told}"
    walk.take_in()
    right = walk.of_a_store_made_at_once(tmp_path / "once")
    assert not first_difference(ageless(walk.of_the_index()), ageless(right)), "at once"


def test_a_store_without_releases_says_that_it_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(tmp_path, 1, monkeypatch)
    walk.write()
    walk.session("remove", *walk.session("list", "--columns", "id").out.split())
    told = [walk.of_the_index(), walk.of_a_new_index()]
    assert not first_difference(*told)
    damaged = [words for found in told for words, _, _, err in found if "damaged" in err]
    assert not damaged
