"""From a document's dataclass to its file, and to the values that the preview page draws the same sections
from.
"""

from dataclasses import dataclass
from typing import Any

from competency_portal.pdf import Pages, fingerprint, lay_out, render_pdf, stored

from .layout import DoesNotFit, Plan, plan, question_name
from .packet import Packet
from .results_sheet import Column, RankedRow, ResultsSheet

TRIES = 4  # the measuring is right the first time nearly always; each further try costs a whole layout


def packet_title(packet: Packet) -> str:
    """The title of the file: what it is, for which job, whose."""
    who = packet.assignment
    parts = [
        f"Structured interview packet: {packet.job}",
        f"hiring action {who.hiring_action}" if who.hiring_action else "",
        f"candidate {who.candidate}" if who.candidate else "",
        who.rater or "",
    ]
    return ", ".join(part for part in parts if part)


def _running(packet: Packet) -> dict[str, str]:
    """The words of the running header and footer. Blanks to write on stand where nothing is known yet."""
    who, edition, blank = packet.assignment, packet.edition, "____________"
    action = f"Hiring action {who.hiring_action or blank}"
    candidate = f"Candidate {who.candidate or blank}"
    owner = " · ".join(part for part in (packet.agency.name, packet.agency.department) if part)
    editions = [edition.guide, edition.model, who.packet or "", edition.short_hash or edition.state]
    return {
        "run": f"Structured interview packet · {packet.job}\n{action} · {candidate} · {who.rater or 'Rater ' + blank}",
        "foot": "CONFIDENTIAL EXAMINATION MATERIAL. Do not copy. Return to HR.\n"
        + " · ".join(part for part in editions if part),
        "hand": f"{owner}\n{action} · {candidate}",
    }


def packet_context(packet: Packet, *, screen: bool = False) -> dict[str, Any]:
    """What `pdf/sections/_packet.html` draws. Give `screen=True` on a page. Raises `DoesNotFit`."""
    return {"packet": packet, "plan": plan(packet), "screen": screen, **_running(packet)}


def _fallen_apart(pages: Pages, drawn: Plan) -> tuple[int, ...]:
    """Numbers of the questions that do not stand on exactly one left and one right page, but for those that run on."""
    anchors = pages.anchors
    starts = [anchors[f"q{spread.question.number}"] for spread in drawn.spreads] + [anchors["closing"]]
    wrong = []
    for spread, left, following in zip(drawn.spreads, starts, starts[1:], strict=False):
        right = anchors[f"r{spread.question.number}"]
        ends = (left + 2, left + 4) if spread.runs_on else (left + 2,)
        if left % 2 or right != left + 1 or following not in ends:
            wrong.append(spread.question.number)
    return tuple(wrong)


def packet_pages(packet: Packet) -> Pages:
    """The packet laid out, each question on one left and one right page. Raises `DoesNotFit` with the names."""
    fewer: dict[int, int] = {}
    wrong: tuple[int, ...] = ()
    for _ in range(TRIES):
        drawn = plan(packet, fewer)
        context = {**packet_context(packet), "plan": drawn}
        pages = lay_out(
            "pdf/packet.html",
            context,
            title=packet_title(packet),
            paper=packet.paper,
            language=packet.language,
        )
        if not (wrong := _fallen_apart(pages, drawn)):
            return pages
        fewer.update({number: fewer.get(number, 0) + 1 for number in wrong})
    raise DoesNotFit(tuple(question_name(q) for q in packet.questions if q.number in wrong))


def packet_pdf(packet: Packet) -> bytes:
    """The packet's file, kept: the same packet is rendered once. Raises `DoesNotFit`, `PdfUnavailable`."""
    return stored(fingerprint(packet), lambda: packet_pages(packet).pdf())


@dataclass(frozen=True)
class ShownCell:
    """One figure of a ranked row; `total` for the figure that ranks."""

    text: str
    total: bool


@dataclass(frozen=True)
class ShownRow:
    """A ranked row as the table draws it."""

    rank: str
    tied: bool
    candidate: str
    cells: tuple[ShownCell, ...]
    raters: str
    note: str


@dataclass(frozen=True)
class ShownCategory:
    """A category with its rows as the table draws them."""

    name: str | None
    rule: str
    rows: tuple[ShownRow, ...]


def _shown_row(row: RankedRow, columns: tuple[Column, ...]) -> ShownRow:
    pairs = zip(row.cells, columns, strict=True)
    cells = tuple(ShownCell("none" if text is None else text, c.kind == "total") for text, c in pairs)
    return ShownRow(row.rank, row.tied, row.candidate, cells, row.raters, row.note)


def _shown(sheet: ResultsSheet) -> tuple[ShownCategory, ...]:
    return tuple(
        ShownCategory(c.name, c.rule, tuple(_shown_row(row, sheet.columns) for row in c.rows))
        for c in sheet.categories
    )


def results_context(sheet: ResultsSheet, *, screen: bool = False) -> dict[str, Any]:
    """What `pdf/sections/_results.html` draws. Give `screen=True` on a page."""
    record = [
        "PERSONNEL RECORD",
        f"{sheet.state}, {sheet.computed_at}",
        sheet.rule_set,
        sheet.case_file or "",
    ]
    return {
        "sheet": sheet,
        "ranked": _shown(sheet),
        "screen": screen,
        "span": len(sheet.columns) + 3,
        "legend": tuple(column for column in sheet.columns if column.name != column.short),
        "run": f"{sheet.agency} · Results of examination\n{sheet.job} · Hiring action {sheet.hiring_action}",
        "foot": " · ".join(part for part in record if part) + f"\nSHA-256 of this list {sheet.seal}",
        "hand": "",
    }


def results_pdf(sheet: ResultsSheet) -> bytes:
    """The file of stored results, kept: the same results are rendered once."""
    title = f"{sheet.title}: {sheet.job}, hiring action {sheet.hiring_action}"

    def render() -> bytes:
        context = results_context(sheet)
        return render_pdf(
            "pdf/results.html", context, title=title, paper=sheet.paper, language=sheet.language
        )

    return stored(fingerprint(sheet), render)
