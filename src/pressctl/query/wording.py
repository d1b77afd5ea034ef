"""How the words of a passage differ from those of a release, and how much that matters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pressctl.answers.verdicts import Change, Edited, Turn, Wording
from pressctl.query.alignment import Step
from pressctl.query.senses import Sense, cuts_a_figure
from pressctl.query.tokens import ANY_MARKS, Line, marks_after


class Finding(NamedTuple):
    """A judgement on wording; `note` says it in words."""

    wording: Wording
    change: Change | None
    note: str
    edited: Edited | None = None
    left_out: int | None = None
    turns: Turn | None = None

    @property
    def is_clean(self) -> bool:
        """Tell if no word was changed."""
        return self.wording != "altered"


def altered(change: Change, note: str, edited: Edited = "replaced") -> Finding:
    """Find that words were changed."""
    return Finding("altered", change, note, edited)


MARKS_DIFFER = altered("words", "only the punctuation differs", "punctuation")
_VERBATIM = Finding("verbatim", None, "word for word")
_TYPOGRAPHY = Finding(
    "typography",
    None,
    "word for word; only spaces, quotation marks, dashes, accents or capitals differ",
)
_OPENING_MARKS = " \n\xa0\"'“‘"
DENYING_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "de", "counter")
_OTHER_WORDS_IN_CAPITALS = frozenset({"us", "it", "who", "aids"})


def judge_run(said: Line, source: Line, at: int) -> Finding:
    """Judge words that all stand in a row in a release, from its word `at`."""
    end = at + len(said.tokens)
    if cut := _cut(source, at) or _cut(source, end):
        return altered(cut, "it begins or ends inside a figure or a compound word", "dropped")
    run = source.part(at, end)
    if not _has_same_marks(said, run):
        return MARKS_DIFFER
    if _is_other_word(said, run):
        return altered("words", "a word in capitals is another word without them")
    if said.words(0, len(said.tokens)) == source.words(at, end):
        return _VERBATIM
    return _TYPOGRAPHY


def _cut(source: Line, at: int) -> Change | None:
    """Tell what is lost when a passage begins or ends between a word and the one before it."""
    if not 0 < at < len(source.tokens) or source.tokens[at].gap == ANY_MARKS:
        return None
    if cuts_a_figure(source, at):
        return "number"
    if not source.is_compound(at):
        return None
    return "negation" if source.tokens[at - 1].key in DENYING_PREFIXES else "words"


def _has_same_marks(said: Line, run: Line) -> bool:
    """Compare the marks inside a passage, and at its end those that ask or exclaim."""
    places = range(1, len(said.tokens))
    if not all(_is_same_gap(said.tokens[at].gap, run, at) for at in places):
        return False
    last = marks_after(said.text, said.tokens[-1].end)
    there = marks_after(run.text, run.tokens[-1].end)
    is_told = "?" in there and "?" not in last and last.startswith((".", "!")) and "..." not in last
    return not is_told and all(mark in there for mark in "?!" if mark in last)


def _is_same_gap(gap: str, run: Line, at: int) -> bool:
    """Compare marks between two words; where a cue stands between, a new sentence stays one."""
    before, after = run.tokens[at - 1 : at + 1]
    if after.gap != ANY_MARKS:
        return gap == after.gap
    cue = run.text[before.end : after.start].rstrip(_OPENING_MARKS)
    return not cue.endswith((".", "!", "?")) or any(mark in gap for mark in ".!?")


def _is_other_word(said: Line, run: Line) -> bool:
    """Tell if "US" became "us"; other capitals are a matter of style."""
    return (
        any(
            a.key in _OTHER_WORDS_IN_CAPITALS
            and said.words(at, at + 1).isupper() != run.words(at, at + 1).isupper()
            for at, a in enumerate(run.tokens)
        )
        and not said.words(0, len(said.tokens)).isupper()
    )


def judge_steps(edits: Iterable[Step]) -> Finding:
    """Judge words that are near those of a release: by the weightiest thing that changed."""
    changed = [step for step in edits if _joined(step.text) != _joined(step.said)]
    if not changed:
        note = "the same words, but for spelling, a contraction or the way to write a number"
        return altered("words", note, "spelling")
    kinds = {sense.kind for step in changed for sense in [*step.text, *step.said]}
    if any(map(_denies, changed)):
        kinds.add("negation")
    edited = _edited(changed)
    for change, note in _NOTES.items():
        if change in kinds:
            return altered(change, note, edited)
    return altered("words", "words differ", edited)


def _edited(changed: Iterable[Step]) -> Edited:
    """Tell if words were only put in, only left out, or put for others."""
    steps = list(changed)
    if not any(step.said for step in steps):
        return "dropped"
    return "replaced" if any(step.text for step in steps) else "added"


def _joined(line: Iterable[Sense]) -> str:
    """Write words without spaces, so that "work place" is "workplace"."""
    return "".join(sense.key for sense in line)


_NOTES: dict[Change, str] = {
    "number": "a figure or a date differs",
    "negation": "a denial is put in or left out",
    "hedge": "a hedge, a bound or a modal verb differs",
    "name": "a name differs",
}
_LONGEST_EDIT = 20  # words; a prefix is not looked for in a longer one


def _denies(step: Step) -> bool:
    """Tell if a word became its opposite by a prefix: acceptable, unacceptable."""
    if max(len(step.text), len(step.said)) > _LONGEST_EDIT:
        return False
    return any(_is_opposite(a.key, b.key) for a in step.text for b in step.said)


def _is_opposite(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) > 3 and any(long == prefix + short for prefix in DENYING_PREFIXES)
