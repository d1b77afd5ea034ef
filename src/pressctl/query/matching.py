"""Is this passage verbatim, and whose words are they?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from pressctl.answers.verdicts import Verdict
from pressctl.model import Release
from pressctl.query.candidates import Candidates, WhoSpeaks
from pressctl.query.likeness import Stretch, find_altered, find_like, find_nearest, find_stretches
from pressctl.query.occurrences import Hit, Question, find_chained, find_exact
from pressctl.query.passages import read_passage
from pressctl.query.places import Claimant
from pressctl.query.select import newest_first
from pressctl.query.tokens import read_line
from pressctl.query.verdicts import absent, found

# Releases in which all words of a passage are looked for in a row. A phrase of common words has
# very many that hold them elsewhere; 5,000 take about a second.
_MOST_HOLDERS = 5_000
_MOST_HITS = 100  # places that are judged, and then others until one is the claimed speaker's
# That are looked at word by word for something near. Measured on 430 quotations made of 2,999
# releases: with 4, 8, 24 and 48 the verdicts are the same.
_MOST_RELEASES = 12


def check(
    passage: str, corpus: Candidates, who: WhoSpeaks, claimant: Claimant | None = None
) -> Verdict:
    """Judge whether a passage is verbatim and, when a speaker is claimed, whether it is theirs.

    Words are verbatim, or differ in typography, or are shortened, only when all of them stand in
    one release in their order. Raises BadOption for a passage without words or longer than
    LONGEST_PASSAGE.
    """
    read = read_passage(passage)
    question = Question(read, who, claimant)
    hits, is_cut = _find_whole(question, corpus)
    likeliest: Sequence[Release] = ()
    stretches: list[Stretch] = []
    if not any(hit.finding.is_clean for hit in hits):
        likeliest = corpus.likeliest(read.words, _MOST_RELEASES)
        hits += _find_there(question, likeliest, hits)
        if not hits:
            stretches = find_stretches(question, likeliest)
            hits = find_altered(question, stretches, likeliest) or find_like(question, stretches)
    if not hits:
        headline = _headline(read.whole.keys, likeliest)
        return absent(question, passage, find_nearest(question, stretches), headline)
    # in a draw as in every list: in whatever order a corpus gives its releases
    hits.sort(key=lambda hit: (hit.rank, newest_first(hit.place.release)))
    if hits[0].place.attribution in {"wrong", "narrative"}:
        likeliest = likeliest or corpus.likeliest(read.words, _MOST_RELEASES)
        stretches = stretches or find_stretches(question, likeliest)
        return found(question, passage, hits, find_nearest(question, stretches), is_cut=is_cut)
    return found(question, passage, hits, is_cut=is_cut)


def _find_whole(question: Question, corpus: Candidates) -> tuple[list[Hit], bool]:
    """Find where all words stand in a row, and tell if not all places were looked at.

    Of very many places the first are judged, and besides those where the claimed speaker speaks.
    """
    hits: list[Hit] = []
    looked, claimant = 0, question.claimant
    is_settled = claimant is None  # or a place is the claimed speaker's
    for release in islice(corpus.holders(question.passage.sought), _MOST_HOLDERS):
        looked += 1
        if len(hits) < _MOST_HITS or (claimant and claimant.speaks_in(release)):
            here = list(find_exact(question, [release]))
            is_settled = is_settled or any(hit.place.attribution == "right" for hit in here)
            hits += here
        if len(hits) >= _MOST_HITS and is_settled:
            return hits, True
    return hits, looked == _MOST_HOLDERS


def _find_there(question: Question, releases: Sequence[Release], hits: Sequence[Hit]) -> list[Hit]:
    """Find all words in a row over paragraphs, which an index may not join, or in pieces."""
    known = {hit.place.release.id for hit in hits}
    further = [release for release in releases if release.id not in known]
    return [*find_exact(question, further), *find_chained(question, releases)]


def _headline(keys: Sequence[str], releases: Sequence[Release]) -> str:
    """Name the release whose title has these words: a match is always in the text."""
    wanted = " ".join(keys)
    for release in releases:
        if f" {wanted} " in f" {' '.join(read_line(release.title).keys)} ":
            return f"they are in the title of {release.id}, which is nobody's quotation"
    return ""
