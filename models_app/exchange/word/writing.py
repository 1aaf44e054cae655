"""Writes a model as a Word document. Everything that it holds can be read in it, and comes back (`reading`)."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from competency_portal.exchange.passages import Piece, Pieces
from competency_portal.exchange.word_writing import BOLD, ITALIC, Cell, WordFile
from models_app.calculations.plain import PlainFinding, PlainModel, PlainPart, PlainScale
from models_app.choices import PartKind
from models_app.exchange.source_places import entries_of
from models_app.exchange.word import layout
from models_app.exchange.word.competencies import CompetencyWriter
from models_app.exchange.word.pieces import cell, facts, labelled
from models_app.exchange.word.sources import BETWEEN
from models_app.exchange.word.texts import cell_of, line_of, paragraphs_of

BEFORE = (PartKind.PREFACE, PartKind.DESCRIPTION_OF_WORK)
IN_A_LINE = 8  # entries of places in one paragraph


@dataclass(frozen=True)
class Edition:
    """What the head of each page says of the version, and the paper of its agency."""

    head: str = "Competency model"
    paper: str = "letter"


def write(plain: PlainModel, edition: Edition | None = None) -> bytes:
    """The document. Everything comes back, with places in the source document where that comes along."""
    edition = edition or Edition()
    file = WordFile(line_of(plain.title.text), edition.head, paper=edition.paper)
    _Writer(file, plain).write()
    return file.save()


class _Writer:
    """One document while it is written."""

    def __init__(self, file: WordFile, plain: PlainModel) -> None:
        self.file, self.plain = file, plain
        self.scales = layout.scale_names(plain)

    def write(self) -> None:
        for sentence in (layout.HOW_TO_EDIT, layout.SAYS_REQUIRED):
            self.file.paragraph([Piece(sentence)], "Small Print")
        job = self.plain.job
        self.file.heading(layout.JOB, 1)
        self._facts(layout.JOB, ((label, getattr(job, name)) for label, name in layout.JOB_FACTS.items()))
        before = self._parts_before()
        for part in self.plain.parts[:before]:
            self._part(part)
        self._competencies()
        for part in self.plain.parts[before:]:
            self._part(part)
        self._requirement()
        self._scales()
        self._findings()
        self._record()
        self._places()
        self._source()

    def _parts_before(self) -> int:
        """How many of the parts stand before the competencies, so that all keep their order."""
        return max((n for n, part in enumerate(self.plain.parts, 1) if part.kind in BEFORE), default=0)

    def _part(self, part: PlainPart) -> None:
        kind = layout.label_of(layout.KINDS, part.kind)
        self.file.heading(line_of(part.heading) or kind, 1)
        if part.heading:
            self.file.paragraph([Piece(f"{layout.KIND_OF_TEXT}: {kind}", ITALIC)], "Small Print")
        for text in part.paragraphs:
            for paragraph in paragraphs_of(text):
                self.file.paragraph([Piece(paragraph)])

    def _competencies(self) -> None:
        self.file.heading(layout.COMPETENCIES, 1)
        writer = CompetencyWriter(self.file, self.scales, depth=3 if self.plain.groups else 2)
        for row, heading in self._with_groups():
            if heading is not None:
                self.file.heading(heading, 2)
            if row is not None:
                writer.write(row)

    def _with_groups(self) -> Iterator[tuple[Any, str | None]]:
        """Each competency; a group's heading where another group begins, so that groups first stand in their order."""
        groups = [line_of(words.text) for words in self.plain.groups]
        told, last = 0, None
        for row in self.plain.competencies:
            if not groups:
                yield row, None
                continue
            place = row.group
            while place is not None and told < place:
                yield None, groups[told]
                told, last = told + 1, told
            if last is None or last != (-1 if place is None else place):
                yield None, layout.WITHOUT_GROUP if place is None else groups[place]
                last = -1 if place is None else place
            told = told if place is None else max(told, place + 1)
            yield row, None
        for group in groups[told:]:
            yield None, group

    def _requirement(self) -> None:
        rule = self.plain.requirement
        if rule is None:
            return
        self.file.heading(layout.REQUIREMENT, 1)
        values = {label: getattr(rule, name) for label, name in layout.REQUIREMENT_FACTS.items()}
        values["Experience for education"] = layout.label_of(layout.SUBSTITUTIONS, rule.substitution)
        self._facts(layout.REQUIREMENT, values.items())

    def _scales(self) -> None:
        if not (self.plain.scales or self.plain.level_labels):
            return
        self.file.heading(layout.SCALES, 1)
        if self.plain.level_labels:
            self.file.heading(layout.OWN_LEVELS, 2)
            for words in self.plain.level_labels:
                self.file.paragraph([Piece(line_of(words.text))], "List Bullet")
        for scale in self.plain.scales:
            self._scale(scale)

    def _scale(self, scale: PlainScale) -> None:
        self.file.heading(line_of(scale.name) or scale.code, 2)
        known = {**vars(scale), "shipped": layout.YES if scale.shipped else ""}
        stated = ((label, known[name]) for label, name in layout.SCALE_FACTS.items() if known[name])
        self._facts(scale.name, stated)
        self.file.paragraph([], "Small Print")
        rows = [[cell(level.label), cell(level.value), cell(level.definition)] for level in scale.levels]
        self._table(f"Levels of the scale {scale.name}", layout.SCALE_HEAD, (2, 1, 6), rows)

    def _findings(self) -> None:
        if not self.plain.findings:
            return
        rows = self.plain.competencies
        names = layout.competency_names([row.name for row in rows])
        about = ["\n".join(filter(None, (name, row.slug))) for name, row in zip(names, rows, strict=True)]
        self.file.heading(layout.FINDINGS, 1)
        cells = [_finding(finding, about) for finding in self.plain.findings]
        self._table("Findings to settle, and those settled", layout.FINDING_HEAD, (3, 3, 7, 3), cells)

    def _record(self) -> None:
        plain = self.plain
        values = {layout.MODEL_NAME: plain.slug, layout.CLASS_NAME: plain.job.slug}
        if plain.bank:
            values |= {label: getattr(plain.bank, name) for label, name in layout.BANK_FACTS.items()}
        if any(values.values()):
            self.file.heading(layout.RECORD, 1)
            self._facts(layout.RECORD, ((label, value) for label, value in values.items() if value))

    def _places(self) -> None:
        """Where the texts stand in the source document that comes along."""
        entries = entries_of(self.plain) if self.plain.source else []
        if not entries:
            return
        self.file.heading(layout.PLACES, 1)
        self.file.paragraph([Piece(layout.SAYS_PLACES)], "Small Print")
        for start in range(0, len(entries), IN_A_LINE):
            self.file.paragraph([Piece(BETWEEN.join(entries[start : start + IN_A_LINE]))], "Small Print")

    def _source(self) -> None:
        """The document that the words come from, each line with its number."""
        source = self.plain.source
        if source is None:
            return
        self.file.heading(layout.SOURCE, 1)
        values = {label: getattr(source, name) for label, name in layout.SOURCE_FACTS.items()}
        values[layout.FINGERPRINT] = hashlib.sha256(source.text.encode()).hexdigest()
        self._facts(layout.SOURCE, ((label, value) for label, value in values.items() if value))
        self.file.paragraph([], "Small Print")
        for number, line in enumerate(source.text.split("\n"), 1):
            self.file.paragraph([Piece(f"{number}: {line}")], "Small Print")

    def _facts(self, about: str, stated: Iterable[tuple[str, Any]]) -> None:
        self._table(about, layout.FACT_HEAD, (1, 3), facts(stated))

    def _table(
        self, about: str, head: Sequence[str], widths: Sequence[float], rows: list[list[Cell]]
    ) -> None:
        self.file.table(about, widths, [[[[Piece(word, BOLD)]] for word in head], *rows])


def _finding(finding: PlainFinding, names: list[str]) -> list[Cell]:
    about = layout.THE_MODEL if finding.competency is None else names[finding.competency]
    outcome: list[Pieces] = [[Piece(layout.SETTLED if finding.settled else layout.OPEN)]]
    for label, text in ((layout.VALUE, finding.value), (layout.REASON, finding.reason)):
        if text:
            outcome.append(labelled(label, line_of(text)))
    return [
        cell(about),
        cell(layout.label_of(layout.FINDING_KINDS, finding.kind)),
        [
            [Piece(line_of(finding.title), BOLD)],
            *([Piece(line)] for line in cell_of(finding.detail) if finding.detail),
        ],
        outcome,
    ]
