"""Rubrics of a CASE package as scales: criteria of an item are its level texts."""

from collections.abc import Container
from decimal import Decimal

from django.utils.text import slugify

from models_app.calculations.plain import PlainFinding, PlainLevel, PlainScale, PlainStandard
from models_app.choices import FindingKind
from models_app.exchange.case.foreign_findings import short
from models_app.exchange.case.package import Members, Tree, rows, target_of, text_of
from models_app.exchange.case.places import Places
from models_app.exchange.case.rubrics import scored

LABEL = 80
Levels = tuple[PlainStandard, ...]


class Scales:
    """The scales of a package, and the level texts of its competencies by identifier. `described`: of these items."""

    def __init__(self, package: Members, places: Places) -> None:
        self.places = places
        self.texts: dict[str, tuple[str, Levels]] = {}
        self.findings: list[PlainFinding] = []
        self.used: set[tuple[int, str]] = set()
        self.said: set[tuple[int, str]] = set()
        self._scales: dict[tuple, PlainScale] = {}
        self._defined: set[tuple] = set()
        self._criteria = [
            (rubric, criterion, self._ordered(rows(criterion, "CFRubricCriterionLevels")))
            for rubric in rows(package, "CFRubrics")
            for criterion in rows(rubric, "CFRubricCriteria")
        ]
        self.described = {
            target_of(criterion, "CFItemURI") for _, criterion, levels in self._criteria if levels
        }

    @property
    def plain(self) -> tuple[PlainScale, ...]:
        """The scales in the order of the file."""
        return tuple(self._scales.values())

    def read(self, tree: Tree, competencies: Container[str]) -> None:
        """Take the levels of scales, and the level texts of these competencies; tell what else rubrics describe."""
        held = self._held(competencies)
        for rubric, criterion, levels in self._criteria:
            item = target_of(criterion, "CFItemURI")
            labels = self._labels(levels)
            why = self._why_not(tree, competencies, item, levels, labels)
            if not item and levels and not why:
                why = self._why_no_scale(held, self._key(levels))
            if why:
                self._not_used(criterion, why)
            elif levels:
                self._criterion(rubric, item, levels, labels)

    def _held(self, competencies: Container[str]) -> set[tuple]:
        """The levels that competencies have."""
        found: dict[str, tuple] = {}
        for _, criterion, levels in self._criteria:
            item, labels = target_of(criterion, "CFItemURI"), self._labels(levels)
            if item in competencies and levels and len(set(labels)) == len(labels):
                found.setdefault(item, self._key(levels))
        return set(found.values())

    def _why_no_scale(self, held: set[tuple], key: tuple) -> str:
        """Why the levels of a criterion without an item say nothing of a scale; empty when they do."""
        if key not in held:
            return "It names no item, and no competency has these levels."
        if key in self._defined:
            return "It names no item, and its levels are described already; the first ones count."
        self._defined.add(key)
        return ""

    def _why_not(
        self, tree: Tree, competencies: Container[str], item: str, levels: list[Members], labels: list[str]
    ) -> str:
        """Why nobody can use a criterion; empty when it can be used."""
        if not levels:
            return "It has no levels." if item else ""
        if len(set(labels)) < len(labels):
            return "It names a level twice, so nobody can tell which text holds."
        if item and item not in tree.items:
            return "It is about an item that is not in the package."
        if item and item not in competencies:
            return f"It is about '{short(tree.items[item])}', which was not read as a competency."
        if item in self.texts:
            return f"'{short(tree.items[item])}' has level texts already; the first ones count."
        return ""

    def _criterion(self, rubric: Members, item: str, levels: list[Members], labels: list[str]) -> None:
        scale = self._scale(rubric, levels, defines=not item)
        for row in levels:
            self.used |= {(id(row), name) for name in ("quality", "description", "score")}
            self.said.add((id(row), "score"))
        if item:
            texts = (
                PlainStandard(
                    label, text_of(row, "description"), self.places.of(row, "description", "quality")
                )
                for label, row in zip(labels, levels, strict=True)
            )
            self.texts[item] = (scale, tuple(text for text in texts if text.text.strip()))

    def _ordered(self, levels: list[Members]) -> list[Members]:
        """Lowest first: by score where every level has another one, else by position."""
        scores = [scored(row.get("score")) for row in levels]
        if None not in scores and len(set(scores)) == len(scores):
            return sorted(levels, key=lambda row: Decimal(scored(row.get("score")) or 0))
        positions = [row.get("position") for row in levels]
        if all(isinstance(place, int) for place in positions):
            return sorted(levels, key=lambda row: row["position"])
        return levels

    def _label(self, row: Members, n: int) -> str:
        return " ".join(text_of(row, "quality").split())[:LABEL] or f"Level {n}"

    def _labels(self, levels: list[Members]) -> list[str]:
        return [self._label(row, n) for n, row in enumerate(levels, 1)]

    def _key(self, levels: list[Members]) -> tuple:
        values = [scored(row.get("score")) for row in levels]
        return tuple(zip(self._labels(levels), values, strict=True))

    def _scale(self, rubric: Members, levels: list[Members], *, defines: bool) -> str:
        """The code of the scale with these levels; made when it is not there yet."""
        values = [scored(row.get("score")) for row in levels]
        key = self._key(levels)
        known = self._scales.get(key)
        title = " ".join(text_of(rubric, "title").split())[:120] or "Levels of the package"
        code = known.code if known else f"{slugify(title)[:40] or 'levels'}-{len(self._scales) + 1}"
        if known is None or defines:
            rows_of_scale = tuple(
                PlainLevel(
                    label,
                    self.places.of(row, "quality", "score", *(["description"] if defines else [])),
                    Decimal(value) if value is not None else None,
                    (text_of(row, "description") or None) if defines else None,
                )
                for (label, value), row in zip(key, levels, strict=True)
            )
            self._scales[key] = PlainScale(code, title, rows_of_scale, text_of(rubric, "description"))
            self._take_rubric(rubric)
            self._about_order(rubric, values)
        return code

    def _take_rubric(self, rubric: Members) -> None:
        places = {(id(rubric), "title"), (id(rubric), "description")}
        self.used |= places
        self.said |= places

    def _about_order(self, rubric: Members, values: list[str | None]) -> None:
        if None in values or len(set(values)) < len(values):
            self.findings.append(
                PlainFinding(
                    FindingKind.LAYOUT,
                    "The order of the levels is not certain",
                    f"The levels of '{text_of(rubric, 'title')[:80] or 'a rubric'}' have no scores that differ. They "
                    "were taken from the lowest to the highest in the order of the package; check it.",
                    self.places.whole(rubric),
                )
            )

    def _not_used(self, criterion: Members, why: str) -> None:
        self.findings.append(
            PlainFinding(
                FindingKind.LAYOUT, "A criterion of a rubric was not used", why, self.places.whole(criterion)
            )
        )
