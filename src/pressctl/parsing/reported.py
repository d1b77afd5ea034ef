"""Words quoted in part inside a sentence that reports them: "Ms Roe called it “a disgrace”".

The sentence is read in the frame of its paragraph, where the quoted words are blanked out. Who
speaks is the subject of the last verb that reports words before the mark. Where that verb stands in
what somebody else says ("Jane Roe said the Mayor had called it “...”"), nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Container

from msgspec import structs

from pressctl.model import Span, Speaker
from pressctl.parsing.attribution import Cue, ends_abbreviated
from pressctl.parsing.clauses import (
    LEAD,
    SENTENCE_END,
    clause_end,
    read_clause,
    read_inverted,
)
from pressctl.parsing.marks import Stretch
from pressctl.parsing.speaker import read_speaker
from pressctl.parsing.verbs import says_for_another
from pressctl.text import fold

# Verbs that report words, without forms that are nouns as often ("claims", "calls", "remarks").
_REPORTS = re.compile(
    r"""\b(?:said|says|told|tells|added|adds|warned|warns|insisted|insists|wrote|writes|stressed
    |argued|argues|replied|replies|responded|joked|jokes|recalled|recalls|explained
    |explains|noted|observed|declared|stated|remarked|commented|concluded|continued|claimed|admitted
    |admits|conceded|concedes|acknowledged|acknowledges|denied|denies|complained|believed|believes
    |felt|feels|thinks|thought|suggested|suggests|vowed|vows|pledged|promised|promises|predicted
    |predicts|confirmed|announced|announces|accused|accuses|blamed|blames|dismissed|dismisses
    |condemned|condemns|criticised|criticises|criticized|criticizes|described|describes|branded
    |brands|labelled|labeled|hailed|hails|praised|praises|slammed|lambasted|decried|denounced
    |urged|urges|demanded|apologised|apologized|paid\s+tribute|pays\s+tribute|found|ruled|agreed
    |agrees|shot\s+back|hit\s+back|fired\s+back|countered|retorted|hinted|revealed|maintained
    |reckons|reckoned|boasted|lamented|blasted|mocked|ridiculed|rejected|defended|likened|cautioned
    |welcomed|welcomes|say|spoke|speaks|tweeted|posted|testified|reiterated|emphasised|emphasized|asked|quipped
    |saying|adding|calling|describing|insisting|warning|arguing|called(?!\s*,?\s*[“"‘])
    |(?:(?<=will\s)|(?<=would\s)|(?<=to\s))(?:add|tell|warn|argue|insist|describe|call|accuse|urge
    |pledge|promise|claim))\b""",
    re.VERBOSE,
)
# "an inquiry led by Jane Roe found it “wanting”"
_IMPERSONAL = re.compile(r"found|ruled")
# said of something in so many words: "called it a “fair and balanced” plan"
_JUDGES = re.compile(
    r"\b(?:called|described|describes|branded|dismissed|hailed|slammed|condemned|criticised|criticized"
    r"|praised|accused|blamed|labelled|labeled|decried|denounced|lambasted)\b"
)
# “smart” roads, a “whole town” approach: the marks hold no more than an attribute
_ATTRIBUTE = re.compile(
    r"\s+(?!(?:and|or|but|nor|to|for|in|on|at|of|from|with|by|as|about|over|under|into|when|while"
    r"|because|if|after|before|until|since|than|that|who|which|is|was|were|are|be|had|has|have|will"
    r"|would|could|should|may|might|must|can|he|she|they|it|we|i|the|a|an|this|these|those|his|her"
    r"|their|its|during|through|against|between|among|regarding|toward|towards|without|within"
    r"|instead|again|now|then|later|today|yesterday|not)\b)[a-z]"
)
_NAMES = re.compile(
    r"(?:\b(?:called|call|calls|named|titled|entitled|nicknamed|dubbed|termed|headed|known|billed"
    r"|labelled|labeled|rated|marked)|so[-\s]called|known\s+as|what\s+is)\s*,?\s*$"
)
# "he was “gutted”", "described it as “epic”": one word that is said, and no name or scare quote
_SAID_OF = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|as|felt|feels|feel|feeling|it|them|him|her|said|says|so"
    r"|a|an|am|called|branded|labelled|labeled)|[’'](?:s|re|m))\s*$"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|got|getting)\s+(?:\w+ly\s+)?$")
_AGENT = re.compile(r"\s+by\s+(?=\S)")
# what stands between two verbs of one subject: "Ms Roe said it was late and called it ..."
_SAME_SUBJECT = re.compile(
    r"(?:^|[\s,;]+|\b(?:and|but|then|or|also|later|even|that)\s+)*"
    r"(?:\b(?:has|had|have|will|would|went\s+on\s+to|then|also|later|once|\w+ly)\s+)*$"
)
_CONJUNCTION = re.compile(r"(?:[,;]\s+|\s)(?:and|but|while|whereas|although|though|yet)\s+")
# "the idea that if an agency argues a statute is “ambiguous”": the agency argues
_EMBEDS = re.compile(
    r"(?<=\w)(?<!\bsuch)(?<!\bwell)\s+"
    r"(?:that|if|whether|because|since|how|what|why|where|after|before|when|while|as(?!\s+well))\s+"
    r"(?=[^,;]*$)"
)
_CLAUSE = re.compile(r";\s+|\b(?:and|but|while|whereas|although|though|yet)\s+")
_RELATIVE = re.compile(r",\s+(?:who|whose|which|whom)\b[^,]*(?:,|$)")
_WHO = re.compile(
    r"^(?P<who>.*?),?\s+who(?:\s+(?:also|had|has|later|once|will|would))*\s*$", re.DOTALL
)
_ACTS = re.compile(
    r"\s+(?:has|had|was|were|is|\w{3,}ed|met|cut|led|left|won|took|saw|made|gave|held)\b"
)
_ACCORDING = re.compile(r"\b(?:according\s+to|in\s+the\s+words\s+of|in\s+the\s+view\s+of)\s+(?=\S)")
# "It was “good” for the town, Ms Roe said."
_TAIL = re.compile(
    r",\s+(?P<who>[^,;:“”\"]{2,60}?)\s+(?P<verb>said|says|added|adds|told|warned|wrote|insisted|argued)"
    r"(?=\s*$|[.,]|\s+(?:on|in|at|during|after|reporters|mps)\b)"
)
_REACH = 600  # characters before or behind a mark that its sentence may take; not measured
_MOST_COMMAS = 3  # of the words behind "according to" that may name a speaker; not measured


def sentence_around(frame: str, span: Span, floor: int) -> Span:
    """Give the sentence around a stretch and its marks, from `floor` on."""
    start = max(floor, span.start - _REACH)
    for found in SENTENCE_END.finditer(frame, start, max(start, span.start - 1)):
        if found[0] != "." or not ends_abbreviated(frame, found.start()):
            start = found.end()
    start += len(frame[start : span.start]) - len(frame[start : span.start].lstrip())
    return Span(start, clause_end(frame, span.end - 1, min(len(frame), span.end + _REACH)))


def is_named_so(frame: str, stretch: Stretch) -> bool:
    """Whether the words in front of a mark say that it holds a name: "known as “Salt”"."""
    mark = max(0, stretch.start - 1)
    named = _NAMES.search(fold(frame[max(0, mark - 20) : mark])) is not None
    return named and _AGENT.match(frame, stretch.end + 1) is None


def is_said_of(frame: str, mark: int) -> bool:
    """Whether a single word between marks is what somebody said of something."""
    return _SAID_OF.search(fold(frame[max(0, mark - 12) : mark])) is not None


def is_attribute(frame: str, sentence: Span, stretch: Stretch) -> bool:
    """Whether a few words between marks only describe the noun behind: "a “smart” road"."""
    if _JUDGES.search(fold(frame[sentence.start : stretch.start])):
        return False
    return _ATTRIBUTE.match(frame, stretch.end + 1) is not None


def find_cue_around(frame: str, stretch: Span, sentence: Span, seen: Container[str]) -> Cue | None:
    """Read who is said, in the sentence around partly quoted words, to have spoken them."""
    mark = stretch.start - 1
    return (
        _according(frame, sentence, mark, seen)
        or _main_clause(frame, sentence.start, mark, stretch.end + 1, seen)
        or _tail(frame, stretch.end + 1, sentence.end, seen)
    )


def goes_on_between(frame: str, start: int, mark: int, *, verb: bool) -> bool:
    """Whether words between two stretches of one sentence bring in no other speaker.

    "Ms Roe said it was “good”, and added that it “must change”"; `verb` asks for such a verb.
    """
    between = frame[start:mark]
    folded = fold(between)
    if _ACCORDING.search(folded):
        return False
    reports = list(_REPORTS.finditer(folded))
    for report in reports:
        head = _RELATIVE.sub(",", between[: report.start()])
        head = _CLAUSE.split(head)[-1]
        bare = _SAME_SUBJECT.sub("", head).strip(' ,;”’"').removeprefix("that ")
        if fold(bare) not in {"", "who", "he", "she", "they"} and not report[0].endswith("ing"):
            return False
    return bool(reports) or not verb


def _main_clause(
    frame: str, start: int, mark: int, behind: int, seen: Container[str]
) -> Cue | None:
    lead = LEAD.match(frame, start, mark)
    start = lead.end() if lead else start
    clause = fold(frame[start:mark])
    verbs = [Span(start + m.start(), start + m.end()) for m in _REPORTS.finditer(clause)]
    if not verbs:
        return None
    verb = verbs[-1]
    if _PASSIVE.search(fold(frame[start : verb.start])):
        return _agent(frame, behind, verb, seen)
    if _IMPERSONAL.fullmatch(verb.of(frame)):
        return _nobody(verb)
    return _read_subject(frame, start, verbs, seen) or _nobody(verb)


def _read_subject(frame: str, start: int, verbs: list[Span], seen: Container[str]) -> Cue | None:
    """Read the subject of the last of the verbs that report words in a sentence."""
    verb, earlier = verbs[-1], verbs[:-1]
    head = frame[start : verb.start]
    who = _WHO.match(head)
    if who:  # "Jane Roe, who said it was “bad”"
        return (
            None if earlier else _of(frame, start, Span(start, start + len(who["who"])), verb, seen)
        )
    # "Asked about the road, Ms Roe said"
    earlier = [
        one
        for one in earlier
        if one.start > start and not _in_relative(frame, start, one, verb.start)
    ]
    since = earlier[-1].end if earlier else start
    same = _SAME_SUBJECT.search(frame, since, verb.start)
    shares = same is not None and _joins(frame[same.start() : verb.end])
    if says_for_another(frame[since : verb.start], verb.of(frame)):
        return None
    if shares and earlier:  # "said that it was late, but warned against"
        return _read_subject(frame, start, earlier, seen)
    if shares:  # "Grace Roe welcomed the plan but said"
        acts = _ACTS.search(frame, start, verb.start)
        return _of(frame, start, Span(start, acts.start()), verb, seen) if acts else None
    if not earlier:
        within = list(_EMBEDS.finditer(frame, start, verb.start))
        return read_clause(frame, within[-1].end() if within else start, verb, seen)
    conjunction = list(_CONJUNCTION.finditer(frame, since, verb.start))
    return read_clause(frame, conjunction[-1].end(), verb, seen) if conjunction else None


def _joins(words: str) -> bool:
    return re.search(r"\b(?:and|but|then)\b|ing$", words) is not None


def _in_relative(frame: str, start: int, verb: Span, stop: int) -> bool:
    """Whether a verb stands in "..., who said so, ..."."""
    found = _RELATIVE.finditer(frame, start, stop)
    return any(one.start() < verb.start and verb.end <= one.end() < stop for one in found)


def _of(frame: str, start: int, source: Span, verb: Span, seen: Container[str]) -> Cue | None:
    """Make the cue of a subject and a verb that do not stand side by side."""
    speaker = read_speaker(frame[source.start : source.end].strip(" ,"), seen)
    if speaker.name is None:
        return None
    subject = frame[source.start : source.end]
    return Cue(source, verb, Span(start, verb.end), speaker, subject)


def _nobody(verb: Span) -> Cue:
    """Somebody is said to have spoken, and it is not clear who."""
    return Cue(Span(verb.start, verb.start), verb, verb, Speaker(None), "")


def _agent(frame: str, behind: int, verb: Span, seen: Container[str]) -> Cue | None:
    """ "was described as “a blot” by Jane Roe, who chairs the council" """
    found = _AGENT.match(frame, behind)
    return _behind(frame, found.end(), verb, seen) if found else None


def _behind(frame: str, start: int, verb: Span, seen: Container[str]) -> Cue | None:
    """Read the speaker that stands from `start` to the end of the sentence."""
    end = clause_end(frame, start, len(frame))
    cue = read_inverted(frame, verb, start, end, seen)
    return structs.replace(cue, attribution=cue.source) if cue else None


def _according(frame: str, sentence: Span, mark: int, seen: Container[str]) -> Cue | None:
    """ "According to the zoo’s director, Jane Roe, it is “a small miracle”" """
    found = _ACCORDING.search(fold(sentence.of(frame)))
    if found is None:
        return None
    verb = Span(sentence.start + found.start(), sentence.start + found.end())
    if verb.start > mark:
        return _behind(frame, verb.end, verb, seen)
    best = None
    stop = verb.end
    for _ in range(_MOST_COMMAS):
        stop = frame.find(",", stop + 1, mark)
        if stop < 0:
            break
        subject = frame[verb.end : stop]
        speaker = read_speaker(subject, seen)
        if best and (best.speaker.name or speaker.name is None):
            break
        source = Span(verb.end, stop)
        best = Cue(source, verb, Span(verb.start, stop), speaker, subject)
    return best if best and best.speaker.name else _nobody(verb)


def _tail(frame: str, start: int, end: int, seen: Container[str]) -> Cue | None:
    for found in _TAIL.finditer(frame, start, end):
        cue = read_clause(frame, found.start("who"), Span(*found.span("verb")), seen)
        if cue:
            return cue
    return None
