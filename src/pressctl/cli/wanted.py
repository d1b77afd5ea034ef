"""From the filters of `claims` as typed to what is wanted, and a line on how they were read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from pressctl.cli.options import plain
from pressctl.errors import BadOption
from pressctl.query.wanted import Size, Wanted, topic_words

if TYPE_CHECKING:
    from pressctl.cli.run import Run

_BETWEEN = ".."
_SIZES = "try £10m, 20%, 500 people, or 500 for a figure of any unit"
_DAYS = "try 2024-03-11..2028, ..today, today.. or april 2024"


def read_wanted(
    run: Run,
    kinds: Iterable[str],
    *,
    topic: str | None,
    due: str | None,
    least: str | None,
    most: str | None,
) -> Wanted:
    """Read the filters of `claims`; says on stderr how days were understood. Raises BadOption."""
    found = Wanted(
        kinds=frozenset(kinds),
        topic=_topic(topic),
        due=_due(run, due),
        least=_size("--min", least),
        most=_size("--max", most),
    )
    _require_sense(found, most)
    return found


def _topic(words: str | None) -> tuple[str, ...]:
    if words is None:
        return ()
    found = topic_words(plain(words))
    if not found:
        raise BadOption("--topic", words, "give one or more words, as in “security funding”")
    return found


def _require_sense(found: Wanted, most: str | None) -> None:
    if found.least is None or found.most is None:
        return
    if found.least.unit and found.most.unit and found.least.unit != found.most.unit:
        raise BadOption("--max", most or "", "its unit is not that of --min")
    if found.least.value > found.most.value:
        raise BadOption("--max", most or "", "it is less than --min")


def _size(option: str, words: str | None) -> Size | None:
    """Read a figure as the figures of releases are read: £10m, 20%, 500 people, 500."""
    if words is None:
        return None
    from pressctl.model import Span
    from pressctl.parsing.numerals import NUMERAL_WORDS, find_numerals
    from pressctl.parsing.plain import forms_of
    from pressctl.parsing.quantities import find_quantities

    text = plain(words).strip()
    whole = Span(0, len(text))
    for figure in find_quantities(text):
        if figure.span == whole and figure.value is not None:
            return Size(figure.value, figure.unit)
    forms = forms_of(text)
    for number in find_numerals(forms, whole, NUMERAL_WORDS & frozenset(forms.drawn.split())):
        sign = text[: number.start]
        if number.end == len(text) and sign in {"", "-", "−"}:
            return Size(-number.value if sign else number.value)
    raise BadOption(option, words, f"that is no figure; {_SIZES}")


def _due(run: Run, words: str | None) -> tuple[date, date] | None:
    """Read FROM..TO, one of them open or both the same."""
    if words is None:
        return None
    text = plain(words)
    first, between, last = text.partition(_BETWEEN)
    if not between:
        last = first
    if not first.strip() and not last.strip():
        raise BadOption("--due", words, _DAYS)
    since = _day(run, words, first)[0] if first.strip() else date.min
    until = _day(run, words, last)[1] if last.strip() else date.max
    if since > until:
        raise BadOption("--due", words, f"its end is before its beginning; {_DAYS}")
    run.output.say(_reading(since, until))
    return since, until


def _day(run: Run, words: str, end: str) -> tuple[date, date]:
    from pressctl.dates import read_range

    found = read_range(end, run.around.today)
    if found is None:
        raise BadOption("--due", words, f"“{end.strip()}” is no date; {_DAYS}")
    return found


def _reading(since: date, until: date) -> str:
    first = f" from {since:%a} {since}" if since != date.min else ""
    last = f" until {until:%a} {until}" if until != date.max else ""
    return f"due{first}{last} (by its last day)"
