"""A rating changed after its worksheet was opened again says so, with the one handed in before."""

import csv
import datetime as dt
import io
import json

import openpyxl
import pytest
from django.urls import reverse

from assessments.calculations.listing import compute_list
from assessments.calculations.sealing import canonical_json
from assessments.documents.results import results_sheet
from assessments.exchange.results import columns, rows
from assessments.models import Rating, WorksheetReopening
from assessments.queries.panel_ratings import submitted_slots
from assessments.queries.reopened import ChangedAgain, changed_again
from assessments.queries.results import exported_lines, stored_head, stored_list
from competency_portal.components.wording import moment
from tests import factories as make
from tests.page_reading import drawn_in, words_of
from tests.pdf_reading import flat, words

pytestmark = pytest.mark.django_db
COLUMN = "Changed after a worksheet was opened again"
NOTE = "Said what was done."
HOUR = dt.timedelta(hours=1)


def chair(action):
    return action.seats.get(role="chair").user


def opened_again(action, *later, recused="", username="rater1"):
    """The rater's worksheet, handed in with 2 for the first competency, opened again before each later rating."""
    slot = make.worksheet_of(action, username).slots.first()
    for number, (ordinal, note) in enumerate(later, 1):
        WorksheetReopening.objects.create(
            worksheet=slot.worksheet,
            reopened_by=chair(action),
            reason=f"Asked for it, {number}.",
            recused_reason=recused,
            at=make.NOON + (2 * number - 1) * HOUR,
        )
        if ordinal:
            rating = make.add_rating(slot, ordinal, note=note)
            Rating.objects.filter(pk=rating.pk).update(saved_at=make.NOON + 2 * number * HOUR)
    return slot


def panel():
    action = make.make_action(candidates=1, raters=("rater1", "rater2"))
    for username in ("rater1", "rater2"):
        make.fill_worksheet(make.worksheet_of(action, username), (2, 3, 3))
    return action


@pytest.mark.parametrize(
    ("later", "recused", "expected"),
    [
        ([], "", None),
        ([(0, "")], "", None),
        ([(2, NOTE)], "", None),
        ([(3, NOTE)], "Knows them.", None),
        ([(3, NOTE)], "", (1, "rated 2")),
        ([("x", NOTE)], "", (1, "rated 2")),
        ([(2, "Other words.")], "", (1, "the same rating, in other words")),
        ([(3, NOTE), (0, "")], "", (1, "rated 2")),
        ([(3, NOTE), (4, NOTE)], "", (3, "rated 2")),
        ([(3, NOTE), (2, NOTE)], "", None),
    ],
)
def test_a_rating_other_than_the_one_first_handed_in_is_found(later, recused, expected):
    action = panel()
    slot = opened_again(action, *later, recused=recused)
    make.open_consensus(action.candidates.get())

    found = changed_again(submitted_slots(action.candidates.get().pk))

    hours, before = expected or (0, "")
    told = ChangedAgain(
        make.NOON + hours * HOUR, str(chair(action)), f"Asked for it, {hours // 2 + 1}.", before
    )
    assert found == ({slot.pk: told} if expected else {})


def test_pages_that_explain_ratings_say_when_one_changed_and_why(client):
    action = panel()
    opened_again(action, (3, "Other words."))
    consensus = make.agree(make.open_consensus(action.candidates.get()), (3, 3, 3))
    dana = make.make_person("specialist")
    result = make.make_result(action, dana)
    client.force_login(dana, backend="django.contrib.auth.backends.ModelBackend")
    first = consensus.items.first().public_id

    pages = [
        client.get(reverse("assessments:consensus", args=[consensus.public_id]), {"c": first}),
        client.get(
            reverse(
                "assessments:results-candidate", args=[result.public_id, action.candidates.get().public_id]
            )
        ),
    ]

    for page in map(words_of, pages):
        assert page.count("Changed after it was opened again") == 1
        assert "Handed in before: rated 2. Why it was opened: Asked for it, 1." in page
    assert [said for said in drawn_in(pages[0]) if "changed" in said] == [
        "Rater1 Tester: 3, Intermediate, changed after it was opened again"
    ]
    assert "3*" in words_of(pages[0])


def test_files_say_what_changed_as_it_is_sealed_and_consensus_forms_too(client, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    action = panel()
    slot = opened_again(action, (3, "Other words."))
    consensus = make.agree(make.open_consensus(action.candidates.get()), (3, 3, 3))
    dana = make.make_person("specialist")
    result = make.make_result(action, dana)
    client.force_login(dana, backend="django.contrib.auth.backends.ModelBackend")

    sealed = json.loads(result.inputs)["candidates"][0]["again"]
    head, line = csv.reader(io.StringIO(file_of(client, "results-csv", result).decode("utf-8-sig")))
    book = openpyxl.load_workbook(io.BytesIO(file_of(client, "results-xlsx", result)))
    (printed,) = results_sheet(stored_list(result), computed_at="now").initial.rows
    pages = [
        flat(words(file_of(client, *name)))
        for name in (("results-pdf", result), ("consensus-print", consensus))
    ]

    what = {
        "at": (make.NOON + HOUR).isoformat(timespec="seconds"),
        "by": str(chair(action)),
        "reason": "Asked for it, 1.",
        "before": "rated 2",
    }
    zone = action.agency.time_zone
    told = (
        f"Rater1 Tester: rated 2 when first handed in; opened again on {moment(make.NOON + HOUR, zone, named=True)} by "
        f"{chair(action)} because: Asked for it, 1."
    )
    assert sealed == {slot.assessed.public_id: {slot.worksheet.seat.public_id: what}}
    assert dict(zip(head, line, strict=True))[COLUMN] == f"Problem Solving, {told}"
    assert {row[head.index(COLUMN)] for row in book["Ranked list"].values} == {
        COLUMN,
        f"Problem Solving, {told}",
    }
    assert printed == ("101", ("3* 2 (F)", "3 3", "3 3"))
    assert [told in page for page in pages] == [True, True]
    assert canonical_json(compute_list(json.loads(result.inputs))) == result.outputs


def test_files_of_a_list_from_before_say_that_it_is_not_stored():
    action = panel()
    make.agree(make.open_consensus(action.candidates.get()), (3, 3, 3))
    result = make.make_result(action, make.make_person("specialist"))
    result.inputs = result.inputs.replace('"again":{},', "").replace('"format":3', '"format":2')
    result.summary["inputs"]["format"] = 2

    shown = stored_list(result)
    cells = next(rows(stored_head(result), exported_lines(result)))

    assert "again" not in shown.inputs["candidates"][0]
    assert compute_list(shown.inputs) == {**shown.outputs, "format": 2}
    assert cells[columns(shown).index(COLUMN)] == "not stored with this result"
    assert results_sheet(shown, computed_at="now").initial.changed is None


def file_of(client, name, thing):
    answer = client.get(reverse(f"assessments:{name}", args=[thing.public_id]))
    return answer.getvalue() if answer.streaming else answer.content
