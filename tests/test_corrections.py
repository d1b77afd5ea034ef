"""The file of corrections: it outlives what is read anew, and what a person wrote stays in it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow
from pressctl.api.changes import ingest
from pressctl.api.corpus import Corpus
from pressctl.corrections import (
    BadCorrections,
    Corrected,
    Stamp,
    UnwritableCorrections,
    end_fix,
    lay_on,
    read,
    speaker_fix,
    write,
)
from pressctl.corrections.making import NotToBeToldApart
from pressctl.corrections.reading import understand
from pressctl.corrections.records import KINDS, EndFix, Fix, ReleaseFix, SpeakerFix, Unlink
from pressctl.corrections.writing import entry_text
from pressctl.model import Claim, Entry, Origin, Release
from pressctl.query.catalogue import Listed
from pressctl.query.listing import claim_rows
from pressctl.query.speakers import People
from pressctl.store import CORRECTIONS_NAME
from tests.building import Said, release
from tests.write_docs import DOCS, SEEDS

ON = Stamp(on=date(2031, 5, 6))
PELL = Said("Harbour Minister Ann Pell", ("We are glad of it.", "It holds."), "Ann Pell")
BRIDGE = release("bcdfghjk", PELL, "It is open on Sundays.", "It is long.")


def shown(one: Corrected | Release) -> list[tuple[str | None, str, float]]:
    """Give the speaker, the last words and the confidence of each quote."""
    entry = one if isinstance(one, Release) else one.entries[0].release
    return [
        (quote.speaker.name, quote.content[-1].of(entry.text), quote.confidence)
        for quote in entry.quotes
    ]


def book_of(*fixes: Fix, more: str = "") -> str:
    return "\n".join(map(entry_text, fixes)) + more


def laid(text: str, *releases: Release) -> Corrected:
    return lay_on(understand(text, "fixes.toml"), [Entry(one) for one in releases or (BRIDGE,)])


END = end_fix(BRIDGE, 1, 4, ON)
LONGER = [("Ann Pell", "It is open on Sundays.", 1.0)]


def test_what_was_written_is_what_is_read() -> None:
    fixes = (
        END,
        speaker_fix(BRIDGE, 1, "Bob Roe", ON),
        ReleaseFix(release="bcdfghjk", published=date(2024, 3, 12), note="by phone"),
        Unlink(a="bcdfghjk.c1", b="zzzzzzzz.c2", a_sentence="It is long."),
    )
    assert tuple(item.fix for item in understand(book_of(*fixes), "x").items) == fixes


def test_an_accepted_end_names_the_paragraph_it_was_found_in() -> None:
    fix = end_fix(BRIDGE, 1, None, ON)
    assert (fix.last_paragraph, fix.last_begins, fix.last_ends) == (3, "It holds.", "It holds.")
    assert fix.accepted
    assert shown(laid(book_of(fix))) == [("Ann Pell", "It holds.", 1.0)]


@pytest.mark.parametrize(
    "again",
    [
        replace(BRIDGE, origin=Origin("moved/other.html", 1, 9)),
        # a parser that finds one quote more before it, and one paragraph more
        release(
            "bcdfghjk",
            Said("Mayor Bob Roe", ("Hello.",), "Bob Roe"),
            PELL,
            "It is open on Sundays.",
            "It is long.",
        ),
        # straight marks, other spaces
        release(
            "bcdfghjk",
            Said(PELL.source, ("We are  glad of\u00a0it!", "It holds"), "Ann Pell"),
            "It is open on Sundays.",
        ),
        # another id, the same title
        replace(BRIDGE, id="zzzzzzzz"),
        # a parser that took the end for the right one by itself
        release(
            "bcdfghjk",
            Said(PELL.source, (*PELL.words, "It is open on Sundays."), "Ann Pell"),
            "It is long.",
        ),
        # a parser that takes less for the cue
        replace(BRIDGE, quotes=(replace(BRIDGE.quotes[0], attribution=BRIDGE.quotes[0].source),)),
    ],
)
def test_a_correction_outlives_what_is_read_anew(again: Release) -> None:
    corrected = laid(book_of(END), again)
    assert shown(corrected)[-1:] == LONGER
    assert corrected.warnings == ()


def test_every_version_that_has_the_words_is_put_right() -> None:
    older = release("bcdfghjk", PELL, "It is open on Sundays.")
    other = release("bcdfghjk", "It is closed.")
    entry = Entry(BRIDGE, (older, other), ((other,), (older,), (BRIDGE,)))
    corrected = lay_on(understand(book_of(END), "x"), [entry])
    assert corrected.warnings == ()
    first, second, third = (version[0] for version in corrected.entries[0].versions)
    assert first == other
    assert shown(second) == shown(third) == LONGER
    assert third is corrected.entries[0].release


@pytest.mark.parametrize(
    ("again", "why"),
    [
        (release("bcdfghjk", "It is long."), "bcdfghjk: no quote begins with “We are glad of it.”"),
        (release("bcdfghjk", PELL), "no paragraph from its beginning on ends with “It is open"),
        (release("zzzzzzzz", title="Another"), "bcdfghjk: no release has this id or title"),
        (
            release(
                "bcdfghjk",
                Said("Bob Roe", PELL.words, "Bob Roe"),
                "It is open on Sundays.",
            ),
            "behind such a cue",
        ),
        (
            release(
                "bcdfghjk",
                PELL,
                Said("Mayor Bob Roe", ("Hello.",), "Bob Roe"),
                "It is open on Sundays.",
            ),
            "p4 belongs to q2",
        ),
    ],
)
def test_what_fits_no_more_is_told_with_its_line_and_changes_nothing(
    again: Release, why: str
) -> None:
    corrected = laid("# mine\n\n" + book_of(END), again)
    assert [one.release for one in corrected.entries] == [again]
    [warning] = corrected.warnings
    assert warning.startswith("fixes.toml:3: ")
    assert why in warning
    assert warning.endswith("the correction is not applied; put the entry right or take it out")


def test_two_releases_of_one_title_are_told_apart_by_the_quote_alone() -> None:
    twin = release("wwwwwwww", "It is closed.")
    moved = replace(BRIDGE, id="zzzzzzzz")
    assert shown(laid(book_of(END), moved, twin)) == LONGER
    [warning] = laid(book_of(END), moved, replace(moved, id="wwwwwwww")).warnings
    assert "several releases have its title" in warning


def test_equal_quotes_are_told_apart_by_their_number() -> None:
    twice = release("bcdfghjk", PELL, "It is long.", PELL, "It is open on Sundays.")
    corrected = laid(book_of(end_fix(twice, 2, None, ON)), twice)
    assert [one[2] for one in shown(corrected)] == [0.8, 1.0]


def test_a_quote_without_words_is_refused() -> None:
    odd = release("bcdfghjk", Said("Ann Pell", ("…",), "Ann Pell"))
    with pytest.raises(NotToBeToldApart, match=r"bcdfghjk\.q1"):
        speaker_fix(odd, 1, "Bob Roe", ON)


def test_the_later_of_two_entries_counts_and_the_earlier_is_told() -> None:
    corrected = laid(book_of(end_fix(BRIDGE, 1, 2, ON), END))
    assert shown(corrected) == LONGER
    assert corrected.warnings[0].startswith("fixes.toml:1: line 12 puts the same right")


def test_day_and_issuer_may_stand_in_two_entries() -> None:
    day = ReleaseFix(release="bcdfghjk", published=date(2024, 3, 12))
    corrected = laid(book_of(day, ReleaseFix(release="bcdfghjk", issuer="Harbour Board")))
    found = corrected.entries[0].release
    assert (found.published, found.issuer) == (date(2024, 3, 12), "Harbour Board")
    assert corrected.warnings == ()


def claiming(id: str, *sentences: str) -> Release:
    made = release(id, *sentences)
    spans = [paragraph.span for paragraph in made.paragraphs]
    claims = (Claim(n, span, "count", None, ()) for n, span in enumerate(spans, start=1))
    return replace(made, claims=tuple(claims))


def claims_of(*releases: Release) -> list[ClaimRow]:
    people = People.build(releases)
    return [row for one in releases for row in claim_rows(one, people)]


ONE, TWO = claiming("bcdfghjk", "It is long.", "It is new."), claiming("zzzzzzzz", "It is long.")


@pytest.mark.parametrize(
    "fix",
    [
        Unlink(a="bcdfghjk.c1", b="zzzzzzzz.c1"),
        Unlink(a="zzzzzzzz.c1", b="bcdfghjk.c1"),
        Unlink(a="bcdfghjk", b="zzzzzzzz", a_sentence="it is long", b_sentence="It is  long"),
        Unlink(a="bcdfghjk.c9", b="zzzzzzzz.c1", a_sentence="It is long."),
    ],
)
def test_refused_links_are_known_by_sentence_or_id(fix: Unlink) -> None:
    corrected = laid(book_of(fix), ONE, TWO)
    long, new, other = claims_of(ONE, TWO)
    assert corrected.refuses(long, other)
    assert corrected.refuses(other, long)
    assert not corrected.refuses(new, other)
    assert corrected.warnings == ()


@pytest.mark.parametrize("claim", ["bcdfghjk.c3", "bcdfghjk.c0", "bcdfghjk", "x.c1", "bcdfghjk.c²"])
def test_a_claim_that_is_not_there_is_told(claim: str) -> None:
    [warning] = laid(book_of(Unlink(a=claim, b="zzzzzzzz.c1")), ONE, TWO).warnings
    assert f"fixes.toml:1: {claim}: there is no such claim" in warning


BY_HAND = """\
# Checked in May.
[[end]]   # with the recording
release = "bcdfghjk"
begins = "we are glad"  # enough of it
last_ends = "holds"
note = '''
[[end]]
# no comment'''  # but this is one

# about the next
[[release]]
release = 'bcdfghjk'
issuer = "Harbour \\"Board\\" # 1"

# the end
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pressctl.corrections.toml"
    path.write_text(BY_HAND, encoding="utf-8")
    return path


def test_a_file_by_hand_needs_few_keys() -> None:
    corrected = laid(BY_HAND)
    assert shown(corrected) == [("Ann Pell", "It holds.", 1.0)]
    assert corrected.entries[0].release.issuer == 'Harbour "Board" # 1'
    assert corrected.warnings == ()


def test_a_new_entry_leaves_every_letter_that_was_there(file: Path) -> None:
    write(file, Listed([Entry(BRIDGE)]), [speaker_fix(BRIDGE, 1, "Bob Roe", ON)])
    text = file.read_text(encoding="utf-8")
    assert text.startswith(BY_HAND)
    assert [type(item.fix) for item in read(file).items] == [EndFix, ReleaseFix, SpeakerFix]


def test_a_second_correction_replaces_the_first_and_keeps_comments_and_note(file: Path) -> None:
    assert write(file, Listed([Entry(BRIDGE)]), [END]) == 1
    text = file.read_text(encoding="utf-8")
    head, tail = "# Checked in May.\n", BY_HAND[BY_HAND.index("\n# about the next") :]
    comments = "# with the recording\n# enough of it\n# but this is one\n"
    kept = replace(END, note="[[end]]\n# no comment")
    assert text == f"{head}{comments}{entry_text(kept)}{tail}"


def test_what_is_forgotten_goes_and_its_comments_stay(file: Path) -> None:
    assert write(file, Listed([Entry(BRIDGE)]), [], ["bcdfghjk.q1"]) == 1
    text = file.read_text(encoding="utf-8")
    assert "last_ends" not in text
    assert "# enough of it\n" in text
    assert [type(item.fix) for item in read(file).items] == [ReleaseFix]


def test_to_write_and_to_forget_leaves_no_trace(tmp_path: Path) -> None:
    path, entries = tmp_path / "c.toml", [Entry(BRIDGE)]
    write(path, Listed(entries), [ReleaseFix(release="bcdfghjk", issuer="Board")])
    before = path.read_bytes()
    write(path, Listed(entries), [END])
    assert write(path, Listed(entries), [], ["bcdfghjk.q1"]) == 1
    assert path.read_bytes() == before


def test_the_same_once_more_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    write(path, Listed([Entry(BRIDGE)]), [END])
    before = path.read_bytes()
    write(path, Listed([Entry(BRIDGE)]), [END])
    assert path.read_bytes() == before


def test_an_entry_that_fits_no_release_stays_in_the_file(file: Path) -> None:
    other = release("zzzzzzzz", PELL, title="Another")
    write(file, Listed([Entry(other)]), [end_fix(other, 1, None, ON)], ["bcdfghjk.q1"])
    assert file.read_text(encoding="utf-8").startswith(BY_HAND)


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    write(path, Listed([Entry(BRIDGE)]), [END])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["c.toml"]


def test_lines_of_windows_and_a_byte_order_mark_are_read() -> None:
    text = BY_HAND.replace("\n", "\r\n")
    assert len(understand(text, "x").items) == 2


def test_a_pipe_in_place_of_the_file_is_told_and_not_taken_for_empty(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(BadCorrections, match="not a plain file"):
        read(tmp_path / "pipe.toml")


def test_a_file_with_a_byte_order_mark_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + BY_HAND.encode())
    assert len(read(file).items) == 2


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("x = = 1", 1, "not TOML"),
        ('# a\n[[end]]\nrelease = "x', 3, "not TOML"),
        ('[[end]]\nrelease = "\x00"', 2, "not TOML"),
        ("x = " + "[" * 100_000, None, "not TOML"),
        ("x = " + "9" * 10_000, None, "not TOML"),
        ('# a\n[[ends]]\nrelease = "x"', 2, "unknown field “ends”"),
        ('\n[[end]]\nrelease = "x"\nlast_ends = "y"', 2, "it lacks the required field “begins”"),
        ('[[end]]\nrelease = 3\nbegins = "x"\nlast_ends = "y"', 1, "release: expected “str”"),
        ('[[end]]\nrelease = "x"\nbegins = "…"\nlast_ends = "y"', 1, "begins has no words"),
        ('[[end]]\nrelease = "x"\nbegins = "x"\nlast_ends = "."', 1, "last_ends has no words"),
        ('[[release]]\nrelease = "x"', 1, "needs published or issuer"),
        ('[[release]]\nrelease = "x"\npublished = "soon"', 1, "published: "),
        ('[[speaker]]\nrelease = "x"\nbegins = "x"\nnam = "y"', 1, "[[speaker]]"),
        ('# a\n[end]\nrelease = "x"', 2, "expected “array”"),
        ("# a\nend = 3", 2, "expected “array”"),
        ('unlink = [{a = "x", b = "y"}]', None, "under a line of its own, [[unlink]]"),
    ],
)
def test_what_is_malformed_is_told_with_its_line(text: str, line: int | None, why: str) -> None:
    with pytest.raises(BadCorrections) as caught:
        understand(text, "c.toml")
    place = "c.toml: " if line is None else f"c.toml:{line}: "
    assert str(caught.value).startswith(place)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_malformed_file_is_not_written_to(file: Path) -> None:
    file.write_text(BY_HAND + "x = = 1", encoding="utf-8")
    with pytest.raises(BadCorrections):
        write(file, Listed([Entry(BRIDGE)]), [END])
    assert file.read_text(encoding="utf-8") == BY_HAND + "x = = 1"


def test_bytes_that_are_no_text_are_told_with_their_line(file: Path) -> None:
    file.write_bytes(b"# a\n# \xff\n")
    with pytest.raises(BadCorrections, match=r"toml:2: not UTF-8"):
        read(file)


def test_a_link_and_a_folder_are_not_followed(tmp_path: Path, file: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    with pytest.raises(BadCorrections, match="a link, which is not followed"):
        read(link)
    with pytest.raises(BadCorrections, match="is a directory"):
        read(tmp_path)


def test_the_file_of_another_user_is_not_believed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(BadCorrections, match="belongs to another user"):
        read(file)


_ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@given(_ANY, _ANY, _ANY)
def test_whatever_a_release_says_comes_back_from_the_file(a: str, b: str, c: str) -> None:
    fix = EndFix(release=f"r{a}", title=b, begins=f"x{c}", attribution=c, last_ends=f"y{a}", note=b)
    text = f"{entry_text(fix)}\n{entry_text(replace(fix, accepted=True))}"
    text.encode()
    first, second = (item.fix for item in understand(text, "x").items)
    whole = fix_without_halves(fix)
    assert (first, second) == (whole, replace(whole, accepted=True))


def fix_without_halves(fix: EndFix) -> EndFix:
    """Half characters cannot be in any file; empty notes are none."""
    words: dict[str, Any] = {
        name: "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in value)
        for name in fix.__struct_fields__
        if isinstance(value := getattr(fix, name), str)
    }
    return replace(fix, **{**words, "note": words.get("note") or None})


@given(_ANY)
def test_no_character_that_acts_on_a_terminal_is_in_the_file(words: str) -> None:
    text = entry_text(speaker_fix(BRIDGE, 1, words, ON))
    acting = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u061c\u200e\u200f\ufeff"}
    acting |= {*map(chr, range(0x2028, 0x202F)), *map(chr, range(0x2066, 0x206A))}
    assert not acting & set(text.replace("\n", ""))
    assert text.count("\n") == entry_text(speaker_fix(BRIDGE, 1, "x", ON)).count("\n")


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    many = [release(f"release{n:02}", PELL, "Then.", title=f"Title {n}") for n in range(16)]
    entries = [Entry(one) for one in many]

    def put(one: Release) -> None:
        write(path, Listed(entries), [end_fix(one, 1, None, ON)])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(put, many))
    assert {item.fix.release for item in read(path).items} == {one.id for one in many}  # type: ignore[union-attr]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    target: Any = Path if call == "replace" else os
    opened = os.open

    def open_old(path: Path, flags: int, *mode: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(28, "No space left on device")
        return opened(path, flags, *mode)

    monkeypatch.setattr(target, call, open_old if call == "open" else fail)
    with pytest.raises(UnwritableCorrections, match="no space left on device; nothing was changed"):
        write(file, Listed([Entry(BRIDGE)]), [END])
    monkeypatch.undo()
    assert file.read_text(encoding="utf-8") == BY_HAND
    assert [*file.parent.iterdir()] == [file]


PAGE = (DOCS / "corrections.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("```toml\n")[2].partition("```")[0]


def test_the_example_in_the_docs_fits_the_seed(tmp_path: Path) -> None:
    ingest([SEEDS], tmp_path / ".pressctl")
    (tmp_path / CORRECTIONS_NAME).write_text(EXAMPLE, encoding="utf-8")
    corpus = Corpus.open(tmp_path / ".pressctl")
    assert corpus.warnings == ()
    corrected = [mark.what for row in corpus.quotes() for mark in row.corrected]
    assert sorted(corrected) == ["end", "speaker"]


def test_every_key_of_an_entry_is_documented() -> None:
    table = PAGE[PAGE.index("| entry |") :]
    keys = {name for kind in KINDS.values() for name in kind.__struct_fields__}
    assert [key for key in sorted(keys) if f"`{key}`" not in table] == []


def test_without_a_file_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    ingest([SEEDS], tmp_path / ".pressctl")
    code = (
        "import sys; from pathlib import Path; from pressctl.api.corpus import Corpus;"
        f"Corpus.open(Path({str(tmp_path / '.pressctl')!r})).releases();"
        "sys.exit(any(name in sys.modules for name in ('tomllib', 'pressctl.corrections')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
