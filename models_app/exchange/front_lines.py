"""Lines in front of a model that are no title: they say what the document is, or a program wrote them by itself."""

import re

from models_app.calculations.plain import Frame, Words

SAYS_WHAT_IT_IS = re.compile(
    r"(?:the )?(?:competenc(?:y|ies)|skills?)(?: (?:models?|profiles?|framework|dictionary|catalog(?:ue)?|list|bank|"
    r"standards?|requirements|definitions|statements))?",
    re.IGNORECASE,
)
COMPETENCY = re.compile(r"\bcompetenc(?:y|ies)\b", re.IGNORECASE)
# What programs for tables call a sheet that nobody named.
UNNAMED_SHEET = re.compile(r"(?:(?:work)?sheet|table|tabelle|feuil|hoja|foglio) ?\d{0,3}", re.IGNORECASE)
SERIES = re.compile(
    r"(?:the )?(?:GS |occupational |job )?series (?P<series>\d{3,4})"
    r"(?:(?:,| [–—-]|:) (?P<title>.+)| \((?P<named>.+)\))?",
    re.IGNORECASE,
)


def without_unnamed_sheets(lines: list[Words]) -> tuple[list[Words], list[Frame]]:
    """The lines without headings such as 'Sheet1', and these as what they are."""
    frame = [Frame(line.text, line.lines, "Name of a sheet") for line in lines if _is_unnamed_sheet(line)]
    return [line for line in lines if not _is_unnamed_sheet(line)], frame


def _is_unnamed_sheet(line: Words) -> bool:
    return line.kind == "heading" and bool(UNNAMED_SHEET.fullmatch(line.text.strip()))


def without_kinds(titles: list[Words]) -> tuple[list[Words], list[Words]]:
    """Titles without lines such as 'Competency Model', where another line says whose; and these."""
    kinds = [line for line in titles if SAYS_WHAT_IT_IS.fullmatch(line.text)]
    if len(kinds) == len(titles):
        return titles, []
    return [line for line in titles if line not in kinds], kinds


def with_kind(title: Words, kinds: list[Words], others: list[Words]) -> tuple[Words, list[Frame]]:
    """'Forest Warden' above 'Competency Model' is one title on two lines; other such lines are only understood.

    `others`: further title lines; below one of these the words go on with nothing.
    """
    below = bool(kinds and title.lines) and kinds[0].lines[0] > title.lines[-1]
    between = below and any(title.lines[-1] < line.lines[0] < kinds[0].lines[0] for line in others)
    says_it = COMPETENCY.search(title.text)  # 'Forest Warden Competency Model' above 'Competencies'
    goes_on = kinds[:1] if below and not (between or says_it) else []
    for kind in goes_on:
        title = Words(f"{title.text} {kind.text}", title.lines + kind.lines)
    further = kinds[len(goes_on) :]
    return title, [Frame(kind.text, kind.lines, "Says what the document is") for kind in further]


def with_series(said: dict[str, str | None]) -> dict[str, str | None]:
    """'Series 0343' in the place of a job class is a series, and the class is what stands beside it, if anything."""
    match = SERIES.fullmatch(said["title"] or "")
    if match is None:
        return said
    return {**said, "title": match["title"] or match["named"], "series": match["series"]}
