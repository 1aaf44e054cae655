"""Which subjects that an interview must not ask about a text may touch: a reminder by words, no judgement.

The subjects are those of domain.md 4.7. Words that also have an everyday sense (a union, the health department,
services to citizens) count only where the text speaks of the candidate's own.
"""

import re
from collections.abc import Iterable

_OWN = {
    "age": "age|birthday|date of birth",
    "sex": "sex|gender|sexual orientation",
    "race": "race|skin color|ethnicity",
    "national origin": "national origin|nationality|origin|accent|birthplace",
    "religion": "religion|faith|church",
    "marital or family status": "marital status|family status|family|spouse|husband|wife",
    "disability": "disability|disabilities",
    "health": "health|illness|illnesses|medical history",
    "pregnancy and children": "pregnancy|children|kids",
    "citizenship": "citizenship",
    "arrest record": "arrest record|criminal record",
    "genetic information": "genes|genetic information",
    "political affiliation": "politics|political party|political affiliation",
    "union membership": "union|union membership",
    "military discharge": "military discharge",
    "salary history": "salary|salary history|current pay|previous pay",
}
_ASKED = {
    "age": "how old (?:are|were) you",
    "national origin": "where (?:are|were) you born",
    "marital or family status": "(?:are|were) you divorced|(?:un)?married",
    "disability": "(?:are|were) you disabled",
    "health": "(?:have|were|are) you (?:been )?(?:ill|sick)",
    "pregnancy and children": "pregnant|do you (?:have|want|plan)(?: to have)?(?: any)? (?:children|kids)",
    "religion": "(?:are|were) you religious|do you (?:pray|worship)",
    "citizenship": "(?:are|were) you an? (?:\\w+ )?citizen",
    "arrest record": "been arrested|were you(?: ever)? arrested",
    "political affiliation": "(?:do|did) you vote",
    "union membership": "(?:are|were) you (?:in|a member of) a union",
    "military discharge": "(?:are|were) you discharged",
    "salary history": "(?:what|how much) (?:do|did) you earn",
}


def _pattern(subject: str) -> re.Pattern[str]:
    asked = f"|(?:{_ASKED[subject]})" if subject in _ASKED else ""
    return re.compile(rf"\b(?:your (?:own )?(?:{_OWN[subject]}){asked})\b", re.IGNORECASE)


_PATTERNS = {subject: _pattern(subject) for subject in _OWN}


def subjects_touched(texts: Iterable[str]) -> list[str]:
    """Subjects whose words stand in one of the texts, in the order of the list. None found proves nothing."""
    spoken = [" ".join(text.split()) for text in texts]
    return [name for name, pattern in _PATTERNS.items() if any(pattern.search(text) for text in spoken)]
