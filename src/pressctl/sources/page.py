"""A parsed page: its elements without what is furniture, its title, its language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressctl.sources.facts import Facts, language_of
from pressctl.sources.furniture import Surroundings, first_above
from pressctl.sources.markup import text_of
from pressctl.text import fold

_MOST_HEADINGS = 50  # that may be the title; a page has one or two <h1>


class Page:
    """A parsed page, what its head states, and what on it is furniture."""

    def __init__(self, tree: LexborHTMLParser, facts: Facts, meta: dict[str, str]) -> None:
        self.tree, self.facts, self.meta = tree, facts, meta
        self.around = Surroundings(tree.body)
        self.languages: dict[int, str | None] = {}

    def find(self, selector: str, inside: LexborNode | None = None) -> Iterator[LexborNode]:
        """Give the elements that are no part of furniture, in order."""
        found = inside.css(selector) if inside is not None else self.tree.css(selector)
        once = {node.mem_id: node for node in found}  # a selector with commas gives some twice
        return (node for node in once.values() if not self.around.hide(node))

    def outermost(self, selector: str, inside: LexborNode | None = None) -> list[LexborNode]:
        """Give those elements that are not inside another of them."""
        found: list[LexborNode] = []
        known: dict[int, bool | None] = {}
        for node in self.find(selector, inside):
            if first_above(node.parent, known, lambda _: None) is None:
                found.append(node)
            known[node.mem_id] = True
        return found

    def heading(self) -> LexborNode | None:
        """Find the heading that is the title: the first that the page's own title has in it."""
        headings = list(islice(self.find("h1"), _MOST_HEADINGS))
        titles = [fold(title) for title in self.facts.titles]
        keys = [fold(text_of(heading)) for heading in headings]
        told = (h for h, key in zip(headings, keys, strict=True) if key and _is_in(key, titles))
        return next(told, headings[0] if headings else None)

    def language(self, node: LexborNode) -> str | None:
        """Give the language that an element states, or one around it, or the page."""
        stated = first_above(
            node, self.languages, lambda at: language_of(at.attributes.get("lang"))
        )
        return stated or self.facts.language


def _is_in(key: str, titles: list[str]) -> bool:
    return any(key in title for title in titles)
