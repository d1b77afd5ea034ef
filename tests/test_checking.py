"""Articles and lists put to check: each quotation is found and gets its verdict, file and line."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import pressctl
from pressctl.api.corpus import Corpus
from tests.session import RELEASES, Session, open_session

ARTICLE = """# Lamps for all

Ada Quill told the towns: “We promised brighter
quays.” “We are going further,” she said, “and I want every quay lit by Easter.”

Ben Oakes told reporters: “We promised brighter quays.” The lamps “will light … the quays”.
“Our lamps will save each town … £90,000 a year,” Ms Quill said.
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return open_session(tmp_path_factory.mktemp("checking"), RELEASES)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_each_quotation_of_an_article_gets_a_verdict_with_its_line(
    session: Session, article: Path
) -> None:
    done = session("check", "--article", str(article), "--jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    told = [(r["line"], r["last_line"], r["verdict"], r["claimed_speaker"]) for r in rows]
    assert told == [
        (3, 4, "verbatim", "Ada Quill"),
        (4, 4, "verbatim", "Ada Quill"),
        (4, 4, "altered", "Ada Quill"),
        (6, 6, "misattributed", "Ben Oakes"),
        (6, 6, "absent", "Ben Oakes"),
        (7, 7, "altered", "Ada Quill"),
    ]
    assert {row["file"] for row in rows} == {str(article)}
    assert done.code == 1


@pytest.mark.parametrize("mark", ["> {}\n>\n> — Ben Oakes\n", "“{}”\n\n— Ben Oakes, baker\n"])
def test_a_quotation_is_held_against_who_signs_it(
    session: Session, tmp_path: Path, mark: str
) -> None:
    path = tmp_path / "signed.md"
    path.write_text(mark.format("We promised brighter quays."), encoding="utf-8")
    (row,) = map(json.loads, session("check", "--article", str(path), "--jsonl").out.splitlines())
    assert (row["claimed_speaker"], row["verdict"]) == ("Ben Oakes", "misattributed")


def test_the_exit_code_of_an_article_is_0_only_if_all_is_right(
    session: Session, tmp_path: Path
) -> None:
    right, wrong = tmp_path / "right.txt", tmp_path / "wrong.txt"
    right.write_text("Ada Quill said: “We promised brighter quays.”\n", encoding="utf-8")
    wrong.write_text("Ben Oakes said: “We promised brighter quays.”\n", encoding="utf-8")
    assert session("check", "--article", str(right)).code == 0
    assert session("check", "--article", str(right), str(wrong)).code == 1
    assert session("check", "--article", str(right), str(tmp_path / "gone.md")).code == 2


def test_a_binary_article_is_refused_by_name_and_the_good_one_checked(
    session: Session, article: Path, tmp_path: Path
) -> None:
    binary = tmp_path / "picture.md"
    binary.write_bytes(b"\x89PNG\r\n\0\0")
    done = session("check", "--article", str(binary), str(article))
    assert (done.code, done.out.count("\n")) == (2, 6)
    assert f"{binary}: a picture" in done.err


def test_what_an_article_leaves_open_is_told(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "open.md"
    path.write_text(
        "Ada Quill said the quays were dark. “We promised brighter quays,” she said.\n\n"
        "“I want every quay lit by Christmas.”\n\n> We are going further and faster\n",
        encoding="utf-8",
    )
    [stated, open_, apart] = json.loads(session("check", "--article", str(path), "--json").out)
    assert "in the article" not in stated["reason"]
    assert (open_["claimed_speaker"], open_["attribution"]) == ("Ada Quill", "right")
    assert "no clause says whose words" in open_["reason"]
    assert (apart["claimed_speaker"], apart["verdict"]) == (None, "verbatim")


@pytest.mark.parametrize("words", ["“open and never closed", "closed” and “ and ”", "“”", "‘’“”"])
def test_unbalanced_marks_in_an_article_are_borne(
    session: Session, tmp_path: Path, words: str
) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(f"Ada Quill said: {words}\n\nMore. {words}\n", encoding="utf-8")
    assert session("check", "--article", str(path)).code == 1


def test_a_batch_gives_back_the_ids_in_any_format(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id,text,speaker\na1,brighter quays,Quill\nb2,,\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(session("check", "--batch", str(path), "--csv").out)))
    assert [(row["item"], row["verdict"]) for row in rows] == [("a1", "verbatim"), ("b2", "absent")]
    [first, second] = json.loads(session("check", "--batch", str(path), "--json").out)
    assert (first["item"], first["attribution"]) == ("a1", "right")
    assert "no words" in second["reason"]


def test_half_a_character_is_answered_in_any_format(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "half.jsonl"
    path.write_text('{"id": "\\udcff", "text": "\\ud800 We promised brighter quays"}\n')
    for flag in ("--json", "--jsonl", "--csv", "--md"):
        done = session("check", "--batch", str(path), flag)
        assert (done.code, "brighter quays" in done.out) == (0, True), flag


def test_stdin_takes_lines_and_json(session: Session) -> None:
    done = session("check", "-", stdin="brighter quays\ndarker bananas\n")
    assert [row.split("\t")[2] for row in done.out.splitlines()] == ["verbatim", "absent"]
    stdin = '{"id": "x", "text": "brighter quays", "speaker": "Ben Oakes"}\n'
    [row] = json.loads(session("check", "-", "--json", stdin=stdin).out)
    assert (row["item"], row["verdict"]) == ("x", "misattributed")


def test_a_speaker_nobody_is_gets_a_hint_once(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"text": "brighter quays", "speaker": "Ada Quil"}\n' * 3, encoding="utf-8")
    assert session("check", "--batch", str(path)).err.count("did you mean Ada Quill") == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["brighter", "quays"], "one argument"),
        (["--article"], "name the article"),
        (["brighter quays", "--html", "x.html"], "--article FILE"),
        (["brighter quays", "--batch", "x.csv"], "choose one"),
        (["--batch", "gone.csv"], "no such file"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_hint(
    session: Session, args: list[str], words: str
) -> None:
    done = session("check", *args)
    assert done.code == 2
    assert words in done.err


def test_an_article_is_never_written_over(session: Session, article: Path) -> None:
    done = session("check", "--article", str(article), "--html", str(article))
    assert done.code == 2
    assert article.read_text(encoding="utf-8") == ARTICLE


class _Page(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: set[str] = set()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in ("src", "srcset", "action", "style")
            if name == "href":
                self.links.add(str(value))
            elif name == "id":
                self.names.add(f"#{value}")


def test_the_page_of_an_article_needs_nothing_else(
    session: Session, article: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    session("check", "--article", str(article), "--html", str(page))
    read = _Page()
    read.feed(page.read_text(encoding="utf-8"))
    assert read.tags.count("mark") == 6 + 3  # and the key
    assert not {"script", "link", "img", "iframe", "form", "object"} & set(read.tags)
    assert read.links == read.names
    assert "url(" not in page.read_text(encoding="utf-8")


def test_text_of_an_article_never_becomes_markup(session: Session, tmp_path: Path) -> None:
    path, page = tmp_path / "<b>.md", tmp_path / "report.html"
    path.write_text(
        "</mark><script>alert(1)</script> & Ada <i>Quill</i> said: “brighter <b>quays\x1b[2J”.\n"
        "# [go](javascript:alert(1)) \"'>\n",
        encoding="utf-8",
    )
    session("check", "--article", str(path), "--html", str(page))
    text = page.read_text(encoding="utf-8")
    read = _Page()
    read.feed(text)
    assert not {"script", "i"} & set(read.tags)
    assert all(link.startswith("#") for link in read.links)
    assert "\x1b" not in text
    assert "&lt;script&gt;" in text


def test_a_verdict_is_told_by_more_than_its_colour(
    session: Session, article: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    session("check", "--article", str(article), "--html", str(page))
    text = page.read_text(encoding="utf-8")
    for line in ("solid", "dashed", "double", "line-through"):
        assert line in text
    assert re.search(r'<mark class="bad"[^>]*>.*?⇄4</a></mark>', text)
    assert "<ins>Christmas</ins>" in text
    assert "<del>Easter</del>" in text


def test_the_library_answers_as_the_command_does(session: Session) -> None:
    corpus = Corpus.open(session.store)
    assert pressctl.check(corpus, "brighter quays", "Ada Quill").verdict == "verbatim"
    assert pressctl.check(corpus, "brighter quays", "Ben Oakes").verdict == "misattributed"
    assert pressctl.check(corpus, "…").verdict == "absent"


def test_the_table_of_an_article_has_a_line_for_each_and_a_sum(
    session: Session, article: Path
) -> None:
    done = session("check", "--article", str(article), width=100)
    assert (
        done.out.splitlines()[0].split() == "LINE VERDICT SAID TO BE BY FOUND IN QUOTATION".split()
    )
    assert "[-Easter-]{+Christmas+}" in done.out
    assert "6 quotations: 2 verbatim, 2 altered, 1 misattributed, 1 absent" in done.err
