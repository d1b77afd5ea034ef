"""Turns: the cues of a release in the order of its text, and who speaks at each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pressctl.model import Speaker
from pressctl.parsing.attribution import Cue
from pressctl.parsing.mentions import Mentions, people_of
from pressctl.parsing.named import is_full_name
from pressctl.parsing.pronouns import is_pronoun


@dataclass(frozen=True)
class Turn:
    """Somebody begins to speak: the cue, and from where to where it stands in the release."""

    start: int
    end: int
    cue: Cue


def find_speakers(text: str, turns: Sequence[Turn]) -> dict[int, Speaker]:
    """Say who speaks at each turn, by its start; missing where the release does not settle it."""
    if not turns:
        return {}
    in_order = sorted(turns, key=lambda turn: turn.start)
    people = dict.fromkeys(turn.cue.speaker for turn in in_order)
    mentions = Mentions(text, people_of(list(people)))
    known: dict[tuple[Speaker, str], Speaker | None] = {}  # the same words mean the same person
    speakers: dict[int, Speaker] = {}
    previous, since = None, 0
    for turn in in_order:
        speaker, subject = turn.cue.speaker, turn.cue.subject
        found: Speaker | None = speaker
        if is_pronoun(subject) and speaker.name is None:
            found = mentions.resolve(speaker, subject, previous, text[since : turn.start])
        elif not is_full_name(speaker.name):
            if (speaker, subject) not in known:
                known[speaker, subject] = mentions.resolve(speaker, subject, None, "")
            found = known[speaker, subject]
        if found:
            speakers[turn.start] = found
        previous, since = found, turn.end
    return speakers
