"""Whom "he" and "she" mean in running prose: the only person near enough who can be meant.

"Jane Roe met Bob Stone. “It is good,” he said." A wrong person is worse than none, so that where
two can be meant nobody is named, unless one is the subject of the sentence right before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pressctl.model import Span
from pressctl.parsing import lexicon
from pressctl.parsing.bodies import is_body, is_place
from pressctl.parsing.named import is_full_name
from pressctl.parsing.names import is_given_name, read_name, surname
from pressctl.text import fold

_REACH = 1_500  # characters back to the last mention of whoever is meant; not measured
_TITLES = {
    "mr": "he",
    "sir": "he",
    "lord": "he",
    "mrs": "she",
    "ms": "she",
    "miss": "she",
    "dame": "she",
    "lady": "she",
    "baroness": "she",
    "congressman": "he",
    "congresswoman": "she",
}
_TITLED = re.compile(
    rf"\b({'|'.join(title.capitalize() for title in _TITLES)})\.?\s+"
    r"(?:[^\Wa-z_]\S*\s+){0,2}?([^\Wa-z_][\w-]+)"
)
_OWNER = re.compile(r"\S+[’']s\b")  # "Mr Roe’s plans" are not he
# "Director of Acme Widgets", "in Hebden Bridge": no person stands there
_BEFORE_A_PLACE = re.compile(r"\b(?:of|in|at|for|from|near|to)\s+(?:the\s+)?$")
_WORD = re.compile(r"(?<![\w’'-])[^\Wa-z_][\w-]+")
# no sentence ends with "Mr." or "Rep."
_SENTENCES = re.compile(
    r"(?<=[.!?”\"])(?<!\b[A-Z][a-z]\.)(?<!\b(?:Mrs|Rep|Sen|Gov|Gen)\.)(?<!\b[A-Z]\.)\s+(?=[^\Wa-z_])|\n+"
)
_CAPITALS = re.compile(r"(?:[^\Wa-z_][\w’'-]*\.?[^\S\n]+){1,6}[^\Wa-z_][\w’'-]+")
# the capitalised words at the front of a sentence: "But Labour’s Jane Roe", "Mr. Roe"
_FRONT = re.compile(
    r"(?:(?:(?i:the|but|and)|[^\Wa-z_][\w’'-]*\.?),?\s+(?:[–—-]+\s+)?){0,5}[^\Wa-z_][\w’'-]*"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Given names that are a woman's or a man's alone; names of both ("Alex", "Kim") are in neither.
_HERS = _set(
    """abigail agnes aisha aisling alexandra alice alison amanda amber amelia amy ana angela anita
    ann anna annabel anna anne anneliese annette annie antonia aoife april barbara beatrice
    beatrix bernadette beth brenda bridget camilla carla carol caroline carolyn catherine catriona
    cecilia charlotte chloe christina christine ciara claire clare claudia clodagh cynthia daisy
    dawn deborah debbie debra denise diana diane dinah dolores donna dorothy edith edwina eileen
    eilidh elaine eleanor elena elizabeth ella ellie emily emma erica erin esther eva eve farah
    fatima felicity fiona florence gabriella gemma georgia georgina gillian gina grace hannah
    harriet hazel heather helen helena hetty holly imogen irene iris isabel isabella isla isobel
    jacqueline jade jane janet janice jasmine jasvinder jennifer jenny jessica joan joanna joanne
    josephine joy joyce judith judy julia julie karen kate katherine kathleen kathryn kathy katie
    katy kemi kimberley kirsten kirsty laila laura leah leanne lily linda lisa liz lorna lorraine
    lottie louisa louise lucia lucy lydia maeve maggie maire mairead mairi margaret maria marie
    marina martha martina mary maureen maya megan melanie melissa michelle millie miranda miriam
    moira molly monica morag moyra muriel nadia nancy naomi natalie natasha niamh nicola nicole
    nina nora noreen olivia orla pamela patricia paula pauline penelope penny philippa phoebe polly
    poppy rachel rebecca rhiannon rita roberta roisin rosalind rose rosemary rosie ruth sally
    samantha sandra sarah sara seema shabana shanice sheila shirley shona sian sinead siobhan sofia
    sonia sophia sophie stella stephanie sue sunita susan susanna susannah suzanne sylvia tamsin
    tara teresa tessa theresa therese tina ursula valerie vanessa vera veronica victoria violet
    virginia wendy yasmin yvette yvonne zainab zara zoe"""
)
_HIS = _set(
    """aaron abdul abdulaziz adam adrian ahmed alan alastair albert alexander alistair andrew andy
    angus anthony antony archie arthur barry ben benjamin bill bob boris brandon brendan brian
    bruce callum cameron carl charles christian christopher cillian clive colin connor conor craig
    dale dan daniel danny darren dave david declan denis dennis derek dominic don donald douglas
    duncan eamon ed eddie edmund edward elliot eric ernest ethan evan faisal fergus fintan frank
    fraser fred gabriel gareth gary gavin geoff geoffrey george gerald gerard gethin giles gordon
    graeme graham grant greg gregory gregor guy hamish harold harry harvey hassan henry howard hugh
    hugo ian ibrahim imran ivan jack jacob jake james jason jeff jeffrey jeremy jerry jim joe joel
    john jonathan joseph josh joshua julian justin keir keith ken kenneth kevin khalid krishna
    lars leo leon leonard lewis liam lloyd louis lucas luke malcolm manuel marc marcus mario mark
    martin matt matthew maurice michael miguel mike mohamed mohammad mohammed muhammad nathan neil
    niall nicholas nick nigel noah norman oisin oliver omar oscar owen paddy padraig patrick paul
    peter phil philip phillip piers rajesh ralph raymond rhys richard rob robert rodney roger
    roland ron ronald ross roy rupert russell ryan sadiq sajid samuel sanjay scott sean sebastian
    shaun simon stanley stephen steve steven stewart stuart suresh ted terence theo thomas tim
    timothy toby tom tony trevor tristan victor vikram vincent wajid walter walt wayne wes will
    william winston yusuf zac zachary"""
)


@dataclass(frozen=True)
class People:
    """The people of a release, by the narrator's words: `frame` has the quoted words blank."""

    frame: str
    speakers: tuple[str, ...]  # who speaks by full name

    @cached_property
    def by_surname(self) -> Mapping[str, str]:
        """Give the full name for each surname; "" where two people share it."""
        found: dict[str, str] = {}
        for name in (*self.speakers, *_people_in(self.frame)):
            key = surname(name)
            found[key] = name if found.get(key, name) == name or name in self.speakers else ""
        return found

    @cached_property
    def _titled(self) -> Mapping[str, str]:
        """Say "he" or "she" for each surname that stands behind "Mr" or "Ms"."""
        found: dict[str, str] = {}
        for title, name in _TITLED.findall(self.frame):
            found.setdefault(fold(name), _TITLES[fold(title)])
        return found

    def who(self, pronoun: str, at: Span, since: int, previous: str | None) -> str | None:
        """Say who is meant by a pronoun; `previous` spoke last, in words before `since`.

        `at` reaches from the pronoun to the end of its clause: who is named behind it is not meant.
        """
        near = Near(self, max(since, at.start - _REACH), at.start)
        others = set(Near(self, at.start, at.end).named)
        last = previous if at.start - since <= _REACH else None
        can = [
            name
            for name in dict.fromkeys([last, *near.named])
            if name and name not in others and self._fits(name, fold(pronoun))
        ]
        if can == [last]:
            return last
        subject = next((name for name in near.subjects if name in can), None)
        return subject if len(can) == 1 or near.subjects[:1] == (subject,) else None

    def _fits(self, name: str, pronoun: str) -> bool:
        first = fold(name).split()[0]
        sex = self._titled.get(surname(name))
        sex = sex or ("she" if first in _HERS else "he" if first in _HIS else None)
        return sex is None or sex == pronoun


@dataclass(frozen=True)
class Near:
    """The words in front of a pronoun."""

    people: People
    start: int
    end: int

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Give who is named there, the last one last."""
        return tuple(self._named(self.people.frame[self.start : self.end]))

    @cached_property
    def subjects(self) -> tuple[str | None, ...]:
        """Give for each sentence who stands at its front, the last sentence first.

        None for a sentence that begins with nobody known.
        """
        words = self.people.frame[self.start : self.end]
        parts = [part for part in _SENTENCES.split(words) if re.search(r"\w", part)]
        return tuple(self._front(part) for part in reversed(parts))

    def _front(self, sentence: str) -> str | None:
        front = _FRONT.match(sentence)
        return next(self._named(_OWNER.sub("", front[0])), None) if front else None

    def _named(self, words: str) -> Iterator[str]:
        for found in _WORD.finditer(words):
            name = self.people.by_surname.get(fold(found[0]))
            if name:
                yield name


def _people_in(frame: str) -> Iterator[str]:
    """Find who is named in full, an office in front or not: rather one too many."""
    for found in _CAPITALS.finditer(frame):
        words = found[0].split()
        placed = _BEFORE_A_PLACE.search(frame, max(0, found.start() - 10), found.start())
        for start in range(max(0, len(words) - 4), len(words) - 1):
            name = read_name(" ".join(words[start:]))
            if is_full_name(name) and name and not is_place(name) and not is_body(name):
                if start or not placed or is_given_name(name.split()[0]):
                    yield name
                break


def is_he_or_she(subject: str) -> bool:
    """Whether a subject is a pronoun that means one person."""
    return fold(subject) in {"he", "she"} and fold(subject) in lexicon.PRONOUNS


def full_names(names: tuple[str | None, ...]) -> tuple[str, ...]:
    """Keep the full names."""
    return tuple(dict.fromkeys(name for name in names if name and is_full_name(name)))
