"""Which subjects that an interview must not ask about a text may touch: a reminder by words, no judgement.

The subjects are those of domain.md 4.7 and of the laws that the EEOC enforces. Hardly any of their words is only
theirs: there are unions, health departments, services to citizens, programs for people with disabilities, and places of
worship that an office protects. So a word counts where the text speaks of the candidate's own ('your church', but not
'your disability services program'), and a turn of speech where it asks the candidate.
"""

import re
from collections.abc import Iterable

# After one of these a word names the work: 'your health department', 'your union contract'.
_WORK = (
    "act|agency|agencies|benefits?|care|center|claims?|contracts?|department|division|education|grants?|inspections?|"
    "insurance|labs?|laws?|office|officers?|outreach|permits?|planning|plans?|polic(?:y|ies)|processing|programs?|"
    "projects?|representatives?|services?|team|unit|work"
)
# 'Your children's reading program' is an office's; 'your children's education' is not, nor is 'your husband's work'.
_FOR_CHILDREN = (
    "'s?(?: \\w+)? (?:department|division|librar(?:y|ies)|outreach|programs?|projects?|services?)\\b"
)
_HOUSE = "church|mosque|synagogue|temple|congregation"
_FAITHS = (
    "atheist|buddhist|catholic|christian|evangelical|hindu|jew|jewish|mormon|muslim|protestant|sikh|believer|"
    "jehovah'?s witness"
)

_OWN = {
    "age": "age|birthday|date of birth|birth date|year of birth|retirement|retirement plans",
    "sex": "sex|gender|gender identity|sexuality|sexual orientation",
    "race": "race|skin|skin color|ethnicity|ethnic (?:background|group|origin)",
    "national origin": "national origin|nationality|origins?|accent|birthplace|place of birth|ancestry|ancestors|"
    "(?:first|native) language|native tongue|mother tongue",
    "religion": f"religion|faith|religious \\w+|{_HOUSE}|pastor|priest|rabbi|imam|sabbath|prayers?",
    "marital or family status": "marital status|family status|family(?! (?:medical|history))|spouse|husband|wife|"
    "maiden name|fianc[eé]e?",
    "disability": "disability|disabilities|impairments?|handicap",
    "health": "health|illness|illnesses|medical (?:condition|history|records?)|medications?|sick leave",
    "pregnancy and children": f"pregnancy|pregnancy plans|(?:children|kids)(?!{_FOR_CHILDREN})|child ?care|baby|"
    "maternity leave",
    "citizenship": "citizenship|immigration status|visa|green card|naturalization",
    "arrest record": "arrest record|conviction record|criminal (?:background|convictions?|history|record)",
    "genetic information": "genes|genetics?|genetic (?:information|tests?)|family (?:medical )?history",
    "political affiliation": "politics|political (?:affiliation|beliefs|opinions|party|views)|party membership",
    "union membership": "union|union membership",
    "military discharge": "military discharge|discharge|discharge papers",
    "salary history": "salary(?! expectations?)|salary history|wages?|(?:current|last|present|previous) (?:pay|wages?)",
}
_ASKED = {
    "age": "how old (?:are|were) you|(?:when|what year|which year) were you born|do you(?: plan to)? retire|"
    "(?:until|before) you retire|when did you (?:finish|leave) (?:\\w+ )?school|when did you graduate",
    "sex": "(?:are|were) you (?:an? )?(?:bisexual|female|gay|lesbian|male|man|trans|transgender|woman)|"
    "(?:mind|like|about) working (?:for|under|with) (?:a )?(?:man|woman|men|women)",
    "race": "(?:are|were) you (?:an? )?(?:african|asian|black|hispanic|latin[oax]|native american|white)|"
    "(?:what|which) race",
    "national origin": "where (?:are|were) you (?:really |originally )?(?:born|from)|"
    "where (?:is|was|were|are) your (?:accent|family|name|parents) (?:born|from)|"
    "(?:what|which) country (?:are|were) you",
    "religion": f"(?:are|were) you (?:an? )?(?:\\w+ )?(?:religious|{_FAITHS})|do you (?:\\w+ )?(?:pray|worship)|"
    f"(?:what|which) (?:\\w+ )?(?:religion|faith|{_HOUSE}) (?:are|do|did|were) you|"
    f"do you (?:\\w+ )?(?:attend|belong to|go to) (?:an? |any |the )?(?:{_HOUSE}|services)|believe in god|"
    "(?:keep|observe|respect) the sabbath|holidays (?:do|did|would) you (?:celebrate|keep|observe)",
    "marital or family status": "(?:are|were) you (?:\\w+ )?(?:divorced|engaged to|single|married|unmarried|widowed)|"
    "(?:get|getting) married",
    "disability": "(?:are|were) you disabled|do you have (?:a|any) (?:disability|disabilities|impairments?)|"
    "do you use a (?:wheelchair|cane)",
    "health": "(?:have|were|are) you (?:ever )?(?:been )?(?:ill|sick|hospitalized)|do you (?:drink|smoke)|"
    "do you take (?:any )?(?:medications?|drugs)|(?:filed|received) (?:for )?workers'? comp\\w*",
    "pregnancy and children": "(?:are|were) you (?:\\w+ )?pregnant|(?:become|get|getting) pregnant|"
    "do you (?:have|want|plan)(?: to have)?(?: any)? (?:children|kids)|(?:start|starting) a family(?! \\w)|"
    "(?:expect|expecting|have|having) a baby",
    "citizenship": "(?:are|were) you an? (?:[\\w.]+ )?citizen|(?:become|became) an? (?:[\\w.]+ )?citizen|"
    "have you lived in (?:this country|the united states|the u\\.?s)",
    "arrest record": "been (?:arrested|convicted|in (?:jail|prison))|were you(?: ever)? (?:arrested|convicted)",
    "genetic information": "runs? in (?:the|your) family",
    "political affiliation": "(?:do|did|would) you vote|you voted for|"
    "(?:are|were) you an? (?:democrat|republican|liberal|conservative)",
    "union membership": "(?:are|were) you (?:in|a member of) (?:a|the|any) union|"
    "(?:do|did|would) you (?:support|join) (?:a|the) (?:strike|union)",
    "military discharge": "(?:are|were) you (?:\\w+ )?discharged|discharge did you (?:get|have|receive)",
    "salary history": "what (?:do|did) you earn|how much (?:do|did) you (?:earn|make)|how much (?:are|were) you paid",
}


def _pattern(subject: str) -> re.Pattern[str]:
    own = rf"your (?:own )?(?:{_OWN[subject]})\b(?! (?:{_WORK})\b)"
    return re.compile(rf"\b(?:{own}|(?:{_ASKED[subject]})\b)", re.IGNORECASE)


_PATTERNS = {subject: _pattern(subject) for subject in _OWN}


def subjects_touched(texts: Iterable[str]) -> list[str]:
    """Subjects whose words stand in one of the texts, in the order of the list. None found proves nothing."""
    spoken = [" ".join(text.split()).replace("’", "'") for text in texts]
    return [name for name, pattern in _PATTERNS.items() if any(pattern.search(text) for text in spoken)]
