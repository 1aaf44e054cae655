"""Names in addresses and files that nobody else has."""

from collections.abc import Collection

from django.utils.text import slugify


def free_slug(words: str, taken: Collection[str], *, otherwise: str) -> str:
    """A slug of these words that is not taken: as it is, or with -2, -3, …; `otherwise` where no letter fits."""
    stem = slugify(words.replace("/", " "))[:100].strip("-") or otherwise
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
