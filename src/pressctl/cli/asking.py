"""From words that a user typed to what is asked, and a line that tells how they were read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.cli.options import plain
from pressctl.cli.run import NothingFound
from pressctl.errors import AmbiguousSpeaker, BadOption
from pressctl.model import Taken
from pressctl.query.select import Selection, resolve_id
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.cli.run import Run
    from pressctl.query.voices import Voice

_MOST_NAMED = 5  # speakers of an office or a body that are named; the rows name all
_LAST = "last"
_DATES = 'try 2024-03-12, "12 march 2024", "march 2024", "last week"'


class NoSpeaker(NothingFound):
    """Nobody in the corpus has this name; `near` are those spelt nearly so."""

    def __init__(self, words: str, near: list[Voice]) -> None:
        names = [_offered(voice) for voice in near]
        hint = f"did you mean {_either(names)}?" if names else "see them with: pressctl speakers"
        super().__init__(f"no speaker “{words}”; {hint}")


def read_selection(run: Run, added_since: str | None = None) -> Selection:
    """Read the filters of a run; says on stderr how dates were understood and what they leave out.

    Raises BadOption when a date cannot be read, UnknownId or AmbiguousId for --release.
    """
    asked = run.filters
    since, until = _days(run)
    release = asked.release
    if release is not None:  # "" is no release: a variable that is not set, say
        release = resolve_id(run.corpus.catalogue, release)[0].release.id
    selection = Selection(since=since, until=until, issuer=asked.issuer, release=release)
    if added_since is not None:
        selection = replace(selection, added_since=_news(run, added_since))
    undated = run.corpus.undated(selection)
    if since or until:
        run.output.say(_reading(since, until))
    if undated:
        run.output.say(f"{counted(undated, 'release')} without a date left out")
    return selection


def _news(run: Run, words: str) -> Taken:
    """Read --added-since, and say what that means and what it leaves out."""
    if plain(words).strip().lower() == _LAST:
        last = run.corpus.last_news()
        since = last or Taken(run.around.today, 0)
        when = f"({last.day})" if last else "(of which nothing is known)"
        run.output.say(f"added or changed by the last ingest that brought news {when}")
    else:
        days = _range("--added-since", plain(words), run.around.today)
        assert days is not None
        since = Taken(days[0], 0)
        run.output.say(f"added or changed {_reading(since.day, None)}")
    unknown = run.corpus.catalogue.of_unknown_age()
    if unknown:
        told = f"{counted(unknown, 'release')} left out: added on an unknown day"
        run.output.say(f"{told}, before the store kept it")
    return since


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


def find_voice(run: Run, words: str) -> Voice:
    """Find whom typed words mean, and say on stderr whom they were taken for.

    Raises NoSpeaker when nobody is meant (a near spelling is offered, never taken),
    AmbiguousSpeaker when several can be, BadOption when nothing is named.
    """
    from pressctl.query.voices import suggest

    if not words.strip():
        raise BadOption("--speaker", words, "give a name, a surname, a slug, an office or a body")
    voices = run.corpus.voices(words)
    if len(voices) > 1:
        raise AmbiguousSpeaker(words, map(_candidate, voices))
    if not voices:
        raise NoSpeaker(words, suggest(run.corpus.people, words))
    voice = voices[0]
    if words.strip() not in (voice.name, voice.label):
        run.output.say(f"“{words}” taken as {_described(voice)}")
    elif voice.kind != "person":
        run.output.say(_described(voice))
    return voice


def find_speakers(run: Run, words: str) -> set[str]:
    """Find everybody a name can mean: a list may show several; raises NoSpeaker."""
    try:
        voices = [find_voice(run, words)]
    except AmbiguousSpeaker:
        voices = run.corpus.voices(words)
    return {person.speaker_id for voice in voices for person in voice.persons}


def find_claimed(run: Run, words: str) -> str:
    """Name whom a passage is said to be by; somebody nobody quotes can still be named wrongly."""
    try:
        voice = find_voice(run, words)
        is_alone = len(run.corpus.voices(voice.name)) == 1  # else namesakes: the slug tells which
        return voice.name if is_alone else voice.label
    except NoSpeaker as unknown:
        run.output.say(str(unknown))
        return words


def tell_unknown(run: Run, words: str) -> None:
    """Say on stderr that nobody has this name, and who is spelt nearly so, if that is so."""
    from pressctl.query.voices import suggest

    if not run.corpus.voices(words):
        run.output.say(str(NoSpeaker(words, suggest(run.corpus.people, words))))


def _described(voice: Voice) -> str:
    """Tell who is meant: Jane Roe (jane-roe); of an office or a body who speaks."""
    if voice.kind == "person":
        return f"{voice.name} ({voice.label})"
    named = [f"{one.name} ({one.speaker_id})" for one in voice.persons]
    more = len(named) - _MOST_NAMED
    shown = [*named[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    what = "the office" if voice.kind == "office" else "the body"
    return f"{what} {voice.name}: {_listed(shown) if shown else 'nobody by name'}"


def _offered(voice: Voice) -> str:
    return voice.name if voice.label == voice.name else f"{voice.name} ({voice.label})"


def _candidate(voice: Voice) -> str:
    """Write a line to choose from: what to type, who that is, and how often they are quoted."""
    name = "" if voice.label == voice.name else f"  {voice.name}"
    return f"{voice.label}{name}  {counted(len(voice.quotes), 'quote')}"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
