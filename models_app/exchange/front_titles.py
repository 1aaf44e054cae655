"""Which of the lines above the competencies is the model's title: the one that names it, its job or the competencies.

What names an organization or a date is none. Where nothing tells, the first line is taken and that is asked.
"""

import re

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.front_job import class_in
from models_app.exchange.front_lines import SAYS_WHAT_IT_IS
from models_app.exchange.front_parts import parts_in
from models_app.exchange.front_stamps import is_stamp, is_stamped
from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import is_paragraph, joined_lines, without_typeface
from models_app.exchange.organizations import TWO_PARTS, is_organization

WHICH_TITLE = "Which line is the title can't be told"
NAMES_COMPETENCIES = re.compile(
    r"\b(?:competenc\w+|model|profile|framework|dictionary|matrix)\b", re.IGNORECASE
)
NAMES_A_MODEL = re.compile(
    r"\b(?:competenc\w+|model|profile|framework|dictionary|guide|matrix|skills)\b", re.IGNORECASE
)
NAMES_A_DOCUMENT = re.compile(
    r"\b(?:model|profile|framework|dictionary|guide|matrix|catalog(?:ue)?)\b", re.IGNORECASE
)
MODEL_OF_COMPETENCIES = re.compile(
    r"\bcompetenc\w+ (?:model|profile|framework|dictionary|guide|matrix|catalog(?:ue)?)\b", re.IGNORECASE
)
KINDS = r"(?:core|common|general|technical|functional|leadership|foundational|essential|key|other)"
A_KIND_OF_COMPETENCY = re.compile(
    rf"{KINDS}|(?:{KINDS}|\w[\w-]*ic|\w[\w-]*al|\w[\w-]*-specific) "
    r"(?:competenc(?:y|ies)|competences|skills?|abilities)",
    re.IGNORECASE,
)
RUNNING = "running"  # kind of the first copy of a line that is set aside on all further pages
# What by common use heads texts about the file itself. Names of models that have such a word say more.
OF_THE_FILE = re.compile(
    r"(?:(?:table of )?contents|read ?me(?: first)?|(?:general )?(?:instructions|directions)(?: for use)?|"
    r"how to (?:use|read|complete|fill (?:in|out)|interpret|apply) (?:this|the|these|our|your)\b.*|"
    r"(?:using|about) (?:this|these)\b.*|about|introduction|overview|purpose)",
    re.IGNORECASE,
)
POINTS = re.compile(r"\b(?:following|these|this|listed|below)\b", re.IGNORECASE)
COMPETENCIES = re.compile(r"\bcompeten(?:cies|ces|cy model)\b", re.IGNORECASE)
ABOUT_THEM = re.compile(
    r"(?:(?:the|all|our|each) )?competenc(?:ies|y numbers)\b|(?:the )?numbers (?:are|refer|come)\b",
    re.IGNORECASE,
)
AT_THE_TOP = 3  # lines above the last one of a document's head
MOST_REST = 2  # words of a title's second line
MODEL, TWO, JOB, UNKNOWN, KIND, NONE = range(6, 0, -1)


def title_first(titles: list[Words]) -> tuple[list[Words], list[PlainFinding]]:
    """The lines with the title in front, and what is asked where nothing tells which one it is."""
    if not titles:
        return [], []
    ranks = [_rank_on_its_page(line, n) for n, line in enumerate(titles)]
    best = max(ranks)
    likely = [line for line, rank in zip(titles, ranks, strict=True) if rank == best]
    likely.sort(key=lambda line: line.kind == RUNNING)
    headings = [line for line in likely if line.kind == "heading"]
    if best == UNKNOWN and len(likely) > len(headings) > 0:
        likely = headings
    found = likely[0]
    if best == TWO and not _names_a_body(found.text):
        likely += [line for line, rank in zip(titles, ranks, strict=True) if rank == UNKNOWN]
    asked = _which(likely) if best in (TWO, UNKNOWN) and len(likely) > 1 else []
    if best == MODEL:
        asked = _several([line for line in likely if MODEL_OF_COMPETENCIES.search(line.text)])
    if len(titles) == len(likely) and best == NONE and is_organization(found.text):
        asked = _organization(found)
    return [found, *(line for line in titles if line is not found)], asked


def _names_a_body(text: str) -> bool:
    """Whether one part of 'Bureau of Mines: Shaft Inspector' names an organization, so that the other is the title."""
    return any(map(is_organization, TWO_PARTS.split(text)))


def _rank_on_its_page(line: Words, place: int) -> int:
    """The rank of a line; what stands at the top of every page is surely the title only where no other may be it."""
    rank = rank_of(line, place)
    return min(rank, UNKNOWN) if line.kind == RUNNING else rank


def rank_of(line: Words, place: int = 0) -> int:
    """How likely a line is the title; among equals the first one is."""
    text = line.text
    if is_stamp(text) or is_of_the_file(line):
        return NONE
    if _says_what_and_when(text):
        return KIND
    if _is_bare_label(text):
        return UNKNOWN
    organization = is_organization(text)
    if A_KIND_OF_COMPETENCY.fullmatch(text):
        return KIND if place else UNKNOWN
    if NAMES_COMPETENCIES.search(text) or (NAMES_A_MODEL.search(text) and not organization):
        return MODEL
    if organization:
        return NONE
    return TWO if TWO_PARTS.search(text) else JOB if class_in(line) else UNKNOWN


def is_of_the_file(line: Words) -> bool:
    """'How to use this workbook' and its like, which head texts about the file and name no model."""
    return bool(OF_THE_FILE.fullmatch(without_typeface(line.text).strip().rstrip(":")))


def _is_bare_label(text: str) -> bool:
    """'Competency Levels': a label of texts in common use, and no name of a model."""
    labels = (Section.LEVELS, Section.STANDARDS, Section.INDICATORS, Section.AREAS)
    return len(text.split()) == 2 and section_of(text) in labels and not NAMES_A_DOCUMENT.search(text)


def _says_what_and_when(text: str) -> bool:
    """'Competency standards, 2024 edition': what the document is and its date, and no name."""
    parts = [part.text for part in parts_in(text)]
    return len(parts) > 1 and all(is_stamp(part) or SAYS_WHAT_IT_IS.fullmatch(part) for part in parts)


def names_a_kind_below(above: Words, line: Words) -> bool:
    """Whether a line below a title, no organization's name, is 'Core Competencies' or its like: a group even alone."""
    text = without_typeface(line.text).rstrip(":")
    return bool(A_KIND_OF_COMPETENCY.fullmatch(text)) and not is_organization(without_typeface(above.text))


def in_the_head(lines: list[Words], n: int) -> bool:
    """Whether a line right above a paragraph is of the document's head: 'The competencies below were named by …'.

    A paragraph that begins with the competencies speaks of all: 'Competencies are taken from the statewide bank.'
    What is stamped on a document heads no competency.
    """
    if is_stamped(lines, n):
        return True
    text = lines[n + 1].text if n + 1 < len(lines) else ""
    head = lines[: n + 1] if n <= AT_THE_TOP else []
    speaks = ABOUT_THEM.match(text) or (POINTS.search(text) and COMPETENCIES.search(text))
    return bool(speaks and head) and not any(is_paragraph(line.text) for line in head)


def is_top_heading(lines: list[Words], n: int) -> bool:
    """Whether a line is the title by its level: the first heading, near the top, alone on the highest level."""
    line, above = lines[n], lines[:n]
    if n > AT_THE_TOP or line.kind != "heading" or line.depth != 1:
        return False
    if A_KIND_OF_COMPETENCY.fullmatch(without_typeface(line.text).rstrip(":")):
        return False
    others = [one for one in lines if one is not line and one.kind == "heading"]
    first = not any(one.kind == "heading" or is_paragraph(one.text) for one in above)
    return first and all(one.depth is not None and one.depth > 1 for one in others)


def goes_with(above: list[Words], line: Words) -> bool:
    """Whether a line is one more of the head though a paragraph follows: an organization, or the model below one."""
    if is_organization(line.text) or is_stamp(line.text):
        return True
    return rank_of(line) == MODEL and all(is_organization(one.text) for one in above)


def is_of_a_head(line: Words) -> bool:
    """Whether a line can only stand in a document's head: a date, an organization, the model's or the job's name."""
    text = without_typeface(line.text)
    kind = A_KIND_OF_COMPETENCY.fullmatch(text.rstrip(":"))
    return is_beside(line) or is_organization(text) or (not kind and rank_of(line, 1) in (MODEL, JOB))


def is_beside(line: Words) -> bool:
    """Whether a line is neither title nor organization: a date, or what stands at the top of every page."""
    return is_stamp(line.text) or line.kind == RUNNING


def names_document(above: list[Words], line: Words) -> bool:
    """Whether a line below an organization's alone says what the document is: 'Core Values Competency Dictionary'."""
    alone = len(above) == 1 and is_organization(above[0].text)
    return alone and bool(NAMES_A_DOCUMENT.search(line.text))


def _which(likely: list[Words]) -> list[PlainFinding]:
    first, *others = likely
    quoted = " and ".join(f"'{line.text}'" for line in others)
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            WHICH_TITLE,
            f"'{first.text}' was taken. {quoted} may be it as well: neither line names a model or an organization in "
            "words that the portal knows. Say which line is the title, or mend it in the draft.",
            joined_lines(*(line.lines for line in likely)),
        )
    ]


def _several(documents: list[Words]) -> list[PlainFinding]:
    """What is asked where several lines of one rank name a model: nothing tells which one this is."""
    first, *others = [line for line in documents if line.kind != RUNNING] or [Words("", ())]
    others = [line for line in others if (line.kind, line.depth) == (first.kind, first.depth)]
    quoted = " and ".join(f"'{line.text}'" for line in others)
    detail = (
        f"'{first.text}' was taken, and {quoted} names a model too. Say which line is the title, or mend it in the "
        "draft."
    )
    lines = joined_lines(first.lines, *(line.lines for line in others))
    return [PlainFinding(FindingKind.LAYOUT, WHICH_TITLE, detail, lines)] if others else []


def broken_title(lines: list[Words], title: Words) -> list[PlainFinding]:
    """What is asked where one or two words right below 'Competency Model: Crane' may be the rest of it."""
    below = next((line for line in lines if title.lines and line.lines[:1] == (title.lines[-1] + 1,)), None)
    if below is None or below.kind != title.kind or not TWO_PARTS.search(title.text):
        return []
    words = below.text.split()
    rest = 0 < len(words) <= MOST_REST and all(word[:1].isupper() and word.isalpha() for word in words)
    if not rest or is_stamp(below.text) or (len(words) > 1 and is_organization(below.text)):
        return []
    detail = f"'{title.text}' was taken. '{below.text}', right below it, may be the rest of it. Mend it in the draft."
    return [PlainFinding(FindingKind.LAYOUT, WHICH_TITLE, detail, joined_lines(title.lines, below.lines))]


def _organization(line: Words) -> list[PlainFinding]:
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            WHICH_TITLE,
            f"'{line.text}' was taken, and reads like the name of an organization. No other line above the "
            "competencies can be told to be the title. Say which line it is, or mend it in the draft.",
            line.lines,
        )
    ]
