"""Which figures of a claim are its own."""

from __future__ import annotations

import pytest

from pressctl.query.stated import MOST_FIGURES, bare_counts, is_said_part, stated
from tests.claim_rows import claim


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The £40 fee goes up to £55.", ["£55"]),
        ("The fee rises from 40p to £1.", ["£1"]),
        ("Crews get £300, £40 more than last year.", ["£300"]),
        ("The port needs £9 million, up from £7 million.", ["£9 million"]),
        ("The port gets £9 million and £7 million.", ["£9 million", "£7 million"]),
        ("The port needs £9 million more than it has.", ["£9 million"]),
        ("Use was 8% lower than in 2022.", ["8%"]),
    ],
)
def test_what_was_before_and_by_how_much_is_not_what_is_stated(
    sentence: str, figures: list[str]
) -> None:
    assert [q.text for q in stated(claim(sentence))] == figures


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Of the new berths, 40 are for tugs and 28 for yachts.", ["40", "28"]),
        ("Launches reached 2,740 in 2024.", ["2,740"]),
        ("Meals have passed 30 million.", ["30 million"]),
        ("It was signed on 28 March 2024 under section 12 [5].", []),
        ("A woman of 29 was found on the A40 at 8:30.", []),
        ("Nine piers, not 14, will stay.", []),
    ],
)
def test_a_number_counts_without_its_noun_unless_it_is_a_day_or_an_item(
    sentence: str, numbers: list[str]
) -> None:
    assert [q.text for q in bare_counts(claim(sentence))] == numbers


def test_words_make_a_figure_a_part() -> None:
    part, whole = claim("Of the pier money, £3 million is for oak."), claim("It took £3 million.")
    assert is_said_part(part, part.quantities[0])
    assert not is_said_part(whole, whole.quantities[0])


def test_a_table_of_figures_is_looked_at_in_part_only() -> None:
    table = claim(" ".join(f"£{at} million" for at in range(1, 500)))
    assert len(stated(table)) == MOST_FIGURES
    assert list(bare_counts(table)) == []
