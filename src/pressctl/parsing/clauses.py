"""Clauses that say whose words stand between quotation marks: in front, behind, around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pressctl.model import Span, Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.attribution import ABBREVIATION, Cue, find_cue
from pressctl.parsing.marks import find_stretches, follow
from pressctl.parsing.mentions import names_in
from pressctl.parsing.quotes import shift
from pressctl.parsing.speaker import is_joint, read_speaker
from pressctl.text import fold

_REACH = 600  # characters in front of a mark, or behind it, that its clause may take; not measured
MARKS_REACH = 50  # paragraphs behind a line that are looked through for marks; not measured
_SUBJECT_WORDS = 25  # "said Jane Roe, Chief Executive of Acme" is no longer; not measured

_VERBS = "|".join(sorted(lexicon.VERBS_OF_SAYING - {"saying", "stating", "adding"}, key=len)[::-1])
_VERB = re.compile(rf"\b(?:{_VERBS})\b")
# "remarks", "states" and "notes" are nouns as often; between words that are quoted only in part
# nothing but a plain verb of saying is trusted
_PLAIN_VERB = re.compile(
    r"\b(?:said|says|told|tells|added|adds|warned|warns|insisted|insists|wrote|stressed|argued)\b"
)
_DASH = re.compile(r"\s*[–—-]{1,2}\s*(?=[^\Wa-z_])")
_OFFICE_WORDS = 10  # a longer bare office is a sentence read wrongly; not measured
_SMALL = frozenset("of for the and at in on de & to".split())
_INVERTED = re.compile(rf"\s*,?\s*(?P<verb>{_VERBS}|asked|asks|according\s+to)\s+(?=\S)")
_LEAD = re.compile(r"[\s,;.]*(?:(?:and|but|while|whilst|then)\s+)?")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[^\Wa-z_]|\s*$)")
# "said Jane Roe in a speech on Monday": where the speaker ends
_SUBJECT_END = re.compile(
    r""",\s+(?:in|at|on|after|before|during|following|speaking|as|when|while|who|whose|adding|and
        |but|ahead|referring|commenting|announcing|welcoming|with|to|yesterday|today|earlier|last
        |this)\b
    |\s+(?:yesterday|today|tonight|earlier|after|before|during|following|ahead\s+of|when|while
        |adding|as\s+(?:he|she|they|the|it|part)|on\s+\w+day|in\s+(?:a|an|his|her|its|their
        |response|parliament|the\s+(?:house|commons|lords))|at\s+(?:a|an|the\s+[a-z]))\b
    |[;:]""",
    re.VERBOSE | re.IGNORECASE,
)
# between the verb and the marks these may bring in another speaker: "said the Mayor had called it"
_ANOTHER = re.compile(
    rf"\b(?:{_VERBS}|called|calls|described|describes|branded|dubbed|labelled|termed|quoted|quoting"
    r"|according|claimed|claims|reported|reports|promised|heard|asked|who|whose|whom)\b"
)


def find_cue_before(text: str, span: Span, seen: frozenset[str]) -> Cue | None:
    """Read the clause that ends where a mark opens: "Jane Roe said: “", "she added, “"."""
    start = max(span.start, span.end - _REACH)
    lead = _LEAD.match(text, start, span.end)
    start = lead.end() if lead else start
    words = text[start : span.end].rstrip()
    bare = words.rstrip(" ,:–—-\xa0")
    cue = find_cue(f"{bare}:", seen)
    if cue is None:
        return None
    credit = cue.verb.start == cue.verb.end  # "Jane Roe, Chief Executive of Acme: “"
    if credit and _VERB.search(fold(bare)):
        return None
    if not words.endswith(":") and (credit or cue.verb.end != len(bare)):
        return None
    if words.endswith(":"):
        cue = replace(cue, attribution=Span(cue.attribution.start, len(words)))
    return _shifted(cue, start)


def find_cue_by_marks(text: str, behind: Sequence[str], seen: frozenset[str]) -> Cue | None:
    """Take a line with a colon for a cue line where the marks `behind` it tell a quotation.

    It names somebody only if its last clause does: "When the road closed, Ms Roe said:".
    """
    inside = any(not stretch.closed for stretch in find_stretches(text))
    if inside or not behind or follow(behind) is None:
        return None
    clause = text.rfind(", ") + 2
    cue = find_cue(text[clause:], seen) if clause > 1 else None
    end = Span(len(text), len(text))
    whole = Cue(end, end, Span(0, len(text)), Speaker(None), "")
    return _shifted(cue, clause) if cue and cue.speaker.name else whole


def find_cue_behind(text: str, quoted: Span, stop: int, seen: frozenset[str]) -> Cue | None:
    """Read the clause behind a closing mark: "“We will act,” said Jane Roe." up to `stop`.

    It reaches to the end of its sentence, or else, where more quoted words follow in the same
    sentence, no further than the speaker and the verb.
    """
    start = quoted.end + 1
    stop = min(stop, start + _REACH)
    inside, outside = text[quoted.end - 1 : quoted.end], text[start : start + 1]
    if not _begins_sentence(text, quoted.start - 1):
        return None
    dash = _DASH.match(text, start)
    if dash and stop == len(text):
        credit = find_cue_before(f"{text}:", Span(dash.end(), len(text) + 1), seen)
        return replace(credit, attribution=credit.source) if credit else None
    end = _clause_end(text, start, stop)
    inverted = _INVERTED.match(fold(text[start:end]))
    if inverted:
        cue = _read_inverted(text, start, end, inverted, seen)
    elif inside in {",", "!", "?", "…", "–", "—"} or outside == ",":
        cue = _read_plain(text, start, end, seen)
    else:
        return None
    if cue is None or end == stop:
        return cue
    return replace(cue, attribution=Span(cue.attribution.start, end))


def find_cue_in_sentence(text: str, span: Span, seen: frozenset[str]) -> Cue | None:
    """Read the clause around partly quoted words: "Ms Roe said the plan was “...”"."""
    start = max(span.start, span.end - _REACH)
    folded = fold(text[start : span.end])
    ends = [m.end() for m in _SENTENCE_END.finditer(folded)]
    sentence = start + (ends[-1] if ends else 0)
    verb = _PLAIN_VERB.search(fold(text[sentence : span.end]))
    if verb is None:
        return None
    between = text[sentence + verb.end() : span.end]
    if _ANOTHER.search(fold(between)) or any(names_in(between)):
        return None
    return _cue_up_to(text, sentence, sentence + verb.end(), seen)


def _begins_sentence(text: str, mark: int) -> bool:
    before = text[max(0, mark - 3) : mark].rstrip()[-1:]
    return not before or before in '.!?:;”"’'


def _clause_end(text: str, start: int, stop: int) -> int:
    """Find the end of the sentence that goes on behind a closing mark."""
    for found in _SENTENCE_END.finditer(text, start, stop):
        if not ABBREVIATION.search(fold(text[max(start, found.start() - 8) : found.start() + 1])):
            return found.start()
    return stop


def _read_inverted(
    text: str, start: int, end: int, found: re.Match[str], seen: frozenset[str]
) -> Cue | None:
    """ "said Jane Roe, Chief Executive of Acme, in Leeds" """
    first = start + found.end()
    cut = _SUBJECT_END.search(text, first, end)
    last = cut.start() if cut else end
    subject = text[first:last].strip(" ,\xa0")
    if not subject or len(subject.split()) > _SUBJECT_WORDS:
        return None
    joint = is_joint(subject)
    speaker = Speaker(None) if joint else _sane(read_speaker(subject, seen))
    verb = Span(start + found.start("verb"), start + found.end("verb"))
    source = Span(first, first + len(text[first:last].rstrip(" ,\xa0")))
    return Cue(source, verb, Span(verb.start, source.end), speaker, subject, joint)


def _read_plain(text: str, start: int, end: int, seen: frozenset[str]) -> Cue | None:
    """ "Ms Roe said", "Jane Roe, Chief Executive of Acme, told reporters" """
    first = start + len(text[start:end]) - len(text[start:end].lstrip(" ,\xa0"))
    verb = _VERB.search(fold(text[first:end]))
    if verb is None or len(text[first : first + verb.start()].split()) > _SUBJECT_WORDS:
        return None
    return _cue_up_to(text, first, first + verb.end(), seen)


def _cue_up_to(text: str, start: int, verb_end: int, seen: frozenset[str]) -> Cue | None:
    cue = find_cue(f"{text[start:verb_end]}:", seen)
    if cue is None or cue.verb.end != verb_end - start:
        return None
    return _shifted(cue, start)


def _shifted(cue: Cue, by: int) -> Cue:
    return replace(
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
