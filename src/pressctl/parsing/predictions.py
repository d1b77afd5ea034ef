"""What is no promise: words that predict, demand or feel, where others say what will be done.

Each list is of what stands behind "will" or "must", joined by "|"; chosen by eye on US releases.
"""

from __future__ import annotations

import re

# "we believe that it will": what somebody thinks is no promise of theirs
OPINION = re.compile(
    r"\b(?:hopeful|confidence|doubt|fear|worried|concerned|whether|wonder|critics|looks? forward|"
    r"(?:excited|proud|eager) to (?:see|say)|(?:i|we|firmly) (?:know|believe|hope))\b"
)
ADVERBS = "(?:also|now|not|only|then|soon|further|finally|always|once again|no doubt|[a-z]+ly)"
NO_PROMISE = (
    "never be able|tell|know|see|remember|agree|understand|never forget|never be forgotten|"
    "have been|have seen|have heard|always be|undoubtedly|forever|certainly|surely|no doubt|"
    "be (?:sorely |greatly |dearly |deeply )?(?:missed|remembered)|go down in history|remind|say|"
    "argue|think|find|notice"
)
# "will be built", "will be free": not "will be insolvent", "will be a challenge"
_BECOMING = (
    rf"(?:{ADVERBS} )?(?:[a-z-]+(?:ed|en|wn|ing|er)|built|made|sent|held|set|cut|put|paid|spent|"
    "sold|run|led|heard|told|brought|taught|bought|sought|found|shut|kept|met|laid|able|available|"
    "open|free|eligible|subject|responsible|law|legal|illegal|no|in|on|at|up|under|from|to|home|"
    "ready|complete|operational|possible|live|full|back|out|compulsory|mandatory|fit|exempt|due)"
)
_NEW_RULE = r"an? (?:[a-z]+ ){0,3}(?:offen[cs]e|crime|duty|right|requirement)"
# What is thought to come of a thing, and what nobody does: "will improve", "will be a challenge"
NO_DEED = (
    "help|continue|build on|hinder|drive down|deter|make (?:sure|it|a|an|our|their|clear)|"
    "strengthen|improve|enhance|lower|lead to|result|mean|bring(?! in| forward| back)|enable|"
    "empower|inspire|advance|foster|promote|encourage|boost|benefit|grow|thrive|prevail|recover|"
    "survive|succeed|disappear|vanish|suffer|prove|become(?! law| illegal| compulsory)|matter|"
    "depend|show|foot|want|judge|go (?:a long way|towards?)|come to order|cause|harm|hurt|"
    "undermine|undercut|weaken|threaten|jeopardi[sz]e|endanger|devastate|destroy|"
    "break(?! ground)|strip|serve (?:as|our|the)|"
    "cost lives|affirm|contribute|struggle|signal|send an? (?:clear |strong )?(?:message|signal)|"
    "stop at nothing|play|pave|have (?:an?|the) (?:[a-z]+ )?(?:impact|effect|opportunity|chance)|"
    rf"be (?:{ADVERBS} )?(?:devastating|interesting|challenging|exciting|lasting|forced)|"
    "be (?:tolerated|focused|honou?red|pleased|delighted|excited|thrilled|needed|felt|looking|"
    "watching)|"
    rf"be (?!(?:{_BECOMING}|{_NEW_RULE})\b)[a-z]+(?! by )"
)
# What is a promise if those say it who can keep it: "the council will help", not "this will help"
OURS = "help|continue|improve|strengthen|enhance|lower|boost|bring|promote|encourage"
OUR_SIDE = (
    "we|i|government|ministers|minister|department|office|secretary|council|councils|authority|"
    "authorities|agency|commission|parliament|police|officers|forces|company|firm|bank|board|trust|"
    "charity|service|university|college|hospital|union|team|partners|delegation"
)
# "Congress must act": a demand in a speech, not a duty of a rule
NO_DUTY = (
    "be (?:said|noted|free)|act|stop|never|always|do|step|come together|work together|continue|"
    "not (?:forget|allow|let|stand|tolerate|serve|lose)|not be (?:allowed|forgotten|ignored)|"
    "be held|be stopped|ensure|insist|reflect|respect|stay|remain|end|protect|defend|fight|demand|"
    "take (?:action|steps)|find|make (?:sure|it|clear)|learn|work|address|begin|consider|"
    "understand|focus|listen|hear|prioriti[sz]e|lead|restore|recogni[sz]e|invest|change|come|go|"
    "know|look|put|reject|confront|follow|be (?:a|the|an|clear|protected|respected|addressed|"
    "prepared|willing|ready|bold|strong|done|our|vigilant)"
)
# "thanked them for their commitment to serving families"
DEVOTION = (
    "those|the|our|their|his|her|public|service|serving|protecting|helping|improving|ensuring|"
    "supporting|working|strengthening|fighting|providing|excellence"
)
