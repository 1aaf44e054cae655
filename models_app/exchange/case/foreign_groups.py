"""Groups of a package of another system: the portal has one level of them, so what stands higher is in the name."""

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.case.package import Tree, text_of
from models_app.exchange.case.places import Places

LONGEST = 200
IN_FULL = 2000  # of a longer name, in a finding
WITHIN = " › "
MEMBERS = ("abbreviatedStatement", "fullStatement", "humanCodingScheme")


class Groups:
    """The groups above competencies, in the order of the first competency. `held` are the items they are made of."""

    def __init__(self, tree: Tree, places: Places) -> None:
        self.tree, self.places = tree, places
        self.words: list[Words] = []
        self.findings: list[PlainFinding] = []
        self.held: set[str] = set()
        self.used: set[tuple[int, str]] = set()
        self.said: set[tuple[int, str]] = set()
        self._places: dict[str, int] = {}

    def of(self, key: str) -> int | None:
        """The place of the group that an item stands in; None at the top."""
        above = self.tree.above(key)
        if not above:
            return None
        if above[0] not in self._places:
            self._places[above[0]] = len(self.words)
            self._add(above)
        return self._places[above[0]]

    def _add(self, above: list[str]) -> None:
        """A group by its name and those of the groups around it, as far out as there is room."""
        named = [(key, *self._name(key)) for key in above]
        kept: list[tuple[str, str, str]] = []
        name = ""
        for one in (one for one in named if one[1]):
            longer = f"{one[1]}{WITHIN}{name}" if name else one[1]
            if name and len(longer) > LONGEST:
                break
            name = longer
            kept.append(one)
        full = WITHIN.join(text for _, text, _ in reversed(named) if text)
        whole = len(name) <= LONGEST
        cut = (name if whole else f"{name[: LONGEST - 2].rstrip()} …") or "Group without a name"
        self.held |= {above[0]} | (set(above) if name == full else {key for key, *_ in kept})
        self._mark(kept if whole else [], nested=len(kept) > 1)
        lines = self.places.of(self.tree.items[above[0]], *MEMBERS)
        self.words.append(Words(cut, lines))
        self._tell(cut, full, lines, nested=len(above) > 1)

    def _name(self, key: str) -> tuple[str, str]:
        """The name of a group and the member that gives it."""
        item = self.tree.items[key]
        found = ((" ".join(text_of(item, name).split()), name) for name in MEMBERS)
        return next((pair for pair in found if pair[0]), ("", ""))

    def _mark(self, names: list[tuple[str, str, str]], *, nested: bool) -> None:
        for key, _, member in names:
            place = (id(self.tree.items[key]), member)
            self.used.add(place)
            if nested:
                self.said.add(place)

    def _tell(self, name: str, full: str, lines: tuple[int, ...], *, nested: bool) -> None:
        if name != full:
            self._found(
                "The name of a group was shortened",
                f"In full it is: {full[:IN_FULL] or 'not stated'}.",
                lines,
            )
        elif nested:
            self._found(
                "A group stands inside another one",
                f"The portal keeps one level of groups, so the name tells them all: '{name}'. Change it as you like.",
                lines,
            )

    def _found(self, title: str, detail: str, lines: tuple[int, ...]) -> None:
        self.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, lines))
