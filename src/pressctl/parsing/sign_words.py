"""Words and patterns that are signs of a voice or of a narrator; what each shows is its name.

Nothing here belongs to one corpus. A reason puts a name behind "the next paragraph".
"""

from __future__ import annotations

# Signs that one word shows ("we're" has the word "we"); a pattern of the same name is more of it.
WORDS = {
    "says I": "i my me mine myself",
    "says we": "we our ours us ourselves",
    "says you": "you your yours",
    "urges": "must should ought cannot",
    "praises or feels": """
        proud delighted pleased thrilled grateful thank thanks honoured honored determined
        confident hope hopeful believe welcome applaud congratulate sorry sad saddened heartbroken
        shocking appalling disgraceful unacceptable sickening vile incredible fantastic brilliant
        amazing wonderful tremendous remarkable inspiring invaluable vital crucial essential
        critical absolutely simply truly never nothing nobody everyone enough wrong deserve
        deserves condolences prayers excited exciting important heart proudly""",
    "argues": "because but not instead unless whether without why cannot",
    "emphasises": """
        so too really every just only same real always ever even still very much far long many all
        hard best better great huge big""",
    "reports sayings": """
        said told added announced confirmed commented explained stressed emphasised noted visited
        welcomed hosted attended thanked praised urged outlined unveiled launched introduced""",
    "speaks of the future together": "together future",
    "looks ahead in third person": "will",
}
# The same words show no such sign where one of these stands.
UNLESS = {"looks ahead in third person": "i we"}
# A pattern is tried only where one of these words or marks stands; each of its choices holds one of
# them, as a whole word: the rarest that it has.
LEADS = {
    "says we": "let",
    "uses a contraction": "t s re ve ll",  # behind the apostrophe
    "urges": "need needs has have let",
    "praises or feels": "welcome welcomed too right clear no",
    "argues": "rather so no",
    "speaks of nobody": """
        anticipated expected estimated intended planned proposed understood thought believed
        reported currently available open due set""",
    "is in the passive": "will has have is are was were be being been",
    "points elsewhere": """
        find information details click http https www contact available found read notes apply
        email media press""",
    "speaks of the future together": "generation come",
    "asks or exclaims": "? !",
    "counts money": "£ $ €",
    "holds quotation marks": '"',
    "ends with a colon": ":",
}
# Each is looked for in the folded paragraph; one that begins with ^ is tried at its start only.
PATTERNS = {
    "says I": None,
    "says we": r"\blet's\b",
    "says you": None,
    "uses a contraction": r"""
        \b\w+n't\b|\b(?:it|that|there|here|what|who|they|he|she)'(?:s|re|ve|ll)\b""",
    "urges": r"""
        \ (?:to\b(?:(?<=\bneed\ to)|(?<=\bneeds\ to)|(?<=\bhas\ to)|(?<=\bhave\ to))
        |us\b(?<=\blet\ us))""",
    "praises or feels": r"""
        \b(?:welcomed?\ the|too\ many|too\ often|right\ thing|clear\ message|no\ place
        |no\ excuse)\b""",
    "argues": r"\b(?:rather\ than|so\ that|no\ longer)\b",
    "emphasises": None,
    "speaks of nobody": r"""
        \b(?:it|there)\ (?:is|was|has\ been|are|were)\ (?:also\ )?(?:anticipated
        |expected|estimated|intended|planned|proposed|understood|thought|believed
        |reported|currently|available|open|due|set)\b""",
    "asks or exclaims": r"[?!](?:\s|$)",
    "begins as speech does": r"""
        ^(?:and|but|so|because|that(?:'s|\ is)\ why|yes|no|now|together|that)\b""",
    "begins with a pointing word": r"""
        ^(?:this|these|it|they|that|those|such)\b
        (?!\ (?:is|was|has\ been)\ (?:also\ )?(?:anticipated|expected|estimated|intended|planned
        |proposed|understood|thought|believed|reported)\b)""",  # "It is expected" points nowhere
    "opens with an institution": r"""
        ^(?:the\ |his\ majesty's\ |her\ majesty's\ |hm\ )?(?:uk\ |welsh\ |scottish\
        |british\ |local\ |us\ |federal\ |state\ )?(?:government|department|ministry
        |ministers|council|police|force|officers|agency|commission|committee|parliament
        |treasury|office|trust|charity|company|university|board|authority|service|union
        |bill|act|legislation|law|senate|house|congress|court|secretary|minister
        |prime\ minister|president|eu|nations|countries)\b""",
    "opens with the news itself": r"""
        ^(?:the|today's|this|these|those|an?|other|further|additional|key)\ (?:new\
        |latest\ |first\ |full\ |final\ |national\ |joint\ )*(?:announcement|funding
        |investment|scheme|programme|program|project|plan|plans|measures?|package|move
        |news|report|review|consultation|strategy|summit|meeting|event|visit|agreement
        |deal|treaty|fund|grant|grants|changes?|reforms?|rules|regulations?|guidance
        |guidelines|campaign|initiative|pilot|service|site|facility|centre|figures?
        |statistics|data|research|survey|study|findings|inquiry|investigation|operation
        |bill|legislation|act|order|decision|proposals?|commitment|work|works|contract
        |award|awards|winners?|app|website|tool|system|network|taskforce|unit|team|group
        |panel|applications?|details?)\b""",
    "links back": r"""
        [abcfims](?<=\b[abcfims])(?<=(?=follows|comes\ (?:as|after|on|ahead|in|alongside)
        |builds?\ (?:on|upon)|forms?\ part|is\ part\ of|are\ part\ of|in\ addition\ to
        |alongside|as\ well\ as\ the|separate(?:ly)?\b|meanwhile|subject\ to|as\ part\ of
        |also\ (?:today|announced|confirmed|published|includes?)).)""",
    "is in the passive": None,
    "looks ahead in third person": None,
    "dates something": r"""
        \d(?<=\b\d)(?:(?<=1)9\d\d\b|(?<=2)0\d\d\b|\d?(?:st|nd|rd|th)?\ (?:january|february
        |march|april|may|june|july|august|september|october|november|december)\b)""",
    "opens with a date": r"""
        ^(?:since|in|from|by|between|until|during|on|last|earlier|over\ the\ (?:past
        |last|next))\ (?:the\ )?(?:\d|january|february|march|april|may|june|july|august
        |september|october|november|december|summer|autumn|spring|winter|year|month|week
        |monday|tuesday|wednesday|thursday|friday|saturday|sunday|this|past|last|next)""",
    "counts something": r"\d",
    "counts money": r"[£$€]\s?\d",
    "reports sayings": None,
    "points elsewhere": r"""
        \b(?:find\ out\ more|more\ information|further\ information|further\ details
        |click\ here|https?:|www\.|contact|available\ (?:at|on|here|from)|can\ be\ found
        |read\ (?:the|more)|notes\ to\ editors|apply|email|media\ enquiries
        |press\ office)\b""",
    "holds quotation marks": r'"',
    "ends with a colon": r":\s*$",
    "gives a background": r"""
        ^(?:currently|at\ present|under\ the|under\ this|according\ to|a\ total\ of
        |more\ than|over|around|about|nearly|approximately|there\ (?:is|are|were|was
        |will)|some|many|most|all|both|each|anyone|those|people|where|when|once|if|to)\b""",
    "sends the reader elsewhere": r"""
        ^(?:(?:read|see|watch|click|view|visit|download|listen|follow
        |learn\ more|to\ (?:read|view|watch|learn|see)|for\ (?:more|further|additional)
        |a\ copy|(?:the\ )?full\ text|(?:the\ )?text\ of|videos?|audio|photos?|below
        |a\ (?:full|video|recording|list)|you\ can\ (?:watch|read|find|view)
        |contact|media\ contact|press\ contact|notes|editor)\b
        |(?s:.*)here\b(?<=\bhere)[.:)]*\s*$)""",
    "speaks of the future together": r"""
        \bnext\ generation\b|\bfor\ (?:years|generations)\ to\ come\b""",
    "reads like a biography": r"""
        ^[a-z'-]+(?:\ [a-z'-]+){0,3}\ (?:is|was|has\ been|has\ served|serves|joined
        |represents|works)\b""",
}


def _backwards(words: str) -> str:
    return "|".join(word[::-1] for word in words.split())


# Looked for in the paragraph read backwards, likewise: there what few words have comes first.
BACKWARDS = {
    "is in the passive": rf"""
        de(?<!\w de)\w{{3,}}\s(?:(?:{_backwards("also now already")})\s)?
        (?:{_backwards("will has have is are was were be being been")})\b""",
}

# Signs that tell of a narrator, or do not, by whether the paragraph also says I or we.
TELLING_WITHOUT_VOICE = frozenset(
    [
        "opens with an institution",
        "opens with the news itself",
        "opens with a date",
        "begins with a pointing word",
        "begins as speech does",
        "gives a background",
        "looks ahead in third person",
        "links back",
        "is in the passive",
        "counts money",
        "counts something",
        "dates something",
        "speaks of nobody",
        "names its own speaker",
        "reads like a biography",
        "argues",
        "praises or feels",
        "urges",
    ]
)
# A minister says "we" or "this government" of it.
GOVERNMENT_OPENS = r"the (?:uk |british |welsh |scottish |federal )?(?:government|administration)\b"
PAST = frozenset("was were had did went made took began became gave led held saw won".split())
PAST_ENDS = r"ed\b(?<=\w{4})"
# Words that say nothing of what a text is about.
COMMON = frozenset(
    """also been being could does done each from have having here into itself just like made make
    many more most much must only other over same should some such than that their them then there
    these they this those through under until very want well were what when where which while will
    with would your about after because before between both during every""".split()
)
# Offices whose holders a press office writes for, rather than asks for a comment.
POLITICIANS = frozenset(
    """minister secretary chancellor president senator member mp attorney governor mayor
    leader""".split()
)
