"""Facts about the job class in front of a model: 'Class code: 1234    Pay grade: 73', also as rows of two cells."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from models_app.calculations.plain import Frame, PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.front_job import SMALL_WORDS, described
from models_app.exchange.front_parts import LABEL_OF_FACT, Fact

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
BLANK = re.compile(r"[\W_]*|n/?a\.?|tbd|none|to be determined|various|see .*", re.IGNORECASE)
EMPLOYED = re.compile(
    r"(?:(?:flsa )?(?:non-?)?exempt|(?:un)?classified|certificated|confidential|(?:full|part)[- ]time|permanent|"
    r"temporary|seasonal|(?:un)?represented|hourly|salaried|civil service|at[- ]will)"
    r"(?:[ /,-]+(?:non-?)?exempt)?",
    re.IGNORECASE,
)
# A telephone, an address or a number beside 'Office:' or 'Department:'.
NO_ORGANIZATION = re.compile(r"\d{3}[-. )]+\d{3,4}\b|@|\A[\W\d]*\Z|\A(?:room|suite|floor)\b", re.IGNORECASE)
# How a fact is written that can be nothing else.
FORMS = {
    "code": re.compile(r"(?=\S*\d)[\w.-]{1,24}"),
    "grade": re.compile(r"(?:[A-Za-z]{2,6} )?(?:(?=\S*\d)[\w./-]{1,10}|[A-Z]{1,3})"),
    "series": re.compile(r"(?:[A-Z]{2}[- ])?\d{3,4}"),
}
TABS = re.compile(r"(?::\s*|(?<!\s)\s*)\t+\s*")


@dataclass
class Labelled:
    """The facts that labelled lines state, what further lines state of the same, their labels, and all other lines."""

    facts: dict[str, Words] = field(default_factory=dict)
    others: list[Fact] = field(default_factory=list)
    frame: list[Frame] = field(default_factory=list)
    rest: list[Words] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)


def facts_of(lines: list[Words]) -> Labelled:
    """'Class code: 1234' and its like, also as rows of two cells; and the lines that are none."""
    found, labels = Labelled(), {}
    for line in (part for whole in lines for part in _facts_apart(whole)):
        match = LABELED.fullmatch(TABS.sub(": ", line.text))
        text = (match["text"] or "").strip() if match else ""
        label = match["label"].strip() if match else ""
        fact = "title" if described(line) else _fact(label.lower(), text)
        if fact and fact not in found.facts and _is_such(fact, text):
            labels[fact] = label.lower()
            found.facts[fact] = Words(text, line.lines)
            found.frame.append(Frame(match["label"] if match else "", line.lines, LABEL_OF_FACT))
            continue
        found.rest.append(line)
        if fact in FORMS and not _is_such(fact, text):
            found.findings.append(_no_such(label, text, line))
        elif fact and _is_such(fact, text) and (fact != "organization" or label.lower() == labels[fact]):
            found.others.append((fact, Words(text, line.lines)))  # a division is below its agency
    return found


def _fact(label: str, text: str) -> str:
    """Which fact such a line states; empty where it is left blank, or says nothing of the class."""
    fact = FACT_OF.get(label, "")
    if not text or BLANK.fullmatch(text) or (fact == "title" and EMPLOYED.fullmatch(text)):
        return ""
    if fact == "title" and ONLY_A_NUMBER.fullmatch(text):
        return "code" if "class" in label else ""  # 'Classification: 3316'
    return "" if fact == "organization" and NO_ORGANIZATION.search(text) else fact


def _is_such(fact: str, text: str) -> bool:
    return fact not in FORMS or bool(FORMS[fact].fullmatch(text))


def _no_such(label: str, text: str, line: Words) -> PlainFinding:
    return PlainFinding(
        FindingKind.TEXT,
        f"'{label}' has more than one value, or none that can be told"[:200],
        f"Line {line.lines[0]} says '{text[:200]}'. It was kept as a note and not taken as a fact of the job class: "
        "give the fact itself.",
        line.lines,
    )


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
