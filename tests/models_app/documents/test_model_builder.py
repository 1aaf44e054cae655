"""The printed form of the three shipped models: every text is in it, letter by letter, and nothing is made up."""

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import strip_tags

from competency_portal.accounts.choices import Role
from models_app.actions.settling import settle_findings, settle_use
from models_app.choices import FindingKind
from models_app.documents.model_builder import build_model_sheet
from models_app.documents.model_sheet import Fact
from models_app.documents.printing import model_sheet_context, model_sheet_pdf
from models_app.models import MinimumRequirement, ModelVersion
from tests.factories import make_agency, make_model_version, make_person, make_scale
from tests.pdf_reading import words

pytestmark = pytest.mark.django_db


def bare(text):
    """A text without white space and hyphens, which line breaks change."""
    return re.sub(r"[\s\-\u00ad\u2010]+", "", text)


def printed(pdf):
    """All characters of a file in the order in which they were written."""
    return bare(words(pdf, order="-raw"))


def texts_of(version):
    """Every text of a version."""
    for part in version.parts.all():
        yield from part.text.split("\n")
    for group in version.groups.all():
        yield group.name
    for use in version.uses.all():
        revision = use.revision
        yield revision.competency.name
        yield revision.definition or ""
        for rows in (revision.levels, revision.indicators, revision.standards, revision.areas):
            yield from (row.text for row in rows.all())


@pytest.mark.parametrize("code", ["la", "nara", "nc"])
def test_every_text_of_a_model_is_printed(code, library, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    version = ModelVersion.objects.get(model__agency__code=code)

    found = printed(model_sheet_pdf(build_model_sheet(version)))

    assert [text for text in texts_of(version) if bare(text) not in found] == []


def test_what_is_not_stated_stays_unknown(la):
    sheet = build_model_sheet(la)

    assert {c.selection_use for c in sheet.competencies} == {None}
    assert {c.required for c in sheet.competencies} == {None}
    assert len(sheet.findings) == la.findings.count()
    assert (sheet.has_minimum, sheet.has_description, sheet.layout) == (False, False, "pages")
    assert [c.number for c in sheet.competencies] == ["3", "11", "21", "28", "30", "47", "49", "53"]


def test_settled_level_is_marked_with_its_reason(la, hr):
    finding = la.findings.filter(kind=FindingKind.REQUIRED_LEVEL).first()
    level = finding.use.revision.scale.levels.get(ordinal=2)
    draft = settle_findings(findings=[finding], value=level, reason="Read off the print.", actor=hr)

    first = build_model_sheet(draft).competencies[0]

    assert (first.required.label, first.required_note) == ("Level 2", "Read off the print.")


def test_required_level_of_another_scale_is_printed_too(nara, hr):
    use = nara.uses.first()
    level = make_scale().levels.get(ordinal=3)
    draft = settle_use(use=use, required_level=level, reason="Decided by the panel.", actor=hr).version

    facts = build_model_sheet(draft).competencies[0].record

    assert facts[0] == Fact("Required level", "Intermediate (Scale five). Decided by the panel.")


def test_evidence_stands_beside_its_reason(la, hr):
    use = la.uses.first()
    level = use.revision.scale.levels.get(ordinal=2)
    draft = settle_use(
        use=use, required_level=level, selection_use="for_selection", reason="By the panel.",
        evidence="Job analysis of May 4.", actor=hr,
    ).version  # fmt: skip

    first = build_model_sheet(draft).competencies[0]

    assert first.required_note == "By the panel. Evidence: Job analysis of May 4."
    assert first.because == (
        Fact("Reason for the use in selection", "By the panel."),
        Fact("Evidence for the use in selection", "Job analysis of May 4."),
    )


def test_number_of_queries_is_the_same_for_one_and_sixty(db, count_queries):
    counts = []
    for n in (1, 60):
        version = make_model_version(names=[f"Skill {k}" for k in range(n)])
        with count_queries() as queries:
            build_model_sheet(version)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_file_has_a_name_that_says_what_it_is(client, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    version = make_model_version(make_agency("here"), ("Judgment",))
    client.force_login(make_person(role=Role.SME))

    response = client.get(reverse("library:version-pdf", args=[version.public_id]))

    name = response["Content-Disposition"].split("filename=")[1]
    assert re.fullmatch(r'"it-specialist-\d+-version-1\.pdf"', name)
    assert (response["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")


def test_the_day_is_that_of_the_agency_and_what_the_page_says_of_class_and_minimum_is_printed(db):
    """Half past four in the morning of November 26 in Greenwich is the evening before in Los Angeles."""
    version = make_model_version(make_agency("west", time_zone="America/Los_Angeles"), ("Judgment",))
    version.published_at = datetime(2026, 11, 26, 4, 30, tzinfo=UTC)
    version.job_facts = {**version.model.job_class.facts(), "series": "0800", "job_family": "Engineering"}
    MinimumRequirement.objects.bulk_create(
        [MinimumRequirement(version=version, education="A degree.", experience_years=Decimal("4.00"))]
    )

    sheet = build_model_sheet(version)

    pages = strip_tags(render_to_string("pdf/sections/_model.html", model_sheet_context(sheet)))
    assert (sheet.published_on, sheet.series, sheet.job_family) == (
        "November 25, 2026", "0800", "Engineering",
    )  # fmt: skip
    assert [fact.value for fact in sheet.requirement] == ["A degree.", None, "4", None, None]
    assert [
        text
        for text in ("0800", "Engineering", "A degree.", "Minimum requirement as data")
        if text not in pages
    ] == []
