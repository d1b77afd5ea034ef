"""Which claims the filters of `claims` keep: a matter, a kind, a size, the days they are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from pressctl.answers.claims import ClaimRow, DueRow
from pressctl.api.corpus import Corpus
from pressctl.model import Entry, Release
from pressctl.parsing import parse
from pressctl.query.catalogue import Listed
from pressctl.query.wanted import Size, Wanted, topic_words
from pressctl.render.claims import deadline
from pressctl.sources import dump
from tests.claim_rows import claim
from tests.session import Session

PAGE = """Tag: Ferry Board

  • PRESS RELEASE : More money for ferries [May 2024]

    PRESS RELEASE : More money for ferries [May 2024]

    The press release issued by the Ferry Board on 7 May 2024.

    The board will spend £12 million on two piers.

    It is the board’s largest grant. A further £3 million was given to schools.

    Harbour lights

    Lamps worth £40,000 will be lit by 1 September 2024. By early 2025 all 30 quays will have them.

    The board expects 20% fewer accidents by 2030.
"""


@pytest.fixture(scope="module")
def release() -> Release:
    documents, _ = dump.read(PAGE, "page.txt")
    return parse(documents[0])


@pytest.fixture(scope="module")
def corpus(release: Release) -> Corpus:
    return Corpus(Listed([Entry(release)]))


def _texts(rows: Iterable[ClaimRow]) -> list[str]:
    return [row.quantities[0].text if row.quantities else "" for row in rows]


@pytest.mark.parametrize(
    ("topic", "about"),
    [
        ("piers", "£12 million"),
        ("pier spending", "£12 million"),
        ("the largest grants", "£3 million"),  # its sentence alone would not say so
        ("harbour lamp", "£40,000"),  # half of it stands in the heading
    ],
)
def test_a_topic_is_found_in_any_form_of_its_words(corpus: Corpus, topic: str, about: str) -> None:
    found = list(corpus.claims(wanted=Wanted(topic=topic_words(topic))))
    assert about in _texts(found)
    assert len(found) < len(list(corpus.claims()))


def test_the_title_says_what_all_claims_of_a_release_are_about(corpus: Corpus) -> None:
    found = corpus.claims(wanted=Wanted(topic=topic_words("ferry")))
    assert list(found) == list(corpus.claims())


def test_a_topic_needs_all_of_its_words(corpus: Corpus) -> None:
    assert not list(corpus.claims(wanted=Wanted(topic=topic_words("ferry prisons"))))


@pytest.mark.parametrize("topic", ["piers", "lamp", "largest grants", "Ferry", "pier's"])
def test_an_index_leaves_out_no_claim_on_a_topic(
    corpus: Corpus, session: Session, topic: str
) -> None:
    right = list(corpus.claims(wanted=Wanted(topic=topic_words(topic))))
    assert len(session("claims", "--topic", topic).out.splitlines()) == len(right) > 0


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ((date(2024, 9, 1), date(2024, 9, 1)), ["1 September 2024"]),
        ((date(2024, 8, 1), date(2025, 12, 31)), ["1 September 2024", "early 2025"]),
        ((date.min, date(2025, 1, 31)), ["1 September 2024"]),  # early 2025 has not passed yet
        ((date(2026, 1, 1), date.max), ["2030"]),
    ],
)
def test_a_deadline_counts_by_the_last_day_it_can_mean(
    corpus: Corpus, days: tuple[date, date], due: list[str]
) -> None:
    found = corpus.claims(wanted=Wanted(due=days))
    assert [row.due.text for row in found if row.due] == due


def test_the_same_figure_lies_between_both_ends() -> None:
    row = claim("The fund gave £2 million to 40 schools and £9 million to 3 colleges.")
    million = Decimal(1_000_000)

    def takes(low: int, high: int, unit: str | None = "GBP") -> bool:
        least, most = Size(low * million, unit), Size(high * million, unit)
        return Wanted(least=least, most=most).takes(row)

    assert takes(1, 3)
    assert takes(2, 2)
    assert not takes(3, 8)
    assert not takes(1, 3, "USD")


@pytest.mark.parametrize(
    ("size", "taken"),
    [
        (Size(Decimal(40), "schools"), True),
        (Size(Decimal(40), "school"), True),
        (Size(Decimal(41), "schools"), False),
        (Size(Decimal(2), "percent"), False),
        (Size(Decimal(500)), True),
    ],
)
def test_a_size_with_a_unit_is_compared_with_figures_of_that_unit(size: Size, taken: bool) -> None:
    row = claim("The fund gave £2 million to 40 schools.")
    assert Wanted(least=size).takes(row) == taken


def test_a_figure_in_words_only_has_no_size() -> None:
    row = claim("Hundreds of schools took part.")
    assert not Wanted(least=Size(Decimal(1))).takes(row)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("wanted")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    session = Session(folder / "store")
    assert session("ingest", str(folder / "page.txt")).code == 0
    return session


@pytest.mark.parametrize(
    ("args", "count"),
    [
        (["--min", "£10m"], 1),
        (["--max", "£1m"], 1),
        (["--min", "20%"], 1),
        (["--min", "£1bn"], 0),
        (["--min", "25 quays"], 1),
        (["--due", "2024-09-01"], 1),
        (["--due", "september 2024"], 1),
        (["--due", "..today"], 2),
        (["--due", "today.."], 1),
        (["--topic", "lights", "--kind", "date"], 0),
    ],
)
def test_filters_are_read_as_a_person_types_them(
    session: Session, args: list[str], count: int
) -> None:
    done = session("claims", *args)
    assert (len(done.out.splitlines()), done.code) == (count, 0 if count else 1)


def test_the_kinds_of_which_there_are_flags_are_kinds_too(session: Session) -> None:
    def ids(*args: str) -> set[str]:
        return {line.split("\t")[0] for line in session("claims", *args).out.splitlines()}

    money, percent = ids("--money"), ids("--percent")
    assert money
    assert (ids("--kind", "money"), ids("--kind", "percent")) == (money, percent)
    assert ids("--kind", "money", "--percent") == ids("--money", "--percent") == money | percent
    assert money | percent < ids()


def test_a_size_may_be_below_zero(session: Session) -> None:
    assert session("claims", "--max=-3").code == 1
    assert session("claims", "--min=-3").code == 0


@pytest.mark.parametrize(
    "args",
    [
        ["--min", "much"],
        ["--min", ""],
        ["--min", "£3", "--max", "3%"],
        ["--min", "5", "--max", "4"],
        ["--due", ".."],
        ["--due", "2025..2024"],
        ["--due", "31 february 2024"],
        ["--topic", " !"],
        ["--kind", "sum"],
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(session: Session, args: list[str]) -> None:
    done = session("claims", *args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("pressctl:")


def test_deadlines_are_listed_as_they_come_and_sums_with_their_period(session: Session) -> None:
    dues = session("claims", "--due", "2024..2030", width=100).out
    assert [dues.find(day) for day in ("1 Sep 2024", "early 2025", "2030")] == sorted(
        dues.find(day) for day in ("1 Sep 2024", "early 2025", "2030")
    )
    assert "PROMISE" in dues
    sums = session("claims", "--money", width=100)
    assert "WHAT FOR" in sums.out
    assert "more than" not in sums.err


@pytest.mark.parametrize(
    ("due", "written"),
    [
        (DueRow("4 April", date(2024, 4, 4), date(2024, 4, 4)), "4 Apr 2024"),
        (DueRow("April", date(2024, 4, 1), date(2024, 4, 30)), "Apr 2024"),
        (DueRow("next year", date(2025, 1, 1), date(2025, 12, 31)), "2025"),
        (DueRow("early 2025", date(2025, 1, 1), date(2025, 4, 30)), "early 2025"),
        (DueRow("in 2 weeks", date(2024, 4, 1), date(2024, 4, 15)), "1 Apr 2024 – 15 Apr 2024"),
        (DueRow("9999", date(9999, 1, 1), date.max), "9999"),
    ],
)
def test_a_deadline_is_written_with_its_year(due: DueRow, written: str) -> None:
    assert deadline(due) == written
