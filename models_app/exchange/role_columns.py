"""Columns whose cells state levels and describe none: a matrix of positions by the level that each needs."""

import re

from models_app.exchange.labels import is_bare_count, names_level, rank_alone

BY_ROLE = "has levels by role"  # what a finding says of a competency
STEP = re.compile(r"(?:level |l)?\d{1,2}(?:[.,]\d)?(?:\s*[-–/]\s*\d{1,2})?\+?|[A-E]", re.IGNORECASE)
NOTHING = re.compile(r"none|n/?a|not (?:needed|required|applicable)|[-–—]+", re.IGNORECASE)
APART = re.compile(r"\s*[/–—-]\s*|\s+(?:to|or)\s+")


def states_level(cell: str) -> bool:
    """Whether a cell is nothing but a figure or words of levels: '3', 'Level 2', 'Basic', 'Basic to Advanced'."""
    text = cell.strip(" .*")
    named = is_bare_count(text) or names_level(text) or STEP.fullmatch(text)
    return bool(named) or all(map(rank_alone, APART.split(text)))


def states_levels_only(cells: list[str]) -> bool:
    """Whether the cells of a column state levels, or that none is needed, and hold no text."""
    stated = sum(map(states_level, cells))
    return stated > 0 and all(states_level(cell) or NOTHING.fullmatch(cell.strip(" .")) for cell in cells)
