"""What stands around the competencies: title, job class, notes. What can't be told becomes a finding, no refusal."""

import re
from dataclasses import dataclass, replace

from models_app.calculations.plain import Frame, PlainFinding, PlainJob, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.block_doubts import selection_in
from models_app.exchange.front_facts import FACT_OF, LABELED, facts_of
from models_app.exchange.front_job import (
    CODED,
    TITLED,
    class_in,
    described,
    job_of,
    other_class,
    title_apart,
)
from models_app.exchange.front_lines import with_kind, without_kinds, without_unnamed_sheets
from models_app.exchange.front_stamps import labelled_stamps_last
from models_app.exchange.front_titles import (
    NAMES_A_MODEL,
    NAMES_COMPETENCIES,
    WHICH_TITLE,
    broken_title,
    goes_with,
    in_the_head,
    is_beside,
    is_of_the_file,
    is_top_heading,
    title_first,
)
from models_app.exchange.lines import (
    BULLET,
    announces,
    covered,
    in_capitals,
    is_paragraph,
    is_short,
    without_typeface,
)

PART_KINDS = {
    "description of work": PartKind.DESCRIPTION_OF_WORK,
    "job description": PartKind.DESCRIPTION_OF_WORK,
    "minimum training and experience": PartKind.MINIMUM_TRAINING,
    "minimum qualifications": PartKind.MINIMUM_TRAINING,
    "note": PartKind.GENERAL_NOTE,
}
MOST_TITLES = 4
LONGEST_TITLE = 160
REMARK = re.compile(r"\([a-z]")  # '(numbers are those of the state)'


@dataclass(frozen=True)
class Front:
    """Title, job class and further texts, with what was understood and what could not be told."""

    title: Words
    job: PlainJob
    parts: tuple[PlainPart, ...] = ()
    frame: tuple[Frame, ...] = ()
    findings: tuple[PlainFinding, ...] = ()


def front_of(lines: list[Words], said: Words | None = None) -> Front:
    """The lines in front of the first competency. `said`: the title by a person's word, taken as it stands."""
    lines, sheets = without_unnamed_sheets(
        [replace(line, text=without_typeface(line.text)) for line in lines]
    )
    lines, coded = _codes_apart(labelled_stamps_last(lines))
    titles = _titles(lines, below=said is not None)
    labelled = facts_of([*coded, *lines[len(titles) :]])
    facts, others, says = title_apart(labelled.facts)
    titles, kind_lines, asked = _in_order(titles, said)
    found = titles[0] if titles and not said else Words("", ())
    title, kinds = with_kind(found, kind_lines, titles[1:])
    beside = [line for line in titles[1:] if is_beside(line)]
    of_job = job_of([line for line in titles if line not in beside], facts, [*others, *labelled.others])
    findings = [*([] if len(title.lines) > len(found.lines) else asked), *of_job.findings]
    findings += [*labelled.findings, *other_class(of_job.job, labelled.rest)]
    frame = [*labelled.frame, *says, *of_job.frame]
    if titles and not said and not any(one.title == WHICH_TITLE for one in findings):
        findings = [*broken_title(lines, found), *findings]
    if not titles:
        findings = [_no_title(lines), *findings]
    further = sorted((*of_job.left, *beside), key=lambda line: line.lines)
    parts = (*map(_preface, further), *parts_of(labelled.rest))
    return Front(said or title, of_job.job, parts, (*sheets, *kinds, *frame), tuple(findings))


def _in_order(titles: list[Words], said: Words | None) -> tuple[list[Words], list[Words], list[PlainFinding]]:
    """The titles, that of the model first; lines that only say what the document is; what is asked of them."""
    if said:
        others, kinds = without_kinds([said, *titles])
        kinds = [one for one in kinds if one is not said]
        return [said, *(one for one in others if one is not said)], kinds, []
    titles, kinds = without_kinds(titles)
    titles, asked = title_first(titles)
    return titles, kinds, asked


def _preface(line: Words) -> PlainPart:
    """A title line of which nobody can tell what it names."""
    return PlainPart(PartKind.PREFACE, "", (line.text,), line.lines)


def _titles(lines: list[Words], below: bool = False) -> list[Words]:
    """Short lines at the very top that are no label, no item of a list and no heading of a paragraph.

    `below`: the title itself stands above them.
    """
    titles: list[Words] = []
    for n, line in enumerate(lines[:MOST_TITLES]):
        following = lines[n + 1] if n + 1 < len(lines) else None
        is_first = not titles and not below
        if not (
            is_title(line) or (is_first and _is_long_title(line)) or _is_titled(line) or _names_itself(line)
        ):
            break
        if not is_first and announces(line.text) and line.text.endswith(":"):
            break
        if not is_first and REMARK.match(line.text):
            break
        if is_of_the_file(line) and not (following and is_title(following)):
            break
        headed = not is_first and following and _is_plain_prose(following) and not class_in(line)
        of_head = is_top_heading(lines, n) or (in_the_head(lines, n) and goes_with(titles, line))
        if headed and not of_head:
            break
        titles.append(line)
    return titles


def _is_plain_prose(line: Words) -> bool:
    return is_paragraph(line.text) and not LABELED.fullmatch(line.text)


def is_title(line: Words) -> bool:
    """Whether a line may be a title: short, no list, no label."""
    plain = is_short(line.text) and not LABELED.fullmatch(line.text) and not BULLET.fullmatch(line.text)
    return plain and selection_in(line.text) is None


def _is_long_title(line: Words) -> bool:
    """The first line of all may be longer than a heading."""
    if _is_titled(line):
        return True
    plain = not BULLET.fullmatch(line.text) and "\t" not in line.text
    plain = plain and (_is_heading_of_two(line) or not LABELED.fullmatch(line.text))
    return plain and not is_paragraph(line.text) and len(line.text) <= LONGEST_TITLE


def _is_heading_of_two(line: Words) -> bool:
    """'Bureau of Mines: Shaft Inspector' as a heading of the file, or 'Appendix B: Competency Definitions' anywhere.

    A label in common use opens no title.
    """
    if line.kind == "heading" and described(line):
        return True
    match = LABELED.fullmatch(line.text)
    if line.kind != "heading" and not NAMES_A_MODEL.search(line.text):
        return False
    label = match["label"].strip().lower() if match and match["text"] else ""
    return bool(label) and label not in FACT_OF and label not in PART_KINDS


def _codes_apart(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """The lines without those that hold the code of the class alone, and these with a colon behind their label."""
    coded = {n: match for n, line in enumerate(lines) if (match := CODED.fullmatch(line.text))}
    found = [
        replace(lines[n], text=f"{match['label'].rstrip('.')}: {match['code']}", marks=())
        for n, match in coded.items()
    ]
    return [line for n, line in enumerate(lines) if n not in coded], found


def _is_titled(line: Words) -> bool:
    """'Competency guide: Road Crew Lead'."""
    return bool(TITLED.fullmatch(line.text)) and "\t" not in line.text


def _names_itself(line: Words) -> bool:
    """'Competency Definitions: Net Mender' also below another line."""
    match = LABELED.fullmatch(line.text)
    text = match["text"] if match else None
    if match is None or not text or not NAMES_COMPETENCIES.search(match["label"]):
        return False
    return is_short(line.text) and in_capitals(text) and "," not in text


def _no_title(lines: list[Words]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "The document has no title",
        "No line above the competencies can be told to be the title. None was assumed.",
        lines[0].lines if lines else (),
    )


def parts_of(lines: list[Words]) -> tuple[PlainPart, ...]:
    """Labelled or headed texts; paragraphs without a label go on with the one before, degrees apart. Rows are left."""
    parts: list[PlainPart] = []
    lines = [line for line in lines if "\t" not in line.text]
    for n, line in enumerate(lines):
        match = LABELED.fullmatch(line.text)
        if match:
            kind = PART_KINDS.get(match["label"].lower(), PartKind.NOTE)
            parts.append(
                PlainPart(kind, match["label"], (match["text"],) if match["text"] else (), line.lines)
            )
        elif is_title(line) and n + 1 < len(lines) and is_paragraph(lines[n + 1].text):
            kind = PART_KINDS.get(line.text.lower(), PartKind.NOTE)
            parts.append(PlainPart(kind, line.text, (), line.lines))
        elif not parts or parts[-1].kind == PartKind.PREFACE:
            parts.append(PlainPart(PartKind.PREFACE, "", (line.text,), line.lines))
        elif _is_degree_note(parts[-1], line):
            parts.append(PlainPart(PartKind.DEGREE_NOTE, "", (line.text,), line.lines))
        else:
            parts[-1] = _continued(parts[-1], line)
    return tuple(sorted(parts, key=lambda part: part.lines))


def _is_degree_note(above: PlainPart, line: Words) -> bool:
    return bool(
        above.kind == PartKind.MINIMUM_TRAINING and above.paragraphs and line.text.startswith("Degree")
    )


def _continued(above: PlainPart, line: Words) -> PlainPart:
    lines = covered(above.lines[0], line.lines[-1])
    return replace(above, paragraphs=(*above.paragraphs, line.text), lines=lines)


def looks_like_prose(line: Words) -> bool:
    """Whether this is a text and not a name."""
    return is_paragraph(line.text) or len(line.text) > 100
