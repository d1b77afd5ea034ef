"""Word tables for stems: the forms that no ending tells, and the words that only look derived."""

from __future__ import annotations

# Irregular verbs: the plain form, the past forms, and behind a stroke what else is of the word.
_VERBS = """
    say said; be was were been | is are being; go went gone | goes
    have had | has having; do did done | does
    begin began begun; break broke broken; bring brought; build built; rebuild rebuilt
    buy bought; catch caught; choose chose chosen | choice; come came; cut | cutting; deal dealt
    draw drew drawn; drive drove driven | driver; fall fell fallen; feed fed; fight fought
    find found
    fly flew flown | flight; forget forgot forgotten; forgive forgave; freeze froze frozen
    get got gotten; give gave given; grow grew grown | growth; hear heard; hide hid hidden
    hold held; keep kept; know knew known | knowledge; lay laid; lead led; leave left
    lend lent | loan; lose lost | losing loss losses; make made | maker; mean meant; meet met
    pay paid | payment payments; rise rose risen; run ran | runner; see saw seen; seek sought
    sell sold | sale sales; send sent; shoot shot; show shown; shrink shrank shrunk
    speak spoke spoken | speech; spend spent; stand stood; steal stole stolen; strike struck
    swear sworn; take took taken; teach taught; tell told; think thought; throw threw thrown
    undertake undertook undertaken; wear wore worn; win won | winner; write wrote written | writer
    withdraw withdrew withdrawn | withdrawal; oversee oversaw overseen | oversight
    overcome overcame; ride rode ridden | rider
"""
PAST_FORMS = frozenset(
    form
    for verb in _VERBS.replace("\n", ";").split(";")
    for form in verb.partition("|")[0].split()[1:]
)

# The forms of one word, and its nouns and adjectives, where taking an ending off does not join
# them; all are compared as the first. Forms that do follow need not be here.
FAMILIES = tuple(
    family.split()
    for family in f"""{_VERBS.replace("|", "")};
    vote voter; use user usage; rely reliance reliable
    child children; woman women; man men; person people; foot feet; tooth teeth; life lives
    half halves; thief thieves theft
    strong strength; long length; wide width; deep depth; high height; warm warmth; young youth
    true truth; free freedom; safe safety; poor poverty; able ability; hot heat; proud pride
    deliver delivery; discover discovery; recover recovery; supply supplier
    respond response; defend defence defense; offend offence offense; expend expenditure
    arrive arrival; refuse refusal; approve approval; propose proposal; renew renewal
    remove removal; permit permission; admit admission; submit submission; emit emission
    transmit transmission; decide decision; divide division; provide provision; revise revision
    supervise supervision; collide collision; expand expansion; extend extension
    suspend suspension; include inclusion; conclude conclusion; exclude exclusion
    invade invasion; persuade persuasion; evade evasion; convert conversion; divert diversion
    describe description; subscribe subscription; prescribe prescription
    receive reception receipt recipient; deceive deception; produce production
    reduce reduction; introduce introduction; apply application applicant
    publish publication; resolve resolution; solve solution; evolve evolution
    destroy destruction; explain explanation; maintain maintenance; define definition
    compete competition competitor; abolish abolition; demolish demolition; acquire acquisition
    require requirement; inquire inquiry enquiry; retain retention; detain detention
    intervene intervention; prevent prevention; analyse analysis analyze; diagnose diagnosis
    criticise criticism criticize; donate donor; advise advice adviser advisor; prove proof
    believe belief; relieve relief; behave behaviour behavior; fail failure; depart departure
    close closure; sign signature signatory; store storage; marry marriage; short shortage
    vaccinate vaccine; migrate migrant immigrant migration immigration; guide guidance guideline
    register registration registry; enter entry entrance; elect electoral; industry industrial
    europe european; france french; norway norwegian; wales welsh; scotland scottish scots
    jew jewish
    ireland irish; spain spanish; germany german; china chinese; israel israeli; canada canadian
    england english; denmark danish danes; sweden swedish; poland polish; turkey turkish
    netherlands dutch; greece greek; italy italian; britain british; japan japanese
    terror terrorism terrorist; science scientific scientist; crime criminal criminality
    economy economic economics; history historic historical
    fraud fraudster fraudulent defraud; gang gangster; president presidential
    finance financial; region regional; harbour harbor; centre center; programme program
    labour labor; neighbour neighbor neighbourhood neighborhood; colour color
    """.replace("\n    ", ";").split(";")
    if family
)

# Words whose last letters are no ending: "station" is not a form of "state", "counter" not of
# "count". They are stems as they are.
WHOLE = frozenset(
    """
    station mission portion pension tension mansion dimension union million billion version
    fashion religion ration passion session statement department minister ministry counter former
    letter shower flower number member charter chapter quarter disaster cluster master customer
    tender authority crisis basis oasis thesis official officer commission commissioner committee
    public present president general generous native business news series species address process
    university universe human humanity common organ moral special specialist capital hospital
    local vital final material valley early family daily july multiply italy resort report factor
    doctor motor actor minor major majority mayor junior senior company country county council
    councillor counsel nothing something everything anything morning evening spring during need
    speed hundred order border under matter water paper power tower river winter summer sister
    brother mother father computer character consider remember december november september october
    secretary secret library january february military media medium medical medicine
    unit united unity national natural party particular partner signal
    hardly late lately near nearly custom costume import important article passenger passage
    prime primary planet plant postal sentence cabinet cover even event access accessory mineral
    commune communicate element comment moment document emergency currency personal
    experiment implication presence repeal appeal reveal repeat combat format threat priority
    responsible responsibility justice rental
    """.split()
)

# Endings of levelled words, which have lost their e and in which y is i, by how many letters they
# leave at least: "nation" is no form of "nat".
ENDINGS = {
    3: "ment nes ness fulness ful",
    4: """
    isational ization isation ational ation ativ ator at abiliti ibiliti ement ingli edli ance abl
    ibl iv ag ship hood iti ist ism ial ian ia al ical ic ous ion er li
    """,
    5: "anc or ent ant iz is",
}
# Endings that leave a word of another ending: violence is violent, full fulness.
EXCHANGED = {
    "ification": "if",
    "ifi": "if",
    "alli": "al",
    "ulli": "ul",
    "enci": "ent",
    "enc": "ent",
}
