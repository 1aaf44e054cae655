"""Letters of a PDF that nobody sees on the page: in the color of what lies behind them, covered, off the page, tiny."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage

_SMALLEST = 2.0  # points
_ALIKE = 0.04  # of full color
_CUT = 0.25  # of the width of the page
_STRIP = 10.0  # points: the height of a strip of the page, to find shapes by
_LEAST = 3.0  # points: lower shapes are lines
_SPACES = ("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased")
_MOST_SHAPES = 2000  # of one page: with more it is a drawing
_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)

Color = tuple[float, float, float]


class _Shape(NamedTuple):
    order: int
    x0: float
    y0: float
    x1: float
    y1: float
    color: Color | None

    def covers(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


def hidden_letters(layout: Any) -> set[int]:
    """The ids of letters of a page that nobody sees. Where most of them would be, what lies behind is not known."""
    drawn = list(enumerate(_drawn(layout)))
    letters = [(n, one) for n, one in drawn if isinstance(one, LTChar)]
    shapes = _by_strip([_shape(n, one) for n, one in drawn if not isinstance(one, LTChar)])
    away = _off_the_page(layout, [one for _, one in letters])
    unseen = {id(one) for n, one in letters if one.size < _SMALLEST or _is_unseen(n, one, shapes)}
    return away | (unseen if 2 * len(unseen) <= len(letters) else set())


def _drawn(container: Any) -> Iterator[Any]:
    """Letters, shapes and pictures in the order in which they are drawn."""
    for one in container._objs:
        if isinstance(one, LTContainer):
            yield from _drawn(one)
        elif isinstance(one, LTChar | LTImage) or (isinstance(one, LTCurve) and one.fill):
            yield one


def _shape(order: int, one: Any) -> _Shape:
    color = None if isinstance(one, LTImage) else _color(one.non_stroking_color)
    return _Shape(order, *one.bbox, color)


def _by_strip(shapes: list[_Shape]) -> dict[int, list[_Shape]]:
    found: dict[int, list[_Shape]] = defaultdict(list)
    if len(shapes) <= _MOST_SHAPES:
        for one in shapes:
            if one.y1 - one.y0 >= _LEAST:
                for strip in range(max(int(one.y0 / _STRIP), 0), min(int(one.y1 / _STRIP), _MOST_SHAPES) + 1):
                    found[strip].append(one)
    return found


def _off_the_page(layout: Any, letters: list[LTChar]) -> set[int]:
    """Letters off the page, but for those that end a line which begins on it, and wide tables: they are cut."""
    right = layout.x1 + _CUT * layout.width
    found: set[int] = set()
    last: LTChar | None = None
    for one in letters:
        x, y = (one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2
        on_page = layout.x0 <= x <= right and layout.y0 <= y <= layout.y1
        goes_on = last is not None and abs(one.y0 - last.y0) <= 1 and abs(one.x0 - last.x1) <= one.size
        if not on_page and not (goes_on and id(last) not in found):
            found.add(id(one))
        last = one
    return found


def _is_unseen(order: int, char: LTChar, shapes: dict[int, list[_Shape]]) -> bool:
    """Whether it has the color of the last shape below it, or lies below a white or black one.

    A picture over it may show the same words: it is the text that was recognised in it.
    """
    x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    here = [one for one in shapes.get(int(y / _STRIP), ()) if one.covers(x, y)]
    behind = max((one for one in here if one.order < order), default=None)
    over = max((one for one in here if one.order > order), default=None)
    if over:
        return over.color is not None and any(_alike(over.color, one) for one in (_WHITE, _BLACK))
    color = _color(char.graphicstate.ncolor) if char.ncs and char.ncs.name in _SPACES else None
    ground = behind.color if behind else _WHITE
    return color is not None and ground is not None and _alike(color, ground)


def _alike(one: Color, other: Color) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def _color(said: Any) -> Color | None:
    """As red, green and blue; None for patterns and what can't be told."""
    parts = tuple(said) if isinstance(said, tuple | list) else (said,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 1:
        return (float(parts[0]),) * 3
    if len(parts) == 3:
        return (float(parts[0]), float(parts[1]), float(parts[2]))
    if len(parts) == 4:
        red, green, blue = ((1 - float(part)) * (1 - float(parts[3])) for part in parts[:3])
        return (red, green, blue)
    return None
