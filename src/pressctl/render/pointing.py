"""A caret under the place in typed words that is meant."""

from __future__ import annotations

import unicodedata

from pressctl.render.harmless import on_one_line

_INDENT = 2
_LONGEST = 4  # characters for each column, with the marks on them; more are not looked at
_AFTER = 20  # characters kept behind the fault where not all of a long line fits


def pointed(words: str, at: int, width: int) -> str:
    """Give two lines: the words, cut to a width around `at`, and a caret under that place.

    Of nothing but white space there is no place to show.
    """
    if not words.strip():
        return ""
    room = max(width - _INDENT - 1, 4)
    before = _last(on_one_line(words[:at]), max(room - _AFTER, room // 2))
    after = _first(on_one_line(words[at:]), room - _columns(before))
    margin = " " * _INDENT
    return f"\n{margin}{before}{after}\n{margin}{' ' * _columns(before)}^"


def _last(text: str, room: int) -> str:
    if _columns(text) <= room:
        return text
    text = text[-_LONGEST * room :]
    while text and _columns(text) > room - 1:
        text = text[1:]
    return f"…{text}"


def _first(text: str, room: int) -> str:
    if _columns(text) <= room:
        return text
    text = text[: _LONGEST * room]
    while text and _columns(text) > room - 1:
        text = text[:-1]
    return f"{text}…"


def _columns(text: str) -> int:
    """Count the columns a terminal needs: two for a wide character, none for a mark on another."""
    return sum(_column(character) for character in text)


def _column(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
