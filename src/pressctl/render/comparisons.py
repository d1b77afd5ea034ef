"""Pages that people read: what two releases share, and one term followed through time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressctl.answers.claims import ClaimRow, QuantityRow, TrackRow
from pressctl.answers.diffs import DiffAnswer, Passage, SetsAnswer, Shared, Side
from pressctl.answers.releases import ReleaseRow, StatsAnswer, VersionRow
from pressctl.render.difference import pieces, shortened
from pressctl.render.plots import plot, series
from pressctl.render.wording import counted, days_of, figure, place, short_day

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_MOST_NAMES = 12  # of speakers or figures on a page; other formats have all


def diff_page(canvas: Canvas, answer: DiffAnswer | SetsAnswer) -> None:
    """Write two sides side by side: claims in both, in one only, reworded passages, speakers."""
    _heading(canvas, "A", answer.a)
    _heading(canvas, "B", answer.b)
    _shared(canvas, "figures", answer.figures)
    _shared(canvas, "speakers", answer.speakers)
    for pair in answer.both:
        canvas.blank()
        how = f"  {_words(pair.relation)}  "
        sure = (f"{pair.confidence:.0%}", "dim")
        canvas.paragraph((f"{pair.a} → {pair.b}", "id"), how, sure, indent=0)
        canvas.paragraph(*pieces(shortened(pair.difference), color=canvas.color))
        canvas.paragraph((pair.evidence, "dim"))
    _only(canvas, "only in A", answer.only_a)
    _only(canvas, "only in B", answer.only_b)
    told = {pair.difference for pair in answer.both}
    _passages(canvas, [one for one in answer.passages if one.difference not in told])


def _heading(canvas: Canvas, letter: str, release: ReleaseRow | Side) -> None:
    if isinstance(release, Side):
        count = counted(release.release_count, "release")
        told = f"  {count} · {days_of(release.first, release.last)}"
        label = [(f"{letter}  ", "")]
        canvas.paragraph((release.asked, "title"), told, indent=0, label=label)
        return
    day = short_day(release.published)
    label = [(f"{letter}  ", ""), (release.id, "id"), (f"  {day}  ", "")]
    canvas.paragraph((release.title, "title"), indent=0, label=label)


def _shared(canvas: Canvas, what: str, shared: Shared) -> None:
    sides = (("both", shared.both), ("only in A", shared.only_a), ("only in B", shared.only_b))
    told = [f"{side}: {_list(names)}" for side, names in sides if names]
    if told:
        canvas.blank()
        canvas.paragraph((f"{what}  ", "name"), "; ".join(told), indent=0, hang=2)


def _list(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return " · ".join(names[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")


def _only(canvas: Canvas, label: str, claims: Sequence[ClaimRow]) -> None:
    if claims:
        canvas.blank()
        canvas.line((label, "name"))
    for claim in claims:
        canvas.paragraph((claim.id, "id"), f"  {_figures(claim.quantities)}", indent=2, hang=4)
        canvas.paragraph((claim.sentence, "dim"), indent=4)


def _passages(canvas: Canvas, passages: Sequence[Passage]) -> None:
    if passages:
        canvas.blank()
        canvas.line(("reworded passages", "name"))
    for passage in passages:
        canvas.paragraph((f"{passage.a} → {passage.b}", "id"))
        canvas.paragraph(*pieces(passage.difference, color=canvas.color), indent=4)


def track_page(canvas: Canvas, stations: Sequence[TrackRow]) -> None:
    """Write the stations of a term, oldest first, with what changed, and its values as bars."""
    release = None
    for station in stations:
        if station.release != release:
            label = [(station.release, "id"), (f"  {short_day(station.published)}  ", "")]
            canvas.paragraph((station.title, "title"), indent=0, label=label)
        release = station.release
        _station(canvas, station)
    plot(canvas, series(_longest(stations)))


def _longest(stations: Sequence[TrackRow]) -> list[TrackRow]:
    """Give the stations of the matter that is told most often: those that hang together."""
    matter: dict[str, str] = {}
    for station in stations:
        before = station.previous
        matter[station.id] = matter.get(before, before) if before else station.id
    often = Counter(matter.values())
    longest = max(often, key=lambda name: often[name], default="")
    return [station for station in stations if matter[station.id] == longest]


def _station(canvas: Canvas, station: TrackRow) -> None:
    by = station.speaker or ("(speaker unknown)" if station.quote else "(narrative)")
    change = ""
    if station.relation and station.confidence is not None:
        change = f" · {_words(station.relation)} since {station.previous}"
        change += f" · {station.confidence:.0%}"
    canvas.paragraph((f"{station.id} · {by}{change}", "dim"))
    if station.difference:
        canvas.paragraph(*pieces(station.difference, color=canvas.color), indent=4)
    else:
        canvas.paragraph(station.sentence, indent=4)


def versions_page(canvas: Canvas, versions: Sequence[VersionRow]) -> None:
    """Write the versions of a release, oldest first, each with what changed since the last."""
    for version in versions:
        day = f"updated {version.updated}" if version.updated else short_day(version.published)
        where = place(version.source.file, version.source.first_line, version.source.last_line)
        more = [f"and {len(version.origins) - 1} more"] if len(version.origins) > 1 else []
        gone = ["withdrawn"] if version.withdrawn else []
        facts = [day, counted(version.word_count, "word"), where, *more, *gone]
        label = [(version.id, "id"), ("  ", "")]
        canvas.paragraph((" · ".join(facts), "dim"), indent=0, label=label)
        if version.difference:
            canvas.paragraph(*pieces(shortened(version.difference), color=canvas.color))


_ISSUERS_SHOWN = 6


def stats_page(canvas: Canvas, stats: StatsAnswer) -> None:
    """Write what is in the store, a line for each kind of thing."""
    share = round(100 * stats.words_in_quotes / stats.words) if stats.words else 0
    period = f"{stats.first} – {stats.last}" if stats.first else "no dates"
    undated = f", {stats.undated} undated" if stats.undated else ""
    ends = f"{stats.quotes_marked} ends marked by the text, {stats.quotes_inferred} inferred"
    settled = f"; {stats.quotes_corrected} settled by a person" if stats.quotes_corrected else ""
    lines = [
        ("releases", stats.releases, f"{period}{undated}; {_issuers(stats.issuers)}"),
        ("words", stats.words, f"{stats.words_in_quotes:,} in quotes ({share}%)"),
        ("quotes", stats.quotes, f"{ends}{settled}"),
        ("speakers", stats.speakers, ""),
        ("claims", stats.claims, f"{stats.money} sums of money, {stats.percent} percentages"),
    ]
    for name, count, more in lines:
        canvas.paragraph(more, indent=0, label=[(f"{name:<8}", "name"), (f"{count:>9,}   ", "")])


def _issuers(issuers: Sequence[str]) -> str:
    if len(issuers) == 1:
        return f"all {issuers[0]}"
    if len(issuers) > _ISSUERS_SHOWN:
        return f"{len(issuers)} issuers (--json names them)"
    return f"{len(issuers)} issuers: {', '.join(issuers)}" if issuers else "issuer not stated"


def _figures(quantities: Sequence[QuantityRow]) -> str:
    return " · ".join(map(figure, quantities))


def _words(relation: str | None) -> str:
    return (relation or "").replace("_", " ")
