"""Names in addresses and files that nobody else has."""

from collections.abc import Collection

from django.utils.text import slugify


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name, or the first of name-2, name-3, … that nobody has; a file keeps its ending (report-2.pdf)."""
    if wanted not in taken:
        return wanted
    stem, dot, ending = wanted.rpartition(".") if "." in wanted else (wanted, "", "")
    number = 2
    while (name := f"{stem}-{number}{dot}{ending}") in taken:
        number += 1
    return name


def free_label(wanted: str, taken: Collection[str], most: int) -> str:
    """The name, or the first of 'name (2)', 'name (3)', … that nobody has in small or capital letters."""
    lowered = {name.lower() for name in taken}
    label, number = wanted[:most], 1
    while label.lower() in lowered:
        number += 1
        ending = f" ({number})"
        label = f"{wanted[: most - len(ending)]}{ending}"
    return label


def free_slug(words: str, taken: Collection[str], *, otherwise: str) -> str:
    """A slug of these words that nobody has, with -2, -3, … where needed; `otherwise` where no letter fits."""
    return free_name(slugify(words.replace("/", " "))[:100].strip("-") or otherwise, taken)
