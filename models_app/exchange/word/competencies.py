"""Writes one competency: heading, definition, levels as a table, lists, and what the job class asks of it."""

from collections.abc import Iterable, Mapping

from competency_portal.exchange.passages import Piece
from competency_portal.exchange.word_writing import BOLD, ITALIC, WordFile
from models_app.calculations.plain import PlainCompetency
from models_app.exchange.word import layout
from models_app.exchange.word.headings import named, parsed
from models_app.exchange.word.pieces import cell, facts, labelled
from models_app.exchange.word.texts import item_of, line_of, paragraphs_of

Facts = list[tuple[str, object]]


class CompetencyWriter:
    """Writes competencies under headings of one depth; `scales` are the names of scales by code."""

    def __init__(self, file: WordFile, scales: Mapping[str, str], depth: int) -> None:
        self.file, self.scales, self.depth = file, scales, depth

    def write(self, row: PlainCompetency) -> None:
        """One competency."""
        self.file.heading(line_of(row.name), self.depth)
        self._definition(row)
        self._areas(row)
        self._levels(row)
        self._list(layout.INDICATORS, (words.text for words in row.indicators))
        self._standards(row)
        self._use(row)

    def _definition(self, row: PlainCompetency) -> None:
        if row.definition is None:
            self.file.paragraph(
                [Piece(f"{layout.DEFINITION}:", BOLD), Piece(f" {layout.NOT_STATED}", ITALIC)]
            )
            return
        first, *further = paragraphs_of(row.definition)
        self.file.paragraph(labelled(layout.DEFINITION, first))
        for paragraph in further:
            self.file.paragraph([Piece(paragraph)])

    def _areas(self, row: PlainCompetency) -> None:
        """A list under each heading; items whose heading comes again later stand under it again."""
        runs: list[tuple[str, list[str]]] = []
        for area in row.areas:
            if not runs or runs[-1][0] != area.heading:
                runs.append((area.heading, []))
            runs[-1][1].append(area.text)
        for heading, texts in runs:
            self._list(f"{layout.AREAS}: {line_of(heading)}" if heading else layout.AREAS, texts)

    def _list(self, heading: str, texts: Iterable[str]) -> None:
        items = list(texts)
        if items:
            self.file.heading(heading, self.depth + 1)
        for text in items:
            self.file.paragraph([Piece(item_of(text))], "List Bullet")

    def _levels(self, row: PlainCompetency) -> None:
        if not row.levels:
            return
        required = row.required_level
        own = required.label if required and required.scale == row.scale else None
        self._table(
            layout.LEVELS,
            f"Levels of {row.name}",
            layout.LEVEL_HEAD,
            [(level.label, level.text, level.label == own) for level in row.levels],
        )

    def _standards(self, row: PlainCompetency) -> None:
        texts = [(standard.label, standard.text, False) for standard in row.standards]
        if texts:
            self._table(layout.STANDARDS, f"Performance standards of {row.name}", layout.STANDARD_HEAD, texts)

    def _table(
        self, heading: str, about: str, head: tuple[str, ...], texts: list[tuple[str, str, bool]]
    ) -> None:
        self.file.heading(heading, self.depth + 1)
        rows = [[cell(label, bold=bold), cell(text, bold=bold)] for label, text, bold in texts]
        self.file.table(about, (1, 4), [[cell(word, bold=True) for word in head], *rows])

    def _use(self, row: PlainCompetency) -> None:
        required = row.required_level
        stated: Facts = [
            (layout.REQUIRED, required.label if required else None),
            (layout.SELECTION, layout.label_of(layout.USES, row.selection_use)),
        ]
        if required and required.scale != row.scale:
            stated.insert(1, (layout.REQUIRED_SCALE, self.scales.get(required.scale, layout.OWN_LEVELS)))
        stated += [
            (label, getattr(row, name)) for label, name in layout.USE_TEXTS.items() if getattr(row, name)
        ]
        if row.scale:
            stated.append((layout.SCALE, self.scales.get(row.scale, row.scale)))
        stated += _names(row)
        if row.slug:
            stated.append((layout.IDENTIFIER, row.slug))
        self.file.heading(layout.USE, self.depth + 1)
        self.file.table(
            f"Use of {row.name} in the job class",
            (1, 3),
            [[cell(word, bold=True) for word in layout.FACT_HEAD], *facts(stated)],
        )


def _names(row: PlainCompetency) -> Facts:
    """Number, name and variant apart, where the heading alone would be read in another way."""
    if parsed(row.name) == named(row):
        return []
    return [(layout.NUMBER, row.number), (layout.NAME, row.family), (layout.VARIANT, row.variant or None)]
