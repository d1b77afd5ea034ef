"""When a promise falls due, and the time that the figures of a sentence are about."""

from __future__ import annotations

import time
from datetime import date

import pytest

from pressctl.model import Claim, Paragraph, Span
from pressctl.parsing.claims import find_claims

ISSUED = date(2023, 5, 10)


def _claim(sentence: str) -> Claim:
    paragraph = Paragraph(Span(0, len(sentence)), "prose", 1, 1)
    (claim,) = find_claims("", sentence, [paragraph], (), ISSUED)
    return claim


@pytest.mark.parametrize(
    ("sentence", "words", "latest"),
    [
        ("The report will be laid within 12 weeks.", "within 12 weeks", date(2023, 8, 2)),
        ("The minister will today order a review.", "today", ISSUED),
        ("Today the minister will order a review.", "Today", ISSUED),
        ("We will end the trade by early 2025.", "early 2025", date(2025, 4, 30)),
        ("The new rules will start in the autumn.", "autumn", date(2023, 11, 30)),
        ("The bridge will open in the second half of 2024.", "second half of 2024",
         date(2024, 12, 31)),
        ("The pier will close in Q3 2024.", "Q3 2024", date(2024, 9, 30)),
        ("The House will vote on Friday.", "Friday", date(2023, 5, 12)),
        ("The board expects 20% fewer accidents by 2030.", "2030", date(2030, 12, 31)),
        ("Pay rises to £12 an hour from April 2024.", "April 2024", date(2024, 4, 30)),
        ("The Senate will act next fall.", "next fall", date(2023, 11, 30)),
        ("Drop-in sessions start on 25 May.", "25 May", date(2023, 5, 25)),
        ("The next hearing is on 24 May.", "24 May", date(2023, 5, 24)),
        ("They asked for an answer by 30 June 2023.", "30 June 2023", date(2023, 6, 30)),
        ("The opening was put back from May to September.", "September", date(2023, 9, 30)),
        ("The deadline was brought forward to 1 June.", "1 June", date(2023, 6, 1)),
        ("The end date moved from 2028 to 2025.", "2025", date(2025, 12, 31)),
        ("Publication has slipped to the autumn.", "autumn", date(2023, 11, 30)),
        ("The target date is now 2031.", "2031", date(2031, 12, 31)),
        ("Spills to end by 2030", "2030", date(2030, 12, 31)),
        ("The levy will end by the close of 2024.", "the close of 2024", date(2024, 12, 31)),
        ("The levy will end by the middle of 2024.", "the middle of 2024", date(2024, 8, 31)),
    ],
)  # fmt: skip
def test_a_deadline_keeps_its_words_and_its_last_day(
    sentence: str, words: str, latest: date
) -> None:
    claim = _claim(sentence)
    assert claim.due is not None
    assert (claim.due.span.of(sentence), claim.due.latest) == (words, latest)


@pytest.mark.parametrize(
    "sentence",
    [
        "We will spend £4 million over the next 4 years.",
        "Some 92% of patients will be seen within 18 weeks.",
        "It must reply within 28 days of the request.",
        "On Monday, the council promised £3 million.",
        "Today, senators introduced a bill that will cut fares.",
        "Today I am proud to announce that £3 million will come to us.",
        "All homes will be warm by the end of this Parliament.",
        "The appeal lodged today will be heard in Leeds.",
        "The council this week praised a plan that will cut fares.",
        "We will honour those who helped in the days following May 10th.",
        "The report was delayed from January to April.",
        "He served as mayor until 2021.",
        "Applications closed on 30 April.",
    ],
)
def test_a_stretch_a_standard_and_an_unknown_day_are_no_deadline(sentence: str) -> None:
    assert _claim(sentence).due is None


@pytest.mark.parametrize(
    ("sentence", "words", "days"),
    [
        ("We will spend £4m over the next 4 years.", "over the next 4 years",
         (date(2023, 5, 10), date(2027, 5, 10))),
        ("In 2022 the fund paid £4m.", "In 2022", (date(2022, 1, 1), date(2022, 12, 31))),
        ("Some 300 hubs opened last year.", "last year", (date(2022, 1, 1), date(2022, 12, 31))),
        ("Over the past 2 years, 40 hubs opened.", "Over the past 2 years",
         (date(2021, 5, 10), date(2023, 5, 10))),
        ("Since 2010 burglary has fallen by 9%.", "Since 2010", (date(2010, 1, 1), ISSUED)),
        ("It gets £29m for 2024 to 2025.", "for 2024 to 2025",
         (date(2024, 1, 1), date(2025, 12, 31))),
        ("Thefts rose 4% between 2018 and 2022.", "between 2018 and 2022",
         (date(2018, 1, 1), date(2022, 12, 31))),
        ("It costs £18 million a year.", "a year", (None, None)),
        ("Thefts fell 4% in the year to June 2022.", "in the year to June 2022",
         (date(2021, 7, 1), date(2022, 6, 30))),
        ("Homes will be warm by the end of this Parliament.", "by the end of this Parliament",
         (None, None)),
        ("By 1 July it will have spent £4m.", None, (None, None)),
    ],
)  # fmt: skip
def test_a_period_is_the_time_that_the_figures_are_about(
    sentence: str, words: str | None, days: tuple[date | None, date | None]
) -> None:
    period = _claim(sentence).period
    assert (period and period.span.of(sentence)) == words
    assert period is None or (period.earliest, period.latest) == days


def test_the_period_nearest_behind_the_first_figure_counts() -> None:
    sentence = "In 2021 it paid £4m in 2022 and 300 grants in 2023."
    period = _claim(sentence).period
    assert period is not None
    assert period.span.of(sentence) == "in 2022"


@pytest.mark.parametrize(
    "piece", ["within 3 weeks ", "£1 a year ", "this parliament ", "by 2030 ", "In 2019 it rose. "]
)
def test_a_long_run_of_times_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.perf_counter()
    find_claims("", text, [Paragraph(Span(0, len(text)), "prose", 1, 1)], (), ISSUED)
    assert time.perf_counter() - started < 10
