"""Clauses that say whose words stand between quotation marks: right in front or right behind them.

They are read in the frame of a paragraph: its text with the quoted words blanked out, so that what
somebody says is never taken for the narrator's.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from msgspec import structs

from pressctl.model import Span, Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.attribution import Cue, ends_abbreviated, find_cue
from pressctl.parsing.marks import BLANK, find_stretches, follow, opens_unclosed
from pressctl.parsing.quotes import shift
from pressctl.parsing.speaker import is_joint, read_speaker
from pressctl.text import fold

MARKS_REACH = 50  # paragraphs behind a line that are looked through for marks; not measured
_REACH = 600  # characters in front of a mark, or behind it, that its clause may take; not measured
_SUBJECT_WORDS = 25  # "said Jane Roe, Chief Executive of Acme" is no longer; not measured

_VERBS = "|".join(sorted(lexicon.VERBS_OF_SAYING - {"saying", "stating", "adding"}, key=len)[::-1])
# verbs that say so only beside a mark, where nothing else can be meant
_MORE_VERBS = (
    "asked|asks|joked|jokes|recalled|recalls|claimed|claims|admitted|admits|conceded|affirmed|urged"
    "|urges|write|began|begins|begin|shared|shares|expressed|announced|exclaimed|testified|praised"
    "|cautioned|reflected|offered|quipped|mused|opined|recounted|cheered|agreed|agrees|promised"
    "|vowed|pledged|predicted|confirmed|confirms|acknowledged|emphasized|emphasised|highlighted"
    "|reads|read|say|state|add|thinks|thought|insist|complained|demanded|proclaimed|lamented"
)
_LAST_WORDS = lexicon.VERBS_OF_SAYING | frozenset(
    "say add tell comment conclude continue state announce argue warn statement".split()
)
_VERB = re.compile(rf"\b(?:{_VERBS}|{_MORE_VERBS})\b")
_DASH = re.compile(r"\s*[–—-]{1,2}\s*(?=[^\Wa-z_])")
_OFFICE_WORDS = 10  # a longer bare office is a sentence read wrongly; not measured
_SMALL = frozenset("of for the and at in on de & to".split())
_INVERTED = re.compile(
    rf"\s*,?\s*(?P<verb>{_VERBS}|{_MORE_VERBS}|according\s+to)(?:\s+\w+ly)?\s+(?=\S)"
)
LEAD = re.compile(r"[\s,;.]*(?:(?:and|but|while|whilst|then)\s+)?")
SENTENCE_END = re.compile(r"[.!?…](?=[”’\"]?\s+[“‘\"]?[^\Wa-z_]|[”’\"]?\s*$)")
# "said Jane Roe in a speech on Monday": where the speaker ends
_SUBJECT_END = re.compile(
    r""",\s+(?:in|at|on|after|before|during|following|speaking|as|when|while|who|whose|adding|and
        |but|ahead|referring|commenting|announcing|welcoming|with|to|yesterday|today|earlier|last
        |this)\b
    |\s+(?:yesterday|today|tonight|earlier|after|before|during|following|ahead\s+of|when|while
        |adding|as\s+(?:he|she|they|the|it|part)|on\s+(?:\w+day|twitter|x|facebook|social\s+media)|in\s+(?:a|an|his|her|its|their
        |response|parliament|the\s+(?:house|commons|lords))|at\s+(?:a|an|the\s+[a-z]))\b
    |[;:]""",
    re.VERBOSE,
)
# behind "“...”, Ms Roe said": that is all, or when, where and to whom she said it
_CLAUSE_ENDS = re.compile(
    r"\s*(?:$|[.,;:–—]|(?:on|in|at|to|during|after|when|before|as|of|yesterday|today|reporters)\b)"
)
# "“...”, and the Mayor agrees" goes on about something else
_ANOTHER = re.compile(r"(?:and|but|or|so|as|while|when|although|though|which|who|that)\b")
_PRONOUN = re.compile(
    r"(?:^|[\s,])(?P<who>he|she|they)"
    r"(?:\s+(?:also|once|later|then|again|even|now|still|has|had|will|would|recently|\w+ly))*\s*$",
    re.IGNORECASE,
)
# what follows a verb in "“Night Ferry”, wrote on X" names nobody
_NOBODY = re.compile(r"(?:on|in|at|to|by|with|for|of|that|it|he|she|they|as|from|after|if)\b")


def find_cue_before(frame: str, span: Span, seen: Container[str]) -> Cue | None:
    """Read the clause that ends where a mark opens: "Jane Roe said: “", "she added, “"."""
    start = max(span.start, span.end - _REACH)
    lead = LEAD.match(frame, start, span.end)
    start = lead.end() if lead else start
    words = frame[start : span.end].rstrip()
    bare = words.rstrip(" ,:–—-\xa0")
    last = bare[bare.rfind(" ") + 1 :]
    if not words.endswith(":") and fold(last) not in _LAST_WORDS:
        return None  # most words quoted in part, before any pattern is tried
    cue = find_cue(f"{bare}:", seen)
    if cue is None:
        return None
    credit = cue.verb.start == cue.verb.end  # "Jane Roe, Chief Executive of Acme: “"
    if credit and _VERB.search(fold(bare)):
        return None
    if not words.endswith(":") and (credit or cue.verb.end != len(bare)):
        return None
    if words.endswith(":"):
        cue = structs.replace(cue, attribution=Span(cue.attribution.start, len(words)))
    # "Asked by the Chair, Jane Roe, whether it was late, he replied: “"
    return _of_pronoun(frame, start, shift(cue.verb, start)) or _shifted(cue, start)


def find_cue_by_marks(text: str, behind: Sequence[str], seen: Container[str]) -> Cue | None:
    """Take a line with a colon for a cue line where the marks `behind` it tell a quotation.

    It names somebody only if its last clause does: "When the road closed, Ms Roe said:".
    """
    inside = any(not stretch.closed for stretch in find_stretches(text))
    if inside or not behind or not (opens_unclosed(behind[0]) or follow(behind)):
        return None
    clause = text.rfind(", ") + 2
    cue = find_cue(text[clause:], seen) if clause > 1 else None
    end = Span(len(text), len(text))
    whole = Cue(end, end, Span(0, len(text)), Speaker(None), "")
    return _shifted(cue, clause) if cue and cue.speaker.name else whole


def find_cue_behind(frame: str, quoted: Span, stop: int, seen: Container[str]) -> Cue | None:
    """Read the clause behind a closing mark: "“We will act,” said Jane Roe." up to `stop`.

    It reaches to the end of its sentence, or else, where more quoted words follow in the same
    sentence, no further than the speaker and the verb.
    """
    start = quoted.end + 1
    stop = min(stop, start + _REACH)
    inside = frame[quoted.start : quoted.end].rstrip("’'”\"")[-1:]
    outside = frame[start : start + 1]
    whole = _begins_sentence(frame, quoted.start - 1)
    dash = _DASH.match(frame, start)
    if dash and stop == len(frame) and whole:
        credit = find_cue_before(f"{frame}:", Span(dash.end(), len(frame) + 1), seen)
        return structs.replace(credit, attribution=credit.source) if credit else None
    end = clause_end(frame, start, stop)
    inverted = _INVERTED.match(fold(frame[start:end]))
    if inverted:
        verb = Span(start + inverted.start("verb"), start + inverted.end("verb"))
        cue = read_inverted(frame, verb, start + inverted.end(), end, seen)
    elif inside in {",", "!", "?", "…", "–", "—"} or outside == ",":
        cue = _read_plain(frame, start, end, seen, strict=not whole)
    else:
        return None
    if cue is None or end == stop:
        return cue
    return structs.replace(cue, attribution=Span(cue.attribution.start, end))


def _begins_sentence(frame: str, mark: int) -> bool:
    before = frame[max(0, mark - 3) : mark].rstrip()[-1:]
    return not before or before in '.!?:;”"’'


def clause_end(frame: str, start: int, stop: int) -> int:
    """Find the end of the sentence that goes on behind a closing mark."""
    for found in SENTENCE_END.finditer(frame, start, stop):
        if found[0] != "." or not ends_abbreviated(frame, found.start()):
            return found.start()
    return stop


def read_inverted(frame: str, verb: Span, start: int, end: int, seen: Container[str]) -> Cue | None:
    """Read the speaker behind a verb: "said Jane Roe, Chief Executive of Acme, in Leeds"."""
    cut = _SUBJECT_END.search(fold(frame[start:end]))
    words = frame[start : start + cut.start() if cut else end].rstrip(" ,\xa0")
    subject = words.strip(" ,\xa0")
    if not subject or len(subject.split()) > _SUBJECT_WORDS or _NOBODY.match(subject):
        return None
    speaker = read_speaker(subject, seen)
    joint = speaker == Speaker(None) and is_joint(subject)
    speaker = _sane(speaker)
    source = Span(start, start + len(words))
    return Cue(source, verb, Span(min(verb.start, start), source.end), speaker, subject, joint)


def _read_plain(
    frame: str, start: int, end: int, seen: Container[str], *, strict: bool
) -> Cue | None:
    """ "Ms Roe said", "Jane Roe, Chief Executive of Acme, told reporters"

    `strict` takes it only where little more follows the verb: behind words quoted in part.
    """
    first = start + len(frame[start:end]) - len(frame[start:end].lstrip(" ,\xa0"))
    if _ANOTHER.match(frame, first):
        return None
    verb = _VERB.search(fold(frame[first:end]))
    if verb is None or len(frame[first : first + verb.start()].split()) > _SUBJECT_WORDS:
        return None
    if strict and not _CLAUSE_ENDS.match(frame, first + verb.end(), end):
        return None
    return read_clause(frame, first, Span(first + verb.start(), first + verb.end()), seen)


def read_clause(frame: str, start: int, verb: Span, seen: Container[str]) -> Cue | None:
    """Read the subject from `start` up to a verb that reports words, whichever verb it is."""
    pronoun = _of_pronoun(frame, start, verb)
    if pronoun:
        return pronoun
    head = frame[start : verb.start].rstrip(" ,–—-")
    cue = find_cue(f"{head} said:", seen)
    if cue is None or cue.verb.start != len(head) + 1:
        return None
    cue = _shifted(cue, start)
    return structs.replace(cue, verb=verb, attribution=Span(cue.attribution.start, verb.end))


def _of_pronoun(frame: str, start: int, verb: Span) -> Cue | None:
    """Make the cue of a verb that has "he" or "she" right before it."""
    found = _PRONOUN.search(frame[start : verb.start])
    if found is None:
        return None
    source = Span(start + found.start("who"), start + found.end("who"))
    return Cue(source, verb, Span(source.start, verb.end), Speaker(None), found["who"])


def _shifted(cue: Cue, by: int) -> Cue:
    return structs.replace(
        cue,
        speaker=_sane(cue.speaker),
        source=shift(cue.source, by),
        verb=shift(cue.verb, by),
        attribution=shift(cue.attribution, by),
    )


def _sane(speaker: Speaker) -> Speaker:
    """Drop an office or a body that is half a sentence; a person's name was read with more care."""
    if speaker.name:
        return speaker
    if speaker.role:
        return speaker if len(speaker.role.split()) <= _OFFICE_WORDS else Speaker(None)
    words = (speaker.organisation or "").split()
    named = all(word[0].isupper() or word in _SMALL for word in words)
    return speaker if named and not _is_pronoun(words) else Speaker(None)


def _is_pronoun(words: Sequence[str]) -> bool:
    """ "He’s saying:", "I said" """
    return bool(words) and re.split("[’']", fold(words[0]))[0] in lexicon.PRONOUNS | {
        "i",
        "we",
        "it",
    }


def without_frame(cue: Cue) -> Cue:
    """Leave out what holds a title in marks: "star of “Night Ferry”" was read in the frame."""
    who = cue.speaker
    name, role, body = (
        None if words and (BLANK in words or words.endswith(" of")) else words
        for words in (who.name, who.role, who.organisation)
    )
    return structs.replace(cue, speaker=Speaker(name, role, body))
