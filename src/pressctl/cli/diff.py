"""pressctl diff: what two releases, or two sets of them, share and where their wording parts."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from pressctl.cli.completion import release_ids
from pressctl.cli.options import Issuer, plain, written
from pressctl.cli.run import FOUND, NOTHING, Run, command
from pressctl.errors import BadOption
from pressctl.render import show_answer
from pressctl.render.breakdown import CHANGES, changes
from pressctl.render.comparisons import diff_page

if TYPE_CHECKING:
    from pressctl.query.select import Selection

Release = Annotated[str | None, typer.Argument(metavar="ID", autocompletion=release_ids)]
_SIDE = 'One side: a period (2023), or filters ("--since march --issuer NAME").'
SideA = Annotated[str | None, typer.Option("--a", metavar="SET", help=_SIDE)]
SideB = Annotated[str | None, typer.Option("--b", metavar="SET", help="The other side.")]
_KNOWN = ("--since", "--until", "--issuer", "--release")


@command(written)
def body(
    run: Run,
    first: Release = None,
    second: Release = None,
    *,
    a: SideA = None,
    b: SideB = None,
    issuer: Issuer = None,
) -> int:
    """Compare the claims and wording of two releases or sets of them."""
    if first is not None and second is not None and a is None and b is None and issuer is None:
        return _releases(run, first, second)
    if first is not None or a is None or b is None:
        given = " ".join(filter(None, (first, second, a, b)))
        raise BadOption("diff", given, "give two ids, or --a and --b (and --issuer for both)")
    sides = [_side(run, name, plain(words), issuer) for name, words in (("--a", a), ("--b", b))]
    (ours, told_a), (theirs, told_b) = sides
    sets = run.corpus.diff_sets(ours, theirs, (told_a, told_b))
    show_answer(run.output, sets, diff_page, CHANGES, changes(sets))
    for name, side in (("--a", sets.a), ("--b", sets.b)):
        if not side.release_count:
            run.output.say(f"{name}: no release is in it")
    return FOUND if run.corpus.are_same(ours, theirs) else NOTHING


def _releases(run: Run, first: str, second: str) -> int:
    for given in (first, second):
        if "." in given:
            raise BadOption("diff", given, "that is a part of a release; give two releases")
    answer, is_same = run.corpus.diff(first, second), run.corpus.is_same(first, second)
    show_answer(run.output, answer, diff_page, CHANGES, changes(answer))
    return FOUND if is_same else NOTHING


def _side(run: Run, option: str, words: str, issuer: str | None) -> tuple[Selection, str]:
    """Read one side: the filters in it, or a period; raises BadOption."""
    from msgspec.structs import replace

    given = _filters(option, words)
    if issuer is not None:
        given.setdefault("issuer", plain(issuer))
    asked = replace(run.filters, **given)
    selection = replace(run, filters=asked).selection()
    told = [words, *([f"--issuer {issuer}"] if issuer is not None else [])]
    return selection, " ".join(told)


def _filters(option: str, words: str) -> dict[str, str]:
    try:
        parts = shlex.split(words)
    except ValueError as error:
        raise BadOption(option, words, f"a quotation mark is open ({error})") from error
    if not parts:
        raise BadOption(option, words, "name a period, or filters such as --since march")
    if not parts[0].startswith("--"):
        return {"since": words, "until": words}
    pairs = [part.partition("=") for part in parts]
    flat = [one for name, sign, value in pairs for one in ((name, value) if sign else (name,))]
    names, values = flat[::2], flat[1::2]
    if len(names) != len(values) or not set(names) <= set(_KNOWN):
        raise BadOption(option, words, f"the filters are {', '.join(_KNOWN)}, each with a value")
    return {name.removeprefix("--"): value for name, value in zip(names, values, strict=True)}
