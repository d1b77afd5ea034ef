"""Text dumps: every form of title, byline and page that a listing or a saved release has."""

from __future__ import annotations

from datetime import date

import pytest

from pressctl.model import Document
from pressctl.sources import dump
from tests.pages import BYLINE, CUE, LEAD, NEXT, TITLE, kinds, listed, page, parsed, read

BODY = (LEAD, CUE, "We are glad of it.")


def one(text: str) -> Document:
    """Read a page that holds one release."""
    (document,), _ = dump.read(text, "page.txt")
    return document


def kinds_of(document: Document) -> list[str]:
    return [block.kind for block in document.blocks]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("PRESS RELEASE : A road opens [May 2024]", "A road opens"),
        ("HISTORIC PRESS RELEASE : A road opens [May 1999]", "A road opens"),
        ("PRESS RELEASE : A road opens [3 May 2024]", "A road opens"),
        ("PRESS RELEASE : A road opens", "A road opens"),
        ("PRESS RELEASE: A road opens [May 2024]", "A road opens"),
        (
            "PRESS RELEASE : Roads: £3m & “more” – at last [May 2024]",
            "Roads: £3m & “more” – at last",
        ),
        ("PRESS RELEASE : A road [part 2] opens [May 2024]", "A road [part 2] opens"),
        ("Ann Peel – 2024 Speech on Roads", "Ann Peel – 2024 Speech on Roads"),
        ("Department for Roads – 2024 Update", "Department for Roads – 2024 Update"),
    ],
)
def test_every_form_of_title_is_read_and_its_marks_are_taken_off(line: str, title: str) -> None:
    document = one(page(listed(*BODY, title=line)))
    assert document.title == title
    assert kinds_of(document)[:4] == ["furniture", "furniture", "title", "byline"]


def test_a_full_date_in_the_title_is_the_date_when_the_byline_has_none() -> None:
    text = page(listed(*BODY, title="PRESS RELEASE : A road opens [3 May 2024]", byline=None))
    assert one(text).published == date(2024, 5, 3)


def test_a_title_that_differs_only_in_the_shape_of_an_apostrophe_is_doubled() -> None:
    text = (
        "Tag: Roads\n\n  • The people´s road [May 1999]\n\n    The people’s road [May 1999]\n\n"
        f"    {BYLINE}\n\n    {LEAD}\n"
    )
    document = one(text)
    assert document.title == "The people’s road"
    assert kinds_of(document) == ["furniture", "furniture", "title", "byline", "prose"]


@pytest.mark.parametrize(
    "heading", ["Tag: Roads", "Category: Press Releases", "Category: Speeches"]
)
def test_the_heading_of_a_page_is_furniture_of_its_first_release(heading: str) -> None:
    text = page(listed(*BODY), listed(*BODY, title="PRESS RELEASE : A second [May 2024]"))
    first, second = dump.read(text.replace("Tag: Roads", heading), "page.txt")[0]
    assert first.blocks[0].text == heading
    assert first.blocks[0].kind == "furniture"
    assert second.title == "A second"


def test_the_heading_of_a_second_page_does_not_join_the_release_before_it() -> None:
    text = (
        page(listed(*BODY)) + "\nCategory: Speeches\n\n" + listed(*BODY, title="PRESS RELEASE : B")
    )
    first, second = dump.read(text, "page.txt")[0]
    assert first.blocks[-1].text == "We are glad of it."
    assert second.blocks[0].text == "Category: Speeches"
    assert second.blocks[0].kind == "furniture"


@pytest.mark.parametrize("top", ["", "Press Releases\n\n", "Press ReleasesTransportRoads\n\n"])
def test_a_single_page_has_its_title_once_and_no_indent(top: str) -> None:
    text = f"{top}{TITLE}\n\n{BYLINE}\n\n" + "\n\n".join(BODY)
    (release,) = read(text)
    assert (release.title, release.issuer) == ("A road opens", "Department for Roads")
    assert kinds(release) == ["summary", "cue", "quote"]


def test_a_title_inside_the_markdown_of_an_image_is_a_title() -> None:
    (release,) = read(f"![{TITLE}](https://example.org/road.jpg)\n\n{BYLINE}\n\n{LEAD}\n")
    assert release.title == "A road opens"


def test_a_markdown_heading_is_a_title() -> None:
    (release,) = read(f"# {TITLE}\n\n{BYLINE}\n\n{LEAD}\n")
    assert release.title == "A road opens"


def test_bullets_of_a_body_begin_no_release_at_either_depth() -> None:
    release = parsed(
        LEAD, "The plan:", "• one thing", "  • a thing inside it", "• two things", NEXT
    )
    assert kinds(release) == ["summary", "prose", "bullet", "bullet", "bullet", "prose"]
    assert release.paragraphs[3].span.of(release.text) == "a thing inside it"


@pytest.mark.parametrize("mark", ["•", "-", "*", "–", "◦", "▪", "‣"])
def test_a_bullet_may_have_any_common_mark(mark: str) -> None:
    assert kinds(parsed(LEAD, f"{mark} one thing", f"{mark} two things"))[1:] == ["bullet"] * 2


def test_a_title_right_behind_a_bullet_begins_a_release() -> None:
    glued = listed("The plan:", "• one thing").rstrip("\n") + "\n"
    first, second = read(page(glued + listed(*BODY, title="PRESS RELEASE : B [May 2024]")))
    assert kinds(first) == ["prose", "bullet"]
    assert second.title == "B"


def test_a_page_without_indents_is_read_as_well() -> None:
    text = page(listed(*BODY), listed(*BODY, title="PRESS RELEASE : B [May 2024]"))
    flat = "\n".join(line.strip() for line in text.split("\n"))
    assert [release.title for release in read(flat)] == ["A road opens", "B"]


def test_prose_that_opens_as_a_byline_does_begins_no_release() -> None:
    (release,) = read(
        page(listed(LEAD, "Many agree.", "The statement made by the Minister was welcomed."))
    )
    assert kinds(release) == ["summary", "prose", "prose"]


@pytest.mark.parametrize("kept", range(len(page(listed(*BODY))) - 1, 180, -1))
def test_a_page_cut_off_anywhere_in_its_body_still_gives_the_release(kept: int) -> None:
    (release,) = read(page(listed(*BODY))[:kept])
    assert (release.title, release.issuer) == ("A road opens", "Department for Roads")


@pytest.mark.parametrize(
    ("end", "says"),
    [
        ("  • PRESS RELEASE : B opens\n", "no body"),
        ("  • PRESS RELEASE : B opens\n\n    PRESS RELEASE : B opens\n", "no byline"),
        ("  • PRESS RELEASE : B opens\n\n    PRESS RELEASE : B opens\n\n    The press re", ""),
    ],
)
def test_a_page_cut_off_in_a_heading_keeps_the_title_and_says_what_is_missing(
    end: str, says: str
) -> None:
    documents, problems = dump.read(page(listed(*BODY)) + end, "page.txt")
    assert [document.title for document in documents] == ["A road opens", "B opens"]
    assert any(says in problem.message for problem in problems) or not says


def test_a_release_with_no_body_is_kept_with_its_title_and_a_problem() -> None:
    documents, (problem,) = dump.read(page(listed()), "page.txt")
    assert documents[0].title == "A road opens"
    assert problem.line == 5
    assert "no body" in str(problem)


def test_first_and_last_line_are_those_of_the_release() -> None:
    text = page(listed(*BODY), listed(*BODY, title="PRESS RELEASE : B [May 2024]"))
    first, second = dump.read(text, "page.txt")[0]
    lines = text.split("\n")
    assert lines[(first.origin.first_line or 0) - 1].startswith("  • PRESS RELEASE : A")
    assert lines[(first.origin.last_line or 0) - 1].strip() == "We are glad of it."
    assert lines[(second.origin.first_line or 0) - 1].startswith("  • PRESS RELEASE : B")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(newline: str) -> None:
    (release,) = read(page(listed(*BODY)).replace("\n", newline))
    assert [paragraph.line for paragraph in release.paragraphs] == [9, 11, 13]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert one("\ufeff" + page(listed(*BODY))).blocks[0].text == "Tag: Roads"


WRAPPED = [
    "Ministers have opened a road in the Dales, and they hope that",
    "many people will use it in the years that come. It cost less than",
    "Mr Other of the County Council had feared.",
]


def test_hard_wrapped_lines_are_one_paragraph_with_one_space() -> None:
    body = "\n    ".join(WRAPPED)
    release = parsed(body, CUE, "We are glad of it.")
    assert release.paragraphs[0].span.of(release.text) == " ".join(WRAPPED)
    assert (release.paragraphs[0].line, release.paragraphs[0].last_line) == (9, 11)
    assert kinds(release) == ["summary", "cue", "quote"]


def test_a_cue_line_that_touches_wrapped_text_is_a_paragraph_of_its_own() -> None:
    body = "\n    ".join([*WRAPPED, CUE])
    assert kinds(parsed(body, "We are glad of it.")) == ["summary", "cue", "quote"]


def test_a_sentence_broken_off_in_the_middle_goes_on_in_the_next_line() -> None:
    release = parsed("This was said by the\n    officer who planned it.", NEXT)
    assert (
        release.paragraphs[0].span.of(release.text)
        == "This was said by the officer who planned it."
    )


def test_a_list_that_lost_its_bullets_is_not_run_together() -> None:
    glued = "\n    ".join(["one road", "two bridges", "three tunnels", CUE])
    release = parsed(LEAD, "The plan covers:", glued, "We are glad of it.")
    assert kinds(release) == ["summary", "prose", "prose", "prose", "prose", "cue", "quote"]


def test_a_cue_line_that_touches_a_list_is_a_cue() -> None:
    glued = "\n    ".join(["• one road", "• two bridges", CUE, "We are glad of it."])
    assert kinds(parsed(LEAD, glued)) == ["summary", "bullet", "bullet", "cue", "quote"]


@pytest.mark.parametrize("line", ["Share this:", "← Older posts", "Leave a comment", "Read more"])
def test_the_buttons_of_a_page_are_furniture(line: str) -> None:
    assert kinds(parsed(LEAD, line)) == ["summary"] or kinds(parsed(LEAD, line)) == ["prose"]


@pytest.mark.parametrize(
    ("header", "issuer"),
    [
        ("A road opens | 3 May 2024", None),
        (
            "A road opens | From: Department for Roads | Published 3 May 2024",
            "Department for Roads",
        ),
        ("A road opens | Published 3 May 2024 | From Department for Roads", "Department for Roads"),
        (
            "A road opens | Issued by the Department for Roads | Date: 3 May 2024",
            "Department for Roads",
        ),
        (
            "GOV.UK | Press release | A road opens | From: | Department for Roads | Published"
            " | 3 May 2024",
            "Department for Roads",
        ),
        ("FOR IMMEDIATE RELEASE | 3 May 2024 | A road opens", None),
        ("# A road opens | 3 May 2024", None),
    ],
)
def test_a_release_saved_as_plain_text_is_read(header: str, issuer: str | None) -> None:
    (release,) = read("\n".join(header.split(" | ")) + "\n\n" + "\n\n".join(BODY))
    assert release.title == "A road opens"
    assert release.published == date(2024, 5, 3)
    assert release.issuer == issuer
    assert kinds(release) == ["summary", "cue", "quote"]


def test_a_plain_text_without_a_date_is_a_release_only_where_somebody_is_quoted() -> None:
    assert dump.read("A shopping list\n\nmilk\n\neggs\n", "list.txt") == ([], [])
    (document,), (problem,) = dump.read("A road opens\n\n" + "\n\n".join(BODY), "road.txt")
    assert document.title == "A road opens"
    assert "no date" in problem.message


@pytest.mark.parametrize("text", ["", "\n\n  \n", "\ufeff", ":", "word " * 60])
def test_a_text_with_no_release_gives_none(text: str) -> None:
    assert dump.read(text, "odd.txt")[0] == []


@pytest.mark.parametrize(
    "line",
    [
        "Issued by the Canal Office on 6 May 2031",
        "Press release issued by the Canal Office on 6 May 2031.",
        "Issued by: Canal Office, 6 May 2031",
    ],
)
def test_a_day_behind_an_issuer_is_no_part_of_its_name(line: str) -> None:
    text = f"Lock to reopen\n\n{line}\n\nThe lock reopens.\n\nTom Ash said:\n\nAt last.\n"
    [document], problems = dump.read(text, "a.txt")
    assert (document.issuer, document.published) == ("Canal Office", date(2031, 5, 6))
    assert not problems


def test_a_comma_in_the_name_of_an_issuer_stays() -> None:
    text = "Lock to reopen\n\nIssued by: Roads, Rivers and Locks\n6 May 2031\n\nThe lock reopens.\n"
    [document], _ = dump.read(text, "a.txt")
    assert (document.issuer, document.published) == ("Roads, Rivers and Locks", date(2031, 5, 6))
