"""Sentences that give a mark of competencies the meaning 'not for selection'.

'Competencies in italics are not to be used for selection.' The sentence must begin with what is marked: 'Competencies
not in italics …' and 'The others are not to be used …' say something else, so that nothing is set by them.
"""

import re

from models_app.calculations.plain import Words
from models_app.exchange.typeface_sentences import SENTENCE, SPEAKS_OF_LEVEL, TYPE, faces_in

NOT_FOR_SELECTION = re.compile(
    r"\bnot (?:to be |be )?(?:used |intended |suitable )?(?:for|in) (?:the )?(?:selection|screening)"
    r"(?= purposes\b| of (?:candidates|applicants)\b|\s*(?:[.;,)]|$))",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\b(?:if|unless|until|except|may|might|when|where|some)\b", re.IGNORECASE)
STARS = re.compile(r"\b(?:asterisks?|stars?|starred)\b", re.IGNORECASE)
OTHERS = re.compile(r"\b(?:others?|remaining|rest|unmarked|only|nor)\b", re.IGNORECASE)
STAR = r"(?:asterisks?|stars?)(?: ?[(\[\"'‘“]?\*[)\]\"'’”]?)?|[(\[\"'‘“]?\*[)\]\"'’”]?"
WHAT = r"(?:competenc(?:y|ies)|skills?|items?|names?)"
SHOWN = (
    r"(?: (?:that|which))?(?: (?:is|are|stand))?"
    r"(?: (?:printed|shown|set|written|listed|given|marked|indicated|identified))?"
)
OPENS = re.compile(
    rf"(?:note ?[:.–—-] ?)?(?:an?|the|all|those|any)?\s?"
    rf"(?:{WHAT}{SHOWN} (?:in|with|by)(?: an?| the)? (?:(?P<star>{STAR})|{TYPE})"
    rf"|(?:(?P<starred>starred|asterisked)|{TYPE}) {WHAT})(?P<rest>[ ,].*)",
    re.IGNORECASE,
)
ABOUT_SEVERAL = re.compile(rf"\b{WHAT}\b", re.IGNORECASE)
SPEAKS_OF_USE = re.compile(
    r"\b(?:selection|screening|required|needed|entry|essential|optional)\b", re.IGNORECASE
)


def excluding(text: str) -> tuple[str, frozenset[str]] | None:
    """The sentence that excludes what is marked from selection, with its typefaces; without these: a star."""
    for sentence in SENTENCE.split(text):
        match = OPENS.fullmatch(sentence.strip())
        if not match or not NOT_FOR_SELECTION.search(sentence):
            continue
        star, faces = match["star"] or match["starred"], faces_in(sentence)
        further = faces_in(match["rest"]) or STARS.search(match["rest"])
        if further or CONDITION.search(sentence) or OTHERS.search(sentence) or (star and faces):
            continue
        return sentence.strip(), frozenset() if star else faces
    return None


def speaks_of_marked(line: Words) -> bool:
    """Whether a text speaks of the use of competencies in a typeface, whatever it says of them; not of levels."""
    return any(
        faces_in(sentence)
        and ABOUT_SEVERAL.search(sentence)
        and SPEAKS_OF_USE.search(sentence)
        and not SPEAKS_OF_LEVEL.search(sentence)
        for sentence in SENTENCE.split(line.text)
    )
