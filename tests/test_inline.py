"""Quotations inside a paragraph: the words, whose they are, and what is no quotation."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pressctl.model import Release
from pressctl.parsing.marks import BLANK
from tests.pages import CUE, LEAD, NEXT, kinds, parsed, words

PEOPLE = "Jane Roe, Chief Executive of Acme Widgets, opened it with Bob Stone, the Mayor of Hexham."


def _cases() -> list[tuple[str, list[str]]]:
    """Read blocks of a paragraph and, indented, one line for each quotation."""
    table = Path(__file__).parent / "cases" / "inline.txt"
    cases: list[tuple[str, list[str]]] = []
    for line in table.read_text("utf-8").splitlines():
        if line.startswith("    "):
            cases[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            cases.append((line, []))
    return cases


def shown(release: Release) -> list[str]:
    """Write each quotation as the table has it: name | role | organisation: words / words."""
    found = []
    for quote in release.quotes:
        assert quote.form == "inline"
        assert quote.boundary == "marked"
        who = [quote.speaker.name, quote.speaker.role, quote.speaker.organisation]
        said = " / ".join(words(release, quote))
        found.append(f"{' | '.join(part or '-' for part in who)}: {said}")
    return found


@pytest.mark.parametrize(("paragraph", "wanted"), _cases())
def test_a_paragraph_gives_its_quotations_and_their_speakers(
    paragraph: str, wanted: list[str]
) -> None:
    assert shown(parsed(LEAD, PEOPLE, paragraph, NEXT)) == wanted


def test_a_quotation_begun_in_a_paragraph_goes_on_in_the_next() -> None:
    release = parsed(LEAD, "Ann Peel commented: “We are glad.", "“We hope it lasts.”", NEXT)
    (quote,) = release.quotes
    assert words(release, quote) == ["We are glad.", "We hope it lasts."]
    assert (quote.form, quote.paragraphs) == ("inline", (2, 3))
    assert kinds(release) == ["summary", "prose", "quote", "prose"]


def test_it_goes_on_where_the_next_paragraph_lost_its_mark() -> None:
    release = parsed(LEAD, "Ann Peel commented: “We are glad.", "We hope it lasts.”", NEXT)
    (quote,) = release.quotes
    assert quote.paragraphs == (2, 3)


@pytest.mark.parametrize(
    "first", ["“We are glad,” said Ann Peel.", "Ann Peel said: “We are glad.”"]
)
def test_a_paragraph_that_is_one_quotation_goes_on_with_the_speaker_right_before(
    first: str,
) -> None:
    release = parsed(LEAD, first, "“We hope it lasts.”", "“Good.”", NEXT, "“It is open to all.”")
    assert [quote.speaker.name for quote in release.quotes] == [*["Ann Peel"] * 3, None]
    sure, goes_on, again, _ = release.quotes
    assert (goes_on.paragraphs, again.paragraphs) == ((3,), (4,))
    assert goes_on.confidence < sure.confidence
    assert "whoever spoke right before goes on" in goes_on.reason
    assert goes_on.speaker_from == "release"


def test_marked_paragraphs_behind_a_block_quote_go_on_with_its_speaker() -> None:
    release = parsed(LEAD, CUE, "“We are glad.”", "“We hope it lasts.”", NEXT)
    assert [(quote.form, quote.speaker.name) for quote in release.quotes] == [
        ("block", "Ann Peel"),
        ("inline", "Ann Peel"),
    ]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph_and_says_so() -> None:
    release = parsed(LEAD, "Ann Peel commented: “We are glad of it.", NEXT, NEXT)
    (quote,) = release.quotes
    assert words(release, quote) == ["We are glad of it."]
    assert quote.confidence < 0.9
    assert "missing" in quote.reason


def test_inline_and_block_quotes_come_in_the_order_of_the_text() -> None:
    release = parsed(
        "“We will act,” said Jane Roe, Chief Executive of Acme Widgets.",
        *(CUE, "We are glad of “the new road for all of us”, I say.", NEXT),
        "Bob Stone, the Mayor of Hexham, said: “So are we.”",
    )
    assert [quote.form for quote in release.quotes] == ["inline", "block", "inline"]
    assert [quote.speaker.name for quote in release.quotes] == ["Jane Roe", "Ann Peel", "Bob Stone"]


def test_she_added_means_whoever_spoke_last_block_or_inline() -> None:
    release = parsed(
        *(LEAD, CUE, "We are glad of it.", NEXT),
        "“We will act,” said Jane Roe, Chief Executive of Acme Widgets.",
        *("She added:", "And soon."),
    )
    assert release.quotes[-1].speaker.name == "Jane Roe"
    assert release.quotes[-1].speaker_from == "release"


def test_a_pronoun_names_nobody_once_somebody_without_a_full_name_came_up() -> None:
    between = "Mr Stone came as well."
    release = parsed(LEAD, CUE, "We are glad of it.", NEXT, between, "“It is good,” he said.")
    assert release.quotes[-1].speaker.name is None
    assert release.quotes[-1].speaker_from is None


def test_a_pronoun_names_whoever_the_sentence_before_is_about() -> None:
    between = "Bob Stone came as well."
    release = parsed(LEAD, CUE, "We are glad of it.", NEXT, between, "“It is good,” he said.")
    assert release.quotes[-1].speaker.name == "Bob Stone"


def test_a_surname_is_not_joined_with_the_end_of_the_sentence_before_it() -> None:
    release = parsed(
        "A road opened in the Dales.", "Jane Roe was there. “It is good,” Ms Roe said."
    )
    assert release.quotes[0].speaker.name == "Jane Roe"


@pytest.mark.parametrize(
    ("text", "lost"),
    [("“We will act, said Jane Roe.", "closing"), ("We will act,” said Jane Roe.", "opening")],
)
def test_a_lost_mark_is_flagged_and_swallows_nothing(text: str, lost: str) -> None:
    (quote,) = parsed(LEAD, text, NEXT, "Notes to editors", "The road is “open”.").quotes
    assert quote.paragraphs == (2,)
    assert f"the {lost} one is missing" in quote.reason
    assert quote.confidence < 0.9


def test_marks_in_the_notes_are_left_alone() -> None:
    assert parsed(LEAD, "Notes to editors", "“We will act,” said Jane Roe.").quotes == ()


def test_a_quotation_without_a_speaker_says_so() -> None:
    release = parsed(LEAD, "The inquiry found it “not fit for any purpose at all”.")
    (quote,) = release.quotes
    assert quote.speaker.name is None
    assert quote.speaker_from is None


def test_a_sentence_in_marks_without_a_clause_says_so() -> None:
    (quote,) = parsed(LEAD, "Her message was clear: “We will act for everyone.”").quotes
    assert quote.attribution.start == quote.attribution.end
    assert "nothing says whose" in quote.reason


@pytest.mark.parametrize("piece", ["“a b c d” ", "“We will,” said Ann Peel, “act.” ", "“", "” "])
def test_many_marks_in_one_paragraph_take_linear_time(piece: str) -> None:
    started = time.process_time()
    parsed(LEAD, piece * (200_000 // len(piece)))
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Jane Roe has received a letter from Tom Orr saying “this cannot go on”.", None),
        ("Jane Roe got a note from the local doctor, Tom Orr, saying: “This cannot go on.”", None),
        ("Jane Roe heard Tom Orr saying “this cannot go on”.", None),
        ("Jane Roe published a letter by Tom Orr, saying “this cannot go on”.", None),
        ("Jane Roe was quoted by the Mail as saying “this cannot go on”.", "Jane Roe"),
        ("Jane Roe wrote to Tom Orr saying “this cannot go on”.", "Jane Roe"),
        ("Jane Roe issued a statement saying “this cannot go on”.", "Jane Roe"),
        ("Jane Roe voted against it, saying “this cannot go on”.", "Jane Roe"),
    ],
)
def test_saying_is_the_subjects_only_where_nobody_else_can_be_meant(
    sentence: str, name: str | None
) -> None:
    assert [quote.speaker.name for quote in parsed(LEAD, PEOPLE, sentence, NEXT).quotes] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Roe, star of “The Woman in the Dark”, said she was “over the moon about it”.",
        "Jane Roe, author of “Cold Water”, said: “We will act now.”",
        "“We will act now,” said Jane Roe, who wrote “Cold Water”, in Leeds.",
        "The editor of “Night Ferry”, Jane Roe, called it “a disgrace to us all”.",
        "It was called “a disgrace to us all” by Jane Roe, creator of “Night Ferry”.",
        "According to the maker of “Night Ferry”, Jane Roe, it is “a disgrace to us all”.",
    ],
)
def test_no_placeholder_for_quoted_words_is_part_of_a_speaker(sentence: str) -> None:
    quotes = parsed(LEAD, sentence, NEXT).quotes
    assert quotes
    for who in (quote.speaker for quote in quotes):
        assert BLANK not in f"{who.name}{who.role}{who.organisation}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Critics such as Tom Orr have called it “a tax on working people”.",
        "Local campaigners including Tom Orr said it was “a tax on working people”.",
        "Teachers, including Tom Orr, called it “a tax on working people”.",
        "“It is a tax on working people,” said residents such as Tom Orr.",
        "People like Tom Orr say: “It is a tax on working people.”",
    ],
)
def test_words_of_several_people_are_not_those_of_the_one_who_is_named(sentence: str) -> None:
    assert [quote.speaker.name for quote in parsed(LEAD, sentence, NEXT).quotes] == [None]


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("“We will act,” she told MPs. “I mean it.”", ["We will act,", "I mean it."]),
        ("“We will act,” she said.", ["We will act,"]),
        ('"We will act," she told MPs, "and soon."', ["We will act,", "and soon."]),
    ],
)
def test_a_narrators_clause_behind_a_cue_line_is_not_quoted(
    paragraph: str, said: list[str]
) -> None:
    release = parsed(LEAD, CUE, paragraph, NEXT)
    (quote,) = release.quotes
    assert (quote.speaker.name, words(release, quote)) == ("Ann Peel", said)


def test_what_a_speaker_says_that_somebody_said_is_quoted_whole() -> None:
    release = parsed(LEAD, CUE, "We met. “We will act,” she told me.", NEXT)
    assert words(release, release.quotes[0])[0] == "We met. “We will act,” she told me."


def test_a_title_behind_the_office_of_a_speaker_is_not_quoted() -> None:
    sentence = "“We will act now,” said Jane Roe, director of “Cold Water”."
    release = parsed(LEAD, sentence, NEXT)
    (quote,) = release.quotes
    assert words(release, quote) == ["We will act now,"]
    assert (quote.speaker.name, quote.speaker.role) == ("Jane Roe", None)
