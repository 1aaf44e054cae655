"""Labels that tell good answers in an interview from poor ones, or how well people work: no levels of proficiency."""

import re
from dataclasses import replace

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, PlainModel
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.bands import is_grade
from models_app.exchange.head_findings import GRADES
from models_app.exchange.labels import MEANINGS, Section, names_level
from models_app.exchange.lines import joined_lines
from models_app.exchange.performance_words import MAY_BE_STANDARDS, TAKEN_AS_STANDARDS, performs
from models_app.exchange.unknown_labels import LEVELS_BY_FORM, TAKEN_AS_LEVELS

LEAST = 2  # labels
POINTS = re.compile(r"\A\d{1,2}\s*[-–—.:)=]\s*|\s*[(\[]\d{1,2}(?:\s*[-–—/]\s*\d{1,2})?(?: points?)?[)\]]\Z")
JUDGES = re.compile(
    r"(?:(?:very|more|less|not|below|above|clearly) )?(?:weak|poor|fair|average|adequate|inadequate|good|strong|great|"
    r"excellent|ideal|typical|better|best|worst|low|medium|high|(?:in)?effective|(?:in)?sufficient|insufficient|red|"
    r"yellow|amber|green|positive|negative|wrong|right|limited|mixed|bad)",
    re.IGNORECASE,
)
RANKS = re.compile(r"low|medium|high|limited", re.IGNORECASE)
OF_ANSWERS = re.compile(
    r"(?P<judged>\S+(?: \S+){0,3}?) (?:interview |candidate |sample )?"
    r"(?:answers?|responses?|repl(?:y|ies)|examples?|flags?)",
    re.IGNORECASE,
)
SPEAKS_OF_ANSWERS = re.compile(r".*\b(?:answers?|responses?|examples?|questions?)", re.IGNORECASE)


def tell_answers(labels: list[str]) -> bool:
    """'Weak', 'Acceptable', 'Strong answers': one speaks of answers, and each judges them."""
    bare = [POINTS.sub("", label.strip(" :")) for label in labels]
    spoken = [match["judged"] if (match := OF_ANSWERS.fullmatch(label)) else "" for label in bare]
    judging = [_judges(word or label) for word, label in zip(spoken, bare, strict=True)]
    return len(labels) >= LEAST and any(spoken) and all(judging)


def _judges(word: str) -> bool:
    return bool(JUDGES.fullmatch(word)) or performs(word)


def with_answers_apart(model: PlainModel) -> PlainModel:
    """Benchmarks of answers as performance standards; other labels that may be no levels are asked about."""
    labels = [words.text for words in model.level_labels]
    if not labels or any(one.required_level for one in model.competencies):
        return model
    if tell_answers(labels):
        return _with_standards(model, labels)
    asked = any(one.title.startswith(LEVELS_BY_FORM) for one in model.findings)
    if all(SPEAKS_OF_ANSWERS.fullmatch(label) and not names_level(label) for label in labels) and not asked:
        return replace(model, findings=(*model.findings, _of_form(model, labels)))
    if all(map(_judges, labels)) and not (asked or all(map(RANKS.fullmatch, labels)) or _announced(model)):
        return replace(model, findings=(*model.findings, _of_performance(model, labels)))
    if all(map(is_grade, labels)) and not any(one.title == GRADES for one in model.findings):
        return replace(model, findings=(*model.findings, _of_grades(model, labels)))
    return model


def _announced(model: PlainModel) -> bool:
    """Whether a head says 'Level'; one that says 'Rating' says nothing."""
    heads = [folded(item.text) for item in model.frame if item.meaning == MEANINGS[Section.LEVELS]]
    return any("rating" not in head for head in heads)


def _with_standards(model: PlainModel, labels: list[str]) -> PlainModel:
    finding = PlainFinding(
        FindingKind.LAYOUT,
        f"{TAKEN_AS_STANDARDS}: {_quoted(labels)}"[:200],
        f"{_quoted(labels)} tell good answers in an interview from poor ones. They were kept as performance standards "
        "and made no scale of levels. If they are levels, say so by hand, or move them in the draft.",
        _lines(model),
    )
    texts = {n for one in model.competencies for level in one.levels for n in level.lines}
    heads = [words for words in model.level_labels if not texts.issuperset(words.lines)]
    kept = (one for one in model.findings if not one.title.startswith((LEVELS_BY_FORM, TAKEN_AS_LEVELS)))
    return replace(
        model,
        level_labels=(),
        competencies=tuple(map(_moved, model.competencies)),
        findings=(*kept, finding),
        frame=(
            *model.frame,
            *(Frame(words.text, words.lines, MEANINGS[Section.STANDARDS]) for words in heads),
        ),
    )


def _moved(one: PlainCompetency) -> PlainCompetency:
    return replace(one, levels=(), standards=(*one.standards, *one.levels))


def _of_form(model: PlainModel, labels: list[str]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{LEVELS_BY_FORM}: {_quoted(labels)}"[:200],
        "Their words speak of answers, examples or questions. If the texts are no descriptions of levels, leave these "
        "labels out by hand, or move the texts in the draft.",
        _lines(model),
        by_form=True,
    )


def _of_performance(model: PlainModel, labels: list[str]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{MAY_BE_STANDARDS}: {_quoted(labels)}"[:200],
        f"{_quoted(labels)} tell how well somebody performs. They were taken as the levels of the document, as nothing "
        "else stands in their place. If they are performance standards, say so by hand, or move them in the draft.",
        _lines(model),
    )


def _of_grades(model: PlainModel, labels: list[str]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "Grades were taken as levels",
        f"{_quoted(labels)} are grades and no levels of proficiency. Their texts were kept below these labels. Say "
        "whether they are the levels of the model, or move them in the draft.",
        _lines(model),
    )


def _lines(model: PlainModel) -> tuple[int, ...]:
    texts = (level.lines for one in model.competencies for level in one.levels)
    return joined_lines(*(words.lines for words in model.level_labels), *texts)


def _quoted(labels: list[str]) -> str:
    return ", ".join(f"'{label}'" for label in labels)
