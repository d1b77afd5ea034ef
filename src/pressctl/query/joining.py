"""Which mentions of names are one person's: joined where a second sign agrees, else kept apart.

A mention says an office, a body, an issuer and a release. Namesakes are told apart by these; names
that are written otherwise ("J. R. Roe", "Tom Hill" for Thomas) are joined by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import Struct

from pressctl.query.body_keys import body_key, is_one_body, is_same_body
from pressctl.query.clusters import Clusters
from pressctl.query.mentions import Facet, Group, Mention
from pressctl.query.names import NameKey, can_be_one_name, courtesy_of, surname_of
from pressctl.query.offices import is_member, is_personal, is_private, office

# Facets of one name, and names of one surname, that are compared two by two; more are compared with
# the first so many alone. Not measured: nobody speaks for so many bodies.
_MOST_COMPARED = 200


class Joined(Struct, frozen=True):
    """The mentions of one person in order of time, and why names written otherwise are theirs."""

    mentions: Group
    reasons: tuple[str, ...] = ()


def join(mentions: Iterable[Mention]) -> list[Joined]:
    """Group mentions by person; their order does not matter."""
    by_name: dict[NameKey, Group] = defaultdict(list)
    for one in mentions:
        by_name[one.key].append(one)
    persons = [group for same in by_name.values() for group in _part_namesakes(same)]
    by_surname: dict[str, list[Group]] = defaultdict(list)
    for group in persons:
        by_surname[surname_of(group[0].key)].append(group)
    return [joined for groups in by_surname.values() for joined in _join_forms(groups)]


# --- namesakes ---------------------------------------------------------------------------------


def _part_namesakes(mentions: Group) -> list[Group]:
    """Part the mentions of one name by person: bodies with nothing in common are two."""
    if len({one.facet for one in mentions}) == 1:
        return [mentions]
    told = [one for one in mentions if one.facet.is_told]
    clusters = _cluster([one for one in told if one.facet.body])
    for cluster in _cluster([one for one in told if not one.facet.body]):
        homes = [home for home in clusters if home.is_with_body and _belongs(cluster, home)]
        if len(homes) == 1:
            homes[0].take(cluster)
        else:
            clusters.append(cluster)
    _settle_bare([one for one in mentions if not one.facet.is_told], clusters)
    return [cluster.mentions for cluster in clusters]


class _Cluster:
    """Mentions of one name that are one person's."""

    def __init__(self, mentions: Group) -> None:
        self.mentions = mentions
        self.facets = {one.facet for one in mentions}
        self.releases = {one.release for one in mentions}
        self.issuers = {one.facet.issuer for one in mentions} - {""}
        self.is_with_body = any(facet.body for facet in self.facets)

    def take(self, other: _Cluster) -> None:
        """Take in the mentions of another; it stays one with a body."""
        self.mentions += other.mentions
        self.facets |= other.facets
        self.releases |= other.releases
        self.issuers |= other.issuers


def _cluster(mentions: Group) -> list[_Cluster]:
    """Group mentions whose facets agree, or that stand in one release."""
    facets = list(dict.fromkeys(one.facet for one in mentions))
    place = {facet: at for at, facet in enumerate(facets)}
    links = Clusters(len(facets))
    for a, b in combinations(range(min(len(facets), _MOST_COMPARED)), 2):
        if _agree(facets[a], facets[b]):
            links.tie(a, b)
    first_in: dict[str, int] = {}
    for one in mentions:
        at = place[one.facet]
        if (first := first_in.setdefault(one.release, at)) != at:
            links.tie(first, at)
    groups: dict[int, Group] = defaultdict(list)
    for one in mentions:
        groups[links.root(place[one.facet])].append(one)
    return [_Cluster(group) for group in groups.values()]


def _agree(a: Facet, b: Facet) -> bool:
    """Tell if nothing keeps two of one name apart, and something speaks for one person."""
    if a.body and b.body and is_same_body(a.body, b.body):
        return True
    if (a.is_public and b.is_public) or _has_body(a.role, b.body) or _has_body(b.role, a.body):
        return True
    if a.body and b.body:
        return False
    if office(a.role) == office(b.role):
        return not (a.body or b.body) or is_personal(a.role) or a.issuer == b.issuer
    if not (a.body or b.body) and _is_in_short(a.role, b.role):
        return True
    same_issuer = a.issuer == b.issuer != ""
    return same_issuer and not (a.body or b.body) and is_private(a.role) == is_private(b.role)


def _is_in_short(a: str, b: str) -> bool:
    """Tell if one office is the other in short: "Hexham Mayor" is "Mayor"."""
    short, long = sorted((office(a), office(b)), key=len)
    return bool(short) and long.endswith(f" {short}")


def _has_body(role: str, body: str) -> bool:
    """Tell if a role names a body: "Road Trust Director"."""
    return bool(body_key(body)) and set(body_key(body)) <= set(body_key(role))


def _belongs(cluster: _Cluster, home: _Cluster) -> bool:
    if not cluster.releases.isdisjoint(home.releases):
        return True
    return any(_agree(a, b) for a in cluster.facets for b in home.facets)


def _settle_bare(mentions: Group, clusters: list[_Cluster]) -> None:
    """Give mentions of the name alone to whom release or issuer point to, or to the only one."""
    rest = []
    for one in mentions:
        homes = [home for home in clusters if one.release in home.releases] or [
            home for home in clusters if one.facet.issuer in home.issuers
        ]
        homes = homes or clusters
        if len(homes) == 1:
            homes[0].mentions.append(one)
        else:
            rest.append(one)
    if rest:
        clusters.append(_Cluster(rest))


# --- names written otherwise -------------------------------------------------------------------


class _Form:
    """The mentions of one person under one name."""

    def __init__(self, mentions: Group) -> None:
        self.mentions = mentions
        self.key = mentions[0].key
        self.name = min(one.name for one in mentions)
        self.facets = sorted({one.facet for one in mentions})
        self.titles = {courtesy_of(one.source) for one in mentions} - {None}
        self.first = min(one.order for one in mentions)

    def can_be(self, other: _Form) -> bool:
        """Tell if names and courtesy titles allow both; two of one name were parted before."""
        if self.key == other.key or len(self.titles | other.titles) > 1:
            return False
        return can_be_one_name(self.key, other.key)

    def why_one_with(self, other: _Form) -> str | None:
        """Say which office or body the two share; None if there is none."""
        shared = next(
            filter(None, (_shared(a, b) for a in self.facets for b in other.facets)), None
        )
        return shared and f"“{self.name}” and “{other.name}” are joined: both {shared}"


def _join_forms(groups: list[Group]) -> Iterator[Joined]:
    """Join the forms of one name; none of those of which any two cannot be one person's."""
    if len(groups) == 1:
        yield Joined(_in_order(groups[0]))
        return
    forms = sorted(map(_Form, groups), key=lambda form: (form.key, form.first))
    links, reasons = Clusters(len(forms)), {}
    for a, b in combinations(range(min(len(forms), _MOST_COMPARED)), 2):
        if forms[a].can_be(forms[b]) and (why := forms[a].why_one_with(forms[b])):
            links.tie(a, b)
            reasons[a, b] = why
    parts: dict[int, list[int]] = defaultdict(list)
    for at in range(len(forms)):
        parts[links.root(at)].append(at)
    for part in parts.values():
        if all(forms[a].can_be(forms[b]) for a, b in combinations(part, 2)):
            told = tuple(reasons[pair] for pair in combinations(part, 2) if pair in reasons)
            yield Joined(_in_order(one for at in part for one in forms[at].mentions), told)
        else:
            yield from (Joined(_in_order(forms[at].mentions)) for at in part)


def _in_order(mentions: Iterable[Mention]) -> Group:
    return sorted(mentions, key=lambda one: one.order)


def _shared(a: Facet, b: Facet) -> str | None:
    if a.body and b.body:
        return f"of {a.body}" if is_one_body(a.body, b.body) else None
    if not a.role or office(a.role) != office(b.role) or is_private(a.role):
        return None
    known = is_personal(a.role) or is_member(a.role) or a.issuer == b.issuer != ""
    return a.role if known else None
