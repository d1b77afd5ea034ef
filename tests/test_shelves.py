"""Records on pages: what was put there is found, and what was not is surely nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.query.shelves import Shelf, spread


class Pages:
    """A roster in memory."""

    def __init__(self, records: dict[str, int], per_page: int) -> None:
        self.pages = {page: body for _, page, body in spread("ages", records, per_page)}
        self.read: list[int] = []

    def page(self, shelf: str, page: int) -> bytes:
        assert shelf == "ages"
        self.read.append(page)
        return self.pages[page]

    def mentions(self, release_id: str) -> bytes:
        raise KeyError(release_id)


@given(st.dictionaries(st.text(), st.integers(0, 99)), st.text(), st.integers(1, 9))
def test_a_record_is_found_by_its_key_and_no_other_is(
    records: dict[str, int], other: str, per_page: int
) -> None:
    shelf = Shelf(Pages(records, per_page), "ages", int)
    assert {key: shelf.get(key) for key in records} == records
    assert shelf.get(other) == records.get(other)
    assert sorted(shelf.values()) == sorted(records.values())


def test_a_look_up_reads_one_page_however_many_there_are() -> None:
    pages = Pages({f"name {n}": n for n in range(1000)}, 4)
    shelf = Shelf(pages, "ages", int)
    assert shelf.get("name 7") == shelf.get("name 7") is not None
    assert shelf.get("name 1001") is None
    assert len(pages.read) <= 3  # how many there are, and one page for each name


def test_a_lost_page_is_an_error_and_not_a_record_that_is_not_there() -> None:
    pages = Pages({f"name {n}": n for n in range(100)}, 4)
    for page in list(pages.pages)[1:]:
        del pages.pages[page]
    with pytest.raises(KeyError):
        Shelf(pages, "ages", int).get("name 7")
