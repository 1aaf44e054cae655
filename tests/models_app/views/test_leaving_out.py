"""One competency that a reader read stays out of the draft, with a reason; every content is invented."""

import json

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from models_app.exchange.import_review import review_of
from models_app.models import ModelVersion
from tests.factories import make_agency, make_import, make_person
from tests.models_app.views.import_page import answers
from tests.models_app.views.import_page import import_url as url

MODEL = "\n".join(
    (
        "Competency model: Clerk",
        "Competency\tDefinition\tBasic\tAdvanced",
        "Approved by\tM. Chen\tA.\tB.",
        "Leading\tLeads on.\tGuides one person.\tGuides many people.",
        "Writing\tWrites on.\tWrites notes.\tWrites long letters.",
    )
)
WHY = "It is the line of approval."


@pytest.fixture
def imported(client):
    here = make_agency("here")
    admin = make_person("hr.here", Role.HR_ADMIN, here)
    client.force_login(admin)
    return make_import(here, admin, MODEL)


def test_what_is_left_out_is_not_used_and_no_part_of_the_draft(client, db, imported):
    kept = client.post(url(imported), answers(imported, do="keep", c0="leave", w0=WHY))
    imported.refresh_from_db()
    review = review_of(imported)
    page = client.get(url(imported)).content.decode()

    assert kept.status_code == 302
    assert {entry.reason for entry in review.ledger.left} == {f"Left out on this review: {WHY}"}
    assert [entry.text for entry in review.ledger.left] == ["Approved by", "M. Chen", "A.", "B."]
    assert {row.finding.competency for group in review.findings for row in group.rows} == {1, 2}
    assert "Left out</span>" in page and f'value="{WHY}"' in page

    one = {"value": "for_selection", "reason": "Job analysis."}
    imported.decisions["settled"] = {"selection_use-2-1": one}
    imported.save()
    made = client.post(url(imported), answers(imported, do="draft"))
    version = ModelVersion.objects.get()

    assert made.status_code == 302
    assert [(str(use.revision.family), use.selection_use) for use in version.uses.all()] == [
        ("Leading", "not_stated"),
        ("Writing", "for_selection"),
    ]
    finding = version.findings.get(title__startswith="'Approved by'")
    assert (finding.is_open, finding.value, finding.reason) == (False, "Left out", WHY)
    entry = AuditEntry.objects.get(action="import.draft")
    after = json.loads(entry.payload)["after"]
    assert after["competencies_left_out"] == [{"name": "Approved by", "reason": WHY}]


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"c1": "leave"}, "Say why it is left out."),
        ({"c1": "leave", "w1": "x"}, "is too short."),
        (
            {f"{letter}{n}": said for n in range(3) for letter, said in (("c", "leave"), ("w", WHY))},
            "Every competency is left out",
        ),
    ],
)
def test_leaving_out_needs_a_reason_and_something_that_stays(client, db, imported, sent, message):
    response = client.post(url(imported), answers(imported, do="draft", **sent))

    assert response.status_code == 422 and message in response.content.decode()
    assert ModelVersion.objects.count() == 0


def test_a_reason_kept_before_the_rule_leads_to_its_finding(client, db, imported):
    imported.decisions = {"settled": {"selection_use-2-1": {"value": "for_selection", "reason": "ok"}}}
    imported.save()

    response = client.post(url(imported), answers(imported, do="draft"))

    address = f"{url(imported, 'settle')}?kind=selection_use&amp;finding=selection_use-2-1"
    assert response.status_code == 422
    assert (
        f'<a href="{address}">Selection use of Writing: &#x27;ok&#x27; is too short.'
        in response.content.decode()
    )
    assert client.get(address.replace("&amp;", "&")).content.decode().count("checked") == 1
