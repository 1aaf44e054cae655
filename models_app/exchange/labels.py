"""Words that say what others are: headings of sections, labels of levels. In common use; no document's own."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from models_app.exchange.lines import in_capitals, is_short


class Section(StrEnum):
    """What the texts below a label or in a column are."""

    NAME = "name"
    NUMBER = "number"
    GROUP = "group"
    DEFINITION = "definition"
    LEVELS = "levels"
    REQUIRED = "required"
    INDICATORS = "indicators"
    STANDARDS = "standards"
    AREAS = "areas"
    SELECTION = "selection"
    NOT_USED = "not_used"


MEANINGS = {
    Section.NAME: "Label of the name",
    Section.NUMBER: "Label of the number",
    Section.GROUP: "Label of the group",
    Section.DEFINITION: "Label of the definition",
    Section.LEVELS: "Heading above the levels",
    Section.REQUIRED: "Label of the required level",
    Section.INDICATORS: "Heading above the behavioral indicators",
    Section.STANDARDS: "Heading above the performance standards",
    Section.AREAS: "Heading above the areas",
    Section.SELECTION: "Label of the selection use",
}
LEVEL_LABEL = "Label of a level"  # meaning of a label without a text, as a line lists it
NO_SUCH_LEVEL = "Stated as the required level; no level of the document has this label"
TWO_LEVELS = "Stated as the required level beside another one, so that none was set"
CONTRADICTED_LEVEL = "Stated as the required level; the typeface marks another one, so that none was set"
# In this order: 'Performance levels' are standards, 'Examples of behavior at each level' are indicators.
VOCABULARY = (
    (
        Section.REQUIRED,
        r"(?:required|minimum|target|expected) (?:proficiency |competency )?level(?: required)?",
    ),
    (Section.REQUIRED, r"(?:proficiency |competency )?levels? (?:required|needed|req(?:['’]d|\.))"),
    (Section.REQUIRED, r"(?:req(?:['’]d|\.)|min\.?) (?:proficiency(?: level)?|competency level|level)"),
    (
        Section.REQUIRED,
        r"(?:required|minimum|target|expected) (?:proficiency|level|proficiency level)s?(?: (?:by|per) grade)?",
    ),
    (
        Section.DEFINITION,
        r"(?:competency |general |full )?(?:definition|description|meaning)|what (?:it|this) (?:means|is)",
    ),
    (
        Section.NAME,
        r"(?:competency|skill)(?: name| title)?|competencies|name|"
        r"(?:[^\W\d_]+ )?(?:competency|skill)(?: (?:no|nr)\.?)? ?#? ?\d{1,3}",
    ),
    (Section.NUMBER, r"(?:competency )?(?:no\.?|nr\.?|number|#|id|code)"),
    (Section.GROUP, r"(?:competency )?(?:group|cluster|category|domain|type)"),
    # What is not to be shown is no indicator; it stays below its own heading.
    (
        Section.AREAS,
        r"(?:.*\b)?(?:ineffective|less effective|negative|undesirable|undesired|unacceptable|counter-?productive|poor|"
        r"harmful) (?:behaviou?rs?|behaviou?ral|indicators?|examples?)\b.*|"
        r"(?:behaviou?ral )?(?:counter|contra|negative)[- ]?(?:indicators?|behaviou?rs?|examples?)",
    ),
    (Section.STANDARDS, r".*\bperformance (?:standard|level|expectation|criteri)\w*\b.*|.*\bstandards?"),
    (
        Section.INDICATORS,
        r"(?!(?:.*\b)?behaviou?ral (?:competenc(?:y|ies)|competences|skills)$)"
        r".*\b(?:behaviou?rs?|behaviou?ral|indicators?)\b.*|"
        r"(?:key |work )?(?:examples?|illustrations?)(?: of .*)?",
    ),
    (
        Section.LEVELS,
        r".*\blevels?\b(?! \w{1,2}$).*|proficiency(?: scale)?|"
        r"(?:stages|tiers|steps|degrees) of (?:mastery|proficiency|competency?|competence|skill|expertise|performance)",
    ),
    (Section.AREAS, r".*\b(?:areas|topics|components|elements|sub-?competencies)"),
)
COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in VOCABULARY)
LABEL = re.compile(
    r"(?P<label>[^:\t\u2028]{0,59}?[^:\s])\s*(?::|(?<=\S)\s+[–—-](?=\s))\s*(?P<text>.*)", re.DOTALL
)
NAMES_LEVEL = re.compile(
    r"(?:proficiency |competency )?(?:level|stage|tier)\s+(?:\d{1,2}|[ivx]{1,4}|[a-e])\b.{0,30}",
    re.IGNORECASE,
)
# A label whose sign was lost, in front of a sentence.
OPENS_LEVEL = re.compile(
    r"(?P<label>(?:proficiency |competency )?(?:level|stage|tier)\s+(?:\d{1,2}|[ivx]{1,4})(?: \([^()]{1,40}\))?)\.?\s+"
    r"(?-i:(?=[A-Z]))(?P<text>.*[.!?])",
    re.IGNORECASE,
)
OPENS_DEFINITION = re.compile(
    r"(?P<label>(?:competency )?(?:definition|description|meaning))\.\s+(?-i:(?=[A-Z]))(?P<text>.*[.!?])",
    re.IGNORECASE | re.DOTALL,
)
# A sentence that says of one level that the job needs it; 'for promotion' and the like say something else.
REQUIRED_FOR = r"(?: (?:for|in|of|by) (?:this|the) (?:job|job class|class|classification|position|role))?"
STATES_LEVEL = re.compile(
    rf"(?:the )?(?P<label>\S.{{0,40}}?)(?: level)? is (?:the )?(?:proficiency )?(?:level )?required{REQUIRED_FOR}[.!]?|"
    rf"the (?:required|minimum) (?:proficiency )?level{REQUIRED_FOR} is (?:the )?"
    r"(?P<named>\S.{0,40}?)(?: level)?[.!]?",
    re.IGNORECASE,
)
# Behind the label of a required level: how far its scale goes, '(1-4)'.
SCALED = re.compile(
    r"(?P<label>.*\S)\s*[(\[](?:(?:scale|levels?)(?: of)?:? )?"
    r"[1-9]\d?\s*(?:[-–—]|to|through)\s*\d{1,2}(?: scale)?[)\]]",
    re.IGNORECASE,
)
# A label only in front of one of the document's own levels: 'Required: Competent'.
BARE_REQUIRED = re.compile(rf"(?:required|target|needed|minimum|expected){REQUIRED_FOR}", re.IGNORECASE)
LONGEST_LIST = 500  # characters of a line that lists levels
BETWEEN_LEVELS = re.compile(r"\s*[,;|/>→]\s*(?:and\s+)?|\s+[–—-]\s+|\s+and\s+", re.IGNORECASE)
NAMED_LEVEL = re.compile(
    r"(?P<label>(?P<count>(?:(?:proficiency |competency )?(?:level|stage|tier) )?(?:\d{1,2}|[ivx]{1,4}))\s*[–—-]\s*"
    r"(?P<name>[^\W\d_][^:.;\t\u2028]{1,38}?))\s*:\s*(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
MOST_NAMED = 3  # words of a level's name on a line of its own
# With a full stop in front of its text.
NAMED_SENTENCE = re.compile(
    r"(?P<label>(?P<count>(?:(?:proficiency |competency )?(?:level|stage|tier) )?(?:\d{1,2}|[ivx]{1,4}))\s*[–—-]\s+"
    r"(?P<name>[^\W\d_][^:.;,\t\u2028]{1,38}?))\.\s+(?-i:(?=[A-Z]))(?P<text>.*[.!?])",
    re.IGNORECASE | re.DOTALL,
)
LISTS_LEVELS = re.compile(
    r"\b(?:proficiency|competency|skill|mastery) (?:levels|scale)(?: (?:used|here|below|of this model))? "
    r"(?:are|is|has|have)(?: the)?(?: levels)?:? (?P<list>[^.!?]+)[.!?]",
    re.IGNORECASE,
)
BETWEEN_NAMED = re.compile(r"\s*[,;|]\s*(?:and\s+)?(?=(?:\w+ )?\d+\s*[–—-]\s)")  # '1 – Basic, 2 – Expert'
WORDS = re.compile(r"[^\s–—-]\S*")
HOLDS_LEVELS = re.compile(
    r"(?:proficiency |competency |skill |mastery )?(?:levels?|stages?|ratings?)", re.IGNORECASE
)
COUNTED = re.compile(
    r"(?:[^\W\d_]+ )?(?:competency|skill)(?: (?:no|nr)\.?)? ?#? ?(?P<number>\d{1,3})", re.IGNORECASE
)
BARE_COUNT = re.compile(r"(?:(?:no|nr)\.? ?|# ?)?\d{1,3}", re.IGNORECASE)
# Words by which people rank. Labels below a heading of levels need none of them.
RANKS = re.compile(
    r"\b(?:novice|beginn\w+|basic|entry|foundation\w*|awareness|aware|developing|learning|contributing|journey\w*|"
    r"working|intermediate|proficient|competent|capable|skilled|experienced|advanced|expert\w*|master\w*|"
    r"leading|superior|satisfactory|exemplary|below|meets|exceeds|low|medium|moderate|high|senior|junior)\b|\d",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d+")
# A Roman number at the end, after what is counted: 'Analyst II'.
ROMAN = re.compile(r"(?P<stem>.*\S)[ -](?P<roman>[IVX]{1,4})")
ASKS = re.compile(r".*\?|(?:is )?(?:needed|required|used|applies|applicable)\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class Labelled:
    """A label in front of a text; the text is empty where the label stands alone."""

    label: str
    text: str


def split_label(text: str) -> Labelled | None:
    """'Novice: Reads maps.', 'Level 2 – Draws maps.', 'Level 2 Draws maps.', 'Definition. Maps.' and 'Indicators:'."""
    match = (
        _named_level(text)
        or LABEL.fullmatch(text)
        or OPENS_LEVEL.fullmatch(text)
        or OPENS_DEFINITION.fullmatch(text)
    )
    if not match or len(match["label"].split()) > 8:
        return None
    return Labelled(
        match["label"].strip().strip("*").strip(), match["text"].strip().removeprefix("**").strip()
    )


def _named_level(text: str) -> re.Match[str] | None:
    """'Level 1 – Basic: text', '1 - Awareness: text' or either alone: a label that goes on behind its dash."""
    match = NAMED_LEVEL.fullmatch(text) or NAMED_LEVEL.fullmatch(f"{text}:")
    if match is None or (not match["text"] and len(match["name"].split()) > MOST_NAMED):
        return _named_sentence(text)
    named = ranks(FIGURE.sub("", match["name"]))
    written = in_capitals(match["name"]) and match["name"][:1].isupper()
    return match if named or (written and names_level(match["count"])) else None


def _named_sentence(text: str) -> re.Match[str] | None:
    """'1 - Awareness. Reads maps.': only words by which people rank tell that they are a name, and no sentence."""
    match = NAMED_SENTENCE.fullmatch(text)
    return match if match and all(map(rank_alone, match["name"].split())) else None


def section_of(label: str) -> Section | None:
    """What a label announces, by the words in common use; None for any other label."""
    label = " ".join(label.strip(" *:").split())
    if not label or len(label.split()) > 8:
        return None
    scaled = SCALED.fullmatch(label)
    if scaled and (section_of(scaled["label"]) == Section.REQUIRED or asks_level(scaled["label"])):
        return Section.REQUIRED
    return next((kind for kind, pattern in COMPILED if pattern.fullmatch(label)), None)


def section_alone(text: str, followed_by_list: bool = False) -> Section | None:
    """What a heading without a colon announces: only the plainest ones, unless a list follows it."""
    if text.rstrip().endswith(":"):
        return section_of(text)
    kind = section_of(text)
    if kind is None or not is_short(text) or not text[:1].isupper():
        return None
    if kind in (Section.NAME, Section.NUMBER, Section.GROUP, Section.REQUIRED):
        return None
    return kind if followed_by_list or len(text.split()) <= 2 else None


def counted(label: str) -> tuple[str, str]:
    """'Competency 3', the label of a name, as label and number; the number is empty for any other label."""
    match = COUNTED.fullmatch(label.strip())
    return (label.strip()[: match.start("number")].strip(), match["number"]) if match else (label, "")


def is_bare_count(label: str) -> bool:
    """Whether a label is nothing but a number: '4', 'No. 4'."""
    return bool(BARE_COUNT.fullmatch(label.strip()))


def names_level(label: str) -> bool:
    """Whether a label says itself that it is one of a level: 'Level 2', 'Stage III (Advanced)'."""
    return bool(NAMES_LEVEL.fullmatch(label.strip()))


def holds_levels(head: str) -> bool:
    """Whether the head of a first column says that levels stand below it, one a row, and no names of competencies."""
    return bool(HOLDS_LEVELS.fullmatch(head.strip(" *:")))


def ranks(label: str) -> bool:
    """Whether a label ranks something, by a figure or a word in common use."""
    return bool(RANKS.search(label))


def rank_alone(label: str) -> bool:
    """Whether a line is nothing but a word by which people rank: 'Satisfactory'."""
    return bool(RANKS.fullmatch(label.strip(" :")))


def asks_level(label: str) -> bool:
    """Whether this is 'Required' or its like, which says of a level in words that the job needs it."""
    return bool(BARE_REQUIRED.fullmatch(label.strip()))


def level_stated(text: str) -> str:
    """The level in 'Competent is required for this job.'; empty for any other sentence."""
    match = STATES_LEVEL.fullmatch(text.strip())
    return (match["label"] or match["named"]).strip("'\"‘’“”") if match else ""


def listed_levels(text: str) -> list[str]:
    """The labels in 'Basic, Intermediate, Advanced'; empty where this is no list of them."""
    if len(text) > LONGEST_LIST:
        return []
    between = BETWEEN_NAMED if BETWEEN_NAMED.search(text) else BETWEEN_LEVELS
    items = [item.strip() for item in between.split(text.strip().rstrip("."))]
    few = 2 <= len(items) <= 9 and all(0 < len(WORDS.findall(item)) <= 3 for item in items)
    return items if few and sum(ranks(item) for item in items) * 2 >= len(items) else []


def levels_in_sentence(text: str) -> list[str]:
    """The labels in 'The proficiency levels are Basic, Skilled and Expert.'; empty where no sentence lists any."""
    return next(
        (found for match in LISTS_LEVELS.finditer(text) if (found := listed_levels(match["list"]))), []
    )


def counted_heads(heads: list[str]) -> set[str]:
    """Heads that count the same thing in Roman numbers: 'Analyst I', 'Analyst II'. One alone counts nothing."""
    found = [(head, match) for head in heads if (match := ROMAN.fullmatch(head.strip()))]
    stems = Counter(match["stem"].casefold() for _, match in found)
    return {head for head, match in found if stems[match["stem"].casefold()] > 1}


def asks(head: str) -> bool:
    """Whether a head asks about the competency, so that the cells below it answer and describe no level."""
    return bool(ASKS.fullmatch(head.strip()))
