"""How words are compared: fold, words, sentences and word differences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from pressctl.answers import Edit
from pressctl.model import Span

_LOOKALIKES = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_WORD = re.compile(r"[^\W_]+(?:['’.,\-‐‑][^\W_]+)*%?|[£$€]\d[\d.,]*\w*")


class _FoldTable(dict[int, str]):
    """One character for one, worked out at its first use (str.translate asks by code point)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _LOOKALIKES:
        return _LOOKALIKES[character]
    if character.isspace():
        return "\n" if character == "\n" else " "
    base = unicodedata.normalize("NFD", character)[0]
    lower = base.lower()
    return lower if len(lower) == 1 else base


_FOLD = _FoldTable()


def fold(text: str) -> str:
    """Give the comparison form of `text`: same length, one character for one.

    Case, accents, the shape of quotation marks and dashes and the kind of space are levelled, so
    an offset into the folded text is an offset into the text.
    """
    return text.translate(_FOLD)


def words(text: str) -> list[Span]:
    """Find the words of `text`; a hyphenated word, a contraction and a figure are one word."""
    return [Span(found.start(), found.end()) for found in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """Count words as a reader would: runs of characters between white space."""
    return len(text.split())


def sentences(text: str) -> list[Span]:
    """Split `text` into sentences; each span is without the white space around it."""
    from sentencex import segment

    spans, at = [], 0
    for sentence in segment("en", text):
        start = text.find(sentence, at)
        if start < 0:  # the library changed the text: keep the rest as one sentence
            break
        at = start + len(sentence)
        spans.append(trim(text, Span(start, at)))
    rest = trim(text, Span(at, len(text)))
    if rest.end > rest.start:
        spans.append(rest)
    return [span for span in spans if span.end > span.start]


def trim(text: str, span: Span) -> Span:
    """Take the white space off both ends of a span."""
    words = span.of(text)
    return Span(
        span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip())
    )


def difference(a: str, b: str) -> tuple[Edit, ...]:
    """Tell how the words of `a` become those of `b`; words are runs between white space.

    The texts of the steps, joined by one space, give back `a` and `b` (white space folded).
    """
    left, right = a.split(), b.split()
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return tuple(_edit(op, left[i:j], right[k:m]) for op, i, j, k, m in steps)


def _edit(op: str, a: Sequence[str], b: Sequence[str]) -> Edit:
    return Edit(op, " ".join(a), " ".join(b))  # type: ignore[arg-type]  # difflib has the same four
