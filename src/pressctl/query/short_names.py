"""Which given names are short for which: a person may be Tom on one page and Thomas on another.

Which words are given names at all is in parsing/given_names.py.
"""

from __future__ import annotations

from collections import defaultdict

# Each line: forms of one given name. A form may belong to several: Pat is Patrick or Patricia.
_FORMS = """
abigail abi abby
albert al bert bertie
alexander alex alec sandy xander
alexandra alex alexa sandra sandy
alan al
alfred alf alfie fred
alice ali
alison ali
amanda mandy
andrea andie
andrew andy drew
anne ann annie
anthony antony tony
antonia toni
archibald archie
arthur art
barbara barb babs
bartholomew bart
benjamin ben benny
bernard bernie
bradley brad
bridget bridie biddy
caroline caro carrie
catherine katherine kathryn katharine catharine cath kath kate cathy kathy katie kitty
charles charlie chuck chas
charlotte lottie charlie
christine christina chris chrissie tina
christopher chris kit
clifford cliff
constance connie
cornelius con neil
cynthia cindy
daniel dan danny
danielle dani
david dave davy
deborah debra deb debbie
dennis den
dominic dom
donald don donny
dorothy dot dottie
douglas doug
edmund ed eddie ted
edward ed eddie ted ned
edwin ed eddie
eileen ellie
eleanor ellie nell nora
elizabeth elisabeth liz lizzie lizzy beth betty eliza elsie libby
emily em
eugene gene
florence flo
frances fran frankie
francis frank
franklin frank
frederick fred freddie
gabriel gabe
gareth gary
geoffrey jeffrey geoff jeff
george georgie
gerald gerry jerry
gerard gerry
gillian gill jill
graham graeme
gregory greg
gwendolyn gwen
harold harry hal
harriet hattie
helen nell
henry harry hank
herbert herb bert
howard howie
hugh hughie
ian iain
isabel isabella isobel bella izzy
jacqueline jackie jacqui
james jim jimmy jamie
janet jan
janice jan
jennifer jen jenny jenni
jeremy jerry jem
jerrold jerry
jessica jess jessie
joan joanie
joanna joanne jo
john jack johnny
jonathan jonathon jon jonny
joseph joe joey
josephine jo josie
joshua josh
judith judy judi
julian jules
julia julie
kenneth ken kenny
kimberly kimberley kim
kristen kirsten
laurence lawrence larry laurie
leonard len lenny
leslie les
lewis louis lew lou
lillian lily
louise lou
lucille lucy
madeleine maddie
malcolm mal
margaret maggie meg peggy madge marge
marianne mary
martin marty
matthew matt
maureen mo
maxwell max
melanie mel
melissa mel
michael mick mike micky mickey
michelle shelley
mitchell mitch
mohammed mohammad muhammad mohamed mo
nancy nan
nathan nate
nathaniel nat nate
nicholas nicolas nick nicky
nicola nicky nikki
norman norm
oliver olly ollie
olivia liv livvy
pamela pam
patrick pat paddy
patricia pat patsy tricia trish
pauline polly
penelope penny
peter pete
philip phillip phil pip
philippa pippa pip
priscilla cilla
prudence pru
rachel rach
rafael rafa
raymond ray
rebecca becky becca bex
reginald reg reggie
richard rick rich dick ricky richie
robert bob rob bobby robbie bert
roberta bobbie
roderick rod
rodney rod
roger rog
roland rolly
ronald ron ronnie
rosalind ros roz
rosemary rose rosie
russell russ
samantha sam
samuel sam sammy
sandra sandy
sarah sara sally
sebastian seb bas
sidney sid
simon si
stanley stan
stephanie steph
stephen steven steve
stewart stuart stu
susan suzanne susanna sue suzie susie
sylvia syl
terence terry
theodore ted theo teddy
theresa teresa tess terry terri tessa
thomas tom tommy
timothy tim timmy
tobias toby
valerie val
veronica ronnie
victor vic
victoria vicky vicki tori
vincent vince vinnie
virginia ginny
vivian vivien viv
walter wally walt
wilfred wilf
william bill will billy willie liam
winifred winnie
yvonne eve
zachary zach zack zac
"""


def _groups() -> dict[str, frozenset[str]]:
    full: dict[str, set[str]] = defaultdict(set)
    for line in _FORMS.split("\n"):
        for form in line.split():
            full[form].add(line.split()[0])
    return {form: frozenset(names) for form, names in full.items()}


_FULL = _groups()


def is_one_given_name(a: str, b: str) -> bool:
    """Tell if two given names can be one: the same, one the initial, or short for the other."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return not _FULL.get(a, _NONE).isdisjoint(_FULL.get(b, _NONE))


_NONE: frozenset[str] = frozenset()
