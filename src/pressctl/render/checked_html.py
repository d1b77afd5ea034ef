"""An article and the verdicts on its quotations as one page of HTML that needs nothing else.

All text in it is of others, the article's and the releases': it is escaped, and the page allows
itself neither scripts nor anything from a network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from pressctl.answers.articles import ArticleAnswer, CheckedParagraph, CheckedQuotation
from pressctl.answers.differences import Edit
from pressctl.answers.verdicts import Match, Verdict
from pressctl.render.checked import found_in, lines_of, told
from pressctl.render.difference import shortened
from pressctl.render.findings import SIGNS
from pressctl.render.harmless import harmless
from pressctl.render.wording import short_day

_MOST_PLACES = 3  # further places that a note names
_KEPT = 30  # words on each side of a change
_TAGS = {"heading": "h2", "quote": "blockquote"}

_STYLE = """
:root { color-scheme: light dark; font: 17px/1.55 Georgia, serif; color: #1b1b1b; background: #fff }
body { max-width: 76rem; margin: 2rem auto; padding: 0 1.2rem; overflow-wrap: break-word }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.2rem; margin: 0 }
p, blockquote { margin: 0 } blockquote { border-left: 3px solid #999; padding-left: 1rem }
.sum, .note, .key { font: 14px/1.45 system-ui, sans-serif }
.sum { color: #444; margin: .3rem 0 1rem } .key { margin: 0 0 1.5rem }
.row { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2rem;
  padding: .45rem 0; align-items: start }
.note { border: 1px solid #bbb; border-left-width: 6px; padding: .5rem .7rem; margin: 0 0 .6rem;
  break-inside: avoid; overflow-wrap: anywhere }
.note p { margin: .25rem 0 } .words { font: 15px/1.5 Georgia, serif } .dim { color: #555 }
mark { color: inherit; padding: .05em .1em; text-decoration-thickness: 2px;
  text-underline-offset: 3px; overflow-wrap: anywhere }
mark a, .note a { color: inherit } mark a { text-decoration: none; font: 700 .72em system-ui }
.good { background: #d9ecff; border-color: #0b5cad; text-decoration: underline solid #0b5cad }
.warn { background: #fff0c2; border-color: #8a6100; text-decoration: underline dashed #8a6100 }
.bad { background: #ffd9d2; border-color: #a3260f; text-decoration: underline double #a3260f }
.note.good, .note.warn, .note.bad { background: #fff; text-decoration: none }
ins { background: #d9ecff; text-decoration: underline; font-weight: 700 }
del { background: #ffd9d2; text-decoration: line-through }
@media (max-width: 50rem) { .row { grid-template-columns: minmax(0, 1fr); gap: .5rem } }
@media screen and (prefers-color-scheme: dark) { :root { color: #e8e8e8; background: #161616 }
  .sum, .dim { color: #b0b0b0 } .note { border-color: #666 }
  .good, ins { background: #123a5c } .warn { background: #4d3a00 } .bad, del { background: #5c1a10 }
  .good { border-color: #6db3f2; text-decoration-color: #6db3f2 }
  .warn { border-color: #e0b040; text-decoration-color: #e0b040 }
  .bad { border-color: #ff8f7a; text-decoration-color: #ff8f7a }
  .note.good, .note.warn, .note.bad { background: #1e1e1e } }
@media print { body { margin: 0; max-width: none; font-size: 11pt }
  mark, .note, ins, del { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
"""
_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{style}</style></head><body>
"""
_KEY = """<p class="key"><mark class="good">✓ solid line</mark> word for word &#160;
<mark class="warn">≈ dashed line</mark> differs, or is shortened &#160;
<mark class="bad">✗ ⇄ double line</mark> not found, or not theirs &#160;
<del>struck out</del> only in the article &#160; <ins>bold, underlined</ins> only in the release</p>
"""


def article_html(answers: Sequence[ArticleAnswer]) -> str:
    """Write a page of articles: each with its quotations marked, and beside them what was found."""
    title = f"Quotations of {', '.join(answer.file for answer in answers)}"
    parts = [_HEAD.format(title=_safe(title), style=_STYLE)]
    for number, answer in enumerate(answers, 1):
        parts += [*_article(answer, number)]
    return "".join([*parts, "</body></html>\n"])


def _article(answer: ArticleAnswer, article: int) -> Iterator[str]:
    verdicts = [one.verdict for one in answer.quotations]
    yield f'<h1>{_safe(answer.file)}</h1>\n<p class="sum">{_safe(told(verdicts))}</p>\n{_KEY}'
    numbered = list(enumerate(answer.quotations, 1))
    by_paragraph = {
        at: list(ones) for at, ones in groupby(numbered, key=lambda one: one[1].paragraph)
    }
    for at, paragraph in enumerate(answer.paragraphs):
        here = by_paragraph.get(at, [])
        notes = "".join(_note(f"{article}-{number}", one.verdict) for number, one in here)
        text = _marked(paragraph, [(f"{article}-{number}", one) for number, one in here])
        tag = _TAGS.get(paragraph.kind, "p")
        yield f'<div class="row"><{tag}>{text}</{tag}><div>{notes}</div></div>\n'


def _marked(paragraph: CheckedParagraph, here: Iterable[tuple[str, CheckedQuotation]]) -> str:
    """Mark the quotations of a paragraph, each with a link to its note."""
    parts, at = ["• "] if paragraph.kind == "item" else [], 0
    for name, one in here:
        sign, style = SIGNS[one.verdict.verdict]
        words = _safe(paragraph.text[one.start : one.end])
        link = f'<a href="#n{name}">{sign}{name.partition("-")[2]}</a>'
        parts.append(_safe(paragraph.text[at : one.start]))
        parts.append(f'<mark class="{style}" id="q{name}">{words}&#8239;{link}</mark>')
        at = one.end
    return "".join([*parts, _safe(paragraph.text[at:])])


def _note(name: str, verdict: Verdict) -> str:
    sign, style = SIGNS[verdict.verdict]
    change = f" ({verdict.change})" if verdict.change else ""
    number = name.partition("-")[2]
    head = f'<a href="#q{name}">{number}</a> <b>{sign} {verdict.verdict}{change}</b>'
    line = f"line {lines_of(verdict)}" if verdict.line else ""
    claimed = f"said to be by {verdict.claimed_speaker}" if verdict.claimed_speaker else ""
    about = _safe(" · ".join(filter(None, (line, claimed))))
    parts = [f'<p>{head} <span class="dim">{about}</span></p>']
    if verdict.matches:
        parts += [*_found(verdict.matches[0])]
    parts.append(f'<p class="dim">{_safe(verdict.reason)}</p>')
    more = verdict.matches[1 : 1 + _MOST_PLACES]
    parts += (f'<p class="dim">also {_safe(_place(match))}</p>' for match in more)
    if verdict.nearest:
        parts.append(f'<p class="dim">nearest: {_safe(_place(verdict.nearest))}</p>')
        parts.append(f'<p class="words">{_safe(verdict.nearest.passage)}</p>')
    return f'<div class="note {style}" id="n{name}">{"".join(parts)}</div>'


def _found(match: Match) -> Iterator[str]:
    steps = "".join(f"{_step(edit)} " for edit in shortened(match.difference, keep=_KEPT))
    yield f'<p class="words">{steps.rstrip()}</p><p>{_safe(_place(match))}</p>'


def _step(edit: Edit) -> str:
    if edit.op == "equal":
        return _safe(edit.b)
    taken = f"<del>{_safe(edit.a)}</del>" if edit.a else ""
    put = f"<ins>{_safe(edit.b)}</ins>" if edit.b else ""
    return " ".join(filter(None, (taken, put)))


def _place(match: Match) -> str:
    speaker = match.speaker or ("speaker unknown" if match.quote else "the narrative")
    return f"{speaker}, {found_in(match)}, {short_day(match.published)}"


def _safe(text: str) -> str:
    """Escape text for HTML; what would act on a reader's screen shows as a mark."""
    return escape(harmless(text))
