"""Texts below names, broken in lines so short that they reach no edge: 'Keeps minutes / of all meetings.'"""

from itertools import pairwise

from models_app.calculations.plain import Words
from models_app.exchange.edges import ENDS, GOES_ON, LEAST, is_next, is_prose_line, is_small
from models_app.exchange.front import is_title
from models_app.exchange.lines import BULLET, LABELED, NUMBERED

LEAST_TEXTS = 2


def short_lines_that_go_on(lines: list[Words]) -> frozenset[int]:
    """Places of lines that go on with the one above them.

    Of the lines without a blank line between them the first is a name alone and the second is a text, if the third
    begins with a small letter. Where this holds for some of such lines only, their names may stand below groups.
    """
    paragraphs = [one for one in _paragraphs(lines) if any(_goes_on(*pair) for pair in pairwise(one))]
    named = [one for one in paragraphs if _is_name_and_text(one)]
    if len(named) < LEAST_TEXTS or len(named) < len(paragraphs):
        return frozenset()
    return frozenset(
        line.lines[0] for one in named for above, line in pairwise(one[1:]) if _goes_on(above, line)
    )


def _paragraphs(lines: list[Words]) -> list[list[Words]]:
    """The lines, parted at blank lines and pages."""
    found: list[list[Words]] = []
    for n, line in enumerate(lines):
        if n and is_next(lines[n - 1], line) and lines[n - 1].page == line.page:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(above: Words, line: Words) -> bool:
    """Whether a short line may go on with the next one."""
    plain = (
        is_prose_line(above) and is_prose_line(line) and not _is_set_apart(above) and not _is_set_apart(line)
    )
    open_end = len(above.text) < LEAST and not above.text.endswith(ENDS)
    return plain and open_end and (is_small(line.text) or bool(GOES_ON.search(above.text)))


def _is_set_apart(line: Words) -> bool:
    return bool(BULLET.match(line.text) or NUMBERED.match(line.text) or LABELED.match(line.text))


def _is_name_and_text(paragraph: list[Words]) -> bool:
    """A name that does not go on, and below it nothing but one text."""
    name, *text = paragraph
    plain = all(is_prose_line(line) and not _is_set_apart(line) for line in text)
    ends = bool(text) and text[-1].text.endswith(ENDS)
    return (
        is_title(name)
        and not is_small(name.text)
        and not GOES_ON.search(name.text)
        and plain
        and ends
        and (len(text) > 1 and not is_small(text[0].text))
    )
