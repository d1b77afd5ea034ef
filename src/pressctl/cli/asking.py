"""From words that a user typed to what is asked, and a line that tells how they were read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pressctl.cli.run import NothingFound
from pressctl.errors import BadOption
from pressctl.query.select import Selection, resolve_id
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.cli.run import Run
    from pressctl.query.speakers import Person

_DATES = 'try 2024-03-12, "12 march 2024", "march 2024", "last week"'


class NoSpeaker(NothingFound):
    """Nobody in the corpus has this name; `near` are the names spelt nearly so."""

    def __init__(self, words: str, near: list[Person]) -> None:
        names = [f"{person.name} ({person.speaker_id})" for person in near]
        hint = f"did you mean {_either(names)}?" if names else "see them with: pressctl speakers"
        super().__init__(f"no speaker “{words}”; {hint}")


def read_selection(run: Run) -> Selection:
    """Read the filters of a run; says on stderr how dates were understood and what they leave out.

    Raises BadOption when a date cannot be read, UnknownId or AmbiguousId for --release.
    """
    asked = run.filters
    since, until = _days(run)
    release = asked.release and resolve_id(run.corpus.entries, asked.release)[0].release.id
    selection = Selection(since=since, until=until, issuer=asked.issuer, release=release)
    undated = run.corpus.undated(selection)
    if since or until:
        run.output.say(_reading(since, until))
    if undated:
        run.output.say(f"{counted(undated, 'release')} without a date left out")
    return selection


def _days(run: Run) -> tuple[date | None, date | None]:
    since = _range("--since", run.filters.since, run.around.today)
    until = _range("--until", run.filters.until, run.around.today)
    first, last = since and since[0], until and until[1]
    if first and last and first > last:
        raise BadOption("--until", run.filters.until or "", f"it is before --since ({first})")
    return first, last


def _range(option: str, words: str | None, today: date) -> tuple[date, date] | None:
    if words is None:
        return None
    from pressctl.dates import read_range

    found = read_range(words, today)
    if found is None:
        raise BadOption(option, words, f"that is no date; {_DATES}")
    return found


def _reading(since: date | None, until: date | None) -> str:
    ends = [
        f"since {since:%a} {since}" if since else "",
        f"until {until:%a} {until}" if until else "",
    ]
    both = "both days included" if since and until else "that day included"
    return f"{', '.join(end for end in ends if end)} ({both})"


def find_person(run: Run, words: str) -> Person:
    """Find whom typed words mean; a near spelling of one name is taken, and that is said.

    Raises NoSpeaker when nobody is meant, BadOption when several could be or nothing is named.
    """
    if not words.strip():
        raise BadOption("--speaker", words, "give a name, surname or slug")
    people = run.corpus.people
    meant = people.find(words)
    near = [] if meant else people.suggest(words)
    if len(meant) > 1:
        names = ", ".join(person.speaker_id for person in meant)
        raise BadOption("--speaker", words, f"it can mean {names}")
    if not meant and len(near) != 1:
        raise NoSpeaker(words, near)
    if near:
        run.output.say(f"“{words}” taken as {near[0].name} ({near[0].speaker_id})")
    return (meant or near)[0]


def find_claimed(run: Run, words: str) -> str:
    """Name whom a passage is said to be by; somebody nobody quotes can still be named wrongly."""
    try:
        return find_person(run, words).name
    except NoSpeaker as unknown:
        run.output.say(str(unknown))
        return words


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
