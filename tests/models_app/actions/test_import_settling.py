"""Findings settled before there is a draft: what is refused, what is kept, and what the draft then holds."""

import json
from dataclasses import replace
from functools import partial

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Problem, Refused, Stale
from competency_portal.reasons import HELP
from models_app.actions.import_found import Settled
from models_app.actions.import_settling import (
    agency_level_key,
    levels_of,
    settle_before_draft,
    unsettle_before_draft,
)
from models_app.actions.importing import Decisions, make_draft
from models_app.calculations.plain import (
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainLevelRef,
    PlainModel,
    PlainScale,
    PlainStandard,
    Words,
)
from models_app.choices import FindingKind
from models_app.models import ModelVersion, ProficiencyScale
from tests.factories import level, make_agency, make_import, make_person, make_scale

LEVEL, USE, DEFINITION, SLIP = "required_level-0-1", "selection_use-0-1", "definition-0-1", "text-model-1"
TEXTS = tuple(PlainStandard(label, f"{label} text.", (3,)) for label in ("Basic", "Advanced"))
PLAIN = PlainModel(
    title=Words("Clerk", (1,)),
    job=PlainJob("Clerk", (1,)),
    parts=(),
    groups=(),
    level_labels=(Words("Basic", (2,)), Words("Advanced", (2,))),
    competencies=(PlainCompetency("Leading", (3,), None, (), levels=TEXTS),),
    findings=(
        PlainFinding(FindingKind.REQUIRED_LEVEL, "Level of Leading", "Not stated.", (3,), 0),
        PlainFinding(FindingKind.SELECTION_USE, "Use of Leading", "Not stated.", (3,), 0),
        PlainFinding(FindingKind.DEFINITION, "Definition of Leading", "Not stated.", (3,), 0),
        PlainFinding(FindingKind.TEXT, "Doubled comma", "Kept.", (3,)),
    ),
    asks_open_questions=False,
)


@pytest.fixture
def admin(db):
    return make_person("hr.here", Role.HR_ADMIN, make_agency("here"))


@pytest.fixture
def imported(admin):
    return make_import(make_agency("here"), admin)


def settle(imported, actor, *keys, value=None, reason="The panel said so.", **more):
    return settle_before_draft(
        imported=imported, plain=PLAIN, keys=keys, value=value, reason=reason, actor=actor, **more
    )


def draft_of(imported, actor, plain=PLAIN):
    decisions = Decisions.from_plain(imported.decisions)
    return make_draft(imported=imported, plain=plain, actor=actor, decisions=decisions)


def test_what_was_settled_is_written_with_the_draft_each_with_its_reason(imported, admin):
    settle(imported, admin, LEVEL, value="|Advanced", reason="Job analysis.")
    settle(imported, admin, USE, value="for_selection")
    settle(imported, admin, DEFINITION, value="Leads people.")

    version = draft_of(imported, admin)

    use = version.uses.get()
    assert (use.required_level.label, use.required_level_reason) == ("Advanced", "Job analysis.")
    assert (use.selection_use, use.revision.definition) == ("for_selection", "Leads people.")
    assert list(version.findings.values_list("value", "reason", "settled_by__username")) == [
        (f"Advanced ({use.required_level.scale.name})", "Job analysis.", "hr.here"),
        ("For selection", "The panel said so.", "hr.here"),
        ("Leads people.", "The panel said so.", "hr.here"),
        ("", "", None),
    ]
    entries = AuditEntry.objects.exclude(action="import.upload").order_by("pk")
    assert [(entry.action, json.loads(entry.payload).get("reason", "")) for entry in entries] == [
        ("import.settle", "Job analysis."),
        ("import.settle", "The panel said so."),
        ("import.settle", "The panel said so."),
        ("finding.settle", "Job analysis."),
        ("finding.settle", "The panel said so."),
        ("finding.settle", "The panel said so."),
        ("import.draft", ""),
    ]


def test_what_stays_unstated_and_what_was_looked_at_is_settled_so(imported, admin):
    for key in (LEVEL, DEFINITION, SLIP):
        settle(imported, admin, key)

    version = draft_of(imported, admin)

    assert list(version.findings.values_list("value", flat=True)) == [
        "Left without a required level",
        "",
        "Left without a definition",
        "Looked at, kept as it is",
    ]


@pytest.mark.parametrize(
    ("keys", "value", "reason", "field"),
    [
        ((), None, "Why it is so.", "findings"),
        ((LEVEL, "text-9-1"), None, "Why it is so.", "findings"),
        ((LEVEL, USE), None, "Why it is so.", "findings"),
        ((LEVEL,), "|Elsewhere", "Why it is so.", "value"),
        ((LEVEL,), "other|Basic", "Why it is so.", "value"),
        ((USE,), None, "Why it is so.", "value"),
        ((USE,), "not_stated", "Why it is so.", "value"),
        ((DEFINITION,), "  ", "Why it is so.", "definition"),
        ((DEFINITION,), "a\x00b", "Why it is so.", "definition"),
        ((SLIP,), None, " ", "reason"),
    ],
)
def test_what_can_not_settle_a_finding_is_refused_and_changes_nothing(
    imported, admin, keys, value, reason, field
):
    with pytest.raises(Refused) as refused:
        settle(imported, admin, *keys, value=value, reason=reason)

    imported.refresh_from_db()
    assert [problem.field for problem in refused.value.problems] == [field]
    assert (imported.decisions, imported.edit) == ({}, 0)


def test_only_an_admin_of_the_agency_settles_and_only_what_the_page_showed(imported, admin):
    with pytest.raises(Refused):
        settle(imported, make_person("rater.here", Role.AUDITOR, make_agency("here")), SLIP)
    with pytest.raises(Stale):
        settle(imported, admin, SLIP, expected_edit=1)


def test_what_was_settled_can_be_taken_back(imported, admin):
    settle(imported, admin, LEVEL)
    settle(imported, admin, SLIP)

    unsettle_before_draft(imported=imported, keys=[LEVEL, USE], actor=admin, expected_edit=2)

    assert list(Decisions.from_plain(imported.decisions).settled) == [SLIP]
    with pytest.raises(Refused):
        unsettle_before_draft(imported=imported, keys=[LEVEL], actor=admin)


def test_no_draft_is_made_where_a_settled_finding_is_gone(imported, admin):
    settle(imported, admin, DEFINITION)
    without = replace(PLAIN, findings=PLAIN.findings[:2])

    with pytest.raises(Refused) as refused:
        draft_of(imported, admin, without)

    assert [problem.field for problem in refused.value.problems] == ["settled"]
    assert "Definition not stated of Leading" in str(refused.value)
    assert ModelVersion.objects.count() == 0


BARE = replace(
    PLAIN,
    level_labels=(),
    competencies=(replace(PLAIN.competencies[0], levels=()), PlainCompetency("Filing", (4,), None, ())),
    findings=(PlainFinding(FindingKind.REQUIRED_LEVEL, "The model states no levels", "None.", (1,)),),
)


def test_a_model_without_levels_gets_them_competency_by_competency(imported, admin):
    high = level(make_scale(), 5)
    value = agency_level_key(high)
    common = {"imported": imported, "plain": BARE, "reason": "Job analysis.", "actor": admin}

    with pytest.raises(Refused, match="scale of this level"):
        settle_before_draft(keys=["required_level-0-0"], value="@nowhere|High", **common)
    settle_before_draft(keys=["required_level-1-0"], value=value, **common)
    ProficiencyScale.objects.filter(pk=high.scale_id).update(name="Renamed since")
    version = draft_of(imported, admin, BARE)

    assert [(use.required_level, use.required_level_reason) for use in version.uses.all()] == [
        (None, ""),
        (high, "Job analysis."),
    ]
    assert version.findings.get().is_open


def test_levels_of_the_agency_are_none_of_a_competency_that_describes_its_own(imported, admin):
    value = agency_level_key(level(make_scale(), 5))

    with pytest.raises(Refused, match="is not described on the scale of this level"):
        settle(imported, admin, LEVEL, value=value)


def test_levels_are_those_of_the_scale_of_the_texts_else_all_of_the_document():
    scale = PlainScale("four", "Four", (PlainLevel("Low"), PlainLevel("High")))
    bare = PlainCompetency("Filing", (4,), None, ())
    plain = replace(PLAIN, scales=(scale,), competencies=(*PLAIN.competencies, bare))
    own = [PlainLevelRef("Basic"), PlainLevelRef("Advanced")]

    assert levels_of(plain, 0) == own
    assert levels_of(plain, 1) == [*own, PlainLevelRef("Low", "four"), PlainLevelRef("High", "four")]


def test_a_reason_kept_before_the_rule_is_named_with_its_finding_and_leads_to_it(imported, admin):
    draft = partial(make_draft, imported=imported, plain=PLAIN, actor=admin)
    one = Settled(None, "ok")
    settled = {LEVEL: one, USE: Settled("not_stated", "ok"), SLIP: Settled(None, "Kept to the letter.")}

    with pytest.raises(Refused) as refused:
        draft(decisions=Decisions(settled=settled | {DEFINITION: one}))
    with pytest.raises(Refused) as left_out:
        draft(decisions=Decisions(settled=settled, not_taken={0: "ok"}))

    page = f"/library/imports/{imported.public_id}/settle/"
    short = f"'ok' is too short. {HELP}"
    assert refused.value.problems == tuple(
        Problem(f"{label} of Leading: {short}", "settled", url=f"{page}?kind={kind}&finding={key}")
        for label, kind, key in (
            ("Required level", "required_level", LEVEL),
            ("Selection use", "selection_use", USE),
            ("Definition", "definition", DEFINITION),
        )
    )
    assert left_out.value.problems == (Problem(f"'Leading' is left out: {short}", "competency-0"),)
    assert ModelVersion.objects.count() == 0
