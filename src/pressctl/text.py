"""How words are compared: fold, words, sentences and word differences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from pressctl.answers.differences import Edit
from pressctl.model import Span

_LOOKALIKES = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
# In one stretch 10,000 opening quotation marks take the sentence library 0.1 s, 100,000 take 12 s.
_LONGEST_STRETCH = 10_000
# The sentence library cannot encode a surrogate that stands alone, and it stops the program at a
# white space of more than one byte between a letter and a full stop ("to plan A\u00a0. Then").
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f](?=\s*[.!?])")
# The library cuts at nothing but these: stops, the bracket of "2) ", blank lines, bullets, and what
# is beyond Latin letters and their marks (tried on 400,000 made-up lines that have none of them)
# (said by what never cuts: a range up to U+10FFFF takes 4 ms to compile)
_MAY_CUT = re.compile('[^\x00-\t\x0b- "-(*-\\-/->@-\u02ff\u2010-\u201f\u2027-\u203a]')
# The library never cuts between quotation marks. It is shown without them what is quoted for
# itself, not as a title or a part of a sentence.
_QUOTED = re.compile(
    r"[“\"‘](?:(?<=\A.)|(?<=[.!?:,;—–\"”’]\s.))"
    r"(?:(?<=“)[^“”]*(?:”|\Z)|(?<=\")[^\"]*(?:\"|\Z)|(?<=‘)[^‘]*?[.!?,]’(?!\w))"
)
_STOP_WITHIN = re.compile(r"[.!?…][”’\"]?\s")
# It cuts behind "at 5.30 p.m." whatever follows
_GOING_ON = re.compile(
    r"(?<=\b[AaPp]\.[Mm])\.(?=\s(?:on|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|"
    r"March|April|May|June|July|August|September|October|November|December|Eastern|Central|Mountain|"
    r"Pacific|local|[A-Z]{2,4}T)\b)"
)
_LONE_OPENING = re.compile(r"“(?![^”]*”)|\"(?![^\"]*\")|‘(?!.*’(?!\w))", re.DOTALL)
_CLOSING = re.compile(r"([”\"]|(?<=[.!?,])’)[.!?]?\Z")
_MARKS = frozenset('“”"‘’')
_OPENING = {"”": "“", '"': '"', "’": "‘"}
_BARE = re.compile(r"[\w£$€%]+")
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
_FOLD_ASCII = "".join(_FOLD[code] for code in range(128)).encode().ljust(256)
_NOT_PLAIN = re.compile(r"[^ -_a-~\n]+")  # all but ASCII that only has its case to lose
_COMMON = [(mark, _LOOKALIKES.get(mark, " ")) for mark in "’“”—–\xa0‘"]  # by how often they come


def fold(text: str) -> str:
    """Give the comparison form of `text`: same length, one character for one.

    Case, accents, the shape of quotation marks and dashes and the kind of space are levelled, so
    an offset into the folded text is an offset into the text.
    """
    if not text.isascii():
        # few texts have more than the common marks: without them ASCII folds in a fifth of the time
        for mark, plain in _COMMON:
            text = text.replace(mark, plain)
            if text.isascii():
                break
        else:
            return _NOT_PLAIN.sub(_fold_run, text).lower()
    return text.encode("ascii").translate(_FOLD_ASCII).decode("ascii")


def _fold_run(found: re.Match[str]) -> str:
    return found[0].translate(_FOLD)


def words(text: str) -> list[Span]:
    """Find the words of `text`; a hyphenated word, a contraction and a figure are one word."""
    return [Span(found.start(), found.end()) for found in _WORD.finditer(text)]


def word_texts(text: str) -> list[str]:
    """Give the words that `words` finds as they are written."""
    return _WORD.findall(text)


def bare(text: str) -> str:
    """Give the words of `text` alone: lower case, one space between, no punctuation but £, $, €, %.

    Two texts that differ in white space, quotation marks or dashes only have the same bare words.
    """
    return " ".join(_BARE.findall(unicodedata.normalize("NFC", text).lower()))


def count_words(text: str) -> int:
    """Count words as a reader would: runs of characters between white space."""
    return len(text.split())


def sentences(text: str) -> list[Span]:
    """Split `text` into sentences; each span is without the white space around it.

    Those of a quotation are cut too: its marks stay with the sentences that they stand at.
    """
    if not _MAY_CUT.search(text, 0, max(0, len(text) - 1)):  # a third of the texts
        whole = trim(text, Span(0, len(text)))
        return [whole] if whole.end > whole.start else []
    if len(text) > _LONGEST_STRETCH:
        return [one for part in _stretches(text) for one in _sentences_in(text, part)]
    if not (
        text.isascii() or text.isprintable()
    ):  # neither surrogates nor wide spaces are printable
        text = _WIDE_SPACE.sub(" ", _SURROGATE.sub("\ufffd", text))
    shown = _shown(text)
    spans = _segments(shown)
    return spans if shown == text else _with_marks(text, spans)


def _shown(text: str) -> str:
    """Give a text as the library should see it, one character for one."""
    if ".m. " in text or ".M. " in text:
        text = _GOING_ON.sub(",", text)
    if "“" in text or '"' in text or "‘" in text:
        text = _QUOTED.sub(_unquote, text)
    return text


def _unquote(found: re.Match[str]) -> str:
    words = found[0]
    if not _STOP_WITHIN.search(words):
        return words
    is_closed = len(words) > 1 and words[-1] in '”"’'
    return f" {words[1:-1]} " if is_closed else f" {words[1:]}"


def _segments(text: str) -> list[Span]:
    import sentencex

    spans, at = [], 0
    for sentence in sentencex.segment("en", text):
        words = sentence.strip()
        start = text.find(words, at)
        if start < 0:  # the library changed the text: keep the rest as one sentence
            break
        if words:
            at = start + len(words)
            spans.append(Span(start, at))
    if text[at:].strip():
        spans.append(trim(text, Span(at, len(text))))
    return spans


def _with_marks(text: str, spans: Sequence[Span]) -> list[Span]:
    """Give each mark that the library did not see to the sentence that it stands at."""
    starts = [0]
    for span, following in pairwise(spans):
        at = span.end
        while at < following.start and not text[at].isspace():
            at += 1
        starts.append(at)
    return [trim(text, Span(*ends)) for ends in pairwise([*starts, len(text)])]


def _sentences_in(text: str, part: Span) -> Iterator[Span]:
    for one in sentences(part.of(text)):
        yield Span(part.start + one.start, part.start + one.end)


def _stretches(text: str) -> Iterator[Span]:
    """Cut a long text behind a full stop, or else anywhere: the library's time is quadratic."""
    start = 0
    while start < len(text):
        end = start + _LONGEST_STRETCH
        stop = text.rfind(". ", start, end) if end < len(text) else -1
        end = stop + 1 if stop > start else end
        yield Span(start, min(end, len(text)))
        start = end


def without_lone_marks(text: str, span: Span) -> Span:
    """Leave out a quotation mark at an end whose other half is in another sentence."""
    start, end = span.start, span.end
    if _MARKS.isdisjoint((text[start], text[end - 1], text[end - 2])):
        return span
    if _LONE_OPENING.match(text, start, end):
        start += 1
    closing = _CLOSING.search(text, max(start, end - 2), end)
    if closing and text.find(_OPENING[closing[1]], start, closing.start()) < 0:
        end = closing.start()
    return Span(start, end) if start < end else span


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
