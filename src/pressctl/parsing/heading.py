"""The heading of a release: title, issuer, date, and the id that follows from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from pressctl.dates import read_day
from pressctl.model import ID_LENGTH, Block, Document, Problem
from pressctl.parsing.speaker import read_speaker
from pressctl.text import bare, fold

# No vowels, so that no id is a word; no 0, 1, l; the first is a letter, so that no spreadsheet
# takes an id for a number.
_LETTERS = "bcdfghjkmnpqrstvwxz"
_ALPHABET = _LETTERS + "23456789"

# "The press release issued by the Department for Transport on 3 May 2024."
_ISSUED = re.compile(
    r"""(?:\w+\s)*?the\ (?:text\ of\ the\ )?
        (?:press\ release|news\ release|press\ notice|article|update|statement|response)\s
        (?:issued\ by|published\ by|released\ by|by)\s
        (?P<issuer>.+?)(?:,?\s on \s (?P<day>(?:(?!\bon\b).){4,40}?))?\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
# "The speech made by Ann Other, the Minister for Roads, in the House of Commons on 3 May 2024."
_SPOKEN = re.compile(
    r"""(?:below\ is\ the\ text\ of\ )?the\ (?:text\ of\ the\ )?
        (?P<form>speech|statement|comments?|letter|article|response)\s
        (?:made|sent|given|delivered|written|issued|published|released)\ by\s
        (?P<who>.+?)
        (?:,\ signed\ by\ [^,]+)?
        (?:,?\s(?:to|in|at|on|before|during|following|after|via)\s.*?)??
        ,?\s on \s (?P<day>(?:(?!\bon\b).){4,40}?)\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
_ON_DAY = re.compile(r"\bon\s+((?:(?!\bon\b).){4,40}?)\.?$")
_LONGEST_BYLINE = 600  # characters; a byline has one sentence; not measured
_ISSUERS_KEPT = 256  # that are remembered: a corpus has few
_LITTLE = frozenset({"the", "of", "for", "and"})  # words that spellings of one issuer differ by


@dataclass(frozen=True)
class Heading:
    """What stands above a body."""

    title: str
    title_line: int
    issuer: str | None
    published: date | None
    byline: Block | None
    spoken_by: str | None = None  # of a speech or a letter the words that name who made it


def read_heading(document: Document) -> Heading:
    """Read title, issuer and date, from the document's own fields first, else from its byline."""
    title = next((block for block in document.blocks if block.kind == "title"), None)
    byline = next((block for block in document.blocks if block.kind == "byline"), None)
    issuer, day, spoken_by = _read_byline(byline.text) if byline else (None, None, None)
    return Heading(
        document.title or (title.text if title else ""),
        title.line if title else document.origin.first_line or 1,
        document.issuer or issuer,
        document.published or day,
        byline,
        spoken_by,
    )


def find_problems(document: Document, heading: Heading) -> list[Problem]:
    """Say what the heading should have told and does not."""
    if heading.published or not heading.byline:
        return []
    said = _ON_DAY.search(heading.byline.text)
    what = f"no such day: “{said[1]}”" if said else "no date in the byline"
    return [
        Problem(
            document.origin.file,
            heading.byline.line,
            f"{what}; the release is kept without a date",
        )
    ]


def make_id(heading: Heading) -> str:
    """Make the id that a release keeps as long as its issuer, date and title stay the same."""
    day = heading.published.isoformat() if heading.published else ""
    key = "\x1f".join((_issuer_key(heading.issuer or ""), day, _key(heading.title)))
    number = int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest())
    number, first = divmod(number, len(_LETTERS))
    rest = ""
    for _ in range(ID_LENGTH - 1):
        number, digit = divmod(number, len(_ALPHABET))
        rest += _ALPHABET[digit]
    return _LETTERS[first] + rest


@lru_cache(_ISSUERS_KEPT)
def _issuer_key(issuer: str) -> str:
    """Level the spellings of one body: "The Office of Roads & Rail", "Office for Roads, Rail"."""
    words = _key(issuer).split()
    return " ".join(word for word in words if word not in _LITTLE) or " ".join(words)


def _key(words: str) -> str:
    """Level case, accents, spaces and punctuation; what is nothing but marks keeps them."""
    return bare(fold(words)) or " ".join(words.split())


def _read_byline(text: str) -> tuple[str | None, date | None, str | None]:
    words = " ".join(text[:_LONGEST_BYLINE].split())
    issued = _ISSUED.match(words)
    if issued:
        day = read_day(issued["day"]) if issued["day"] else None
        return _without_the(issued["issuer"]), day, None
    spoken = _SPOKEN.match(words)
    if spoken:  # a speech has no issuer but the person who made it
        name = read_speaker(spoken["who"]).name
        return name or _without_the(spoken["who"]), read_day(spoken["day"]), spoken["who"]
    dated = _ON_DAY.search(words)
    return None, read_day(dated[1]) if dated else None, None


def _without_the(name: str) -> str:
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
