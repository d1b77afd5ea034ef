"""Word tables of the language: verbs of saying, offices, titles, organisation words, given names.

Nothing here belongs to one corpus. All words are folded (lower case, no accents, straight quotes).
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


VERBS_OF_SAYING = _set(
    """saying stating adding said says added adds commented stated states told tells continued
    continues explained explains concluded concludes warned warns wrote writes tweeted tweets
    posted responded responds replied replies remarked remarks declared declares noted notes
    observed observes insisted insists argued argues reacted reacts emphasised emphasized
    stressed reiterated"""
)
# Verbs after which a colon need not open a quotation ("confirmed: the road stays shut" is narrative
# as often); with them a line is a cue only where a person or an office is named.
WEAK_VERBS = _set(
    """noted notes observed observes explained explains emphasised emphasized stressed reiterated
    argued argues insisted insists posted"""
)
STATEMENT_VERBS = (
    "issue[sd]?|release[sd]?|made|makes|gave|gives|deliver(?:ed|s)?|share[sd]?|offer(?:ed|s)?"
    "|publish(?:ed|es)?|provide[sd]?|posted"
)
STATEMENT_NOUNS = "statement|statements|comment|comments|remarks|message|reaction|response"

OFFICE_PREFIXES = _set(
    "co vice pro ex deputy under non sub assistant director secretary commissioner"
)
# Offices that yield to another: ranks, and courtesies that are offices when alone.
RANKS = _set(
    """ambassador councillor cllr professor reverend pc dc ds di dci dcs dsu dcc wpc pcso insp supt
    major colonel captain brigadier lieutenant sergeant inspector superintendent commander admiral
    commodore marshal corporal private lance sapper bombardier trooper rifleman airman ensign
    detective judge chief air vice group wing squadron flight rear lieutenant-colonel
    lieutenant-general major-general"""
)
# The last word of an office. One that heads a body takes "of BODY" as the organisation; one that
# holds a public office keeps what follows as part of its name ("Minister for Social Care").
EXECUTIVES = _set(
    """pcso dcc insp supt
    archdeacon canon deacon chaplain priest pastor moderator executive ceo cfo coo cto cio
    director chairman chairwoman chairperson chair president manager officer head leader lead
    founder co-founder cofounder owner partner boss principal general vice-chancellor chancellor
    provost dean constable superintendent inspector sergeant detective commander commissioner
    captain governor warden curator editor trustee treasurer convener convenor spokesperson
    spokesman spokeswoman representative coordinator co-ordinator adviser advisor analyst
    economist scientist engineer researcher investigator lecturer fellow surgeon physician
    consultant nurse midwife pharmacist dentist headteacher teacher solicitor lawyer counsel
    prosecutor coroner registrar ombudsman regulator auditor inspector-general campaigner
    activist volunteer resident student apprentice farmer author artist architect veteran
    specialist expert professor reader strategist planner designer developer producer presenter
    correspondent secretary-general moderator bishop archbishop rabbi imam vicar reverend chief
    controller comptroller steward organiser organizer rapporteur envoy supervisor assistant
    associate mother father wife husband son daughter brother sister tenant patient customer
    driver pilot firefighter paramedic archaeologist historian biologist ecologist meteorologist
    geologist statistician epidemiologist psychologist psychiatrist librarian archivist
    conservator ranger champion player athlete owner-manager landlord retailer publican brewer
    builder agent charge rector vp svp evp gp administrator elder carer parent mum dad neighbour
    survivor victim shopkeeper seaman operator officer-in-charge technician cardiologist
    paediatrician oncologist clinician co-author pc dc ds di dci dcs dsu wpc secretary-general
    director-general seafarer sailor soldier inspector corporal private lance sapper bombardier
    trooper rifleman airman ensign skipper trainer coach keeper grower worker colleague employee
    graduate pupil learner user visitor holder attache commandant matron beekeeper janitor
    conductor chorister concierge receptionist cleaner fishmonger electrician plumber welder
    machinist mechanic clerk bursar verger almoner gamekeeper groundsman coxswain harbourmaster
    postmaster postmistress paralegal barrister conveyancer actuary underwriter broker trader
    banker cashier bookkeeper interpreter translator copywriter publisher illustrator
    photographer filmmaker musician composer choreographer dancer actor actress playwright poet
    novelist columnist broadcaster therapist physiotherapist radiographer optometrist dietitian
    podiatrist osteopath counsellor psychotherapist obstetrician radiologist surveyor valuer
    entrepreneur innovator inventor businesswoman businessman restaurateur hotelier caterer chef
    grandmother grandfather widow widower aunt uncle niece nephew son-in-law fiancee dad-of-one
    mum-of-one daughter-in-law commentator blogger teenager householder homeowner leaseholder
    motorist cyclist commuter passenger jockey referee umpire curate preacher deaconess prioress
    abbess chieftain chairlady postholder headmaster headmistress schoolteacher tutor
    demonstrator invigilator docent dramatist conservationist naturalist horticulturist
    zookeeper vet botanist zoologist chemist physicist mathematician astronomer astronaut
    geographer philosopher theologian lobbyist strategist pollster cartographer custodian
    caretaker doorman instructor diver landlady blender distiller hairdresser plasterer
    bricklayer decorator scaffolder lifeguard helmsman organist violinist pianist comedian
    podcaster programmer assessor examiner adjudicator mediator negotiator bailiff magistrate
    falconer farrier swimmer footballer cricketer golfer climber mountaineer paratrooper
    submariner aviator reservist gunner forester winemaker cheesemaker dressmaker reviewer
    participant winner recipient nominee finalist contestant competitor applicant claimant
    childminder housekeeper greengrocer florist councilor alderwoman"""
)
PUBLIC_OFFICES = _set(
    """minister secretary under-secretary undersecretary ambassador mayor premier taoiseach
    tanaiste senator congressman congresswoman representative rep sen member speaker whip
    attorney councillor alderman delegate paymaster solicitor-general attorney-general high-
    commissioner chancellor lord-lieutenant sheriff judge magistrate king queen prince princess
    pope colonel major brigadier lieutenant marshal admiral commodore commodore serviceman mp
    msp mep ms supervisor councilmember councilman councilwoman assemblymember assemblyman
    assemblywoman treasurer advocate comptroller deputy assemblyperson freeholder selectman
    selectwoman selectperson legislator lawmaker parliamentarian gov cathaoirleach llywydd
    provost mayor-elect president-elect governor-elect senator-elect"""
)
OFFICES = EXECUTIVES | PUBLIC_OFFICES
# Words that are an office only with another one beside them ("Deputy", "Chief Constable").
OFFICE_ADJECTIVES = _set(
    """deputy assistant acting interim temporary senior chief vice joint permanent parliamentary
    executive managing general regional national group principal lead shadow first second former
    incoming outgoing honorary ranking non-executive independent special junior prime home
    foreign operations detective global international associate"""
)
# Topics an office is for: "Campaigns and Public Affairs Director" is a role through and through.
TOPICS = _set(
    """campaigns campaign public affairs policy communications communication operations operational
    research strategy strategic finance financial external corporate health education services
    service marketing engineering people legal science scientific medical nursing technical
    technology digital data commercial customer creative programme programmes project projects
    development development sales security safety risk compliance quality human resources
    advocacy partnerships investigations investigation crime criminal intelligence enforcement
    sustainability environment environmental climate energy infrastructure transport planning
    housing property information innovation media press relations government parliamentary
    political economic economics social care clinical artistic executive managing general
    regional national area store country exploitation protection prevention regulation
    regulatory delivery transformation change fundraising membership training skills learning
    innovation investment investments trade export exports supply chain product content
    editorial production network networks food farming agriculture industry business science
    archaeology nursing consumer consumers markets labour justice victims pensions prisons
    skills heritage arts culture sport tourism local external internal online estates facilities
    fleet trustees governors humanitarian wildlife medicines medical rail roads highways water
    flood conservation wildlife engagement inclusion diversity equality community communities
    volunteering youth children family families welfare benefits fraud cyber counter-terrorism
    terrorism borders border immigration migration asylum visas detention and & the of for"""
)
# With one of these in it, a capitalised name is that of a body, not of a person.
ORGANISATION_WORDS = _set(
    """chamber commerce savings foods group ltd limited plc inc llc llp gmbh corporation corp
    company co association council agency police constabulary university college school academy
    trust foundation society institute institution federation union bank consortium partnership
    centre center service services authority commission office department ministry nhs committee
    board network alliance coalition forum fund charity club church cathedral museum gallery
    library theatre hospital hospice parliament assembly government executive cabinet treasury
    court tribunal army navy force forces command brigade regiment unit team taskforce panel
    inspectorate registry observatory laboratory laboratories systems solutions technologies
    technology holdings industries international global uk gb usa eu un nato oecd england
    scotland wales ireland britain london europe africa asia america australia canada rail
    railways railway railway's airways airlines airport motors energy water power electric gas
    media news press press's broadcasting corporation's studios games sport sports cricket
    football rugby athletics racing insurance insurers insurance pharma pharmaceuticals
    healthcare health care research supermarkets stores retail retailers foods farms farming
    farmers estates homes housing properties construction engineering consulting consultants
    advisers solicitors chambers congress senate house secretariat administration bureau
    directorate division mission embassy federation's league movement campaign party parties
    initiative programme project scheme summit conference caucus subcommittee subcommittees
    committees councils directorates delegation ombudsman watchdog regulator survey crescent
    cross aid congregation diocese citizens action concern relief rescue fire ambulance lifeboat
    watch exchange city county borough district parish town village region state states nation
    nations transport highways ports port harbour shipping logistics freight post mail telecom
    telecoms wireless mobile digital online labs studio works workshop mills brewery distillery
    directors builders manufacturers developers landlords teachers doctors nurses midwives
    physicians surgeons engineers scientists chiefs commissioners superintendents officers
    organisation organization hub guild collective co-operative co-op squad corps
    battalion faculty festival zoo aquarium nursery clinic infirmary report review inquiry letter
    document study strategy guidance paper website"""
)
# What a body can be said to be in front of its name: "train operator Acme".
BODY_KINDS = _set(
    """charity firm company operator retailer developer manufacturer provider group supplier
    contractor brewer builder housebuilder publisher consultancy union thinktank think-tank tank
    agency start-up startup specialist specialists chain giant body organisation organization
    association trust school club partnership co-operative cooperative enterprise business maker
    insurer lender bank distributor producer network newspaper magazine broadcaster hotel pub
    restaurant museum hospital hospice regulator watchdog federation campaign nonprofit
    non-profit ngo airline carrier supermarket brewery distillery brand"""
)
# Organisation words and offices that are surnames as well: "Ben Church", "Tom Bishop".
SURNAMES_TOO = _set(
    """church house bank west port post force power farmer baker bishop judge king prince major
    constable sergeant marshal page dean abbott pope archer cook carter carpenter clark draper
    fisher forester gardner hunter mason miller potter shepherd smith taylor turner walker ward
    weaver london england ireland wales britain france holland parish village temple cross
    college hall field fields rivers banks wood woods lane street park marsh mills knight squire
    speaker chancellor steward stewart mayor child champion player reader driver brewer builder
    other young may march summer winter spring day case best long little case sunday friday
    monday chambers law gates homes holmes land battle news webb webber warden ranger pilot
    painter clerk chef broker prior holder"""
)
# Countries and regions: an office "for England" or "England's" is not an office of a body.
PLACES = _set(
    """the england scotland wales ireland northern uk britain great united kingdom london europe
    america africa asia australia canada zealand new france germany kent essex sussex surrey
    devon cornwall dorset somerset norfolk suffolk yorkshire lancashire cumbria cheshire
    derbyshire leicestershire nottinghamshire lincolnshire hampshire wiltshire gloucestershire
    oxfordshire berkshire buckinghamshire hertfordshire bedfordshire cambridgeshire
    northamptonshire warwickshire worcestershire herefordshire shropshire staffordshire durham
    northumberland northumbria merseyside manchester greater birmingham leeds liverpool bristol
    sheffield newcastle nottingham cardiff swansea edinburgh glasgow aberdeen dundee belfast
    west east north south eastern western southern northern central midlands yorkshire humber
    us usa u.s nsw ni nz tees valley region tyne and wear city country nation county"""
)
COMMON_OWNERS = frozenset(
    """children's victims' women's people's men's king's queen's veterans' residents' students'
    farmers' workers' patients' tenants' nation's country's world's majesty's""".split()
)
# Bodies whose own name ends in 's.
BRANDS = _set(
    """barnardo sainsbury mcdonald kellogg levi lloyd moody christie sotheby macy wendy domino
    lowe kohl dunkin nando carluccio bonham blackwell hamley claridge hellmann ladbroke dillard
    arby hardee denny applebee reese hershey o'reilly debenham mcvitie popeye culver fortnum"""
)
# Public offices whose "of X" is no organisation.
WHOLE_OFFICES = (
    "chancellor of the exchequer",
    "chancellor of the duchy",
    "president of the board of trade",
    "lord president of the council",
    "leader of the house",
    "leader of the opposition",
    "leader of the council",
    "chief of the defence staff",
    "chief of the general staff",
    "chief of the air staff",
    "deputy leader of the council",
    "speaker of the house",
    "director of public prosecutions",
    "master of the rolls",
    "comptroller of",
    "secretary of state",
    "member of parliament",
    "attorney general",
    "solicitor general",
    "advocate general",
    "paymaster general",
    "counsel general",
    "surgeon general",
    "governor general",
)
COURTESY_TITLES = _set(
    """sir dame mr mrs ms miss mx dr doctor prof professor rev reverend revd hon honourable rt
    right very venerable worship excellency highness eminence cllr councillor pc dc ds di dci
    dcs dsu dcc wpc pcso hhj maj gen lt col senators representatives congressmen congresswomen
    reps sens capt sgt messrs madam madame monsieur herr frau fr father canon"""
)
# A surname alone after one of these points back to somebody named before: "Ms Pell added:"
SURNAME_TITLES = _set("mr mrs ms miss mx dr prof professor sir dame cllr sen rep")
PEERAGE = _set("lord lady baroness baron viscount earl countess duke duchess marquess")
POST_NOMINALS = _set(
    """mp msp ms am mla td mep mhk kc qc cbe obe mbe kbe dbe gbe kcb dcb cb cmg kcmg dcmg gcmg cvo
    kcvo lvo mvo bem frs frsa frcp frcs fba freng frse fmedsci phd dphil msc bsc ba ma jp dl qpm
    kpm qfsm qam qgm dso mc dfc afc rn raf vr vc gc sc ksg esq pc kt bt dd md rgn mba aia riba
    frics mrics acma fca frgs ret"""
)
PARTICLES = _set(
    """van der den de la le du da di do dos das von zu zum bin ibn al el ap ab ui ni o' st st. ui
    ni nic mac o ten ter te af av mac lo della del"""
)
LEAD_IN_VERBS = _set(
    """visiting addressing opening launching chairing leading attending welcoming announcing
    speaking commenting responding reacting introducing praising marking celebrating unveiling
    hosting joining touring closing concluding writing appearing thanking congratulating quoting
    citing echoing"""
)
KIN = _set(
    """mother father wife husband son daughter brother sister widow widower mum dad parent
    grandmother grandfather aunt uncle niece nephew cousin friend colleague neighbour"""
)
PRONOUNS = _set("he she they")
NEVER_NAMES = _set(
    """the a an this that these those it its his her their our my your we i you he she they who
    which what when where why how if as at by for from in into of off on onto out over to under
    up with within without and or but nor so yet not no yes today yesterday tomorrow tonight
    earlier later now then also here there speaking commenting responding following welcoming
    announcing launching opening visiting addressing introducing chairing ahead after before
    during since until while meanwhile separately finally recently monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september
    october november december spring summer autumn winter government governments ministers
    minister prime secretary home foreign summit festival treaty bill act strategy plan charter
    award awards prize both all each every some any other another new one two three four five
    six seven eight nine ten first last next however therefore moreover throughout amid among
    against between across around about behind beyond despite regarding"""
)
LEAD_IN_WORDS = _set(
    """on at in after before following ahead during in upon as with to for from when while since
    today yesterday tomorrow tonight earlier later meanwhile separately reacting asked about
    regarding concerning despite amid throughout upon by under within alongside recently
    finally nearly over across until"""
)
