"""Scales are made, changed and copied; one that something stands on stays as it is."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.scales import LevelWords, ScaleWords, copy_scale, create_scale, edit_scale
from models_app.choices import SelectionUse, VersionState
from models_app.models import (
    CompetencyRevision,
    LevelDescription,
    ModelVersion,
    ProficiencyLevel,
    ProficiencyScale,
)
from models_app.queries.scale_use import resting_on
from tests.factories import make_agency, make_guide_version, make_model_version, make_person, make_scale

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def scale():
    return make_scale(make_agency(), "own", ("Low", "Middle", "High"))


def rows(scale):
    return [(level.ordinal, level.label, level.value) for level in scale.levels.order_by("ordinal")]


def words_of(scale, *order, **changed):
    """The scale as it stands, its levels in this order of places; None stands for a new level."""
    levels = {level.ordinal: level for level in scale.levels.all()}
    written = [
        LevelWords(one.label, one.value, one.definition or "", one.public_id)
        for one in (levels[n] for n in order or sorted(levels))
    ]
    return ScaleWords(**{"name": scale.name, "levels": written, **changed})


def drafted(scale, state=VersionState.DRAFT):
    """A version in this state with one competency whose draft words are of the scale."""
    version = make_model_version(
        names=(f"Skill {state}",), state=state, scale=scale, selection_use=SelectionUse.FOR_SELECTION
    )
    revision = version.uses.get().revision
    type(revision).objects.filter(pk=revision.pk).update(published=False)
    version.uses.update(required_level=None)
    return version


def test_a_scale_is_made_with_its_levels_and_one_entry(admin):
    words = ScaleWords(" Grades ", [LevelWords(" Low ", Decimal("1.5"), " Begins. "), LevelWords("High")])

    scale = create_scale(agency=make_agency(), words=words, actor=admin)

    assert (scale.name, scale.code, rows(scale)) == (
        "Grades",
        "grades",
        [(1, "Low", Decimal("1.5")), (2, "High", None)],
    )
    assert [level.definition for level in scale.levels.all()] == ["Begins.", None]
    assert AuditEntry.objects.get().action == "scale.create"


def test_levels_swap_labels_and_places_are_added_and_removed(admin, scale):
    low, middle, high = scale.levels.order_by("ordinal")
    levels = [
        LevelWords("High", Decimal(1), "", low.public_id),
        LevelWords("Low", Decimal(2), "", high.public_id),
        LevelWords("Top", None),
    ]

    edit_scale(scale=scale, words=ScaleWords("Own", levels), actor=admin, expected_edit=0)

    assert rows(scale) == [(1, "High", Decimal(1)), (2, "Low", Decimal(2)), (3, "Top", None)]
    assert not ProficiencyLevel.objects.filter(pk=middle.pk).exists()
    assert [scale.levels.get(ordinal=n).pk for n in (1, 2)] == [low.pk, high.pk]
    assert AuditEntry.objects.filter(action="scale.edit").count() == 1


def test_what_does_not_differ_is_no_edit(admin, scale):
    edit_scale(scale=scale, words=words_of(scale), actor=admin, expected_edit=0)

    scale.refresh_from_db()
    assert (scale.edit, AuditEntry.objects.count()) == (0, 0)


def test_a_stale_page_is_refused(admin, scale):
    edit_scale(scale=scale, words=words_of(scale, name="Other"), actor=admin, expected_edit=0)

    with pytest.raises(Stale):
        edit_scale(scale=scale, words=words_of(scale, name="Mine"), actor=admin, expected_edit=0)

    scale.refresh_from_db()
    assert (scale.name, scale.edit) == ("Other", 1)


@pytest.mark.parametrize(
    ("levels", "problems"),
    [
        ([("A", 1)], [("", "A scale has 2 to 12 levels; this one has 1.")]),
        ([(str(n), n) for n in range(13)], [("", "A scale has 2 to 12 levels; this one has 13.")]),
        ([("A", 1), (" ", 2)], [("level:2:label", "Give the level a label.")]),
        ([("A", 1), ("a", 2)], [("level:2:label", "Another level has this label.")]),
        ([("A", 2), ("B", 2)], [("level:2:value", "Values rise from the lowest level to the highest.")]),
        ([("A", 2), ("B", None), ("C", 1)],
         [("level:3:value", "Values rise from the lowest level to the highest.")]),
        ([("A", "NaN"), ("B", 1)],
         [("level:1:value", "A value is a number from 0 to 9999.99, with two decimals at most.")]),
        ([("A", "1.001"), ("B", "10000")],
         [("level:1:value", "A value is a number from 0 to 9999.99, with two decimals at most."),
          ("level:2:value", "A value is a number from 0 to 9999.99, with two decimals at most.")]),
    ],
)  # fmt: skip
def test_levels_that_make_no_scale_are_refused_with_their_place(admin, levels, problems):
    written = [LevelWords(label, None if value is None else Decimal(value)) for label, value in levels]

    with pytest.raises(Refused) as refused:
        create_scale(agency=make_agency(), words=ScaleWords("Own", written), actor=admin)

    assert [(problem.field, problem.message) for problem in refused.value.problems] == problems
    assert not ProficiencyScale.objects.exists()


@pytest.mark.parametrize("state", [VersionState.IN_REVIEW, VersionState.PUBLISHED, VersionState.RETIRED])
def test_a_scale_of_a_version_in_review_or_published_stays(admin, scale, state):
    version = drafted(scale, state)

    with pytest.raises(Refused) as refused:
        edit_scale(scale=scale, words=words_of(scale, name="Other"), actor=admin, expected_edit=0)

    label = f"{version.model.title}, version 1"
    assert [p.message for p in refused.value.problems] == [
        f"Scale own stays as it is: {label} stands on it. Copy it as a new scale and change the copy."
    ]


def test_what_another_agency_reviews_holds_the_scale_without_being_named(admin, scale):
    make_model_version(make_agency("elsewhere"), ("Secret",), state=VersionState.IN_REVIEW, scale=scale)
    CompetencyRevision.objects.update(published=False)

    assert [(thing.label, thing.url) for thing in resting_on(scale)] == [
        ("A version that another agency reviews", "")
    ]


def test_a_scale_of_published_words_or_of_a_guide_stays(admin, scale):
    version = make_model_version(names=("Skill",))
    guide = make_guide_version(version)
    other = make_scale(make_agency(), "words")
    type(guide).objects.filter(pk=guide.pk).update(scale=scale)
    revision = make_model_version(names=("Loose",), scale=other).uses.get().revision
    ModelVersion.objects.filter(uses__revision=revision).get().uses.all().delete()

    for one in (scale, other):
        with pytest.raises(Refused):
            edit_scale(scale=one, words=words_of(one, name="Other"), actor=admin, expected_edit=0)


def test_a_draft_counts_an_edit_with_its_scale_and_keeps_its_texts_by_level(admin, scale):
    version = drafted(scale)
    revision = version.uses.get().revision
    LevelDescription.objects.create(revision=revision, level=scale.levels.get(ordinal=1), text="Begins.")

    edit_scale(scale=scale, words=_turned(scale), actor=admin, expected_edit=0)

    version.refresh_from_db()
    assert version.revision_of_edit == 1
    assert [(row.level.ordinal, row.text) for row in revision.levels.all()] == [(3, "Begins.")]


def _turned(scale):
    """The same levels the other way round, without values."""
    return ScaleWords(scale.name, [
        LevelWords(level.label, None, "", level.public_id) for level in scale.levels.order_by("-ordinal")
    ])  # fmt: skip


def test_a_level_that_a_draft_needs_is_not_removed(admin, scale):
    version = drafted(scale)
    low, middle, _ = scale.levels.order_by("ordinal")
    use = version.uses.get()
    LevelDescription.objects.create(revision=use.revision, level=low, text="Begins.")
    version.uses.update(required_level=middle)

    with pytest.raises(Refused) as refused:
        words = ScaleWords("Own", [LevelWords("A"), LevelWords("B")])
        edit_scale(scale=scale, words=words, actor=admin, expected_edit=0)

    assert [problem.message for problem in refused.value.problems] == [
        "'Low' can't be removed: Skill draft has a text for it. Empty that text first.",
        "'Middle' can't be removed: Skill draft requires it. Decide another required level first.",
    ]


def test_only_hr_admins_of_its_agency_change_a_scale_and_nobody_a_shipped_one(admin, scale):
    shipped = make_scale()
    stranger = make_person("other", Role.HR_ADMIN, make_agency("elsewhere"))

    for actor, one in ((stranger, scale), (admin, shipped)):
        with pytest.raises(Refused):
            edit_scale(scale=one, words=words_of(one, name="Other"), actor=actor, expected_edit=0)


def test_a_copy_has_the_same_levels_and_says_where_it_comes_from(admin):
    shipped = make_scale()

    copy = copy_scale(scale=shipped, agency=make_agency(), actor=admin)

    again = copy_scale(scale=shipped, agency=make_agency(), actor=admin)
    assert (copy.name, copy.agency, rows(copy)) == ("Scale five (copy)", make_agency(), rows(shipped))
    assert again.name == "Scale five (copy) (2)"
    assert copy.origin == "Copied from 'Scale five' of the portal."
    edit_scale(scale=copy, words=words_of(copy, name="Ours"), actor=admin, expected_edit=0)
    assert ProficiencyScale.objects.get(pk=copy.pk).name == "Ours"


def test_two_scales_of_an_agency_are_not_called_the_same(admin, scale):
    words = ScaleWords("scale OWN", [LevelWords("A"), LevelWords("B")])
    other = create_scale(agency=make_agency(), words=ScaleWords("Other", words.levels), actor=admin)

    for act in (
        lambda: create_scale(agency=make_agency(), words=words, actor=admin),
        lambda: edit_scale(
            scale=other, words=words_of(other, name="Scale own"), actor=admin, expected_edit=0
        ),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert [(problem.field, problem.message) for problem in refused.value.problems] == [
            ("name", "Your agency has a scale 'Scale own' already. Give this one another name.")
        ]

    with pytest.raises(IntegrityError), transaction.atomic():
        ProficiencyScale.objects.create(agency=make_agency(), code="x", name="SCALE own")
