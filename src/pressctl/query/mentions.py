"""Quotes as mentions of their speakers: which of them are one person's, and what they add up to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from pressctl.answers import Office, SpeakerRow
from pressctl.model import Quote, Release
from pressctl.query.names import NameKey, is_same_body, is_shorter_form, name_key
from pressctl.query.offices import office
from pressctl.text import count_words, fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))
_GOES_ON = frozenset(("added", "adds", "continued", "continues", "concluded", "concludes"))
# What may stand before a surname and be no first name: "Minister Pell", "But Pell".
_NO_FIRST_NAMES = _set(
    "mr mrs ms miss mx sir dame dr professor prof rev lord lady baroness viscount earl councillor "
    "cllr minister secretary commissioner constable superintendent inspector sergeant officer "
    "ambassador governor president mayor senator representative congressman congresswoman "
    "chancellor director chairman chair judge justice captain major colonel general admiral "
    "and but when while as if so then the for to with by from after before since"
)


class Mention(Struct, frozen=True):
    """A quote, with its number from 1, as evidence of who holds which office."""

    release: Release
    number: int
    quote: Quote

    @property
    def key(self) -> NameKey:
        """Give the name as it is compared; empty when only an office is named."""
        return name_key(self.quote.speaker.name or "")

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

    @property
    def order(self) -> tuple[int, str, int]:
        """Give a sort key that no order of files can change."""
        day = self.release.published
        return day.toordinal() if day else 0, self.release.id, self.number


Group = list[Mention]


def group_by_person(mentions: Iterable[Mention]) -> list[Group]:
    """Group mentions that name one person; each group is in order of time."""
    return [
        sorted(group, key=lambda one: one.order)
        for same_name in _by_name(mentions)
        for group in _split_namesakes(same_name)
    ]


def usual_name(group: Group) -> str:
    """Choose the name most used, then the shortest."""
    counts = Counter(one.quote.speaker.name or "" for one in group)
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def _by_name(mentions: Iterable[Mention]) -> list[Group]:
    """Group by name; "Ann B Pell" joins "Ann Pell" where an office or a body agrees too."""
    groups: dict[NameKey, Group] = defaultdict(list)
    for one in mentions:
        groups[one.key].append(one)
    longer: dict[NameKey, list[NameKey]] = defaultdict(list)
    for key in groups:
        for short in {key[:2], (key[0], key[-1])}:
            if short in groups and is_shorter_form(short, key):
                longer[short].append(key)
    for short, keys in longer.items():
        if len(keys) == 1 and _share_office(groups[short], groups[keys[0]]):
            groups[short].extend(groups.pop(keys[0]))
    return list(groups.values())


def _share_office(a: Group, b: Group) -> bool:
    return any(_same_role(one, other) or _same_body(one, other) for one in a for other in b)


def _same_role(a: Mention, b: Mention) -> bool:
    left, right = a.quote.speaker.role, b.quote.speaker.role
    return bool(left and right and office(left) == office(right))


def _same_body(a: Mention, b: Mention) -> bool:
    left, right = a.quote.speaker.organisation, b.quote.speaker.organisation
    return bool(left and right and is_same_body(left, right))


def _same_release(a: Mention, b: Mention) -> bool:
    return a.release.id == b.release.id


def _same_issuer(a: Mention, b: Mention) -> bool:
    return a.release.issuer is not None and a.release.issuer == b.release.issuer


def _split_namesakes(mentions: Group) -> list[Group]:
    """Keep apart persons of one name who speak for bodies that have nothing in common."""
    groups: list[Group] = []
    for one in mentions:
        if one.quote.speaker.organisation:
            _put(one, groups)
    if len(groups) <= 1:
        return [mentions]
    bodiless = [one for one in mentions if not one.quote.speaker.organisation]
    rest = [one for one in bodiless if not _join_one(one, groups)]
    return [*groups, rest] if rest else groups


def _put(mention: Mention, groups: list[Group]) -> None:
    """Put a mention with a body where it fits, and make one of the groups that it joins."""
    mine = [g for g in groups if _fits(mention, g, _same_body) or _fits(mention, g, _same_release)]
    if not mine:
        groups.append([mention])
        return
    mine[0].append(mention)
    for other in mine[1:]:
        mine[0].extend(other)
        groups.remove(other)


def _fits(mention: Mention, group: Group, is_alike: Callable[[Mention, Mention], bool]) -> bool:
    return any(is_alike(mention, one) for one in group)


def _join_one(mention: Mention, groups: list[Group]) -> bool:
    """Put a mention without a body where release, office or issuer point to one group only."""
    for is_alike in (_same_release, _same_role, _same_issuer):
        fitting = [group for group in groups if _fits(mention, group, is_alike)]
        if len(fitting) == 1:
            fitting[0].append(mention)
            return True
    return False


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


def speaker_row(speaker_id: str, name: str, group: Iterable[Mention]) -> SpeakerRow:
    """Add up what a person is quoted with."""
    said = sorted(group, key=lambda one: one.order)
    first, last = _reach(said)
    return SpeakerRow(
        speaker_id=speaker_id,
        name=name,
        quote_count=len(said),
        word_count=sum(one.word_count for one in said),
        first=first,
        last=last,
        offices=_offices(said),
        forms=_forms(said),
    )


def _reach(group: Sequence[Mention]) -> tuple[date | None, date | None]:
    days = [one.release.published for one in group if one.release.published]
    return min(days, default=None), max(days, default=None)


def _offices(said: Sequence[Mention]) -> tuple[Office, ...]:
    """List the offices, the latest first; one that is only written otherwise is listed once."""
    held: dict[tuple[str, str], Group] = defaultdict(list)
    for one in said:
        speaker = one.quote.speaker
        if speaker.role or speaker.organisation:
            held[office(speaker.role or ""), fold(speaker.organisation or "")].append(one)
    groups = sorted(held.values(), key=lambda group: group[-1].order, reverse=True)
    return tuple(_office(group) for group in groups)


def _office(group: Group) -> Office:
    latest = group[-1].quote.speaker
    return Office(latest.role, latest.organisation, *_reach(group))


def _forms(said: Sequence[Mention]) -> tuple[str, ...]:
    """List the ways the person is named, most frequent first; "He" names nobody."""
    counts = Counter(one.source for one in said if fold(one.source) not in _PRONOUNS)
    return tuple(sorted(counts, key=lambda form: (-counts[form], form)))
