"""What on a page is no part of a release: menus, share links, cookie notes, hidden text.

Told by the element itself, by its role, and by the names that publishing systems give to such
parts in `class` and `id`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from selectolax.lexbor import LexborNode

Told = TypeVar("Told")

_ELEMENTS = frozenset(
    "nav aside form button select input label dialog menu figcaption head optgroup option map"
    " fieldset progress meter -comment -doctype".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar tooltip"
    " form toolbar".split()
)
# One name of a class attribute, whole: "gem-c-share-links", "post-navigation", "sd-sharing".
_NAMES = re.compile(
    r"""(?!(?:.*[-_])?(?:has|with|no|without)[-_])(?:
      (?:[\w-]+[-_])?(?:share|sharing|shares|social|related|relatedposts|recommended)
        (?:[-_](?:links?|buttons?|bar|box|icons?|media|sharing|posts?|content|articles?|items?
          |news|stories|list|tools?|wrapper|container|section|this))*
    | (?:[\w-]+[-_])?(?:cookies?|breadcrumbs?|sidebar|widgets?|pagination|pager|newsletter|subscribe
        |subscription|signup|sign-up|feedback|advert|adverts|advertisement|promo|toolbar|skip-?link
        |back-to-top|print-links?|contents-list|translation-nav)(?:[-_][\w-]+)?
    | sharedaddy|sd-[\w-]+|jp-[\w-]+|addtoany[\w-]*|addthis[\w-]*|a2a_[\w-]+
    | (?:(?:posts?|site|main|primary|secondary|entry|page|paging|comment)[-_])?
        (?:nav|navigation|menu)(?:[-_]links?)?
    | (?:site|page|entry|post|article|global|main)[-_](?:footer|banner) | footer | banner
    | (?:site|global|masthead)[-_]header | masthead
    | comments? | comments?[-_](?:area|list|respond|link|links|body|form|section) | respond
    | (?:[\w-]+[-_])?(?:visually-?hidden|screen-reader-text|sr-only|assistive-text) | d-none
    | hidden | hide | invisible | tags | (?:tag|cat|tags|category|post-tag)[-_]links?
    | post[-_](?:tags|categories|author) | edit-link | author-(?:box|bio|info)
    | (?:wp-block-)?pull-?quote | wp-caption(?:-text)? | (?:image|photo|media|picture)?-?caption
    | twitter-tweet | instagram-media | attachment(?:[-_][\w-]+)? | more-link | read-more
    | gem-c-(?:attachment|published-dates|contextual[\w-]*|heading__context|title__context
        |single-page-notification-button|devolved-nations|print-link|signup-link|intervention)
    | govuk-caption-\w+ | gem-c-notice | govuk-notice | withdraw(?:al|n)-notice
    | app-c-(?:published-dates|back-to-top|banner) | history-notice | footer-meta
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# Who published a page and when; read for its date, and no part of the body.
_META = re.compile(
    r"""(?:[\w-]+[-_])?(?:meta|metadata|metadata-list|byline|posted-on|entry-date|pub-?date
      |publish(?:ed)?(?:[-_](?:dates?|on))? |date|datestamp|timestamp)""",
    re.VERBOSE | re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"""(?:[\w-]+[-_])?(?:lead-paragraph|standfirst|lede|article-summary|page-summary
      |entry-subtitle|article-intro|field--name-field-summary) | lead | intro | introduction""",
    re.VERBOSE | re.IGNORECASE,
)
_TOPS = frozenset({"body", "html", "-document"})
_LONGEST = 200  # characters of a class attribute, and of a name in it; not measured
_LONGEST_NAME = 40
_MOST_DECEIVED = 8  # elements named like furniture around the whole body; more are a bomb
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_furniture(tag: str, attributes: dict[str, str | None]) -> bool:
    """Tell from an element itself that it is no part of a release, or is not shown."""
    if tag in _ELEMENTS:
        return True
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (attributes.get("role") or "").lower() in _ROLES
        or _UNSHOWN.search(attributes.get("style") or "") is not None
    )


def is_named_furniture(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether the class or id of an element is one that such parts have; names may deceive.

    Those of a post do: its tags and categories are among them ("category-social-care").
    """
    if tag in ("article", "main") or "hentry" in (attributes.get("class") or ""):
        return False
    names, key = attributes.get("class"), attributes.get("id")
    return bool(names and _names_furniture(names)) or bool(key and _names_furniture(key))


def is_meta(attributes: dict[str, str | None]) -> bool:
    """Whether an element holds the date and the like, as its class says."""
    return _names_meta(attributes.get("class") or "")


def is_summary(attributes: dict[str, str | None]) -> bool:
    """Whether an element holds the standfirst, as its class says."""
    return _names_summary(attributes.get("class") or "")


def _any_name(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Make a test of class attributes that remembers what it has seen."""

    @lru_cache(4096)
    def test(names: str) -> bool:
        # A class attribute beyond all measure is no name a publishing system gave.
        named = names.split() if len(names) < _LONGEST else []
        return any(len(name) < _LONGEST_NAME and pattern.fullmatch(name) for name in named)

    return test


_names_furniture, _names_meta, _names_summary = map(_any_name, (_NAMES, _META, _SUMMARY))


class Names:
    """Judges elements by their names, which may deceive, but never for half of all the text."""

    def __init__(self, root: LexborNode | None) -> None:
        self.root, self.length, self.deceived = root, -1, 0

    def is_furniture(self, tag: str, attributes: dict[str, str | None], node: LexborNode) -> bool:
        """Whether an element has a name of furniture, and not most of the words."""
        return is_named_furniture(tag, attributes) and not self._is_most(node)

    def _is_most(self, node: LexborNode) -> bool:
        if self.length < 0:
            self.length = len(self.root.text()) if self.root is not None else 0
        if self.deceived == _MOST_DECEIVED or 2 * len(node.text()) <= self.length:
            return False
        self.deceived += 1
        return True


class Surroundings:
    """Tells if an element stands inside furniture; each element above it is looked at once."""

    def __init__(self, root: LexborNode | None) -> None:
        self.names = Names(root)
        self.known: dict[int, bool | None] = {}

    def hide(self, node: LexborNode) -> bool:
        """Whether an element, or one around it, is furniture."""
        return first_above(node, self.known, self._is_furniture) is not None

    def _is_furniture(self, node: LexborNode) -> bool | None:
        tag, attributes = node.tag or "", node.attributes
        outside = tag == "footer" or is_furniture(tag, attributes)
        return outside or self.names.is_furniture(tag, attributes, node) or None


def first_above(
    node: LexborNode | None,
    known: dict[int, Told | None],
    tell: Callable[[LexborNode], Told | None],
) -> Told | None:
    """Give what is told of an element, or else of the nearest around it below the body.

    `known` keeps what was told, so that in all no element is asked about twice.
    """
    path: list[int] = []
    told: Told | None = None
    at = node
    while at is not None and told is None and at.tag not in _TOPS:
        if at.mem_id in known:
            told = known[at.mem_id]
            break
        path.append(at.mem_id)
        told = tell(at)
        at = at.parent
    known.update(dict.fromkeys(path, told))
    return told
