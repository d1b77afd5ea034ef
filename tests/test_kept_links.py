"""Links between claims are found once and kept: what was found before is not looked for again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pressctl.answers.claims import ClaimRow, LinkRow
from pressctl.api.changes import ingest
from pressctl.query import linking
from pressctl.query.linking import Linker
from pressctl.store import CORRECTIONS_NAME, links
from pressctl.store.disposable import Disposable, is_sound
from tests.session import TODAY, Session

PAGE = (
    "Tag: News\n\n  • PRESS RELEASE : {title} [May 2024]\n"
    "    PRESS RELEASE : {title} [May 2024]\n\n"
    "    The press release issued by the Harbour Board on {day} 2024.\n\n    {text}\n\n"
)
TOLD = (
    ("8 January", "The new pier at Tolby will cost £{0} million and open in May 2026."),
    ("9 February", "Ferries carried {0}0 passengers from Tolby to Brannock last year."),
    ("4 March", "The pier at Tolby will cost £{0} million, the Harbour Board has confirmed."),
    ("5 April", "Ferries from Tolby to Brannock carried {0}0 passengers last year."),
    ("6 May", "The new pier at Tolby will cost up to £{0} million and open in June 2026."),
)
QUESTIONS = (["--links"], ["--changed"], ["--repeated"], ["--conflicts"])
Answers = list[tuple[int, str]]


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(linking, "BLOCK", 2)
    (tmp_path / "pages").mkdir()
    made = Session(tmp_path / ".pressctl")
    take_in(made, *range(4))
    return made


def take_in(session: Session, *numbers: int) -> None:
    for number in numbers:
        day, text = TOLD[number]
        page = PAGE.format(title=f"News {number}", day=day, text=text.format(31 + number))
        (session.store.parent / "pages" / f"{number}.txt").write_text(page, encoding="utf-8")
    ingest([session.store.parent / "pages"], session.store, today=TODAY, prune=True)


def answers(session: Session) -> Answers:
    rows = [session("claims", "--json", *way) for way in QUESTIONS]
    assert all(done.code in (0, 1) and "pressctl:" not in done.err for done in rows), rows
    return [(done.code, done.out) for done in rows]


def anew(session: Session) -> Answers:
    links_of(session).unlink()
    return answers(session)


def links_of(session: Session) -> Path:
    [file] = session.store.glob("links.*.sqlite")
    return file


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the releases whose claims are linked from now on."""
    told: list[str] = []
    link = Linker.link

    def spy(self: Linker, block: Sequence[ClaimRow]) -> list[LinkRow]:
        told.extend(dict.fromkeys(claim.title for claim in block))
        return link(self, block)

    monkeypatch.setattr(Linker, "link", spy)
    return told


def test_a_second_question_looks_for_nothing(session: Session, linked: list[str]) -> None:
    found = answers(session)
    assert "figure_changed" in found[0][1]
    linked.clear()
    assert answers(session) == found
    assert linked == []


def test_what_comes_later_is_linked_alone(session: Session, linked: list[str]) -> None:
    answers(session)
    linked.clear()
    take_in(session, 4)
    found = answers(session)
    assert linked == ["News 4"]
    assert found == anew(session)


def test_what_another_pressctl_has_linked_is_linked_anew(
    session: Session, linked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(links, "MAKER", b"another")
        answers(session)
    linked.clear()
    take_in(session, 4)
    answers(session)
    assert linked == [f"News {number}" for number in range(5)]


def test_an_open_block_is_linked_again(session: Session, linked: list[str]) -> None:
    (session.store.parent / "pages" / "3.txt").unlink()
    take_in(session)  # of three releases the last is in an open block
    answers(session)
    linked.clear()
    take_in(session, 3, 4)
    found = answers(session)
    assert linked == ["News 2", "News 3", "News 4"]
    assert found == anew(session)


def test_full_blocks_stand_however_often_something_comes(
    session: Session, linked: list[str]
) -> None:
    answers(session)
    for _ in range(2):
        (session.store.parent / "pages" / "3.txt").unlink()
        take_in(session)
        linked.clear()
        answers(session)
        assert linked == ["News 2"]
        take_in(session, 3)
        linked.clear()
        answers(session)
        assert linked == ["News 2", "News 3"]


def test_what_comes_into_the_past_leaves_what_is_before_it(
    session: Session, linked: list[str]
) -> None:
    (session.store.parent / "pages" / "2.txt").unlink()
    take_in(session, 4)  # 0 and 1, 3 and 4
    answers(session)
    linked.clear()
    take_in(session, 2)
    found = answers(session)
    assert linked == ["News 2", "News 3", "News 4"]
    assert found == anew(session)


def test_what_comes_before_all_has_all_linked_anew(session: Session, linked: list[str]) -> None:
    (session.store.parent / "pages" / "0.txt").unlink()
    take_in(session)
    answers(session)
    linked.clear()
    take_in(session, 0)
    found = answers(session)
    assert linked == [f"News {number}" for number in range(4)]
    assert found == anew(session)


def test_a_pair_that_a_person_refuses_is_left_out_and_nothing_linked_anew(
    session: Session, linked: list[str]
) -> None:
    before = session("claims", "--links", "--columns", "a,b").out.splitlines()
    linked.clear()
    a, b = before[0].split("\t")
    told = f'[[unlink]]\na = "{a}"\nb = "{b}"\n'
    (session.store.parent / CORRECTIONS_NAME).write_text(told, encoding="utf-8")
    assert session("claims", "--links", "--columns", "a,b").out.splitlines() == before[1:]
    assert linked == []


@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_damage_to_them_changes_no_answer(session: Session, at: float) -> None:
    right = answers(session)
    content = bytearray(links_of(session).read_bytes())
    content[int(at * len(content))] ^= 1
    links_of(session).write_bytes(content)
    assert answers(session) == right
    assert is_sound(links_of(session))


def test_what_is_missing_or_strange_is_made_anew(session: Session) -> None:
    right = answers(session)
    file = links_of(session)
    file.write_bytes(b"")
    assert answers(session) == right
    file = links_of(session)
    file.unlink()
    file.mkdir()
    assert answers(session) == right


def test_where_the_store_cannot_be_written_they_are_found_all_the_same(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = answers(session)
    links_of(session).unlink()

    def refuse(_kind: object, path: Path, waiting: object = None) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Disposable, "making", refuse)
    assert answers(session) == right
    assert not list(session.store.glob("links.*.sqlite"))


def test_who_is_stopped_finds_the_rest_later(
    session: Session, linked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressctl.api import linking as keeping

    monkeypatch.setattr(keeping, "KEEP_EVERY", 1)
    link = Linker.link

    def stopped(self: Linker, block: Sequence[ClaimRow]) -> list[LinkRow]:
        if len(linked) >= 2:
            raise KeyboardInterrupt
        return link(self, block)

    with monkeypatch.context() as patch:
        patch.setattr(Linker, "link", stopped)
        session("claims", "--links")
    assert linked == ["News 0", "News 1"]
    found = answers(session)
    assert linked == [f"News {number}" for number in range(4)]
    assert found == anew(session)
