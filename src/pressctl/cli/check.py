"""pressctl check: is a passage in the corpus word for word, and whose words is it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressctl.cli.options import ChooseOne, SpeakerName, plain, scope, written
from pressctl.cli.run import ERROR, FOUND, NOTHING, Run, command
from pressctl.cli.stdin import read_bytes, read_stdin
from pressctl.errors import BadOption
from pressctl.render import show_rows
from pressctl.render.columns import VERDICTS
from pressctl.render.findings import verdict_page

if TYPE_CHECKING:
    from pressctl.answers.articles import ArticleAnswer
    from pressctl.answers.verdicts import Verdict
    from pressctl.model import Problem

    Check = Callable[[str, str | None], Verdict]

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUOTE | - | FILE...",
        help="The words; - reads them from stdin, one quotation a line. With --article, files.",
        show_default=False,
    ),
]
IsArticle = Annotated[
    bool, typer.Option("--article", help="Check every quotation of articles: MD, TXT, HTML, DOCX.")
]
Batch = Annotated[
    Path | None,
    typer.Option(
        "--batch", metavar="FILE", help="Check a list: CSV or JSON lines of id, text, speaker."
    ),
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="With --article: write a page to read."),
]
_VERBATIM = ("verbatim", "typography", "shortened")  # the rest exits with 1
_STDIN = "-"
_MOST_STDIN = 100_000_000  # bytes of an article or a list
_LISTED = ("item", "line", "verdict", "claimed_speaker", "id", "speaker", "change", "query")
_IN_ARTICLE = ("file", "line", "verdict", "claimed_speaker", "id", "speaker", "change", "query")


@command(written, scope)
def body(
    run: Run,
    words: Words = None,
    speaker: SpeakerName = None,
    *,
    article: IsArticle = False,
    batch: Batch = None,
    html: Html = None,
) -> int:
    """Tell if words are in the corpus verbatim, and whose they are.

    The exit code is 0 if all are verbatim, typography (only the kind of quotation mark, dash or
    space differs) or shortened (a mark shows what is left out, and it does not turn the sense), and
    the speaker is right where one is named; 1 for every other verdict; 2 for an error.
    """
    given = words or []
    if batch and (given or article):
        raise ChooseOne("--batch", "--article" if article else "QUOTE")
    if html and not article:
        raise BadOption("--html", str(html), "it shows an article; give --article FILE")
    if article:
        return _articles(run, given, speaker, html)
    if batch or given == [_STDIN]:
        return _list(run, batch, speaker)
    return _one(run, given, speaker)


def _one(run: Run, given: Sequence[str], speaker: str | None) -> int:
    """Check one quotation."""
    if len(given) > 1:
        raise BadOption("QUOTE", given[1], "put the words in quotation marks, as one argument")
    passage = plain(given[0]).strip() if given else ""
    if not any(map(str.isalnum, passage)):
        raise BadOption("QUOTE", passage, "there are no words to check")
    claimed = run.claimed(speaker)
    verdict = run.corpus.check(passage, claimed, run.selection())
    show_rows(run.output, VERDICTS, [verdict], verdict_page)
    return _end(run, [verdict], [])


def _list(run: Run, batch: Path | None, speaker: str | None) -> int:
    """Check a list of quotations: of a file, or of what comes on standard input."""
    from pressctl.api.batches import check_batch, check_typed
    from pressctl.sources.files import printable

    check = _checker(run, speaker)
    if batch is None:
        verdicts, problems = check_typed(check, plain(read_stdin(run.around)))
    else:
        data, problems = _read(run, str(batch))
        if data is not None:
            verdicts, problems = check_batch(check, data, printable(str(batch)))
        else:
            verdicts = []
    _show(run, verdicts, _LISTED)
    return _end(run, verdicts, problems)


def _articles(run: Run, paths: Sequence[str], speaker: str | None, html: Path | None) -> int:
    """Check every quotation of some articles, and write the page of them if asked."""
    from pressctl.api.articles import check_article
    from pressctl.sources.files import printable

    if not paths:
        raise BadOption("FILE", "", "name the article; - reads it from stdin")
    if html and any(Path(path).resolve() == html.resolve() for path in paths):
        raise BadOption("--html", str(html), "that is the article; name another file")
    check = _checker(run, speaker)
    answers: list[ArticleAnswer] = []
    problems: list[Problem] = []
    for path in paths:
        data, wrong = _read(run, path)
        if data is not None:
            answer, wrong = check_article(check, data, printable(path))
            answers += [answer] if answer else []
        problems += wrong
    if html and answers:
        from pressctl.render.checked_html import article_html
        from pressctl.render.whole import write_page

        write_page(html, article_html(answers))
        run.output.say(f"a page to read: {html}")
    verdicts = [one.verdict for answer in answers for one in answer.quotations]
    _show(run, verdicts, _IN_ARTICLE)
    return _end(run, verdicts, problems)


def _checker(run: Run, speaker: str | None) -> Check:
    """Give the check of words by whoever they are said to be by, else by --speaker.

    Of each speaker that nobody is, a line on stderr says so, once.
    """
    from pressctl.api.checking import checker
    from pressctl.cli.asking import tell_unknown

    default = run.claimed(speaker)
    check = checker(run.corpus, run.selection())
    told: set[str] = set()

    def judge(words: str, claimed: str | None) -> Verdict:
        if claimed and claimed not in told:
            told.add(claimed)
            tell_unknown(run, claimed)
        return check(words, claimed or default)

    return judge


def _read(run: Run, path: str) -> tuple[bytes | None, list[Problem]]:
    """Read a file, or standard input for -; what is wrong with it comes back as a problem."""
    from pressctl.model import Problem
    from pressctl.sources.files import describe, load, printable

    if path == _STDIN:
        return read_bytes(run.around, _MOST_STDIN), []
    try:
        return load(path)[0], []
    except (OSError, ValueError) as error:
        return None, [Problem(printable(path), None, describe(error), lost=True)]


def _show(run: Run, verdicts: Sequence[Verdict], columns: tuple[str, ...]) -> None:
    from pressctl.render.checked import told, verdicts_page

    is_one = len(verdicts) == 1
    output = run.output if run.output.format == "table" else run.showing(columns)
    show_rows(output, VERDICTS, verdicts, verdict_page if is_one else verdicts_page)
    if not is_one:
        run.output.say(told(verdicts))


def _end(run: Run, verdicts: Sequence[Verdict], problems: Sequence[Problem]) -> int:
    """Tell on stderr what could not be checked, and give the exit code."""
    run.complain(*map(str, problems))
    if problems:
        return ERROR
    is_right = verdicts and all(verdict.verdict in _VERBATIM for verdict in verdicts)
    return FOUND if is_right else NOTHING
