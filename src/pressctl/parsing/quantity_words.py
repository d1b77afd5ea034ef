"""Word tables of the language of figures: number words, units, bounds and what is no figure."""

from __future__ import annotations

from decimal import Decimal

from pressctl.model import Bound


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _plurals(singulars: str) -> dict[str, str]:
    return {singular: singular + "s" for singular in singulars.split()}


def _numbered(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


def _as_given(words: str) -> dict[str, str]:
    return {word.lower(): word for word in words.split()}


# --- number words -----------------------------------------------------------------------------
UNITS = _numbered("one two three four five six seven eight nine", 1)
TEENS = _numbered(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
}
SHORT_SCALES = {
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "mm": Decimal(10**6),
    "mn": Decimal(10**6),
    "mil": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "t": Decimal(10**12),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
}
GLYPH_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

# --- money ------------------------------------------------------------------------------------
SYMBOLS = {
    "£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₹": "INR", "₦": "NGN", "₩": "KRW",
    "₴": "UAH", "₺": "TRY", "₪": "ILS", "₱": "PHP",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "u.s.": "USD", "usd": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD",
    "ca": "CAD", "cad": "CAD", "cdn": "CAD", "can": "CAD", "nz": "NZD", "nzd": "NZD", "hk": "HKD",
    "hkd": "HKD", "s": "SGD", "sgd": "SGD", "nt": "TWD", "r": "BRL",
}  # fmt: skip
CODES = _as_given(
    "GBP EUR USD AUD CAD NZD JPY CHF CNY INR SEK NOK DKK PLN CZK HUF RON BGN ZAR SGD HKD KRW BRL "
    "MXN TRY UAH ILS NGN KES GHS AED SAR THB IDR MYR PHP TWD"
)
DOLLAR_COUNTRIES = {
    "australian": "AUD", "canadian": "CAD", "new zealand": "NZD", "singapore": "SGD",
    "hong kong": "HKD", "us": "USD", "u.s.": "USD", "american": "USD",
}  # fmt: skip
# "200 pounds of cocaine" is a weight; only these make "pounds of" a sum of money
POUNDS_OF = _words(
    "funding investment public taxpayers taxpayer's taxpayers' government new additional extra "
    "damage savings support debt fraud money cash fines investments aid value business revenue "
    "income benefit benefits lottery private annual criminal illicit european eu"
)

# --- durations, measures ----------------------------------------------------------------------
DURATIONS = _plurals("year month week day hour minute second decade fortnight night") | {
    "century": "centuries",
    "yr": "years",
    "hr": "hours",
    "min": "minutes",
}
# What stands in the singular before another noun: "a 9 point recovery plan", "a 200-bed hospital"
HYPHENED = _plurals(
    "point bed bedroom seat member mile page step part acre metre meter kilometre kilometer "
    "hectare tonne ton gallon megawatt gigawatt home place unit stage pillar item state vehicle "
    "ship pupil student officer vote goal question litre berth space"
) | {
    "person": "people",
    "foot": "feet",
    "man": "men",
    "storey": "storeys",
    "bus": "buses",
    "county": "counties",
}
# Of these, what a space may stand before: "a 10 mile route", but "the 10 member states"
MEASURES = _words(
    "mile metre meter kilometre kilometer acre hectare tonne ton gallon megawatt gigawatt foot"
)
ABBREVIATED = _as_given(
    "km kg mg g ml cm mm mph kph MW GW kW TWh GWh MWh kWh GB TB MB Mbps Gbps ha sqm ft lbs lb oz"
)
ONE_OF = _words("man woman person officer child boy girl teenager suspect pensioner")

# --- bounds: the words right before a figure --------------------------------------------------
_BEFORE: dict[Bound, str] = {
    "more_than": "over|more than|above|in excess of|upwards of|greater than|exceeding|exceeds|"
    "exceed|exceeded|topped|topping|surpassed|"
    "surpassing|beyond|higher than|north of|better than|longer than|"
    "older than|>",
    "at_least": "at least|a minimum of|minimum of|minimum|min|no fewer than|no less than|"
    "at or above|at or over|not less than|not fewer than|as little as|as few as|>=|≥|min.",
    "at_most": "up to|a maximum of|maximum of|maximum|max|no more than|not more than|at most|"
    "as many as|as much as|capped at|a cap of|limited to|no greater than|no later than|"
    "at or below|at or under|"
    "not exceeding|not exceed|no longer than|as long as|as high as|<=|≤|max.|a limit of|"
    "to a maximum|at a maximum",
    "less_than": "under|less than|fewer than|below|lower than|shorter than|younger than|"
    "smaller than|<",
    "about": "around|about|approximately|approx|approx.|some|roughly|nearly|almost|close to|"
    "estimated|circa|c.|ca.|in the region of|in the order of|on the order of|somewhere near|"
    "nearing|approaching|virtually|towards|near|near to|an average of|~",
}
BEFORE: dict[str, Bound] = {
    words: bound for bound, listed in _BEFORE.items() for words in listed.split("|")
}
# "an average of" is a mean, not a bound: it states the figure itself
del BEFORE["an average of"], BEFORE["towards"]
# Words between the bound and the figure: "more than an estimated", "up to a further £5m"
FILLERS = _words("a an another further additional extra total whopping staggering record mere full")
# "rise up to", "take over", "concerns about": the word belongs to the verb or noun before it
BOUND_TO_VERB = {
    "up to": _words(
        "go goes going gone went rise rises rising rose risen come comes came coming move moves "
        "moved moving step stepped sign signs signed signing stand stands stood live lived back "
        "tick ticks ticked creep creeps crept edge edges edged inch inched climb climbs climbed "
        "climbing jump jumps jumped push pushes pushed shot "
        "add adds added adding catch"
    ),
    "over": _words(
        "take takes took taken taking hand handed handing turn turned win won run ran carried "
        "spread held look looked cross crossed crossing all phased delivered spanning spans "
        "played split"
    ),
    "about": _words(
        "think talk talks know learn hear heard information concern concerns concerned question "
        "questions complaint complaints worried worry details statement tell told speak spoke "
        "facts fact reports asked how what brought came bring inquiries enquiries"
    ),
    "around": _words("all turn turned travelled centred based revolve revolves built organised"),
    "under": _words("scheme arrested charged made available provided powers offence offences"),
    "below": _words("see listed set named the"),
    "above": _words("see the and listed"),
}
# "over 4 years" = during them; "for over 4 years" = longer than that
LONGER_THAN = _words(
    "for of aged after just well lasting lasted last lasts with has have had from to sentenced "
    "jailed imprisoned in waiting waited wait took takes served spanning by is was "
    "now been slightly taken little much"
)
SPREAD_OVER = _words(
    "phases stages sessions rounds weekends terms quarters days weeks months years decades seasons "
    "sites instalments installments tranches"
)

# --- nouns counted ----------------------------------------------------------------------------
PLURALS = _words(
    "people children men women police staff personnel officers feet mice teeth cattle sheep "
    "aircraft series species fish salmon poultry livestock troops servicemen servicewomen "
    "policemen firefighters gentlemen fishermen businessmen businesswomen congressmen craftsmen "
    "spacecraft crossroads criteria grandchildren schoolchildren households "
    "businesspeople salespeople tradespeople townspeople apprentices offspring "
    "premises headquarters israelis iraqis saudis pakistanis bangladeshis emiratis yemenis omanis "
    "taxis azerbaijanis skis"
)
NOT_PLURAL = _words(
    "gas has was as whereas texas christmas kansas arkansas overseas canvas atlas bias this its "
    "his is us thus plus minus perhaps always besides sometimes towards afterwards nowadays does "
    "says goes makes takes gives shows sees means meets comes becomes remains requires allows "
    "includes provides needs helps wants news physics politics economics mathematics wales paris "
    "brussels mars venus james williams illinois massachusetts athens cyprus honduras "
    "series-a versus cross-wales covers states' upwards downwards backwards forwards onwards "
    "regardless yes lies sits stands begins starts ends runs relates applies follows outlines "
    "continues marks brings tells explains describes asks sets vs thanks times dozens "
    "seeks joins operates depends delivers produces receives employs attracts represents expects "
    "believes carries keeps contains consists exists enables ensures opens closes remains arrives "
    "hundreds thousands millions billions trillions themselves ourselves yourselves"
)
# Verbs behind a plural as a rule, though each can be a noun: "the team of 45 engineers works"
VERBS_BEHIND = _words("works helps offers supports faces leads serves aims hopes shows plans")
STOPS = _words(
    "of in on at to for from by with within without into onto over under through across between "
    "among against during before after since until till per than that which who whom whose where "
    "when while as if because so but nor yet is are was were be been being am has have had do does "
    "did will would shall should can could may might must not no the a an this these those each "
    "every all any some both either neither it its they them their there here he she his her we "
    "our you your my i me us today yesterday tomorrow tonight last next ago away also too only "
    "just even still already now then however including include includes plus minus via upon "
    "about around above below near off out up down along behind beyond despite compared according "
    "aged worth due following alongside together respectively throughout once again later earlier "
    "who's that's it's said says say told added adding less fewer most least better worse "
    "higher lower e.g. i.e. etc what how why whether am pm a.m. p.m. gmt bst "
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday versus vs received got made "
    "making giving given bringing taking taken found used using based known called became become "
    "like unlike others others' another"
)
# An -ing word right after the figure is a verb ("rose to 500 helping ...") unless listed here
PARTICIPLES = _words(
    "leading existing remaining outstanding participating serving working sitting growing missing "
    "living training housing charging parking building shipping fishing mining manufacturing "
    "teaching nursing policing meeting swimming playing polling trading banking voting gambling "
    "drinking learning testing screening operating landing visiting surviving ongoing pending "
    "competing crossing walking cycling sporting racing gaming farming hearing recording feeding "
    "heating recycling contributing supporting founding developing emerging promising moving "
    "neighbouring neighboring underlying filming breathing processing engineering planning"
)
# "Section 12", "Title 42", "Tier 2", "Year 6": the number is a name
NUMBERED = _words(
    "section sections s. sec. sec article articles art. clause clauses chapter chapters chap. ch. "
    "page pages paragraph paragraphs para part parts schedule annex appendix table figure fig. no "
    "no. nos number numbers day week year phase tier level type class category cat band grade "
    "route flight suite title highway interstate motorway junction hr h.r. s.res. p.l. version "
    "volume vol. zone formula ward precinct amendment regulation directive resolution proposition "
    "prop. exhibit sdg top apollo covid windows magnitude fortune ftse scope channel radio eo"
)
# The same, but as often a verb or a noun before a count: only where it has a capital letter
NUMBERED_IF_CAPITAL = _words(
    "stage step option room floor box line rule item question act platform terminal gate "
    "district group sector round unit operation order bill lot plot area form goal objective "
    "priority recommendation target exit pier dock berth court measure model local troop team "
    "squadron project boeing airbus count task base pillar"
)
EMERGENCY_NUMBERS = _words("999 111 101 911 112 988 211 311 119 105 116")
EMERGENCY_NOUNS = _words(
    "calls operators handlers services responders callers emergencies systems dispatchers centers "
    "centres telecommunicators"
)
YEAR_LIKE_NOUNS = _words(
    "people jobs homes children staff officers workers employees households businesses places "
    "pupils students patients families migrants troops soldiers megawatts"
)
MONTHS = _words(
    "january jan february feb march mar april apr may june jun july jul august aug september sep "
    "sept october oct november nov december dec"
)
AGED = _words(
    "are is aged those anyone everyone people children adults persons women men were be youths "
    "males females drivers girls boys someone"
)
