"""A release or a quote as a Markdown document."""

from __future__ import annotations

import re

from pressctl.answers.quotes import QuoteRow
from pressctl.answers.releases import ParagraphRow
from pressctl.answers.shown import ReleaseFull
from pressctl.render.harmless import harmless
from pressctl.render.pages import byline, who
from pressctl.render.records import markdown

# What makes a block of Markdown at the beginning of a line: "# ", "- ", "+ ", "===", "1. ".
_OPENS_A_BLOCK = re.compile(r"^([ \t]*(?:\d+(?=[.)]))?)([#\-+=.)])", re.MULTILINE)


def release(release: ReleaseFull) -> str:
    """Write a release: title, byline, paragraphs; block quotes behind >."""
    head = [f"# {_plain(release.title)}", f"*{_plain(byline(release))}*"]
    body = [_paragraph(paragraph) for paragraph in release.paragraphs]
    return _joined(release, [*head, *body])


def quote(quote: QuoteRow) -> str:
    """Write one quote behind >, and under it who said it, where and when."""
    source = f"{_plain(who(quote))}, *{_plain(quote.title)}*, {quote.published or 'undated'}"
    return f"{_quoted(quote.text)}\n>\n> — {source} ({quote.id})\n"


def _joined(release: ReleaseFull, parts: list[str]) -> str:
    """Join parts by blank lines; a quote that goes on keeps its > on the line between."""
    text = parts[0]
    for number, part in enumerate(parts[1:], start=1):
        goes_on = part.startswith(">") and parts[number - 1].startswith(">")
        same = goes_on and _quote_of(release, number - 2) == _quote_of(release, number - 3)
        text += f"\n>\n{part}" if same else f"\n\n{part}"
    return text + "\n"


def _quote_of(release: ReleaseFull, index: int) -> str | None:
    return release.paragraphs[index].quote


def _paragraph(paragraph: ParagraphRow) -> str:
    match paragraph.kind:
        case "quote":
            return _quoted(paragraph.text)
        case "bullet":
            return f"- {_plain(paragraph.text)}"
        case "heading":
            return f"## {_plain(paragraph.text)}"
        case "cue":
            return f"**{_plain(paragraph.text)}**"
        case _:
            return _plain(paragraph.text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in _plain(text).split("\n"))


def _plain(text: str) -> str:
    """Escape what Markdown would act on, and show control characters as marks."""
    return _OPENS_A_BLOCK.sub(r"\1\\\2", markdown(harmless(text)))
