"""Two releases that share a sure pair tell one story: their other pairs are looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from pressctl.query.comparing import Comparer, Comparison
from pressctl.query.meeting import FEW_COPIES
from pressctl.query.reading import Read, whole_key
from pressctl.query.rivals import RIVAL, Rivals
from pressctl.query.signals import LEAST_CONFIDENCE

# A pair that is surer than this shows that its two releases tell one story, and stands beside any
# rival. In folds 0.7 finds hardly more and is wrong more often, 0.9 finds less.
CERTAIN = 0.8
FEW_STORIES = 3  # a claim that has a sure pair in more releases is a formula; not measured
# Of two pairs that share a claim, between two releases that tell one story, the one that is less
# than nine tenths as likely is left out, unless it is sure or what they do not share states one
# thing: a long release says a thing twice. What is likely by the story alone has to be the best.
# In folds 82 % of the links of stories are right by these rules, 77 % without (with ONE_STORY at
# 0.58); with 0.95 two links of the seed are lost.
STORY_RIVAL = 0.9

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
        """Give those pairs of a story that stand beside their rivals, and those that are sure."""
        rivals = Rivals(self._release)
        kept = {(i, j): one for i, j, one in likely}
        lifted = {at: self._comparer.in_one_story(one) for at, one in kept.items()}
        for at, one in lifted.items():
            rivals.add(*at, one.confidence)
        for i, j, most in sorted(hoped, key=lambda one: (-one[2], one[1], one[0])):
            enough = max(LEAST_CONFIDENCE, rivals.least(i, j))
            if (i, j) not in lifted and most >= enough:
                one = self._comparer.compare(self._read(i), self._read(j), enough, one_story=True)
                if one.confidence >= enough:
                    lifted[i, j] = one
                    rivals.add(i, j, one.confidence)
        sure = {at: one for at, one in kept.items() if one.confidence >= CERTAIN}
        best = {
            (i, j): one
            for (i, j), one in lifted.items()
            for beside in [rivals.beside(i, j)]
            if (self._stands if (i, j) in kept else _is_best)(one.confidence, beside)
        }
        return [(i, j, one) for (i, j), one in (best | sure).items()]

    def _stands(self, confidence: float, rivals: Iterable[tuple[float, int, int]]) -> bool:
        return all(
            confidence >= STORY_RIVAL * best
            or (confidence >= RIVAL * best and self._state_one_thing(one, other))
            for best, one, other in rivals
        )

    def _state_one_thing(self, a: int, b: int) -> bool:
        comparison = self._comparer.compare(self._read(a), self._read(b))
        return comparison.confidence >= LEAST_CONFIDENCE


def _is_best(confidence: float, rivals: Iterable[tuple[float, int, int]]) -> bool:
    return all(confidence >= best for best, _, _ in rivals)
