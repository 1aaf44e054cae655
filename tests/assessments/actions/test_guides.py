"""Guides: proposed benchmarks show their origin, edits are refused when stale, approval by a second person freezes."""

import pytest

from assessments.actions.guide_review import (
    add_comment,
    approve_guide,
    mark_of,
    missing_for_review,
    return_guide,
    send_for_review,
    settle_comment,
)
from assessments.actions.guide_versions import start_next_version
from assessments.actions.guides import ProbeText, draft_guide, save_scripts, save_section
from assessments.choices import GuideState
from assessments.documents.guide import print_problems
from assessments.models import GuideVersion, Probe
from competency_portal.errors import Refused, Stale
from models_app.choices import SelectionUse
from models_app.models import LevelDescription, PerformanceStandard
from tests import factories as make

pytestmark = pytest.mark.django_db


def _people():
    return make.make_person("specialist", "specialist"), make.make_person("manager", "manager")


def _draft(specialist):
    model_version = make.make_model_version()
    return draft_guide(model_version=model_version, actor=specialist, scale=make.make_scale())


def _written(specialist):
    version = _draft(specialist)
    for section in version.sections.all():
        save_section(
            section=section,
            actor=specialist,
            expected_edit=0,
            kind="behavioral",
            question="Tell us what you did.",
            minutes=10,
            probes=[ProbeText("action", "What did you do?")],
            benchmarks={5: ["Did everything."], 1: ["Did nothing."]},
        )
    return save_scripts(
        version=version,
        actor=specialist,
        expected_edit=0,
        interview_minutes=60,
        purpose="",
        introduction_script="Welcome.",
        closing_script="Thank you.",
    )


def _approved(version, specialist, manager):
    sent = send_for_review(version=version, actor=specialist, reviewer=manager, print_check=print_problems)
    return approve_guide(version=sent, actor=manager, seen=mark_of(sent), print_check=print_problems)


def test_draft_has_one_section_for_each_competency_for_selection():
    specialist, _ = _people()
    model_version = make.make_model_version()
    model_version.uses.filter(position=2).update(selection_use=SelectionUse.NOT_FOR_SELECTION)
    model_version.uses.filter(position=3).update(selection_use=SelectionUse.NOT_STATED)

    version = draft_guide(model_version=model_version, actor=specialist, scale=make.make_scale())

    assert [str(section.use) for section in version.sections.all()] == ["Problem Solving"]


def test_draft_from_a_competency_that_is_not_for_selection_is_refused_by_name():
    specialist, _ = _people()
    model_version = make.make_model_version()
    model_version.uses.filter(position=2).update(selection_use=SelectionUse.NOT_STATED)

    with pytest.raises(Refused) as refused:
        draft_guide(
            model_version=model_version,
            actor=specialist,
            scale=make.make_scale(),
            uses=list(model_version.uses.all()),
        )

    assert [p.message for p in refused.value.problems] == [
        "Communication is not for selection, so no question may be asked about it."
    ]


def test_performance_standards_are_proposed_at_the_top_and_the_middle_with_their_origin():
    specialist, _ = _people()
    model_version = make.make_model_version(names=("Initiative",))
    revision = model_version.uses.get().revision
    for position, label in enumerate(("Satisfactory", "Superior"), 1):
        PerformanceStandard.objects.create(
            revision=revision, position=position, label=label, text=f"{label} text."
        )

    version = draft_guide(model_version=model_version, actor=specialist, scale=make.make_scale())

    assert [
        (b.level.ordinal, b.text, b.origin, b.standard.label) for b in version.sections.get().benchmarks.all()
    ] == [
        (5, "Superior text.", "performance_standard", "Superior"),
        (3, "Satisfactory text.", "performance_standard", "Satisfactory"),
    ]


def test_level_texts_are_proposed_where_the_labels_are_the_same():
    specialist, _ = _people()
    own = make.make_scale(code="own", labels=("Contributing", "Journey", "Advanced"))
    model_version = make.make_model_version(names=("Planning",), scale=own)
    revision = model_version.uses.get().revision
    for level in own.levels.all():
        LevelDescription.objects.create(revision=revision, level=level, text=f"Text of {level}.")

    version = draft_guide(model_version=model_version, actor=specialist, scale=own)

    assert [(b.level.label, b.text, b.origin) for b in version.sections.get().benchmarks.all()] == [
        ("Advanced", "Text of Advanced.", "level_description"),
        ("Journey", "Text of Journey.", "level_description"),
        ("Contributing", "Text of Contributing.", "level_description"),
    ]


def test_a_changed_benchmark_becomes_agency_text_and_an_unchanged_one_keeps_its_origin():
    specialist, _ = _people()
    model_version = make.make_model_version(names=("Initiative",))
    revision = model_version.uses.get().revision
    PerformanceStandard.objects.create(revision=revision, position=1, label="Superior", text="Superior text.")
    version = draft_guide(model_version=model_version, actor=specialist, scale=make.make_scale())

    save_section(
        section=version.sections.get(),
        actor=specialist,
        expected_edit=0,
        kind="behavioral",
        question="Tell us.",
        minutes=10,
        benchmarks={5: ["Superior text.", "And told others."], 1: ["Said nothing."]},
    )

    assert list(
        version.sections.get().benchmarks.values_list("level__ordinal", "position", "text", "origin")
    ) == [
        (5, 1, "Superior text.", "performance_standard"),
        (5, 2, "And told others.", "agency"),
        (1, 1, "Said nothing.", "agency"),
    ]


def test_a_stale_edit_of_a_section_is_refused_and_changes_nothing():
    specialist, _ = _people()
    section = _draft(specialist).sections.first()
    save_section(section=section, actor=specialist, expected_edit=0, kind="", question="First.", minutes=10)

    with pytest.raises(Stale) as stale:
        save_section(
            section=section, actor=specialist, expected_edit=0, kind="", question="Second.", minutes=10
        )

    assert stale.value.current.question == "First."


def test_missing_for_review_names_every_gap():
    specialist, _ = _people()
    model_version = make.make_model_version(names=("Initiative",))
    version = draft_guide(model_version=model_version, actor=specialist, scale=make.make_scale())

    assert [p.message for p in missing_for_review(version)] == [
        "The introduction that is read aloud is missing.",
        "The closing that is read aloud is missing.",
        "Initiative lacks a lead question.",
        "Initiative lacks its kind, behavioral or situational.",
        "Initiative lacks at least one probe.",
        "Initiative lacks a benchmark at any level.",
    ]


def test_review_goes_back_with_comments_and_is_approved_by_the_second_person():
    specialist, manager = _people()
    version = send_for_review(
        version=_written(specialist), actor=specialist, reviewer=manager, print_check=print_problems
    )

    with pytest.raises(Refused):
        return_guide(version=version, actor=manager, seen=mark_of(version))
    version = return_guide(version=version, actor=manager, seen=mark_of(version), text="Say it shorter.")
    comment = version.comments.get()
    version = send_for_review(version=version, actor=specialist, reviewer=manager, print_check=print_problems)
    with pytest.raises(Refused) as still_open:
        approve_guide(version=version, actor=manager, seen=mark_of(version), print_check=print_problems)
    settle_comment(comment=comment, actor=specialist, answer="Shortened.")
    version = approve_guide(version=version, actor=manager, seen=mark_of(version), print_check=print_problems)

    assert "1 comment is still open" in str(still_open.value)
    assert (version.state, version.approved_by, len(version.content_hash)) == (
        GuideState.APPROVED,
        manager,
        64,
    )


def test_a_frozen_version_takes_no_edit_and_no_comment():
    specialist, manager = _people()
    version = send_for_review(
        version=_written(specialist), actor=specialist, reviewer=manager, print_check=print_problems
    )
    version = approve_guide(version=version, actor=manager, seen=mark_of(version), print_check=print_problems)

    with pytest.raises(Refused):
        save_section(
            section=version.sections.first(),
            actor=specialist,
            expected_edit=1,
            kind="",
            question="New.",
            minutes=5,
        )
    with pytest.raises(Refused):
        add_comment(version=version, actor=manager, text="Late.")


@pytest.mark.parametrize("reviewer", ["specialist", "other"])
def test_reviewer_is_a_manager_of_the_agency_and_not_the_author(reviewer):
    specialist, _ = _people()
    other = make.make_person("other", "manager", make.make_agency("elsewhere"))

    with pytest.raises(Refused) as refused:
        send_for_review(
            version=_written(specialist),
            actor=specialist,
            reviewer={"specialist": specialist, "other": other}[reviewer],
            print_check=print_problems,
        )

    assert "reviewer" in {p.field for p in refused.value.problems}


def test_only_the_named_reviewer_approves():
    specialist, manager = _people()
    second = make.make_person("second", "manager")
    version = send_for_review(
        version=_written(specialist), actor=specialist, reviewer=manager, print_check=print_problems
    )

    for person in (specialist, second):
        with pytest.raises(Refused):
            approve_guide(version=version, actor=person, seen=mark_of(version), print_check=print_problems)


def test_the_next_version_is_a_copy_and_supersedes_when_approved():
    specialist, manager = _people()
    first = _approved(_written(specialist), specialist, manager)

    second = start_next_version(version=first, actor=specialist)
    second = _approved(second, specialist, manager)

    first.refresh_from_db()
    assert (first.state, second.state, second.number) == (GuideState.SUPERSEDED, GuideState.APPROVED, 2)
    assert list(second.sections.values_list("question", "probes__text")) == list(
        first.sections.values_list("question", "probes__text")
    )
    assert GuideVersion.objects.count() == 2


def test_a_question_too_long_for_its_pages_is_neither_sent_nor_approved():
    specialist, manager = _people()
    version = send_for_review(
        version=_written(specialist), actor=specialist, reviewer=manager, print_check=print_problems
    )
    section = version.sections.first()
    Probe.objects.filter(section=section).update(text="Why did you do that, and what followed from it? " * 60)

    with pytest.raises(Refused) as approving:
        approve_guide(version=version, actor=manager, seen=mark_of(version), print_check=print_problems)
    return_guide(version=version, actor=manager, seen=mark_of(version), text="Shorten the probes.")
    with pytest.raises(Refused) as sending:
        send_for_review(version=version, actor=specialist, reviewer=manager, print_check=print_problems)

    assert f"Question 1 ({section.use}) does not fit" in str(approving.value)
    assert f"Question 1 ({section.use}) does not fit" in str(sending.value)
