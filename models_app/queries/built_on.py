"""What stands on the library, asked for without knowing who builds on it.

Apps above this one register a function by its dotted name when they start; the library's pages ask all of them. So
the library names no other app, and a page can still say where a version is used.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.module_loading import import_string


@dataclass(frozen=True)
class BuiltOn:
    """One thing built on a model version. `places` gives, by primary key of a use, where in it the use stands.

    `noun` is what a person calls it in the singular ('hiring action'); `url` is empty when there is no page.
    """

    noun: str
    label: str
    url: str = ""
    note: str = ""
    places: dict[int, str] = field(default_factory=dict)


# Takes the person and model versions. Answers None when the person's roles don't let them know at all: then the page
# must not say 'nowhere'.
Provider = Callable[[object, object], list[BuiltOn] | None]

# Takes a scale; answers what rates on it. Asked for who may edit the scale only: they see all of it.
ScaleProvider = Callable[[object], list[BuiltOn]]

MOST = 20  # things of a kind that are named where a scale is asked for

_providers: list[str] = []
_scale_providers: list[str] = []


def register(dotted_name: str) -> None:
    """Ask this function (a `Provider`) too, from now on. By name: apps start before their tables can be imported."""
    if dotted_name not in _providers:
        _providers.append(dotted_name)


def register_for_scales(dotted_name: str) -> None:
    """Ask this function (a `ScaleProvider`) what stands on a scale, from now on."""
    if dotted_name not in _scale_providers:
        _scale_providers.append(dotted_name)


def built_on_scale(scale) -> list[BuiltOn]:
    """What other apps built on a scale; at most `MOST` of a kind."""
    return [thing for name in _scale_providers for thing in import_string(name)(scale)]


def built_on(user, version) -> list[BuiltOn] | None:
    """Everything built on a version that the person may know of; None when they may know of none."""
    return built_on_any(user, [version])


def built_on_any(user, versions) -> list[BuiltOn] | None:
    """Everything built on one of these versions, in a fixed number of queries; None as in `built_on`."""
    providers: list[Provider] = [import_string(name) for name in _providers]
    answers = [answer for ask in providers if (answer := ask(user, versions)) is not None]
    return [thing for answer in answers for thing in answer] if answers else None


def in_words(things: list[BuiltOn]) -> str:
    """'1 hiring action, 2 interview guides', or 'not used yet'."""
    counts: dict[str, int] = {}
    for thing in things:
        counts[thing.noun] = counts.get(thing.noun, 0) + 1
    return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for noun, n in counts.items()) or "not used yet"
