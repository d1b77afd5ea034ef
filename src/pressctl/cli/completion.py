"""What a shell offers after TAB: ids with the title beside them, and speakers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pressctl.errors import PressctlError

if TYPE_CHECKING:
    from pressctl.api.corpus import Corpus

Offer = tuple[str, str]  # what is inserted, and the help beside it


def release_ids(ctx: typer.Context) -> list[Offer]:
    """Offer all releases; the shell keeps those whose id begins as typed."""
    corpus = _corpus(ctx)
    rows = corpus.releases() if corpus else []
    return [_offer(row.id, f"{row.published or 'undated'} {row.title}") for row in rows]


def speaker_ids(ctx: typer.Context) -> list[Offer]:
    """Offer speakers as slugs: a name would be inserted with a space and without quotes."""
    corpus = _corpus(ctx)
    rows = corpus.speakers() if corpus else []
    return [_offer(row.speaker_id, f"{row.name}, quotes: {row.quote_count}") for row in rows]


def _corpus(ctx: typer.Context) -> Corpus | None:
    from pressctl.api.corpus import Corpus

    place = ctx.params.get("store") or ctx.find_root().params.get("store")
    try:
        return Corpus.open(Path(place) if place else None)
    except (PressctlError, OSError):
        return None  # nothing to offer is no reason to write on the user's line


def _offer(word: str, words: str) -> Offer:
    from pressctl.render.harmless import on_one_line

    return word, on_one_line(words)
