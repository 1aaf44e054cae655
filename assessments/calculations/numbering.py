"""Candidate numbers that the portal gives."""

from collections.abc import Iterable, Iterator

FIRST = 101
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
