"""The job class of a model as its title lines and labelled facts state it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models_app.calculations.given_class import NO_CLASS, why_no_class
from models_app.calculations.plain import Frame, PlainFinding, PlainJob, Words
from models_app.choices import FindingKind
from models_app.exchange.front_lines import with_series
from models_app.exchange.front_parts import (
    NAMES,
    NUMBER,
    Fact,
    Judged,
    all_of,
    facts_in,
    frame_of,
    judged,
    judged_parts,
    name_in_front,
    organization_of,
)
from models_app.exchange.job_doubts import class_in_doubt, contradictions, two_organizations
from models_app.exchange.lines import in_capitals, is_short, joined_lines
from models_app.exchange.organizations import is_body, kind_of_body, names_body

GRADE = re.compile(r"(?P<title>.+?),? (?P<grade>[A-Z]{2}-\d{1,2})")
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
DESCRIBED = re.compile(r"(?i:job|position|class) (?i:description|specification):\s+(?P<title>[A-Z].*)")
NAMED = re.compile(r"(?P<title>.+)")
SENTENCE_BEHIND = re.compile(r"\.\s+(?=(?i:class|job|code|grade|series)\b)")
ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii", "viii"})
SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to"})


def class_in(line: Words) -> re.Match[str] | None:
    """The job class in a line that says it outright."""
    patterns = (JOB_FAMILY, TITLED, FOR_CLASS, GRADE, WITH_CODE, CODE_BEHIND, SERIES_AND_GRADE)
    found = next((match for pattern in patterns if (match := pattern.fullmatch(line.text))), None)
    name, behind = name_in_front(line.text)
    if facts_in(name):
        return None
    told = any(part.facts for part in behind)
    found = found or described(line)
    found = found or (NAMED.fullmatch(line.text) if told else None)
    title = name_in_front(found["title"] or "")[0] if found else ""
    return None if is_body(title) or names_body(title) else found


def described(line: Words) -> re.Match[str] | None:
    """'Job Description: Shelter Case Manager' names a class; a sentence there describes its work."""
    match = DESCRIBED.fullmatch(line.text)
    return match if match and is_short(line.text) and in_capitals(match["title"]) else None


def _behind(title: str, lines: tuple[int, ...]) -> tuple[str, Judged]:
    """The name of a class without what is told behind it: code, series, grade, its organization, a date; and these."""
    name, parts = name_in_front(title)
    return name, judged_parts(Words(title, lines), parts)


def title_apart(facts: dict[str, Words]) -> tuple[dict[str, Words], list[Fact], list[Frame]]:
    """The labelled facts, those behind the title of the class apart: 'Position: Dispatcher. Class code 7741.'

    And those of them that a labelled line states otherwise.
    """
    if "title" not in facts:
        return facts, [], []
    lines = facts["title"].lines
    name, told = _behind(SENTENCE_BEHIND.sub(", ", facts["title"].text), lines)
    others = [(fact, words) for fact, words in told.facts if fact in facts]
    return {**dict(told.facts), **facts, "title": Words(name, lines)}, others, list(told.frame)


@dataclass(frozen=True)
class JobFound:
    """The job class, what is asked of it, the words of title lines that are no fact of it, and its labels."""

    job: PlainJob
    findings: list[PlainFinding]
    left: list[Words]
    frame: list[Frame]


def job_of(titles: list[Words], facts: dict[str, Words], others: Sequence[Fact] = ()) -> JobFound:
    """The job class as labelled lines, and `others` beside them, and the titles state it: labels count most."""
    said = _said_in(titles)
    stated = [*facts.items(), *others, *said.facts]
    chosen = dict(reversed(stated))
    told, spare = _organization(chosen, said.bodies)
    lines = joined_lines(*(words.lines for words in told.values()))
    job = replace(PlainJob("", lines), **{fact: words.text for fact, words in told.items()})
    if job.title and job.title.isupper() and "title" not in facts:
        job = replace(job, title=in_title_case(job.title))
        findings = [_capitals_finding(job)]
    else:
        findings = []
    findings += [] if facts.get("title") else class_in_doubt(said)
    findings += contradictions(stated) + two_organizations(told.get("organization"), spare)
    if not job.title:
        findings.append(
            PlainFinding(FindingKind.LAYOUT, NO_CLASS, why_no_class(job), titles[0].lines if titles else ())
        )
    left = sorted((*said.left, *spare), key=lambda words: words.lines)
    return JobFound(job, findings, left, list(said.frame))


def _organization(
    chosen: dict[str, Words], bodies: tuple[Words, ...]
) -> tuple[dict[str, Words], list[Words]]:
    """The facts with the bodies of the title lines as the organization; and the bodies that are not taken.

    Without a class nobody can tell whose organization it is.
    """
    if "title" not in chosen or "organization" in chosen:
        return chosen, list(bodies)
    taken: list[Words] = []
    for body in bodies:
        if kind_of_body(body.text) not in map(kind_of_body, (one.text for one in taken)):
            taken.append(body)
    spare = [body for body in bodies if body not in taken]
    return ({**chosen, "organization": organization_of(tuple(taken))} if taken else chosen), spare


def _said_in(titles: list[Words]) -> Judged:
    """What the title lines say, those first that say the most; the words of the first line are the title's anyway."""
    found: list[tuple[bool, Judged]] = []
    for n, line in enumerate(titles):
        match = class_in(line)
        if match:
            found.append((True, _of_class(match.groupdict(), line)))
        else:
            one = judged(line)
            found.append((False, one if n else replace(one, bodies=(), left=())))
        if not n:
            found[0] = (found[0][0], replace(found[0][1], left=()))
    return all_of(
        [one for named, one in reversed(found) if named] + [one for named, one in found if not named]
    )


def _of_class(said: dict[str, str | None], line: Words) -> Judged:
    """What a line says that names the class outright."""
    said = with_series(said)
    title = KIND_BEHIND.sub("", said["title"] or "").strip()
    name, behind = _behind(title, line.lines)
    said = {fact: text for fact, text in said.items() if text}
    told = {fact: said[fact] for fact in (*NAMES, "organization") if fact in said}
    if re.fullmatch(r"GS-\d{4}", told.get("code") or ""):
        told["series"] = (told.pop("code") or "")[3:]
    if not names_body(told.get("organization") or ""):
        told.pop("organization", None)
    told |= {"title": name} if name else {}
    told |= {"job_family": said["family"]} if said.get("family") else {}
    told |= {"grade": f"{said['plan']}-{said['step']}"} if said.get("plan") else {}
    facts = [(fact, Words(text or "", line.lines)) for fact, text in told.items()]
    frame = frame_of(
        {**{fact: text for fact, text in said.items() if text}, "label": said.get("says") or ""}, line.lines
    )
    return replace(behind, facts=(*facts, *behind.facts), frame=(*frame, *behind.frame))


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
    return " ".join(
        w.upper() if w in ROMAN else w if n and w in SMALL_WORDS else w.capitalize()
        for n, w in enumerate(words)
    )
