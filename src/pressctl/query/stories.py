"""Two releases that share a sure pair tell one story: their other pairs are looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from pressctl.query.comparing import Comparer, Comparison
from pressctl.query.meeting import FEW_COPIES
from pressctl.query.reading import Read, whole_key
from pressctl.query.rivals import Rivals
from pressctl.query.signals import LEAST_CONFIDENCE

# A pair that is as sure as this shows that its two releases tell one story. In folds 0.7 finds
# hardly more and is wrong more often, 0.9 finds less.
CERTAIN = 0.8
FEW_STORIES = 3  # a claim that has a sure pair in more releases is a formula; not measured

Likely = tuple[int, int, Comparison]  # the earlier claim, the later one
Hoped = tuple[int, int, float]  # the same, and how likely they are at most in one story


class Stories:
    """Looks at the pairs of a release and an earlier one again, where the two tell one story."""

    def __init__(
        self, comparer: Comparer, read: Callable[[int], Read], release: Callable[[int], str]
    ) -> None:
        """Compare claims, which are numbers."""
        self._comparer, self._read, self._release = comparer, read, release

    def look_again(self, likely: Sequence[Likely], hoped: Iterable[Hoped]) -> list[Likely]:
        """Give the pairs of one release that are likely now; those `hoped` for may be among them.

        What is sure already, and what is not of a story, stays as it is.
        """
        told = self._told(likely)
        inside = [one for one in likely if self._release(one[0]) in told]
        others = [one for one in likely if self._release(one[0]) not in told]
        hopes = [one for one in hoped if self._release(one[0]) in told]
        return others + self._judge(inside, hopes)

    def _told(self, likely: Iterable[Likely]) -> set[str]:
        """Give the releases that tell a story which this one tells too."""
        sure = [(i, j) for i, j, one in likely if one.confidence >= CERTAIN and self._shows(i, j)]
        often = Counter(j for j, _ in {(j, self._release(i)) for i, j in sure})
        return {self._release(i) for i, j in sure if often[j] <= FEW_STORIES}

    def _shows(self, i: int, j: int) -> bool:
        """Tell whether a pair can show a story: of two releases, no boilerplate, not two titles."""
        a, b = self._read(i).claim, self._read(j).claim
        titles = a.sentence == a.title and b.sentence == b.title
        stock = any(self._comparer.rarity.seen(whole_key(x.sentence)) > FEW_COPIES for x in (a, b))
        return a.release != b.release and not titles and not stock

    def _judge(self, likely: Iterable[Likely], hoped: Iterable[Hoped]) -> list[Likely]:
        """Give those pairs of a story that no rival outdoes.

        What is likely by the story alone has to be the best that either claim has in the other
        release: long releases say a thing several times.
        """
        rivals = Rivals(self._release)
        lifted: dict[tuple[int, int], Comparison] = {}
        for i, j, one in likely:
            lifted[i, j] = one if one.confidence >= CERTAIN else self._comparer.in_one_story(one)
            rivals.add(i, j, lifted[i, j].confidence)
        kept = set(lifted)
        for i, j, most in sorted(hoped, key=lambda one: (-one[2], one[1], one[0])):
            enough = max(LEAST_CONFIDENCE, rivals.least(i, j))
            if (i, j) not in lifted and most >= enough:
                one = self._comparer.compare(self._read(i), self._read(j), enough, one_story=True)
                if one.confidence >= enough:
                    lifted[i, j] = one
                    rivals.add(i, j, one.confidence)
        return [
            (i, j, one)
            for (i, j), one in lifted.items()
            if one.confidence >= (rivals.least if (i, j) in kept else rivals.most)(i, j)
        ]
