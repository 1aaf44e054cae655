"""Names that hold the word of a label: 'Fire Behavior – Foresees how a fire will move.' among other such entries.

A label consists of words in common use only; with any other word in it, it may be the name of a competency, and so
may 'Team Behavior'.
"""

import re
from collections import Counter

from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded
from models_app.exchange.labels import Section, names_level, ranks, section_of, split_label
from models_app.exchange.lines import BULLET, NUMBERED, in_capitals, is_paragraph, without_typeface
from models_app.exchange.names import may_be_name

LEAST_OTHERS = 2  # entries of the same form beside it
LOOSE = (Section.INDICATORS, Section.STANDARDS, Section.LEVELS, Section.AREAS)
COMMON_WORDS = (
    "a abilities ability additional all an anchor anchors and any application applied are area areas as "
    "associated at be behavior behavioral behaviors behaviour behavioural behaviours but by can class "
    "common competence competencies competency component components contra core counter counterproductive "
    "criteria criterion critical definition definitions demonstrated demonstrates demonstrating "
    "describing description descriptions descriptors desirable desired do does each effective element "
    "elements employee employees evaluation every evidence example examples expectation expectations "
    "expected following for from further general good grade harmful how illustration illustrations illustrative "
    "important in include includes including incumbent incumbents indicator indicators individual "
    "individuals ineffective interview is it job key knowledge leader leaders less level levels main "
    "major manager managers may measurable measures minimum more most negative no not observable observed "
    "observing of on or other our overall people performance person poor position positive possible "
    "productive proficiency rating related relevant representative required role sample scale selection "
    "should skill skills some specific staff standard standards statement statements strong sub "
    "subcompetencies success successful supervisor supervisors supporting target team that the these this "
    "to topic topics typical unacceptable undesirable undesired weak what when which who with work your "
)
COMMON = frozenset(COMMON_WORDS.split())
# Who acts, in front of one behavior, standard or level: 'Team Behavior', a name like any other in a list of such.
OF_SOMEBODY = re.compile(
    r"(?:team|people|leader|manager|supervisor|employee|staff|person|customer|interview|individual)s?['’]?s? "
    r"(?:behaviou?r|standard|level|component|element|example|indicator)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")


def says_more(label: str) -> bool:
    """Whether a label in common use by its last or first word holds another word, so that it may be a name.

    One that names whose behavior it is may be one too, where it speaks of it in the singular.
    """
    numbered = NUMBERED.fullmatch(label)
    label = numbered["text"] if numbered else label
    if section_of(label) not in LOOSE or names_level(label) or ranks(label) or not in_capitals(label):
        return False
    return bool(OF_SOMEBODY.fullmatch(label)) or any(
        word not in COMMON for word in WORD.findall(label.lower())
    )


def names_like_labels(lines: list[Words]) -> frozenset[tuple[int, ...]]:
    """The lines of such names: each opens one sentence, comes once, and stands among entries without any label."""
    labelled = [(line, found) for line in lines if (found := _entry(line))]
    counts = Counter(folded(label) for _, label in labelled)
    once = [(line, label) for line, label in labelled if counts[folded(label)] == 1]
    if sum(may_be_name(label) for _, label in once) < LEAST_OTHERS:
        return frozenset()
    return frozenset(line.lines for line, label in once if says_more(label))


def _entry(line: Words) -> str:
    """What stands before the separator of 'Name – a sentence.'; empty for any other line."""
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    labelled = None if "\t" in text else split_label(bullet["text"] if bullet else text)
    return labelled.label if labelled and is_paragraph(labelled.text) and in_capitals(labelled.label) else ""
