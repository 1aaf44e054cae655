"""Competencies that may be groups: one text below their names, where the names that follow have lists or levels too.

Leading Self
Leaders begin with themselves.
Integrity
Acts honestly in all dealings.
- Keeps promises to colleagues.
"""

import re

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind

LEAST_FULL = 3  # with fewer nobody can say what is usual
# Said of several competencies, and of none alone.
OF_SEVERAL = re.compile(
    r"(?:these|the(?:se)? following|all|both)(?: [\w-]+){0,2} (?:competenc(?:ies|es)|skills|abilities|are|apply|"
    r"cover|describe|concern)\b|these (?:are|apply|cover|describe|concern)\b|competenc(?:ies|es)\b|"
    r"(?:the )?(?:competencies|skills) (?:in|of) this (?:group|cluster|category|domain|area|section)\b|"
    r"this (?:group|cluster|category|domain|section)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
Place = int


def of_possible_groups(model: PlainModel) -> list[PlainFinding]:
    """One finding for each of them; nothing but their form tells what they are."""
    names = [one.name[:100] for one in model.competencies]
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"'{names[place]}' may be a group of the competencies below it",
            f"It has one text and nothing else, unlike '{names[place + 1]}' below it and the others. If it is the "
            "heading of a group, say so by hand.",
            model.competencies[place].lines,
            place,
            by_form=True,
        )
        for place in _possible_groups(model)
    ]


def _possible_groups(model: PlainModel) -> list[Place]:
    """Their places; none where one stands right above another, or as many lack the same."""
    by_structure = [n for n, one in enumerate(model.competencies) if _has_one_text(one)]
    if _part_the_others(by_structure, model):
        return by_structure
    if any(map(_has_more, model.competencies)):
        return []
    return _by_sentences(model) or _by_words(model)


def _by_words(model: PlainModel) -> list[Place]:
    """Where all have nothing but a definition: those of which it speaks of several, with others below each."""
    found = [n for n, one in enumerate(model.competencies) if OF_SEVERAL.match(one.definition or "")]
    below = [n for n in found if n + 1 < len(model.competencies) and n + 1 not in found]
    return found if found == below and len(found) * 2 < len(model.competencies) else []


def _has_one_text(one: PlainCompetency) -> bool:
    return bool(one.definition) and "\n" not in (one.definition or "") and not _has_more(one)


def _has_more(one: PlainCompetency) -> bool:
    return bool(one.levels or one.indicators or one.standards or one.areas)


def _part_the_others(lean: list[Place], model: PlainModel) -> bool:
    """Whether below each of them another one follows that has more, and these are the greater part.

    A single one amid the others may just lack its list, unless the document has groups.
    """
    full = [n for n, one in enumerate(model.competencies) if _has_more(one)]
    every = len(lean) + len(full) == len(model.competencies)
    followed = {n + 1 for n in lean} <= set(full)
    headed = bool(lean) and (lean[0] == 0 or len(lean) > 1 or bool(model.groups))
    return headed and every and followed and len(full) >= max(LEAST_FULL, len(lean))


def _by_sentences(model: PlainModel) -> list[Place]:
    """Where all have nothing but a definition: two or more of one sentence, the first of all among them."""
    texts = [one.definition or "" for one in model.competencies]
    lean = [n for n, text in enumerate(texts) if len(SENTENCE_END.findall(text)) == 1]
    full = sorted({*range(len(texts))} - {*lean})
    if len(lean) < 2 or lean[0] or len(full) < max(LEAST_FULL, 2 * len(lean)) or not all(texts):
        return []
    longest = max(len(texts[n].split()) for n in lean)
    apart = all(len(texts[n].split()) > longest for n in full)
    return lean if apart and {n + 1 for n in lean} <= {*full} else []
