"""A release once a person has put it right: its quotes, paragraphs and claims agree."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from pressctl.corrections.records import ReleaseFix, SpeakerFix, Stamp
from pressctl.corrections.settling import CannotEnd, dated, end_with, spoken_by
from pressctl.model import Claim, Correction, Quote, Release, Span, Speaker
from pressctl.query.listing import claim_rows, paragraph_rows, quote_rows, quote_text
from pressctl.query.speakers import People
from tests.building import Said, release

ON = Stamp(on=date(2031, 5, 6))
BRIDGE = release(
    "bcdfghjk",
    "The bridge cost £5 million.",
    Said(
        "Harbour Minister Ann Pell", ("We are glad.", "It holds."), "Ann Pell", "Harbour Minister"
    ),
    "“It took five years.”",
    "It is open on Sundays.",
    Said("Mayor Bob Roe", ("So are we.",), "Bob Roe", "Mayor"),
)
KINDS = ["prose", "cue", "quote", "quote", "prose", "prose", "cue", "quote"]


def claimed(paragraph: int, quote: int | None = None) -> Claim:
    return Claim(paragraph, BRIDGE.paragraphs[paragraph - 1].span, "count", None, (), None, quote)


def kinds(one: Release) -> list[str]:
    return [paragraph.kind for paragraph in one.paragraphs]


def inline(*words: str, name: str | None = None) -> Quote:
    spans = tuple(Span(at, at + len(w)) for w in words for at in [BRIDGE.text.index(w)])
    at = spans[0].start
    number = 1 + sum(paragraph.span.end < at for paragraph in BRIDGE.paragraphs)
    return replace(
        BRIDGE.quotes[0],
        speaker=Speaker(name),
        content=spans,
        paragraphs=(number,),
        attribution=Span(at, at),
        form="inline",
    )


def test_a_later_end_takes_in_paragraphs_without_the_marks_around_them() -> None:
    after = end_with(BRIDGE, 1, 5, ON, accepted=False)
    assert quote_text(after, after.quotes[0]) == "We are glad.\n\nIt holds.\n\nIt took five years."
    assert after.quotes[0].paragraphs == (3, 4, 5)
    assert kinds(after) == ["prose", "cue", "quote", "quote", "quote", "prose", "cue", "quote"]


def test_an_earlier_end_leaves_prose_behind() -> None:
    after = end_with(BRIDGE, 1, 3, ON, accepted=False)
    assert quote_text(after, after.quotes[0]) == "We are glad."
    assert kinds(after) == ["prose", "cue", "quote", "prose", "prose", "prose", "cue", "quote"]
    rows = paragraph_rows(after)
    assert [row.quote for row in rows[2:5]] == ["bcdfghjk.q1", None, None]


def test_claims_follow_the_end() -> None:
    title = Claim(0, Span(0, 3), "count", None, ())
    told = replace(BRIDGE, claims=(title, claimed(4, 1), claimed(5), claimed(8, 2)))
    longer = end_with(told, 1, 5, ON, accepted=False)
    shorter = end_with(told, 1, 3, ON, accepted=False)
    assert [claim.quote for claim in longer.claims] == [None, 1, 1, 2]
    assert [claim.quote for claim in shorter.claims] == [None, None, None, 2]
    people = People.build([longer])
    assert [row.speaker for row in claim_rows(longer, people)][2] == "Ann Pell"


def test_a_settled_end_is_certain_and_says_who_when_and_what_was_found() -> None:
    unsure = replace(BRIDGE, quotes=(replace(BRIDGE.quotes[0], other_end=5), BRIDGE.quotes[1]))
    stamp = Stamp(on=date(2031, 5, 6), by="N. Roe", note="heard it")
    quote = end_with(unsure, 1, 3, stamp, accepted=False).quotes[0]
    assert (quote.confidence, quote.other_end, quote.boundary) == (1.0, None, "inferred")
    assert quote.reason == "a person (N. Roe) set the end on 2031-05-06"
    mark = Correction("end", "p4", False, stamp.on, "N. Roe", "heard it")
    assert quote.corrected == (mark,)
    assert quote.is_settled


def test_an_accepted_end_changes_nothing_but_how_sure_it_is() -> None:
    after = end_with(BRIDGE, 1, 4, ON, accepted=True)
    quote = after.quotes[0]
    assert quote.reason == "a person accepted the end on 2031-05-06"
    assert replace(after, quotes=BRIDGE.quotes) == BRIDGE
    assert (quote.content, quote.paragraphs) == (
        BRIDGE.quotes[0].content,
        BRIDGE.quotes[0].paragraphs,
    )


@pytest.mark.parametrize(
    ("last", "why"),
    [
        (0, "the release has paragraphs p1 to p8"),
        (9, "the release has paragraphs p1 to p8"),
        (2, "it begins with p3; name that or a later one"),
        (7, "p7 belongs to q2; name one before it"),
        (8, "p7 belongs to q2; name one before it"),
    ],
)
def test_an_end_that_cannot_be_is_refused_with_the_reason(last: int, why: str) -> None:
    with pytest.raises(CannotEnd, match=f"bcdfghjk.q1 cannot end with p{last}: {why}"):
        end_with(BRIDGE, 1, last, ON, accepted=False)


def test_an_inline_quote_can_be_accepted_but_not_moved() -> None:
    told = replace(BRIDGE, quotes=(inline("five years", name="Ann Pell"),))
    assert end_with(told, 1, 5, ON, accepted=True).quotes[0].is_settled
    with pytest.raises(CannotEnd, match="only its marks can end it"):
        end_with(told, 1, 6, ON, accepted=False)


def test_a_quote_can_run_over_marked_words_of_nobody_but_not_of_somebody() -> None:
    first, second = BRIDGE.quotes
    nobody = replace(BRIDGE, quotes=(first, inline("five years"), second))
    assert end_with(nobody, 1, 6, ON, accepted=False).quotes[0].paragraphs == (3, 4, 5, 6)
    somebody = replace(BRIDGE, quotes=(first, inline("five years", name="Cy Lam"), second))
    with pytest.raises(CannotEnd, match="p5 belongs to q2"):
        end_with(somebody, 1, 6, ON, accepted=False)


def named(name: str) -> SpeakerFix:
    return SpeakerFix(release="bcdfghjk", begins="We are", name=name, on=ON.on)


def test_another_speaker_does_not_inherit_the_office_of_the_one_found() -> None:
    after = spoken_by(BRIDGE, 1, named("Cy Lam"))
    row = quote_rows(after, People.build([after]))[0]
    assert (row.speaker, row.speaker_id, row.speaker_from) == ("Cy Lam", "cy-lam", "corrected")
    assert (row.role, row.organisation) == (None, None)
    assert row.corrected[0].sentence == "a person set the speaker on 2031-05-06"
    assert row.corrected[0].was == "Ann Pell"


def test_a_bare_office_stays_when_its_holder_is_named() -> None:
    bare = replace(BRIDGE.quotes[0], speaker=Speaker(None, "Harbour Minister"), speaker_from=None)
    after = spoken_by(replace(BRIDGE, quotes=(bare,)), 1, named("Cy Lam"))
    assert after.quotes[0].speaker == Speaker("Cy Lam", "Harbour Minister")


def test_an_office_that_the_person_wrote_is_taken() -> None:
    fix = replace(named("Cy Lam"), role="Keeper", organisation="Bureau")
    after = spoken_by(BRIDGE, 1, fix)
    assert after.quotes[0].speaker == Speaker("Cy Lam", "Keeper", "Bureau")


def test_the_corpus_does_not_find_out_who_nobody_is() -> None:
    office = Said("The Harbour Minister", ("Yes.",), None, "Harbour Minister", speaker_from=None)
    asked = release("zzzzzzzz", office)
    assert People.build([BRIDGE, asked]).of("zzzzzzzz", 1).name == "Ann Pell"
    after = spoken_by(asked, 1, named(""))
    assert People.build([BRIDGE, after]).of("zzzzzzzz", 1).name is None


def test_a_release_gets_the_day_and_issuer_of_a_person_and_keeps_its_id() -> None:
    fix = ReleaseFix(release="bcdfghjk", published=date(2024, 3, 12), issuer="Harbour Board")
    after = dated(BRIDGE, fix)
    assert (after.id, after.published, after.issuer) == (
        "bcdfghjk",
        date(2024, 3, 12),
        "Harbour Board",
    )
    assert [(mark.what, mark.was) for mark in after.corrected] == [
        ("published", "2024-03-11"),
        ("issuer", "Ministry of Bridges"),
    ]


def test_each_thing_is_put_right_once() -> None:
    twice = end_with(end_with(BRIDGE, 1, 3, ON, accepted=False), 1, 4, ON, accepted=False)
    both = spoken_by(twice, 1, named("Cy Lam"))
    assert [mark.what for mark in both.quotes[0].corrected] == ["end", "speaker"]
    assert kinds(twice) == KINDS
