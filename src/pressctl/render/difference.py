"""Word differences as people read them: [-taken out-]{+put in+}, or red and green."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressctl.answers.differences import Edit

Piece = tuple[str, str]  # words and the name of their style


def marked(difference: Iterable[Edit]) -> str:
    """Write a difference in one line of plain text, with the marks that need no colour."""
    return "".join(words for words, _ in pieces(difference, color=False))


def pieces(difference: Iterable[Edit], *, color: bool) -> list[Piece]:
    """Write a difference as styled pieces; without colour the marks carry the meaning."""
    found: list[Piece] = []
    for edit in difference:
        if found:
            found.append((" ", ""))
        found.extend(_step(edit, color))
    return found


def _step(edit: Edit, color: bool) -> Iterator[Piece]:
    if edit.op == "equal":
        yield edit.a, ""
        return
    if edit.a:
        yield edit.a if color else f"[-{edit.a}-]", "delete"
    if edit.a and edit.b and color:
        yield " ", ""
    if edit.b:
        yield edit.b if color else f"{{+{edit.b}+}}", "insert"


def shortened(difference: Iterable[Edit], keep: int = 8) -> tuple[Edit, ...]:
    """Cut long unchanged stretches down to `keep` words on each side of a change."""
    steps = tuple(difference)
    last = len(steps) - 1
    return tuple(
        _cut(step, keep, at == 0, at == last) if step.op == "equal" else step
        for at, step in enumerate(steps)
    )


def _cut(step: Edit, keep: int, first: bool, last: bool) -> Edit:
    words = step.a.split(" ")
    before = [] if first else words[:keep]
    after = [] if last else words[-keep:]
    if len(before) + len(after) >= len(words) or (first and last):
        return step
    cut = " ".join([*before, "…", *after])
    return Edit("equal", cut, cut)
