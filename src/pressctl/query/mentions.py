"""Quotes as mentions of their speakers: what each says of the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from sys import intern

import msgspec
from msgspec import Struct

from pressctl.answers.quotes import SpeakerFrom
from pressctl.model import Release
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


class Facet(Struct, frozen=True, order=True, gc=False):
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


class Mention(Struct, frozen=True, gc=False):
    """A quote, with its number from 1, as evidence of who holds which office.

    `name` is as the release writes it, `key` as it is compared, both empty when only an office is
    named; `facet` is what is said besides; `source` the words that name the speaker, on one line.
    It goes on (`goes_on`) if a pronoun does with what was quoted before: "She added:".
    `first_names` stand before the name elsewhere in the release, where it may be a surname.
    """

    release: str
    number: int
    published: date | None
    name: str
    key: NameKey
    facet: Facet
    speaker_from: SpeakerFrom | None
    source: str
    goes_on: bool
    word_count: int
    first_names: tuple[str, ...] = ()

    @property
    def quote_id(self) -> str:
        """Give the id of the quote."""
        return f"{self.release}.q{self.number}"

    @property
    def is_joint(self) -> bool:
        """Tell if several speak together, so that nobody can say whose words they are."""
        return is_joint(self.name)

    @property
    def is_named(self) -> bool:
        """Tell if the release settles who speaks, by a full name."""
        return bool(self.speaker_from and self.key) and not is_joint(self.name)

    @property
    def order(self) -> tuple[int, str, int]:
        """Give what sorts by time in a way that no order of files can change."""
        return self.published.toordinal() if self.published else 0, self.release, self.number


Group = list[Mention]


def read_mentions(release: Release) -> Iterator[Mention]:
    """Read the quotes of a release as mentions."""
    return _mentions(release.id, release.published, release.issuer or "", _said_in(release))


class _Said(Struct, frozen=True, array_like=True, gc=False):
    """What a release alone says of the speaker of a quote."""

    name: str
    role: str
    body: str
    speaker_from: SpeakerFrom | None
    source: str
    goes_on: bool
    word_count: int
    first_names: tuple[str, ...]


class _Kept(Struct, frozen=True, array_like=True):
    """The mentions of a release as they are kept."""

    release: str
    published: date | None
    issuer: str
    said: tuple[_Said, ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


def pack(release: Release) -> bytes:
    """Write the mentions of a release down, for `unpack`."""
    said = tuple(_said_in(release))
    return _encode(_Kept(release.id, release.published, release.issuer or "", said))


def unpack(packed: bytes) -> Iterator[Mention]:
    """Give the mentions of a release that was packed."""
    kept = _decode(packed)
    return _mentions(kept.release, kept.published, kept.issuer, kept.said)


def _mentions(
    release: str, published: date | None, issuer: str, said: Iterable[_Said]
) -> Iterator[Mention]:
    """Make mentions; those of a corpus share their strings, which are few."""
    issuer = intern(issuer)
    for number, one in enumerate(said, start=1):
        name = intern(one.name)
        key = name_key(name)
        yield Mention(
            *(release, number, published, name, key),
            _facet(one.role, one.body, issuer, key),
            *(one.speaker_from, intern(one.source), one.goes_on, one.word_count, one.first_names),
        )


@lru_cache(maxsize=65536)
def _facet(role: str, body: str, issuer: str, key: NameKey) -> Facet:
    return Facet(role, body, issuer, len(key) > 1 and _stands_in(key, name_key(issuer)))


@lru_cache(maxsize=65536)
def _stands_in(key: NameKey, words: NameKey) -> bool:
    return any(words[at : at + len(key)] == key for at in range(len(words) - len(key) + 1))


@lru_cache(maxsize=65536)
def is_joint(name: str) -> bool:
    """Tell the name of several, of whom the rest was not read: "Senators Ann Pell"."""
    return bool(name and _SEVERAL.match(fold(name)))


# --- what a release says -----------------------------------------------------------------------


def _said_in(release: Release) -> Iterator[_Said]:
    text = _Text(release.text)
    for quote in release.quotes:
        speaker, source = quote.speaker, " ".join(quote.source.of(release.text).split())
        name = speaker.name or ""
        is_settled = bool(quote.speaker_from) or is_joint(name)
        yield _Said(
            *(name, speaker.role or "", speaker.organisation or "", quote.speaker_from, source),
            _goes_on(source, quote.cue.of(release.text)),
            sum(count_words(span.of(release.text)) for span in quote.content),
            () if is_settled else text.first_names(name_key(name)),
        )


def _goes_on(source: str, cue: str) -> bool:
    return len(source) <= len("she") and fold(source) in ("he", "she") and fold(cue) in _GOES_ON


class _Text:
    """The text of a release, folded once if it is asked for names."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = ""

    def first_names(self, key: NameKey) -> tuple[str, ...]:
        """Give the words with a capital that stand before a name and can be first names."""
        if not key:
            return ()
        self._folded = self._folded or fold(self._text)
        surname = r"[\W_]+".join(re.escape(word) for word in key)
        pattern = rf"\b([^\W\d_]+)\.?\s{{1,3}}{surname}\b"
        found = {
            one[1]
            for one in re.finditer(pattern, self._folded)
            if self._text[one.start()].isupper() and one[1] not in _NO_FIRST_NAMES
        }
        return tuple(sorted(found))


def names_another(mention: Mention, known: Sequence[NameKey]) -> bool:
    """Tell if the release gives the mention's surname a first name that `known` do not have."""
    names = {word for key in known for word in key}
    return not names.issuperset(mention.first_names)
