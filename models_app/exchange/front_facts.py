"""Facts about the job class in front of a model: 'Class code: 1234    Pay grade: 73', also as rows of two cells."""

import re
from dataclasses import replace
from itertools import pairwise

from models_app.calculations.plain import Frame, Words
from models_app.exchange.front_job import LABEL_OF_FACT, SMALL_WORDS

LABELED = re.compile(r"(?P<label>[A-Za-z][A-Za-z /]{0,60}):(?:\s+(?P<text>.+))?")
FACTS = {
    "title": (
        "job class",
        "class",
        "class title",
        "classification",
        "position",
        "position title",
        "job title",
        "job",
    ),
    "code": ("class code", "job code", "class number", "class no"),
    "grade": ("grade", "pay grade", "salary grade", "pay plan and grade"),
    "series": ("series", "occupational series", "job series"),
    "organization": ("organization", "department", "agency", "division", "office", "bureau"),
    "job_family": ("job family", "occupational group", "occupational family"),
}
FACT_OF = {label: fact for fact, labels in FACTS.items() for label in labels}
BETWEEN_FACTS = re.compile(r"\s{2,}|\s*\t\s*|\s*[|;]\s*")
OPENS_FACT = re.compile(
    rf"(?<!\S)(?:{'|'.join(sorted(FACT_OF, key=len, reverse=True))}):\s+(?=\S)", re.IGNORECASE
)
ONLY_A_NUMBER = re.compile(r"\d[\d-]{0,20}")
TABS = re.compile(r"(?::\s*|(?<!\s)\s*)\t+\s*")


def facts_of(lines: list[Words]) -> tuple[dict[str, Words], list[Frame], list[Words]]:
    """'Class code: 1234' and its like, also as rows of two cells; and the lines that are none."""
    facts: dict[str, Words] = {}
    frame: list[Frame] = []
    rest = []
    for line in (part for whole in lines for part in _facts_apart(whole)):
        match = LABELED.fullmatch(TABS.sub(": ", line.text))
        fact = FACT_OF.get(match["label"].strip().lower()) if match and match["text"] else None
        if match and fact == "title" and ONLY_A_NUMBER.fullmatch(match["text"].strip()):
            fact = "code"  # 'Classification: 3316'
        if match and fact and fact not in facts:
            facts[fact] = Words(match["text"].strip(), line.lines)
            frame.append(Frame(match["label"], line.lines, LABEL_OF_FACT))
        else:
            rest.append(line)
    return facts, frame, rest


def _facts_apart(line: Words) -> list[Words]:
    """'Class code: 1234    Pay grade: 73' as two lines, a label nobody knows beside them too; any other as it is."""
    parts = BETWEEN_FACTS.split(line.text)
    if len(parts) < 2:
        parts = _at_labels(line.text)
    labelled = [match for part in parts if (match := LABELED.fullmatch(part)) and match["text"]]
    if len(parts) < 2 or len(labelled) < len(parts):
        return [line]
    known = sum(match["label"].strip().lower() in FACT_OF for match in labelled)
    return [replace(line, text=part, marks=()) for part in parts] if known > 1 else [line]


def _at_labels(text: str) -> list[str]:
    """'Class code: 5120 Grade: 24', where only one blank is left between them; a small word goes on to the label."""
    starts = [match.start() for match in OPENS_FACT.finditer(text)]
    if len(starts) < 2 or starts[0] > 0:
        return [text]
    parts = [text[a:b].strip() for a, b in pairwise([*starts, len(text)])]
    if any(part.split()[-1].lower() in SMALL_WORDS for part in parts[:-1]):
        return [text]
    return parts
