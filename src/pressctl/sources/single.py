"""A release saved on its own as plain text: a title, a date and an issuer near it, a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pressctl.dates import read_day
from pressctl.model import Document, Origin, Problem
from pressctl.sources.lines import Line, clean_title, is_hard_wrapped, to_block, to_blocks

# Header lines: "Published 10 April 2024", "From: Home Office"; the value may stand a line below
_DATE_LABEL = re.compile(
    r"(?:(?:first )?published|date|issued|released|posted|for release|embargoed until)"
    r"(?:\s+on)?\s*:?(?:\s+|$)",
    re.IGNORECASE,
)
_ISSUER_LABEL = re.compile(
    # "From: Home Office", "From Home Office", but not "From today, buses ..."
    r"(?:(?:issued by|published by|press release (?:issued )?by)\s*(?::\s*(?=$|\S)|\s(?=\S))"
    r"|(?:from|issuer|organisation)\s*:\s*(?=$|\S)"
    r"|(?:from|organisation)\s(?-i:(?=[A-Z][^.,;!?]{2,70}$)))",
    re.IGNORECASE,
)
# a lone text with no date is still a release when somebody is quoted in it
SAYING = re.compile(r"\b(?:said|says|added|commented|stated)\b[^:]{0,80}:$")
# "Issued by the Harbour Office on 6 May 2031": the day at the end belongs to no name
_LAST_DAY = re.compile(r"(?P<name>.+?)(?:,|\s+on)\s+(?P<day>[\w ]{6,40})")
_NO_TITLE = re.compile(
    r"(?:for immediate release|press release|news release|news story|press notice|gov\.uk|news)"
    r"[\s:]*",
    re.IGNORECASE,
)
_HEADER_LINES = 6  # how far down a release's date is looked for; not measured
_LONGEST_VALUE = 300  # characters of a header's value that are looked at; not measured
_TITLE_WORDS = 40  # a longer first line is prose, not a title; not measured


def read_single(lines: Sequence[Line], file: str) -> tuple[list[Document], list[Problem]]:
    """Read a release that is alone in its file; none where it has neither date nor cue line."""
    top = next((n for n, line in enumerate(lines) if not _stands_above(line)), None)
    if top is None or len(lines[top].text.split()) > _TITLE_WORDS:
        return [], []
    above, below = lines[:top], lines[top + 1 :]
    used, day, issuer = read_header(below)
    day = day or read_header(above)[1]
    body = lines[top + 1 + used :]
    quoting = any(SAYING.search(line.text) for line in body)
    if not body or (day is None and not quoting):
        return [], []
    blocks = [to_block("furniture", line) for line in above]
    blocks.append(to_block("title", lines[top]))
    blocks += [to_block("byline", line) for line in below[:used]]
    blocks += to_blocks(body, is_hard_wrapped(lines))
    origin = Origin(file, lines[top].number, lines[-1].number)
    title, stated = clean_title(lines[top].text)
    what = "a title with no byline, so no date and no issuer; kept without them"
    problems = [] if day or stated else [Problem(file, lines[top].number, what)]
    return [Document(origin, tuple(blocks), title, issuer, day or stated)], problems


def _stands_above(line: Line) -> bool:
    """Whether a line may stand above the title: "FOR IMMEDIATE RELEASE", a date."""
    return bool(_NO_TITLE.fullmatch(line.text)) or _day(line.text) is not None


def _day(text: str) -> date | None:
    return read_day(_DATE_LABEL.sub("", text, count=1).rstrip("."))


def read_header(lines: Sequence[Line]) -> tuple[int, date | None, str | None]:
    """Find the date and the issuer in the lines under a title, and how many lines they take."""
    day: date | None = None
    issuer: str | None = None
    used = 0
    waiting = False  # "From:" stood alone on the line before
    for number, line in enumerate(lines[:_HEADER_LINES], 1):
        found = _day(line.text)
        label = _ISSUER_LABEL.match(line.text)
        value = line.text[label.end() :] if label else line.text if waiting else ""
        waiting = label is not None and not value
        if found and day is None:
            day, used = found, number
        elif value and issuer is None:
            issuer, stated = _part(value.rstrip(".").removeprefix("the "))
            day, used = day or stated, number
    return used, day, issuer


def _part(value: str) -> tuple[str, date | None]:
    """Part the name of an issuer from a day behind it."""
    found = _LAST_DAY.fullmatch(value[:_LONGEST_VALUE])
    stated = read_day(found["day"]) if found else None
    return (found["name"], stated) if found and stated else (value, None)
