"""The job class of a model as its title lines and labelled facts state it."""

import re
from dataclasses import replace

from models_app.calculations.given_class import NO_CLASS, why_no_class
from models_app.calculations.plain import Frame, PlainFinding, PlainJob, Words
from models_app.choices import FindingKind
from models_app.exchange.front_lines import with_series
from models_app.exchange.lines import joined_lines

GRADE = re.compile(r"(?P<title>.+?),? (?P<grade>[A-Z]{2}-\d{1,2})")
NUMBER = r"(?=[A-Z-]{0,20}\d)[A-Z0-9-]{1,24}"
CODE = rf"\((?:(?P<says>(?i:(?:(?:job )?class|job)(?: code| number| no\.?)?|code)):? )?(?P<code>{NUMBER})\)"
FOR_CLASS = re.compile(
    r".*?\bcompetenc(?:y|ies)(?: model| profile| framework| dictionary)? for(?: the)?(?: class(?: of)?| position of)? "
    rf"(?P<title>.+?)(?: {CODE})?",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"competency (?:model|profile|framework|dictionary|guide|matrix)s?\s*(?::|\s[–—-]\s)\s*(?P<title>.+?)"
    rf"(?:,? (?P<grade>[A-Z]{{2}}-\d{{1,2}}))?(?: {CODE})?",
    re.IGNORECASE,
)
WITH_CODE = re.compile(rf"(?P<title>[^()]+) {CODE}")
# A line of its own: 'Class Code 2290'.
CODED = re.compile(rf"(?P<label>(?i:(?:job )?class (?:code|number|no\.?)|job code)) (?P<code>{NUMBER})")
JOB_FAMILY = re.compile(
    r"(?P<organization>[A-Z][A-Z&,. ]*[A-Z]) (?P<family>[A-Z][a-z].*) Job Family (?P<title>.+) Competencies"
)
LABEL_OF_FACT = "Label of a fact about the job class"
SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to"})


def class_in(line: Words) -> re.Match[str] | None:
    """The job class in a line that says it outright."""
    matches = (pattern.fullmatch(line.text) for pattern in (JOB_FAMILY, TITLED, FOR_CLASS, GRADE, WITH_CODE))
    return next((match for match in matches if match), None)


def label_of_code(titles: list[Words]) -> list[Frame]:
    """The words in front of the code in 'Dockmaster (Class Code 4417)'."""
    for line in reversed(titles):
        if match := class_in(line):
            says = match.groupdict().get("says")
            return [Frame(says, line.lines, LABEL_OF_FACT)] if says else []
    return []


def job_of(titles: list[Words], facts: dict[str, Words]) -> tuple[PlainJob, list[PlainFinding]]:
    """The job class, and what contradicts itself or can't be told."""
    job, findings = (PlainJob("", ()), []) if "title" in facts else _job_of_titles(titles)
    stated = {fact: words.text for fact, words in facts.items()}
    findings += _contradictions(job, facts)
    job = replace(job, **stated, lines=joined_lines(job.lines, *(words.lines for words in facts.values())))
    if not job.title:
        findings.append(
            PlainFinding(
                FindingKind.LAYOUT,
                NO_CLASS,
                why_no_class(job),
                titles[0].lines if titles else (),
            )
        )
    return job, findings


def _contradictions(job: PlainJob, facts: dict[str, Words]) -> list[PlainFinding]:
    """Facts that the title and a labelled line state differently."""
    return [
        PlainFinding(
            FindingKind.TEXT,
            f"The document states two different facts: '{said}' and '{words.text}'",
            f"The title says '{said}', line {words.lines[0]} says '{words.text}'. The labelled line was taken.",
            joined_lines(job.lines, words.lines),
        )
        for fact, words in facts.items()
        if (said := getattr(job, fact)) and said.casefold() != words.text.casefold()
    ]


def _job_of_titles(titles: list[Words]) -> tuple[PlainJob, list[PlainFinding]]:
    """The class where a title line says it outright; the place of a line alone says nothing."""
    for line in reversed(titles):
        if match := class_in(line):
            return _job_of_match(match.groupdict(), line, titles)
    return PlainJob("", ()), []


def _job_of_match(
    said: dict[str, str | None], line: Words, titles: list[Words]
) -> tuple[PlainJob, list[PlainFinding]]:
    said = with_series(said)
    title = said["title"] or ""
    between = [t for t in titles[1:] if t is not line] if title else []
    job = PlainJob(
        title=in_title_case(title) if title.isupper() else title,
        lines=joined_lines(line.lines, *(t.lines for t in between)),
        code=said.get("code") or "",
        grade=said.get("grade") or "",
        series=said.get("series") or "",
        organization=said.get("organization") or _organization(between),
        job_family=said.get("family") or "",
    )
    return job, [_capitals_finding(job)] if title.isupper() else []


def _organization(titles: list[Words]) -> str:
    return " ".join(title.text for title in titles)


def _capitals_finding(job: PlainJob) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "Name of the job class stands in capitals only",
        f"The document writes '{job.title.upper()}'. The portal shows '{job.title}'; the title of the model is kept in "
        "capitals.",
        job.lines,
    )


def in_title_case(capitals: str) -> str:
    """'DIRECTOR OF SYSTEMS' as 'Director of Systems'."""
    words = capitals.lower().split(" ")
    return " ".join(w if n and w in SMALL_WORDS else w.capitalize() for n, w in enumerate(words))
