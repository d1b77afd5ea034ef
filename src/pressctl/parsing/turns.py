"""Turns: the cues of a release in the order of its text, and who speaks at each of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pressctl.model import Span, Speaker
from pressctl.parsing.antecedents import People, full_names, is_he_or_she
from pressctl.parsing.attribution import Cue
from pressctl.parsing.marks import BLANK
from pressctl.parsing.mentions import Mentions, people_of
from pressctl.parsing.named import is_full_name
from pressctl.parsing.pronouns import is_pronoun


class Turn(Struct, frozen=True, gc=False):
    """Somebody begins to speak: the cue, and from where to where it stands in the release."""

    start: int
    end: int
    cue: Cue
    clause: int = 0  # where the clause ends that the cue is in, in running prose
    follows: bool = False  # there is no cue: whoever spoke right before goes on


def find_speakers(
    text: str, turns: Sequence[Turn], quoted: Sequence[Span] = ()
) -> dict[int, Speaker]:
    """Say who speaks at each turn, by its start; missing where the release does not settle it.

    `quoted` are the words of all quotations: whom they name is not who is spoken of around them.
    """
    if not turns:
        return {}
    in_order = sorted(turns, key=lambda turn: turn.start)
    people = dict.fromkeys(turn.cue.speaker for turn in in_order)
    mentions = Mentions(text, people_of(list(people)))
    near = People(_blanked(text, quoted), full_names(tuple(one.name for one in people)))
    known: dict[tuple[Speaker, str], Speaker | None] = {}  # the same words mean the same person
    speakers: dict[int, Speaker] = {}
    previous: Speaker | None = None
    since = 0
    for turn in in_order:
        speaker, subject = turn.cue.speaker, turn.cue.subject
        found: Speaker | None = speaker
        if turn.follows:
            found = previous
        elif turn.clause and is_he_or_she(subject):
            last = previous.name if previous else None
            name = near.who(subject, Span(turn.start, turn.clause), since, last)
            found = Speaker(name) if name else None
        elif is_pronoun(subject) and speaker.name is None:
            found = mentions.resolve(speaker, subject, previous, text[since : turn.start])
        elif not is_full_name(speaker.name):
            if (speaker, subject) not in known:
                known[speaker, subject] = mentions.resolve(speaker, subject, None, "")
            found = known[speaker, subject]
        if found:
            speakers[turn.start] = found
        previous, since = found, turn.end
    return speakers


def _blanked(text: str, quoted: Sequence[Span]) -> str:
    parts, at = [], 0
    for span in sorted(quoted):
        parts += [text[at : span.start], BLANK * (span.end - max(at, span.start))]
        at = max(at, span.end)
    return "".join([*parts, text[at:]])
