"""Invented releases in any number, the same for the same seed: `python -m bench.corpus 1000`.

The sentences have the shape of our own invented releases (tests/accuracy/tuned_on*.txt): function
words stay where they stood, content words are drawn anew by Zipf's law or from the topic of the
release, figures and names are made up. About a quarter of the paragraphs are near-duplicates. A
release depends on its number alone, so a small corpus is the beginning of a large one.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

OURS = Path(__file__).parents[1] / "tests" / "accuracy"
SEED = 1

_FIRST_DAY = date(2001, 1, 1)
_A_DAY = 12  # releases: 100,000 are the archive of 23 years
_KEPT = 220  # the most frequent words of our texts, which stay where they are
_VOCABULARY = 60_000  # content words: those of our texts and ones put together from their halves
_SENTENCES = 20_000  # shapes of sentences, put together from the clauses of our texts
_FIGURES = 20_000
_BAG = 1 << 16  # places in which a content word stands as often as Zipf's law has it
_FLAT = 30  # Mandelbrot's constant: the first content word is in 8 % of the paragraphs
_TOPIC = 32  # words of the whole vocabulary that a release says again and again
_PEOPLE = 12_000
_HEADS = 20  # Mandelbrot's constant: the first of them speaks in 1 % of the quotations
_BOILERPLATE = 500  # paragraphs that come back with other figures, names and a word or two
_NAMED = 0.3  # of the names in a text are those of people
_REPEATED = 0.1  # of the quoted paragraphs are near-duplicates; of the others _LAYOUT has more

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FIGURE = re.compile(r"[£$€]?\d[\d.,]*\d?(?:%| per cent| (?:million|billion)|[a-z]+)?")
_CUES = (
    *("{office} {name} said:", "{office} {name} said:", "{name}, {office}, said:"),
    *("The {office}, {name}, said:", "{office} {name} added:"),
    "Welcoming the announcement, {name}, {office}, said:",
)
# "b" is a near-duplicate; a quote is a cue and its paragraphs
_LAYOUT = ("n", "nn", "quote", "n", "quote", "nnb", "quote", "n", "nb", "bbb")


class Made(NamedTuple):
    """A release; `quotes` gives the first paragraph of each quotation and the one behind it."""

    title: str
    date: date
    issuer: str
    url: str
    paragraphs: tuple[str, ...]
    quotes: tuple[tuple[int, int], ...]

    def line(self) -> bytes:
        """Give it as a line that `pressctl ingest` reads."""
        row = self._asdict()
        del row["quotes"]
        row["text"] = "\n\n".join(row.pop("paragraphs"))
        return msgspec.json.encode(row) + b"\n"

    def page(self) -> str:
        """Give it as the text of a page, which `pressctl ingest` reads too."""
        day = f"{self.date.day} {self.date:%B %Y}"
        byline = f"The press release issued by the {self.issuer} on {day}."
        return "\n\n".join((self.title, byline, *self.paragraphs)) + "\n"


class Shape(NamedTuple):
    """A sentence with places for words (%s), figures (#) and names (@)."""

    pattern: str
    words: int


def generate(count: int, seed: int = SEED) -> Iterator[Made]:
    """Make `count` releases, one at a time."""
    language = _language(seed)
    return (_Writer(language, f"{seed}:{number}").release(number) for number in range(count))


class Language:
    """What all releases are made of."""

    def __init__(self, seed: int) -> None:
        """Learn the shapes and words of our texts."""
        self._rng = random.Random(seed)
        self._lines = [
            (line[0], line[2:].strip())
            for path in sorted(OURS.glob("tuned_on*.txt"))
            for line in path.read_text(encoding="utf-8").splitlines()
            if line[1:2] == "|"
        ]
        seen = Counter(_WORD.findall(self._all("NQS").lower()))
        kept = [word for word, _ in seen.most_common(_KEPT)]
        own = [word for word, _ in seen.most_common() if word.isalpha() and len(word) > 3]
        own = [word for word in own if word not in kept]
        self.vocabulary = own + self._halves(own)
        self.bag = self._zipf(self.vocabulary)
        self.narrative = self._shapes("NS", frozenset(kept))
        self.speech = self._shapes("Q", frozenset(kept))
        self.issuers = re.findall(r"issued by (?:the )?(.+?) on \d", self._all("B"))
        self.names = self._names()
        roles = [words.split(" | ")[1] for tag, words in self._lines if tag == "A"]
        self.offices = self._rng.choices([role for role in roles if role != "-"], k=_PEOPLE)
        self.figures = [
            self._figure(self._rng.randrange(5), self._rng.randrange(10, 1000))
            for _ in range(_FIGURES)
        ]
        writer = _Writer(self, f"boilerplate:{seed}")
        self.boilerplate = [writer.boilerplate(self.narrative) for _ in range(_BOILERPLATE)]
        self.repeated_speech = [writer.boilerplate(self.speech) for _ in range(_BOILERPLATE)]

    def _all(self, tags: str) -> str:
        return "\n".join(words for tag, words in self._lines if tag in tags)

    def _halves(self, own: Sequence[str]) -> list[str]:
        """Put words together from the beginnings and the ends of others."""
        known, made = set(own), dict[str, None]()
        while len(made) + len(own) < _VOCABULARY:
            a, b = self._rng.choice(own), self._rng.choice(own)
            word = a[: len(a) // 2 + 1] + b[len(b) // 2 :]
            if word not in known:
                made[word] = None
        return list(made)

    def _zipf(self, words: Sequence[str]) -> list[str]:
        weights = [1 / (rank + _FLAT) for rank in range(len(words))]
        return self._rng.choices(words, weights, k=_BAG)

    def _shapes(self, tags: str, kept: frozenset[str]) -> list[Shape]:
        """Put sentences together from the clauses of our texts."""
        clauses = re.split(r"[.?!;:,]\s|\s–\s|\n", self._all(tags))
        plain = (re.sub(r"[^\w\s'’£$€%.,-]", "", clause).strip(" .,") for clause in clauses)
        patterns = [_pattern(one, kept) for one in plain if 4 <= len(one.split()) <= 16]
        return [self._shape(patterns) for _ in range(_SENTENCES)]

    def _shape(self, patterns: Sequence[str]) -> Shape:
        pattern = ", ".join(self._rng.choices(patterns, k=self._rng.randrange(1, 4)))
        pattern = f"The {pattern}" if pattern[0] in "%#@" else pattern[0].upper() + pattern[1:]
        return Shape(f"{pattern}.", pattern.count("%s"))

    def _figure(self, kind: int, amount: int) -> str:
        if kind == 0:
            return f"£{amount / 10:.1f} million"
        if kind == 1:
            return f"{amount / 10:.0f}%"
        if kind == 2:
            day = _FIRST_DAY + timedelta(self._rng.randrange(9_000))
            return f"{day.day} {day:%B %Y}"
        return f"{amount},{self._rng.randrange(1000):03}" if kind == 3 else str(amount)

    def _names(self) -> list[str]:
        """Put first names and surnames of different people together."""
        full = [words.split(" | ")[0].split() for tag, words in self._lines if tag == "A"]
        full = [name for name in full if len(name) > 1]
        made = dict[str, None]()
        while len(made) < _PEOPLE:
            made[f"{self._rng.choice(full)[0]} {self._rng.choice(full)[-1]}"] = None
        return list(made)


def _pattern(clause: str, kept: frozenset[str]) -> str:
    """Take out what a clause says of its own."""
    clause = _FIGURE.sub("#", clause.replace("%", ""))

    def place(found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() in kept:
            return word.lower() if found.start() == 0 else word
        return "@" if word[0].isupper() and found.start() else "%s"

    return re.sub(r"@(?:[ -]@)+", "@", _WORD.sub(place, clause))


@lru_cache(maxsize=4)
def _language(seed: int) -> Language:
    return Language(seed)


class _Writer:
    """Writes one release."""

    def __init__(self, language: Language, key: str) -> None:
        self.language = language
        self.rng = random.Random(key)
        self.random = self.rng.random
        self.words = self._words()

    def release(self, number: int) -> Made:
        """Write a release: a standfirst, narrative, quotations and boilerplate."""
        paragraphs: list[str] = []
        quotes: list[tuple[int, int]] = []
        for part in _LAYOUT:
            if part == "quote":
                paragraphs.append(self._cue())
                start = len(paragraphs)
                paragraphs.extend(self._speech() for _ in range(self._below(3) + 1))
                quotes.append((start, len(paragraphs)))
            else:
                paragraphs.extend(
                    self._repeated() if one == "b" else self._narrative() for one in part
                )
        return Made(
            " ".join(islice(self.words, 7)).capitalize(),
            _FIRST_DAY + timedelta(number // _A_DAY),
            self.language.issuers[self._below(len(self.language.issuers))],
            f"https://news.example/{number}",
            tuple(paragraphs),
            tuple(quotes),
        )

    def draft(self, shapes: Sequence[Shape]) -> str:
        """Write a paragraph with places for figures and names."""
        most = len(shapes)
        chosen = [shapes[int(self.random() * most)] for _ in range(int(self.random() * 4) + 1)]
        pattern = " ".join([shape.pattern for shape in chosen])
        return pattern % tuple(islice(self.words, sum([shape.words for shape in chosen])))

    def boilerplate(self, shapes: Sequence[Shape]) -> str:
        """Write a paragraph with a place for one figure, if it has any."""
        before, figure, after = self.draft(shapes).partition("#")
        return self._fill(before) + figure + self._fill(after)

    def _words(self) -> Iterator[str]:
        language, rng = self.language, self.rng
        topic = rng.choices(language.vocabulary, k=_TOPIC)
        while True:
            places = memoryview(rng.randbytes(512)).cast("H")
            block = [language.bag[place] for place in places]
            block[::4] = [topic[place % _TOPIC] for place in rng.randbytes(64)]
            yield from block

    def _below(self, most: int) -> int:
        return int(self.random() * most)

    def _narrative(self) -> str:
        return self._fill(self.draft(self.language.narrative))

    def _speech(self) -> str:
        if self.random() < _REPEATED:
            return self._near(self.language.repeated_speech)
        return self._fill(self.draft(self.language.speech))

    def _repeated(self) -> str:
        return self._near(self.language.boilerplate)

    def _near(self, drafts: Sequence[str]) -> str:
        """Write a paragraph that came before, early ones more often, with a word or two changed."""
        words = drafts[int(self.random() ** 3 * len(drafts))].split(" ")
        for _ in range(self._below(3)):
            words[self._below(len(words))] = next(self.words)
        return self._fill(" ".join(words))

    def _fill(self, text: str) -> str:
        while "#" in text:
            text = text.replace("#", self.language.figures[self._below(_FIGURES)], 1)
        while "@" in text:
            text = text.replace("@", self._name(), 1)
        return text

    def _name(self) -> str:
        if self.random() < _NAMED:
            return self.language.names[self._person()]
        return next(self.words).capitalize()

    def _person(self) -> int:
        """Choose by Zipf's law: few speak again and again, most a few times."""
        return int(_HEADS * ((_PEOPLE / _HEADS + 1) ** self.random() - 1))

    def _cue(self) -> str:
        at = self._person()
        form = _CUES[self._below(len(_CUES))]
        return form.format(name=self.language.names[at], office=self.language.offices[at])


def main() -> None:
    """Write so many releases to the standard output."""
    for release in generate(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else SEED):
        sys.stdout.buffer.write(release.line())


if __name__ == "__main__":
    main()
