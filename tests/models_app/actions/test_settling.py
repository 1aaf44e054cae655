"""Settling findings keeps value and reason, and never touches what is published."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.changes import LONGEST, SetText
from models_app.actions.content import content_hash_of
from models_app.actions.settling import settle_findings, settle_use
from models_app.actions.wording import change_wording
from models_app.choices import FindingKind, SelectionUse, VersionState
from models_app.models import Finding, ProficiencyScale, triggers
from tests.factories import level, make_person

REASON = "Read off the original with the panel of job experts."


def findings(version, kind, count=1):
    return list(version.findings.filter(kind=kind)[:count])


def test_settling_a_required_level_starts_a_draft_and_leaves_the_published_version(la, hr):
    before = content_hash_of(la)
    finding = findings(la, FindingKind.REQUIRED_LEVEL)[0]
    wanted = level(finding.use.revision.scale, 3)

    draft = settle_findings(findings=[finding], value=wanted, reason=REASON, actor=hr)

    use = draft.uses.get(position=finding.use.position)
    copy = draft.findings.get(position=finding.position)
    assert (draft.number, draft.state, draft.based_on) == (2, VersionState.DRAFT, la)
    assert (use.required_level, use.required_level_reason) == (wanted, REASON)
    assert (copy.value, copy.reason, copy.settled_by) == ("Level 3 (Level 1 to 3)", REASON, hr)
    la.refresh_from_db()
    finding.refresh_from_db()
    assert (finding.is_open, la.content_hash, content_hash_of(la)) == (True, before, before)


def test_a_draft_holds_everything_that_the_published_version_holds(la, hr):
    finding = findings(la, FindingKind.LAYOUT)[0]

    draft = settle_findings(findings=[finding], reason=REASON, actor=hr)

    def shape(version):
        return {
            "parts": list(version.parts.values_list("kind", "heading", "text", "source_lines")),
            "groups": list(version.groups.values_list("name", "source_lines")),
            "uses": list(version.uses.values_list("revision", "group__name", "position", "source_lines")),
            "findings": list(version.findings.values_list("kind", "title", "use__position", "source_lines")),
        }

    assert shape(draft) == shape(la)
    assert draft.findings.open().count() == la.findings.count() - 1


def test_several_are_settled_at_once_and_continue_the_same_draft(nara, hr):
    draft = settle_findings(findings=findings(nara, FindingKind.LINK, 4), reason=REASON, actor=hr)

    same = settle_findings(
        findings=findings(nara, FindingKind.SELECTION_USE, 20),
        value=SelectionUse.FOR_SELECTION,
        reason=REASON,
        actor=hr,
    )

    assert same == draft
    assert draft.uses.assessable().count() == 20
    assert nara.uses.assessable().count() == 0
    assert AuditEntry.objects.filter(action="finding.settle").count() == 24


def test_a_definition_is_a_new_revision_without_a_place_in_the_source(nc, hr):
    finding = findings(nc, FindingKind.DEFINITION)[0]

    draft = settle_findings(findings=[finding], value=" Orders the work. ", reason=REASON, actor=hr)

    old, new = finding.use.revision, draft.uses.get(position=finding.use.position).revision
    assert (new.number, new.definition, new.source, new.published) == (2, "Orders the work.", None, False)
    assert (old.number, old.definition, old.published) == (1, None, True)
    assert list(new.levels.values_list("text", "source_lines")) == list(
        old.levels.values_list("text", "source_lines")
    )


def test_a_definition_is_an_edit_of_its_words_so_that_an_open_page_of_them_is_stale(nc, hr):
    finding = findings(nc, FindingKind.DEFINITION)[0]
    draft = settle_findings(findings=[finding], value="Orders the work.", reason=REASON, actor=hr)
    use = draft.uses.get(position=finding.use.position)
    seen = use.revision.edit

    settle_findings(
        findings=[draft.findings.get(position=finding.position)], value="Sets it.", reason=REASON, actor=hr
    )

    with pytest.raises(Stale):
        change_wording(use=use, change=SetText("definition", "Plans it."), actor=hr, expected_edit=seen)
    use.revision.refresh_from_db()
    assert use.revision.definition == "Sets it."


def test_a_definition_may_stay_open_on_purpose(nc, hr):
    draft = settle_findings(
        findings=findings(nc, FindingKind.DEFINITION, 6), value=None, reason=REASON, actor=hr
    )

    assert set(draft.findings.filter(kind="definition").values_list("value", flat=True)) == {
        "Left without a definition"
    }
    assert {use.revision.definition for use in draft.uses.all()} == {None}


def test_a_competency_without_a_finding_of_its_own_gets_a_level(nara, hr):
    five = ProficiencyScale.objects.get(code="five-level")

    use = settle_use(
        use=nara.uses.first(),
        required_level=level(five, 3),
        selection_use=SelectionUse.FOR_SELECTION,
        reason=REASON,
        actor=hr,
    )

    assert (use.version.number, use.required_level.label, use.selection_use) == (
        2,
        "Intermediate",
        "for_selection",
    )
    assert use.version.findings.get(kind="selection_use", use=use).value == "For selection"


def test_evidence_is_refused_where_nothing_keeps_it(la, hr):
    with pytest.raises(Refused) as refused:
        settle_findings(findings=findings(la, FindingKind.TEXT), reason=REASON, evidence="A panel.", actor=hr)

    assert [problem.message for problem in refused.value.problems] == [
        "Evidence is kept with a required level or a selection use only."
    ]


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (FindingKind.SELECTION_USE, None, "Choose 'For selection' or 'Not for selection'."),
        (
            FindingKind.SELECTION_USE,
            SelectionUse.NOT_STATED,
            "Choose 'For selection' or 'Not for selection'.",
        ),
        (FindingKind.REQUIRED_LEVEL, "3", "Choose a level."),
    ],
)
def test_a_value_must_fit_its_kind(la, hr, kind, value, message):
    with pytest.raises(Refused) as refused:
        settle_findings(findings=findings(la, kind, 2), value=value, reason=REASON, actor=hr)

    assert [p.message for p in refused.value.problems] == [message]
    assert la.model.versions.count() == 1


@pytest.mark.parametrize("value", ["  ", "a\x00b", "a" * (LONGEST + 1)])
def test_a_definition_has_words_that_can_be_stored(nc, hr, value):
    with pytest.raises(Refused) as refused:
        settle_findings(findings=findings(nc, FindingKind.DEFINITION), value=value, reason=REASON, actor=hr)

    assert [problem.field for problem in refused.value.problems] == ["definition"]
    assert nc.model.versions.count() == 1


def test_a_level_of_another_scale_is_refused(la, hr):
    five = ProficiencyScale.objects.get(code="five-level")

    with pytest.raises(Refused, match="choose a level of that scale"):
        settle_findings(
            findings=findings(la, FindingKind.REQUIRED_LEVEL), value=level(five, 3), reason=REASON, actor=hr
        )


def test_kinds_that_need_different_values_are_refused_together(la, hr):
    mixed = findings(la, FindingKind.REQUIRED_LEVEL) + findings(la, FindingKind.TEXT)

    with pytest.raises(Refused, match="can't be settled together"):
        settle_findings(findings=mixed, value=None, reason=REASON, actor=hr)


def test_a_reason_is_required(la, hr):
    with pytest.raises(Refused) as refused:
        settle_findings(findings=findings(la, FindingKind.TEXT), reason="  ", actor=hr)

    assert [p.field for p in refused.value.problems] == ["reason"]


def test_what_the_published_version_has_settled_is_named_there_and_not_in_a_draft_that_is_not_kept(la, hr):
    finding = findings(la, FindingKind.TEXT)[0]
    finding.settled_at, finding.settled_by, finding.reason = timezone.now(), hr, REASON
    with triggers.suspended(connection):
        QuerySet(Finding).filter(pk=finding.pk).update(
            settled_at=finding.settled_at, settled_by=hr, reason=REASON
        )

    with pytest.raises(Refused) as refused:
        settle_findings(findings=[finding], reason=REASON, actor=hr)

    assert [f"settled in {la} as" in p.message for p in refused.value.problems] == [True]


def test_what_the_draft_has_settled_is_not_settled_again_from_the_published_version(la, hr):
    finding = findings(la, FindingKind.TEXT)
    settle_findings(findings=finding, reason=REASON, actor=hr)

    with pytest.raises(Refused, match="settled in"):
        settle_findings(findings=finding, reason="Once again.", actor=hr)


def test_in_the_draft_a_settlement_can_be_changed_and_both_stay_in_the_trail(la, hr):
    draft = settle_findings(findings=findings(la, FindingKind.TEXT), reason=REASON, actor=hr)

    settle_findings(findings=findings(draft, FindingKind.TEXT), reason="Better reason.", actor=hr)

    entries = AuditEntry.objects.filter(action="finding.settle").order_by("seq")
    assert [REASON in entries[0].payload, "Better reason." in entries[1].payload] == [True, True]


def test_a_stale_page_is_refused(la, hr):
    draft = settle_findings(findings=findings(la, FindingKind.TEXT), reason=REASON, actor=hr)
    seen = draft.revision_of_edit
    settle_findings(findings=findings(draft, FindingKind.LAYOUT), reason=REASON, actor=hr)

    with pytest.raises(Stale):
        settle_findings(
            findings=findings(draft, FindingKind.TEXT), reason="Came too late.", actor=hr, expected_edit=seen
        )


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.MANAGER, Role.AUDITOR, Role.SME])
def test_only_hr_admins_settle(la, role):
    person = make_person("someone", role, Agency.objects.get(code="la"))

    with pytest.raises(Refused, match="Only HR admins"):
        settle_findings(findings=findings(la, FindingKind.TEXT), reason=REASON, actor=person)


def test_hr_admins_of_another_agency_do_not_settle(la):
    person = make_person("stranger", Role.HR_ADMIN, Agency.objects.get(code="nc"))

    with pytest.raises(Refused, match="Only HR admins"):
        settle_findings(findings=findings(la, FindingKind.TEXT), reason=REASON, actor=person)


def test_a_page_of_the_published_version_is_stale_once_a_draft_was_edited(nara, hr):
    use = nara.uses.select_related("version__model__agency").first()
    settle_findings(findings=findings(nara, FindingKind.LINK), reason=REASON, actor=hr, expected_edit=0)

    with pytest.raises(Stale):
        settle_findings(
            findings=findings(nara, FindingKind.SELECTION_USE),
            value=SelectionUse.FOR_SELECTION,
            reason=REASON,
            actor=hr,
            expected_edit=nara.revision_of_edit,
        )
    with pytest.raises(Stale):
        settle_use(use=use, selection_use="for_selection", reason=REASON, actor=hr, expected_edit=0)
