"""What has been read of a block so far: its texts, what waits for its counterpart, and what there is to remark."""

from collections.abc import Callable
from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, PlainArea, PlainStandard, Unused, Words
from models_app.exchange.block_doubts import NO_USE, SECOND_USE, UNCLEAR_USE, unclear_use, use_of
from models_app.exchange.known_labels import Known, bare_label
from models_app.exchange.labels import Section
from models_app.exchange.lines import joined_lines

LABEL_ALONE = "A label without a text"
UNLABELED = "has standards without labels"
NO_LABELS = (
    "No label such as 'Satisfactory' stands beside them. The texts were kept in a list below their heading; if they "
    "have labels, give these and move the texts in the draft."
)
LABELS_AHEAD = "has its labels ahead of their texts"


@dataclass
class BlockState:
    """What has been read of one block so far."""

    known: Known
    definition: Words | None = None
    levels: list[PlainStandard] = field(default_factory=list)
    indicators: list[Words] = field(default_factory=list)
    standards: list[PlainStandard] = field(default_factory=list)
    areas: list[PlainArea] = field(default_factory=list)
    required: Words | None = None
    stated: list[Words] = field(default_factory=list)
    """Every level that a line states as the required one; `required` is what they agree on."""
    awaits_level: bool = False
    """Whether the label of the required level came and its text did not yet."""
    selection: Words | None = None
    """What a line with such a label states of the selection use."""
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    notes: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)
    """Title, detail and lines of findings; the name of the competency comes in front."""
    section: Section | None = None
    heading: Words | None = None
    """Heading of the areas below it."""
    pending: list[Words] = field(default_factory=list)
    """Labels that wait for their texts."""
    waiting: list[Words] = field(default_factory=list)
    """Texts that wait for their labels."""
    open: list[PlainStandard] | None = None
    """The list whose last text goes on with the next line."""
    astray: str = ""
    """Why the lines that follow, up to the next label, belong to nothing."""
    bulleted: bool = False
    """Whether the last indicator came with a bullet or a number."""
    said: Callable[[str], Section | None] | None = None
    """What a person said of a label; it goes before the words in common use."""

    def _note(self, title: str, detail: str, line: Words) -> None:
        """A remark on this line; a remark made already gets one more place."""
        for n, (noted, said, lines) in enumerate(self.notes):
            if noted == title:
                self.notes[n] = (noted, said, joined_lines(lines, line.lines))
                return
        self.notes.append((title, detail, line.lines))

    def _noted(self, title: str) -> bool:
        """Whether a remark was made already; one a block is enough."""
        return any(noted == title for noted, _, _ in self.notes)

    def _list(self) -> list[PlainStandard]:
        return self.standards if self.section == Section.STANDARDS else self.levels

    def _expect(self, label: Words) -> None:
        """A label whose text comes later."""
        if self.waiting or self.astray or (self.open and not self.pending):
            self._settle()
        self.pending.append(label)

    def _enter(self, section: Section) -> None:
        if section != self.section or self.astray:
            self._settle()
            self.section, self.heading = section, None

    def _settle(self) -> None:
        """Labels and texts that stand apart are paired where their numbers agree; otherwise they are left, and said."""
        pending, waiting = self.pending, self.waiting
        self.pending, self.waiting, self.open, self.astray = [], [], None, ""
        lines = joined_lines(*(words.lines for words in (*pending, *waiting)))
        if pending and len(pending) == len(waiting):
            self._list().extend(
                PlainStandard(label.text, text.text, joined_lines(label.lines, text.lines))
                for label, text in zip(pending, waiting, strict=True)
            )
            self.notes.append(
                (
                    LABELS_AHEAD,
                    "The document prints the labels first and the texts below them. They were paired in their order.",
                    lines,
                )
            )
        elif waiting and not pending and self._are_standards():
            self._without_labels(waiting, lines)
        elif pending or waiting:
            self._unpaired(pending, waiting, lines)

    def _are_standards(self) -> bool:
        """Whether texts without labels stand below a heading of standards, in a document where no standard has one."""
        return self.section == Section.STANDARDS and self.heading is not None and not self.known.standards

    def _without_labels(self, texts: list[Words], lines: tuple[int, ...]) -> None:
        """Standards that the document gives no label: kept below their own heading, since a label would be invented."""
        heading = self.heading or Words("", ())
        self.frame = [item for item in self.frame if item.lines != heading.lines or item.text != heading.text]
        self.areas += [
            PlainArea(heading.text, text.text, joined_lines(heading.lines, text.lines)) for text in texts
        ]
        self.notes.append((UNLABELED, NO_LABELS, lines))

    def _said_use(self, stated: Words, label: str = "") -> None:
        """What stands behind or below the label of the selection use; the first one that states a use counts."""
        use = use_of(stated.text)
        if use and self.selection is None:
            self.selection = Words(use, stated.lines)
            self.frame += [
                Frame(text, stated.lines, "Selection use") for text in (label, stated.text) if text.strip()
            ]
            return
        self.unused.append(Unused(stated.lines, SECOND_USE if use else NO_USE, label + stated.text))
        if not use:
            self.notes.append((UNCLEAR_USE, unclear_use(stated.text), stated.lines))

    def _is_known(self, label: str) -> bool:
        return self.known.is_level(label) or bare_label(label) in self.known.standards

    def _unpaired(self, pending: list[Words], waiting: list[Words], lines: tuple[int, ...]) -> None:
        what = " and ".join(
            part
            for part in (
                _counted(len(pending), "label") if pending else "",
                _counted(len(waiting), "text") if waiting else "",
            )
            if part
        )
        nobodys = [label for label in pending if not self._is_known(label.text)]
        self.frame += [
            Frame(label.text, label.lines, "Label without a text")
            for label in pending
            if label not in nobodys
        ]
        self.unused += [Unused(label.lines, LABEL_ALONE, label.text) for label in nobodys]
        self.unused += [
            Unused(text.lines, "A text of a level or standard without a label", text.text) for text in waiting
        ]
        self.notes.append(
            (
                f"has {what} that can't be paired",
                "It can't be told which text belongs to which label. None was guessed: look at the source.",
                lines,
            )
        )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
