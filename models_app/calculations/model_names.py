"""What a model is called whose document has no title, and how models of one name are told apart."""

from collections.abc import Sequence


def model_name(title: str, short_title: str) -> str:
    """The title of the document; without one, whose model it is."""
    return title if title.strip() else f"Untitled model of {short_title}"


def told_apart(models: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """The names, each with as many of its facts as tell it from others of its name; the first facts count most."""
    alike: dict[str, list[int]] = {}
    for n, (name, _) in enumerate(models):
        alike.setdefault(name, []).append(n)
    told = [name for name, _ in models]
    for name, places in alike.items():
        said = _least([models[n][1] for n in places])
        for n, facts in zip(places, said, strict=True):
            told[n] = f"{name} ({', '.join(facts)})" if facts else name
    return told


def _least(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Of each row the facts by which it differs from another, no more kinds of them than are needed."""
    said: list[list[str]] = [[] for _ in rows]
    for values in zip(*rows, strict=True):
        if len({tuple(facts) for facts in said}) == len(rows):
            break
        if len(set(values)) > 1:
            said = [[*facts, value] for facts, value in zip(said, values, strict=True)]
    return said
