"""Items of a list are named by their place on a page. A late form finds them again by the words it was drawn with."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from models_app.forms.drawn import NAME, digest, digests_in, written
from models_app.forms.whole import whole

GONE = "gone:"  # before the name of an item that is no longer there


def followed(data: Any, recorded: Mapping[str, Any], kinds: Iterable[str]) -> Any:
    """What was sent, each item of these lists ('area:3', 'area:3:heading') under the place where it now stands."""
    digests = digests_in(data)
    names: dict[str, str] = {}
    for kind in kinds:
        drawn = {int(n): text for n, text in _items(digests, kind).items()}
        now = {int(n): digest(text) for n, text in _items(recorded, kind).items()}
        if drawn != now:
            names |= _renamed(kind, places(drawn, now), [*digests, *data])
    if not names:
        return data
    moved = data.copy()
    for name in names:
        moved.pop(name, None)
    for old, new in names.items():
        if old in data:
            moved[new] = data[old]
    moved[NAME] = written({names.get(name, name): text for name, text in digests.items()})
    return moved


def followed_step(data: Any, recorded: Mapping[str, Any], do: str) -> str:
    """The button 'remove:area:3' with the place where its item now stands; 'gone:…' where there is none any more."""
    verb, _, name = do.partition(":")
    kind, _, number = name.partition(":")
    if verb != "remove" or not digests_in(data) or whole(number) is None:
        return do
    new = _renamed(kind, _moved(data, recorded, kind), [name]).get(name, name)
    return new if new.startswith(GONE) else f"remove:{new}"


def in_order(data: Any, recorded: Mapping[str, Any], kind: str) -> bool:
    """Whether every item of the list stands where it was drawn; others may have come behind them."""
    return all(old == new for old, new in _moved(data, recorded, kind).items())


def _moved(data: Any, recorded: Mapping[str, Any], kind: str) -> dict[int, int | None]:
    drawn = {int(n): text for n, text in _items(digests_in(data), kind).items()}
    return places(drawn, {int(n): digest(text) for n, text in _items(recorded, kind).items()})


def places(drawn: Mapping[int, str], now: Mapping[int, str]) -> dict[int, int | None]:
    """Where each item stands now, by where it was drawn; None: nowhere. Both are digests by position.

    The same words are the same item, in their order where several have them. Words that nobody finds were changed where
    they stand, if something else that is new stands there.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for position in sorted(now):
        found[now[position]].append(position)
    taken: Counter[str] = Counter()
    places: dict[int, int | None] = {}
    for position in sorted(drawn):
        text = drawn[position]
        rows: Sequence[int] = found[text]
        places[position] = rows[taken[text]] if taken[text] < len(rows) else None
        taken[text] += 1
    new = set(now) - set(places.values())
    return {old: old if place is None and old in new else place for old, place in places.items()}


def _items(texts: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Texts of the list's items by position, as written."""
    pairs = [
        (name.removeprefix(f"{kind}:"), text) for name, text in texts.items() if name.startswith(f"{kind}:")
    ]
    return {place: text for place, text in pairs if whole(place) is not None}


def _renamed(kind: str, where: Mapping[int, int | None], names: Iterable[str]) -> dict[str, str]:
    """New name by old one, of every field of the items that stand elsewhere now."""
    new = {}
    for name in names:
        head, _, rest = name.partition(":")
        number, colon, field = rest.partition(":")
        if head != kind or whole(number) is None:
            continue
        place = where.get(int(number), int(number))
        if place != int(number):
            new[name] = f"{GONE}{name}" if place is None else f"{kind}:{place}{colon}{field}"
    return new
