"""What a person says about quotes at the command line, written down beside the store."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from pressctl.cli.options import Filters, plain
from pressctl.cli.run import NothingFound
from pressctl.errors import BadOption
from pressctl.query.select import resolve_id
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from pressctl.answers.quotes import QuoteRow
    from pressctl.cli.run import Run
    from pressctl.corrections import Fix, Stamp
    from pressctl.model import Release

_PARAGRAPH = re.compile(r"(?:(?P<release>.+)\.)?p?(?P<number>[1-9][0-9]{0,8})")
_NOBODY = ("", "-")
_USER = "PRESSCTL_USER"


class NothingToForget(NothingFound):
    """A quote has no correction that could be taken back."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__(f"{', '.join(ids)}: nobody has corrected that; there is nothing to forget")


class Wishes(Struct, frozen=True):
    """What is to be put right: quotes by their ids, as typed."""

    accept: Sequence[str]
    end: tuple[str, str] | None
    speaker_of: tuple[str, str] | None
    forget: Sequence[str]

    def __bool__(self) -> bool:
        """Whether there is any wish."""
        return bool(self.accept or self.end or self.speaker_of or self.forget)


def read_wishes(
    ids: Sequence[str],
    accept: Sequence[str],
    end: tuple[str, str] | None,
    speaker_of: tuple[str, str] | None,
    forget: Sequence[str],
) -> Wishes:
    """Read what is to be put right; `ids` are more quotes to accept or to forget."""
    if ids and not accept and not forget:
        raise BadOption("ID", ids[0], "say --accept ID or --forget ID; to see it: pressctl show ID")
    if forget and (accept or end or speaker_of):
        raise BadOption("--forget", forget[0], "take it back first, then put it right")
    if accept:
        accept = [*accept, *ids]
    elif forget:
        forget = [*forget, *ids]
    return Wishes(accept, end, speaker_of, forget)


def refuse_filters(given: Filters, more: Mapping[str, object]) -> None:
    """Refuse options that choose rows: a correction names its quotes."""
    named = {f"--{name}": value for name, value in asdict(given).items()}
    for option, value in (named | dict(more)).items():
        if value is not None:
            raise BadOption(option, str(value), "what is put right is named by its ID alone")


def correct(run: Run, wishes: Wishes) -> list[QuoteRow]:
    """Write wishes down and give the quotes as they are then, each once."""
    from pressctl.api.changes import correct
    from pressctl.corrections import Stamp

    stamp = Stamp(on=run.around.today, by=plain(run.around.environ.get(_USER, "")).strip() or None)
    fixes = [fix for wish in wishes.accept for fix in _accepted(run, wish, stamp)]
    if wishes.end:
        fixes.append(_ended(run, *wishes.end, stamp))
    if wishes.speaker_of:
        fixes.append(_spoken(run, *wishes.speaker_of, stamp))
    forget = [_own_id(run, "--forget", wish) for wish in wishes.forget]
    where, gone = correct(run.store, run.corpus.catalogue, fixes, forget)
    if forget and not gone:
        raise NothingToForget(wishes.forget)
    run.reopen()
    named = [*wishes.accept, *(pair[0] for pair in (wishes.end, wishes.speaker_of) if pair)]
    rows = [_row(run, wish) for wish in dict.fromkeys([*named, *wishes.forget])]
    _tell(run, where, len(rows), forgot=bool(forget))
    return rows


def _tell(run: Run, where: Path, count: int, *, forgot: bool) -> None:
    what = f"{counted(count, 'quote')}: "
    undo = "taken out of" if forgot else "written to"
    hint = "" if forgot else "; to take it back: pressctl quotes --forget ID"
    run.output.say(f"{what}{undo} {where}{hint}")


def _row(run: Run, wanted: str) -> QuoteRow:
    from pressctl.answers.quotes import QuoteRow

    _, row = run.corpus.part(plain(wanted))
    assert isinstance(row, QuoteRow)
    return row


def _quote(run: Run, option: str, wanted: str) -> tuple[Release, int]:
    """Find the release and the number of the quote that an id means."""
    entry, part = resolve_id(run.corpus.catalogue, plain(wanted))
    if part is None or part[0] != "q":
        raise BadOption(option, wanted, f"name a quote, as in {entry.release.id}.q1")
    return entry.release, int(part[1:])


def _own_id(run: Run, option: str, wanted: str) -> str:
    """Give the id of a quote in the version of its release that is shown."""
    release, number = _quote(run, option, wanted)
    return f"{release.id.partition('@')[0]}.q{number}"


def _accepted(run: Run, wanted: str, stamp: Stamp) -> list[Fix]:
    """Accept the end of a quote, unless somebody has settled it already."""
    from pressctl.corrections import end_fix

    release, number = _quote(run, "--accept", wanted)
    settled = release.quotes[number - 1].is_settled
    return [] if settled else [end_fix(release, number, None, stamp)]


def _ended(run: Run, wanted: str, paragraph: str, stamp: Stamp) -> Fix:
    from pressctl.corrections import end_fix

    release, number = _quote(run, "--end", wanted)
    named = _PARAGRAPH.fullmatch(plain(paragraph).strip().lower())
    if named is None:
        raise BadOption("--end", paragraph, "name a paragraph of the release, as in p5")
    if named["release"] and not release.id.startswith(named["release"]):
        raise BadOption("--end", paragraph, f"name a paragraph of {release.id}")
    return end_fix(release, number, int(named["number"]), stamp)


def _spoken(run: Run, wanted: str, name: str, stamp: Stamp) -> Fix:
    from pressctl.corrections import speaker_fix

    release, number = _quote(run, "--speaker-of", wanted)
    return speaker_fix(release, number, _full_name(run, " ".join(plain(name).split())), stamp)


def _full_name(run: Run, words: str) -> str:
    """Take a name, slug or surname for the one person it means; a new name stays as typed."""
    if words in _NOBODY:
        return ""
    from pressctl.query.voices import find_persons, suggest

    people = run.corpus.people
    meant = find_persons(people, words)
    if len(meant) > 1:
        names = ", ".join(person.name for person in meant)
        raise BadOption("--speaker-of", words, f"it can mean {names}")
    if meant and meant[0].name != words:
        run.output.say(f"“{words}” taken as {meant[0].name} ({meant[0].speaker_id})")
    elif not meant:
        near = ", ".join(person.name for person in suggest(people, words)[:3])
        hint = f"; near it: {near}" if near else ""
        run.output.say(f"“{words}” is quoted nowhere else: taken as typed{hint}")
    return meant[0].name if meant else words
