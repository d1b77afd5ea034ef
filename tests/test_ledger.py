"""The claims ledger: a page for a browser, and the flags that put claims together."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pressctl.render.ledger_html import file_address, ledger
from tests.claim_rows import Told, claim
from tests.session import Session, open_session
from tests.test_output_contract import check, documented

EVIL = (
    '<script>alert(1)</script> "Tolby" & <img src=x onerror=alert(2)> costs £310 million\x1b[31m.'
)


class Tags(HTMLParser):
    """Collects the tags of a page and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def page(*sentences: str) -> str:
    claims = [
        claim(words, f"{letter * 8}.c1", f"2024-0{number}-11", title=words)
        for number, (letter, words) in enumerate(zip("bcdf", sentences, strict=False), start=1)
    ]
    told = Told(*claims)
    return ledger(claims, told.threads(), told.conflicts(), {}, {})


def test_words_of_a_release_never_become_markup() -> None:
    written = page(EVIL, EVIL.replace("310", "355"))
    tags = Tags(written).tags
    assert [name for name, _ in tags].count("script") == 1, "the page's own"
    assert "img" not in {name for name, _ in tags}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert "\x1b" not in written


def test_the_policy_allows_the_page_its_own_script_and_nothing_else() -> None:
    written = page("The Tolby tunnel will cost £310 million.")
    [script] = re.findall(r"<script>(.*?)</script>", written, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    [policy] = [a["content"] for t, a in Tags(written).tags if a.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert f"script-src 'sha256-{digest}'" in policy
    assert not re.findall(r"(?:src|href)=['\"]?(?:https?:)?//", written)


def test_without_scripts_every_claim_is_there_and_threads_show_what_changed() -> None:
    written = page(
        "The Tolby tunnel will cost £310 million.", "The Tolby tunnel will cost £355 million."
    )
    assert "<del>£310</del>" in written
    assert "<ins>£355</ins>" in written
    assert written.count("<meter") == 2
    assert written.count('<tr class="item"') == 2


def test_every_link_inside_the_page_leads_somewhere_and_no_place_is_named_twice() -> None:
    written = page(
        "The Tolby tunnel will cost £310 million.", "The Tolby tunnel will cost £355 million."
    )
    places = [attributes["id"] for _, attributes in Tags(written).tags if "id" in attributes]
    links = [attributes.get("href") or "" for _, attributes in Tags(written).tags]
    inside = {link.removeprefix("#") for link in links if link.startswith("#")}
    assert len(set(places)) == len(places)
    assert inside <= set(places)
    assert {"threads", "look", "claims", "bbbbbbbb.c1"} <= inside


@pytest.mark.parametrize("file", ["javascript:alert(1)", "//host/x", "a\ud800.txt", '"><b>'])
def test_the_name_of_a_file_is_never_an_address_elsewhere(file: str) -> None:
    assert re.fullmatch(r"\./[\w.%/()-]+|/[^/][\w.%/-]*", file_address(file))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    rows = [
        {"title": "Tunnel news", "date": day, "issuer": "Ministry of Bridges", "text": words}
        for day, words in (
            ("2023-01-10", "The Tolby tunnel will cost £310 million."),
            ("2023-06-10", "The Tolby tunnel will cost £355 million."),
            ("2023-06-11", "The Tolby tunnel will not be closed to lorries in 2024."),
            ("2024-06-11", "The Tolby tunnel will be closed to lorries in 2024."),
        )
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return open_session(tmp_path / "store", file)


@pytest.mark.parametrize(
    ("flag", "record"),
    [("--changed", "ThreadRow"), ("--repeated", "ThreadRow"), ("--conflicts", "ConflictRow")],
)
def test_what_claims_are_put_together_into_keeps_the_contract(
    session: Session, flag: str, record: str
) -> None:
    done = session("claims", flag, "--json")
    rows = json.loads(done.out)
    assert done.code == 0
    assert rows
    for row in rows:
        check(row, f"`{record}`", documented(), ["claims", flag])
    assert session("claims", flag).out
    assert session("claims", flag, width=100).out


def test_the_ledger_is_written_to_the_file_named(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "ledger.html"
    done = session("claims", "--html", str(file))
    assert done.code == 0
    assert "news.jsonl" in file.read_text(encoding="utf-8")
    done = session("claims", "--html", str(tmp_path / "no" / "such.html"))
    assert (done.code, ".tmp" in done.err) == (2, False), "the name that was given"


def test_the_ledger_leads_to_the_files_from_wherever_it_is_and_to_none_that_is_gone(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    file = tmp_path / "pages" / "ledger.html"
    session("claims", "--html", str(file))
    address = re.findall(r'href="(\./[^"#]*news\.jsonl)#L\d+"', file.read_text("utf-8"))[0]
    news = (file.parent / address).resolve()
    assert news.is_file()
    news.unlink()
    session("claims", "--html", str(file))
    assert "#L" not in file.read_text(encoding="utf-8")


def test_two_ways_to_show_claims_are_one_too_many(session: Session) -> None:
    assert session("claims", "--changed", "--links").code == 2


def test_a_claim_is_followed_by_its_id_and_its_values_are_drawn(session: Session) -> None:
    rows = json.loads(session("claims", "--json").out)
    [first] = [row["id"] for row in rows if "310" in row["sentence"]]
    steps = json.loads(session("track", first, "--json").out)
    assert [step["relation"] for step in steps] == [None, "figure_changed"]
    assert "█" in session("track", first, width=100).out
    assert "####" in session("track", first, width=100, encoding="ascii").out
    assert session("track", "zzzzzzzz.c1").code == 2


def test_two_sets_are_compared_by_period_or_by_filters(session: Session) -> None:
    done = session("diff", "--a", "2023", "--b", "--since 2024-01-01", "--json")
    answer = json.loads(done.out)
    assert (answer["a"]["release_count"], answer["b"]["release_count"]) == (3, 1)
    assert "contradicts" in {pair["relation"] for pair in answer["both"]}
    assert session("diff", "--a", "2023", "--b", "2024", "--issuer", "bridges", width=90).out


@pytest.mark.parametrize(
    "args",
    [
        ["--a", "2023"],
        ["bcdf"],
        ["--a", "--since", "--b", "2024"],
        ["--a", "--nonsense 2023", "--b", "2024"],
        ["--a", "'", "--b", "2024"],
        ["--a", "", "--b", "2024"],
        ["--a", "soonish", "--b", "2024"],
    ],
)
def test_a_side_that_cannot_be_read_is_refused(session: Session, args: list[str]) -> None:
    assert session("diff", *args).code == 2


def test_a_step_names_the_claim_that_it_is_held_against() -> None:
    told = ("The Tolby tunnel will cost £310 million.", "The Tolby tunnel will cost £355 million.")
    assert "figure changed since bbbbbbbb.c1, " in page(*told)
