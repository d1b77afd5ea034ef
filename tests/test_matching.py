"""Is a passage verbatim, and whose words are they? The cases are in tests/cases/check.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pressctl.answers.verdicts import Verdict
from pressctl.errors import BadOption
from pressctl.model import Boundary, Origin, Paragraph, ParagraphKind, Quote, Release, Span, Speaker
from pressctl.query.candidates import Looked
from pressctl.query.matching import check
from pressctl.query.places import Claimant
from pressctl.query.speakers import People
from pressctl.query.voices import find_voices

CASES = Path(__file__).parent / "cases" / "check.txt"
SAME_WORDS = {"verbatim", "typography", "shortened"}

# A line is a paragraph: "> NAME, ROLE: CUE" begins a quote, "| ..." is one of its paragraphs and
# "< NAME: ..." is narrative with an inline quotation between “ and ”.
HARBOURS = """
The fund will pay for 14 new slipways and up to 6 tugs by 30 June.
A study in May found that 23% of ropes fail within a year. Around 400 boats lay idle.
> Mara Quill, Harbours Minister: Harbours Minister Mara Quill said:
| I believe every harbour on this coast deserves a lifeboat that works. \
We will not close a single station.
| Crews come first. They told us the boats were safe. That is why we pay for training.
| It’s a matter of trust – and trust is earned.
The pier could be closed next winter. The storm cost the town £3.4 million of damage in one night.
> Tom Reyes, fisherman: Fisherman Tom Reyes said:
| We waited so long… and now the tide has turned. They told US the boats were safe.
| Year after year the nets are empty, and rents rose from £620 to £740 a month.
"""
CREWS = """
Lady Tarn raised rents in Port Lune. Such delays are unacceptable to the crews. \
Non-tidal owners pay the levy.
< Jo Ferris: “Nobody asked the crews,” said harbour pilot Jo Ferris, “and nobody listened.”
> Ana Bell, Chief Executive: Ana Bell, Chief Executive of Crews United, said:
| None of them should wait for a boat. It is the biggest lift this port has seen.
| The café at Port Lune stays open. On most days the nets are empty. \
They need our help, not blame, and they need it now.
| The so-called ‘blue fleet’ is safe. Crews need our help, not blame, and they need it now.
> -, chair of the harbour board: The chair of the harbour board said:
| The levy was our last resort.
Across the county, over 60 crews joined the march on Sunday. The crews have a say in this. \
The levy cost them about £3 a week. \
The board wrote that “[l]evies pay for over a million ropes” and for about half of them twice. \
Most of them are under the age of 30.
"""
WATCH = """
The harbour watch was founded in 1901. In spring we organised the lifeboat crews.
> Lin Osei, Coxswain: Coxswain Lin Osei said:
| Rope is cheaper than regret. Ropes fail when they are old. Ships must now help US crews.
"""


class Draft:
    """A release on its way: text, paragraphs and quotes so far."""

    def __init__(self, boundary: Boundary) -> None:
        self.text, self.boundary = "", boundary
        self.paragraphs: list[Paragraph] = []
        self.quotes: list[Quote] = []

    def add(self, kind: ParagraphKind, words: str) -> Span:
        """Put a paragraph behind the others."""
        self.text += "\n\n" if self.text else ""
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words
        self.paragraphs.append(Paragraph(span, kind, len(self.paragraphs), len(self.paragraphs)))
        return span

    def quote(self, speaker: Speaker, source: Span, content: tuple[Span, ...]) -> None:
        """Open a quotation."""
        inline = self.paragraphs[-1].kind == "prose"
        self.quotes.append(
            Quote(
                *(speaker, "stated" if speaker.name else None, source, source, source, content, ()),
                boundary="marked" if inline else self.boundary,
                confidence=0.9,
                reason="for a test",
                form="inline" if inline else "block",
            )
        )

    def lengthen(self, span: Span) -> None:
        """Put a paragraph into the last quotation."""
        last = self.quotes.pop()
        self.quotes.append(
            Quote(
                *(last.speaker, last.speaker_from, last.source, last.cue, last.attribution),
                content=(*last.content, span),
                paragraphs=(*last.paragraphs, len(self.paragraphs)),
                boundary=last.boundary,
                confidence=last.confidence,
                reason=last.reason,
                form=last.form,
            )
        )


def draft(release_id: str, source: str, boundary: Boundary = "marked") -> Release:
    """Read the notation above."""
    made = Draft(boundary)
    for line in source.strip().splitlines():
        mark, words = (line[0], line[2:]) if line[0] in "><|" else ("", line)
        if mark == ">":
            who, _, cue = words.partition(": ")
            name, _, role = who.partition(", ")
            source_span = made.add("cue", cue)
            made.quote(Speaker(None if name == "-" else name, role), source_span, ())
        elif mark == "|":
            made.lengthen(made.add("quote", words))
        elif mark == "<":
            name, _, prose = words.partition(": ")
            span = made.add("prose", prose)
            content = tuple(
                Span(span.start + found.start(1), span.start + found.end(1))
                for found in re.finditer("“(.*?)”", prose)
            )
            made.quote(Speaker(name), span, content)
        else:
            made.add("prose", words)
    return Release(
        *(release_id, "Ministers open the new sea wall", 1, "Ministry of Harbours"),
        published=date(2024, 3, 11),
        origin=Origin("harbours.txt", 1, 40),
        text=made.text,
        paragraphs=tuple(made.paragraphs),
        quotes=tuple(made.quotes),
    )


RELEASES = [
    draft("hbrbhrbs", HARBOURS),
    draft("crwscrws", CREWS),
    draft("wtchwtch", WATCH),
]
PEOPLE = People.build(RELEASES)


def ask(passage: str, claimed: str | None = None) -> Verdict:
    """Check against the invented corpus."""
    return judge(passage, RELEASES, PEOPLE, claimed)


def judge(
    passage: str, releases: list[Release], people: People, claimed: str | None = None
) -> Verdict:
    """Check against some releases."""
    claimant = None
    if claimed is not None and claimed.strip():
        claimant = Claimant(claimed, find_voices(people, claimed), people)
    return check(passage, Looked(releases), people, claimant)


def cases() -> Iterator[tuple[str, str | None, str, str | None]]:
    """Read the table: verdicts and change, claimed speaker, passage, whose quote."""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            verdict, claimed, passage, *whose = (cell.strip() for cell in line.split(" | "))
            yield verdict, None if claimed == "-" else claimed, passage, whose[0] if whose else None


@pytest.mark.parametrize(("verdict", "claimed", "passage", "whose"), list(cases()))
def test_every_case_of_the_table_gets_its_verdict(
    verdict: str, claimed: str | None, passage: str, whose: str | None
) -> None:
    words, _, change = verdict.partition(" ")
    found = ask(passage, claimed)
    assert found.verdict in words.split("/"), found.reason
    if change:
        assert found.change == change, found.reason
    if whose:
        assert found.matches[0].speaker == (None if whose == "-" else whose)
        assert (found.matches[0].quote is None) == (whose == "-")


# --- laws

QUOTES = [(release, quote) for release in RELEASES for quote in release.quotes]
STRETCHES = [(release, quote, span) for release, quote in QUOTES for span in quote.content]
WORD = re.compile(r"\S+")
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[Quote, str]:
    """Cut three words or more out of a quotation, between spaces."""
    release, quote, span = draw(st.sampled_from(STRETCHES))
    words = list(WORD.finditer(span.of(release.text)))
    assume(len(words) > 2)
    start = draw(st.integers(0, len(words) - 3))
    end = draw(st.integers(start + 3, len(words)))
    return quote, span.of(release.text)[words[start].start() : words[end - 1].end()]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Take a sentence of any paragraph, narrative or quote."""
    release = draw(st.sampled_from(RELEASES))
    paragraph = draw(st.sampled_from(release.paragraphs)).span.of(release.text)
    return draw(st.sampled_from(re.split(r"(?<=[.!?]) ", paragraph)))


@given(cuts())
@quick
def test_words_cut_out_of_a_quote_are_verbatim_and_their_speakers(cut: tuple[Quote, str]) -> None:
    quote, words = cut
    assume(not re.search(r"[£\d]$|^(million|of damage)\b", words))  # a figure is not to be cut
    found = ask(words, quote.speaker.name)
    assert found.wording in {"verbatim", "typography"}, found.reason
    if quote.speaker.name:
        assert found.attribution == "right"


@given(cuts(), st.sampled_from(["  ", "\n", "\u00a0", "\u202f"]))
@quick
def test_another_kind_of_space_is_typography_at_most(cut: tuple[Quote, str], space: str) -> None:
    assert ask(cut[1].replace(" ", space)).wording in {"verbatim", "typography"}


@given(sentences(), st.data())
@quick
def test_a_changed_figure_is_never_the_same_words(sentence: str, data: st.DataObject) -> None:
    places = [found.start() for found in re.finditer(r"\d", sentence)]
    assume(places)
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([one for one in "0123456789" if one != sentence[at]]))
    found = ask(sentence[:at] + digit + sentence[at + 1 :])
    assert found.verdict == "altered"
    assert found.change == "number"


@given(sentences(), st.data())
@quick
def test_a_denial_left_out_is_never_the_same_words(sentence: str, data: st.DataObject) -> None:
    denials = list(re.finditer(r"(?<=\w )not |(?<=un)(?=\b)|Nobody |None |Non-|(?<= )un", sentence))
    assume(denials)
    cut = data.draw(st.sampled_from(denials))
    inner = re.search(r"\w", sentence[: cut.start()])  # what begins after a denial is a true cut
    changed = sentence[: cut.start()] + sentence[cut.end() :]
    found = ask(changed)
    assert found.verdict not in SAME_WORDS or not inner, found.reason


@given(sentences(), st.data())
@quick
def test_no_ellipsis_excuses_a_denial_left_out(sentence: str, data: st.DataObject) -> None:
    words = sentence.split()
    inner = [at for at in range(1, len(words) - 1) if words[at].strip(",") in {"not", "Nobody"}]
    assume(inner)
    at = data.draw(st.sampled_from(inner))
    start = data.draw(st.integers(1, at))
    end = data.draw(st.integers(at + 1, len(words) - 1))
    mark = data.draw(st.sampled_from(["...", "…", "[...]", "[…]", "(…)", ". . ."]))
    assume(ask(" ".join([*words[:start], *words[end:]])).verdict not in SAME_WORDS)
    found = ask(" ".join([*words[:start], mark, *words[end:]]))
    assert found.verdict not in SAME_WORDS, found.reason


@given(sentences(), st.data())
@quick
def test_a_replaced_or_added_word_is_never_the_same_words(
    sentence: str, data: st.DataObject
) -> None:
    words = sentence.split()
    at = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(at, min(len(words), at + 1)))
    found = ask(" ".join([*words[:at], "zeppelin", *words[end:]]))
    assert found.verdict not in SAME_WORDS, found.reason


@given(sentences(), st.data())
@quick
def test_two_words_that_change_places_are_never_the_same_words(
    sentence: str, data: st.DataObject
) -> None:
    words = sentence.split()
    assume(len(words) > 2)
    at = data.draw(st.integers(0, len(words) - 2))
    assume(words[at].lower() != words[at + 1].lower())
    words[at : at + 2] = reversed(words[at : at + 2])
    assert ask(" ".join(words)).verdict not in SAME_WORDS


@given(st.sampled_from(STRETCHES), st.sampled_from(STRETCHES))
@quick
def test_words_of_two_speakers_are_never_given_to_one(
    one: tuple[Release, Quote, Span], other: tuple[Release, Quote, Span]
) -> None:
    assume(one[1] is not other[1])
    passage = f"{one[2].of(one[0].text)} {other[2].of(other[0].text)}"
    for claimed in (None, one[1].speaker.name, other[1].speaker.name):
        found = ask(passage, claimed)
        assert found.verdict not in SAME_WORDS | {"joined"}, found.reason


ORDER = ("absent", "paraphrase", "altered", "joined", "shortened", "typography", "verbatim")


@given(sentences(), st.sampled_from([None, "Mara Quill", "Ana Bell", "Nobody At All"]))
@quick
def test_a_verdict_follows_from_its_two_axes(sentence: str, claimed: str | None) -> None:
    found = ask(sentence, claimed)
    assert (found.attribution == "none") == (claimed is None)
    if found.wording in ORDER[:3] or found.attribution in {"right", "none"}:
        assert found.verdict == found.wording
    else:
        expected = {"wrong": "misattributed", "narrative": "narrative"}
        assert found.verdict == expected[found.attribution]


@given(cuts())
@quick
def test_a_match_gives_the_release_s_own_words_at_its_offsets(cut: tuple[Quote, str]) -> None:
    for match in ask(cut[1]).matches:
        release = next(one for one in RELEASES if one.id == match.release)
        assert release.text[match.start : match.end] == match.passage


@given(st.text(max_size=200))
@quick
def test_any_text_gets_a_verdict_or_a_hint(passage: str) -> None:
    try:
        found = ask(passage, passage)
    except BadOption:
        assert not re.search(r"[^\W_]", passage.replace("\x00", "")) or len(passage) > 100
    else:
        assert found.query == passage


# --- the rest of an answer


@pytest.mark.parametrize("passage", ["", "  ", "“…”", "...", "\x00\x1b", "[]"])
def test_a_passage_without_words_is_refused_with_a_hint(passage: str) -> None:
    with pytest.raises(BadOption, match="give the words to look for"):
        ask(passage)


def test_a_passage_of_a_megabyte_is_refused() -> None:
    with pytest.raises(BadOption, match="100,000 characters"):
        ask("crews " * 200_000)


@pytest.mark.parametrize("passage", ["a ... " * 3000, "[a] " * 5000, "[" * 19_000 + "crews"])
def test_a_passage_of_marks_alone_is_answered(passage: str) -> None:
    assert ask(passage).verdict not in SAME_WORDS or "crews" in passage


def test_control_characters_in_a_passage_are_spaces() -> None:
    assert ask("Rope is\x1bcheaper\x00than regret").verdict in SAME_WORDS
    assert ask("Rope is chea\x00per than regret").verdict == "altered"


def test_characters_nobody_sees_are_no_words() -> None:
    assert ask("Rope is chea\u00adper than\u200b regret\u202e").verdict == "typography"


def test_the_claimed_speaker_s_own_words_come_first() -> None:
    for claimed in ("Tom Reyes", "Ana Bell"):
        found = ask("the nets are empty", claimed)
        assert found.matches[0].speaker == claimed
        assert len(found.matches) == 2


def test_quoted_words_come_before_the_same_words_in_the_narrative() -> None:
    found = ask("the crews")
    assert found.matches[0].quote is not None
    assert found.matches[-1].quote is None


def test_a_match_says_where_it_is() -> None:
    [match] = ask("Crews come first").matches
    assert (match.release, match.quote, match.paragraphs) == (
        *("hbrbhrbs", "hbrbhrbs.q1"),
        ("hbrbhrbs.p5",),
    )
    assert match.published == date(2024, 3, 11)
    assert match.similarity == 1.0


def test_a_changed_passage_is_never_quite_similar() -> None:
    found = ask("It is a matter of trust – and trust is earned")
    assert found.matches[0].similarity < 1
    assert [edit.op for edit in found.matches[0].difference] == ["replace", "equal"]


def test_the_reason_shows_the_denial_that_a_passage_leaves_out() -> None:
    assert "“We will not”" in ask("close a single station").reason


def test_the_reason_names_whose_words_they_are() -> None:
    assert "Mara Quill" in ask("Crews come first", "Ana Bell").reason


def test_words_of_a_headline_are_not_in_the_text_but_are_named() -> None:
    found = ask("Ministers open the new sea wall")
    assert found.verdict == "absent"
    assert "in the title of hbrbhrbs" in found.reason


def test_a_passage_may_run_over_the_cue_inside_a_quotation() -> None:
    found = ask("Nobody asked the crews, and nobody listened", "Jo Ferris")
    assert (found.wording, found.attribution) == ("typography", "right")


@pytest.mark.parametrize(
    ("passage", "is_inferred"),
    [
        ("We will not close a single station", False),
        ("It’s a matter of trust", True),
        ("The pier could be closed next winter", True),
        ("The fund will pay for 14 new slipways", False),
    ],
)
def test_an_inferred_end_is_admitted_where_the_speaker_hangs_on_it(
    passage: str, is_inferred: bool
) -> None:
    releases = [draft("hbrbhrbs", HARBOURS, "inferred")]
    people = People.build(releases)
    assert judge(passage, releases, people).boundary_inferred == is_inferred
    assert not ask(passage).boundary_inferred


def test_nothing_is_found_in_an_empty_corpus() -> None:
    assert judge("Crews come first", [], People.build([])).verdict == "absent"


LOCKS = draft(
    "lckslcks",
    f"""
The lock is 10² metres long.
> Mara Quill, Harbours Minister: Harbours Minister Mara Quill said:
| We will pay the levy unless the board objects, and so will they. We organise the crews.
| The gate opens at dawn. {"A long word stands here. " * 40} The gate closes at dusk.
""",
)


def ask_locks(passage: str, claimed: str | None = None) -> Verdict:
    return judge(passage, [LOCKS], People.build([LOCKS]), claimed)


def test_a_raised_figure_is_not_the_figure_beside_it() -> None:
    assert ask_locks("The lock is 10² metres long").verdict == "verbatim"
    assert ask_locks("The lock is 102 metres long").change == "number"


def test_a_mark_that_hides_a_condition_tells_so() -> None:
    found = ask_locks("We will pay the levy … and so will they")
    assert (found.verdict, found.turns, found.left_out) == ("altered", "condition", 4)


def test_a_shortened_passage_counts_what_its_mark_leaves_out() -> None:
    found = ask_locks("The gate opens at dawn. … A long word stands here")
    assert (found.verdict, found.turns) == ("shortened", None)
    found = ask_locks("We will pay … the board objects, and so will they")
    assert found.verdict == "altered"


def test_a_figure_behind_a_mark_is_told() -> None:
    found = ask("A study in May found that … of ropes fail")
    assert (found.verdict, found.turns) == ("shortened", "number")
    assert "a figure among them" in found.reason


def test_a_question_made_a_statement_is_altered() -> None:
    asked = [draft("askdaskd", "> Ana Bell, pilot: Pilot Ana Bell said:\n| Who pays the crews?")]
    people = People.build(asked)
    assert judge("Who pays the crews.", asked, people).verdict == "altered"
    assert judge("Who pays the crews", asked, people).verdict == "verbatim"
    assert judge("Who pays the crews?", asked, people).verdict == "verbatim"


def test_a_sentence_behind_a_cue_stays_a_sentence() -> None:
    cut = [draft("cutacuta", "< Jo Ferris: “We will act,” said pilot Jo Ferris. “Not now.”")]
    people = People.build(cut)
    assert judge("We will act. Not now.", cut, people).wording == "typography"
    assert judge("We will act not now.", cut, people).wording == "altered"


def test_brackets_do_not_stand_for_words_that_limit_what_is_said() -> None:
    tried = [
        draft(
            "triedtri", "> Ana Bell, pilot: Pilot Ana Bell said:\n| It was attempted fraud by him."
        )
    ]
    assert judge("It was [fraud] by him.", tried, People.build(tried)).verdict == "altered"


@pytest.mark.parametrize("claimed", ["Moira Quill", "Mary Quill", "Mara Quigley"])
def test_another_given_name_is_another_person(claimed: str) -> None:
    assert ask("Crews come first", claimed).verdict == "misattributed"


def test_pieces_far_apart_are_no_quotation() -> None:
    found = ask_locks("The gate opens at dawn. … The gate closes at dusk.")
    assert (found.verdict, found.left_out) == ("altered", 200)


@pytest.mark.parametrize(
    ("passage", "edited"),
    [
        ("We organize the crews", "spelling"),
        ("We organise all the crews", "added"),
        ("We will pay the levy unless the board objects, and will they", "dropped"),
        ("We will pay the levy unless the board agrees, and so will they", "replaced"),
        ("We will pay the levy, unless the board objects", "punctuation"),
    ],
)
def test_an_altered_passage_tells_how(passage: str, edited: str) -> None:
    found = ask_locks(passage)
    assert (found.verdict, found.edited) == ("altered", edited)


def test_how_a_sentence_goes_on_is_told_where_it_sets_a_condition() -> None:
    assert "goes on: “unless the board" in ask_locks("We will pay the levy").reason
    assert "goes on" not in ask_locks("The gate opens").reason


@pytest.mark.parametrize("passage", ["levy", "so will they"])
def test_few_words_prove_little(passage: str) -> None:
    assert "little" in ask_locks(passage).reason
    assert "little" not in ask_locks("The gate opens").reason


def test_absent_words_show_what_comes_nearest() -> None:
    found = ask("A study of bananas found in May that the county march was idle for 400 years")
    assert found.verdict == "absent"
    assert found.nearest is not None
    assert "study in May found" in found.nearest.passage


def test_words_of_another_show_what_the_claimed_speaker_said() -> None:
    twins = [
        draft(name, f"> {who}, pilot: Pilot {who} said:\n| {words}")
        for name, who, words in (
            ("aaaaaaaa", "Ana Bell", "We have already mended the eastern sea wall twice."),
            ("bbbbbbbb", "Tom Reyes", "Our crews mended the eastern sea wall in a week."),
        )
    ]
    found = judge("already mended the eastern sea wall", twins, People.build(twins), "Tom Reyes")
    assert found.verdict == "misattributed"
    assert found.nearest is not None
    assert found.nearest.speaker == "Tom Reyes"


class Many:
    """A corpus in which a phrase stands in very many releases, of which the last is one's own."""

    def __init__(self, size: int) -> None:
        others = (f"aaaa{at:04}" for at in range(size))
        self.releases = [
            *(draft(one, "> Ana Bell, pilot: Pilot Ana Bell said:\n| Rope it.") for one in others),
            draft("zzzzzzzz", "> Tom Reyes, pilot: Pilot Tom Reyes said:\n| Rope it."),
        ]
        self.given = 0

    def holders(self, words: str) -> Iterator[Release]:
        """Give all, and count how many are asked for."""
        for release in self.releases:
            self.given += 1
            yield release

    def likeliest(self, words: str, most: int) -> list[Release]:
        """Give none: all words stand in a row."""
        raise AssertionError(words)


def test_of_very_many_places_the_first_are_looked_at() -> None:
    many = Many(300)
    found = check("Rope it", many, People.build(many.releases))
    assert (found.verdict, many.given, len(found.matches)) == ("verbatim", 100, 100)
    assert "at least 99 more" in found.reason


def test_the_claimed_speaker_is_found_behind_very_many_others() -> None:
    many = Many(300)
    people = People.build(many.releases)
    tom = Claimant("Tom Reyes", find_voices(people, "Tom Reyes"), people)
    found = check("Rope it", many, people, tom)
    assert (found.verdict, found.matches[0].release) == ("verbatim", "zzzzzzzz")


def test_a_bare_surname_accuses_nobody_who_bears_it() -> None:
    known = draft("lunelune", "> Mara Lune: Mara Lune said:\n| The tide is ours to keep.\n")
    other = draft("tarntarn", "> Lune: Lune said:\n| The piers are closed at night.\n")
    releases = [known, other]
    people = People.build(releases)
    assert judge("The tide is ours to keep", releases, people, "Lune").verdict == "verbatim"
    assert judge("The tide is ours to keep", releases, people, "Ned Lune").verdict != "verbatim"
