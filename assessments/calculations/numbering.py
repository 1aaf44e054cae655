"""Candidate numbers: which the portal gives, and which are worth a second look."""

import re
from collections.abc import Iterable, Iterator

FIRST = 101
BROKEN = re.compile(r"\d+[.,]\d+")
ODD_SIGN = re.compile(r"[^\w .,-]")
MOST_DIGITS = 9  # longer ones are codes of another system, not a sequence to go on with


def next_numbers(taken: Iterable[str]) -> Iterator[str]:
    """Numbers after the highest one given, from 101 upward. Numbers that are no plain digits play no part.

    Never one that lies below: a number once given and taken out again must not come back to another person.
    """
    given = [int(n) for n in taken if n.isascii() and n.isdigit() and len(n) <= MOST_DIGITS]
    number = max([FIRST - 1, *given])
    while True:
        number += 1
        yield str(number)


def oddness_of(number: str) -> str:
    """What a candidate number has that a spreadsheet or a slip may have made; empty when nothing. None is refused."""
    if BROKEN.fullmatch(number):
        return "is not a whole number"
    if ODD_SIGN.search(number):
        return "holds a sign other than letters, digits, points, commas and hyphens"
    return ""


def alike_but_for_zeros(number: str, others: Iterable[str]) -> bool:
    """Whether one of the others is the same number when leading zeros don't count."""
    bare = number.lstrip("0")
    return any(other and other != number and other.lstrip("0") == bare for other in others)
