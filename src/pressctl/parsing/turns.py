"""Turns: the cues of a release in the order of its text, and who speaks at each of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pressctl.model import Span, Speaker
from pressctl.parsing.antecedents import People
from pressctl.parsing.attribution import Cue
from pressctl.parsing.mentions import Mentions, people_of
from pressctl.parsing.pronouns import pronoun_of


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
    named = people_of(tuple(dict.fromkeys(turn.cue.speaker for turn in in_order)))
    mentions = Mentions(text, named)
    full_names = tuple(dict.fromkeys(one.name for one in named if one.name))
    people, in_narrative = People(text, (), full_names), People(text, quoted, full_names)
    known: dict[tuple[Speaker, str], Speaker | None] = {}
    speakers: dict[int, Speaker] = {}
    previous: Speaker | None = None
    since = 0
    for turn in in_order:
        pronoun = pronoun_of(turn.cue.subject)
        last = previous.name if previous else None
        found: Speaker | None
        if turn.follows:
            found = previous
        elif pronoun and turn.clause:
            at = Span(turn.start, turn.clause)
            found = _named(in_narrative.in_prose(pronoun, at, since, last))
        elif pronoun:
            found = _named(people.at_cue_line(pronoun, turn.start, since, last))
        else:
            words = turn.cue.speaker, turn.cue.subject
            if words not in known:  # the same words mean the same person
                known[words] = mentions.resolve(*words)
            found = known[words]
        if found:
            speakers[turn.start] = found
        previous, since = found, turn.end
    return speakers


def _named(name: str | None) -> Speaker | None:
    return Speaker(name) if name else None
