"""Quotations inside one paragraph: “We will act,” said Jane Roe. “And soon.”

Words between quotation marks are joined with the clause that says whose they are: in front of them
("Jane Roe said: “...”"), behind them, between them or around them. A clause that can be read in two
ways names nobody, and a title or a scare quote is no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import zip_longest

from msgspec import Struct, structs

from pressctl.model import Span, Speaker
from pressctl.parsing.attribution import Cue
from pressctl.parsing.clauses import find_cue_before, find_cue_behind, without_frame
from pressctl.parsing.marks import (
    BLANK,
    DOUBLE,
    SINGLE,
    Stretch,
    ends_paragraph,
    ends_sentence,
    find_stretches,
    find_unopened,
    has_marks,
)
from pressctl.parsing.pronouns import pronoun_of
from pressctl.parsing.reported import (
    find_cue_around,
    goes_on_between,
    is_attribute,
    is_named_so,
    is_said_of,
    sentence_around,
)

_FEWEST_WORDS = 4  # fewer without a verb that reports them are a scare quote; not measured
_TITLE_SHARE = 0.7  # of the longer words that have a capital, in a title; not measured
# “Think before you drive” campaign: the marks hold a name
_NAMED = re.compile(
    r"\s*(?:campaign|scheme|programme|program|initiative|strategy|report|plan|review|fund|project"
    r"|policy|bill|act|award|exhibition|event|conference|paper|guidance|tool|test|rule|approach"
    r"|model|principle|status|category|label|brand|section|button|link|page|website|petition"
    r"|tier|rate|technology|system)s?\b"
)
# what may stand between two parts of one quotation
_JOINS = re.compile(
    r"[\s,]*(?:(?:and|but|or)?\s*(?:that|also|then)?)?[\s,]*"
    r"|[\s,]*(?:(?:and|before|who|while|also|then)\s+)*(?:adding|added|continued|continuing|saying)"
    r"(?:\s+that)?\s*[:,]?\s*"
)
# “We will act, said Jane Roe, of Acme. / “We will act, Jane Roe said.
_CLAUSE_INSIDE = re.compile(
    r",(?=\s+(?:said|says|added|adds|asked|replied)\s+[^\Wa-z_]"
    r"|\s+(?:he|she|[^,“”\"]{0,40}[^\Wa-z_][^,“”\"]{1,60})\s(?:said|says|added)\.?\s*$)"
)
_OF = re.compile(r"\b(?:of|behind)\s$")  # "said Jane Roe, director of “Cold Water”"
_ALL_MARKS = frozenset(DOUBLE + SINGLE)
_NESTED_ENDS = frozenset("’'”\"")
_OPENING, _CLOSING = "opening", "closing"


class Inline(Struct, frozen=True, gc=False):
    """A quotation inside paragraphs; its spans, and those of its cue, are in the release's text."""

    content: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    cue: Cue | None
    lost: str | None = None  # which of its marks is missing
    follows: bool = False  # it has no clause, and stands right behind another quotation

    @property
    def start(self) -> int:
        """Give where its cue starts, or its first words where it has none."""
        return self.cue.source.start if self.cue else self.content[0].start


def may_quote(text: str) -> bool:
    """Whether a paragraph has marks at all; most have none."""
    return has_marks(text) or has_marks(text, SINGLE)


def read_paragraph(text: str, seen: Container[str]) -> tuple[Inline, ...]:
    """Find the quotations of one paragraph; spans are offsets into it.

    `seen` as in `read_speaker`.
    """
    stretches, marks = _find_marks(text)
    if not stretches:
        return ()
    reader = _Reader(text, _frame(text, stretches), marks == SINGLE, seen)
    found: list[Inline] = []
    at = floor = 0
    for stretch, following in zip_longest(stretches, stretches[1:]):
        stop = following.start - 1 if following else len(text)
        part = reader.read(stretch, _Place(at, stop, floor), found[-1] if found else None)
        at = max(at, min(stretch.end + 1, len(text)))
        if part:
            part.join(found)
            at = floor = max(at, part.end)
    return tuple(found)


def _find_marks(text: str) -> tuple[list[Stretch], str]:
    """Find the words in “double” marks, or else in ‘single’ ones that may hold “double” ones."""
    double = _mended(text, find_stretches(text)) if has_marks(text) else []
    single = find_stretches(text, SINGLE) if has_marks(text, SINGLE) else []
    inside = all(any(s.start < d.start and d.end <= s.end for s in single) for d in double)
    return (single, SINGLE) if single and inside else (double, DOUBLE)


def _mended(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Find where words end, or begin, whose mark is lost and whose clause is not.

    "“We will act, said Jane Roe." and "We will act,” said Jane Roe."
    """
    unopened = find_unopened(text, stretches[0].start - 1 if stretches else len(text))
    if unopened and text[0].isupper():
        stretches = [Stretch(0, unopened, True), *stretches]
    if stretches and not stretches[-1].closed:
        start = stretches[-1].start
        clause = _CLAUSE_INSIDE.search(text, start)
        if clause:
            stretches = [*stretches[:-1], Stretch(start, clause.end(), True)]
    return stretches


def _frame(text: str, stretches: Sequence[Stretch]) -> str:
    """Blank the quoted words out, the stop at their end aside: what is left is the narrator's."""
    parts, at = [], 0
    for stretch in stretches:
        last = max(stretch.start, stretch.end - 1)
        while last > stretch.start and text[last] in _NESTED_ENDS:
            last -= 1  # "“I thought, ‘Oh no,’” said Ms Roe."
        parts += [text[at : stretch.start], BLANK * (last - stretch.start)]
        at = last
    return "".join([*parts, text[at:]])


class _Place(Struct, frozen=True, gc=False):
    """Where a stretch stands: behind `at`, before `stop`; the last quotation ends at `floor`."""

    at: int
    stop: int
    floor: int


class _Part(Struct, gc=False):
    """A stretch between marks with its own clause, if it has one, and where that clause ends."""

    stretch: Stretch
    cue: Cue | None = None
    end: int = 0
    goes_on: bool = False  # with the quotation before it
    lost: str | None = None

    def join(self, found: list[Inline]) -> None:
        """Put the stretch to the quotations of the paragraph so far."""
        content = Span(self.stretch.start, self.stretch.end)
        if self.goes_on:
            found[-1] = structs.replace(found[-1], content=(*found[-1].content, content))
        else:
            found.append(Inline((content,), (), self.cue, self.lost))


class _Reader(Struct, frozen=True, gc=False):
    """A paragraph, its frame, and what else the clauses in it are read by."""

    text: str
    frame: str
    single: bool
    seen: Container[str]

    def read(self, stretch: Stretch, place: _Place, before: Inline | None) -> _Part | None:
        """Look for the clause of a stretch: right in front, right behind, then around it.

        None where the words between the marks are no quotation.
        """
        part = self._beside(stretch, place)
        if part is None and before and self._goes_on(before, stretch, place):
            part = _Part(stretch, goes_on=True)
        if part is None and stretch.closed:
            part = self._inside_sentence(stretch, place, before)
        if part is None:
            return None
        part.cue = part.cue and without_frame(part.cue)
        part.lost = self._lost(stretch)
        known = part.cue is not None or part.goes_on
        # ‘single’ marks are apostrophes too, and marks get lost: of three signs two are needed
        enough = stretch.closed + (not self.single) + known >= 2
        return part if enough and (known or not part.lost) else None

    def _lost(self, stretch: Stretch) -> str | None:
        if stretch.start == 0:
            return _OPENING
        return None if self.text[stretch.end : stretch.end + 1] in _ALL_MARKS else _CLOSING

    def _beside(self, stretch: Stretch, place: _Place) -> _Part | None:
        mark = stretch.start - 1
        cue = find_cue_before(self.frame, Span(place.floor, mark), self.seen) if mark > 0 else None
        if cue and not is_named_so(self.frame, stretch) and not self._is_notice(stretch, cue):
            return _Part(stretch, cue)
        if not stretch.closed:
            return None
        words = Span(stretch.start, stretch.end)
        cue = find_cue_behind(self.frame, words, place.stop, self.seen)
        return _Part(stretch, cue, cue.attribution.end) if cue else None

    def _is_notice(self, stretch: Stretch, cue: Cue) -> bool:
        """Whether a thing says a name or a notice: "a sign on the door said “Road Closed”"."""
        before = self.frame[: stretch.start - 1].rstrip()[-1:]
        unknown = cue.speaker == Speaker(None) and pronoun_of(cue.subject) is None
        return unknown and before not in {":", ","} and self._is_name(stretch)

    def _goes_on(self, before: Inline, stretch: Stretch, place: _Place) -> bool:
        """Whether words go on with the quotation before: "“We will,” she said. “And soon.”"."""
        between = self.frame[place.at : stretch.start - 1]
        if place.at != place.floor or _OF.search(
            self.frame, max(0, stretch.start - 9), stretch.start - 1
        ):
            return False
        if _JOINS.fullmatch(between):
            return True
        if not _is_behind(before):
            return False
        if between.rstrip().endswith(","):  # "“Three years,” she told MPs, “and ..."
            return goes_on_between(self.frame, place.floor, stretch.start - 1, verb=False)
        return between.strip() == "." and self._is_sentence(stretch)

    def _inside_sentence(
        self, stretch: Stretch, place: _Place, before: Inline | None
    ) -> _Part | None:
        """Read the sentence around words that are quoted in part."""
        text, mark = self.text, stretch.start - 1
        words = Span(stretch.start, stretch.end)
        if self._is_name(stretch):
            return None
        sentence = sentence_around(self.frame, words, place.floor)
        count = len(words.of(text).split())
        attribute = count < _FEWEST_WORDS and is_attribute(self.frame, sentence, stretch)
        if not attribute and (count > 1 or is_said_of(self.frame, mark)):
            if before and self._shares(before, place.floor, sentence.start, mark):
                return _Part(stretch, goes_on=True)
            cue = find_cue_around(self.frame, words, sentence, self.seen)
            if cue and (cue.subject or count >= _FEWEST_WORDS):
                return _Part(stretch, cue)
        return _Part(stretch) if self._stands_alone(stretch) else None

    def _stands_alone(self, stretch: Stretch) -> bool:
        """Whether words that nobody is said to have said are a sentence of their own."""
        first = self.text[stretch.start : stretch.start + 1]
        before = self.frame[: stretch.start - 1].rstrip()[-1:]
        new = before in {"", ".", "!", "?", ":", "”", '"', "’"}
        words = len(self.text[stretch.start : stretch.end].split())
        whole = stretch.start == 1 and ends_paragraph(self.text, stretch)
        return (
            new
            and not first.islower()
            and self._is_sentence(stretch)
            and (whole or words >= _FEWEST_WORDS)
        )

    def _shares(self, before: Inline, floor: int, start: int, mark: int) -> bool:
        """Whether words quoted in part have the speaker of those before in their sentence."""
        if self.frame[floor:start].strip():
            return False  # a sentence of its own
        return goes_on_between(self.frame, floor, mark, verb=_is_behind(before))

    def _is_sentence(self, stretch: Stretch) -> bool:
        stop = self.text[stretch.end + 1 : stretch.end + 2]
        return not stretch.closed or ends_sentence(self.text, stretch) or stop in {".", "!", "?"}

    def _is_name(self, stretch: Stretch) -> bool:
        """Whether the marks hold a title, a name or a heading."""
        text = self.text
        if is_named_so(self.frame, stretch) or _NAMED.match(text, stretch.end + 1):
            return True
        alone = stretch.start == 1 and ends_paragraph(text, stretch)
        if alone:
            return not self._is_sentence(stretch)
        words = text[stretch.start : stretch.end].split()
        longer = [word for word in words if len(word) > 3] or words
        capitals = sum(word[0].isupper() for word in longer)
        return not words or (words[0][0].isupper() and capitals >= _TITLE_SHARE * len(longer))


def _is_behind(before: Inline) -> bool:
    """Whether the clause of a quotation stands behind its words."""
    return before.cue is not None and before.cue.verb.start > before.content[0].end
