"""Block quotes: which paragraphs behind a cue are quoted, with marks and without."""

from __future__ import annotations

import pytest

from pressctl.model import Block, Document, Origin, Quote, Release
from pressctl.parsing import parse
from tests.pages import CUE, LEAD, NEXT, kinds, parsed, words

FIRST, MIDDLE, LAST = "We are glad of the road.", "It will last for years.", "Everybody may use it"


def the_quote(release: Release) -> Quote:
    (found,) = release.quotes
    return found


MARKED = {
    "a mark opens each paragraph, one closes the last": [f"“{FIRST}", f"“{MIDDLE}", f"“{LAST}.”"],
    "the same, and a middle one lost its mark": [f"“{FIRST}", MIDDLE, f"“{LAST}.”"],
    "the same, and the last one lost its opening mark": [f"“{FIRST}", f"“{MIDDLE}", f"{LAST}.”"],
    "a mark opens the first only": [f"“{FIRST}", MIDDLE, f"{LAST}”."],
    "no mark opens, one closes the last": [FIRST, MIDDLE, f"{LAST}.”"],
    "the same, and the first one lost its mark": [FIRST, f"“{MIDDLE}", f"“{LAST}.”"],
    "no mark opens, a single one closes the last": [FIRST, MIDDLE, f"{LAST}.’"],
    "marks are straight": [f'"{FIRST}', f'"{MIDDLE}', f'"{LAST}."'],
    "marks are single": [f"‘{FIRST}", f"‘{MIDDLE}", f"‘{LAST}.’"],
    "a no-break space follows the last": [f"“{FIRST}", f"“{MIDDLE}", f"“{LAST}.”\xa0"],
}


@pytest.mark.parametrize("how", MARKED)
@pytest.mark.parametrize("behind", [[NEXT, NEXT], [], ["Ms Peel added:", "And soon."]])
def test_marks_tell_exactly_which_paragraphs_are_quoted(how: str, behind: list[str]) -> None:
    release = parsed(LEAD, CUE, *MARKED[how], *behind)
    quote = release.quotes[0]
    assert quote.boundary == "marked"
    assert quote.paragraphs == (3, 4, 5)
    assert quote.confidence >= 0.9
    last = words(release, quote)[-1].rstrip(".")
    assert [*words(release, quote)[:2], last] == [FIRST, MIDDLE, LAST]


def test_a_closing_mark_ends_a_block_where_the_next_paragraph_has_marks_of_its_own() -> None:
    release = parsed(LEAD, CUE, f"“{FIRST}", f"“{MIDDLE}”", f"“{LAST}.”", NEXT)
    assert release.quotes[0].paragraphs == (3, 4)


def test_a_line_with_a_colon_before_marks_is_a_cue_and_names_nobody_it_does_not_name() -> None:
    for line, name in (
        ("Our full statement is this:", None),
        ("As the road was late in coming, Ann Peel said:", "Ann Peel"),
    ):
        release = parsed(LEAD, line, f"“{FIRST}", f"“{MIDDLE}”", NEXT)
        assert (the_quote(release).paragraphs, the_quote(release).speaker.name) == ((3, 4), name)
    assert parsed(LEAD, "Our full statement is this:", FIRST, MIDDLE).quotes == ()


def test_a_line_with_a_colon_inside_marks_is_no_cue() -> None:
    release = parsed(LEAD, CUE, "“To our friends:", f"“{MIDDLE}”", NEXT)
    assert the_quote(release).paragraphs == (3, 4)


def test_marks_behind_two_bare_paragraphs_belong_to_somebody_else() -> None:
    release = parsed(LEAD, CUE, f"“{FIRST}", f"“{MIDDLE}", NEXT, NEXT, "“It is “ours”.”")
    assert release.quotes[0].paragraphs == (3, 4)
    assert "missing" in release.quotes[0].reason


def test_marks_without_a_closing_one_hold_as_far_as_paragraphs_open_with_them() -> None:
    release = parsed(LEAD, CUE, f"“{FIRST}", f"“{MIDDLE}", NEXT)
    quote = the_quote(release)
    assert (quote.boundary, quote.paragraphs) == ("marked", (3, 4))
    assert quote.confidence < 0.95


def test_one_opening_mark_alone_leaves_the_end_to_be_inferred_and_is_no_word() -> None:
    release = parsed(LEAD, CUE, f"“{FIRST}", NEXT)
    quote = the_quote(release)
    assert quote.boundary == "inferred"
    assert words(release, quote)[0] == FIRST


def test_the_opening_mark_may_stand_in_the_cue_line() -> None:
    release = parsed(LEAD, f"{CUE} “", FIRST, f"{LAST}.”", NEXT)
    assert words(release, the_quote(release)) == [FIRST, f"{LAST}."]
    assert the_quote(release).boundary == "marked"


def test_words_quoted_inside_a_quotation_keep_their_marks() -> None:
    release = parsed(LEAD, CUE, "“Some call it “the new road” or ‘ours’.", "“It is “good”.”", NEXT)
    assert words(release, the_quote(release)) == [
        "Some call it “the new road” or ‘ours’.",
        "It is “good”.",
    ]


def test_a_scare_quote_at_the_start_or_the_end_marks_no_boundary() -> None:
    for first in ("“Roads for All” is what we call it.", "We call it “Roads for All”"):
        release = parsed(
            LEAD, CUE, first, "It is ours.", "The “Roads for All” plan costs £3 million."
        )
        quote = the_quote(release)
        assert quote.boundary == "inferred"
        assert words(release, quote)[0] == first


def test_an_apostrophe_is_no_mark() -> None:
    release = parsed(LEAD, CUE, "’Tis the workers’ road, and the ’90s’ dream.", "We like it.", NEXT)
    assert words(release, the_quote(release))[0] == "’Tis the workers’ road, and the ’90s’ dream."


def test_inches_are_no_marks() -> None:
    release = parsed(LEAD, CUE, 'We laid pipes of 6"', "I saw it.", NEXT)
    assert words(release, the_quote(release))[0] == 'We laid pipes of 6"'


def test_bullets_inside_marks_are_quoted() -> None:
    release = parsed(LEAD, CUE, "“We are glad of:", "• the road", "• the bridge.”", NEXT)
    assert the_quote(release).paragraphs == (3, 4, 5)
    assert words(release, the_quote(release))[-1] == "the bridge."


def test_a_list_behind_a_cue_is_nobodys_words() -> None:
    assert parsed(LEAD, CUE, "• the road", "• the bridge").quotes == ()


def test_a_cue_with_nothing_behind_it_gives_no_quote() -> None:
    release = parsed(LEAD, CUE)
    assert release.quotes == ()
    assert kinds(release)[-1] == "cue"


def test_a_quote_stops_at_the_next_cue_at_a_heading_and_at_the_notes() -> None:
    for stop in ("Ms Peel added:", "Background", "Notes to editors"):
        release = parsed(LEAD, CUE, "We are glad.", stop, "We will go on.")
        assert release.quotes[0].paragraphs == (3,)


def test_a_paragraph_right_behind_a_cue_is_no_heading_however_short() -> None:
    release = parsed(LEAD, CUE, "This is our road", "We are glad of it.")
    assert the_quote(release).paragraphs[0] == 3


def test_what_the_page_marks_as_quoted_is_quoted_and_no_more() -> None:
    blocks = (
        Block("A road opens", "title", 1, 1),
        Block(CUE, "prose", 2, 2),
        Block("The road is long.", "quote", 3, 3),
        Block("“It is ours.”", "quote", 4, 4),
        Block("We at the department are glad.", "prose", 5, 5),
    )
    release = parse(Document(Origin("page.html", 1, 5), blocks, "A road opens"))
    quote = the_quote(release)
    assert (quote.boundary, quote.paragraphs, quote.confidence) == ("marked", (2, 3), 0.99)
    assert words(release, quote) == ["The road is long.", "It is ours."]


def test_an_inferred_end_shows_its_reason_and_its_doubt() -> None:
    release = parsed(LEAD, CUE, "We are glad of it. I hope it lasts.", NEXT, NEXT)
    quote = the_quote(release)
    assert quote.boundary == "inferred"
    assert 0 < quote.confidence < 1
    assert quote.reason
    assert quote.other_end is None or quote.other_end in range(3, 6)


def test_the_spans_name_source_verb_and_cue_line() -> None:
    release = parsed(
        LEAD, "Speaking in Leeds, Roads Minister Ann Peel\xa0said:\xa0", "We are glad."
    )
    quote = the_quote(release)
    assert quote.source.of(release.text) == "Speaking in Leeds, Roads Minister Ann Peel"
    assert quote.cue.of(release.text) == "said"
    assert (
        quote.attribution.of(release.text) == "Speaking in Leeds, Roads Minister Ann Peel\xa0said:"
    )


@pytest.mark.parametrize("end", ["said :", "said:\xa0\xa0", "said:-", "said", "said;", "said…"])
def test_a_cue_line_may_end_as_typists_end_it(end: str) -> None:
    release = parsed("Tom Peel opened a road in the Dales.", f"Mr Peel {end}", "We are glad of it.")
    assert release.quotes[0].speaker.name == "Tom Peel"


def test_an_unmarked_quote_stops_where_somebody_else_is_quoted_by_name_and_office() -> None:
    other = "“It is good,” said Jane Roe, Chief Executive of Acme Widgets."
    release = parsed(LEAD, CUE, "We are glad of it.", other)
    assert [quote.paragraphs for quote in release.quotes] == [(3,), (4,)]


def test_what_a_speaker_says_that_others_say_is_still_the_speakers() -> None:
    inside = "My mother told me: “Never give up on a road.” I never did."
    release = parsed(LEAD, CUE, "We are glad of it.", inside, "Background", NEXT)
    assert the_quote(release).paragraphs == (3, 4)


def test_quotes_that_follow_each_other_have_their_own_speakers() -> None:
    release = parsed(
        *(LEAD, CUE, "We are glad."),
        *("Jane Roe, Chief Executive of Acme Widgets, said:", "We made the signs."),
        *("Ms Peel added:", "And I like them."),
    )
    found = [(quote.speaker.name, quote.speaker_from) for quote in release.quotes]
    assert found == [("Ann Peel", "stated"), ("Jane Roe", "stated"), ("Ann Peel", "release")]


def test_several_people_speaking_together_are_nobody_in_particular() -> None:
    release = parsed(LEAD, "Ann Peel and Jane Roe said in a joint statement:", "We are glad.")
    quote = the_quote(release)
    assert (quote.speaker.name, quote.speaker_from) == (None, None)
    assert "together" in quote.reason


def test_a_quotation_with_very_many_paragraphs_behind_it_is_not_said_to_stop_at_marks() -> None:
    release = parsed(LEAD, CUE, *(["We are glad of the road and we will build more."] * 60))
    assert "marks of their own" not in release.quotes[0].reason
