"""The command line: exit codes, errors in one line, and what is said beside a result."""

from __future__ import annotations

import json
import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.session import RELEASES, Session, open_session

HOSTILE = """Tag: Bureau

  • PRESS RELEASE : [bold]Lamps[/b] \x1b[31mred :smile: \u202eback [July 2025]

    PRESS RELEASE : [bold]Lamps[/b] \x1b[31mred :smile: \u202eback [July 2025]

    The press release issued by the Bureau on 1 July 2025.

    We will [cut] costs by 5% \x1b]0;owned\x07 and \x9b2J more [/] of it.

    Minister \x1b[1mAda Quill said:

    I am :warning: sure \u2066of it\u2069.
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return open_session(tmp_path_factory.mktemp("cli"), RELEASES)


@pytest.fixture(scope="module")
def older(session: Session) -> str:
    return session("list").out.splitlines()[-1].split("\t")[0]


def process(
    session: Session, *args: str, environ: dict[str, str] | None = None, **streams: object
) -> subprocess.CompletedProcess[str]:
    """Run pressctl as a process of its own."""
    command = [sys.executable, "-m", "pressctl", *args]
    path = os.pathsep.join(sys.path)
    words = {**os.environ, "PYTHONPATH": path, "PRESSCTL_STORE": str(session.store)}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, env={**words, **(environ or {})}, text=True, check=False, **streams
    )


def test_the_first_and_second_and_fourth_column_of_quotes_are_id_date_and_words(
    session: Session, older: str
) -> None:
    cells = [line.split("\t") for line in session("quotes").out.splitlines()]
    assert [(c[0], c[1], c[3]) for c in cells][1] == (f"{older}.q1", "2025-05-12", "25")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["list"], 0),
        (["search", "lamps"], 0),
        (["search", "bananas"], 1),
        (["search", "-q", "lamps", "--since", "june 2025"], 0),
        (["search", "-q", "brighter", "--since", "june 2025"], 1),
        (["check", "brighter quays"], 0),
        (["check", "brighter quays", "--speaker", "quill"], 0),
        (["check", "brighter quays", "--speaker", "oakes"], 1),
        (["check", "darker quays and bananas"], 1),
        (["quotes", "--speaker", "nobody-at-all"], 1),
        (["show", "zzzzz"], 2),
        (["list", "--columns", "colour"], 2),
        (["list", "--json", "--csv"], 2),
        (["list", "--limit", "0"], 2),
        (["list", "--colour"], 2),
        (["lost"], 2),
        (["search", "-e", "("], 2),
        (["search", ""], 2),
        (["check", " "], 2),
        (["list", "--since", "12"], 2),
        (["list", "--since", "june 2025", "--until", "may 2025"], 2),
    ],
)
def test_the_exit_code_tells(session: Session, args: list[str], code: int) -> None:
    assert session(*args).code == code


def test_diff_tells_same_from_different(session: Session, older: str) -> None:
    newer = session("list").out[:8]
    assert session("diff", older, older).code == 0
    assert session("diff", older, newer).code == 1


def test_sets_are_the_same_only_where_they_have_the_same_releases(session: Session) -> None:
    assert session("diff", "--a", "2000..2100", "--b", "2000..2100").code == 2
    assert session("diff", "--a", "--since 2000", "--b", "--until 2100").code == 0
    assert session("diff", "--a", "1850", "--b", "--until 2100").code == 1
    empty = session("diff", "--issuer", "nobody at all", "--a", "1850", "--b", "1851")
    assert (empty.code, "--a: no release" in empty.err) == (1, True)


def test_a_figure_is_followed_however_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(
        "Pier fund opens\n\nPublished: 3 March 2024\n\nThe pier fund will hold £31m by 2026.\n"
    )
    session = open_session(tmp_path / "store", file)
    assert [session("track", term).code for term in ("£31 million pier", "£31", "pier")] == [
        0,
        1,
        0,
    ]


def test_diff_compares_no_part_of_a_release(session: Session, older: str) -> None:
    part = session("diff", f"{older}.p1", older)
    assert (part.code, "part of a release" in part.err) == (2, True)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["lits"], "did you mean 'list'"),
        (["list", "--colums", "id"], "or --columns"),
        (["list", "--columns", "colour"], "the columns are id, title, published"),
        (["list", "--since", "12"], "2024-03-12"),
        (["show", "zzzz"], "no such id"),
        (["quotes", "--speaker", "Zed Nobody"], "pressctl speakers"),
        (["list", "--format", "pdf"], "not one of"),
        (["list", "--limit", "few"], "'few' is not a whole number"),
        (["quotes", "--speaker", ""], "give a name"),
        (["check", "brighter quays", "--speaker", " "], "give a name"),
        (["track", " "], "nothing to follow"),
        (["search", ""], "nothing to search for"),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(
    session: Session, args: list[str], words: str
) -> None:
    done = session(*args)
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert done.err.startswith("pressctl: ")
    assert words in done.err


def test_without_a_store_the_way_to_make_one_is_told(tmp_path: Path) -> None:
    done = Session(tmp_path / "none")("list")
    assert done.code == 2
    assert "pressctl ingest PATH" in done.err


def test_a_near_spelling_of_a_name_is_offered_and_not_taken(session: Session) -> None:
    done = session("quotes", "--speaker", "quil")
    assert (done.code, done.out) == (1, "")
    assert "no speaker “quil”; did you mean Ada Quill (ada-quill)?" in done.err


def test_whom_a_surname_an_office_or_a_body_was_taken_for_is_said(session: Session) -> None:
    for words, told in [
        ("quill", "“quill” taken as Ada Quill (ada-quill)"),
        ("lanterns secretary", "taken as the office Lanterns Secretary: Ada Quill (ada-quill)"),
        ("harbour towns", "taken as the body Harbour Towns Alliance: Ben Oakes (ben-oakes)"),
    ]:
        for command in (["quotes"], ["search", "-e", "."], ["check", "brighter quays"]):
            assert told in session(*command, "--speaker", words).err
    for words in ("Ada Quill", "ada-quill"):
        assert session("quotes", "--speaker", words).err == ""


def test_only_the_words_of_an_office_or_a_body_are_found(session: Session, older: str) -> None:
    def ids(*args: str) -> list[str]:
        return [line.split("\t")[0] for line in session(*args).out.splitlines()]

    assert ids("quotes", "--speaker", "harbour towns alliance") == [f"{older}.q2"]
    assert ids("quotes", "--speaker", "chief executive") == [f"{older}.q2"]
    assert len(ids("quotes", "--speaker", "the lanterns secretary")) == 2
    assert ids("claims", "--speaker", "oakes") == [f"{older}.c6"]
    assert len(ids("search", "work", "--speaker", "harbour towns")) == 1


TWINS = """Tag: Road Trust

  • PRESS RELEASE : Bollards go [May 2025]

    PRESS RELEASE : Bollards go [May 2025]

    The press release issued by the Road Trust on 12 May 2025.

    Jo Hill, Chair of the Road Trust, said:

    I want every cyclist in this old town to ride home without fear of the dark.

    Tim Hill, Clerk of the Tree Club, said:

    We agree.

  • PRESS RELEASE : Lamps stay [June 2025]

    PRESS RELEASE : Lamps stay [June 2025]

    The press release issued by the Road Trust on 1 June 2025.

    Jo Hill, Chair of the Road Trust, said:

    We keep the lamps. I want every cyclist in this old town to ride home without fear of the rain.
"""


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("twins")
    (folder / "twins.txt").write_text(TWINS, encoding="utf-8")
    return open_session(folder / "store", folder / "twins.txt")


def test_a_surname_of_two_is_an_error_that_lists_both(twins: Session) -> None:
    done = twins("quotes", "--speaker", "hill")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "pressctl: “hill” can mean 2 speakers; type one of:",
        "  jo-hill  Jo Hill  2 quotes",
        "  tim-hill  Tim Hill  1 quote",
    ]


def test_speakers_of_a_name_are_all_it_can_mean_each_with_a_history(twins: Session) -> None:
    both = twins("speakers", "hill")
    assert (both.code, both.err) == (0, "")
    assert [line.split("\t")[0] for line in both.out.splitlines()] == ["Jo Hill", "Tim Hill"]
    [row] = json.loads(twins("speakers", "jo hill", "--json").out)
    assert row["offices"][0] == {
        "role": "Chair",
        "organisation": "Road Trust",
        "first": "2025-05-12",
        "last": "2025-06-01",
        "quote_count": 2,
        "release_count": 2,
    }
    assert [one["quote_count"] for one in row["forms_seen"]] == [2]
    page = twins("speakers", "jo-hill", width=80).out
    assert "Chair, Road Trust" in page
    assert "2025-05-12 – 2025-06-01" in page
    assert twins("speakers", "nobody").code == 1


@pytest.mark.parametrize("width", [30, 60, 80, 120])
def test_a_history_and_repeated_wording_fit_their_terminal(twins: Session, width: int) -> None:
    for args in (["speakers", "hill"], ["quotes", "--repeated"], ["speakers", "--forms", "hill"]):
        done = twins(*args, width=width)
        assert done.code == 0
        assert max(map(len, done.out.splitlines())) <= max(width, 40)


def test_forms_come_for_one_person_or_for_all(twins: Session) -> None:
    assert twins("speakers", "--forms", "jo-hill").out.count("\n") == 1
    assert twins("speakers", "jo-hill", "--forms").out.count("\n") == 1
    assert twins("speakers", "--forms").out.count("\n") == 2


def test_repeated_wording_is_shown_with_who_said_it_and_what_changed(twins: Session) -> None:
    line = twins("quotes", "--repeated").out.split("\t")
    words = "I want every cyclist in this old town to ride home without fear of the"
    assert line[:3] + line[7:8] == ["line", "2", "15", words]
    page = twins("quotes", "--repeated", width=100).out
    assert f"«{words}»" in page
    assert page.count("Jo Hill") == 2
    assert twins("quotes", "--repeated", "--speaker", "tim-hill").code == 1
    assert twins("quotes", "--repeated", "--min-words", "30").code == 1
    assert "it does not go with --repeated" in twins("quotes", "--repeated", "--below", "0.5").err
    assert twins("quotes", "--min-words", "30").code == 2


def test_how_a_date_was_read_is_told(session: Session) -> None:
    done = session("list", "--since", "may 2025", "--until", "may 2025")
    assert done.out.count("\n") == 1
    told = "› since Thu 2025-05-01, until Sat 2025-05-31 (both days included)\n"
    assert done.err == told


def test_an_ambiguous_id_lists_its_candidates(tmp_path: Path) -> None:
    source = tmp_path / "many.txt"
    parts = RELEASES.read_text(encoding="utf-8").split("  • ")
    days = [parts[1].replace("12 May", f"{day} May") for day in range(1, 31)]
    source.write_text("  • ".join([parts[0], *days]), encoding="utf-8")
    many = open_session(tmp_path / "store", source)
    starts = [line[0] for line in many("list").out.splitlines()]
    shared = next(start for start in starts if starts.count(start) > 1)
    done = many("show", shared)
    assert done.code == 2
    assert done.err.startswith(f"pressctl: {shared}: the start of {starts.count(shared)} ids")
    assert done.err.count("£12 million to relight harbour towns") == starts.count(shared)


def test_a_pipe_gets_no_summary(session: Session) -> None:
    assert session("list").err == ""


def test_a_person_at_a_terminal_gets_a_summary_on_stderr(session: Session) -> None:
    assert session("list", width=80).err == "› 2 releases, all Department of Lanterns\n"


@pytest.mark.parametrize(
    ("args", "rows"),
    [
        (["-l", "lamps"], 2),
        (["-l", "lamps NOT harbour"], 0),
        (["-l", "-v", "5,000"], 1),
        (["-v", "lamps"], 0),
        (["-v", "zebra", "-l", "--offset", "1"], 1),
        (["lamps", "--limit", "2"], 2),
        (["lamps", "--limit", "2", "--offset", "4"], 1),
        (["lamps", "town", "-c"], 2),
        (["Lamps"], 0),
        (["-i", "LAMPS"], 5),
        (["-s", "lamps"], 5),
        (["-w", "lamp"], 0),
        (["-z", "lmaps"], 5),
        (["--stem", "lamp"], 5),
        (["-e", "lam.s", "speaker:quill"], 1),
        (["lamps", "--kwic", "--sort", "rank", "-C", "1p"], 5),
    ],
)
def test_a_search_has_rows_as_asked(session: Session, args: list[str], rows: int) -> None:
    done = session("search", *args)
    assert (len(done.out.splitlines()), done.code) == (rows, 0 if rows else 1), done.err


def test_an_empty_id_is_no_release_and_never_all(session: Session) -> None:
    for words in (["list"], ["search", "lamps"], ["quotes"]):
        done = session(*words, "--release", "")
        assert (done.code, done.out) == (2, "")


def test_ids_can_be_handed_on(session: Session) -> None:
    ids = session("search", "-l", "lamps").out.split()
    assert ids == [line.split("\t")[0] for line in session("list").out.splitlines()]
    asked = session("search", "-l", "lamps", "--json").out
    assert [row["release"] for row in json.loads(asked)] == ids


def test_a_search_that_cannot_be_read_has_a_caret_under_its_fault(session: Session) -> None:
    done = session("search", "lamps", "AND", "(towns", "OR")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "pressctl: search: OR needs something to find after it",
        "  lamps AND (towns OR",
        "                     ^",
    ]


@pytest.mark.parametrize(
    "args",
    [
        ["-i", "-s", "a"],
        ["-e", "-z", "a"],
        ["-z", "--stem", "a"],
        ["-C", "many", "a"],
        ["-C", "2w", "a"],
        ["--offset", "-1", "a"],
        ["a", "speaker:nobody"],
    ],
)
def test_options_of_search_that_exclude_each_other_are_refused(
    session: Session, args: list[str]
) -> None:
    assert session("search", *args).code == 2


def test_a_search_in_vain_hints_at_its_capitals(session: Session) -> None:
    remark = "› no match in 2 releases; capitals count, -i ignores them\n"
    assert session("search", "LAMPS", width=80).err == remark
    assert session("search", "zebra", width=80).err == "› no match in 2 releases\n"
    assert session("search", "-v", "lamps", width=80).err == "› 0 of 2 releases do not match\n"


def test_a_search_in_vain_tells_how_many_releases_were_searched(session: Session) -> None:
    assert session("search", "zebra", width=80).err == "› no match in 2 releases\n"


def test_whom_words_are_wrongly_said_to_be_by_is_named(session: Session) -> None:
    done = session("check", "brighter quays", "--speaker", "oakes", width=100)
    assert done.code == 1
    assert done.out.startswith("⇄ misattributed   not Ben Oakes but Ada Quill")


def test_an_accent_typed_apart_from_its_letter_is_the_same_letter(tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.write_text(RELEASES.read_text(encoding="utf-8").replace("quays", "cafés"), "utf-8")
    one = open_session(tmp_path / "store", source)
    assert one("search", "cafe\u0301s").code == 0
    assert one("check", "brighter cafe\u0301s").code == 0


def test_a_quotation_can_come_from_stdin(session: Session) -> None:
    done = session("check", "-", "--json", stdin="brighter quays\n")
    assert json.loads(done.out)[0]["verdict"] == "verbatim"
    assert session("check", "-", stdin=None).code == 2


def test_limit_keeps_the_newest(session: Session) -> None:
    assert session("list", "--limit", "1").out.split("\t")[1] == "2025-06-03"


def test_ingest_again_changes_nothing_and_says_so(session: Session) -> None:
    source = session.store.parent / RELEASES.name
    done = session("ingest", str(source), width=80)
    assert "new 0   changed 0   unchanged 2" in done.out
    assert done.code == 0


def test_what_cannot_be_read_is_named_and_the_rest_is_taken_in(tmp_path: Path) -> None:
    session = Session(tmp_path / ".pressctl")
    done = session("ingest", str(RELEASES), str(tmp_path / "none.txt"))
    assert done.code == 2
    assert "none.txt" in done.err
    assert session("list").out.count("\n") == 2


@pytest.mark.parametrize("width", [None, 120, 60])
@pytest.mark.parametrize("format", ["", "--json", "--csv", "--md"])
def test_no_byte_of_a_document_acts_on_the_terminal(
    tmp_path: Path, width: int | None, format: str
) -> None:
    source = tmp_path / "hostile.txt"
    source.write_text(HOSTILE, encoding="utf-8")
    session = Session(tmp_path / ".pressctl")
    session("ingest", str(source))
    identifier = session("list").out[:8]
    for args in (["list"], ["show", identifier], ["quotes", "--full"], ["search", "cut"]):
        done = session(*args, *filter(None, [format]), width=width)
        assert done.code == 0, done.err
        shown = done.out + done.err
        bad = [c for c in shown if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f"]
        assert not bad
        assert not set(shown) & set("\u202e\u2066\u2069")
    if not format:
        assert "[cut]" in session("show", identifier, width=width).out
        assert ":warning:" in session("show", identifier, width=width).out


def test_a_hostile_argument_comes_back_harmless(session: Session) -> None:
    for args in (["show", "\x1b[31m"], ["\x1b]0;x\x07"], ["list", "--since", "\x9b2J"]):
        done = session(*args)
        assert done.code == 2
        assert "\x1b" not in done.err
        assert "\x9b" not in done.err


def test_the_version_is_told_at_once(session: Session) -> None:
    done = process(session, "--version", capture_output=True)
    assert (done.returncode, done.stdout) == (0, "pressctl 0.1.0\n")


def test_a_closed_pipe_is_silent_and_never_means_nothing_found(session: Session) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = process(session, "list", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["list"], ["--version"], ["--help"], ["list", "--json"]])
def test_a_full_disk_is_an_error_in_one_line(session: Session, args: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = process(session, *args, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == "pressctl: No space left on device\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_half_an_answer_is_never_taken_for_a_whole_one(
    session: Session, tmp_path: Path, unbuffered: str
) -> None:
    def allow_fifty_bytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50, resource.RLIM_INFINITY))

    with (tmp_path / "answer").open("w") as file:
        done = process(
            session,
            "list",
            stdout=file,
            stderr=subprocess.PIPE,
            environ={"PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=allow_fifty_bytes,
        )
    assert (tmp_path / "answer").stat().st_size == 50
    assert (done.returncode, done.stderr) == (2, "pressctl: File too large\n")


def test_a_pipe_that_gives_too_much_is_refused(session: Session) -> None:
    done = session("check", "-", stdin="endless " * 200_000)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "more than 1 MB" in done.err


def test_an_empty_path_is_not_the_folder_here(session: Session) -> None:
    done = session("ingest", "")
    assert (done.code, done.out) == (2, "")
    assert "the path is empty" in done.err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_no_encoding_stops_a_result(session: Session, encoding: str) -> None:
    environ = {"PYTHONIOENCODING": encoding}
    for format in ("table", "tsv", "csv", "json", "md"):
        done = process(session, "list", "--format", format, capture_output=True, environ=environ)
        assert done.returncode == 0
        assert done.stdout.isascii()


def test_under_the_c_locale_everything_is_ascii(session: Session) -> None:
    done = session("check", "brighter quays", width=100, environ={"LC_ALL": "C"})
    assert done.out.isascii()
    assert done.out.startswith("OK verbatim")


def test_on_a_real_terminal_colour_is_used_and_the_text_is_whole(session: Session) -> None:
    main, end = pty.openpty()
    environ = {"TERM": "xterm", "COLUMNS": "100", "NO_COLOR": ""}
    done = process(session, "list", "--limit", "1", stdout=end, stderr=end, environ=environ)
    os.close(end)
    shown = os.read(main, 10_000).decode()
    os.close(main)
    assert done.returncode == 0
    assert "\x1b[2m› 1 of 2 releases" in shown
    assert "Lamp scheme grows to £15 million" in shown


def test_tab_offers_ids_with_their_titles_and_speakers_as_slugs(
    session: Session, older: str
) -> None:
    asking = {"_PRESSCTL_COMPLETE": "complete_zsh"}
    for words, offer in [
        (f"pressctl show {older[:3]}", f'"{older}":"2025-05-12 £12 million'),
        ("pressctl quotes --speaker b", '"ben-oakes":'),
        ("pressctl qu", '"quotes":'),
    ]:
        environ = {**asking, "_TYPER_COMPLETE_ARGS": words}
        assert offer in process(session, capture_output=True, environ=environ).stdout


def test_help_can_be_read_in_ascii(session: Session) -> None:
    done = process(
        session, "check", "--help", capture_output=True, environ={"PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 0
    assert "--speaker" in done.stdout
