"""Quotations that are what was said, written as people write them: each must be told verbatim.

Written without a look at how the checker decides, as `mutations` is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from tests.accuracy.mutations import (
    AUXILIARIES,
    HEDGES,
    NEGATIONS,
    NUMBER_WORDS,
    Case,
    Passage,
    Source,
    plain,
)

_PLAIN_MARKS = str.maketrans("“”‘’–—‑\xa0…", "\"\"''--- …")
_CURLY = (("' ", "’ "), (" '", " ‘"), ("'", "’"), (' "', " “"), ('"', "”"))
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"))
# What turns a sentence, if it is left out: no stretch with such a word is cut here.
_TURNING = frozenset(
    """if unless until but however although though except only provided subject would-be alleged
    allegedly may might could should perhaps probably possibly likely nearly almost about around
    approximately some over under than least most up hardly barely rarely seldom little few
    because while when once against refuse refused deny denied fail failed reject rejected
    whether false claim claims expect expected expects estimate estimated believe believed seem
    seems appear appears plan plans planned hope hopes aim aims try seek
    instead rather accused virtually practically largely mostly""".split()
) | {*HEDGES, *NEGATIONS, "not", "never", "without"}
_CUT = range(1, 9)  # words that an ellipsis leaves out here

Variant = Callable[[Source, list[str]], str | None]


def straight(_source: Source, words: list[str]) -> str | None:
    """Level curly marks, dashes and no-break spaces."""
    return " ".join(words).translate(_PLAIN_MARKS)


def curly(_source: Source, words: list[str]) -> str | None:
    """Make straight marks curly."""
    text = " ".join(words)
    for one, other in _CURLY:
        text = text.replace(one, other)
    return text


def spaced(source: Source, words: list[str]) -> str | None:
    """Put other white space between the words."""
    kinds = (" ", " ", "  ", "\xa0", "\u2009", "\u202f", "\t")
    return "".join(word + source.rng.choice(kinds) for word in words).strip()


def wrapped(source: Source, words: list[str]) -> str | None:
    """Wrap lines as an editor or a mail does."""
    after = source.rng.choice(("\n", "\r\n", "\n    ", " \n"))
    width, lines = source.rng.randint(3, 9), []
    for at in range(0, len(words), width):
        lines.append(" ".join(words[at : at + width]))
    return after.join(lines)


def decomposed(_source: Source, words: list[str]) -> str | None:
    """Write letters and their accents apart, and some letters as ligatures."""
    text = unicodedata.normalize("NFD", " ".join(words))
    for one, other in _LIGATURES:
        text = text.replace(one, other)
    return text


def first_letter(_source: Source, words: list[str]) -> str | None:
    """Change the case of the first letter."""
    text = " ".join(words)
    return text[0].swapcase() + text[1:] if text[0].isalpha() and not words[0].isupper() else None


def other_dashes(source: Source, words: list[str]) -> str | None:
    """Write dashes as another kind of dash."""
    text = " ".join(words)
    other = re.sub(r" [-–—] ", lambda _: source.rng.choice((" - ", " – ", " — ", "—")), text)
    return other if other != text else None


def in_marks(source: Source, words: list[str]) -> str | None:
    """Put the whole in quotation marks, with the stop that news prose puts inside."""
    opening, closing = source.rng.choice(("“”", '""', "‘’", "''"))
    text = " ".join(words)
    comma = "," if text[-1].isalnum() else ""
    return f"{opening}{text}{comma}{closing}"


def soft_hyphens(source: Source, words: list[str]) -> str | None:
    """Leave soft hyphens and zero-width spaces of a web page inside and between words."""
    at = source.rng.randrange(len(words))
    word = words[at]
    if len(word) < 6 or not word.isalpha():
        return None
    mark = source.rng.choice(("\u00ad", "\u200b", "\u2060", "\ufeff"))
    return " ".join([*words[:at], word[:3] + mark + word[3:], *words[at + 1 :]])


def elided(source: Source, words: list[str]) -> str | None:
    """Leave a few words out that turn nothing, and mark it."""
    mark = source.rng.choice((" … ", " ... ", "… ", " . . . ", " […] ", " [...] ", "..."))
    return _cut(source, words, mark)


def bracketed(source: Source, words: list[str]) -> str | None:
    """Put an editor's words in brackets in the place of some, or between two."""
    if source.rng.random() < 0.5:
        return _cut(source, words, f" [{source.rng.choice(('it', 'they', 'the measure'))}] ")
    at = source.rng.randrange(1, len(words))
    return " ".join([*words[:at], source.rng.choice(("[sic]", "[today]")), *words[at:]])


def capital_in_brackets(_source: Source, words: list[str]) -> str | None:
    """Mark that the case of the first letter was changed: [T]he."""
    first = words[0]
    if not first.isalpha() or len(first) < 2:
        return None
    return " ".join([f"[{first[0].swapcase()}]{first[1:]}", *words[1:]])


def begun_and_ended(source: Source, words: list[str]) -> str | None:
    """Mark that the sentence began before and goes on."""
    dots = source.rng.choice(("…", "...", "… ", "... "))
    return f"{dots}{' '.join(words)}{dots.rstrip()}"


def _cut(source: Source, words: list[str], mark: str) -> str | None:
    length = source.rng.choice(_CUT)
    if len(words) < length + 8:
        return None
    first = source.rng.randrange(4, len(words) - length - 3)
    left_out = words[first : first + length]
    if any(_turns(word) for word in left_out) or _cuts_a_sentence(mark, left_out):
        return None
    return " ".join(words[:first]) + mark + " ".join(words[first + length :])


def _cuts_a_sentence(mark: str, left_out: list[str]) -> bool:
    """Tell if parts of two sentences would be made one; only an ellipsis may take an end off."""
    ends = [word.rstrip("\"'”’)")[-1:] in ".!?:;" for word in left_out]
    return any(ends[:-1]) or (ends[-1] and "." not in mark and "…" not in mark)


def _turns(word: str) -> bool:
    """Tell if leaving a word out may turn the sense: by the tables, with a figure or a name."""
    core = plain(word).strip()
    is_plain = core.isalpha() and core.isascii() and word[:1].islower()
    return not is_plain or core in _TURNING or core in AUXILIARIES or "'" in word or "’" in word


VARIANTS: dict[str, Variant] = {
    "straight marks": straight,
    "curly marks": curly,
    "spaces": spaced,
    "wraps": wrapped,
    "Unicode forms": decomposed,
    "first letter": first_letter,
    "dashes": other_dashes,
    "in marks": in_marks,
    "soft hyphens": soft_hyphens,
    "ellipsis": elided,
    "brackets": bracketed,
    "[T]he": capital_in_brackets,
    "… at the ends …": begun_and_ended,
}


def varied(source: Source, kind: str, wanted: int, most_tries: int = 200_000) -> Iterator[Case]:
    """Make quotations of one kind of writing, each another."""
    made: set[str] = set()
    for _ in range(most_tries):
        if len(made) >= wanted:
            return
        passage = source.passage()
        query = passage and VARIANTS[kind](source, passage.words)
        if passage and query and query not in made and _is_plain(passage):
            made.add(query)
            yield Case(kind, query, passage.release.id, passage.span)


def _is_mixed(passage: Passage) -> bool:
    """Tell if only a part of it is quoted: nobody quotes a person and the words around."""
    parts = [part for quote in passage.release.quotes for part in quote.content]
    span = passage.span
    touched = [one for one in parts if one.start < span.end and span.start < one.end]
    return any(one.start > span.start or one.end < span.end for one in touched)


def _is_size(word: str) -> bool:
    return plain(word).strip() in {*NUMBER_WORDS, "per", "percent", "bn", "m", "k"}


def _is_plain(passage: Passage) -> bool:
    """Keep to passages without marks of their own at an end, which a writer would leave out."""
    first, last = passage.words[0], passage.words[-1]
    behind = passage.release.text[passage.span.end :].split(maxsplit=1)
    if re.search('["“”]', " ".join(passage.words)) or _is_mixed(passage):
        return False
    if _is_size(first) or (last[-1].isdigit() and behind and _is_size(behind[0])):
        return False  # it cuts a figure: "£10 | million"
    return first[0].isalnum() and (last[-1].isalnum() or last[-1] in ".!?")
