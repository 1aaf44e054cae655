"""Settling findings in the browser: what the page shows, keeps and refuses."""

import re

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from models_app.actions.publication import publish, submit_for_review
from models_app.actions.settling import settle_findings
from models_app.choices import FindingKind, SelectionUse
from models_app.models import Finding, ModelVersion, ProficiencyLevel, ProficiencyScale
from models_app.models.triggers import suspended
from tests.factories import level, make_agency, make_model_version, make_person

REASON = "Read off the original."


def url(version, name="findings-settle"):
    return reverse(f"library:{name}", args=[version.public_id])


def of_kind(version, kind):
    return list(version.findings.filter(kind=kind))


def test_the_page_shows_findings_levels_and_the_source_beside(client, la, hr):
    client.force_login(hr)

    page = client.get(url(la), {"kind": "required_level"}).content.decode()

    assert "Required level of 53. Leadership is not stated" in page
    assert "Level 3: Articulate a vision, convey it to others" in page
    assert "Leave without a required level" in page


def test_several_are_settled_with_one_value_and_reason(client, la, hr):
    client.force_login(hr)
    chosen = of_kind(la, FindingKind.SELECTION_USE)[:3]

    response = client.post(
        url(la),
        {
            "group": "selection_use",
            "findings": [f.public_id for f in chosen],
            "value": "for_selection",
            "reason": REASON,
            "evidence": " Job analysis of May 4. ",
            "edit": "0",
        },
    )

    draft = ModelVersion.objects.get(model=la.model, number=2)
    ground = draft.uses.assessable().values_list("selection_use_reason", "selection_use_evidence")
    page = client.get(response["Location"]).content.decode()
    assert (response.status_code, response["Location"]) == (302, f"{url(draft)}?kind=selection_use")
    assert list(ground) == [(REASON, "Job analysis of May 4.")] * 3
    assert page.count(f"because: {REASON} Evidence: Job analysis of May 4.") == 3


def test_levels_of_a_model_that_asks_once_are_given_with_their_evidence(client, nara, hr):
    client.force_login(hr)
    uses = list(nara.uses.all()[:2])
    five = level(ProficiencyScale.objects.get(code="five-level"), 3)
    sent = {
        "group": "required_level", "findings": [use.public_id for use in uses], "value": five.public_id,
        "evidence": "Panel of May 4.", "edit": "0",
    }  # fmt: skip

    refused = client.post(url(nara), sent | {"reason": ""})
    done = client.post(url(nara), sent | {"reason": REASON})

    assert (refused.status_code, "Panel of May 4.</textarea>" in refused.content.decode()) == (422, True)
    assert done.status_code == 302
    kept = ModelVersion.objects.get(model=nara.model, number=2).uses.exclude(required_level=None)
    assert list(kept.values_list("required_level_evidence", flat=True)) == ["Panel of May 4."] * 2


def test_an_error_keeps_what_was_typed(client, nc, hr):
    client.force_login(hr)
    chosen = of_kind(nc, FindingKind.DEFINITION)[0]

    response = client.post(
        url(nc),
        {
            "group": "definition",
            "findings": [chosen.public_id],
            "value": "define",
            "definition": "Plans the work of a unit.",
            "reason": "",
            "edit": "0",
        },
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Plans the work of a unit." in page
    assert f'value="{chosen.public_id}"' in page
    assert "checked" in page
    assert nc.model.versions.count() == 1


def test_a_definition_and_leaving_it_out_contradict_each_other(client, nc, hr):
    client.force_login(hr)
    chosen = of_kind(nc, FindingKind.DEFINITION)[0]
    data = {"group": "definition", "findings": [chosen.public_id], "value": "leave", "reason": REASON}

    response = client.post(url(nc), {**data, "definition": "But here it is."})

    assert response.status_code == 422
    assert "Which is it?" in response.content.decode()


def test_a_stale_page_keeps_the_text_and_says_so(client, la, hr):
    draft = settle_findings(findings=of_kind(la, FindingKind.TEXT)[:1], reason=REASON, actor=hr)
    seen = draft.revision_of_edit
    settle_findings(findings=of_kind(draft, FindingKind.LAYOUT)[:1], reason=REASON, actor=hr)
    client.force_login(hr)
    chosen = of_kind(draft, FindingKind.TEXT)[1]
    data = {"group": "look", "findings": [chosen.public_id], "reason": "My own words.", "edit": seen}

    response = client.post(url(draft), data)

    page = response.content.decode()
    assert response.status_code == 409
    assert "My own words." in page
    assert "changed by somebody since you opened this page" in page
    assert f'name="edit" value="{seen + 1}"' in page


def test_a_page_that_a_new_draft_overtook_keeps_what_was_ticked_but_for_what_was_settled_meanwhile(
    client, la, hr
):
    one, two, three = of_kind(la, FindingKind.REQUIRED_LEVEL)[:3]
    level = one.use.revision.scale.levels.first()
    draft = settle_findings(findings=[one], value=level, reason=REASON, actor=hr)
    client.force_login(hr)
    data = {
        "group": "required_level",
        "findings": [f.public_id for f in (one, two, three)],
        "value": level.public_id,
        "reason": REASON,
        "edit": la.revision_of_edit,
    }

    response = client.post(url(la), data)

    boxes = re.findall(r'<input[^>]*name="findings"[^>]*>', response.content.decode())
    ticked = {re.search(r'value="(\w+)"', box)[1] for box in boxes if "checked" in box}
    standing = draft.findings.filter(position__in=[two.position, three.position])
    assert response.status_code == 409
    assert ticked == {finding.public_id for finding in standing}


def test_a_stale_page_of_the_frozen_version_keeps_what_was_chosen(client, la, hr):
    draft = settle_findings(findings=of_kind(la, FindingKind.TEXT)[:1], reason=REASON, actor=hr)
    client.force_login(hr)
    chosen = of_kind(la, FindingKind.TEXT)[1]
    data = {"group": "look", "findings": [chosen.public_id], "reason": "My own words.", "edit": 0}

    page = client.post(url(la), data).content.decode()

    own = draft.findings.get(position=chosen.position)
    box = page[page.index(f'value="{own.public_id}"') :].partition(">")[0]
    assert "checked" in box
    assert "is not one of the available choices" not in page


def test_what_is_settled_already_is_named_and_the_rest_stays_ticked(client, la, hr):
    settled, other = of_kind(la, FindingKind.TEXT)[:2]
    with suspended(connection):
        QuerySet(Finding).filter(pk=settled.pk).update(
            settled_at=timezone.now(), settled_by=hr, reason=REASON, value="looked at"
        )
    client.force_login(hr)
    data = {"group": "look", "findings": [settled.public_id, other.public_id], "reason": REASON, "edit": 0}

    refused = client.post(url(la), data)

    page = refused.content.decode()
    boxes = re.findall(r'<input[^>]*name="findings"[^>]*>', page)
    ticked = [re.search(r'value="(\w+)"', box)[1] for box in boxes if "checked" in box]
    assert (refused.status_code, ticked) == (422, [other.public_id])
    assert "settled in" in page and la.model.versions.count() == 1
    assert client.post(url(la), data | {"findings": ticked}).status_code == 302


def test_an_unknown_kind_of_findings_settles_nothing(client, la, hr):
    client.force_login(hr)
    chosen = of_kind(la, FindingKind.REQUIRED_LEVEL)[0]
    three = level(chosen.use.revision.scale, 3)
    data = {"findings": [chosen.public_id], "value": three.public_id, "reason": REASON, "edit": 0}

    response = client.post(url(la), {**data, "group": "nonsense"})

    assert response.status_code == 422
    assert "no such kind of findings" in response.content.decode()
    assert la.model.versions.count() == 1


def test_levels_of_a_model_without_any_come_from_every_scale_of_the_agency(client, nara, hr):
    own = ProficiencyScale.objects.create(agency=nara.model.agency, code="own", name="Own scale")
    ProficiencyLevel.objects.create(scale=own, ordinal=1, label="Sufficient")
    client.force_login(hr)

    levels = client.get(url(nara), {"kind": "required_level"}).content.decode()
    look = client.get(url(nara), {"kind": "look"}).content.decode()

    assert "Sufficient (Own scale)" in levels
    assert levels.index("Awareness (Five") < levels.index("Expert (Five")
    assert "sets no level" in look


def test_the_second_person_reads_what_was_settled_in_this_version_only(client, la, hr, second):
    first = settle_findings(findings=of_kind(la, FindingKind.TEXT)[:1], reason="Looked at first.", actor=hr)
    submit_for_review(version=first, actor=hr)
    publish(version=first, actor=second, expected_edit=first.revision_of_edit)
    chosen = of_kind(first, FindingKind.REQUIRED_LEVEL)[0]
    three = level(chosen.use.revision.scale, 3)
    draft = settle_findings(findings=[chosen], value=three, reason="From the printed model.", actor=hr)
    submit_for_review(version=draft, actor=hr)
    client.force_login(second)

    page = client.get(url(draft, "version-publish")).content.decode()

    assert "Settled: 1" in page
    assert "From the printed model." in page and "Looked at first." not in page
    assert f"kind=models&amp;a={first.public_id}&amp;b={draft.public_id}" in page


def test_the_published_version_leads_to_the_draft_that_is_open(client, la, hr):
    draft = settle_findings(findings=of_kind(la, FindingKind.TEXT)[:1], reason=REASON, actor=hr)
    client.force_login(hr)

    response = client.get(url(la), {"kind": "look"})

    assert (response.status_code, response["Location"]) == (302, f"{url(draft)}?kind=look")


def test_a_model_without_levels_gets_them_competency_by_competency(client, nara, hr):
    client.force_login(hr)
    use = nara.uses.first()
    wanted = level(ProficiencyScale.objects.get(code="five-level"), 3)

    page = client.get(url(nara), {"kind": "required_level"}).content.decode()
    client.post(
        url(nara),
        {
            "group": "required_level",
            "findings": [use.public_id],
            "value": wanted.public_id,
            "reason": REASON,
            "edit": "0",
        },
    )

    draft = ModelVersion.objects.get(model=nara.model, number=2)
    assert "Problem Solving (Thinks Creatively)" in page
    assert draft.uses.get(position=use.position).required_level == wanted


def test_only_hr_admins_of_the_agency_reach_it(client, la):
    for role, agency, status in (
        (Role.SPECIALIST, "la", 403),
        (Role.HR_ADMIN, "nc", 404),
    ):
        client.force_login(make_person(f"{role}.{agency}", role, Agency.objects.get(code=agency)))
        assert client.get(url(la)).status_code == status


def test_submit_publish_and_return_name_what_remains(client, la, hr, second):
    found = of_kind(la, FindingKind.SELECTION_USE)
    draft = settle_findings(findings=found, value=SelectionUse.FOR_SELECTION, reason=REASON, actor=hr)
    gap = "Required level of 53. Leadership is not stated"

    client.force_login(hr)
    assert gap in client.get(url(draft, "version-submit")).content.decode()
    client.post(url(draft, "version-submit"))
    assert client.get(url(draft, "version-publish")).status_code == 403
    client.force_login(second)
    assert gap in client.get(url(draft, "version-publish")).content.decode()
    assert client.post(url(draft, "version-return"), {"reason": "Levels first."}).status_code == 302
    draft.refresh_from_db()
    submit_for_review(version=draft, actor=hr)
    sent = client.get(url(draft, "version-publish")).context["form"].initial
    unread = client.post(url(draft, "version-publish"), sent)
    published = client.post(url(draft, "version-publish"), {**sent, "read": "on"})

    draft.refresh_from_db()
    assert (unread.status_code, published.status_code, draft.state) == (422, 302, "published")


def test_a_draft_that_was_open_is_not_told_as_a_new_one(client, db):
    """One from another version least of all."""
    agency = make_agency()
    version = make_model_version(agency, ("Judgment",))
    client.force_login(make_person("hr", Role.HR_ADMIN, agency))
    start = [url(version, "version-draft")]

    told = [client.post(*start, follow=True) for _ in range(2)]
    offered = client.get(url(version, "version-detail")).content.decode()
    ModelVersion.objects.filter(model=version.model, number=2).update(based_on=None)
    told.append(client.post(*start, follow=True))

    words = [[str(message) for message in page.context["messages"]] for page in told]
    assert words == [
        ["Version 2 is open as a draft, begun from version 1."],
        ["Version 2 was open as a draft already. Go on with it."],
        [
            "Version 2 was open as a draft already. Nothing was started from version 1: a model has one open draft at "
            "a time. Publish or discard this one first."
        ],
    ]
    assert start[0] not in offered


def test_a_draft_is_started_by_hand(client, la, hr):
    client.force_login(hr)

    client.post(url(la, "version-draft"))

    assert list(la.model.versions.order_by("number").values_list("state", flat=True)) == [
        "published",
        "draft",
    ]


def test_the_number_of_queries_does_not_grow_with_the_findings(client, la, hr, count_queries):
    client.force_login(hr)
    with count_queries() as eight:
        client.get(url(la), {"kind": "selection_use"})
    la.findings.exclude(use__position=1).delete()

    with count_queries() as one:
        client.get(url(la), {"kind": "selection_use"})

    assert len(one) == len(eight) < 10


def test_kinds_that_are_only_looked_at_share_a_page(client, nara, hr):
    client.force_login(hr)

    pages = {
        client.get(url(nara), {"kind": kind}).content.count(b"leads nowhere") for kind in ("link", "text")
    }

    assert pages == {4}
