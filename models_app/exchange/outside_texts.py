"""Texts among competencies that belong to none of them, as a person said: notes and sections of the document."""

from dataclasses import dataclass, field, replace

from models_app.calculations.plain import PlainPart, Words
from models_app.choices import PartKind
from models_app.exchange.front import parts_of
from models_app.exchange.lines import without_typeface


@dataclass
class OutsideTexts:
    """Runs of such lines; `is_open`: the lines that follow, up to the next name, belong to them."""

    is_open: bool = False
    runs: list[tuple[str, list[Words]]] = field(default_factory=list)

    def open_below(self, group: str = "") -> None:
        """From here on lines belong to no competency; `group` is the heading of the group that they stand below."""
        self.is_open = True
        self.runs.append((group, []))

    def take(self, line: Words) -> None:
        """One line of the run that is open."""
        self.runs[-1][1].append(replace(line, text=without_typeface(line.text)))

    def go_on(self, line: Words, apart: str) -> None:
        """More of the line above, where the run has one."""
        lines = self.runs[-1][1]
        if lines:
            text = f"{lines[-1].text}{apart}{without_typeface(line.text)}"
            lines[-1] = replace(lines[-1], text=text, lines=lines[-1].lines + line.lines)
        else:
            self.take(line)

    def parts(self) -> list[PlainPart]:
        """Each run by itself, as its own headings and labels part it; what has none is a note."""
        return [
            replace(part, kind=PartKind.NOTE, heading=group) if part.kind == PartKind.PREFACE else part
            for group, lines in self.runs
            for part in parts_of(lines)
        ]
