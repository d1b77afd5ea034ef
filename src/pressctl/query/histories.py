"""What a person of the corpus adds up to: quotes, offices held and when, names seen and where."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from pressctl.answers.speakers import FormSeen, Office, SpeakerRow
from pressctl.query.body_keys import body_key
from pressctl.query.mentions import Group, Mention
from pressctl.query.names import NameKey, tokens
from pressctl.query.offices import office
from pressctl.text import fold

_LEAD_IN = re.compile(
    r"(?:\w+ing|on|in|at|after|before|during|as|while|when|today|with|for|to)\b[^,]*,\s+(?=\w)",
    re.I,
)
_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))


def usual_name(group: Group) -> str:
    """Choose the name most used, then the shortest."""
    counts = Counter([one.name for one in group])
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def speaker_row(
    speaker_id: str, name: str, group: Iterable[Mention], evidence: str | None
) -> SpeakerRow:
    """Add up what a person is quoted with."""
    said = sorted(group, key=lambda one: one.order)
    first, last = _reach(said)
    forms = _forms(said)
    return SpeakerRow(
        speaker_id=speaker_id,
        name=name,
        quote_count=len(said),
        word_count=sum(one.word_count for one in said),
        first=first,
        last=last,
        offices=_offices(said),
        forms=tuple(form.form for form in forms),
        release_count=len(_releases(said)),
        forms_seen=forms,
        evidence=evidence,
    )


def most_quoted_first(row: SpeakerRow) -> tuple[int, int, str]:
    """Give the key that rows are sorted by."""
    return -row.quote_count, -row.word_count, row.speaker_id


def _reach(group: Sequence[Mention]) -> tuple[date | None, date | None]:
    days = [one.published for one in group if one.published]
    return min(days, default=None), max(days, default=None)


def _releases(group: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.release for one in group))


def _offices(said: Sequence[Mention]) -> tuple[Office, ...]:
    """List the offices, the oldest first; one that is only written otherwise is listed once."""
    held: dict[tuple[str, NameKey], Group] = defaultdict(list)
    for one in said:
        if one.facet.role or one.facet.body:
            held[office(one.facet.role), body_key(one.facet.body)].append(one)
    _tell_bodies(held)
    groups = sorted(held.values(), key=lambda group: (group[0].order, group[-1].order))
    return tuple(map(_office, groups))


def _tell_bodies(held: dict[tuple[str, NameKey], Group]) -> None:
    """Count an office without its body as the same with it, if it is held of one body only."""
    for role, body in [key for key in held if not key[1]]:
        fuller = [key for key in held if key[0] == role and key[1]]
        if len(fuller) == 1:
            both = held[fuller[0]] + held.pop((role, body))
            held[fuller[0]] = sorted(both, key=lambda one: one.order)


def _office(group: Group) -> Office:
    role = group[-1].facet.role or None
    body = next(filter(None, (one.facet.body for one in reversed(group))), None)
    return Office(role, body, *_reach(group), len(group), len(_releases(group)))


def _forms(said: Sequence[Mention]) -> tuple[FormSeen, ...]:
    """List the ways the person is named, most frequent first; "He" names nobody."""
    seen: dict[str, Group] = defaultdict(list)
    for one in said:
        if fold(form := _without_lead_in(one)) not in _PRONOUNS:
            seen[form].append(one)
    forms = [FormSeen(form, len(group), _releases(group)) for form, group in seen.items()]
    return tuple(sorted(forms, key=lambda form: (-form.quote_count, form.form)))


def _without_lead_in(mention: Mention) -> str:
    """Leave out what stands before the name: "Speaking in Hexham, Roads Minister Ann Pell"."""
    form = mention.source
    if "," not in form:
        return form
    surname = mention.key[-1] if mention.key else ""
    while (found := _LEAD_IN.match(form)) and surname not in tokens(found[0]):
        form = form[found.end() :]
    return form
