"""From a table somebody uploaded to candidates, or to everything that is wrong with it.

Importing is all or nothing: with one problem left, `CandidateImport.is_clean` is False and nothing may be
written.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assessments.calculations.numbering import oddness_of
from competency_portal.errors import Problem
from competency_portal.exchange.neutralizing import restore
from competency_portal.exchange.table import Row, Table
from competency_portal.exchange.texts import forbidden_character, one_line

SHOWN = 50  # problems listed one by one; of the rest only the count


@dataclass(frozen=True)
class Column:
    """A column the import knows: the row's field, its name on screen, other names it goes by, and the most
    characters.
    """

    name: str
    label: str
    aliases: tuple[str, ...]
    longest: int
    required: bool = False


COLUMNS = (
    Column(
        "number",
        "Candidate number",
        ("number", "no", "nr", "candidate", "candidate no", "candidate nr", "candidate id"),
        20,
    ),
    Column("last_name", "Last name", ("surname", "family name", "lastname"), 120, required=True),
    Column("first_name", "First name", ("given name", "given names", "forename", "firstname"), 120),
    Column("email", "E-mail", ("email", "mail", "email address", "e mail address"), 254),
    Column(
        "application_id",
        "Application ID",
        ("application", "application no", "application number", "applicant id", "app id"),
        60,
    ),
)
TEMPLATE_HEADER = tuple(column.label for column in COLUMNS)  # what an empty file to fill in starts with

_FORMULA = re.compile(r"[=+@]|-\s*[\d(]")  # how a spreadsheet knows a formula; '-Lee' is none

_YES_NO = {"true", "false"}  # what a spreadsheet writes for a cell of yes and no

# Not the whole of what e-mail allows: enough to find a slip, and never slow.
_EMAIL = re.compile(r"[^\s@,;<>()\"]{1,64}@[^\s@,;<>()\".]+(?:\.[^\s@,;<>()\".]+)+")


@dataclass(frozen=True)
class CandidateRow:
    """One candidate as read. `row` is the row in the file; `number` is '' when the portal is to give one."""

    row: int
    number: str = ""
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    application_id: str = ""


@dataclass(frozen=True)
class CandidateImport:
    """What a file would bring. `rows` are all rows read, also with problems, for the preview.

    `problems` holds the first 50 in the order of the file; `more_problems` counts the rest. `notices` stop
    nothing; `remarks` are those that speak of a row, by its number.
    """

    rows: tuple[CandidateRow, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]
    more_problems: int = 0
    remarks: tuple[tuple[int, str], ...] = ()

    @property
    def is_clean(self) -> bool:
        return not self.problems

    @property
    def problem_count(self) -> int:
        return len(self.problems) + self.more_problems


@dataclass
class _Findings:
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def remark(self, rows: Sequence[CandidateRow], words: str) -> None:
        """One notice about several rows, and a remark at each of them."""
        self.notices.append(f"{_places(rows)}: {words}")
        self.remarks += [(row.row, words) for row in rows]


def read_candidates(table: Table, *, existing_numbers: Collection[str] = ()) -> CandidateImport:
    """Check a whole table against itself and the numbers already taken in the hiring action.

    Problems name row, column, reason and what to do. Numbers are compared without regard to capitals.
    """
    found = _Findings([*table.problems], [*table.notices])
    places = _recognized(table.header, found)
    rows = tuple(_read_row(row, places, found) for row in table.rows) if not _lacks(places) else ()
    if rows:
        found.problems += _taken_numbers(rows, existing_numbers)
        found.problems += _repeated(rows, "number", "Candidate number")
        found.problems += _repeated(rows, "application_id", "Application ID")
        found.notices += _shared_emails(rows)
        for odd, words in _odd_values(rows, existing_numbers):
            found.remark(odd, words)
    elif not found.problems:
        found.problems.append(
            Problem("The file has a heading but no candidates. Add a row for each and try again.")
        )
    return _result(rows, found)


def _result(rows: tuple[CandidateRow, ...], found: _Findings) -> CandidateImport:
    without_number = sum(not row.number for row in rows)
    if without_number:
        one = without_number == 1
        words = "1 candidate has" if one else f"{without_number} candidates have"
        found.notices.append(f"{words} no number in the file. The portal gives the next free ones.")
    problems = sorted(found.problems, key=lambda problem: problem.row or 0)
    more = max(len(problems) - SHOWN, 0)
    return CandidateImport(rows, tuple(problems[:SHOWN]), tuple(found.notices), more, tuple(found.remarks))


def _recognized(header: Iterable[str], found: _Findings) -> dict[str, int]:
    """Which place in a row belongs to which field. Says what is missing, doubled or unknown."""
    places: dict[str, int] = {}
    unknown = []
    for place, heading in enumerate(header):
        column = _NAMES.get(_key(heading))
        if column is None:
            unknown.append(
                f"'{one_line(heading)[:60]}'" if heading.strip() else f"number {place + 1} (no heading)"
            )
        elif column.name in places:
            message = f"Two columns are headed as {column.label}. Keep one of them."
            found.problems.append(Problem(message, field=column.label))
        else:
            places[column.name] = place
    for column in _lacks(places):
        known = ", ".join(TEMPLATE_HEADER)
        message = f"There is no column '{column.label}'. Name the columns in the first row: {known}."
        found.problems.append(Problem(message, field=column.label))
    if unknown:
        found.notices.append(f"Columns that are not imported: {', '.join(unknown)}.")
    return places


def _lacks(places: dict[str, int]) -> list[Column]:
    return [column for column in COLUMNS if column.required and column.name not in places]


def _key(heading: str) -> str:
    """A heading without capitals, marks and doubled blanks: 'E-Mail:' and 'e mail' are the same."""
    return " ".join(
        re.sub(r"[\W_]+", " ", one_line(restore(heading)).casefold().replace("#", " number ")).split()
    )


_NAMES = {_key(name): column for column in COLUMNS for name in (column.label, column.name, *column.aliases)}


def _read_row(row: Row, places: dict[str, int], found: _Findings) -> CandidateRow:
    values = {}
    for column in COLUMNS:
        if column.name in places:
            raw = restore(row.cells[places[column.name]])
            values[column.name] = one_line(raw)
            reasons = _wrong_with(column, values[column.name])
            found.problems += [_problem(row.number, column.label, reason) for reason in reasons]
    return CandidateRow(row.number, **values)


def _wrong_with(column: Column, value: str) -> Iterator[str]:
    if column.required and not value:
        yield "is empty. Every candidate needs one"
    if name := forbidden_character(value):
        yield f"holds the invisible character {name}. Type the text again"
    if len(value) > column.longest:
        yield f"has {len(value):,} characters; the most is {column.longest:,}. Shorten it"
    if column.name == "email" and value and not _EMAIL.fullmatch(value):
        yield f"'{value[:60]}' is not an e-mail address. Correct it or leave it empty"


def _problem(row: int, label: str, reason: str) -> Problem:
    return Problem(f"Row {row}, {label}: {reason}.", field=label, row=row)


def _taken_numbers(rows: Iterable[CandidateRow], existing: Collection[str]) -> Iterator[Problem]:
    taken = {one_line(number).casefold() for number in existing}
    for row in rows:
        if row.number and row.number.casefold() in taken:
            reason = f"{row.number[:20]} is taken by a candidate of this hiring action. Change it or take the row out"
            yield _problem(row.row, "Candidate number", reason)


def _repeated(rows: Iterable[CandidateRow], name: str, label: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        value = getattr(row, name)
        earlier = first.setdefault(value.casefold(), row.row)
        if value and earlier != row.row:
            yield _problem(
                row.row, label, f"{value[:60]} stands in row {earlier} already. Change one of them"
            )


def _shared_emails(rows: Iterable[CandidateRow]) -> Iterator[str]:
    """The same address twice may be one person entered twice, or a couple: worth a look, not a refusal."""
    places: dict[str, list[int]] = {}
    for row in rows:
        if row.email:
            places.setdefault(row.email.casefold(), []).append(row.row)
    shared = [found for found in places.values() if len(found) > 1]
    for found in shared[:5]:
        yield f"Rows {', '.join(map(str, found[:10]))} have the same e-mail address. Is it one person?"
    if len(shared) > 5:
        yield f"{len(shared) - 5} more e-mail addresses stand in several rows."


def _odd_values(
    rows: Sequence[CandidateRow], existing: Collection[str]
) -> Iterator[tuple[list[CandidateRow], str]]:
    """What a spreadsheet may have made of a cell. Each can be meant, so none is refused."""
    odd: dict[str, list[CandidateRow]] = {}
    for row in rows:
        if words := oddness_of(row.number):
            odd.setdefault(f"the candidate number {words}. Is it meant?", []).append(row)
    if alike := _same_but_for_zeros(rows, existing):
        odd["the candidate number is the same as another one but for leading zeros. Are they two people?"] = (
            alike
        )
    if formulas := [row for row in rows if _FORMULA.match(row.last_name) or _FORMULA.match(row.first_name)]:
        odd["the name looks like a formula. Is it a name?"] = formulas
    if answers := [row for row in rows if row.application_id.casefold() in _YES_NO]:
        odd["the application ID is what a spreadsheet writes for yes or no. Is it meant?"] = answers
    for words, found in odd.items():
        yield found, words


def _same_but_for_zeros(rows: Iterable[CandidateRow], existing: Collection[str]) -> list[CandidateRow]:
    """Rows whose number somebody else has too when leading zeros don't count, in the file or the hiring action."""
    spellings: dict[str, set[str]] = {}
    for number in [*existing, *(row.number for row in rows)]:
        if number:
            spellings.setdefault(number.lstrip("0"), set()).add(number)
    return [row for row in rows if row.number and len(spellings[row.number.lstrip("0")]) > 1]


def _places(rows: Sequence[CandidateRow]) -> str:
    """'Row 2' or 'Rows 2, 3, 4', after ten the count of the others."""
    shown = ", ".join(str(row.row) for row in rows[:10])
    more = f" and {len(rows) - 10} more" if len(rows) > 10 else ""
    return f"Row{'s' if len(rows) > 1 else ''} {shown}{more}"
