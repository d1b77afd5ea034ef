"""Invented releases that come back to the same matters, and how each matter moved.

Made from the wordings in threads_*.txt without a look at how claims are linked. A world is an
issuer with a handful of releases; in it run threads (a matter of a place or a scheme, told again)
and near misses (the same figure or the same sentence, of something else).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from pressctl.model import Block, Document, Origin

SYLLABLES = (
    "Bran Cal Dun El Farn Gar Hol Ing Kes Lan Mer Nor Ot Pen Quar Ros Sal Tam Ul Ver Wex Yar Zen",
    "a e i o u en ar il os um",
    "bury combe dale ford gate ham ington ley mouth port stead thorpe ton wick worth hithe",
)
SCHEMES = (
    "Operation,Project,Fund,Scheme,Initiative,Programme",
    "Silver,Amber,Northern,Swift,Open,Bright,Second,Quiet,Golden,Common,Blue,Long,Upper,Iron,"
    "Scarlet,Gentle,Hidden,Early,Distant,Steady,Wild,Copper,Eastern,Royal,Narrow,Autumn,Rapid,Clear,"
    "Noble,Stone,Winter,Green,Lower,Western,Proud,Calm,Grand,Young,Modern,Velvet,Honest,Lucky,Mild",
    "Heron,Beacon,Harvest,Lantern,Orchard,Compass,Granite,Juniper,Kestrel,Meridian,Saffron,Tern,"
    "Willow,Anchor,Bramble,Cobalt,Ember,Falcon,Garnet,Hazel,Ivory,Jasmine,Larch,Marble,Nettle",
)
HEDGES = {
    "exact": [""],
    "at_most": ["up to "],
    "about": ["around ", "about ", "some ", "approximately "],
    "more_than": ["more than ", "over "],
    "at_least": ["at least "],
    "less_than": ["nearly ", "almost "],
}
SURE, UNSURE = ("will",), ("could", "may", "might", "should")
DEADLINES = (
    "by {month} {year}",
    "by the end of {year}",
    "by {day} {month} {year}",
    "in {month} {year}",
)
FILLERS = (
    "Details will be published in due course.",
    "We will continue to work closely with partners across the region.",
    "Anyone with information should contact the team.",
    "This is an important step for the whole community.",
    "Officials met residents in {P} to hear their views.",
    "A spokesperson thanked the volunteers of {P}.",
    "The announcement was welcomed by local businesses.",
)
MONTHS = (
    "January February March April May June July August September October November December"
).split()
# How often a matter moves how, where it can: few have a deadline or a group that can change.
CHANGES = {"figure": 2, "hedge": 2, "deadline": 4, "form": 1, "scope": 5, "words": 1, "same": 1}
RELATION = {
    "figure": "figure_changed",
    "hedge": "hedge_changed",
    "deadline": "deadline_changed",
    "scope": "scope_changed",
    "form": "reworded",
    "words": "reworded",
    "same": "same",
}
SAME_WORDING = 0.5  # of the changed steps keep their wording but for what changed


@dataclass(frozen=True)
class Matter:
    """Something that releases come back to."""

    topic: int
    titles: tuple[str, ...]
    kind: str
    low: int
    high: int
    scale: str
    groups: tuple[str, ...]
    wordings: tuple[str, ...]

    def has(self, slot: str) -> bool:
        """Tell whether every wording has a slot."""
        return all(slot in wording for wording in self.wordings)

    def changes(self) -> list[str]:
        """Give the ways in which this matter can move."""
        fits = {
            "figure": self.kind != "none",
            "form": self.kind != "none",
            "hedge": self.kind != "none" or self.has("{will}"),
            "deadline": self.has("{by}"),
            "scope": bool(self.groups),
        }
        return [
            change
            for change, often in CHANGES.items()
            for _ in range(often * fits.get(change, True))
        ]


@dataclass(frozen=True)
class State:
    """How a matter stands: everything that a sentence on it says."""

    matter: Matter
    place: str
    scheme: str
    value: int
    bound: str
    hedge: str
    will: str
    deadline: str
    due: date
    wide: bool
    form: int
    wording: int

    def sentence(self) -> str:
        """Say it."""
        groups = self.matter.groups[: 1 + self.wide]
        words = self.matter.wordings[self.wording].format(
            P=self.place,
            N=self.scheme,
            v=self.hedge + _figure(self.value, self.matter.kind, self.matter.scale, self.form),
            g=" and ".join(groups),
            by=self.deadline,
            will=self.will,
        )
        return words[0].upper() + words[1:]


@dataclass
class Told:
    """A sentence of a release, of which thread, and how it moved since the thread's last one."""

    sentence: str
    thread: str
    change: str | None = None


@dataclass
class Made:
    """A release with what its sentences are about."""

    title: str
    issuer: str
    day: date
    told: list[Told] = field(default_factory=list)
    fillers: list[str] = field(default_factory=list)

    def document(self, number: int) -> Document:
        """Give it as a reader would hand it over."""
        texts = [*(told.sentence for told in self.told), *self.fillers]
        blocks = [Block(text, "prose", 3 + 2 * at, 3 + 2 * at) for at, text in enumerate(texts)]
        return Document(
            Origin(f"threads-{number}.txt", 1, 2 * len(texts) + 3),
            (Block(self.title, "title", 1, 1), *blocks),
            title=self.title,
            issuer=self.issuer,
            published=self.day,
        )


def read_matters(path: Path) -> list[Matter]:
    """Read a file of wordings."""
    matters: list[Matter] = []
    titles: tuple[str, ...] = ()
    topic, head, wordings = 0, "", list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), "@ end"]:
        mark, _, rest = line.partition(" ")
        if mark in {"@", "$"} and head:
            matters.append(_matter(topic, titles, head, wordings))
            head, wordings = "", []
        if mark == "@":
            topic, titles = topic + 1, tuple(part.strip() for part in rest.split("|"))
        elif mark == "$":
            head = rest
        elif mark == "+":
            wordings.append(rest)
    return matters


def _matter(topic: int, titles: tuple[str, ...], head: str, wordings: Sequence[str]) -> Matter:
    figure, _, groups = head.partition(";")
    kind, low, high, scale, *_ = [*figure.split(), "0", "0", ""]
    told = tuple(group.strip() for group in groups.split("|")) if groups else ()
    return Matter(topic, titles, kind, int(low), int(high), scale, told, tuple(wordings))


def _figure(value: int, kind: str, scale: str, form: int) -> str:
    """Write a figure in one of three forms."""
    if kind == "percent":
        return (f"{value}%", f"{value} per cent", f"{value} percent")[form]
    if kind == "count":
        return (f"{value:,}", str(value), f"{value:,}")[form]
    sign, name = ("$", "dollars") if kind == "usd" else ("£", "pounds")
    if scale in {"thousand", "pounds"}:
        plain = value * 1000 if scale == "thousand" else value
        return (f"{sign}{plain:,}", f"{plain:,} {name}", f"{sign}{plain}")[form]
    return (f"{sign}{value} million", f"{sign}{value}m", f"{value} million {name}")[form]


class World:
    """One issuer, its releases, threads and near misses."""

    def __init__(self, number: int, matters: Sequence[Matter], seed: int, taken: set[str]) -> None:
        """Choose everything from a seed of this world's own, but names that are `taken`."""
        self.taken = taken
        self.rng = random.Random(f"{seed}:{number}")
        self.number = number
        topics = sorted({matter.topic for matter in matters})
        chosen = self.rng.sample(topics, 2)
        self.matters = [matter for matter in matters if matter.topic in chosen]
        self.place, self.scheme = self._place(), self._scheme()
        self.releases = [self._release(at) for at in range(self.rng.randrange(3, 6))]
        self.releases.sort(key=lambda made: made.day)
        for at, matter in enumerate(self.matters):
            self._thread(f"w{number}.{at}", matter)
        for at in range(4):
            self._near_miss(f"w{number}.n{at}")

    def _place(self) -> str:
        place = "".join(self.rng.choice(part.split()) for part in SYLLABLES)
        return place if self._takes(place) else self._place()

    def _takes(self, name: str) -> bool:
        """Take a name, unless it means something in another world."""
        is_new = name not in self.taken
        self.taken.add(name)
        return is_new

    def _scheme(self) -> str:
        kind, *names = (self.rng.choice(part.split(",")) for part in SCHEMES)
        name = " ".join(names)
        if not self._takes(name):
            return self._scheme()
        return f"{kind} {name}" if kind in {"Operation", "Project"} else f"the {name} {kind}"

    def _release(self, at: int) -> Made:
        matter = self.rng.choice(self.matters)
        title = self.rng.choice(matter.titles).format(P=self.place, N=self.scheme)
        day = date(2021, 1, 4) + timedelta(self.rng.randrange(60) + 150 * at)
        fillers = [
            filler.format(P=self.place)
            for filler in self.rng.sample(FILLERS, self.rng.randrange(3))
        ]
        issuer = f"{self.place} {self.rng.choice(('Council', 'Office', 'Agency'))}"
        return Made(title[0].upper() + title[1:], issuer, day, [], fillers)

    def _state(self, matter: Matter) -> State:
        bound = self.rng.choice(["exact", "exact", *HEDGES])
        due = date(2024, 1, 1) + timedelta(self.rng.randrange(900))
        return State(
            matter,
            self.place,
            self.scheme,
            self._value(matter),
            bound,
            self.rng.choice(HEDGES[bound]),
            self.rng.choice((*SURE * 5, *UNSURE)),
            self._deadline(due),
            due,
            self.rng.random() < 0.4,
            0,
            self.rng.randrange(len(matter.wordings)),
        )

    def _value(self, matter: Matter) -> int:
        return self.rng.randint(matter.low, max(matter.low, matter.high))

    def _deadline(self, due: date) -> str:
        return self.rng.choice(DEADLINES).format(
            day=due.day, month=MONTHS[due.month - 1], year=due.year
        )

    def _thread(self, name: str, matter: Matter) -> None:
        """Tell a matter in some of the releases; where it is left out it was dropped."""
        steps = sorted(self.rng.sample(range(len(self.releases)), self.rng.randrange(2, 4)))
        state = self._state(matter)
        self.releases[steps[0]].told.append(Told(state.sentence(), name))
        for step in steps[1:]:
            change = self.rng.choice(matter.changes())
            state = self._moved(state, change)
            self.releases[step].told.append(Told(state.sentence(), name, RELATION[change]))

    def _moved(self, state: State, change: str) -> State:
        if change == "figure":
            state = replace(state, value=self._other_value(state))
        elif change == "hedge":
            state = self._hedged(state)
        elif change == "deadline":
            days = self.rng.choice((200, 400, 600, 800, -420))
            state = self._put_off(state, state.due + timedelta(days))
        elif change == "scope":
            state = replace(state, wide=not state.wide)
        elif change == "form":
            state = replace(state, form=self.rng.choice([f for f in range(3) if f != state.form]))
        reworded = change == "words" or (
            change not in {"same", "form"} and self.rng.random() > SAME_WORDING
        )
        others = [at for at in range(len(state.matter.wordings)) if at != state.wording]
        return replace(state, wording=self.rng.choice(others)) if reworded else state

    def _put_off(self, state: State, due: date) -> State:
        deadline = state.deadline
        while deadline == state.deadline:
            deadline, due = self._deadline(due), due + timedelta(30)
        return replace(state, due=due, deadline=deadline)

    def _other_value(self, state: State) -> int:
        by = self.rng.choice((0.6, 0.75, 0.85, 0.92, 1.1, 1.2, 1.35, 1.6))
        moved = max(1, round(state.value * by))
        return moved if moved != state.value else state.value + 1

    def _hedged(self, state: State) -> State:
        firm = state.matter.has("{will}") and (
            state.matter.kind == "none" or self.rng.random() < 0.4
        )
        if firm:
            others = UNSURE if state.will in SURE else SURE
            return replace(state, will=self.rng.choice(others))
        bound = self.rng.choice([bound for bound in HEDGES if bound != state.bound])
        return replace(state, bound=bound, hedge=self.rng.choice(HEDGES[bound]))

    def _near_miss(self, name: str) -> None:
        """Say something that looks like a thread and is none."""
        release = self.rng.choice(self.releases)
        state = self._state(self.rng.choice(self.matters))
        if self.rng.random() < 0.6:  # the same sentence of another place and scheme
            other = replace(state, place=self._place(), scheme=self._scheme())
            state = other
            told = state.sentence()
        else:  # the same figure of something else
            value = state.value or self.rng.randrange(2, 90)
            figure = _figure(value, "percent" if value < 100 else "count", "", 0)
            told = self.rng.choice(ODD).format(v=figure, P=self._place())
        release.told.append(Told(told, name))


ODD = (
    "A survey found that {v} of commuters in {P} had been late at least once.",
    "The choir of {P} sang to {v} of its neighbours.",
    "In {P}, {v} of the old lamp posts were painted green.",
    "Its founder kept {v} of the first stamps ever sold in {P}.",
)


def worlds(path: Path, count: int, seed: int = 7) -> Iterator[World]:
    """Make `count` worlds of the matters in a file."""
    matters = read_matters(path)
    taken = set[str]()
    return (World(number, matters, seed, taken) for number in range(count))
