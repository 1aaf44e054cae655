"""Scales as CASE rubrics: one criterion with the scale's own levels, one for each competency with its level texts."""

from decimal import Decimal
from typing import Any

from models_app.calculations.plain import PlainCompetency, PlainModel, PlainScale
from models_app.exchange.case.extension import NAMESPACE, normalized, remainder
from models_app.exchange.case.naming import Names
from models_app.exchange.plain_json import to_json

SCALE_CATEGORY, COMPETENCY_CATEGORY = "Levels of the scale", "Levels of a competency"
OWN_LEVELS = "The document's own levels"

Members = dict[str, Any]


def rubrics_of(plain: PlainModel, names: Names, keys: list[tuple]) -> list[Members]:
    """The rubrics of a model. `keys` names its competencies."""
    scales: list[tuple[str, PlainScale | None]] = [(scale.code, scale) for scale in plain.scales]
    if any(row.levels and not row.scale for row in plain.competencies):
        scales.append(("", None))
    return [_rubric(code, scale, plain, names, keys) for code, scale in scales]


def _rubric(
    code: str, scale: PlainScale | None, plain: PlainModel, names: Names, keys: list[tuple]
) -> Members:
    name = scale.name if scale else OWN_LEVELS
    told = {"name": normalized(name), **({"description": scale.description} if scale else {})}
    members = {n: v for n, v in to_json(scale).items() if n != "levels"} if scale else {"code": ""}
    criteria = [_of_scale(scale, names)] if scale else []
    rows = [(key, row) for key, row in zip(keys, plain.competencies, strict=True) if row.scale == code]
    criteria += [_of_competency(code, row, key, names) for key, row in rows if row.levels]
    for n, criterion in enumerate(criteria, 1):
        criterion["position"] = n
    return {
        **names.head("rubric", code),
        "title": normalized(name),
        **({"description": scale.description} if scale and scale.description else {}),
        "CFRubricCriteria": criteria,
        "extensions": {NAMESPACE: remainder(members, told)},
    }


def _of_scale(scale: PlainScale, names: Names) -> Members:
    key = ("rubric", scale.code, "scale")
    levels = []
    for n, level in enumerate(scale.levels):
        more: Members = {} if level.definition is None else {"description": level.definition}
        if level.value is not None:
            more["score"] = float(level.value)
        told = {
            "label": normalized(level.label),
            "definition": level.definition,
            "value": scored(more.get("score")),
        }
        levels.append(_level(names, key, n, told["label"] or "", more, remainder(to_json(level), told)))
    return {**names.head(*key), "category": SCALE_CATEGORY, "CFRubricCriterionLevels": levels}


def _of_competency(code: str, row: PlainCompetency, competency: tuple, names: Names) -> Members:
    key = ("rubric", code, *competency)
    levels = []
    for n, level in enumerate(row.levels):
        told = {"label": normalized(level.label), "text": level.text}
        rest = remainder(to_json(level), told)
        levels.append(_level(names, key, n, told["label"], {"description": level.text}, rest))
    return {
        **names.head(*key),
        "category": COMPETENCY_CATEGORY,
        "description": row.name,
        "CFItemURI": names.link(row.name, *competency),
        "CFRubricCriterionLevels": levels,
    }


def _level(names: Names, key: tuple, n: int, label: str, more: Members, rest: Members) -> Members:
    return {
        **names.head(*key, n),
        "quality": label,
        **more,
        "position": n + 1,
        **({"extensions": [{NAMESPACE: rest}]} if rest else {}),
    }


def scored(score: Any) -> str | None:
    """A score as a level's value is written in the portal's files; None for what is no such number."""
    if isinstance(score, bool) or not isinstance(score, int | float) or abs(score) >= 10_000:
        return None
    value = Decimal(str(score))
    return f"{value:.2f}" if value == round(value, 2) else None
