"""A comparison hides nothing: whatever of a competency or its use is sealed and differs is counted as different."""

import pytest
from django.db import models, transaction

from models_app.actions.content import content_of
from models_app.models import (
    BehavioralIndicator,
    CompetencyArea,
    CompetencyGroup,
    CompetencyRevision,
    CompetencyUse,
    LevelDescription,
    ModelVersion,
    PerformanceStandard,
    ProficiencyLevel,
    ProficiencyScale,
)
from models_app.queries.comparing import compare_revisions, compare_versions
from tests.factories import level, make_model_version, make_scale

# Where a text stands in its document, what names or seals the row: not the words of the competency.
NOT_WORDS = {"public_id", "content_hash", "source_lines"}
PARTS = (LevelDescription, BehavioralIndicator, PerformanceStandard, CompetencyArea)


@pytest.fixture
def twins(db):
    """Two versions of a model whose one competency has the same words of every kind in two revisions."""
    first = make_model_version(names=("Judgment",))
    second = ModelVersion.objects.create(model=first.model, number=2, title=first.title)
    use = first.uses.get()
    group = CompetencyGroup.objects.create(version=second, position=1, name=use.group.name)
    old = use.revision
    new = CompetencyRevision.objects.create(
        competency=old.competency, number=2, family=old.family, definition=old.definition, scale=old.scale
    )
    CompetencyUse.objects.create(
        version=second, group=group, position=1, revision=new, required_level=use.required_level,
        selection_use=use.selection_use,
    )  # fmt: skip
    for revision in (old, new):
        LevelDescription.objects.create(revision=revision, level=level(old.scale, 3), text="Level text.")
        for place in (1, 2):
            facts = {"revision": revision, "position": place, "text": f"Text {place}."}
            BehavioralIndicator.objects.create(**facts)
            PerformanceStandard.objects.create(**facts, label=f"Standard {place}")
            CompetencyArea.objects.create(**facts, heading=f"List {place}")
    return first, second


def _texts(model):
    """Every field of a model that holds free text; a new one is tried without being named here."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not field.choices
        and field.name not in NOT_WORDS
    ]


def _changes(use):
    """What can be changed on one side: a name for it, and rows with their new values."""
    revision = use.revision
    own = [CompetencyUse.objects.filter(pk=use.pk), CompetencyRevision.objects.filter(pk=revision.pk)]
    own += [part.objects.filter(revision=revision) for part in PARTS]
    own.append(CompetencyGroup.objects.filter(pk=use.group_id))
    for rows in own:
        for name in _texts(rows.model):
            yield f"{rows.model.__name__}.{name}", rows.filter(pk=rows.last().pk), {name: "Changed"}
            if rows.count() > 1:
                yield f"{rows.model.__name__}.{name} of all", rows, {name: "Changed"}
    yield "number in the bank", own[1], {"bank_number": 7}
    yield "selection use", own[0], {"selection_use": "not_for_selection"}
    yield "required level", own[0], {"required_level": level(revision.scale, 2)}
    yield "no required level", own[0], {"required_level": None}
    yield "group", own[0], {"group": None}
    yield "no definition", own[1], {"definition": None}
    yield "order of indicators", own[3].filter(position=1), {"position": 3}
    yield "level of another scale", own[0], {"required_level": level(make_scale(code="other"), 3)}


def _words(version):
    (use,) = content_of(version)["competencies"]
    return {**use, "revision": None}


def _counted(twins, sealed, rows, change):
    """Whether the content differs at all, and how many competencies the comparison counts as different."""
    with transaction.atomic():
        rows.update(**change)
        second = ModelVersion.objects.get(pk=twins[1].pk)
        found = _words(second) != sealed, len(compare_versions(twins[0], second).different)
        transaction.set_rollback(True)
    return found


def test_the_same_words_in_two_revisions_are_the_same(twins):
    comparison = compare_versions(*twins)

    assert (len(comparison.same), comparison.different, comparison.changed_parts) == (1, (), ())


def test_every_change_of_what_is_sealed_is_counted_as_different(twins):
    changes = list(_changes(twins[1].uses.get()))
    sealed = _words(twins[0])
    hidden = [name for name, rows, change in changes if _counted(twins, sealed, rows, change) != (True, 1)]

    assert len(changes) > 20
    assert hidden == []


def test_two_revisions_compared_alone_show_another_number(twins):
    left, right = (version.uses.get().revision for version in twins)
    right.bank_number = 7

    rows = [
        (row.label, row.difference.old, row.difference.new) for row in compare_revisions(left, right).changed
    ]

    assert rows == [("Number in the bank", None, "7")]


@pytest.mark.parametrize(
    ("scale", "first_level", "different"),
    [
        ({"name": "Scale five"}, {}, 0),
        ({"name": "Another"}, {}, 1),
        ({"name": "Scale five"}, {"label": "Beginner"}, 1),
        ({"name": "Scale five"}, {"definition": "Reads."}, 1),
        ({"name": "Scale five"}, {"value": 0}, 1),
    ],
)
def test_a_scale_is_compared_by_its_words(twins, scale, first_level, different):
    other = make_scale(code="other")
    ProficiencyScale.objects.filter(pk=other.pk).update(**scale)
    if first_level:
        ProficiencyLevel.objects.filter(scale=other, ordinal=1).update(**first_level)
    LevelDescription.objects.all().delete()
    revision = twins[1].uses.get().revision
    CompetencyRevision.objects.filter(pk=revision.pk).update(scale=other)

    assert len(compare_versions(*twins).different) == different
