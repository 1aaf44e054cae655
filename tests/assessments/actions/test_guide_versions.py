"""The next version of a guide on a newer version of its model: what is carried, looked at again, left out and new."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.actions.guide_review import approve_guide, mark_of
from assessments.actions.guide_versions import start_next_version
from assessments.choices import BenchmarkOrigin, GuideState
from assessments.models import Benchmark, GuideComment, GuideVersion
from assessments.queries.guide_moving import plan_move
from assessments.queries.model_moving import newer_published
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from models_app.choices import VersionState
from models_app.models import LevelDescription, PerformanceStandard
from tests import factories as make

pytestmark = pytest.mark.django_db

NAMES = ("Problem Solving", "Communication", "Customer Service", "Planning", "Writing")


@pytest.fixture
def specialist():
    return make.make_person("specialist")


@pytest.fixture
def guide():
    """An approved guide that asks about all competencies but Writing."""
    model_version = make.make_model_version(names=NAMES)
    return make.make_guide_version(model_version, uses=list(model_version.uses.all())[:4])


@pytest.fixture
def newer(guide):
    """Communication has other words, Customer Service is gone, Planning is barred, Initiative is new."""
    return make.make_next_model_version(
        guide.model_version,
        changed=("Communication",),
        gone=("Customer Service",),
        barred=("Planning",),
        new=("Initiative",),
    )


def words(section):
    """Everything of a section that a person wrote."""
    return (
        str(section.use),
        section.kind,
        section.question,
        section.minutes,
        [(p.part, p.text) for p in section.probes.all()],
        [(b.level.ordinal, b.origin, b.text) for b in section.benchmarks.all()],
    )


def test_the_plan_names_what_is_carried_changed_left_out_new_and_unasked(guide, newer):
    move = plan_move(guide, newer)

    assert [(str(line.use), line.changes) for line in move.carried] == [
        ("Problem Solving", ()),
        ("Communication", ("Definition",)),
    ]
    assert [(str(line.section.use), line.why) for line in move.fallen] == [
        ("Customer Service", "version 2 of the model does not have it."),
        ("Planning", "in version 2 of the model: not for selection."),
    ]
    assert [str(use) for use in move.fresh] == ["Initiative"]
    assert [str(use) for use in move.unasked] == ["Writing"]


def test_questions_follow_their_competency_and_changed_words_are_an_open_comment(guide, newer, specialist):
    before = [words(section) for section in guide.sections.all()]
    entries = AuditEntry.objects.count()

    copy = start_next_version(
        version=guide, actor=specialist, model_version=newer, also=newer.uses.filter(position__in=(4, 5))
    )

    assert (copy.number, copy.model_version, copy.state) == (2, newer, GuideState.DRAFT)
    assert [words(section) for section in copy.sections.all()[:2]] == before[:2]
    assert [(s.position, str(s.use), s.use.version, s.question) for s in copy.sections.all()[2:]] == [
        (3, "Writing", newer, ""),
        (4, "Initiative", newer, ""),
    ]
    assert [
        (str(c.section and c.section.use), c.author, c.settled_at, c.text) for c in copy.comments.all()
    ] == [
        (
            "Communication",
            specialist,
            None,
            "Version 2 of the model says something else here than version 1: Definition. Look whether question, "
            "probes and benchmarks still fit, then settle this comment.",
        ),
        (
            "None",
            specialist,
            None,
            "Questions of version 1 that were not carried over:\n"
            "Customer Service: version 2 of the model does not have it.\n"
            "Planning: in version 2 of the model: not for selection.",
        ),
    ]
    assert [words(section) for section in guide.sections.all()] == before
    assert AuditEntry.objects.count() == entries + 1
    assert json.loads(AuditEntry.objects.latest("seq").payload)["after"] == {
        "from": guide.public_id,
        "number": 2,
        "model_version": newer.public_id,
        "carried": 2,
        "words_changed": ["Communication"],
        "not_carried": [
            "Customer Service: version 2 of the model does not have it.",
            "Planning: in version 2 of the model: not for selection.",
        ],
        "without_question": ["Writing", "Initiative"],
    }


def test_benchmarks_of_the_model_take_its_new_words_and_lost_ones_become_the_agencys(
    guide, newer, specialist
):
    section, revision = guide.sections.get(position=2), newer.uses.get(position=2).revision
    top, low = make.level(guide.scale, 5), make.level(guide.scale, 1)
    old = section.use.revision
    texts = [
        LevelDescription.objects.create(revision=old, level=one, text=f"Old {one}.") for one in (top, low)
    ]
    standard = PerformanceStandard.objects.create(
        revision=old, position=1, label="Superior", text="Old superior."
    )
    new_text = LevelDescription.objects.create(revision=revision, level=top, text="New top.")
    new_standard = PerformanceStandard.objects.create(
        revision=revision, position=1, label="SUPERIOR", text="New superior."
    )
    section.benchmarks.all().delete()
    for row in texts:
        Benchmark.objects.create(
            section=section, level=row.level, text=row.text, level_description=row,
            origin=BenchmarkOrigin.LEVEL_DESCRIPTION,
        )  # fmt: skip
    Benchmark.objects.create(
        section=section, level=top, position=2, text=standard.text, standard=standard,
        origin=BenchmarkOrigin.PERFORMANCE_STANDARD,
    )  # fmt: skip

    copy = start_next_version(version=guide, actor=specialist, model_version=newer)

    rows = copy.sections.get(position=2).benchmarks.all()
    assert [(b.level, b.origin, b.text, b.level_description, b.standard) for b in rows] == [
        (top, "level_description", "New top.", new_text, None),
        (top, "performance_standard", "New superior.", None, new_standard),
        (low, "agency", "Old Awareness.", None, None),
    ]
    assert "those that it has no more are marked as agency text" in copy.comments.first().text


def test_nobody_approves_questions_for_words_that_changed_without_looking(guide, specialist):
    newer = make.make_next_model_version(guide.model_version, changed=("Communication",))
    manager = make.make_person("manager", "manager")
    copy = start_next_version(version=guide, actor=specialist, model_version=newer)
    GuideVersion.objects.filter(pk=copy.pk).update(state=GuideState.IN_REVIEW, reviewer=manager)
    copy.refresh_from_db()

    def approve():
        return approve_guide(
            version=copy, actor=manager, seen=mark_of(copy), print_check=lambda version: []
        ).state

    with pytest.raises(Refused, match="1 comment is still open"):
        approve()
    GuideComment.objects.update(settled_at=make.NOON, settled_by=specialist)

    assert approve() == GuideState.APPROVED


def test_a_required_level_that_moved_is_looked_at_and_the_same_model_version_asks_nothing(guide, specialist):
    newer = make.make_next_model_version(guide.model_version)
    newer.uses.filter(position=1).update(required_level=make.level(guide.scale, 5))

    assert [line.changes for line in plan_move(guide, newer).carried] == [("Required level",), (), (), ()]
    assert plan_move(guide, guide.model_version).changed == ()
    copy = start_next_version(version=guide, actor=specialist)
    assert (copy.model_version, copy.comments.count(), copy.sections.count()) == (guide.model_version, 0, 4)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (VersionState.IN_REVIEW, "is in review"),
        (VersionState.DRAFT, "is draft"),
        (VersionState.RETIRED, "is retired"),
        (VersionState.SUPERSEDED, "is superseded"),
        ("other model", "is a version of another model"),
        ("other agency", "is a version of another model"),
        ("older", "is older than version"),
    ],
)
def test_only_a_newer_published_version_of_the_same_model_is_chosen(guide, specialist, state, says):
    if state == "older":
        target, later = guide.model_version, make.make_next_model_version(guide.model_version)
        GuideVersion.objects.filter(pk=guide.pk).update(model_version=later)
        type(later).objects.filter(pk=later.pk).update(state=VersionState.RETIRED)
        type(later).objects.filter(pk=target.pk).update(state=VersionState.PUBLISHED)
        target.refresh_from_db()
        guide.refresh_from_db()
    elif state.startswith("other"):
        target = make.make_model_version(make.make_agency("else" if state == "other agency" else "testville"))
    else:
        target = make.make_next_model_version(guide.model_version, state=state)

    with pytest.raises(Refused, match=says):
        start_next_version(version=guide, actor=specialist, model_version=target)

    assert GuideVersion.objects.count() == 1
    assert state not in VersionState.values or newer_published(guide.model_version) is None


def test_a_competency_with_a_question_or_barred_gets_no_second_one_and_none_at_all_is_refused(
    guide, newer, specialist
):
    asked, barred = newer.uses.get(position=1), newer.uses.get(position=3)

    with pytest.raises(Refused) as refused:
        start_next_version(version=guide, actor=specialist, model_version=newer, also=[asked, barred])
    newer.uses.update(selection_use="not_stated")
    with pytest.raises(Refused, match="No question would be left"):
        start_next_version(version=guide, actor=specialist, model_version=newer)

    told = "can't get a question here: it has one, or is not for selection in"
    assert [p.message for p in refused.value.problems] == [
        f"{use} {told} {newer}." for use in (asked, barred)
    ]


def test_planning_costs_the_same_for_one_changed_competency_and_for_four(guide):
    small = make.make_guide_version(make.make_model_version(make.make_agency("small"), names=NAMES[:1]))
    counts = []
    for one in (small, guide):
        newer = make.make_next_model_version(one.model_version, changed=NAMES)
        with CaptureQueriesContext(connection) as queries:
            move = plan_move(one, newer)
        counts.append((len(move.changed), len(queries)))

    assert counts == [(1, counts[0][1]), (4, counts[0][1])]
