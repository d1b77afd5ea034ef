"""Pages that people read: a release, and a single quote, paragraph or claim of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressctl.answers.claims import ClaimRow
from pressctl.answers.quotes import QuoteRow
from pressctl.answers.releases import ParagraphRow, ReleaseRow, Source
from pressctl.answers.shown import ReleaseFull
from pressctl.render.wording import PEN, counted, fate, is_settled, long_day, place, told

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_SHOWN = 3  # other places that a page names
_ENDS = {"marked": "end: marked =", "inferred": "end: inferred ≈"}


def release_page(canvas: Canvas, release: ReleaseFull) -> None:
    """Write a whole release: title, byline, paragraphs, and quotes behind a bar."""
    canvas.line((release.title, "title"))
    canvas.line((byline(release), "dim"))
    if len(release.origins) > 1:
        canvas.line((_also(release.origins[1:]), "dim"))
    for mark in release.corrected:
        canvas.paragraph((told(mark), "dim"), indent=0)
    canvas.rule()
    last_quote: str | None = None
    for paragraph in release.paragraphs:
        quoted = paragraph.quote if paragraph.kind == "quote" else None
        if quoted:
            _quoted(canvas, release, paragraph, begins=quoted != last_quote)
        else:
            _narrative(canvas, release, paragraph)
        last_quote = quoted
        if _stands_apart(release, paragraph):
            canvas.blank()


def byline(release: ReleaseRow) -> str:
    """Write who published a release, when, and where it was read."""
    parts = [
        release.issuer or "issuer not stated",
        long_day(release.published),
        release.id,
        place(release.source.file, release.source.first_line, release.source.last_line),
        f"{release.word_count:,} words",
        counted(release.quote_count, "quote"),
    ]
    return " · ".join([*parts, *fate(release)])


def _also(origins: Sequence[Source]) -> str:
    """ "also in tag.txt:7–40, feed.xml" """
    told = [place(one.file, one.first_line, one.last_line) for one in origins[:_SHOWN]]
    more = [f"and {len(origins) - _SHOWN:,} more"] if len(origins) > _SHOWN else []
    return f"also in {', '.join([*told, *more])}"


def part(canvas: Canvas, release: ReleaseFull, one: QuoteRow | ParagraphRow | ClaimRow) -> None:
    """Write one quote, paragraph or claim of a release."""
    if isinstance(one, QuoteRow):
        _quote(canvas, release, one)
    else:
        _words(canvas, release, one)


def _quote(canvas: Canvas, release: ReleaseFull, quote: QuoteRow) -> None:
    right = f"{quote.id} · {quote.word_count} words · {_end_in_words(quote)}"
    canvas.line((who(quote), "name"), right=right)
    where = place(release.source.file, quote.first_line, quote.last_line)
    canvas.line((f"{release.title} · {long_day(release.published)} · {where}", "dim"))
    canvas.rule()
    canvas.barred(quote.text)
    canvas.blank()
    canvas.paragraph(f"attributed by: {quote.attribution}")
    if not is_settled(quote, "end"):
        canvas.paragraph((f"end: {quote.reason} (confidence {quote.confidence:.2f})", "dim"))
    for mark in quote.corrected:
        canvas.paragraph((told(mark), "dim"))
    canvas.paragraph((_extent(quote), "dim"))
    _what_follows(canvas, release, quote)


def _extent(quote: QuoteRow) -> str:
    """ "paragraphs: p7 to p9; next likely end: p10", as `quotes --end` takes them."""
    numbers = [one.rpartition(".")[2] for one in quote.paragraphs]
    whole = " to ".join(dict.fromkeys([*numbers[:1], *numbers[-1:]]))
    other = f"; next likely end: {quote.other_end.rpartition('.')[2]}" if quote.other_end else ""
    return f"paragraphs: {whole}{other}"


def _words(canvas: Canvas, release: ReleaseFull, part: ParagraphRow | ClaimRow) -> None:
    words = part.text if isinstance(part, ParagraphRow) else part.sentence
    canvas.line((part.id, "id"), f"  {part.kind}", right=place(release.source.file, part.line))
    canvas.line((f"{release.title} · {long_day(release.published)}", "dim"))
    canvas.rule()
    canvas.paragraph(words)
    if isinstance(part, ClaimRow):
        _figures(canvas, part)


def _figures(canvas: Canvas, claim: ClaimRow) -> None:
    canvas.blank()
    for found in claim.quantities:
        value = "in words only" if found.value is None else format(found.value, "f")
        bound = "" if found.bound == "exact" else f"{found.bound.replace('_', ' ')} "
        canvas.paragraph(found.text, (f"  = {bound}{value} {found.unit}", "dim"))
    if claim.due:
        days = f"{claim.due.earliest} to {claim.due.latest}"
        canvas.paragraph(f"due: {claim.due.text}", (f"  = {days}", "dim"))
    if claim.quote:
        canvas.paragraph(f"said by {claim.speaker or '(unknown)'}", (f"  {claim.quote}", "id"))


def who(quote: QuoteRow) -> str:
    """Write the speaker of a quote with the office the release gives them."""
    pen = f" {PEN}" if is_settled(quote, "speaker") else ""
    parts = [f"{quote.speaker or '(speaker unknown)'}{pen}", quote.role, quote.organisation]
    return ", ".join(part for part in parts if part)


def _quoted(canvas: Canvas, release: ReleaseFull, paragraph: ParagraphRow, *, begins: bool) -> None:
    before = _neighbour(release, paragraph, -1)
    if not begins:
        canvas.barred("")
    elif before is None or before.kind != "cue":
        quote = _quote_of(release, paragraph)
        canvas.line((who(quote), "dim"), right=_end_of(quote), indent=2)
    canvas.barred(paragraph.text)


def _narrative(canvas: Canvas, release: ReleaseFull, paragraph: ParagraphRow) -> None:
    after = _neighbour(release, paragraph, 1)
    if paragraph.kind == "cue" and after and after.kind == "quote" and after.quote:
        quote = _quote_of(release, after)
        pen = f" {PEN}" if is_settled(quote, "speaker") else ""
        by = f"{quote.speaker or 'speaker unknown'}{pen} · "
        by = "" if quote.speaker_from == "stated" else by
        canvas.line((paragraph.text, "name"), right=by + _end_of(quote), indent=2)
        return
    style = "name" if paragraph.kind in ("heading", "cue") else ""
    bullet = [("• ", "")] if paragraph.kind == "bullet" else []
    canvas.paragraph((paragraph.text, style), label=bullet)


def _end_of(quote: QuoteRow) -> str:
    sure = "" if is_settled(quote, "end") else f" {quote.confidence:.0%}"
    return f"{quote.id} · {_end_in_words(quote)}{sure}"


def _end_in_words(quote: QuoteRow) -> str:
    ends = [mark for mark in quote.corrected if mark.what == "end"]
    if ends:
        return f"end: {'accepted' if ends[0].accepted else 'set'} {PEN}"
    return _ENDS[quote.boundary]


def _quote_of(release: ReleaseFull, paragraph: ParagraphRow) -> QuoteRow:
    return next(one for one in release.quotes if one.id == paragraph.quote)


def _neighbour(release: ReleaseFull, paragraph: ParagraphRow, step: int) -> ParagraphRow | None:
    at = int(paragraph.id.rsplit("p", 1)[1]) - 1 + step
    return release.paragraphs[at] if 0 <= at < len(release.paragraphs) else None


def _stands_apart(release: ReleaseFull, paragraph: ParagraphRow) -> bool:
    """Tell whether a blank line follows: not after a cue, within a quote or between bullets."""
    after = _neighbour(release, paragraph, 1)
    if after is None:
        return False
    if after.kind == "quote" and after.quote:
        return paragraph.kind != "cue" and paragraph.quote != after.quote
    return not paragraph.kind == "bullet" == after.kind


def _what_follows(canvas: Canvas, release: ReleaseFull, quote: QuoteRow) -> None:
    if not quote.paragraphs or quote.form == "inline":
        return
    at = int(quote.paragraphs[-1].rsplit("p", 1)[1])
    if at < len(release.paragraphs):
        after = release.paragraphs[at]
        canvas.blank()
        canvas.paragraph((f"then comes p{at + 1}:", "dim"))
        canvas.paragraph((after.text, "dim"))
