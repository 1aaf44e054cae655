"""A competency that was removed from a draft comes back with what was decided about it there."""

import pytest
from django.utils import timezone

from competency_portal.accounts.choices import Role
from models_app.actions.changes import SetText
from models_app.actions.commenting import comment_on, resolve_comment
from models_app.actions.discarding import discard_draft
from models_app.actions.draft_changes import AddUse, Remove
from models_app.actions.places import renumber
from models_app.actions.publication import publish
from models_app.actions.structure import change_draft
from models_app.actions.wording import change_wording
from models_app.choices import FindingKind, VersionState
from models_app.models import CompetencyUse, Finding, ModelVersion, RemovedUse
from models_app.queries.remarks import remarks_of, rows_of
from models_app.queries.removed_uses import came_back
from tests.factories import make_agency, make_model_version, make_person, make_scale

pytestmark = pytest.mark.django_db
ANEW = {"id", "position", "group_id", "version_id", "use_id"}


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def use(admin):
    """A competency whose level and use were decided, with one finding settled and one open."""
    draft = make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT)
    use = draft.uses.get(position=1)
    facts = {
        "required_level_reason": "Because.",
        "required_level_evidence": "Job analysis, May 2026",
        "selection_use": "not_for_selection",
        "selection_use_reason": "Trained on the job.",
        "selection_use_evidence": "The panel of June",
    }
    CompetencyUse.objects.filter(pk=use.pk).update(**facts)
    settled = {
        "value": "Intermediate",
        "reason": "Because.",
        "settled_by": admin,
        "settled_at": timezone.now(),
    }
    for position, kind, more in (
        (3, FindingKind.REQUIRED_LEVEL, settled),
        (5, FindingKind.SELECTION_USE, {}),
    ):
        Finding.objects.create(
            version=draft, position=position, use=use, kind=kind, title="x", detail="y", **more
        )
    use.refresh_from_db()
    return use


def fields(row):
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in ANEW}


def again(use, admin):
    """Removed and added: the use that is there now."""
    version, competency = use.version, use.revision.competency
    change_draft(version=version, change=Remove("use", use.position), actor=admin)
    return added(version, competency, admin)


def added(version, competency, admin):
    change_draft(version=version, change=AddUse(competency), actor=admin)
    return version.uses.get(revision__competency=competency)


def test_everything_comes_back_and_is_said(use, admin):
    before, asked = fields(use), [fields(finding) for finding in use.findings.all()]

    back = again(use, admin)

    assert (fields(back), [fields(finding) for finding in back.findings.all()]) == (before, asked)
    assert (RemovedUse.objects.count(), list(back.findings.values_list("position", flat=True))) == (0, [3, 5])
    assert came_back(back.version, back.revision.competency.public_id) == (
        "Judgment came back with what it had in this draft: required level Intermediate, selection use "
        "'Not for selection', 2 findings; reasons and evidence with them."
    )


def test_a_wording_of_the_class_comes_back_and_the_banks_newest_stays_the_banks(use, admin):
    change_wording(use=use, change=SetText("definition", "Ours."), actor=admin, own_wording=True)
    use.refresh_from_db()

    back = again(use, admin)

    assert (back.revision.definition, back.revision.for_model) == ("Ours.", back.version.model)


def test_a_level_of_another_scale_does_not_come_back_and_its_finding_is_open_again(use, admin):
    version, revision = use.version, use.revision
    change_draft(version=version, change=Remove("use", 1), actor=admin)
    type(revision).objects.filter(pk=revision.pk).update(scale=make_scale(code="other"), published=False)

    back = added(version, revision.competency, admin)

    assert (back.required_level, back.required_level_reason, back.selection_use) == (
        None,
        "",
        "not_for_selection",
    )
    assert [finding.is_open for finding in back.findings.all()] == [True, True]


def test_what_another_draft_removed_and_what_is_new_begin_with_nothing(use, admin):
    other = make_model_version(names=("Writing",), state=VersionState.DRAFT)
    competency = use.revision.competency
    change_draft(version=use.version, change=Remove("use", 1), actor=admin)

    new = added(other, competency, admin)

    assert (new.required_level, new.selection_use, came_back(other, competency.public_id)) == (
        None,
        "not_stated",
        "",
    )
    assert RemovedUse.objects.get().version == use.version


def test_what_was_put_aside_before_a_column_was_renamed_comes_back_without_it(use, admin):
    version, competency = use.version, use.revision.competency
    change_draft(version=version, change=Remove("use", 1), actor=admin)
    kept = RemovedUse.objects.get()
    kept.use = {"selection_use": "not_for_selection", "renamed_since": "x"}
    kept.findings = [
        {**{name: text for name, text in finding.items() if name != "value"}, "renamed_since": "x"}
        for finding in kept.findings
    ]
    kept.save()

    back = added(version, competency, admin)

    assert (back.required_level, back.selection_use, back.findings.count()) == (None, "not_for_selection", 2)


@pytest.mark.parametrize("how", ["published", "discarded"])
def test_nothing_is_kept_for_a_version_that_is_no_draft_any_more(use, admin, how):
    version = use.version
    change_draft(version=version, change=Remove("use", 1), actor=admin)
    if how == "discarded":
        discard_draft(version=version, actor=admin, reason="A mistake.")
    else:
        ModelVersion.objects.filter(pk=version.pk).update(state=VersionState.IN_REVIEW, submitted_by=admin)
        version.refresh_from_db()
        publish(version=version, actor=make_person("second", Role.HR_ADMIN))

    assert (version.state, RemovedUse.objects.exists()) == (how, False)


def test_comments_keep_the_name_of_what_was_removed_and_come_back_to_the_same_words(use, admin):
    version, revision = use.version, use.revision
    revisions = type(revision).objects.filter(pk=revision.pk)
    revisions.update(published=False)
    first, second = (revision.indicators.create(position=n, text=f"Text {n}.") for n in (1, 2))
    places = ("level:2", "indicator:2", "competency")
    said = [comment_on(version=version, use=use, place=p, text="Why?", actor=admin) for p in places]
    resolve_comment(comment=said[1], actor=admin, answer="So.")

    change_draft(version=version, change=Remove("use", use.position), actor=admin)
    gone = [remark.whole_name for remark in remarks_of(version, rows_of(version))]
    revisions.update(variant="Calm")  # while it is away
    renumber([second, first])
    back = added(version, revision.competency, admin)

    remarks = remarks_of(version, rows_of(version))
    assert gone == [
        "A level of Judgment, no longer in the draft",
        "An indicator of Judgment, no longer in the draft",
        "Whole competency of Judgment, no longer in the draft",
    ]
    assert [remark.whole_name for remark in remarks] == [
        "Level 'Basic' of Judgment (Calm)",
        "Indicator 1 of Judgment (Calm)",
        "Whole competency of Judgment (Calm)",
    ]
    assert [(r.comment.use, r.comment.left, r.comment.place, r.comment.is_open) for r in remarks] == [
        (back, None, "level:2", True), (back, None, "indicator:1", False), (back, None, "competency", True),
    ]  # fmt: skip
    assert "2 findings, 3 comments; reasons" in came_back(version, revision.competency.public_id)
