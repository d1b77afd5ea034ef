"""What find_claims promises: one claim a sentence, with what can be checked in it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Claim, Paragraph, ParagraphKind, Quote, Span, Speaker
from pressctl.parsing.claims import find_claims

ISSUED = date(2023, 5, 10)


def _paragraphs(text: str, kind: ParagraphKind = "prose") -> list[Paragraph]:
    found = re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)
    return [Paragraph(Span(*part.span()), kind, 1, 1) for part in found]


def _claims(text: str, title: str = "") -> tuple[Claim, ...]:
    return find_claims(title, text, _paragraphs(text), (), ISSUED)


def _quote(paragraph: int, content: Span) -> Quote:
    nowhere = Span(0, 0)
    return Quote(
        Speaker("Ann Pell"), "stated", nowhere, nowhere, nowhere, (content,), (paragraph,),
        "inferred", 0.9, "invented",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The bridge cost £4 million.", "money"),
        ("Crime fell by 8% and 200 arrests were made.", "percent"),
        ("Officers seized 40 knives.", "count"),
        ("The rate is three times the national average.", "ratio"),
        ("The scheme lasted 6 months.", "duration"),
        ("The minimum salary rose to £24,000.", "threshold"),
        ("About half the riders are under 25.", "ratio"),
        ("Offenders face up to 2 years in prison.", "penalty"),
        ("Anyone who breaks the rule could face an unlimited fine.", "penalty"),
        ("It is the largest ever programme of its kind.", "superlative"),
        ("It was the hottest summer on record.", "superlative"),
        ("The Commission proposes to extend the rules to small firms.", "commitment"),
        ("The council will open a new library.", "commitment"),
        ("The council has pledged to plant more trees.", "commitment"),
        ("Landlords must register with the council.", "commitment"),
        ("The scheme provides lockers and lamps to rowing clubs.", "commitment"),
        ("Measures include lockers and lamps at rowing clubs.", "commitment"),
        ("Lockers are also available to rowing clubs.", "commitment"),
        ("Councils have also set out a clear requirement for lamps.", "commitment"),
        ("The old rules are to be abolished.", "commitment"),
        ("The library will open on 4 June.", "date"),
        ("The meeting took place in Leeds in 2019.", "date"),
        ("Since 2010 burglary has fallen dramatically.", "date"),
        ("Homes will be warm by the end of this Parliament.", "commitment"),
        ("The ban on kites applies to parks.", "commitment"),
        ("The rule covers all card issuers.", "commitment"),
        ("Small firms are covered by the new rules.", "commitment"),
        ("Kites are now banned in parks.", "commitment"),
        ("Members would be entitled to a written contract.", "commitment"),
        ("The directive would give staff a right to rest.", "commitment"),
        ("The firm does not plan to close more shops.", "commitment"),
        ("Ringing in bad faith will be a criminal offence.", "commitment"),
        ("We will help every tenant.", "commitment"),
        ("They have until 2032 to comply.", "date"),
        ("Residents can apply until 30 October.", "date"),
        ("The rise in fares was put off until January 2024.", "date"),
        ("Inspectors found that one resident in four had lost weight.", "ratio"),
    ],
)
def test_a_sentence_gets_the_kind_of_its_weightiest_part(sentence: str, kind: str) -> None:
    (claim,) = _claims(sentence)
    assert claim.kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister thanked the volunteers for their work.",
        "Will it ever be enough?",
        "As you will know, the town is old.",
        "The meeting took place in Leeds today.",
        "The vote was on 31 June 2023.",
        "Spending of £31m-£310m was reported.",
        "The Roads Act 1998 and section 35(2) apply.",
        "Call 020 7946 0958, or write to SW1A 2AA.",
        "Values 1,2,3 were given.",
        "It cost £99999999999999999999999999999999.",
        "3. The parties met.",
        "We must never lose hope.",
        "He will be sorely missed by all who knew him.",
        "Ring 020 7946 0123 people say, or 1-800-555-0199 days ahead.",
        "It was the will of the people.",
        "The crime was committed in the town.",
        "Ministers must act.",
        "Have you ever seen the old mill?",
        "The firm offers a loan guarantee.",
        "Pupils begin the year with a song.",
        "They do not know what they will face.",
        "LEEDS 27 March 2019",
        "Published: March 27, 2019",
        "2 min read",
        "Networks such as 5G are faster.",
        "This funding will help.",
        "History will judge them.",
        "The new line will be a great boon.",
        "The cuts will hurt families.",
        "The programme will be insolvent.",
        "We believe that they will sign the deal.",
        "I am proud of my commitment to peace.",
        "Our laws must reflect who we are.",
        "It is going to be a great day.",
        "Anwar, the owner of Magnitude 7 Metals, came.",
    ],
)
def test_a_sentence_that_states_nothing_checkable_is_no_claim(sentence: str) -> None:
    assert _claims(sentence) == ()


def test_one_sentence_is_one_claim_with_every_figure_in_it() -> None:
    text = "We spent £3m on 40 buses. Drivers were thanked. A further 10% will follow."
    first, second = _claims(text)
    assert first.span.of(text) == "We spent £3m on 40 buses."
    assert [figure.value for figure in first.quantities] == [Decimal(3_000_000), Decimal(40)]
    assert second.span.of(text) == "A further 10% will follow."


def test_each_sentence_of_a_quotation_is_a_claim_without_a_lone_mark() -> None:
    text = "“We will build 40 homes. They will open in June. A fund pays £3m,” she said."
    assert [claim.span.of(text) for claim in _claims(text)] == [
        "We will build 40 homes.",
        "They will open in June.",
        "A fund pays £3m,” she said.",
    ]


@pytest.mark.parametrize("words", ["“It cost £3m.”", "“It cost £3m”.", '"It cost £3m," he said.'])
def test_marks_that_belong_together_stay(words: str) -> None:
    (claim,) = _claims(words)
    assert claim.span.of(words) == words


@pytest.mark.parametrize(
    "words", ["“It cost £3m.", "It cost £3m.”", "It cost £3m.’", "‘It cost £3m."]
)
def test_a_mark_whose_other_half_is_elsewhere_is_no_part_of_a_claim(words: str) -> None:
    (claim,) = _claims(words)
    assert claim.span.of(words) == "It cost £3m."


def test_the_claim_of_the_title_is_paragraph_0_with_spans_in_the_title() -> None:
    title = "£9m for Northgate hospital"
    claim, other = _claims("The £9m will pay for beds.", title)
    assert (claim.paragraph, other.paragraph) == (0, 1)
    assert claim.quantities[0].span.of(title) == "£9m"


def test_cue_lines_and_headings_hold_no_claims() -> None:
    text = "Ann Pell, head of the £3m fund, said:"
    assert find_claims("", text, _paragraphs(text, "cue"), (), ISSUED) == ()


@pytest.mark.parametrize(
    ("sentence", "words", "earliest"),
    [
        ("From 4 June, fares will rise.", "4 June", date(2023, 6, 4)),
        ("The road will be shut until 2025.", "2025", date(2025, 1, 1)),
        ("After talks in June we will act by 1 July.", "1 July", date(2023, 7, 1)),
    ],
)
def test_a_promise_says_when_it_falls_due(sentence: str, words: str, earliest: date) -> None:
    (claim,) = _claims(sentence)
    assert claim.due is not None
    assert claim.due.span.of(sentence) == words
    assert claim.due.earliest == earliest


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan announced today will cut waste.",
        "Since 4 March 2021 the fund has promised £3m.",
        "Today’s pledge will cut waste.",
        "In 2019 the fund spent £3m.",
    ],
)
def test_a_day_that_nothing_is_promised_for_is_not_due(sentence: str) -> None:
    assert all(claim.due is None for claim in _claims(sentence))


def test_a_claim_in_a_quote_names_the_quote() -> None:
    text = "It cost £2m.\n\nWe will pay £3m more."
    first, second = _paragraphs(text)
    quotes = [_quote(2, second.span)]
    said = find_claims("", text, [first, second], quotes, ISSUED)
    assert [claim.quote for claim in said] == [None, 1]


def test_a_figure_outside_the_quotation_marks_is_not_the_speakers() -> None:
    text = "“We are proud,” she said of the scheme, which cost £2m."
    said = find_claims("", text, _paragraphs(text), [_quote(1, Span(1, 14))], ISSUED)
    assert [claim.quote for claim in said] == [None]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("EUR 45 million will be made available to the members.", None),
        ("The council has cut road deaths by 12%.", "road deaths"),
        ("£5 million of new lottery funding arrived.", "new lottery funding"),
        ("Police logged 410 burglary reports.", "burglary reports"),
        ("The new ferry will sail in May.", "new ferry"),
        ("It will sail in May.", None),
        ("Operating costs were £2m lower.", "Operating costs"),
        ("Unemployment fell from 5 percent to 4 percent.", "Unemployment"),
        ("“This grant will pay for lamps.", "grant"),
        ("“It will pay for lamps.", None),
        ("Dozens of rural pubs were shut.", "rural pubs"),
        ("Two or more tenants signed.", "tenants"),
        ("Ann Pell, Ph.D., will sail in May.", None),
        ("It cost £1m of the estimated £4m.", None),
        ("She said: “The ban will apply in parks.", "ban"),
    ],
)
def test_the_subject_is_a_short_phrase_or_nothing(sentence: str, subject: str | None) -> None:
    (claim,) = _claims(sentence)
    assert claim.subject == subject


@given(st.text(), st.text(), st.none() | st.dates())
def test_any_text_is_read_without_an_error(title: str, text: str, published: date | None) -> None:
    for claim in find_claims(title, text, _paragraphs(text), (), published):
        within = text if claim.paragraph else title
        assert claim.span.of(within).strip()
        for figure in claim.quantities:
            assert claim.span.start <= figure.span.start < figure.span.end <= claim.span.end
