"""What a package of another system has and a competency model has not, in words: nothing of it goes unseen."""

from collections.abc import Container, Iterable, Iterator
from datetime import datetime

from models_app.calculations.plain import PlainFinding
from models_app.choices import FindingKind
from models_app.exchange.case.package import Members, Tree, identifier_of, target_of, text_of
from models_app.exchange.case.places import Places

CHANGED = "lastChangeDateTime"
EXAMPLES = 3  # links of one type that a finding names


def findings_of(tree: Tree, places: Places, held: Container[str]) -> list[PlainFinding]:
    """Items without a parent, links that lead nowhere or that a model has no place for, and items that were left out.

    `held` are the items that the model holds.
    """
    found = _Findings(tree, places)
    return [
        *found.orphans(),
        *found.outside(),
        *found.other(),
        *found.doubled(),
        *found.undated(),
        *found.lost(held),
    ]


def short(item: Members) -> str:
    """What to call an item in a sentence."""
    words = text_of(item, "abbreviatedStatement") or text_of(item, "fullStatement")
    return (words or text_of(item, "humanCodingScheme") or identifier_of(item) or "an item without words")[
        :80
    ]


class _Findings:
    def __init__(self, tree: Tree, places: Places) -> None:
        self.tree, self.places = tree, places

    def orphans(self) -> Iterator[PlainFinding]:
        tree = self.tree
        linked = {target_of(row, "originNodeURI") for row in tree.outside}
        for key in tree.orphans:
            item = tree.items[key]
            where = "its parent is not in the package" if key in linked else "the package names none"
            if tree.parent or key in linked:
                yield self._one(
                    "An item stands below no other",
                    f"'{short(item)}' was read as one at the top: {where}.",
                    [item],
                )

    def outside(self) -> Iterator[PlainFinding]:
        for row in self.tree.outside:
            item = self.tree.items.get(target_of(row, "originNodeURI"))
            what = f"'{short(item)}'" if item else "An item that is not in the package"
            yield self._one(
                "A link leads outside the package",
                f"{what}: {text_of(row, 'associationType') or 'link'} to {_address(row)}. It was not followed.",
                [row],
                FindingKind.LINK,
            )

    def other(self) -> Iterator[PlainFinding]:
        """One finding for each type of link, as a package may have thousands."""
        by_type: dict[str, list[Members]] = {}
        for row in self.tree.other:
            by_type.setdefault(text_of(row, "associationType") or "no type", []).append(row)
        for kind, links in by_type.items():
            named = "; ".join(self._ends(row) for row in links[:EXAMPLES])
            more = f"; and {len(links) - EXAMPLES} more" if len(links) > EXAMPLES else ""
            yield self._one(
                f"Links of the type '{kind[:60]}' were not used",
                f"A competency model has no place for them: {named}{more}.",
                links,
                FindingKind.LINK,
            )

    def doubled(self) -> Iterator[PlainFinding]:
        for item in self.tree.doubled:
            yield self._one(
                "Two items have the same identifier",
                f"'{short(item)}' was left out; the first one counts.",
                [item],
            )

    def undated(self) -> Iterator[PlainFinding]:
        """Dates of change that are none; a model keeps none of them, but somebody wrote one."""
        rows = [
            row for row in (self.tree.document, *self.tree.items.values()) if not _is_moment(row.get(CHANGED))
        ]
        if rows:
            named = "; ".join(f"'{row[CHANGED]}'"[:60] for row in rows[:EXAMPLES])
            more = f"; and {len(rows) - EXAMPLES} more" if len(rows) > EXAMPLES else ""
            yield self._one(
                "A date of change is no date",
                f"The package has {named}{more} in the member '{CHANGED}'. Nothing was read from it.",
                rows,
            )

    def lost(self, held: Container[str]) -> Iterator[PlainFinding]:
        for key, item in self.tree.items.items():
            if key not in held:
                yield self._one(
                    "An item is neither group, competency nor text of one",
                    f"'{short(item)}' was not used. No competency stands below it.",
                    [item],
                )

    def _ends(self, row: Members) -> str:
        ends = (
            short(self.tree.items.get(target_of(row, name), self.tree.document))
            for name in ("originNodeURI", "destinationNodeURI")
        )
        return " and ".join(f"'{end}'" for end in ends)

    def _one(
        self, title: str, detail: str, rows: Iterable[Members], kind: str = FindingKind.LAYOUT
    ) -> PlainFinding:
        lines = tuple(line for row in rows for line in self.places.whole(row))
        return PlainFinding(kind, title, detail, lines)


def _is_moment(value: object) -> bool:
    """Whether this is a date, with or without a time, or nothing."""
    if value is None:
        return True
    try:
        return isinstance(value, str) and datetime.fromisoformat(value.strip()) is not None
    except ValueError:
        return False


def _address(row: Members) -> str:
    link = row.get("destinationNodeURI")
    address = text_of(link, "uri") or text_of(link, "title") if isinstance(link, dict) else link
    return address[:200] if isinstance(address, str) and address else "an unnamed place"
