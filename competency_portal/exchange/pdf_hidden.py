"""Letters of a PDF that nobody sees: without ink, in the color of what lies behind, covered, off the page, tiny."""

from collections import defaultdict
from collections.abc import Iterator, Set
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage

_SMALLEST = 2.0  # points
_ALIKE = 0.04  # of full color
_CUT = 0.25  # of the width of the page
_STRIP = 10.0  # points: the height of a strip of the page, to find shapes by
_LEAST = 3.0  # points: lower shapes are lines
_SPACES = ("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased")
_PICTURE = 0.5  # of the page: less is no picture of it
_MOST_PICTURES = 50  # of which each letter is looked for
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


class Unseen(NamedTuple):
    """The ids of letters of a page that nobody sees; whether those on it were recognised in a picture of the page."""

    hidden: set[int]
    recognised: bool = False


def unseen_letters(layout: Any, without_ink: Set[int] = frozenset()) -> Unseen:
    """What nobody sees of a page. Where most letters would have the color behind them, that is not known.

    Letters without ink over a picture of the whole page are the text that was recognised in it.
    """
    drawn = list(enumerate(_drawn(layout)))
    letters = [(n, one) for n, one in drawn if isinstance(one, LTChar)]
    pictures = [one for _, one in drawn if isinstance(one, LTImage)]
    inkless = [one for _, one in letters if id(one) in without_ink]
    in_picture = _recognised(inkless, pictures, layout)
    if not in_picture and len(inkless) == len(letters) <= 2 * (len(drawn) - len(letters)):
        in_picture = {id(one) for one in inkless}  # their shapes are drawn
    shapes = _by_strip([_shape(n, one) for n, one in drawn if not isinstance(one, LTChar)])
    away = _off_the_page(layout, [one for _, one in letters])
    seen = [(n, one) for n, one in letters if id(one) not in without_ink]
    unseen = {id(one) for n, one in seen if one.size < _SMALLEST or _is_unseen(n, one, shapes)}
    unseen = unseen if 2 * len(unseen) <= len(seen) else set()
    return Unseen(
        away | unseen | (without_ink & {id(one) for _, one in letters}) - in_picture, bool(in_picture)
    )


def _recognised(inkless: list[LTChar], pictures: list[LTImage], layout: Any) -> set[int]:
    """Of letters without ink those that a picture of the page shows, in one piece or in strips."""
    if sum(one.width * one.height for one in pictures) < _PICTURE * layout.width * layout.height:
        return set()
    if len(pictures) > _MOST_PICTURES:
        return {id(one) for one in inkless}
    return {
        id(one)
        for one in inkless
        if any(
            picture.x0 <= (one.x0 + one.x1) / 2 <= picture.x1
            and picture.y0 <= (one.y0 + one.y1) / 2 <= picture.y1
            for picture in pictures
        )
    }


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
