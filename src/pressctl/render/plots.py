"""A series of values as bars in plain characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, QuantityRow, TrackRow
from pressctl.render.wording import figure, short_day

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

BAR = 40  # columns of the longest bar
MOST_BARS = 30  # of a long series, the last ones


class Point(Struct, frozen=True):
    """A value and when it was told."""

    day: date | None
    figure: QuantityRow

    @property
    def value(self) -> Decimal:
        """The value, which all that are drawn have."""
        return self.figure.value or Decimal(0)


def shares(points: Sequence[Point]) -> list[Decimal]:
    """Give each value as a share of the largest."""
    most = max((point.value for point in points), default=Decimal(0))
    return [point.value / most if most else Decimal(0) for point in points]


def series(claims: Sequence[ClaimRow | TrackRow]) -> list[Point]:
    """Choose the figures in the unit that most of the claims have; none where they stand still.

    What was before is not drawn: in "goes up from £150 to £250" that is £150. Only figures with a
    value that is not negative can be, and no rise by a share beside a fall.
    """
    from pressctl.query.stated import stated

    told = [(one.published, [*filter(_is_drawn, stated(one))]) for one in claims]
    units = Counter(unit for _, found in told for unit in {one.unit for one in found})
    if not units:
        return []
    unit = max(units, key=lambda name: units[name])
    chosen = ((day, [one for one in found if one.unit == unit]) for day, found in told)
    points = [Point(day, found[0]) for day, found in chosen if found]
    both_ways = {"rise", "fall"} <= {point.figure.direction for point in points}
    stands_still = len({point.value for point in points}) == 1
    return [] if stands_still or (both_ways and unit == "percent") else points


def _is_drawn(quantity: QuantityRow) -> bool:
    return quantity.value is not None and quantity.value >= 0


def plot(canvas: Canvas, points: Sequence[Point]) -> None:
    """Draw a bar for each value, with its day and its words."""
    if not points:
        return
    shown = points[-MOST_BARS:]
    days = max(len(short_day(point.day)) for point in shown)
    room = max(1, min(BAR, canvas.width - days - 20))
    mark = "█" if canvas.output.unicode else "#"
    canvas.blank()
    for point, share in zip(shown, shares(shown), strict=True):
        bar = mark * max(1 if share else 0, int(share * room))
        label = [(f"{short_day(point.day):<{days}}  ", "dim"), (f"{bar} ", "id")]
        canvas.paragraph(figure(point.figure), indent=0, label=label)
