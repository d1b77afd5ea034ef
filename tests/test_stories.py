"""Two releases that share a sure pair tell one story: what else is linked then, and what is not."""

from __future__ import annotations

from pressctl.answers.claims import ClaimRow
from pressctl.query.linking import link
from tests.claim_rows import claim

SURE = "The Tolby tunnel will cost £310 million and open to lorries in June 2026."
OTHER = "Brannock prison will get a chapel."
FEAR = "Local farmers fear for their orchards."
RISK = "The orchards of local growers are at risk."


def _release(letter: str, title: str, *sentences: str) -> list[ClaimRow]:
    """Make a release; those of later letters are later."""
    day = f"2024-03-{ord(letter) - ord('a') + 1:02}"
    return [claim(each, f"{letter * 8}.c{at}", day, title) for at, each in enumerate(sentences, 1)]


def _early(*sentences: str) -> list[ClaimRow]:
    return _release("b", "Roads for the north", *sentences)


def _late(*sentences: str) -> list[ClaimRow]:
    return _release("c", "Minister visits Tolby", *sentences)


def _pairs(claims: list[ClaimRow]) -> set[tuple[str, str]]:
    """Give the linked pairs of the two releases: c2c3 for the second claim and the third."""
    rows = link(claims)
    return {(row.a[9:], row.b[9:]) for row in rows if (row.a[0], row.b[0]) == ("b", "c")}


def test_a_likely_pair_is_linked_where_its_releases_share_a_sure_one() -> None:
    assert _pairs([*_early(SURE, FEAR), *_late(SURE, RISK)]) == {("c1", "c1"), ("c2", "c2")}
    assert _pairs([*_early(SURE, FEAR), *_late(OTHER, RISK)]) == set()


def test_a_link_that_rests_on_the_story_says_so() -> None:
    [one, other] = link([*_early(SURE, FEAR), *_late(SURE, RISK)])
    assert "surer pair" in other.evidence
    assert "surer pair" not in one.evidence
    assert other.confidence < one.confidence


def test_two_titles_alone_show_no_story() -> None:
    title = "Tolby tunnel to cost £310 million and open in June 2026"
    told = [*_release("b", title, title, FEAR), *_release("c", title, title, RISK)]
    assert ("c1", "c1") in _pairs(told)
    assert "surer pair" not in "".join(row.evidence for row in link(told))


def test_a_sentence_that_is_in_many_releases_shows_no_story() -> None:
    others = [one for letter in "defg" for one in _release(letter, "A tunnel", SURE)]
    assert ("c2", "c2") not in _pairs([*_early(SURE, FEAR), *_late(SURE, RISK), *others])


def test_a_claim_that_has_sure_pairs_in_many_releases_shows_no_story() -> None:
    costs = [SURE.replace("will cost", words) for words in ("costs", "is to cost", "should cost")]
    others = [claim(cost, f"a{at}.c1", "2024-03-01") for at, cost in enumerate(costs)]
    told = [*_early(SURE, FEAR), *_late(SURE, RISK)]
    assert ("c2", "c2") in _pairs([*others[:2], *told])
    assert ("c2", "c2") not in _pairs([*others, *told])


def test_what_rests_on_the_story_is_linked_with_its_best_partner_only() -> None:
    better = "Orchards and farmers by the road are at risk."
    assert _pairs([*_early(SURE, FEAR), *_late(SURE, RISK, better)]) == {("c1", "c1"), ("c2", "c3")}


def test_what_is_linked_without_the_story_stays_beside_a_likelier_rival() -> None:
    said = (
        "The road puts the orchards of local growers at risk.",
        "The road puts orchards in danger.",
    )
    late = _release("c", "Roads for the north", SURE, RISK)
    assert _pairs([*_early(SURE, *said), *late]) == {("c1", "c1"), ("c2", "c2"), ("c3", "c2")}


def test_what_one_release_says_twice_shows_no_story() -> None:
    again, fear = (
        SURE.replace("will cost", "is to cost"),
        "The road puts growers at risk, one said.",
    )
    rows = link(_early(SURE, again, "The road puts local orchards at risk.", fear), within=True)
    assert len(rows) == 2
    assert "surer pair" not in "".join(row.evidence for row in rows)


def test_a_sure_pair_stands_beside_its_rivals() -> None:
    again = SURE.replace("will cost", "is to cost")
    assert _pairs([*_early(SURE), *_late(SURE, again)]) == {("c1", "c1"), ("c1", "c2")}
