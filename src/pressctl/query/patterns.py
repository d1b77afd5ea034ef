"""Regular expressions that users type: compiled with care, stopped when they take too long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import Any

from pressctl.errors import BadPattern, BadQuery
from pressctl.model import Span
from pressctl.query.terms import Pattern

TIME_LIMIT = 5.0  # seconds for one regular expression over all releases; half of what we promise
_RECURSION = r"\(\?(?:R|[0-9]|&|P>)"  # "(?R)" on "aaaa" took 1 GB before it failed
# Letters that are no capitals to find: \W, \p{Lu}, (?P<name>...)
_NO_LETTERS = re.compile(r"\\[pP]\{[^}]*\}|\\N\{[^}]*\}|\\.|\(\?P?[<=>&]\w*|\(\?P=\w*", re.DOTALL)

_Find = Callable[[str, Sequence[Span]], list[Span]]


def pattern_finder(term: Pattern, *, whole: bool, cased: bool) -> _Find:
    """Give what finds a pattern in the paragraphs of a text; raises BadPattern and BadQuery.

    The time limit is for all texts together.
    """
    pattern = _compiled(term.source, whole=whole, cased=cased)
    deadline = monotonic() + TIME_LIMIT

    def find(text: str, parts: Sequence[Span]) -> list[Span]:
        try:
            return [hit for part in parts for hit in _hits(pattern, text, part, deadline)]
        except TimeoutError as error:
            raise BadPattern(term.source, f"took longer than {TIME_LIMIT:g} s") from error
        except (MemoryError, RecursionError) as error:
            raise BadPattern(term.source, "took more memory than there is") from error

    return find


def _compiled(source: str, *, whole: bool, cased: bool) -> Any:  # noqa: ANN401  # it has no types
    """Compile with the `regex` module, which can be stopped: Python's own `re` cannot."""
    import regex

    if re.search(_RECURSION, source):
        raise BadPattern(source, "a pattern may not call itself")
    flags = 0 if cased else regex.IGNORECASE
    try:
        pattern = regex.compile(source, flags)  # by itself: in \b(?:a)|(b)\b a fault is hidden
        return regex.compile(rf"\b(?:{source})\b", flags) if whole else pattern
    except regex.error as error:
        why = f"no regular expression: {error.msg}; for plain words leave out -e"
        raise BadQuery(source, error.pos or 0, why) from error
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise BadPattern(source, f"no regular expression: {error}") from error


def has_capital(source: str) -> bool:
    r"""Tell if a pattern has a capital to find; \W and \p{Lu} have none."""
    letters = _NO_LETTERS.sub("", source)
    return letters != letters.lower()


def _hits(pattern: Any, text: str, part: Span, deadline: float) -> Iterator[Span]:  # noqa: ANN401
    left = max(deadline - monotonic(), 0.001)
    for found in pattern.finditer(part.of(text), timeout=left):
        if found.end() > found.start():
            yield Span(part.start + found.start(), part.start + found.end())
