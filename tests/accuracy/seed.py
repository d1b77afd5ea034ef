"""Score the parse of the seed against its hand labels (tests/accuracy/README.md says how)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from pressctl.answers.claims import ClaimRow
from pressctl.answers.quotes import QuoteRow
from pressctl.api.corpus import Corpus
from pressctl.model import Document, Entry, Release
from pressctl.parsing import parse
from pressctl.query.catalogue import Listed
from pressctl.sources import dump
from pressctl.text import bare
from tests.accuracy.labelled import HERE
from tests.accuracy.measure import Measure, without_the

SEED = next((HERE.parents[1] / "seeds").glob("*.txt"))
# What the labels call people the product counts by the noun that stands there.
PEOPLE = frozenset(
    """people dependants workers nationals migrants suspects members men women children
    individuals""".split()
)
PERIODS = frozenset("days weeks months years".split())
BOUNDS = {
    None: {"exact"},
    "over": {"more_than"},
    "more than": {"more_than"},
    "up to": {"at_most"},
    "around": {"about"},
    "approximately": {"about"},
    "some": {"about"},
    "nearly": {"less_than", "about"},
}
RIGHT_VERDICTS = {
    "verbatim": {"verbatim", "typography", "shortened"},
    "minor_edit": {"shortened", "altered", "typography", "joined"},
    "altered": {"altered"},
    "paraphrase": {"paraphrase", "altered", "absent"},
    "absent": {"absent", "paraphrase"},
    "misattributed": {"misattributed"},
    "narrative": {"narrative"},
}
RIGHT_RELATIONS = {
    "same": {"same", "reworded"},
    "reworded": {"same", "reworded"},
    "extends": {"scope_changed", "part_of"},
    "superset": {"scope_changed", "part_of"},
    "qualifier_changed": {"hedge_changed"},
    "contradicts": {"contradicts"},
}
DANGEROUS = {"verbatim", "typography", "shortened"}
_NUMBER = re.compile(r"(-?[\d.]+) ([A-Za-z]+)(?: ([a-z]+))?")


def rows(name: str) -> list[dict[str, Any]]:
    """Read a file of labels."""
    with (HERE / "seed" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Seed:
    """The seed as parsed, ready to be compared."""

    def __init__(self, path: Path = SEED) -> None:
        self.documents: list[Document] = dump.read(path.read_text(encoding="utf-8"), path.name)[0]
        self.releases: list[Release] = [parse(document) for document in self.documents]
        self.corpus = Corpus(Listed(Entry(release) for release in self.releases))

    @cached_property
    def quotes(self) -> dict[int, QuoteRow]:
        """The quotations by the line of their cue."""
        lines = {}
        for release in self.releases:
            for number, quote in enumerate(release.quotes, 1):
                cue = next(
                    p for p in release.paragraphs if p.span.start <= quote.cue.start < p.span.end
                )
                lines[f"{release.id}.q{number}"] = cue.line
        return {lines[row.id]: row for row in self.corpus.quotes() if row.form == "block"}

    @cached_property
    def claims(self) -> list[ClaimRow]:
        """All claims."""
        return list(self.corpus.claims())

    def measures(self) -> Iterator[Measure]:
        """Give every measure of the seed."""
        yield self.headings()
        yield self.kinds()
        yield from self.quotations()
        yield from self.figures()
        yield from self.statements()
        yield from self.checks()
        yield from self.links()

    def headings(self) -> Measure:
        """Releases with the right title, date, issuer, first and last line."""
        found = {
            (r.title, str(r.published), r.issuer, r.origin.first_line, r.origin.last_line)
            for r in self.releases
        }
        wanted = rows("releases")
        right = sum(
            (w["title"], w["date"], w["issuer"], w["first_line"], w["last_line"]) in found
            for w in wanted
        )
        return Measure("seed.releases", "releases: title, date, issuer, lines", right, len(wanted))

    def kinds(self) -> Measure:
        """Lines of the right kind; the doubled titles and the page's heading are furniture."""
        found: dict[int, str] = {}
        for document, release in zip(self.documents, self.releases, strict=True):
            found.update({b.line: b.kind for b in document.blocks if b.kind != "furniture"})
            found.update({p.line: p.kind for p in release.paragraphs})
        same = {"summary": "narrative", "prose": "narrative", "cue": "attribution"}
        wanted = [w for w in rows("paragraphs") if not _is_furniture(w)]
        right = sum(
            same.get(found.get(w["line"], ""), found.get(w["line"])) == _label(w) for w in wanted
        )
        return Measure("seed.kinds", "kind of line", right, len(wanted))

    def quotations(self) -> Iterator[Measure]:
        """Quotes found, attributed and delimited."""
        wanted = rows("quotes")
        pairs = [(w, self.quotes.get(w["attribution_line_number"])) for w in wanted]
        found = [(w, q) for w, q in pairs if q is not None]
        speakers = sum(
            (q.speaker, q.role, without_the(q.organisation))
            == (w["speaker"], w["role"], without_the(w["organisation"]))
            for w, q in found
        )
        ends = sum(
            (q.first_line, q.last_line) == (w["first_paragraph_line"], w["last_paragraph_line"])
            for w, q in found
        )
        yield Measure("seed.quotes", "quotes found", len(found), len(wanted))
        extra = len(self.quotes) - len(found)
        yield Measure("seed.extra", "quotes that are none", extra, len(self.quotes), least=True)
        yield Measure("seed.speakers", "speaker, role, organisation", speakers, len(wanted))
        yield Measure("seed.ends", "quote ends exact", ends, len(wanted))

    def figures(self) -> Iterator[Measure]:
        """Figures of the labels found; money and percent that are printed and right."""
        printed: set[tuple[int, Decimal | None, str, str]] = {
            (c.line, q.value, q.unit, q.bound) for c in self.claims for q in c.quantities if q.value
        }
        labelled = [(w, m) for w in rows("claims") if (m := _NUMBER.match(str(w["value"])))]
        right = sum(_is_printed(w, m, printed) for w, m in labelled)
        known = {(w["line"], Decimal(m[1]), _unit(m)) for w, m in labelled}
        # One figure is one, however many claims of a line show it.
        sums = {p[:3] for p in printed if p[2] == "percent" or re.fullmatch("[A-Z]{3}", p[2])}
        yield Measure("seed.figures", "figures: value, unit, bound", right, len(labelled))
        yield Measure("seed.sums", "money and percent printed right", len(sums & known), len(sums))

    def statements(self) -> Iterator[Measure]:
        """Sentences that are hard claims found; those printed that are claims of any strength."""
        printed = {(c.line, bare(c.sentence)) for c in self.claims}
        labelled = {(w["line"], bare(w["sentence"])) for w in rows("claims")}
        hard = [w for w in rows("claims") if w["strength"] == "hard"]
        found = sum(_is_among((w["line"], bare(w["sentence"])), printed) for w in hard)
        right = sum(_is_among(one, labelled) for one in printed)
        yield Measure("seed.claims", "hard claims found", found, len(hard))
        yield Measure("seed.stated", "claims printed that are labelled", right, len(printed))

    def checks(self) -> Iterator[Measure]:
        """Verdicts on the passages of check_cases.jsonl."""
        cases = rows("check_cases")
        right = dangerous = 0
        for case in cases:
            passed = case["truth"] in {"misattributed", "narrative"}
            claimed = case["claimed_speaker"] if passed else None
            verdict = self.corpus.check(case["query"], claimed).verdict
            right += verdict in RIGHT_VERDICTS[case["truth"]]
            untrue = case["truth"] in {"altered", "absent", "misattributed", "narrative"}
            dangerous += untrue and verdict in DANGEROUS
        yield Measure("seed.checks", "check: verdict right", right, len(cases))
        what = "check: untrue called verbatim"
        yield Measure("seed.dangerous", what, dangerous, len(cases), least=True)

    def links(self) -> Iterator[Measure]:
        """Links between releases: strong ones found, and printed ones that are right."""
        line = {claim.id: claim.line for claim in self.claims}
        release = {claim.id: claim.release for claim in self.claims}
        printed = {
            frozenset((line[x.a], line[x.b]))
            for x in self.corpus.linked.links(self.claims)
            if release[x.a] != release[x.b]
        }
        wanted = [w for w in rows("claim_links") if w["cross_release"]]
        strong = [_ends(w) for w in wanted if w["confidence"] == "strong"]
        right = len(printed & {_ends(w) for w in wanted})
        found = sum(pair in printed for pair in strong)
        yield Measure("seed.links", "strong links found", found, len(strong))
        yield Measure("seed.pairs", "linked pairs that are right", right, len(printed))
        yield self._relations(wanted)

    def _relations(self, wanted: Iterable[dict[str, Any]]) -> Measure:
        """Labelled pairs of sentences that are linked, with the right relation."""
        sentence = {claim.id: claim.sentence for claim in self.claims}
        got = {
            frozenset((sentence[x.a], sentence[x.b])): x.relation
            for x in self.corpus.linked.links(self.claims)
        }
        pairs = [(frozenset((w["a"]["sentence"], w["b"]["sentence"])), w) for w in wanted]
        found = [(got[pair], w["relation"]) for pair, w in pairs if pair in got]
        right = sum(relation in RIGHT_RELATIONS[label] for relation, label in found)
        return Measure("seed.relations", "relation of linked pairs right", right, len(found))


def _is_among(one: tuple[int, str], others: set[tuple[int, str]]) -> bool:
    """Tell if a sentence, or one that is part of it or holds it, is in its line."""
    line, words = one
    return any(line == at and (words in other or other in words) for at, other in others)


def _ends(link: dict[str, Any]) -> frozenset[int]:
    return frozenset((link["a"]["line"], link["b"]["line"]))


def _is_furniture(label: dict[str, Any]) -> bool:
    note = label.get("note") or ""
    return label["kind"] == "title" and bool(note)


def _label(label: dict[str, Any]) -> str:
    return "narrative" if label["kind"] == "bullet_intro" else str(label["kind"])


def _unit(found: re.Match[str]) -> str:
    """Read the unit of a label: the last noun of "12 tech companies", the first otherwise."""
    if found[2] in {"GBP", "USD", "EUR", "percent", "years", "months", "times"}:
        return found[2]
    return (found[3] or found[2]) if found[2] in {"tech"} else found[2]


def _is_printed(
    label: dict[str, Any],
    found: re.Match[str],
    printed: set[tuple[int, Decimal | None, str, str]],
) -> bool:
    bounds = BOUNDS.get(label["qualifier"], {"exact"})
    wanted = (label["line"], Decimal(found[1]))
    return any(
        (line, value) == wanted and bound in bounds and _same_unit(_unit(found), unit)
        for line, value, unit, bound in printed
    )


def _same_unit(label: str, unit: str) -> bool:
    if label == unit or (label == "people" and unit in PEOPLE):
        return True
    singular = {label.removesuffix("s"), f"{label}s"}
    return unit in singular or (label in PERIODS and unit == label)
