"""The library's numbers: 60 competencies brought in and published, a bank of 2,000 searched, two versions compared.

Asked of the portal inside one process, without a server: these requests cost a hundred milliseconds and more, beside
which a loopback connection is nothing. What the floor does for the same work stands beside each.
"""

import io
import json
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.measuring import Sample
from bench.words import ACTIONS, RESULTS, SITUATIONS
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership, User
from models_app.forms.import_review import DIFFERENT
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyRevision,
    DocumentImport,
    LevelDescription,
    ModelVersion,
)

COMPETENCIES, IN_BANK = 60, 2_000
LEVELS = ("Basic", "Applied", "Skilled", "Advanced", "Expert")


def _is_sent(field: dict) -> bool:
    return field.get("type") not in ("radio", "checkbox") or "checked" in field


class _FormOfPage(HTMLParser):
    """What the longest form of a page sends when nothing is touched."""

    def __init__(self, page: str):
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.new: dict[str, str] = {}
        self.select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        said = dict(attrs)
        if tag == "form":
            self.forms.append({})
        elif tag == "select":
            self.select = said.get("name", "")
        elif tag == "option" and self.select and "selected" in said:
            self.forms[-1][self.select] = said.get("value", "")
        elif tag == "input" and self.forms and said.get("name"):
            if _is_sent(said):
                self.forms[-1].setdefault(said["name"], said.get("value") or "")
            elif said.get("value") == DIFFERENT:
                self.new[said["name"]] = DIFFERENT

    @property
    def sent(self) -> dict[str, str]:
        """Names and values; a competency that is asked about is said to be new."""
        return self.new | max(self.forms, key=len)


def main(target: str, rounds: str, reads: str) -> None:
    """Measure and write lines of a table, each a list of texts, to `target`. The library must have been loaded.

    `rounds`: documents brought in and published, of each kind; `reads`: requests of each page.
    """
    agency = Agency.objects.create(code="bench-library", name="Benchmark Library", short_name="Bench")
    first, second = (_admin(name, agency) for name in ("bench.hr1", "bench.hr2"))
    lines = [
        *_documents(first, second, ("DOCX", int(rounds)), _word, _read_word),
        *_documents(first, second, ("XLSX", int(rounds)), _sheet, _read_sheet),
        *_comparison(first, agency, int(reads)),
        *_bank(first, agency, int(reads)),
    ]
    Path(target).write_text(json.dumps(lines))


def _admin(username: str, agency: Agency) -> Client:
    person = User(username=username, first_name="Invented", last_name=username.removeprefix("bench."))
    person.set_unusable_password()
    person.save()
    Membership.objects.create(user=person, agency=agency, role=Role.HR_ADMIN)
    client = Client()
    client.force_login(person)
    return client


def _timed(work: Callable) -> tuple[float, object]:
    started = time.perf_counter()
    answer = work()
    return (time.perf_counter() - started) * 1000, answer


def _line(what: str, portal: Sample, floor: Sample | None, sql: str, goal: str) -> list[str]:
    ratio = f"{portal.median / floor.median:.1f} F" if floor else ""
    beside = f"{floor.median:.1f}" if floor else ""
    return [what, f"{portal.median:.0f} ({portal.p95:.0f})", beside, ratio, sql, goal]


def _rows(number: int) -> list[list[str]]:
    """Invented competencies of one document: number, name, definition, a text for each level."""
    rows = []
    for n in range(1, COMPETENCIES + 1):
        told = [f"{SITUATIONS[n % 5]} {ACTIONS[k]}, so that {RESULTS[k]} ({number}.{n})." for k in range(5)]
        name = f"Invented field {n} of list {number}"
        rows.append([str(n), name, f"Keeps field {n} in order: {ACTIONS[n % 5]}, again and again.", *told])
    return rows


def _word(number: int) -> tuple[str, bytes]:
    document, rows = docx.Document(), _rows(number)
    document.add_heading(f"Benchmark class {number}", 0)
    table = document.add_table(rows=1, cols=len(rows[0]))
    heads = ("No.", "Competency", "Definition", *LEVELS)
    for row in (heads, *rows):
        cells = table.rows[0].cells if row is heads else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return f"class {number}.docx", out.getvalue()


def _read_word(data: bytes) -> object:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[0].rows]


def _sheet(number: int) -> tuple[str, bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["No.", "Competency", "Definition", *LEVELS])
    for row in _rows(number + 100):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return f"class {number + 100}.xlsx", out.getvalue()


def _read_sheet(data: bytes) -> object:
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data), read_only=True).active.values]


def _documents(
    first: Client, second: Client, kind_and_rounds: tuple[str, int], make: Callable, read: Callable
) -> list[list[str]]:
    """A document of 60 competencies: to its review page, to a draft, and published by a second person."""
    kind, rounds = kind_and_rounds
    review, draft, publishing, reading, writing = (Sample() for _ in range(5))
    statements: dict[str, int] = {}
    for number in range(1, rounds + 1):
        name, data = make(number)
        ms, page = _timed(lambda data=data, name=name: _bring_in(first, name, data))
        review.ms.append(ms)
        reading.ms.append(_timed(lambda data=data: read(data))[0])
        fields = _FormOfPage(page.content.decode()).sent | {"do": "draft", "job_title": name}
        with CaptureQueriesContext(connection) as caught:
            ms, answer = _timed(
                lambda page=page, fields=fields: first.post(page.request["PATH_INFO"], fields)
            )
        _insist(answer.status_code == 302, f"{kind}: no draft was made ({answer.status_code})")
        draft.ms.append(ms)
        statements["draft"] = len(caught)
        version = DocumentImport.objects.latest("pk").version
        _insist(
            version.uses.count() == COMPETENCIES, f"{kind}: {version.uses.count()} competencies were read"
        )
        writing.ms.append(_timed(lambda version=version: _write_plainly(version))[0])
        first.post(reverse("library:version-submit", args=[version.public_id]))
        address = reverse("library:version-publish", args=[version.public_id])
        fields = _FormOfPage(second.get(address).content.decode()).sent | {"read": "on"}
        with CaptureQueriesContext(connection) as caught:
            ms, answer = _timed(lambda address=address, fields=fields: second.post(address, fields))
        _insist(answer.status_code == 302, f"{kind}: not published ({answer.status_code})")
        publishing.ms.append(ms)
        statements["publish"] = len(caught)
    return [
        _line(f"{kind} of 60 competencies, upload to review page", review, reading, "", "3,000 ms"),
        _line(f"{kind}: draft made of it", draft, writing, str(statements["draft"]), "none set"),
        _line(f"{kind}: published", publishing, writing, str(statements["publish"]), "1,000 ms; 2 F, 25 SQL"),
    ]


def _bring_in(client: Client, name: str, data: bytes):
    sent = {"file": SimpleUploadedFile(name, data), "target": "new"}
    answer = client.post(reverse("library:import-new"), sent)
    _insist(answer.status_code == 302, f"{name} was not read ({answer.status_code})")
    return client.get(answer["Location"])


def _insist(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SystemExit(otherwise)


def _write_plainly(version: ModelVersion) -> None:
    """The floor of writing: the same rows again by bulk_create, taken back at once."""
    uses = list(version.uses.select_related("revision__competency"))
    texts = list(LevelDescription.objects.filter(revision__in=[use.revision_id for use in uses]))
    with transaction.atomic():
        bank = CompetencyBank.objects.create(agency=version.model.agency, code="floor", name="Floor")
        _bank_rows(bank, [use.revision.definition for use in uses], [t.text for t in texts], texts[0].level)
        transaction.set_rollback(True)


def _bank_rows(bank: CompetencyBank, definitions: list[str], texts: list[str], level=None) -> None:
    made = Competency.objects.bulk_create(
        Competency(bank=bank, slug=f"field-{n}", number=n, family=f"Invented field {n}")
        for n in range(1, len(definitions) + 1)
    )
    author = User.objects.get(username="bench.hr1")
    revisions = CompetencyRevision.objects.bulk_create(
        CompetencyRevision(
            competency=one, bank_number=one.number, family=one.family, definition=text, created_by=author,
            scale=level.scale if level else None,
        )
        for one, text in zip(made, definitions, strict=True)
    )  # fmt: skip
    if level:
        levels = list(level.scale.levels.all())
        LevelDescription.objects.bulk_create(
            LevelDescription(revision=revisions[n // len(levels)], level=levels[n % len(levels)], text=text)
            for n, text in enumerate(texts)
        )


def _comparison(client: Client, agency: Agency, reads: int) -> list[list[str]]:
    """Two versions of 60 competencies, every text of which differs."""
    one, two = ModelVersion.objects.filter(model__agency=agency).order_by("pk")[:2]
    address = f"{reverse('library:compare')}?kind=models&a={one.public_id}&b={two.public_id}"
    return [_read("Two versions of 60 competencies compared", client, address, reads)]


def _bank(client: Client, agency: Agency, reads: int) -> list[list[str]]:
    bank = CompetencyBank.objects.create(agency=agency, code="large", name="Large bank")
    _bank_rows(bank, [f"Keeps field {n} in order." for n in range(IN_BANK)], [])
    address = reverse("library:bank-detail", args=[bank.public_id])
    return [
        _read("Bank of 2,000 competencies, first page", client, address, reads),
        _read("the same, searched", client, f"{address}?q=field+17", reads),
        _read("Search of the whole portal", client, f"{reverse('search')}?q=field+17", reads),
    ]


def _read(what: str, client: Client, address: str, reads: int) -> list[str]:
    """A page, asked often, beside the least page that a signed-in person gets."""
    page, floor = Sample(), Sample()
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    statements = str(len(caught))  # before the next request: it forgets them
    _insist(answer.status_code == 200, f"{address} answered {answer.status_code}")
    for _ in range(reads):
        page.ms.append(_timed(lambda: client.get(address))[0])
        floor.ms.append(_timed(lambda: client.get(reverse("help")))[0])
    return _line(what, page, floor, statements, "none set")
