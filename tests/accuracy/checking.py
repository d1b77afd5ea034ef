"""Put quotations that are wrong, and quotations that are right, to `check`, and count.

Dangerous is a wrong one called verbatim, typography or shortened; a false alarm is a right one
called anything else.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from rapidfuzz.distance import LCSseq

from pressctl.answers.verdicts import Verdict
from pressctl.model import Release
from pressctl.parsing import parse
from pressctl.query.matching import check
from pressctl.query.needs import indexed
from pressctl.query.places import Claimant
from pressctl.query.speakers import People
from pressctl.query.voices import find_voices
from pressctl.sources import read
from pressctl.store import passages
from tests.accuracy.measure import Measure
from tests.accuracy.mutations import MUTATIONS, Case, Source, misquoted, mutated, plain
from tests.accuracy.traps import TRAPS, trapped
from tests.accuracy.variants import VARIANTS, varied

VERBATIM = frozenset(("verbatim", "typography", "shortened"))
_EACH_OF_SEED = 40  # quotations of each kind; of traps a quarter
_MOST_SHOWN = 300  # characters
_MOST_UNITS = 200  # of the index that are ranked for a passage


class Indexed:
    """Candidates out of the store's passage index over the paragraphs of releases."""

    def __init__(self, releases: Sequence[Release]) -> None:
        self._units = [(one, p.span) for one in releases for p in one.paragraphs]
        self._connection = sqlite3.connect(":memory:")
        passages.build(self._connection, ((n, self._text(n)) for n in range(1, len(self._units))))

    def holders(self, words: str) -> Iterator[Release]:
        """Give the releases with a paragraph that can have these words in a row."""
        found = passages.holders(self._connection, indexed(words))
        yield from {(one := self._units[unit - 1][0]).id: one for unit in found}.values()

    def likeliest(self, words: str, most: int) -> Sequence[Release]:
        """Give the releases with the paragraphs that share most words, best first."""
        found = passages.candidates(self._connection, indexed(words), _MOST_UNITS)
        ranked = passages.rank(indexed(words), ((unit, self._text(unit)) for unit in found))
        ids = {(one := self._units[best.unit - 1][0]).id: one for best in ranked}
        return list(ids.values())[:most]

    def _text(self, unit: int) -> str:
        release, span = self._units[unit - 1]
        return indexed(span.of(release.text))


class Checked:
    """Releases, and what the checker says of quotations from them."""

    def __init__(self, releases: Sequence[Release], seed: int = 1) -> None:
        self.texts = {release.id: release.text for release in releases}
        self.people = People.build(releases)
        self.source = Source(releases, seed)
        self.corpus = Indexed(releases)
        self.mistakes: list[str] = []
        self.times: list[float] = []

    def ask(self, case: Case) -> Verdict:
        """Check one quotation."""
        start = time.process_time()
        claimed, claimant = case.claimed, None
        if claimed:
            claimant = Claimant(claimed, find_voices(self.people, claimed), self.people)
        verdict = check(case.query, self.corpus, self.people, claimant)
        self.times.append(time.process_time() - start)
        return verdict

    def dangerous(self, cases: Iterator[Case]) -> tuple[int, int]:
        """Count the wrong quotations that are called right, and all."""
        wrong = of = 0
        for case in cases:
            verdict = self.ask(case)
            of += 1
            if verdict.verdict in VERBATIM:
                wrong += 1
                self._tell(case, verdict)
        return wrong, of

    def alarms(self, cases: Iterator[Case]) -> Counter[str]:
        """Count the right quotations: all, called wrong, found, and found at the right span."""
        counts: Counter[str] = Counter()
        for case in cases:
            verdict = self.ask(case)
            is_alarm = verdict.verdict not in VERBATIM
            is_there = self._is_at(case, verdict)
            counts.update(of=1, alarms=is_alarm, found=bool(verdict.matches), there=is_there)
            if is_alarm or not is_there:
                self._tell(case, verdict)
        return counts

    def recalled(self, cases: Iterator[Case]) -> tuple[int, int]:
        """Count the misquoted passages of which the first match is the passage, and all."""
        right = of = 0
        for case in cases:
            verdict = self.ask(case)
            of += 1
            is_there = self._is_near(case, verdict)
            right += is_there
            if not is_there:
                self._tell(case, verdict)
        return right, of

    def _is_near(self, case: Case, verdict: Verdict) -> bool:
        """Tell if the first match overlaps the place drawn from, or is as near in another."""
        wanted = plain(case.span.of(self.texts[case.release])).split()
        for one in verdict.matches[:1]:
            overlaps = one.start < case.span.end and case.span.start < one.end
            if one.release == case.release and overlaps:
                return True
            said, there = plain(case.query).split(), plain(one.passage).split()
            return bool(LCSseq.similarity(said, there) >= LCSseq.similarity(said, wanted))
        return False

    def _is_at(self, case: Case, verdict: Verdict) -> bool:
        """Tell if the first match is the place drawn from, or one with the same words."""
        wanted = plain(case.span.of(self.texts[case.release]))
        places = ((self.texts[one.release], one.start, one.end) for one in verdict.matches[:1])
        return any(plain(text[start:end]) == wanted for text, start, end in places)

    def _tell(self, case: Case, verdict: Verdict) -> None:
        best = verdict.matches[0].passage if verdict.matches else "-"
        said = case.span.of(self.texts[case.release])
        lines = (
            f"query   {case.query!r}",
            f"source  {said[:_MOST_SHOWN]!r}",
            f"found   {best[:_MOST_SHOWN]!r}",
        )
        about = f"{case.kind}: {verdict.verdict} ({verdict.reason}) claimed {case.claimed}"
        self.mistakes.append("\n    ".join((about, *lines)))


def measures(name: str, checked: Checked, each: int) -> Iterator[Measure]:
    """Measure on about so many quotations of each kind of mutation, and as many that are right."""
    for kind in MUTATIONS:
        wrong, of = checked.dangerous(mutated(checked.source, kind, each))
        yield Measure(f"{name}.{kind}", f"check: {kind} changed, called right", wrong, of, True)
    for kind in TRAPS:
        wrong, of = checked.dangerous(trapped(checked.source, checked.people, kind, each // 4))
        key = kind.replace(" ", "_")
        yield Measure(f"{name}.{key}", f"check: {kind}, called right", wrong, of, True)
    right, of = checked.recalled(misquoted(checked.source, each))
    yield Measure(f"{name}.recalled", "check: right passage, 1-5 words wrong", right, of)
    few = max(1, each * len(MUTATIONS) // len(VARIANTS))
    cases = chain.from_iterable(varied(checked.source, kind, few) for kind in VARIANTS)
    counts = checked.alarms(cases)
    yield Measure(
        f"{name}.alarms", "check: right, called wrong", counts["alarms"], counts["of"], True
    )
    yield Measure(
        f"{name}.spans", "check: exact span, where found", counts["there"], counts["found"]
    )


def sums(name: str, checked: Checked, each: int) -> Iterator[Measure]:
    """Measure the same, and give what floors are held on: all mutations, all traps, the rest."""
    found = {measure.key.partition(".")[2]: measure for measure in measures(name, checked, each)}
    for key, kinds in (("mutated", MUTATIONS), ("trapped", TRAPS)):
        those = [found.pop(kind.replace(" ", "_")) for kind in kinds]
        wrong, of = sum(one.right for one in those), sum(one.of for one in those)
        yield Measure(f"{name}.{key}", f"check: {key}, called right", wrong, of, least=True)
    yield from found.values()


def seed_sums(releases: Sequence[Release]) -> Iterator[Measure]:
    """Measure on the seed what `make accuracy` holds floors on."""
    return sums("checked", Checked(releases), _EACH_OF_SEED)


def load(path: Path) -> list[Release]:
    """Read and parse the releases of a file."""
    return [parse(document) for document in read(path, path.name).documents]


def main(path: Path, each: int, show: bool) -> int:
    """Print the figures of one corpus, and what went wrong if asked."""
    checked = Checked(load(path))
    print(f"{path.name}: {len(checked.texts):,} releases")
    for measure in measures(path.stem, checked, each):
        share = f"{measure.share:.2%}"
        print(f"  {measure.what:44}{measure.right:>6.0f} of {measure.of:>5.0f}  {share}")
    times = sorted(checked.times)
    rate = len(times) / sum(times)
    print(f"  {rate:.0f} checks a second; median {times[len(times) // 2] * 1000:.1f} ms, ", end="")
    print(f"95 % within {times[len(times) * 95 // 100] * 1000:.1f} ms, most {times[-1] * 1000:.0f}")
    if show:
        print("\n".join(checked.mistakes))
    return 0
