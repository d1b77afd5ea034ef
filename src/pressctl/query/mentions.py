"""Quotes as mentions of their speakers: what each says of the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from pressctl.model import Quote, Release, Speaker
from pressctl.query.names import NameKey, name_key
from pressctl.query.offices import is_public, is_vague
from pressctl.text import count_words, fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GOES_ON = frozenset(("added", "adds", "continued", "continues", "concluded", "concludes"))
# What may stand before a surname and be no first name: "Minister Pell", "But Pell".
_NO_FIRST_NAMES = _set(
    "mr mrs ms miss mx sir dame dr professor prof rev lord lady baroness viscount earl councillor "
    "cllr minister secretary commissioner constable superintendent inspector sergeant officer "
    "ambassador governor president mayor senator representative congressman congresswoman "
    "chancellor director chairman chair judge justice captain major colonel general admiral "
    "and but when while as if so then the for to with by from after before since"
)


# A name that begins so is that of several, of whom the rest was not read: "Senators Ann Pell".
_SEVERAL = re.compile(
    r"(?:the )?(?:u\.? ?s\.? )?"
    r"(?:sen(?:ator)?s|rep(?:resentative)?s|ministers|mps|congress(?:wo)?men)\b"
)


class Facet(NamedTuple):
    """What a mention says of a person: office, body, and who issued it; empty where unsaid."""

    role: str
    body: str
    issuer: str
    is_own: bool  # the issuer is the person's own office

    @property
    def is_told(self) -> bool:
        """Tell if it says more than a name: "Chair" alone does not."""
        return bool(self.body or self.is_own or (self.role and not is_vague(self.role)))

    @property
    def is_public(self) -> bool:
        """Tell if it is of a politician: they move from office to office."""
        return self.is_own or is_public(f"{self.role}, {self.body}" if self.body else self.role)


class Mention(Struct, frozen=True):
    """A quote, with its number from 1, as evidence of who holds which office.

    `key` is the name as it is compared, empty when only an office is named; `facet` is what is said
    besides; `is_named` tells if the release settles who speaks, by a full name; `is_joint` if
    several speak together, so that nobody can say whose words they are; `order` sorts by time in a
    way that no order of files can change.
    """

    release: Release
    number: int
    quote: Quote
    key: NameKey
    facet: Facet
    is_named: bool
    is_joint: bool
    order: tuple[int, str, int]

    @property
    def quote_id(self) -> str:
        """Give the id of the quote."""
        return f"{self.release.id}.q{self.number}"

    @property
    def source(self) -> str:
        """Give the words that name the speaker, on one line."""
        return " ".join(self.quote.source.of(self.release.text).split())

    @property
    def goes_on(self) -> bool:
        """Tell if a pronoun goes on with what was quoted before: "She added:"."""
        cue = fold(self.quote.cue.of(self.release.text))
        return fold(self.source) in ("he", "she") and cue in _GOES_ON

    @property
    def word_count(self) -> int:
        """Count the quoted words."""
        return sum(count_words(span.of(self.release.text)) for span in self.quote.content)


Group = list[Mention]


def read_mentions(release: Release) -> Iterator[Mention]:
    """Read the quotes of a release as mentions."""
    day, issuer = release.published, release.issuer or ""
    ordinal = day.toordinal() if day else 0
    for number, quote in enumerate(release.quotes, start=1):
        speaker = quote.speaker
        key = name_key(speaker.name or "")
        yield Mention(
            release,
            number,
            quote,
            key=key,
            facet=_facet(speaker, issuer, key),
            is_named=bool(quote.speaker_from and key) and not _is_joint(speaker.name),
            is_joint=_is_joint(speaker.name),
            order=(ordinal, release.id, number),
        )


def _facet(speaker: Speaker, issuer: str, key: NameKey) -> Facet:
    is_own = len(key) > 1 and _stands_in(key, name_key(issuer))
    return Facet(speaker.role or "", speaker.organisation or "", issuer, is_own)


@lru_cache(maxsize=65536)
def _is_joint(name: str | None) -> bool:
    return bool(name and _SEVERAL.match(fold(name)))


@lru_cache(maxsize=65536)
def _stands_in(key: NameKey, words: NameKey) -> bool:
    return any(words[at : at + len(key)] == key for at in range(len(words) - len(key) + 1))


def names_another(mention: Mention, known: Sequence[NameKey]) -> bool:
    """Tell if the release gives the mention's surname a first name that `known` do not have."""
    names = {word for key in known for word in key} | _NO_FIRST_NAMES
    surname = r"[\W_]+".join(re.escape(word) for word in mention.key)
    pattern = rf"\b([^\W\d_]+)\.?\s{{1,3}}{surname}\b"
    text = mention.release.text
    return any(
        text[found.start()].isupper() and found[1] not in names
        for found in re.finditer(pattern, fold(text))
    )
