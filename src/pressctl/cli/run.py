"""One run of a command: its surroundings and options, and the corpus it asks."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer
from msgspec import Struct
from msgspec.structs import replace

from pressctl.cli.ending import complain, measured
from pressctl.cli.options import (
    Color,
    Filters,
    StorePath,
    Written,
    filters,
    plain,
    scope,
    written,
)
from pressctl.cli.passing import Passing
from pressctl.errors import BadOption, DamagedIndex, UnreadableStore
from pressctl.render.output import (
    ColorChoice,
    Output,
    is_terminal,
    speaks_unicode,
    usable_width,
    wants_color,
)

if TYPE_CHECKING:
    from pressctl.api.corpus import Corpus
    from pressctl.cli.progress import Progress
    from pressctl.query.select import Selection
    from pressctl.query.voices import Voice

FOUND, NOTHING, ERROR = 0, 1, 2  # exit codes, as with grep and diff
MOST_WARNINGS = 10  # of corrections that fit no more: the store of another folder has none that do

Body = Callable[..., int]


class NothingFound(Exception):
    """The question has no answer because of how it was put: a line on stderr, exit code 1."""


class Surroundings(Struct, frozen=True):
    """What a run stands in; handed in by `main`, so that tests need no patching."""

    stdin: TextIO | None
    stdout: TextIO
    stderr: TextIO | None
    environ: Mapping[str, str]
    today: date


class Run(Struct):
    """What a command body works with: where to write, which store to ask, and about what."""

    output: Output
    around: Surroundings
    store: Path | None
    filters: Filters
    anew: bool = False  # make the index of the store anew: the one that is there is damaged
    _corpus: Corpus | None = None
    _warned: bool = False
    _progress: Progress | None = None

    @property
    def corpus(self) -> Corpus:
        """The corpus of the store asked for, opened at the first question.

        With --release ID@1 it holds that version of the release.
        """
        if self._corpus is None:
            self._corpus = self._open()
            self._warn(() if self._warned else self._corpus.warnings)
            self._warned = True
            if self.filters.release and "@" in self.filters.release:
                self._corpus = self._corpus.at(self.filters.release)
        return self._corpus

    @property
    def home(self) -> Path:
        """The folder that the names of files are relative to: where the store is."""
        from pressctl.store import find_store

        return (self.store or find_store(Path.cwd()) or Path()).absolute().parent

    def reopen(self) -> None:
        """Open the corpus anew, now that something was put right in it."""
        self._corpus = self._open()

    def drop_index(self) -> None:
        """Remove the index of the store."""
        from pressctl.api.changes import drop_index

        drop_index(self.store)

    def _warn(self, warnings: Sequence[str]) -> None:
        more = len(warnings) - MOST_WARNINGS
        told = [
            *warnings[:MOST_WARNINGS],
            *([f"and {more:,} more of that kind"] if more > 0 else []),
        ]
        self.complain(*(f"warning: {one}" for one in told))

    def _open(self) -> Corpus:
        from pressctl.api.corpus import Corpus

        waiting, telling = self._say_why_we_wait, self._tell_how_far
        return Corpus.open(self.store, anew=self.anew, waiting=waiting, telling=telling)

    def _say_why_we_wait(self) -> None:
        self.output.say("another pressctl makes the index of the store: waiting for it")
        self.output.release()

    def _tell_how_far(self, releases: int, whole: int) -> None:
        """Tell how many of all releases are linked; few commands ever need this."""
        from pressctl.cli.progress import Progress

        self._progress = self._progress or Progress(self.around.stderr)
        self._progress.link(releases, whole)

    def selection(self, added_since: str | None = None) -> Selection:
        """Read which releases are asked about, and tell how dates were understood."""
        from pressctl.cli.asking import read_selection

        return read_selection(self, added_since)

    def voice(self, words: str | None) -> Voice | None:
        """Find whom --speaker means; raises NoSpeaker, AmbiguousSpeaker."""
        from pressctl.cli.asking import find_voice

        return find_voice(self, plain(words)) if words is not None else None

    def speakers(self, words: str) -> set[str]:
        """Give the slugs of all that a name can mean; raises NoSpeaker."""
        from pressctl.cli.asking import find_speakers

        return find_speakers(self, plain(words))

    def claimed(self, words: str | None) -> str | None:
        """Name whom a passage is said to be by: whoever was found, else as typed, with a word."""
        from pressctl.cli.asking import find_claimed

        return find_claimed(self, plain(words)) if words is not None else None

    def showing(self, columns: tuple[str, ...]) -> Output:
        """Give the output with other columns, unless the user chose some."""
        chosen = self.output.columns or self.output.format in ("json", "jsonl")
        return self.output if chosen else replace(self.output, columns=columns)

    def complain(self, *sentences: str) -> None:
        """Tell on stderr what is wrong, a line each, and go on."""
        for sentence in sentences:
            complain(sentence, self.around.stderr, self.around.environ)

    def limited(self, rows: Iterable[Any]) -> list[Any]:
        """Keep as many rows as --limit allows."""
        return list(islice(rows, self.filters.limit))

    def passing(self, rows: Iterable[Any], offset: int = 0) -> list[Any] | Passing:
        """Keep as many rows as --limit allows, behind the first few.

        A person sees a table of all of them; into a pipe they go as they come, and only once.
        """
        limit = self.filters.limit
        kept = islice(rows, offset, None if limit is None else offset + limit)
        return list(kept) if self.output.format == "table" else Passing(kept)


def found(rows: object) -> int:
    """Give the exit code of a search: 0 if there is something, 1 if there is nothing."""
    return FOUND if rows else NOTHING


def command(*bundles: Callable[..., Any]) -> Callable[[Body], Callable[..., int]]:
    """Make a Typer command of a body `(run, its own options) -> exit code`.

    The options of `bundles`, --store and --color are added to those of the body; the body finds
    what they mean in its Run.
    """

    def decorate(body: Body) -> Callable[..., int]:
        own = _parameters(body)[1:]
        shared = {bundle: _parameters(bundle) for bundle in (*bundles, common)}

        def run_body(ctx: typer.Context, **given: Any) -> int:  # noqa: ANN401  # Typer has read them
            made = {bundle: bundle(**_take(given, theirs)) for bundle, theirs in shared.items()}
            run = _run(ctx, made)
            return _carry_out(body, run, given)

        offered = [*own, *(one for theirs in shared.values() for one in theirs)]
        context = inspect.Parameter("ctx", _KEYWORD, annotation=typer.Context)
        signature = inspect.Signature([context, *offered])
        run_body.__signature__ = signature  # type: ignore[attr-defined]  # read by inspect
        run_body.__name__, run_body.__doc__ = body.__name__, body.__doc__
        return run_body

    return decorate


def _carry_out(body: Body, run: Run, given: Mapping[str, Any]) -> int:
    """Run a body; once more, with a new index, if it meets damage in that of the store.

    What has begun to pass into a pipe is not begun again. Of an answer that the store cannot give,
    no more is said than why.
    """
    try:
        try:
            return body(run, **given)
        except DamagedIndex:
            if run.output.aside.is_begun:  # it would be shown twice; the next run makes it anew
                run.drop_index()
                raise
            run.output.unsay()
            run.anew, run._corpus = True, None
            return body(run, **given)
    except (DamagedIndex, UnreadableStore):
        run.output.unsay()
        raise
    finally:
        run.output.release()


class Common(Struct, frozen=True):
    """The options of every command, which may also stand before its name."""

    store: Path | None
    color: ColorChoice | None


def common(store: StorePath = None, color: Color = None) -> Common:
    """Bundle the options that every command has."""
    return Common(store, color)


_KEYWORD = inspect.Parameter.KEYWORD_ONLY
_PLAIN = Written(None, None, None)
_EVERYTHING = Filters(None, None, None, None, None)


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    signature = inspect.signature(function, eval_str=True)
    return [one.replace(kind=_KEYWORD) for one in signature.parameters.values()]


def _take(given: dict[str, Any], wanted: list[inspect.Parameter]) -> dict[str, Any]:
    return {one.name: given.pop(one.name) for one in wanted}


def _run(ctx: typer.Context, made: Mapping[Callable[..., Any], Any]) -> Run:
    before: dict[str, Any] = ctx.find_root().params  # options before the command's name
    here: Common = made[common]
    around: Surroundings = ctx.obj
    output = make_output(
        around, made.get(written, _PLAIN), here.color or before.get("color") or "auto"
    )
    store = here.store or before.get("store")
    return Run(output, around, _usable(store), made.get(filters) or made.get(scope, _EVERYTHING))


def _usable(store: Path | str | None) -> Path | None:
    """Check the folder of the store; given before the command's name it is a string."""
    if store is not None and str(store) in ("", "."):
        raise BadOption("--store", str(store), "name the folder of the store, as in .pressctl")
    return None if store is None else Path(store)


def make_output(around: Surroundings, how: Written, color: ColorChoice) -> Output:
    """Settle where and how to write from the surroundings and the options."""
    terminal = is_terminal(around.stdout)
    return Output(
        stream=around.stdout,
        errors=around.stderr,
        format=how.format or ("table" if terminal else "tsv"),
        terminal=terminal,
        width=usable_width(around.environ, measured(around.stdout) if terminal else None),
        color=wants_color(color, around.environ, terminal),
        unicode=speaks_unicode(around.stdout.encoding, around.environ),
        columns=how.columns,
        header=how.header,
    )
