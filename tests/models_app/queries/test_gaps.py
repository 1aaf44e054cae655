"""What remains open leads to the very place: the finding on its page, the field of the workshop, the words."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.drafting import start_draft
from models_app.actions.publication import submit_for_review
from models_app.choices import FindingKind
from models_app.documents.model_builder import build_model_sheet
from models_app.models import ModelVersion
from models_app.queries.fields import best
from models_app.queries.gaps import gaps_with_places
from tests.factories import make_agency, make_model_version, make_person


def links(gaps, text):
    """Label and page of the links of the gap with this text."""
    (found,) = [gap for gap in gaps if gap.text == text]
    return [(link.label, link.url) for link in found.links]


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ("5", "indicator:1"),  # the shortest text that holds the line
        ("7-9", "definition"),  # the one that shares most lines
        ("5, 8-9", "definition"),
        ("20", ""),
        ("", ""),
        ("nonsense", ""),
    ],
)
def test_a_finding_belongs_to_the_words_that_share_its_lines(lines, field):
    words = [("definition", "4-9"), ("indicator:1", "5"), ("indicator:2", "7"), ("area:1", "")]

    assert best(lines, words) == field


def test_every_link_of_a_draft_leads_to_something_that_is_on_its_page(client, la, nara, hr):
    client.force_login(hr)
    by_kind = {}
    for version in (la, nara):
        for gap in gaps_with_places(start_draft(version=version, actor=hr).draft):
            for link in gap.links:
                place = re.split(r"[-0-9]", urlsplit(link.url).fragment)[0]
                by_kind["" if place == "L" else link.label, place] = link.url

    lost = [
        url
        for url in by_kind.values()
        if f'id="{urlsplit(url).fragment}"' not in client.get(url).content.decode()
    ]

    assert lost == []
    assert {key[1] for key in by_kind} >= {
        "id_decide",
        "id_area:",
        "id_level:",
        "id_group",
        "id_part",
        "finding",
        "c",
    }


def test_a_finding_is_settled_edited_and_read_in_a_draft_and_only_read_in_review(la, hr):
    draft = start_draft(version=la, actor=hr).draft
    finding = draft.findings.filter(kind=FindingKind.TEXT, use__isnull=False).first()
    use = finding.use
    settle = reverse("library:findings-settle", args=[draft.public_id])
    words = reverse("library:draft-competency", args=[draft.public_id, use.public_id])
    page = reverse("library:version-detail", args=[draft.public_id])
    reading = ("Read it", f"{page}?c={use.public_id}#c-{use.public_id}")

    in_draft = links(gaps_with_places(draft), finding.title)
    submit_for_review(version=draft, actor=hr)

    assert in_draft[::2] == [
        ("Settle it", f"{settle}?kind=look&finding={finding.public_id}#finding-{finding.public_id}"),
        reading,
    ]
    assert (in_draft[1][0], in_draft[1][1].split("#")[0]) == ("Edit the words", words)
    assert links(gaps_with_places(draft), finding.title) == [reading]


def test_what_no_finding_asks_leads_to_its_field(db):
    draft = make_model_version(names=("Judgment",), state="draft", selection_use="not_stated")
    use = draft.uses.get()
    page = reverse("library:draft-competency", args=[draft.public_id, use.public_id])

    found = links(gaps_with_places(draft), "Judgment can't be assessed: its selection use is not stated.")

    assert found[0] == ("Edit the field", f"{page}#id_decide-selection_use_0")


def test_the_number_of_queries_does_not_depend_on_how_many_findings_there_are(la, hr, count_queries):
    draft = start_draft(version=la, actor=hr).draft
    with count_queries() as many:
        gaps_with_places(draft)
    keep = draft.findings.filter(kind=FindingKind.TEXT, use__isnull=False).first()
    draft.findings.exclude(pk=keep.pk).filter(use__isnull=False).delete()
    with count_queries() as one:
        gaps_with_places(draft)

    assert len(many) == len(one) <= 9


def test_a_finding_of_a_published_version_is_chosen_in_its_draft(client, la, hr):
    client.force_login(hr)
    draft = start_draft(version=la, actor=hr).draft
    old = la.findings.filter(kind=FindingKind.TEXT).first()
    new = draft.findings.get(position=old.position)
    settle = reverse("library:findings-settle", args=[la.public_id])

    response = client.get(settle, {"kind": "look", "finding": old.public_id})

    address = reverse("library:findings-settle", args=[draft.public_id])
    assert response["Location"] == f"{address}?kind=look&finding={new.public_id}#finding-{new.public_id}"


def test_what_nobody_stated_stays_named_when_it_is_published(client, db):
    """No finding asks in a model that was written in the portal; its page, its paper and the settling page say it."""
    hr = make_person("hr", Role.HR_ADMIN, make_agency())
    version = make_model_version(names=("Judgment", "Writing"), state="draft")
    version.uses.filter(position=2).update(required_level=None, selection_use="not_stated")
    use = version.uses.get(position=2)
    client.force_login(hr)
    gaps = ["Writing has no required level.", "Writing can't be assessed: its selection use is not stated."]

    settling = client.get(reverse("library:findings-settle", args=[version.public_id])).content.decode()
    ModelVersion.objects.filter(pk=version.pk).update(state="published")
    version.refresh_from_db()
    page = client.get(f"{reverse('library:version-detail', args=[version.public_id])}?c={use.public_id}")
    page = unescape(page.content.decode())

    edited = reverse("library:draft-competency", args=[version.public_id, use.public_id])
    sheet = build_model_sheet(version)
    assert (list(sheet.unstated), sheet.competencies[1].unknown) == (gaps, "not stated")
    assert [
        text for text in (*gaps, "Not stated: 2.", "Required level not stated<") if text not in page
    ] == []
    assert ("Nothing is open" in page, "not stated in the source" in page) == (False, False)
    assert (f'href="{edited}#id_decide-level_0"' in settling, "No findings" in settling) == (True, False)
