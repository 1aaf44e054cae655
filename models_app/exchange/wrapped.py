"""Sentences that a text file or a PDF broke at the edge of the page: joined where that is evident, and nowhere else.

Where the lines of a document all end where the next word would have passed one edge, that edge tells more: a line
that leaves room for the next word ends its paragraph, one that leaves none may go on (`edges.py`).
"""

import re
from dataclasses import dataclass, field, replace

from competency_portal.exchange.document import Mark
from competency_portal.exchange.hyphens import breaks_word
from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.divided_words import Divided, divided_in, hyphens_in
from models_app.exchange.edges import ENDS, GOES_ON, LEAST, Edge, edge_of, is_next, is_prose_line, is_small
from models_app.exchange.front import is_title
from models_app.exchange.labels import Section, names_level, ranks, section_alone, section_of, split_label
from models_app.exchange.lines import BULLET, LABELED, NUMBERED, in_capitals, is_paragraph
from models_app.exchange.short_texts import short_lines_that_go_on

SMALL_DASH = re.compile(r"[-–—] (?=[^\W\d_])(?![A-Z])")
OPEN_END = re.compile(
    r"(?:[;/&([–—]|\w-|\s-|\b(?:into|is|its|per|than|their))$"
)  # at the edge, no more than these


def unwrapped(
    lines: list[Words], passages: list[Words] | None = None
) -> tuple[list[Words], list[PlainFinding]]:
    """The lines with broken sentences joined by a space, and findings that name every join and every doubt.

    `passages`: what the lines were made of, for the words that the file's own reader was in doubt of.
    """
    divided = Divided(hyphens_in(lines), divided_in(passages or []))
    lines = [divided.whole_cells(line) for line in lines]
    joining = Joining(edge_of(lines), divided, short_lines_that_go_on(lines))
    for n, line in enumerate(lines):
        joining.take(line, lines[n + 1] if n + 1 < len(lines) else None)
    return joining.result, joining.findings()


@dataclass
class Joining:
    """What has been joined so far."""

    edge: Edge
    divided: Divided
    short: frozenset[int] = frozenset()
    result: list[Words] = field(default_factory=list)
    last: Words | None = None  # the line above as it was written, for its length
    joined: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)

    def take(self, line: Words, following: Words | None) -> None:
        """The next line: the rest of the one above, or a new one."""
        if self.last and self._goes_on(self.result[-1], self.last, line, following):
            self.joined += [self.result[-1].lines[-1], line.lines[0]]
            self.result[-1] = self._together(self.result[-1], line)
        else:
            self.result.append(line)
        self.last = line

    def _goes_on(self, above: Words, last: Words, line: Words, following: Words | None) -> bool:
        if not all(is_prose_line(words) for words in (above, line)) or above.page != line.page:
            return False
        if BULLET.match(line.text) and not self._is_inner_dash(last, line, following):
            return False
        if NUMBERED.match(line.text) or _opens_label(line.text):
            return False
        if is_next(last, line) and breaks_word(last.text, line.text):
            return True
        if is_next(last, line) and self.edge.reached(last, line):
            return self._from_edge(above, last, line, following)
        if last.text.endswith(ENDS) or (self.edge.ragged and last.text.endswith(";")):
            return False
        if len(last.text) < LEAST:
            return is_next(last, line) and (
                line.lines[0] in self.short or (is_small(line.text) and _opens_one_text(above.text))
            )
        if is_small(line.text) or GOES_ON.search(last.text):
            return True
        if (
            self.edge.broken
            and is_next(last, line)
            and _is_text_by_words(last.text)
            and is_paragraph(line.text)
        ):
            self._doubted(above, last, line)
        return False

    def _is_inner_dash(self, last: Words, line: Words, following: Words | None) -> bool:
        """Whether a dash at the beginning of a line stands in a sentence: no list goes on above and below it."""
        alone = _is_dash(line) and not _is_dash(last) and (following is None or not _is_dash(following))
        return (
            alone and is_next(last, line) and self.edge.reached(last, line) and not last.text.endswith(ENDS)
        )

    def _from_edge(self, above: Words, last: Words, line: Words, following: Words | None) -> bool:
        """Whether a line goes on that had no room for the first word of the next one."""
        if is_small(line.text) or _is_dash(line) or _is_open(last.text):
            return True
        if _may_open_name(line, following, self.edge):
            return self._doubted(above, last, line)
        if last.text.endswith(ENDS):
            plain = is_paragraph(above.text) and split_label(line.text) is None
            return plain and not self.edge.stands_alone(last)
        if self._is_text(above):
            return True
        return self._doubted(above, last, line)

    def _doubted(self, above: Words, last: Words, line: Words) -> bool:
        """Nobody can tell: that is said, unless the line ends a sentence or is a name by its capitals."""
        named = len(above.lines) == 1 and in_capitals(above.text) and not self._below_title(above)
        if not (last.text.endswith(ENDS) or named):
            self.doubtful += [last.lines[-1], line.lines[0]]
        return False

    def _is_text(self, above: Words) -> bool:
        """Whether the line above is no name: an item, a labelled text, several lines; or it stands below a name."""
        if NUMBERED.fullmatch(above.text):
            return False
        if len(above.lines) > 1 or not is_title(above) or not self.edge.names_touch:
            return True
        return not in_capitals(above.text) and self._below_title(above) and in_capitals(self.result[-2].text)

    def _below_title(self, above: Words) -> bool:
        """Whether what may be its name stands right above a line."""
        return len(self.result) > 1 and is_title(self.result[-2]) and is_next(self.result[-2], above)

    def _together(self, above: Words, line: Words) -> Words:
        start, between = self.divided.joint(above.text, line)
        shift = len(start) + len(between)
        marks = tuple(Mark(m.start + shift, m.end + shift, m.typeface) for m in line.marks)
        kept = tuple(replace(m, end=min(m.end, len(start))) for m in above.marks)
        text = f"{start}{between}{line.text}"
        return Words(
            text, above.lines + line.lines, above.kind, above.page, None, kept + marks, indent=above.indent
        )

    def findings(self) -> list[PlainFinding]:
        """One finding for each kind of join and doubt."""
        found = [_finding(self.joined, self.divided.how_joined)] if self.joined else []
        return [*found, *self.divided.findings(), *([_doubt(self.doubtful)] if self.doubtful else [])]


def _may_open_name(line: Words, following: Words | None, edge: Edge) -> bool:
    """Whether a line may be a name or a heading: a title that does not go on below it, in capitals where names are."""
    if not is_title(line) or line.text[0].isdigit():
        return False
    if following and edge.reached(line, following) and (is_small(following.text) or _is_open(line.text)):
        return False
    return in_capitals(line.text) or not edge.capital_names or section_alone(line.text, True) is not None


def _is_text_by_words(text: str) -> bool:
    """Whether a line that ends no sentence is written like one."""
    return not in_capitals(text) and not NUMBERED.match(text)


def _is_dash(line: Words) -> bool:
    """'- with a small letter behind it'."""
    return bool(SMALL_DASH.match(line.text))


def _is_open(text: str) -> bool:
    return bool(GOES_ON.search(text) or OPEN_END.search(text))


def _opens_label(text: str) -> bool:
    """'Novice: text', 'Indicators:', 'Rope Work – Ties knots.'"""
    if is_small(text):
        return False
    labelled = split_label(text)
    named = labelled is not None and in_capitals(labelled.label) and labelled.text[:1].isupper()
    return named or bool(LABELED.fullmatch(text)) or (text.endswith(":") and labelled is not None)


def _opens_one_text(text: str) -> bool:
    """Whether a line is an item of a list, or the text of a level or definition: these go on however short they are."""
    labelled = split_label(text)
    if BULLET.fullmatch(text) or labelled is None or not labelled.text:
        return bool(BULLET.fullmatch(text))
    label = labelled.label
    return names_level(label) or ranks(label) or section_of(label) == Section.DEFINITION


def _finding(joined: list[int], how: str) -> PlainFinding:
    places = tuple(dict.fromkeys(joined))
    count = len(joined) // 2
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{count} {'line is' if count == 1 else 'lines are'} broken in the middle of a sentence",
        "The document breaks sentences at the edge of the page. Where a line goes on with a small letter, or the one "
        "above ends in the middle of a phrase, or every line ends at one edge and the next word had no room, the two "
        f"were joined {how}.",
        places,
    )


def _doubt(lines: list[int]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "Lines may be names or broken sentences",
        "A line reaches the edge of the page and ends no sentence; the next one begins with a capital letter. Such "
        "lines were not joined: look whether one sentence became a name and a text, or two texts.",
        tuple(dict.fromkeys(lines)),
        by_form=True,
    )
