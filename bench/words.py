"""Words for invented candidates, drawn with a fixed seed so that every run measures the same data."""

import random

from competency_portal.identifiers import ALPHABET, LENGTH

FIRST_NAMES = (
    "Alma",
    "Bram",
    "Cleo",
    "Dario",
    "Edda",
    "Farid",
    "Greta",
    "Hana",
    "Ivo",
    "June",
    "Kofi",
    "Lena",
)
LAST_NAMES = ("Abernathy", "Bellweather", "Castellane", "Dunmore", "Ellsworthy", "Fairbourne", "Greenhollow",
              "Hartwick", "Ingleside", "Juniper", "Kestrelle", "Larkspur")  # fmt: skip
SITUATIONS = ("During a switch of mail servers", "When a vendor missed a date", "After an audit found gaps",
              "While two colleagues were out", "When a help desk queue doubled")  # fmt: skip
ACTIONS = ("listed every dependency and asked each owner", "sorted the open cases by harm done",
           "wrote a one-page plan and had it checked", "called the people affected before starting",
           "tested the change on a copy first")  # fmt: skip
RESULTS = ("nothing was lost and nobody waited", "the backlog was gone in nine days", "the plan is still used",
           "one office had to wait a day longer", "the fault came back once and was then solved")  # fmt: skip


class Invented:
    """A source of names, notes, ratings and public ids that gives the same again for the same seed."""

    def __init__(self, seed: int = 2026):
        self.random = random.Random(seed)

    def public_id(self) -> str:
        """An identifier as the portal makes them, but repeatable."""
        return "".join(self.random.choices(ALPHABET, k=LENGTH))

    def name(self) -> tuple[str, str]:
        """First and last name."""
        return self.random.choice(FIRST_NAMES), self.random.choice(LAST_NAMES)

    def note(self) -> str:
        """What a rater might write: one to three sentences."""
        pick = self.random.choice
        sentences = (
            f"{pick(SITUATIONS)} the candidate {pick(ACTIONS)}; {pick(RESULTS)}."
            for _ in range(self.random.randint(1, 3))
        )
        return " ".join(sentences)

    def ability(self) -> float:
        """Where a candidate stands on a scale of five, before raters differ."""
        return self.random.gauss(3.2, 0.8)

    def rating(self, ability: float) -> int:
        """A rating from 1 to 5 around the ability; raters mostly agree within a point."""
        return min(5, max(1, round(self.random.gauss(ability, 0.6))))
