"""The least Django views that do the portal's work: same database, server, session and sign-in; nothing else.

No permission but being signed in, no audit, no explanation, no frame around the page. They tell what the framework and
the database cost in any case; the portal is measured against them in the same run.
"""

import io
import zipfile
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

SLOTS = """
    SELECT slot.public_id, slot.version, section.question, revision.name, rating.level_id, rating.note
    FROM assessments_ratingslot slot
    JOIN assessments_worksheet worksheet ON worksheet.id = slot.worksheet_id
    JOIN assessments_panelseat seat ON seat.id = worksheet.seat_id
    JOIN assessments_guidesection section ON section.id = slot.section_id
    JOIN (SELECT u.id, r.definition AS name FROM models_app_competencyuse u
          JOIN models_app_competencyrevision r ON r.id = u.revision_id) revision ON revision.id = section.use_id
    LEFT JOIN assessments_rating rating ON rating.id = slot.current_id
    WHERE slot.worksheet_id = %s AND seat.user_id = %s ORDER BY section.position"""
TOP = """
    SELECT row.rank, candidate.number, row.shown FROM assessments_resultrow row
    JOIN assessments_candidate candidate ON candidate.id = row.candidate_id
    WHERE row.result_id = %s ORDER BY row."order" LIMIT 50"""
RANKED = """
    SELECT rank() OVER (ORDER BY sum(assessed.weight * level.value) DESC), candidate.number,
           sum(assessed.weight * level.value)
    FROM assessments_consensusrating rating
    JOIN assessments_consensusitem item ON item.current_id = rating.id
    JOIN assessments_assessedcompetency assessed ON assessed.id = item.assessed_id
    JOIN assessments_consensus consensus ON consensus.id = item.consensus_id
    JOIN assessments_candidate candidate ON candidate.id = consensus.candidate_id
    JOIN models_app_proficiencylevel level ON level.id = rating.level_id
    WHERE assessed.action_id = %s GROUP BY candidate.id, candidate.number ORDER BY 1"""
AGREED = """
    SELECT candidate.number, level.ordinal
    FROM assessments_consensusitem item
    JOIN assessments_consensus consensus ON consensus.id = item.consensus_id
    JOIN assessments_candidate candidate ON candidate.id = consensus.candidate_id
    JOIN assessments_assessedcompetency assessed ON assessed.id = item.assessed_id
    JOIN assessments_consensusrating rating ON rating.id = item.current_id
    JOIN models_app_proficiencylevel level ON level.id = rating.level_id
    WHERE consensus.action_id = %s ORDER BY candidate.sort_key, assessed.position"""


def rows_of(statement: str, *values: object) -> list[tuple]:
    """All rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def signed_in(view: Callable) -> Callable:
    """Read session and person, as every page of the portal does."""

    @wraps(view)
    def guarded(request: HttpRequest, **values: int) -> HttpResponse:
        if not request.user.is_authenticated:
            return HttpResponse(status=403)
        return view(request, **values)

    return guarded


@signed_in
def hello(request):
    """Who is there."""
    return HttpResponse(f"Hello {request.user.username}")


@signed_in
def worksheet(request, pk):
    """The rater's slots with question, rating and note in a bare form of five choices each."""
    slots = rows_of(SLOTS, pk, request.user.pk)
    return render(request, "floor_worksheet.html", {"slots": slots, "levels": range(1, 6)})


@signed_in
def save(request, pk):
    """One rating, durable: read the slot, add the row, swap the version."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT version FROM assessments_ratingslot WHERE id = %s", [pk])
        version = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO assessments_rating (public_id, slot_id, version, level_id, not_observed,"
            " not_observed_reason, note, probes_asked, saved_by_id, saved_at, save_key)"
            " VALUES (%s, %s, %s, %s, %s, '', %s, '[]', %s, %s, '') RETURNING id",
            [f"{pk % 10**6:x}-{version + 1:x}"[-12:], pk, version + 1, request.POST["level"], False,
             request.POST["note"], request.user.pk, timezone.now()],
        )  # fmt: skip
        cursor.execute(
            "UPDATE assessments_ratingslot SET version = %s, current_id = %s WHERE id = %s AND version = %s",
            [version + 1, cursor.fetchone()[0], pk, version],
        )
        return HttpResponse(status=204 if cursor.rowcount else 409)


@signed_in
def top(request, pk):
    """The first fifty of a stored list."""
    return render(request, "floor_top.html", {"rows": rows_of(TOP, pk)})


@signed_in
def rows(request, pk):
    """Everybody, ranked by the database from the agreed ratings, as joined text."""
    ranked = rows_of(RANKED, pk)
    return HttpResponse("".join(f"{rank},{number},{score}\r\n" for rank, number, score in ranked))


@signed_in
def workbook(request, pk):
    """The agreed ratings of everybody as the smallest workbook that opens: joined text, fast compression."""
    width = rows_of("SELECT count(*) FROM assessments_assessedcompetency WHERE action_id = %s", pk)[0][0]
    agreed = rows_of(AGREED, pk)
    lines = (agreed[start : start + width] for start in range(0, len(agreed), width))
    sheet = "".join(
        f"<row><c><v>{line[0][0]}</v></c>{''.join(f'<c><v>{level}</v></c>' for _, level in line)}</row>"
        for line in lines
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
    return HttpResponse(buffer.getvalue())


@signed_in
def compute(request, pk):
    """Rank everybody from the agreed ratings and keep the list, one row each."""
    ranked = rows_of(RANKED, pk)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS bench_list (rank integer, number varchar(20), score numeric)"
        )
        cursor.execute("DELETE FROM bench_list")
        cursor.executemany(
            "INSERT INTO bench_list VALUES (%s, %s, %s)", [(r, n, str(s)) for r, n, s in ranked]
        )
    return HttpResponse(status=204)


@signed_in
def file(request):
    """A kept file of the guide's size."""
    return HttpResponse((settings.PORTAL_DATA / "bench.pdf").read_bytes(), content_type="application/pdf")


urlpatterns = [
    path("hello/", hello),
    path("worksheet/<int:pk>/", worksheet),
    path("save/<int:pk>/", save),
    path("top/<int:pk>/", top),
    path("rows/<int:pk>/", rows),
    path("workbook/<int:pk>/", workbook),
    path("compute/<int:pk>/", compute),
    path("file/", file),
]
