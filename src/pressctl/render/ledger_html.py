"""The claims ledger as one page for a browser: threads, values over time, word differences.

The page needs nothing from anywhere: a policy in it forbids all but its own style and its own
script, named by its hash. Without scripts everything is there and folds; with them it can be
filtered and sorted. Every word of a release goes through `escape`.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from urllib.parse import quote

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, ConflictRow, ThreadRow
from pressctl.answers.differences import Difference
from pressctl.answers.releases import ReleaseRow
from pressctl.render.harmless import harmless
from pressctl.render.plots import Point, series, shares
from pressctl.render.wording import counted, days_of, figure, place, short_day

_HEADS = ("Date", "Kind", "Figures", "Claim", "Speaker", "Due", "Source")


class Sources(Struct, frozen=True):
    """Where claims were read: their releases by id, and the paths of files that are there."""

    releases: Mapping[str, ReleaseRow]
    addresses: Mapping[str, str]
    listed: frozenset[str]  # the claims that have a row in the table of the page


def ledger(
    claims: Sequence[ClaimRow],
    threads: Sequence[ThreadRow],
    conflicts: Sequence[ConflictRow],
    releases: Mapping[str, ReleaseRow],
    addresses: Mapping[str, str],
) -> str:
    """Write the page; `releases` tell where each claim was read.

    `addresses` are the paths of their files as seen from the page, of those that are still there.
    """
    style, script = (_asset(name) for name in ("ledger.css", "ledger.js"))
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    sources = Sources(releases, addresses, frozenset(claim.id for claim in claims))
    body = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer"><title>Claims ledger</title>',
        f"<style>{style}</style></head><body><h1>Claims ledger</h1>",
        f'<nav><a href="#threads">{counted(len(threads), "thread")}</a> · <a href="#look">'
        f"{counted(len(conflicts), 'pair')} to look at</a> · "
        f'<a href="#claims">{counted(len(claims), "claim")}</a></nav>',
        '<p id="controls" role="search" hidden><label>Filter <input id="filter" type="search">'
        '</label> <span id="shown" role="status"></span></p><main>',
        *_threads(threads, sources),
        *_conflicts(conflicts, sources),
        *_claims(claims, sources),
        f"</main><script>{script}</script></body></html>\n",
    ]
    return "\n".join(body)


def _asset(name: str) -> str:
    return files("pressctl.render").joinpath(name).read_text(encoding="utf-8")


def text(words: str) -> str:
    """Make words of a release safe to stand in the page, also between quotation marks."""
    return escape(harmless(words), quote=True)


def _threads(threads: Sequence[ThreadRow], sources: Sources) -> Iterator[str]:
    yield '<section aria-labelledby="threads"><h2 id="threads">Told more than once</h2>'
    for row in threads:
        moves = "".join(f'<b class="move">{_plain(move)}</b> ' for move in row.moves)
        told = f"{counted(row.release_count, 'release')} · {days_of(row.first, row.last)}"
        yield f'<details class="item" id="t-{text(row.id)}"><summary>{moves}{text(row.sentence)} '
        yield f"<small>{told}</small></summary>"
        yield from _plot(series(row.claims))
        steps = {step.b: step for step in row.steps}
        yield "<ol>"
        for claim in row.claims:
            step = steps.get(claim.id)
            said = _difference(step.difference) if step else text(claim.sentence)
            why = f"{step.confidence:.0%}: {step.evidence}" if step else ""
            move = f"{_plain(step.relation)} since {text(step.a)}," if step else "first told"
            yield f"<li>{_where(claim, sources)}<p>{said}</p>"
            yield f"<small>{move} {text(why)}</small></li>"
        yield "</ol></details>"
    yield "</section>"


def _plain(relation: str) -> str:
    return relation.replace("_", " ")


def _plot(points: Sequence[Point]) -> Iterator[str]:
    if not points:
        return
    yield '<table class="plot"><caption>Value over time</caption>'
    for point, share in zip(points, shares(points), strict=True):
        bar = f'<meter min="0" max="1" value="{share:.3f}" aria-hidden="true"></meter>'
        yield f'<tr><th scope="row">{short_day(point.day)}</th>'
        yield f"<td>{bar} {text(figure(point.figure))}</td></tr>"
    yield "</table>"


def _conflicts(conflicts: Sequence[ConflictRow], sources: Sources) -> Iterator[str]:
    yield '<section aria-labelledby="look"><h2 id="look">To look at</h2>'
    yield "<p>A lead, no verdict: the percentage says how likely both are on one matter.</p>"
    for row in conflicts:
        yield f'<details class="item" open><summary><b class="move">{text(row.reason)}</b> '
        yield f"<small>{row.confidence:.0%} · {text(row.evidence)}</small></summary>"
        for claim in (row.a, row.b):
            by = claim.speaker or ("speaker unknown" if claim.quote else "narrative")
            yield f"<blockquote><p>{text(claim.sentence)}</p>"
            yield f"<footer>{text(by)} · {_where(claim, sources)}</footer></blockquote>"
        yield "</details>"
    yield "</section>"


def _claims(claims: Iterable[ClaimRow], sources: Sources) -> Iterator[str]:
    yield '<section aria-labelledby="claims"><h2 id="claims">All claims</h2>'
    yield '<table class="claims"><thead><tr>'
    yield "".join(f'<th scope="col">{head}</th>' for head in _HEADS) + "</tr></thead><tbody>"
    for claim in claims:
        figures = " · ".join(map(figure, claim.quantities))
        due = claim.due.latest.isoformat() if claim.due else ""
        told = (short_day(claim.published), claim.kind, figures, claim.sentence)
        where = f"<code>{text(claim.id)}</code> {_source(claim, sources)}"
        cells = [*map(text, (*told, claim.speaker or "", due)), where]
        shown = "".join(
            f'<td data-head="{head}">{cell}</td>' for head, cell in zip(_HEADS, cells, strict=True)
        )
        yield f'<tr class="item" id="{text(claim.id)}">{shown}</tr>'
    yield "</tbody></table></section>"


def _where(claim: ClaimRow, sources: Sources) -> str:
    """Tell the day of a claim and link to its row in the table, and to where it was read."""
    told = f"<code>{text(claim.id)}</code>"
    if claim.id in sources.listed:
        told = f'<a href="#{text(claim.id)}">{told}</a>'
    return f"{short_day(claim.published)} {told} {_source(claim, sources)}"


def _source(claim: ClaimRow, sources: Sources) -> str:
    """Link to the line a claim was read from, and to the page of its release."""
    release = sources.releases.get(claim.release)
    if release is None:
        return text(claim.title)
    told = text(place(release.source.file, claim.line))
    if address := sources.addresses.get(release.source.file):
        told = f'<a href="{file_address(address)}#L{claim.line}">{told}</a>'
    title = text(release.title)
    if (release.url or "").startswith(("https://", "http://")):
        title = f'<a href="{text(release.url or "")}">{title}</a>'
    return f"{told} {title}"


def file_address(file: str) -> str:
    """Write a path as an address that is no scheme and no host: "javascript:x", "//host/x"."""
    path = quote(file.encode("utf-8", "surrogatepass"))
    return f"/{path.lstrip('/')}" if path.startswith("/") else f"./{path}"


def _difference(difference: Difference) -> str:
    told = []
    for edit in difference:
        if edit.op == "equal":
            told.append(text(edit.a))
            continue
        told += [f"<del>{text(edit.a)}</del>"] if edit.a else []
        told += [f"<ins>{text(edit.b)}</ins>"] if edit.b else []
    return " ".join(told)
