"""What is frozen gives the same files for ever, whatever around it is edited, renamed or taken out of force later."""

import json
from dataclasses import replace

from competency_portal.accounts.actions.agencies import edit_agency
from competency_portal.accounts.models import Agency
from models_app.actions.banks import edit_bank
from models_app.actions.changes import SetText
from models_app.actions.drafting import start_draft
from models_app.actions.job_classes import FACTS, edit_job_class
from models_app.actions.publication import publish, retire, submit_for_review
from models_app.actions.verifying import not_as_sealed
from models_app.actions.wording import change_wording
from models_app.documents.model_builder import build_model_sheet
from models_app.exchange.case.service import Service
from models_app.exchange.exporting import export
from models_app.models import ModelVersion
from models_app.queries.version_page import version_for_page
from tests.factories import by_token, make_token

SAME_BYTES = ("json", "xlsx", "docx", "csv")


def files_of(pk, client, token, reader):
    """All that a version gives out. Only its state may change: CASE's adoption status, the PDF's, the read API's."""
    version = version_for_page(ModelVersion.objects).get(pk=pk)
    case = json.loads(export(version, "case").data)
    answer = client.get(f"/api/v1/versions/{version.public_id}", headers=by_token(token)).json()
    service = Service(reader, "https://portal.example/").find("CFPackages", case["CFDocument"]["identifier"])
    service["CFDocument"].pop("adoptionStatus")
    states = case["CFDocument"].pop("adoptionStatus"), build_model_sheet(version).state, answer.pop("state")
    pdf = replace(build_model_sheet(version), state="")  # the file is drawn from nothing else
    return [export(version, format).data for format in SAME_BYTES], case, service, pdf, answer, states


def edit_around(version, hr):
    """Everything that the portal lets be edited beside the version itself."""
    job, bank, agency = version.model.job_class, version.model.bank, version.model.agency
    facts = {fact: f"Other {fact}" for fact in FACTS}
    edit_job_class(job_class=job, facts=facts, actor=hr, expected_edit=job.edit)
    edit_bank(bank=bank, name="Other bank", code="", description="Other.", actor=hr, expected_edit=bank.edit)
    edit_agency(
        actor=hr, agency=agency, name="Other City", short_name="OC", time_zone="Asia/Tokyo", paper_size="a4"
    )


def test_the_files_of_a_frozen_version_stay_whatever_is_edited_later(la, hr, second, client):
    token = make_token(Agency.objects.get(code="nc"))[1]
    *before, states = files_of(la.pk, client, token, hr)
    edit_around(la, hr)
    draft = start_draft(version=la, actor=hr).draft
    for place, text in (("definition", "Other words."), ("family", "Renamed")):
        use = draft.uses.get(position=1)
        change_wording(use=use, change=SetText(place, text), actor=hr)
    submit_for_review(version=draft, actor=hr)
    publish(version=draft, actor=second)

    *after, later = files_of(la.pk, client, token, hr)

    assert (states, later) == (
        ("Adopted", "Published", "published"),
        ("Deprecated", "Superseded", "superseded"),
    )
    assert after == before
    *newer, _ = files_of(draft.pk, client, token, hr)
    assert newer[1]["CFDocument"]["creator"] == "Other City"
    retire(version=draft, actor=second, reason="No longer used.")
    *retired, state = files_of(draft.pk, client, token, hr)
    assert (retired, state) == (newer, ("Deprecated", "Retired", "retired"))
    assert not_as_sealed() == []
