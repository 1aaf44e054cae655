"""Sentences that give a typeface the meaning 'required level': 'The level required for the class is in italics.'

The typeface must be joined with a level that this job needs. 'Underlined duties are expected of supervisors.' and
'The underlined level is the one expected after a year.' say something else, so that nothing is set by them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from models_app.calculations.plain import Words

SPEAKS = {
    "italic": re.compile(r"\bitalic", re.IGNORECASE),
    "bold": re.compile(r"\bbold", re.IGNORECASE),
    "underline": re.compile(r"\bunder(?:lin|scor)", re.IGNORECASE),
}
SPEAKS_OF_LEVEL = re.compile(r"\b(?:levels?|stages?|tiers?|proficienc(?:y|ies)|ratings?)\b", re.IGNORECASE)
# With one of these the sentence speaks of levels that the job does not, or not now, ask for.
SAYS_OTHERWISE = re.compile(
    r"\b(?:not|no|never|cannot|beyond|above|below|next|optional|desired|promotion|advancement)\b|n['’]t\b",
    re.IGNORECASE,
)
EITHER = re.compile(r"\bor\b|/", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SIGNS = re.compile(r"[*_()\[\]\"'‘’“”]+")

FACE = r"(?:bold|italic|under(?:lin|scor))\w*"
TYPE = rf"{FACE}(?:,? (?:and |or )?{FACE}){{0,3}}(?: (?:type|print|text|letters?|words?|typeface|font))?"
LEVEL = r"(?:(?:proficiency|competency|performance|skill) )?(?:levels?|stages?|tiers?|proficienc(?:y|ies)|ratings?)"
NEEDED = r"(?:minimum required|required|needed|demanded|expected|minimum|called for)"
JOB = (
    r"(?:(?:the|this|that|each|every|an?|all|its) )?(?:time of )?(?:job class|jobs?|class(?:es)?|classifications?|"
    r"positions?|roles?|appointment|appointees?|hire|hiring|entry(?: (?:in)?to (?:the |this )?(?:job class|job|class|"
    r"classification|position|role))?|incumbents?|holders?|candidates?|applicants?)"
)
FOR_JOB = rf"(?:,? (?:for|of|by|in|at|on|upon) {JOB}){{0,3}}"
OF_WHAT = (
    r"(?: (?:of|for|in) (?:(?:the|each|every|a) )?(?:competenc(?:y|ies)|proficiency|skills?|mastery)){0,2}"
)
ASKS = r"(?:calls? for|requires?|needs?|demands?|must (?:have|hold|show|reach|meet|possess|demonstrate))"
WANTED = (
    rf"(?:{NEEDED}(?: minimum)? {LEVEL}{OF_WHAT}{FOR_JOB}"
    rf"|{LEVEL}{OF_WHAT}{FOR_JOB},?(?: (?:that|which) (?:is|are))? {NEEDED}{FOR_JOB}"
    rf"|{LEVEL}{OF_WHAT}(?: that| which)? {JOB} {ASKS}{FOR_JOB})"
)
LINK = (
    r"(?:[ ,:=–—-]{1,3}(?:is|are|stands?|appears?|be|being|will|printed|shown|marked|indicated|identified|set|given|"
    r"highlighted|written|displayed|denoted|in|by|with|the|an?|use of|always|below)){0,6}[ ,:=–—-]{1,3}"
)
SHOWS = (
    r"(?:[ ,:=–—-]{1,3}(?:is|are|shows?|marks?|indicates?|denotes?|means?|identif(?:y|ies)|represents?|stands? for|"
    r"the|an?|that|those|what|one|ones)){0,6}[ ,:=–—-]{1,3}"
)
ENDS = r" ?(?:[.,;!?]|$)"
MARKED_LEVEL = rf"(?:{FACE} {LEVEL}|{LEVEL},?(?: (?:that|which) (?:is|are))?{LINK}{TYPE})"
MEANS_REQUIRED_LEVEL = re.compile(
    rf"\b(?:{WANTED}{LINK}{FACE}"
    rf"|{TYPE}{SHOWS}{WANTED}{ENDS}"
    rf"|{MARKED_LEVEL} (?:is|are) (?:the |those )?(?:ones? )?{NEEDED}{FOR_JOB}{ENDS}"
    rf"|{MARKED_LEVEL} (?:is|are) (?:the |those )?(?:ones? |{LEVEL} )(?:that |which )?{JOB} {ASKS}{ENDS}"
    rf"|{MARKED_LEVEL}{SHOWS}{WANTED}{ENDS}"
    rf"|{NEEDED}(?: {LEVEL})?{FOR_JOB} ?[:=] ?(?:the )?{MARKED_LEVEL}{ENDS})",
    re.IGNORECASE,
)
LEGEND = re.compile(
    rf"(?:(?:key|legend|note) ?[:–-] ?)?{TYPE}(?: ?[=:–-] ?| (?:means|marks|indicates) )(?:minimum )?"
    rf"(?:required|needed){FOR_JOB}[.!]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """The typefaces that a sentence gives the meaning 'required level'; `together`: only all of them mean it."""

    faces: frozenset[str] = frozenset()
    lines: tuple[int, ...] = ()
    together: bool = False
    bare: bool = False
    """Whether it says 'required' and does not say that it speaks of levels."""


def marks_required(text: str) -> Said:
    """What a text says of the typeface of required levels; without faces where it says nothing of it."""
    for sentence in SENTENCE.split(text):
        faces = faces_in(sentence)
        if faces and not SAYS_OTHERWISE.search(sentence) and MEANS_REQUIRED_LEVEL.search(_plain(sentence)):
            return Said(faces, (), len(faces) > 1 and not EITHER.search(sentence))
    return Said()


def _plain(sentence: str) -> str:
    """The words with one blank between them, without brackets, quotes and stars."""
    return " ".join(SIGNS.sub(" ", sentence).split())


def faces_in(sentence: str) -> frozenset[str]:
    """The typefaces that a sentence names."""
    return frozenset(face for face, pattern in SPEAKS.items() if pattern.search(sentence))


def said_typefaces(words: list[Words], names: Iterable[str] = ()) -> Said:
    """The first sentence of the document that gives a typeface the meaning 'required level'.

    `names`: what the document calls its own job class; a sentence about the class of another name says nothing of it.
    """
    own = [re.escape(" ".join(name.split())) for name in names if name.strip()]
    named = re.compile(rf"\b(?:{'|'.join(own)})(?!\w)", re.IGNORECASE) if own else None
    texts = ((line, named.sub("class", line.text) if named else line.text) for line in words)
    found = (replace(marks_required(text), lines=line.lines) for line, text in texts)
    return next((said for said in found if said.faces), _legend(words))


def _legend(words: list[Words]) -> Said:
    """'Bold = required at hire' on a line of its own, the only one of its kind."""
    lines = [line for line in words if LEGEND.fullmatch(_plain(line.text))]
    faces = faces_in(lines[0].text) if lines else frozenset()
    return Said(faces, lines[0].lines, bare=True) if len(lines) == 1 and len(faces) == 1 else Said()


def speaks_of_typeface(text: str) -> bool:
    """Whether a sentence names a typeface and levels, whatever it says of them."""
    return any(faces_in(sentence) and SPEAKS_OF_LEVEL.search(sentence) for sentence in SENTENCE.split(text))
