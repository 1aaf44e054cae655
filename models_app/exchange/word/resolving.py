"""Puts the competencies together with scales, levels and what the job class asks: every name must mean one thing."""

from dataclasses import replace

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    PlainLevelRef,
    PlainModel,
    PlainStandard,
    Words,
)
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind, SelectionUse
from models_app.exchange.block_doubts import LOST_LABEL, LOST_LABELS
from models_app.exchange.open_questions import asked_of_added
from models_app.exchange.typeface import TELLS_TYPEFACE, with_marked_levels
from models_app.exchange.word import layout
from models_app.exchange.word.competency_reading import Read
from models_app.exchange.word.notes import Notes, Stated
from models_app.exchange.word.requirements import one_of


def resolved(model: PlainModel, read: list[Read], words: list[Words], notes: Notes) -> PlainModel:
    """The model with its competencies, and what those that somebody added leave open."""
    resolver = _Resolver(model, notes)
    competencies = [resolver.competency(place, one) for place, one in enumerate(read)]
    model = replace(model, competencies=tuple(competencies), level_labels=tuple(resolver.own_levels))
    model = _with_marks(model, words, resolver.stated)
    return replace(model, findings=tuple(_asked(model)))


class _Resolver:
    """One pass over the competencies."""

    def __init__(self, model: PlainModel, notes: Notes) -> None:
        self.notes = notes
        self.own_levels = list(model.level_labels)
        names = layout.scale_names(model)
        self.scales = {folded(scale.code): scale.code for scale in model.scales}
        self.scales |= {folded(name): code for code, name in names.items()}
        self.labels = {s.code: [level.label for level in s.levels] for s in model.scales}
        self.slugs: set[str] = set()
        self.stated: dict[int, PlainLevelRef | None] = {}

    def competency(self, place: int, read: Read) -> PlainCompetency:
        row, facts = read.competency, read.facts
        scale = self._scale(place, row, facts.get(layout.SCALE))
        levels = self._levels(place, row, scale)
        required = self._required(place, row, facts, scale)
        self.stated[place] = required
        use = one_of(layout.USES, facts.get(layout.SELECTION), layout.SELECTION, self.notes, place)
        texts = {name: facts[fact].text if fact in facts else "" for fact, name in layout.USE_TEXTS.items()}
        return replace(
            row,
            scale=scale,
            levels=levels,
            required_level=required,
            selection_use=use or SelectionUse.NOT_STATED,
            slug=self._slug(place, row, facts.get(layout.IDENTIFIER)),
            **texts,
        )

    def _scale(self, place: int, row: PlainCompetency, stated: Stated | None) -> str:
        """The scale that is named; without a name, the only one that has all these levels."""
        if stated is not None and (code := self.scales.get(folded(stated.text))) is not None:
            return code
        if stated is not None:
            self.notes.doubt(
                f"{row.name} names a scale that is not in the document",
                f"There is no scale '{stated.text[:120]}' among the scales. Its levels were taken as the document says "
                "them.",
                (stated.line,),
                place,
            )
        wanted = {folded(level.label) for level in row.levels}
        own = {folded(words.text) for words in self.own_levels}
        having = [c for c, labels in self.labels.items() if wanted <= {folded(label) for label in labels}]
        return having[0] if wanted and not wanted <= own and len(having) == 1 else ""

    def _levels(self, place: int, row: PlainCompetency, scale: str) -> tuple[PlainStandard, ...]:
        """Labels as the scale writes them. What it lacks, or has twice, goes nowhere and is said."""
        found: dict[str, PlainStandard] = {}
        for level in row.levels:
            label = self._label(level.label, scale)
            if label is None and not scale:
                self.own_levels.append(Words(level.label, level.lines))
                label = level.label
            if label is None or label in found:
                why = (
                    f"'{level.label}' is on no level of the scale"
                    if label is None
                    else f"'{label}' stands twice"
                )
                self.notes.left(level.lines[0], why)
                self.notes.doubt(
                    f"A level of {row.name} was not taken over",
                    f"{why}. It says: {level.text}",
                    level.lines,
                    place,
                )
                continue
            found[label] = replace(level, label=label)
        return tuple(found.values())

    def _label(self, stated: str, scale: str) -> str | None:
        labels = self.labels[scale] if scale else [words.text for words in self.own_levels]
        return next((label for label in labels if folded(label) == folded(stated)), None)

    def _required(
        self, place: int, row: PlainCompetency, facts: dict[str, Stated], scale: str
    ) -> PlainLevelRef | None:
        stated, other = facts.get(layout.REQUIRED), facts.get(layout.REQUIRED_SCALE)
        if stated is None:
            return None
        code: str | None = scale
        if other is not None:
            own = folded(other.text) == folded(layout.OWN_LEVELS)
            code = "" if own else self.scales.get(folded(other.text))
        label = self._label(stated.text, code) if code is not None else None
        if label is None or code is None:
            self.notes.doubt(
                f"The stated level of {row.name} is none of its scale",
                f"The document says '{stated.text[:120]}', which the scale does not have. None was set.",
                (stated.line,),
                place,
            )
            return None
        return PlainLevelRef(label, code)

    def _slug(self, place: int, row: PlainCompetency, stated: Stated | None) -> str:
        if stated is None:
            return ""
        if stated.text in self.slugs:
            self.notes.doubt(
                f"{row.name} has the identifier of another competency",
                f"'{stated.text[:120]}' stands twice, as it does in a copy. It was taken for the first one only.",
                (stated.line,),
                place,
            )
            return ""
        self.slugs.add(stated.text)
        return stated.text


def _with_marks(model: PlainModel, words: list[Words], stated: dict[int, PlainLevelRef | None]) -> PlainModel:
    """Required levels by typeface and in words: where only one speaks it counts, where they differ none does."""
    blank = replace(
        model, competencies=tuple(replace(row, required_level=None) for row in model.competencies)
    )
    marked = with_marked_levels(replace(blank, findings=()), words)
    several = {finding.competency for finding in marked.findings if finding.competency is not None}
    competencies = []
    findings: list[PlainFinding] = [finding for finding in marked.findings if finding.competency is not None]
    for place, (row, seen) in enumerate(zip(model.competencies, marked.competencies, strict=True)):
        mark = PlainLevelRef(seen.required_level.label, row.scale) if seen.required_level else None
        if place in several:
            row = replace(row, required_level=None)
        elif mark and stated[place] is None:
            row = replace(seen, required_level=mark)
        elif mark and mark != stated[place]:
            findings.append(_differ(place, row, mark))
            row = replace(row, required_level=None)
        competencies.append(row)
    return replace(model, competencies=tuple(competencies), findings=tuple(findings))


def _differ(place: int, row: PlainCompetency, mark: PlainLevelRef) -> PlainFinding:
    said = row.required_level.label if row.required_level else ""
    return PlainFinding(
        "layout",
        f"Two required levels of {row.name}",
        f"The table of levels marks '{mark.label}', the facts below it state '{said}'. None was set.",
        row.lines[:1],
        place,
    )


def _asked(model: PlainModel) -> list[PlainFinding]:
    """The findings so far, and the open questions about competencies without identifier: somebody added them.

    What a version leaves open stands in its table of findings already.
    """
    added = {place for place, row in enumerate(model.competencies) if not row.slug}
    if len(added) == len(model.competencies):
        return list(model.findings)
    paragraphs = [
        PlainFinding(FindingKind.LAYOUT, f"{row.name} {LOST_LABEL}", LOST_LABELS, row.definition_lines, place)
        for place, row in enumerate(model.competencies)
        if place in added and "\n\n" in (row.definition or "")
    ]
    told = replace(model, frame=(*model.frame, Frame("", (), TELLS_TYPEFACE)))
    return [*model.findings, *paragraphs, *asked_of_added(told)]
