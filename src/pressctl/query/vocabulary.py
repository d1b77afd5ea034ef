"""Word tables for comparing claims: how common words are in press releases, and what they mean."""

from __future__ import annotations


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that say how a sentence is built, not what it is about.
FUNCTION_WORDS = _table("""
    a about above after again against all along already also although am among an and another
    any are around as at be because been before being below between both but by can cannot could
    did do does doing done down during each either else even ever every few for from further had
    has have having he hence her here hers him his how however i if in including instead into is
    it its itself just least less like made make makes making many may me might mine more most
    much must my near nearly neither no nor not now of off on once one only onto or other others
    our ours out over own per quite rather said say says shall she should since so some soon
    still such than that the their theirs them themselves then there therefore these they this
    those though through throughout thus to too towards under until up upon us very via was we
    well were what when where whether which while who whom whose why will with within without
    would yet you your yours approximately roughly estimated almost can't don't i'm it's i've
    that's there's they're we'll we're we've won't isn't aren't doesn't
""")

# The words of public announcements, most frequent first. Measured: the document frequency in
# 18,000 sentences of 948 US releases, with the British words of government put in by hand.
COMMON_WORDS = _table("""
    government people statement president senator minister secretary year new support work today
    announce state country community fund time help need public service million national law act
    nation department
""")
FAMILIAR_WORDS = _table("""
    able access across action address administration affairs agency ago aim allow amount area
    available back benefit best better big bill billion board body bring budget build business
    call care case centre centers chair change chief child children citizen city clear close
    colleague come commission commit committee company congress continue control cost council
    county court create crime crisis current date day deal decision deliver democratic develop
    different director district economic economy education effort end energy england ensure
    european executive expect face family far federal first follow force forward free full
    future general get give global go good great group growth hard head health high history hold
    home hope house housing human impact important improve include increase industry information
    international invest issue job join keep key know lead leader let level life live local long
    look lord mayor measure media meet member men military money month move must next night
    number offer office officer official online open opportunity order organisation organization
    package part partner party past pay person place plan play police policy political position
    possible power press prime private problem process programme program project protect proud
    provide purpose put range reach receive recent record region release remain report
    representative require resource respond response right rise risk role rule run safe safety
    say scheme school second section sector security see senate serve set share significant
    situation small social society source speak special spend staff stand start step stop
    strategy strong system take target tax team term thank thing think together top total tough
    train two use value victim vital vote wales want way week well woman women worker world
    young
""")

# What a press office says whatever the matter is: words inside these tell nothing.
STOCK_PHRASES = (
    "full force of the law",
    "full weight of the law",
    "face the consequences",
    "brought to justice",
    "bring to justice",
    "sends a clear message",
    "send a clear message",
    "sending a clear message",
    "our message is clear",
    "continue to work closely with",
    "continues to work closely with",
    "work closely with",
    "working closely with",
    "work tirelessly",
    "has no place in our society",
    "have no place in our society",
    "will not be tolerated",
    "no stone unturned",
    "zero tolerance",
    "enough is enough",
    "one of the most important",
    "as part of the",
    "on behalf of",
    "at the heart of",
    "is committed to",
    "remains committed to",
    "remain committed to",
    "i am delighted",
    "i am proud",
    "we are proud",
    "we will not hesitate",
    "over the next four years",
    "over the next three years",
    "over the next five years",
    "over the next year",
    "over the coming years",
    "in the coming weeks",
    "in the coming months",
    "later this year",
    "anyone with information",
    "for more information",
    "on the front line",
    "hard-working families",
    "do everything in our power",
)

# Words that make a statement weaker: those that stand where "will" could, those that are a hedge
# before "to" only, those of a figure alone, and others.
DOUBTS = _table("could may might would should expected likely")
WISHES = _table("""
    aims aim aiming hopes hope hoping intends intend plans plan planned planning seeks seek seeking
""")
INEXACT = _table("estimated approximately roughly around about some up-to nearly almost")
HEDGES = (
    DOUBTS
    | WISHES
    | INEXACT
    | _table("""
    expects anticipated possibly potentially suggested suggests believed reportedly alleged
    allegedly proposed considering explore forecast
""")
)
SURE = _table("will shall must is are")  # of a promise
OF_DAYS = _table("in by of since until from before after early late mid end and")  # "May" is a day
JOINERS = _table("and or plus including")
NEGATIONS = _table("""
    not never no cannot won't isn't aren't doesn't don't neither nor without nobody none nothing
""")
RISES = _table("""
    rise rose risen rises rising increase increased increases increasing grew grown up climbed
    surged higher doubled soared jumped expanded
""")
FALLS = _table("""
    fall fell fallen falls falling decrease decreased decreases cut cuts reduced reducing
    reduces reduction down dropped drop declined decline lower halved shrank shrunk slumped plunged
    tumbled slashed
""")
# More forms of verbs and nouns that say which way a figure went; not looked at for opposites.
MOVES = _table("""
    raise raises raising grow grows growing growth climb climbs climbing jump jumps jumping soar
    soaring surge surging boost boosts boosted boosting expand expanding hike uplift cutting slash
    slashing lowers lowered lowering shrink shrinking plunge dip dipped slump tumble drops dropping
    declines declining
""")
PARTS = _table("""
    part including includes include total totals share top brings brought comprises
    portion split tranche from
""")
# Of them, those that leave no doubt.
SHARES = _table("part including includes include comprises share portion tranche")
RANKS = _table("""
    first biggest largest highest lowest smallest record best fastest longest oldest youngest
    worst world-first first-ever
""")
CALENDAR = _table("""
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn winter fall christmas
    easter
""")
# Capitalised words that name an office or a kind of body, so they tell no two subjects apart.
OFFICES = _table("""
    prime minister ministers secretary president chancellor mayor governor senator congressman
    congresswoman representative sir dame lord lady mr mrs ms dr professor councillor chief
    executive chairman chair director commissioner constable government parliament council
    department ministry office uk united kingdom britain british england wales scotland us u.s
    states america american world
""")
UNITS = _table("""
    percent percentage-points times years months weeks days hours minutes seconds miles
    kilometres metres tonnes kilograms litres hectares acres degrees
""")
# Verbs of finding out: who found it is not the subject.
FINDINGS = _table("""
    said says show shows showed shown find finds found suggest suggests suggested confirm
    confirms confirmed report reports reported reveal reveals revealed announce announced
""")
PROSPECTS = _table("""
    will would could may might should expected expects forecast estimated plans aims hopes
""")
# Words that belong to a figure and are no part of the words around it.
FIGURE_WORDS = _table("""
    million billion trillion thousand hundred m bn k tn percent per cent pound pounds dollar
    dollars euro euros
""")
# Figures in words; those of shares are ranks too ("a third runway"), unless a small word follows.
NUMBERS = _table("""
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen
""")
SHARE_WORDS = _table("""
    half third thirds quarter quarters fifth fifths sixth eighth tenth tenths
""")
# Words that make the capitalised words beside them a person.
TITLES = _table("""
    minister ministers secretary president chancellor mayor governor senator senators
    congressman congresswoman representative representatives rep sen sir dame lord lady mr mrs
    ms dr professor councillor chief executive chairman chair director commissioner constable mp
""")
# Words that join a further group, place or case to what is said.
EXTENDERS = _table("""
    and or including plus as for in across to at with by only all every both except outside under
    over aged below above
""")
# Words behind which a group stands, and words before a group that make it no smaller.
LEADERS = _table("all every each any most for to of in at by across among only")
IDLE_MODIFIERS = _table("""
    new own whole entire local great vital important further additional extra more many several
    various hard-working hardworking brave proud
""")
# Words with a verb behind them.
AUXILIARIES = _table("""
    will would can could may might shall should must to is are was were be been being has have had
    not also
""")
# Nouns under which people are counted, whoever they are.
PEOPLE = _table("""
    people person man woman child adult passenger resident worker employee staff customer patient
    student pupil
""")
# Words that say a day was moved.
DELAYS = _table("""
    slip slipped delay delayed delays postponed postponement deferred extended extension overdue
""")
