"""Speeches, statements and letters: a body that is one person's words from end to end."""

from __future__ import annotations

import pytest

from pressctl.model import Block, Document, Origin, Quote, Release, Speaker
from pressctl.parsing import parse

SPEECH = """
I beg to move that this House has considered the matter of lamps on the quays of this country.

My honourable friend asked me last week why the harbour at Eastmoor had been dark since March.

I went to see for myself, and I promise her that we will put it right by the autumn.
"""


def parsed(text: str, byline: str | None = None) -> Release:
    paragraphs = [part for part in text.strip().split("\n\n") if part.strip()]
    blocks = [Block("Lamps for the quays", "title", 1, 1)]
    blocks += [Block(byline, "byline", 2, 2)] if byline else []
    blocks += [Block(part.strip(), "prose", n, n) for n, part in enumerate(paragraphs, 3)]
    return parse(Document(Origin("lamps.txt", 1, 20), tuple(blocks), title="Lamps for the quays"))


def _only(release: Release) -> Quote:
    assert len(release.quotes) == 1
    return release.quotes[0]


@pytest.mark.parametrize(
    "byline",
    [
        "The speech made by Ann Peel, the Minister for Lamps, in the House of Lords on 3 May 2024.",
        "The statement made by Ann Peel, the Minister for Lamps, on 3 May 2024.",
        "Below is the text of the speech made by Ann Peel, the Minister for Lamps, on 3 May 2024.",
        "The letter sent by Ann Peel, Minister for Lamps, to Jo Quay, on 3 May 2024.",
    ],
)
def test_the_whole_body_of_a_speech_is_its_speakers(byline: str) -> None:
    quote = _only(parsed(SPEECH, byline=byline))
    assert quote.speaker == Speaker("Ann Peel", "Minister for Lamps")
    assert (quote.speaker_from, quote.paragraphs) == ("stated", (1, 2, 3))
    assert quote.credit == byline


def test_the_end_of_a_speech_is_inferred_and_says_why() -> None:
    quote = _only(parsed(SPEECH, byline="The speech made by Ann Peel on 3 May 2024."))
    assert quote.boundary == "inferred"
    assert quote.confidence < 1
    assert "byline" in quote.reason


def test_a_statement_may_name_its_speaker_in_the_first_paragraph() -> None:
    opening = "Statement by Ambassador Ann Peel at the Security Council meeting on lamps"
    quote = _only(parsed(f"{opening}\n{SPEECH}"))
    assert quote.speaker == Speaker("Ann Peel", "Ambassador")
    assert quote.paragraphs == (2, 3, 4)


def test_a_joint_statement_is_nobodys_alone() -> None:
    text = f"We, the Foreign Ministers of Norland and Estland, condemn the dark quays.\n{SPEECH}"
    quote = _only(parsed(text))
    assert quote.speaker == Speaker(None)
    assert "several people" in quote.reason


def test_a_report_of_a_speech_is_no_speech() -> None:
    text = f"The Minister went to Eastmoor.\n\nMs Peel said:\n{SPEECH}"
    byline = "The statement made by Ann Peel, the Minister for Lamps, on 3 May 2024."
    assert all("whole body" not in one.reason for one in parsed(text, byline=byline).quotes)


def test_the_notes_below_a_speech_are_not_spoken() -> None:
    text = f"{SPEECH}\nNotes to editors\n\nThe lamps were first lit in 1899."
    quote = _only(parsed(text, byline="The speech made by Ann Peel on 3 May 2024."))
    assert quote.paragraphs == (1, 2, 3)
