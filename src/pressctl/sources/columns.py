"""The columns of a record: which name means what, and what the user says with --map."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pressctl.errors import BadOption
from pressctl.sources.reading import Columns

# Role: the names that mean it, the likeliest first, in letters and digits only.
NAMES = {
    "title": "title headline heading subject posttitle pagetitle articletitle",
    "date": """date published publishedat datepublished publicationdate publisheddate publishedon
        publishdate pubdate firstpublishedat firstpublished publictimestamp releasedate releasedon
        released issued issuedon issuedate dateissued dateposted posted postedat postdate
        datecreated day timestamp""",
    "issuer": """issuer issuedby issuingbody organisation organization organisations organizations
        org department agency ministry office institution publisher source from author creator""",
    "text": """text fulltext plaintext bodytext contenttext articletext textcontent maintext
        articlebody body bodyplain content contents article rawtext""",
    "html": """html bodyhtml contenthtml htmlbody htmlcontent articlehtml rawhtml contentencoded
        encoded""",
    "summary": "summary description standfirst lead excerpt abstract subtitle subheading dek",
    "url": "url link href permalink uri weburl pageurl sourceurl canonicalurl",
    "language": "language lang locale",
}
ROLES = tuple(NAMES)
_BY_NAME = {name: (place, role) for role in NAMES for place, name in enumerate(NAMES[role].split())}
_HINT = f"write ROLE=COLUMN,... with the roles {', '.join(ROLES)}"


def squeeze(name: str) -> str:
    """Give the form in which names are compared: "Date published", "datePublished" are one."""
    return re.sub(r"[\W_]+", "", name).lower()


def role_of(name: str) -> str | None:
    """Tell what a column means by its name alone."""
    found = _BY_NAME.get(squeeze(name))
    return found[1] if found else None


def assign(names: Iterable[str], columns: Columns) -> dict[str, list[str]]:
    """Assign columns to roles, the likeliest first; what the user says comes before all names.

    A column that the user gave a role has no other, and a role that the user filled no other
    column. A name with dots means a value inside a value: publisher.name
    """
    return _assign(tuple(names), tuple(columns.items()))


@lru_cache(maxsize=256)  # the rows of a file have the same columns
def _assign(given: tuple[str, ...], mapped: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    columns = dict(mapped)
    chosen = {role: [column] for role, column in columns.items()}
    taken = set(columns.values())
    ranked: list[tuple[int, str, str]] = []
    for name in given:
        place, role = _BY_NAME.get(squeeze(name), (0, ""))
        if role and role not in columns and name not in taken:
            ranked.append((place, role, name))
    for _, role, name in sorted(ranked, key=lambda one: one[0]):
        chosen.setdefault(role, []).append(name)
    return chosen


def read_map(words: str) -> dict[str, str]:
    """Read what --map says, title=headline,date=when; raises BadOption."""
    columns: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in words.split(","))):
        role, equals, column = (piece.strip() for piece in part.partition("="))
        role = role.lower()
        if not equals or not column or role not in NAMES:
            raise BadOption("--map", part, _HINT)
        if role in columns:
            raise BadOption("--map", part, f"{role} is given twice")
        columns[role] = column
    return columns


def write_map(columns: Columns) -> str:
    """Write a map in the one form that it has, whatever order it was given in."""
    return ",".join(f"{role}={columns[role]}" for role in ROLES if role in columns)
