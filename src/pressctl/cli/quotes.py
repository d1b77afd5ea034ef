"""pressctl quotes: quotations by speaker, release and date, and what people put right in them."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import TYPE_CHECKING, Annotated

import typer

from pressctl.cli.completion import release_ids
from pressctl.cli.correcting import correct, read_wishes, refuse_filters
from pressctl.cli.options import AddedSince, Full, SpeakerName, filters, written
from pressctl.cli.passing import Passing
from pressctl.cli.run import FOUND, Run, command, found
from pressctl.errors import BadOption
from pressctl.model import Boundary
from pressctl.render import show_rows
from pressctl.render.columns import QUOTES
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.answers.quotes import QuoteRow

Ends = Annotated[
    Boundary | None, typer.Option("--ends", help="Only quotes whose end is marked, or inferred.")
]
Below = Annotated[
    float | None,
    typer.Option(
        "--below",
        metavar="CONFIDENCE",
        min=0.0,
        max=1.0,
        help="Only quotes whose end is less sure than this, as in 0.8.",
    ),
]
More = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID...]",
        help="More quotes to --accept or --forget.",
        autocompletion=release_ids,
        show_default=False,
    ),
]
Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="ID", help="Put on record that the end of a quote is right."),
]
End = Annotated[
    tuple[str, str] | None,
    typer.Option("--end", metavar="ID pN", help="Let a quote end with paragraph N instead."),
]
SpeakerOf = Annotated[
    tuple[str, str] | None,
    typer.Option("--speaker-of", metavar="ID NAME", help="Say who speaks; - is nobody known."),
]
Forget = Annotated[
    list[str] | None,
    typer.Option("--forget", metavar="ID", help="Take back what was put right in a quote."),
]
Repeated = Annotated[
    bool, typer.Option("--repeated", help="Wording that quotes of several releases share.")
]
MinWords = Annotated[
    int | None,
    typer.Option("--min-words", metavar="N", min=3, help="With --repeated: words in a row."),
]
_LEGEND = "END: = marked by the text, ≈ inferred.  Full text: --full or show ID"
_PUT_RIGHT = "✎ settled by a person.  "
_REVIEW = "see one: show ID; if its end is right: quotes --accept ID; if not: quotes --end ID pN"


@command(written, filters)
def body(
    run: Run,
    ids: More = None,
    *,
    speaker: SpeakerName = None,
    ends: Ends = None,
    below: Below = None,
    repeated: Repeated = False,
    min_words: MinWords = None,
    added_since: AddedSince = None,
    full: Full = False,
    accept: Accept = None,
    end: End = None,
    speaker_of: SpeakerOf = None,
    forget: Forget = None,
) -> int:
    """List the quotations, by speaker, release and date.

    With --accept, --end, --speaker-of or --forget a quote is put right instead: that is kept in
    pressctl.corrections.toml beside the store, and every command heeds it.
    """
    wishes = read_wishes(ids or [], accept or [], end, speaker_of, forget or [])
    if wishes:
        chosen = {"--speaker": speaker, "--ends": ends, "--below": below, "--min-words": min_words}
        chosen |= {"--added-since": added_since, "--repeated": "yes" if repeated else None}
        refuse_filters(run.filters, chosen)
        show_rows(run.output, QUOTES, correct(run, wishes), full=full)
        return FOUND
    if below is not None and isnan(below):  # it would be above no confidence, and below none
        raise BadOption("--below", "nan", "name a number from 0 to 1")
    voice = run.voice(speaker)
    if repeated:
        from pressctl.cli.repeated import show_repeated

        _refuse_ends({"--ends": ends, "--below": below})
        return show_repeated(run, voice, run.selection(added_since), min_words)
    if min_words:
        raise BadOption("--min-words", str(min_words), "it goes with --repeated")
    found_so = (
        row
        for row in run.corpus.quotes(run.selection(added_since), voice)
        if (ends is None or row.boundary == ends) and (below is None or row.confidence < below)
    )
    reviewed = list(found_so) if below is not None or ends == "inferred" else []
    shown = run.passing(reviewed or found_so)
    show_rows(run.output, QUOTES, shown, full=full)
    _remark(run, shown)
    if reviewed:
        run.output.say(f"{counted(len(reviewed), 'quote')} to look at; {_REVIEW}")
    return found(shown)


def _refuse_ends(given: Mapping[str, object]) -> None:
    for option, value in given.items():
        if value is not None:
            raise BadOption(option, str(value), "it does not go with --repeated")


def _remark(run: Run, shown: list[QuoteRow] | Passing) -> None:
    words = sum(row.word_count for row in shown)
    marks = _PUT_RIGHT if any(row.corrected for row in shown) else ""
    run.output.remark(f"{counted(len(shown), 'quote')}, {words:,} words.  {marks}{_LEGEND}")
