"""Competencies unlike the others of their document: a name may stand among their texts, or a text in their name.

Competencies of one document resemble each other. What is odd in one of them is asked at its place, by structure only.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.front_doubts import of_front_doubts
from models_app.exchange.group_doubts import of_possible_groups
from models_app.exchange.lines import ENDS_SENTENCE, is_paragraph, joined_lines

MANY = 3  # with fewer nobody can say what is usual
NEARLY_ALL = 0.8
NAMED = 3  # of them, in a finding
SHORT = 6  # words of a line that may be a name, or as many as the longest name has
MORE = 2  # times as many items as any other
LEAST_ITEMS = 6
LONGER = 3  # times as many words as the longest definition of another
LEAST_WORDS = 60
BEHIND_SENTENCE = re.compile(r"(?<=[.!?]) ++(?P<tail>[^ .!?][^.!?]*)$")
INNER_END = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+[.:] +(?P<rest>\S.*)")
LEAST_BEHIND = 4  # words behind a period or colon inside a name
RUN_IN = re.compile(r"[.!?] +(?P<name>[^\W\d_a-z][^.!?:–—]{2,60}?)(?::| [–—-]) (?=\S)")
NUMBERED = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[^\W\d_a-z]")
STANDS_TWICE = re.compile(r"Level .* stands twice$")
CAPITAL = re.compile(r"\W*[^\W\d_a-z]")


@dataclass(frozen=True)
class Text:
    """One paragraph or item of a competency; `kind` is what texts it is compared with."""

    place: int
    kind: str
    text: str
    lines: tuple[int, ...]


def of_odd_ones(model: PlainModel) -> list[PlainFinding]:
    """One finding for each odd competency that no finding of a reader calls a guess."""
    if not model.competencies:
        return []
    texts = list(_texts(model))
    found = [
        *_sentences_in_names(model),
        *_names_in_texts(model, texts),
        *_run_in_names(model, texts),
        *_doubled_labels(model),
        *_bare_ones(model, texts),
        *of_front_doubts(model),
        *of_possible_groups(model),
        *_larger_ones(model),
    ]
    asked = {one.competency for one in model.findings if one.kind == FindingKind.LAYOUT and one.by_form}
    told: set[int | None] = {None, *asked}
    kept = []
    for finding in found:
        if finding.competency not in told:
            kept.append(finding)
        told.add(finding.competency)
    return kept


def _texts(model: PlainModel) -> Iterator[Text]:
    for place, one in enumerate(model.competencies):
        items = [("definition", one.definition or "", one.definition_lines)]
        items += [("levels", level.text, level.lines) for level in one.levels]
        items += [("standards", level.text, level.lines) for level in one.standards]
        items += [("indicators", item.text, item.lines) for item in one.indicators]
        items += [("areas", area.text, area.lines) for area in one.areas]
        for kind, text, lines in items:
            parts = [part.strip() for part in text.split("\n") if part.strip()]
            going_on = {n for n, (_, below) in enumerate(pairwise(parts)) if below[:1].islower()}
            yield from (Text(place, kind, part, lines) for n, part in enumerate(parts) if n not in going_on)


def _names_in_texts(model: PlainModel, texts: list[Text]) -> list[PlainFinding]:
    """Short lines without an end among texts that end like sentences, alone or behind such a text."""
    most = max([SHORT, *(len(one.family.split()) for one in model.competencies)])
    found: dict[int, list[tuple[str, Text]]] = {}
    for kind in {text.kind for text in texts}:
        alike = [text for text in texts if text.kind == kind]
        odd = [(words, text) for text in alike if (words := _like_name(text.text, most))]
        one = kind == "definition" and len(odd) == 1
        least = MANY if one else max(MANY, NEARLY_ALL * len(alike))
        if len(alike) - len(odd) < least or not _end(alike, odd):
            odd = _numbered(alike)
        for words, text in odd:
            found.setdefault(text.place, []).append((words, text))
    return [
        _finding(
            model,
            place,
            f"A name may stand in the texts of {model.competencies[place].name}",
            f"{_quoted([words for words, _ in odd])}: unlike the other texts, no sentence. Look whether another "
            "competency, or a label, begins there.",
            joined_lines(*(text.lines for _, text in odd)),
        )
        for place, odd in sorted(found.items())
    ]


def _numbered(alike: list[Text]) -> list[tuple[str, Text]]:
    """Headings such as '1.2 Records' among texts that bear no such numbers."""
    odd = [(text.text, text) for text in alike if NUMBERED.match(text.text) and not is_paragraph(text.text)]
    return odd if len(odd) * 2 <= len(alike) else []


def _end(alike: list[Text], odd: list[tuple[str, Text]]) -> bool:
    """Whether nearly all of the others end like sentences."""
    aside = {id(text) for _, text in odd}
    rest = [text for text in alike if id(text) not in aside]
    return sum(is_paragraph(text.text) for text in rest) >= NEARLY_ALL * len(rest)


def _like_name(text: str, most: int) -> str:
    """The words of a text that may be a name: all of it, or what stands behind its last sentence."""
    if is_paragraph(text):
        return ""
    behind = BEHIND_SENTENCE.search(text)
    words = behind["tail"] if behind else text
    return words if len(words.split()) <= most and CAPITAL.match(words) else ""


def _sentences_in_names(model: PlainModel) -> list[PlainFinding]:
    """Names that end like sentences, or go on behind a period or colon, where others are plain names."""
    odd = [place for place, one in enumerate(model.competencies) if _holds_sentence(one)]
    if len(odd) * 2 > len(model.competencies) or len(model.competencies) < MANY:
        return []
    return [
        _finding(
            model,
            place,
            f"The name '{model.competencies[place].name[:100]}' reads like a text",
            "The other names are no sentences. Look whether its name and a text were exchanged or joined.",
            model.competencies[place].lines,
        )
        for place in odd
    ]


def _holds_sentence(one: PlainCompetency) -> bool:
    if one.family.endswith(ENDS_SENTENCE) and len(one.family.split()) > MANY:
        return True
    inner = INNER_END.search(one.family)
    return bool(inner) and len(inner["rest"].split()) >= LEAST_BEHIND


def _run_in_names(model: PlainModel, texts: list[Text]) -> list[PlainFinding]:
    """'… of the file. Teamwork: Works …' where the names stand in front of their definitions in this way."""
    run_in = sum(one.definition_lines[:1] == one.lines[:1] for one in model.competencies)
    found = [
        (text, inner["name"])
        for text in texts
        if text.kind == "definition" and (inner := RUN_IN.search(text.text))
    ]
    few = len({text.place for text, _ in found}) * 2 <= len(model.competencies)
    if run_in < NEARLY_ALL * len(model.competencies) or not few:
        return []
    return [
        _finding(
            model,
            text.place,
            f"A name may stand in the definition of {model.competencies[text.place].name}",
            f"'{name}' stands in it as the names do in front of their definitions. Look whether another competency "
            "begins there.",
            text.lines,
        )
        for text, name in found
    ]


def _doubled_labels(model: PlainModel) -> list[PlainFinding]:
    """Labels that one competency has twice: the texts of two may stand below one name."""
    told = Counter(
        one.competency
        for one in model.findings
        if one.competency is not None and STANDS_TWICE.match(one.title)
    )
    for place, one in enumerate(model.competencies):
        counts = Counter(text.label.casefold() for text in (*one.levels, *one.standards))
        told[place] += sum(count > 1 for count in counts.values())
    doubled = [place for place, count in sorted(told.items()) if count > 1]
    if len(doubled) * 2 > len(model.competencies):
        return []
    return [
        _finding(
            model,
            place,
            f"{model.competencies[place].name} has several labels twice",
            "The others have each label once. Look whether the texts of another competency were read below its name.",
            model.competencies[place].lines,
        )
        for place in doubled
    ]


def _bare_ones(model: PlainModel, texts: list[Text]) -> list[PlainFinding]:
    """Names without any text, where nearly all others have some."""
    told = {text.place for text in texts}
    bare = [place for place in range(len(model.competencies)) if place not in told]
    if len(told) < max(MANY, NEARLY_ALL * len(model.competencies)):
        return []
    return [
        _finding(
            model,
            place,
            f"{model.competencies[place].name} has no texts, unlike the others",
            "Look whether it is a competency, and whether its texts were read below another name.",
            model.competencies[place].lines,
        )
        for place in bare
    ]


def _larger_ones(model: PlainModel) -> Iterator[PlainFinding]:
    """Competencies far larger than every other: two may have been read as one. This alone makes no guess of it."""
    if len(model.competencies) < MANY:
        return
    items = [len(one.indicators) for one in model.competencies]
    words = [len((one.definition or "").split()) for one in model.competencies]
    for place, one in enumerate(model.competencies):
        more = _exceeds(items, place, MORE, LEAST_ITEMS)
        if more or _exceeds(words, place, LONGER, LEAST_WORDS):
            what = f"{items[place]} indicators" if more else f"{words[place]} words of definition"
            usual = int(median(items if more else words))
            yield _finding(
                model,
                place,
                f"{one.name} is far longer than the others",
                f"It has {what}, the others about {usual}. Look whether another competency stands in its texts.",
                one.lines,
                by_form=False,
            )


def _exceeds(counts: list[int], place: int, times: int, least: int) -> bool:
    others = counts[:place] + counts[place + 1 :]
    return all(others) and counts[place] >= max(least, times * max(others))


def _quoted(words: list[str]) -> str:
    return "; ".join(f"'{one[:100]}'" for one in words[:NAMED])


def _finding(
    model: PlainModel, place: int, title: str, detail: str, lines: tuple[int, ...], by_form: bool = True
) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        title[:200],
        detail,
        lines or model.competencies[place].lines,
        place,
        by_form=by_form,
    )
