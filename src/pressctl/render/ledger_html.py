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

from pressctl.answers.claims import ClaimRow, ConflictRow, ThreadRow
from pressctl.answers.differences import Difference
from pressctl.answers.releases import ReleaseRow
from pressctl.render.harmless import harmless
from pressctl.render.plots import Point, series, shares
from pressctl.render.wording import counted, days_of, figure, place, short_day

Releases = Mapping[str, ReleaseRow]


def ledger(
    claims: Sequence[ClaimRow],
    threads: Sequence[ThreadRow],
    conflicts: Sequence[ConflictRow],
    releases: Releases,
) -> str:
    """Write the page; `releases` tell where each claim was read."""
    style, script = (_asset(name) for name in ("ledger.css", "ledger.js"))
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    pairs = counted(len(conflicts), "pair to look at", "pairs to look at")
    told = f"{counted(len(claims), 'claim')} · {counted(len(threads), 'thread')} · {pairs}"
    body = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width"><meta name="referrer" '
        'content="no-referrer"><title>Claims ledger</title>',
        f"<style>{style}</style></head><body><h1>Claims ledger</h1><p>{told}</p>",
        '<p id="controls" hidden><label>Filter <input id="filter" type="search"></label> '
        '<span id="shown"></span></p>',
        *_threads(threads, releases),
        *_conflicts(conflicts, releases),
        *_claims(claims, releases),
        f"<script>{script}</script></body></html>\n",
    ]
    return "\n".join(body)


def _asset(name: str) -> str:
    return files("pressctl.render").joinpath(name).read_text(encoding="utf-8")


def text(words: str) -> str:
    """Make words of a release safe to stand in the page, also between quotation marks."""
    return escape(harmless(words), quote=True)


def _threads(threads: Sequence[ThreadRow], releases: Releases) -> Iterator[str]:
    yield "<h2>Told more than once</h2>"
    for row in threads:
        moves = "".join(f'<b class="move">{move.replace("_", " ")}</b> ' for move in row.moves)
        told = f"{counted(row.release_count, 'release')} · {days_of(row.first, row.last)}"
        yield f'<details class="item" id="t-{text(row.id)}"><summary>{moves}{text(row.sentence)} '
        yield f"<small>{told}</small></summary>"
        yield from _plot(series([(claim.published, claim.quantities) for claim in row.claims]))
        steps = {step.b: step for step in row.steps}
        yield "<ol>"
        for claim in row.claims:
            step = steps.get(claim.id)
            said = _difference(step.difference) if step else text(claim.sentence)
            why = f"{step.confidence:.0%}: {step.evidence}" if step else ""
            move = step.relation.replace("_", " ") if step else "first told"
            yield f"<li>{_where(claim, releases)}<p>{said}</p>"
            yield f"<small>{move} {text(why)}</small></li>"
        yield "</ol></details>"


def _plot(points: Sequence[Point]) -> Iterator[str]:
    if not points:
        return
    yield "<table class='plot'>"
    for point, share in zip(points, shares(points), strict=True):
        yield (
            f"<tr><th>{short_day(point.day)}</th><td><meter min='0' max='1' value='{share:.3f}'>"
            f"</meter> {text(figure(point.figure))}</td></tr>"
        )
    yield "</table>"


def _conflicts(conflicts: Sequence[ConflictRow], releases: Releases) -> Iterator[str]:
    yield "<h2>To look at</h2><p>A lead, no verdict.</p>"
    for row in conflicts:
        yield f'<details class="item"><summary>{text(row.reason)}: {text(row.a.sentence)}</summary>'
        yield f"<p>{_where(row.a, releases)} → {_where(row.b, releases)}</p>"
        yield f"<p>{_difference(row.difference)}</p><small>{text(row.evidence)}</small></details>"


def _claims(claims: Iterable[ClaimRow], releases: Releases) -> Iterator[str]:
    heads = ("Date", "Kind", "Figures", "Claim", "Speaker", "Due", "Source")
    yield "<h2>All claims</h2><table id='claims'><thead><tr>"
    yield "".join(f"<th scope='col'>{head}</th>" for head in heads) + "</tr></thead><tbody>"
    for claim in claims:
        figures = " · ".join(map(figure, claim.quantities))
        due = claim.due.latest.isoformat() if claim.due else ""
        cells = [short_day(claim.published), claim.kind, figures, claim.sentence]
        shown = "".join(f"<td>{text(cell)}</td>" for cell in [*cells, claim.speaker or "", due])
        where = _where(claim, releases)
        yield f"<tr class='item' id='{text(claim.id)}'>{shown}<td>{where}</td></tr>"
    yield "</tbody></table>"


def _where(claim: ClaimRow, releases: Releases) -> str:
    """Link a claim to the line it was read from, and to the page of its release."""
    release = releases.get(claim.release)
    day = f"{short_day(claim.published)} <code>{text(claim.id)}</code>"
    if release is None:
        return day
    file = place(release.source.file, claim.line)
    source = f'<a href="{file_address(release.source.file)}#L{claim.line}">{text(file)}</a>'
    if (release.url or "").startswith(("https://", "http://")):
        source += f' <a href="{text(release.url or "")}">{text(release.title)}</a>'
    else:
        source += f" {text(release.title)}"
    return f"{day} {source}"


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
