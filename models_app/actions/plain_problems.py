"""What keeps a plain model from being stored: names and labels that don't fit, doubled numbers, a missing name."""

from collections import Counter
from collections.abc import Iterator, Mapping

from competency_portal.errors import Problem
from models_app.calculations.plain import PlainCompetency, PlainModel

NAME = 120
TITLE = 200
LABEL = 80
HEADING = 200


def problems_of(plain: PlainModel, job: Mapping[str, str]) -> list[Problem]:
    """Every reason, in words; empty when it can be stored. `job` holds facts that a person gave."""
    return [*_of_model(plain, job), *_of_competencies(plain)]


def _of_model(plain: PlainModel, job: Mapping[str, str]) -> Iterator[Problem]:
    if not (plain.job.title or job.get("title", "")).strip():
        yield Problem("The document does not name the job class. Give its title.", field="job_title")
    if not plain.competencies:
        yield Problem("No competency was recognised. Choose another reader, or map the document by hand.")
    yield from _long(plain.title.text, TITLE, "The title of the model", field="title")
    for group in plain.groups:
        yield from _long(group.text, TITLE, "A group")
    for part in plain.parts:
        yield from _long(part.heading, HEADING, "A heading")
    for level in plain.level_labels:
        yield from _long(level.text, LABEL, "The label of a level")
    for label, count in Counter(level.text for level in plain.level_labels).items():
        if count > 1:
            yield Problem(f"Two levels are called '{label}'. Map the document by hand.")


def _of_competencies(plain: PlainModel) -> Iterator[Problem]:
    numbers: dict[int, str] = {}
    labels = {words.text for words in plain.level_labels}
    scales = {scale.code: {level.label for level in scale.levels} for scale in plain.scales}
    for competency in plain.competencies:
        yield from _of_competency(competency, scales.get(competency.scale, labels))
        if competency.number is None:
            continue
        if competency.number in numbers:
            yield Problem(
                f"'{numbers[competency.number]}' and '{competency.family}' both have the number {competency.number}. "
                "A bank gives a number once; correct it in the document, or leave the number out.",
                field="numbers",
            )
        numbers[competency.number] = competency.family


def _of_competency(competency: PlainCompetency, labels: set[str]) -> Iterator[Problem]:
    if not competency.family.strip():
        yield Problem(f"A competency at line {competency.lines[0] if competency.lines else '?'} has no name.")
    yield from _long(competency.family, NAME, "The name of a competency")
    yield from _long(competency.variant, NAME, f"The variant of '{competency.family[:40]}'")
    texts = [row.text for rows in (competency.levels, competency.standards) for row in rows]
    texts += [row.text for row in competency.indicators] + [row.text for row in competency.areas]
    if not all(text.strip() for text in texts):
        yield Problem(f"'{competency.name[:60]}' has a text without a word. Take it out of the document.")
    seen: Counter[str] = Counter(level.label for level in competency.levels)
    for label, count in seen.items():
        if label not in labels:
            yield Problem(f"'{competency.name[:60]}' has a level '{label}' that the scale does not have.")
        if count > 1:
            yield Problem(f"'{competency.name[:60]}' describes the level '{label}' twice.")
    for standard in competency.standards:
        yield from _long(standard.label, LABEL, f"The label of a standard of '{competency.family[:40]}'")
    for area in competency.areas:
        yield from _long(area.heading, NAME, f"The heading of the areas of '{competency.family[:40]}'")


def _long(text: str, most: int, what: str, field: str = "") -> Iterator[Problem]:
    if len(text) > most:
        yield Problem(
            f"{what} is {len(text)} characters long; {most} is the most: '{text[:60]}…'.", field=field
        )
