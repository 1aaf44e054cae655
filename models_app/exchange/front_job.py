"""The job class of a model as its title lines and labelled facts state it."""

import re
from dataclasses import replace

from models_app.calculations.given_class import NO_CLASS, why_no_class
from models_app.calculations.plain import Frame, PlainFinding, PlainJob, Words
from models_app.choices import FindingKind
from models_app.exchange.front_lines import with_series
from models_app.exchange.lines import joined_lines
from models_app.exchange.organizations import is_body

GRADE = re.compile(r"(?P<title>.+?),? (?P<grade>[A-Z]{2}-\d{1,2})")
NUMBER = r"(?=[A-Z-]{0,20}\d)[A-Z0-9-]{1,24}"
CODE = rf"\((?:(?P<says>(?i:(?:(?:job )?class|job)(?: code| number| no\.?)?|code)):? )?(?P<code>{NUMBER})\)"
FOR_CLASS = re.compile(
    r".*?\bcompetenc(?:y|ies)(?: model| profile| framework| dictionary)? for(?: the)?(?: class(?: of)?| position of)? "
    rf"(?P<title>.+?)(?: {CODE})?",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"competency (?:model|profile|framework|dictionary|guide|matrix|requirement|standard)s?\s*(?::|\s[–—-]\s)\s*"
    r"(?P<title>.+?)"
    rf"(?:,? (?P<grade>[A-Z]{{2}}-\d{{1,2}}))?(?: {CODE})?",
    re.IGNORECASE,
)
WITH_CODE = re.compile(rf"(?P<title>[^()]+) {CODE}")
# Behind a title: 'Payroll Clerk, Class Code 1170', 'Map Specialist, GS-1421-11', 'Map Specialist, 1421 Series'.
CODE_BEHIND = re.compile(
    r"(?P<title>.+?)(?:[,.;]| [–—-])? (?P<says>(?i:(?:(?:job )?class|job) (?:code|number|no\.?)|code)):? "
    rf"(?P<code>{NUMBER})\.?"
)
SERIES_AND_GRADE = re.compile(
    r"(?P<title>.+?),? \(?(?P<plan>[A-Z]{2})-(?P<series>\d{4})-(?P<step>\d{1,2}(?:/\d{1,2})*)\)?"
)
SERIES_BEHIND = re.compile(r"(?P<title>.+?),? \(?(?P<series>\d{4}) (?i:series)\)?")
# A line of its own: 'Class Code 2290'.
CODED = re.compile(rf"(?P<label>(?i:(?:job )?class (?:code|number|no\.?)|job code)) (?P<code>{NUMBER})")
JOB_FAMILY = re.compile(
    r"(?P<organization>[A-Z][A-Z&,. ]*[A-Z]) (?P<family>[A-Z][a-z].*) Job Family (?P<title>.+) Competencies"
)
# What the document is, behind the job in front of its code: 'Deputy Clerk Competency Profile (K-220)'.
KIND_BEHIND = re.compile(
    r"(?:\A|\s+)competenc(?:y|ies)(?: (?:model|profile|framework|dictionary|guide|matrix|requirement|standard)s?)?\Z",
    re.IGNORECASE,
)
SAYS_CLASS = re.compile(
    r"\bcompetencies\b[^.]{0,120} for the class of "
    r"(?P<title>[A-Z][\w&/'-]*(?: (?:(?:of|and|the|for|in) )*[A-Z][\w&/'-]*)*)"
)
LABEL_OF_FACT = "Label of a fact about the job class"
SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to"})


def class_in(line: Words) -> re.Match[str] | None:
    """The job class in a line that says it outright."""
    patterns = (JOB_FAMILY, TITLED, FOR_CLASS, GRADE, WITH_CODE, CODE_BEHIND, SERIES_AND_GRADE)
    return next((match for pattern in patterns if (match := pattern.fullmatch(line.text))), None)


def facts_behind(title: str) -> dict[str, str]:
    """The title of a job without the code, series and grade that stand behind it; and these."""
    found = {"title": title}
    for pattern in (CODE_BEHIND, SERIES_AND_GRADE, SERIES_BEHIND):
        if match := pattern.fullmatch(found["title"]):
            found |= _with_grade(match.groupdict())
    return found


def _with_grade(said: dict[str, str]) -> dict[str, str]:
    """'GS' and '11' of 'GS-1421-11' as the grade 'GS-11'."""
    if "plan" not in said:
        return said
    return {**said, "grade": f"{said['plan']}-{said['step']}"}


def title_apart(facts: dict[str, Words]) -> tuple[dict[str, Words], list[Frame]]:
    """The labelled facts, those behind the title of the class apart: 'Position: Dispatcher. Class code 7741.'"""
    if "title" not in facts:
        return facts, []
    lines = facts["title"].lines
    behind = facts_behind(facts["title"].text)
    told = {name: behind[name] for name in ("code", "series", "grade") if name in behind}
    if any(name in facts and facts[name].text.casefold() != text.casefold() for name, text in told.items()):
        return facts, []
    apart = {name: Words(text, lines) for name, text in told.items()}
    return {**apart, **facts, "title": Words(behind["title"], lines)}, _frame_behind(behind, lines)


def _frame_behind(behind: dict[str, str], lines: tuple[int, ...]) -> list[Frame]:
    """The words in front of a code, and a series joined with its grade: what is stored are the facts alone."""
    says = [Frame(behind["says"], lines, LABEL_OF_FACT, anywhere=True)] if behind.get("says") else []
    if "plan" not in behind:
        return says
    joined = f"{behind['plan']}-{behind['series']}-{behind['step']}"
    return [*says, Frame(joined, lines, "Series and grade of the job class", anywhere=True)]


def label_of_code(titles: list[Words]) -> list[Frame]:
    """The words in front of the code in 'Dockmaster (Class Code 4417)'."""
    for line in reversed(titles):
        if match := class_in(line):
            said = {name: text for name, text in match.groupdict().items() if text}
            return _frame_behind({**said, **facts_behind(said.get("title", ""))}, line.lines)
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


def other_class(job: PlainJob, lines: list[Words]) -> list[PlainFinding]:
    """What is asked where a sentence says that the competencies are for another class than the title names."""
    return [
        PlainFinding(
            FindingKind.TEXT,
            "The document names two job classes",
            f"'{job.title}' was taken, from the title. Line {line.lines[0]} says '{match['title']}'.",
            joined_lines(job.lines, line.lines),
        )
        for line in lines
        if (match := SAYS_CLASS.search(line.text))
        and job.title
        and match["title"].casefold() != job.title.casefold()
    ]


def _job_of_titles(titles: list[Words]) -> tuple[PlainJob, list[PlainFinding]]:
    """The class where a title line says it outright; the place of a line alone says nothing."""
    for line in reversed(titles):
        if (match := class_in(line)) and not is_body(match["title"] or ""):
            return _job_of_match(match.groupdict(), line, titles)
    return PlainJob("", ()), []


def _job_of_match(
    said: dict[str, str | None], line: Words, titles: list[Words]
) -> tuple[PlainJob, list[PlainFinding]]:
    said = with_series(said)
    said = {**_with_grade(said), **facts_behind(said["title"] or "")}
    title = KIND_BEHIND.sub("", said["title"] or "")
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
