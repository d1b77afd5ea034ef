"""The entries of the file of corrections: their fields are its keys (docs/corrections.md)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pressctl.text import bare, fold


def words_of(text: str) -> str:
    """Give the form in which words of the file and of a release are compared."""
    return bare(fold(text))


class Stamp(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When and by whom a correction was made, and what they want to remember of it."""

    on: date | None = None
    by: str | None = None
    note: str | None = None


class ReleaseFix(Stamp, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The day or the issuer of a release; `title` finds it should its id change."""

    release: str
    title: str = ""
    published: date | None = None
    issuer: str | None = None

    def __post_init__(self) -> None:
        if self.issuer is not None:
            _require("issuer", self.issuer)
        elif self.published is None:
            raise ValueError("needs published or issuer")


class QuoteFix(Stamp, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What names a quote: its cue line, its first words and, where these tie, its number."""

    release: str
    title: str = ""
    quote: int | None = None
    attribution: str = ""
    begins: str

    def __post_init__(self) -> None:
        _require("begins", self.begins)


class EndFix(QuoteFix, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The paragraph that a quotation ends with, by its words."""

    last_paragraph: int | None = None
    last_begins: str = ""
    last_ends: str
    accepted: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        _require("last_ends", self.last_ends)


class SpeakerFix(QuoteFix, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who speaks; an empty name is nobody that can be named."""

    name: str
    role: str | None = None
    organisation: str | None = None


class Unlink(Stamp, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two claims that are not to be linked, by their ids and, to outlive these, their sentences."""

    a: str
    b: str
    a_sentence: str = ""
    b_sentence: str = ""


def _require(name: str, words: str) -> None:
    if not words_of(words):
        raise ValueError(f"{name} has no words")


Fix = EndFix | SpeakerFix | ReleaseFix | Unlink

KINDS: dict[str, type[Fix]] = {
    "end": EndFix,
    "speaker": SpeakerFix,
    "release": ReleaseFix,
    "unlink": Unlink,
}


def kind_of(fix: Fix) -> str:
    """Give the name of the table that holds such an entry."""
    return next(name for name, kind in KINDS.items() if type(fix) is kind)


class Item(Struct, frozen=True):
    """An entry where it stands: its line (from 1), and the characters from its head to its end."""

    fix: Fix
    line: int
    start: int
    end: int


class Book(Struct, frozen=True):
    """The file as it was read: its name as shown, its text and its entries in their order."""

    where: str
    text: str = ""
    items: tuple[Item, ...] = ()
