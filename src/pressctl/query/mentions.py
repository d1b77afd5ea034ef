"""Quotes as mentions of their speakers: what each says of the person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from pressctl.model import Quote, Release
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


class Mention(Struct, frozen=True, dict=True):
    """A quote, with its number from 1, as evidence of who holds which office."""

    release: Release
    number: int
    quote: Quote

    @cached_property
    def key(self) -> NameKey:
        """Give the name as it is compared; empty when only an office is named."""
        return name_key(self.quote.speaker.name or "")

    @property
    def quote_id(self) -> str:
        """Give the id of the quote."""
        return f"{self.release.id}.q{self.number}"

    @property
    def is_named(self) -> bool:
        """Tell if its release settles who speaks, and by a full name."""
        return bool(self.quote.speaker_from and self.key) and not self.is_joint

    @property
    def is_joint(self) -> bool:
        """Tell if several speak together, and nobody can say whose words they are."""
        return bool(_SEVERAL.match(fold(self.quote.speaker.name or "")))

    @cached_property
    def facet(self) -> Facet:
        """Give what it says of the person besides the name."""
        speaker, issuer = self.quote.speaker, self.release.issuer or ""
        own = len(self.key) > 1 and _stands_in(self.key, name_key(issuer))
        return Facet(speaker.role or "", speaker.organisation or "", issuer, own)

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

    @cached_property
    def order(self) -> tuple[int, str, int]:
        """Give a sort key that no order of files can change."""
        day = self.release.published
        return day.toordinal() if day else 0, self.release.id, self.number


Group = list[Mention]


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
