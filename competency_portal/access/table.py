"""The access matrix as lines for people: page and CSV draw the same ones."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from competency_portal.access.rules import Row, Scope, Who
from competency_portal.access.walk import Address


@dataclass(frozen=True)
class Line:
    """One cell of the matrix: this role may call this method of this address on objects of this scope."""

    pattern: str
    name: str
    method: str
    role: str
    scope: str
    state: str


# Words for the page; the CSV keeps the short codes.
LABELS = {who: who.value.replace("_", " ").capitalize() for who in Who} | {
    Who.ANONYMOUS: "Not signed in",
    Who.HR_ADMIN: "HR admin",
    Who.SPECIALIST: "Staffing specialist",
    Who.MANAGER: "Hiring manager",
    Who.SME: "Subject matter expert",
    Who.SYSTEM_ADMIN: "System administrator",
    Who.PROGRAM: "Program with a token of an agency",
}
SCOPES = {
    Scope.NONE: "No object, or their own account",
    Scope.PUBLISHED: "Published library; drafts of their own agency",
    Scope.AGENCY: "Their own agency",
    Scope.PANEL: "Panels where they sit",
    Scope.OWN: "Their own worksheet",
    Scope.ALL: "Everything",
}

HEADINGS = ("URL pattern", "Name", "Method", "Role", "Scope", "State")


def lines(addresses: Iterable[Address], rows: Iterable[Row], role: str = "") -> Iterator[Line]:
    """All lines, ordered by address as Django tries them, then by method and role; of one role when given."""
    rows_by_name: dict[str, list[Row]] = {}
    for row in rows:
        rows_by_name.setdefault(row.name, []).append(row)
    for address in addresses:
        for row in rows_by_name.get(address.name, []):
            for method in row.methods:
                for who in (w for w in Who if w in row.who and role in ("", w)):
                    yield Line("/" + address.pattern, row.name, method, who.value, row.scope.value, row.state)


def as_rows(matrix_lines: Iterable[Line]) -> Iterator[tuple[str, ...]]:
    """Lines as tuples in the order of HEADINGS."""
    return (astuple(line) for line in matrix_lines)


@dataclass(frozen=True)
class Entry:
    """One row of the page: an address and methods that share roles, scope and state."""

    pattern: str
    name: str
    methods: str
    roles: tuple[str, ...]
    scope: str
    state: str


def entries(addresses: Iterable[Address], rows: Iterable[Row], role: str = "") -> Iterator[Entry]:
    """The matrix folded for reading: one line a row and address; of one role when given."""
    rows = tuple(rows)
    for address in addresses:
        for row in rows:
            if row.name == address.name and role in ("", *row.who):
                yield Entry(
                    "/" + address.pattern,
                    row.name,
                    ", ".join(row.methods),
                    tuple(LABELS[who] for who in Who if who in row.who),
                    SCOPES[row.scope],
                    row.state,
                )
