"""pressctl search: words, phrases and patterns in their context, with who is speaking."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pressctl.cli.options import ChooseOne, Quiet, SpeakerName, filters, plain, written
from pressctl.cli.run import Run, command, found
from pressctl.errors import BadOption
from pressctl.query.context import Context
from pressctl.query.terms import How
from pressctl.render import show_rows
from pressctl.render.columns import COUNTS, HITS
from pressctl.render.hits import concordance_page, hits_page, passages_page
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.query.search import Found
    from pressctl.query.select import Selection
    from pressctl.query.terms import Query

Terms = Annotated[
    list[str],
    typer.Argument(metavar="QUERY...", help="Words, phrases and operators; with -e a pattern."),
]
Regex = Annotated[bool, typer.Option("--regex", "-e", help="QUERY is a regular expression.")]
Fuzzy = Annotated[bool, typer.Option("--fuzzy", "-z", help="Also words that are misspelt.")]
Stem = Annotated[bool, typer.Option("--stem", help="Also other forms: fund, funds, funded.")]
Words = Annotated[bool, typer.Option("--word", "-w", help="Whole words only.")]
Ignore = Annotated[bool, typer.Option("--ignore-case", "-i", help="Capitals do not count.")]
Case = Annotated[
    bool,
    typer.Option("--case-sensitive", "-s", help="Capitals count; else where QUERY has some."),
]
Surrounding = Annotated[
    str | None,
    typer.Option(
        "--context", "-C", metavar="N", help="Show N sentences around a hit; Np: paragraphs."
    ),
]
Count = Annotated[bool, typer.Option("--count", "-c", help="Matches per release.")]
Ids = Annotated[bool, typer.Option("--ids", "-l", help="Ids of the releases only.")]
Invert = Annotated[bool, typer.Option("--invert", "-v", help="Releases that do not match.")]
Kwic = Annotated[bool, typer.Option("--kwic", help="One line a hit, hits below each other.")]
Sort = Annotated[
    Literal["date", "rank"], typer.Option("--sort", help="Newest first, or best first (BM25).")
]
Offset = Annotated[int, typer.Option("--offset", metavar="N", min=0, help="Leave out N rows.")]
_CONTEXT = re.compile(r"(\d{1,4})(s|p)?")


@command(written, filters)
def body(
    run: Run,
    *,
    terms: Terms,
    regex: Regex = False,
    fuzzy: Fuzzy = False,
    stem: Stem = False,
    word: Words = False,
    ignore_case: Ignore = False,
    case: Case = False,
    context: Surrounding = None,
    kwic: Kwic = False,
    count: Count = False,
    ids: Ids = False,
    invert: Invert = False,
    sort: Sort = "date",
    quiet: Quiet = False,
    speaker: SpeakerName = None,
    offset: Offset = 0,
) -> int:
    """Search for words, phrases and patterns; shows who is speaking.

    Words side by side in one argument are a phrase; arguments must all be found. AND OR NOT
    -word (...) prefix* "phrase" NEAR(a b, 10) speaker: issuer: title: in: date:
    """
    query = _read(
        run,
        terms,
        How(word=word, case=_case(ignore_case, case), fuzzy=fuzzy, stem=stem),
        regex=regex,
    )
    around, voice, selection = _around(context), run.voice(speaker), run.selection()
    ask = run.corpus.ranked if sort == "rank" else run.corpus.search
    answers, is_found = _peeked(ask(query, selection, voice))
    if invert:
        columns = _columns(ids=ids, count=count)
        return _show_others(run, list(answers), selection, offset, None if quiet else columns)
    if run.output.format == "table":
        answers = list(answers)
    if quiet:
        pass
    elif count or ids:
        rows = run.passing(run.corpus.counts(answers), offset)
        show_rows(run.showing(_columns(ids=ids, count=count)), COUNTS, rows)
    else:
        page = concordance_page if kwic else passages_page if context else hits_page
        show_rows(run.output, HITS, run.passing(run.corpus.hits(answers, around), offset), page)
    if isinstance(answers, list):
        run.output.remark(_outcome(answers, run.corpus.count(selection), query))
    return found(is_found)


def _peeked(answers: Iterable[Found]) -> tuple[Iterable[Found], bool]:
    """Tell if there is an answer, without looking for more than the first."""
    coming = iter(answers)
    first = list(islice(coming, 1))
    return chain(first, coming), bool(first)


def _show_others(
    run: Run,
    answers: list[Found],
    selection: Selection,
    offset: int,
    columns: tuple[str, ...] | None,
) -> int:
    """Show the releases that do not match; None shows nothing of them."""
    whole = run.corpus.count(selection)
    if columns is not None:
        rows = run.passing(run.corpus.without(answers, selection), offset)
        show_rows(run.showing(columns), COUNTS, rows)
    run.output.remark(_inverted(answers, whole))
    return found(whole > len(answers))


def _columns(*, ids: bool, count: bool) -> tuple[str, ...]:
    """Name the columns of releases; none means the usual ones of a count."""
    return ("release",) if ids else () if count else ("release", "published", "title")


def _inverted(answers: list[Found], whole: int) -> str:
    return f"{whole - len(answers):,} of {counted(whole, 'release')} do not match"


def _outcome(answers: list[Found], whole: int, query: Query) -> str:
    """Sum up a search: what was found in how many releases, or in how many there is nothing."""
    releases = counted(whole, "release")
    if not answers:
        from pressctl.query.finders import has_capitals

        smart = query.how.case is None and has_capitals(query)
        hint = "; capitals count, -i ignores them" if smart else ""
        return f"no match in {releases}{hint}"
    matches = counted(sum(len(one.places) for one in answers), "match", "matches")
    return f"{matches} in {counted(len(answers), 'release')}"


def _case(ignored: bool, sensitive: bool) -> bool | None:
    if ignored and sensitive:
        raise ChooseOne("--ignore-case", "--case-sensitive")
    return sensitive if ignored or sensitive else None


def _read(run: Run, terms: list[str], how: How, *, regex: bool) -> Query:
    from pressctl.query.grammar import read_patterns, read_query

    words = [plain(one) for one in terms]
    asked = {"--regex": regex, "--fuzzy": how.fuzzy, "--stem": how.stem}
    chosen = [name for name, wanted in asked.items() if wanted]
    if len(chosen) > 1:
        raise ChooseOne(*chosen[:2])
    return (read_patterns if regex else read_query)(words, run.around.today, how)


def _around(context: str | None) -> Context | None:
    if context is None:
        return None
    read = _CONTEXT.fullmatch(context)
    if not read:
        raise BadOption(
            "--context", plain(context), "give a number of sentences, or 2p for paragraphs"
        )
    return Context(int(read[1]), "paragraphs" if read[2] == "p" else "sentences")
