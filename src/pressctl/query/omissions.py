"""What a passage leaves out or puts in: is it only shortened, or is the sense changed?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pressctl.answers.verdicts import Change, Turn
from pressctl.query.passages import Passage, Piece
from pressctl.query.senses import Sense, is_figure, senses
from pressctl.query.tokens import ANY_MARKS, Line, Run
from pressctl.query.vocabulary import FUNCTION_WORDS
from pressctl.query.wording import MARKS_DIFFER, Finding, altered, judge_run

# None of these was measured: an omission wrongly found harmless would call an altered quotation
# shortened, one wrongly found harmful only calls a shortened one altered.
_LEAST_PIECE = 2  # words; "We ... act" can be cut out of almost anything
MOST_OMITTED = 150  # words left out in one place; beyond, they are two quotations
_MOST_REPLACED = 12  # words of the source that one pair of brackets can stand for
_MOST_INSERTED = 6  # words in one pair of brackets
_LIMITS = frozenset("but however although though yet rather instead whereas despite only".split())
_REVERSALS = frozenset(
    """accused attempt attempts attempted proposed supposed supposedly false falsely fake unable
    reject rejects rejected oppose opposes opposed against prevent prevents prevented lacks
    lacked""".split()
)
_CONDITIONS = frozenset(("if", "unless", "until", "except", "otherwise"))
_TURNS = _LIMITS | _REVERSALS
_CHANGES: tuple[Change, ...] = ("number", "negation", "hedge")


class _Seam(NamedTuple):
    """Where two pieces meet: in the passage, and what stands between them in the source."""

    piece: Piece  # the second
    before: Run | None  # the run of the first; None at the start of a passage
    run: Run
    source: Line

    @property
    def gap(self) -> Run:
        """Give where the words between are; before the first piece, those of its sentence."""
        start = self.before[1] if self.before else self.run[0]
        while self.before is None and not self.source.opens(start):
            start -= 1
        return start, self.run[0]

    @property
    def left_out(self) -> Line:
        """Give the words between."""
        return self.source.part(*self.gap)

    def read(self, run: Run) -> tuple[Sense, ...]:
        """Read words where they stand: what is around tells a name, and "about" in "about 5"."""
        return senses(self.source, *run)


def limits(key: str) -> bool:
    """Tell if a word that follows on what is said sets a condition or limits it."""
    return key in _CONDITIONS or key in _LIMITS


def judge_chain(passage: Passage, source: Line, chain: Sequence[Run]) -> Finding:
    """Judge a passage whose pieces stand in a release in their order."""
    seams = [
        _Seam(piece, before, run, source)
        for piece, before, run in zip(passage.pieces, [None, *chain], chain, strict=False)
    ]
    count = sum(b[0] - a[1] for a, b in pairwise(chain))
    for flaw in _flaws(passage, seams):
        return flaw._replace(left_out=count)
    if any(one.piece.joint == "sentence" and one.left_out.tokens for one in seams[1:]):
        return Finding("joined", None, f"{_counted(count)} left out without a mark", left_out=count)
    note = f"the marks of omission stand for {count} word{'' if count == 1 else 's'}"
    if any(map(_hides_figure, seams)):
        note += ", a figure among them"
        return Finding("shortened", None, note, left_out=count, turns="number")
    return Finding("shortened", None, note, left_out=count)


def _counted(count: int) -> str:
    return "1 word is" if count == 1 else f"{count} words are"


def _flaws(passage: Passage, seams: Sequence[_Seam]) -> Iterator[Finding]:
    for seam in seams:
        finding = judge_run(Line(passage.whole.text, seam.piece.tokens), seam.source, seam.run[0])
        if not finding.is_clean:
            yield finding
    text, last = passage.whole.text, passage.inserted_last
    found = [_judge_seam(text, seam) for seam in seams]
    found.append(_judge_inserted(Line(text, last), (), is_all=False))
    found.append(_judge_names(Line(text, last), seams[-1].source.text, _name_behind(seams[-1])))
    yield from filter(None, found)
    if _has_scrap(seams):
        yield altered("words", "a piece of it is too short to stand for the source")
    if any(one.before and len(one.left_out.tokens) > MOST_OMITTED for one in seams):
        yield altered("words", f"more than {MOST_OMITTED} words are left out in one place")
    inserted = len(passage.whole.tokens) - len(passage.line.tokens)
    if inserted and len(passage.line.tokens) < max(_LEAST_PIECE, inserted):
        yield altered("words", "there are more words in brackets than quoted ones", "added")


def _judge_seam(text: str, seam: _Seam) -> Finding | None:
    if seam.piece.inserted and (flaw := _judge_replaced(text, seam)):
        return flaw
    if seam.before is None:
        return None
    if seam.left_out.tokens:
        return _judge_omitted(seam, seam.before)
    if seam.piece.joint == "sentence" and _marks_differ(seam):
        return MARKS_DIFFER
    return None


def _marks_differ(seam: _Seam) -> bool:
    return seam.source.tokens[seam.run[0]].gap not in (seam.piece.tokens[0].gap, ANY_MARKS)


def _torn(seam: _Seam, before: Run) -> tuple[Run, Run, bool]:
    """Give what is left out of the sentence before and of the one behind, and if they are two."""
    start, end = before[1], seam.run[0]
    openings = [at for at in range(start, end + 1) if seam.source.opens(at)]
    if not openings:
        return (start, end), (end, end), False
    return (start, openings[0]), (openings[-1], end), True


def _has_any(run: Run) -> bool:
    return run[0] < run[1]


def _judge_omitted(seam: _Seam, before: Run) -> Finding | None:
    """Find what an omission hides in the sentences that it begins and ends in."""
    head, tail, are_two = _torn(seam, before)
    is_head, is_tail = _has_any(head), _has_any(tail)
    if (is_head and is_tail) or (
        are_two and (is_head or is_tail) and seam.piece.joint != "omission"
    ):
        return altered("words", "parts of two sentences are made into one")
    if seam.piece.joint == "insertion":
        return None
    return _hidden(seam, head, is_end=are_two) or _hidden(seam, tail, is_end=False)


def _hides_figure(seam: _Seam) -> bool:
    """Tell if a figure is left out of a sentence that is quoted."""
    parts = _torn(seam, seam.before)[:2] if seam.before else ()
    return any(sense.kind == "number" for part in parts for sense in seam.read(part))


def _has_scrap(seams: Sequence[_Seam]) -> bool:
    """Tell if words are left out beside a single word; sentences in a row are one stretch."""
    sizes = [0]
    for seam in seams:
        if seam.before and seam.left_out.tokens and seam.piece.joint != "insertion":
            sizes.append(0)
        sizes[-1] += len(seam.piece.tokens)
    return len(sizes) > 1 and min(sizes) < _LEAST_PIECE


def _hidden(seam: _Seam, left_out: Run, is_end: bool) -> Finding | None:
    """Find what words left out would say; a modal verb in the end of a sentence may go."""
    read = seam.read(left_out)
    kinds = {sense.kind for sense in read}
    if "number" in kinds and is_figure(seam.piece.tokens[0].key):
        return _turned("number", "number", "the words left out give a figure another meaning")
    if "negation" in kinds:
        return _turned("negation", "negation", "the words left out deny what is said")
    if any(sense.key in _CONDITIONS for sense in read):
        return _turned("hedge", "condition", "the words left out set a condition")
    if ("hedge" in kinds and not is_end) or any(sense.key in _TURNS for sense in read):
        return _turned("hedge", "hedge", "the words left out limit what is said")
    return None


def _turned(change: Change, turns: Turn, note: str) -> Finding:
    return altered(change, note, "dropped")._replace(turns=turns)


def _judge_replaced(text: str, seam: _Seam) -> Finding | None:
    """Judge words in brackets; if they alone stand for what is left out, nothing else may go."""
    is_all = seam.before is not None and seam.piece.joint == "insertion"
    if is_all and len(seam.left_out.tokens) > _MOST_REPLACED:
        return altered("words", "the brackets stand for too many words")
    if is_all and any(token.key in _TURNS | _CONDITIONS for token in seam.left_out.tokens):
        return altered("hedge", "the brackets stand for words that limit what is said")
    inserted, replaced = Line(text, seam.piece.inserted), seam.read(seam.gap)
    flaw = _judge_inserted(inserted, replaced, is_all)
    return flaw or _judge_names(inserted, seam.source.text, replaced)


def _judge_inserted(inserted: Line, replaced: Sequence[Sense], is_all: bool) -> Finding | None:
    """Find what words in brackets change; `is_all` if the replaced words are known for sure."""
    if len(inserted.tokens) > _MOST_INSERTED:
        return altered("words", "the brackets put in too many words", "added")
    read = senses(inserted)
    for kind in _CHANGES:
        here, there = _keys_of(kind, read), _keys_of(kind, replaced)
        if here - there or (is_all and there - here):
            return altered(kind, "the words in brackets change the sense")
    return None


def _judge_names(inserted: Line, source: str, replaced: Sequence[Sense]) -> Finding | None:
    """Find a name put for another; one that is kept may be written in full: [James] Roe."""
    here = _names(inserted.text, senses(inserted))
    is_named = len(replaced) == 1 or _keys_of("name", replaced)
    there = _names(source, replaced) if is_named else set()
    if here - there and there - here - set(inserted.keys):
        return altered("name", "the brackets put one name for another")
    return None


def _name_behind(seam: _Seam) -> tuple[Sense, ...]:
    """Give the names that follow at once on a piece in the source, its sentence going on."""
    at = end = seam.run[1]
    while end < len(seam.source.tokens) and not seam.source.opens(end):
        if seam.read((end, end + 1))[0].kind != "name":
            break
        end += 1
    return seam.read((at, end))


def _keys_of(kind: str, line: Iterable[Sense]) -> set[str]:
    return {sense.key for sense in line if sense.kind == kind}


def _names(text: str, read: Sequence[Sense]) -> set[str]:
    """Give the names; the first word may be one, though it opens a sentence or the brackets."""
    names = _keys_of("name", read)
    if read and text[read[0].start].isupper() and read[0].key not in FUNCTION_WORDS:
        names.add(read[0].key)
    return names
