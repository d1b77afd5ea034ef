"""A query is read as its words, operators and fields say, and a fault is pointed at."""

from __future__ import annotations

from datetime import date

import pytest

from pressctl.errors import BadQuery
from pressctl.query.grammar import read_patterns, read_query
from pressctl.query.terms import (
    All,
    By,
    Either,
    From,
    In,
    Near,
    Node,
    Not,
    On,
    Pattern,
    Phrase,
    Titled,
)

TODAY = date(2024, 6, 1)


def shown(node: Node) -> str:
    """Write a tree with every bracket, phrases in «»."""
    match node:
        case Phrase():
            return f"«{' '.join(word.text + '*' * word.begins for word in node.words)}»"
        case Near():
            return f"NEAR{node.within}({' '.join(map(shown, node.parts))})"
        case All() | Either():
            joint = " & " if isinstance(node, All) else " | "
            return f"({joint.join(map(shown, node.parts))})"
        case Not() | Titled():
            return f"{'-' if isinstance(node, Not) else 'title:'}{shown(node.part)}"
        case Pattern():
            return f"/{node.source}/"
    return shown_field(node)


def shown_field(node: Node) -> str:
    match node:
        case In():
            return f"in:{node.part}"
        case By():
            return f"by:{node.name}"
        case From():
            return f"from:{node.issuer}"
        case On():
            return f"on:{node.since}..{node.until}"
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("arguments", "tree"),
    [
        (["enough is enough"], "«enough is enough»"),
        (["zero", "tolerance"], "(«zero» & «tolerance»)"),
        (["zero tolerance", "OR", "sc* now"], "(«zero tolerance» | «sc* now»)"),
        (["a AND b c"], "(«a» & «b c»)"),
        (["a OR b AND c"], "(«a» | («b» & «c»))"),
        (["(a OR b) c"], "((«a» | «b») & «c»)"),
        (["a -b -(c OR d)"], "(«a» & -«b» & -(«c» | «d»))"),
        (["a-b - c"], "«a-b - c»"),
        (["not and or near"], "«not and or near»"),
        (['"a  AND (b" c*'], "(«a AND (b» & «c*»)"),
        (['x "zero toler"*'], "(«x» & «zero toler*»)"),
        (["“a” OR b"], "(«“a”» | «b»)"),
        (["£1.5m (net) [cut] a,b"], "«£1.5m (net) [cut] a,b»"),
        (["(net)"], "«net»"),
        (["f(x) AND 5* * **"], "(«f(x)» & «5* * **»)"),
        (["NEAR(a b)"], "NEAR10(«a» «b»)"),
        (['NEAR(a "b c" d*, 3)'], "NEAR3(«a» «b c» «d*»)"),
        (["NEAR(a b , 3) OR NEAR c"], "(NEAR3(«a» «b») | «NEAR c»)"),
        (["speaker:pell a"], "(by:pell & «a»)"),
        (['a issuer:"home  office"'], "(«a» & from:home office)"),
        (["in:quote -in:Title a"], "(in:quotes & -in:title & «a»)"),
        (["(in:title OR speaker:x) a"], "((in:title | by:x) & «a»)"),
        (["title:a b"], "title:«a b»"),
        (["title:(a OR b) c"], "(title:(«a» | «b») & «c»)"),
        (["date:2024-03 a"], "(on:2024-03-01..2024-03-31 & «a»)"),
        (["date:2024-03..2024-04 a"], "(on:2024-03-01..2024-04-30 & «a»)"),
        (["date:..2023 a"], "(on:None..2023-12-31 & «a»)"),
        (['date:"11 march 2024" a'], "(on:2024-03-11..2024-03-11 & «a»)"),
        (["10:30 http://x.org who:me"], "«10:30 http://x.org who:me»"),
    ],
)
def test_a_query_is_read(arguments: list[str], tree: str) -> None:
    assert shown(read_query(arguments, TODAY).root) == tree


def test_patterns_are_read_as_they_stand_and_fields_beside_them() -> None:
    assert shown(read_patterns(["a OR (b|c)"], TODAY).root) == "/a OR (b|c)/"
    tree = read_patterns(["a b", "in:quotes", r"x\d in:quotes"], TODAY).root
    assert shown(tree) == r"(/a b/ & in:quotes & /x\d in:quotes/)"


@pytest.mark.parametrize(
    ("query", "caret", "why"),
    [
        ("fraud AND (charter OR", "                     ^", "OR needs something to find after it"),
        ("a AND", "     ^", "AND needs something to find after it"),
        ("a NOT", "     ^", "NOT needs something to find after it"),
        ("OR a", "^", "OR needs something to find before it"),
        ("a AND OR b", "      ^", "OR needs something to find before it"),
        ("x (a", "  ^", "this bracket is not closed"),
        ("a AND b)", "       ^", "this bracket closes nothing"),
        ("() a AND b", " ^", "nothing to find before this"),
        ('a "b c', "  ^", "this quotation mark is not closed"),
        ('a "" b', "  ^", "nothing to search for between these quotation marks"),
        ("speaker: pell", "        ^", "speaker: needs a value right behind it"),
        ('a speaker:""', "           ^", "speaker: needs a value"),
        ("in:footer a", "   ^", "in: can be quotes, narrative or title"),
        ("a date:soon", "       ^", "that is no date; try date:2024-03"),
        ("a date:..", "       ^", "that is no date"),
        ("a date:2024..2023", "       ^", "these days end before they begin"),
        ("NEAR(a b", "^", "this bracket is not closed"),
        ("NEAR(a)", "^", "NEAR needs two words or more"),
        ("NEAR(a OR b)", "       ^", "NEAR takes words and phrases only"),
        ("x AND (a, 5)", "        ^", "a number of words belongs in NEAR"),
        ("NOT a", "^", "NOT needs something to find beside it"),
        ("a OR NOT b", "     ^", "NOT needs something to find beside it"),
        ("a OR in:title", "     ^", "a field needs something to find beside it"),
        ("date:2024 issuer:x", "^", "a field needs something to find beside it"),
        ("a -(NOT b)", "    ^", "NOT needs something to find beside it"),
        ("a title:(in:quotes)", "         ^", "a field needs something to find beside it"),
        ("title:", "      ^", "title: needs a value right behind it"),
        ("title:(in:quotes)", "       ^", "a field needs something to find beside it"),
        ("   ", "^", "there is nothing to search for"),
        ("\u00ad", "^", "there is nothing to search for"),
    ],
)
def test_a_fault_is_pointed_at(query: str, caret: str, why: str) -> None:
    with pytest.raises(BadQuery) as caught:
        read_query([query], TODAY)
    assert f"{query}\n{' ' * caught.value.at}^" == f"{query}\n{caret}"
    assert why in caught.value.why


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("(" * 60 + "a OR b" + ")" * 60, "within each other"),
        ("a " + "NOT " * 60 + "b", "within each other"),
        (" OR ".join(["a"] * 300), "more than 200 words"),
        ("a" * 10_001, "longer than 10000"),
        ("(" * 9_000, "within each other"),
    ],
)
def test_a_query_has_bounds(query: str, why: str) -> None:
    with pytest.raises(BadQuery, match=why):
        read_query([query], TODAY)
