"""Two models or two competencies side by side."""

import re
from html import unescape

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.choices import VersionState
from models_app.models import (
    CompetencyArea,
    CompetencyRevision,
    CompetencyUse,
    ModelPart,
    ModelVersion,
    PerformanceStandard,
)
from models_app.queries.comparing import compare_revisions, compare_versions
from tests.factories import level, make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def versions(db):
    """Version 1 and 2 of a model: one competency reworded with a new level, one left out, one new, one the same."""
    first = make_model_version(names=("Judgment", "Writing", "Leadership"))
    model = first.model
    ModelVersion.objects.filter(pk=first.pk).update(state=VersionState.SUPERSEDED)
    second = ModelVersion.objects.create(
        model=model, number=2, state=VersionState.PUBLISHED, title=first.title
    )
    extra = make_model_version(names=("Speaking",)).uses.get().revision
    judgment, _, leadership = [use.revision for use in first.uses.all()]
    reworded = CompetencyRevision.objects.create(
        competency=judgment.competency, family="Judgment", number=2, definition="Definition of good Judgment.",
        scale=judgment.scale, published=True,
    )  # fmt: skip
    for position, revision in enumerate((reworded, leadership, extra), 1):
        CompetencyUse.objects.create(
            version=second, position=position, revision=revision, selection_use="for_selection",
            required_level=level(judgment.scale, 4 if position == 1 else 3),
        )  # fmt: skip
    first.refresh_from_db()
    return first, second


def test_versions_are_paired_by_competency(versions):
    comparison = compare_versions(*versions)

    assert [(pair.name, [row.label for row in pair.changed]) for pair in comparison.different] == [
        ("Judgment", ["Definition"]),
        ("Leadership", []),
    ]
    assert [str(use) for use in comparison.only_left] == ["Writing"]
    assert [str(use) for use in comparison.only_right] == ["Speaking"]
    facts = {row.label: (row.difference.old, row.difference.new) for row in comparison.pairs[0].facts}
    assert facts["Required level"] == ("Intermediate", "Advanced")


def test_a_label_or_heading_that_alone_is_another_is_a_difference(versions):
    first, second = versions
    for version, heading in ((first, "Old"), (second, "New")):
        ModelPart.objects.create(version=version, position=1, kind="note", heading=heading, text="Same.")
    leadership = first.uses.get(position=3).revision
    other = CompetencyRevision.objects.create(
        competency=leadership.competency, family="Leadership", number=2, definition=leadership.definition,
        scale=leadership.scale, published=True,
    )  # fmt: skip
    for revision, label in ((leadership, "Meets"), (other, "Exceeds")):
        PerformanceStandard.objects.create(revision=revision, position=1, label=label, text="Leads.")
        CompetencyArea.objects.create(revision=revision, position=1, heading=label, text="Teams")

    pair = compare_revisions(leadership, other)

    assert [(row.label, row.difference.old, row.difference.new) for row in pair.changed] == [
        ("Label of standard 1", "Meets", "Exceeds"),
        ("Label of list of areas 1", "Meets", "Exceeds"),
    ]
    around = [row for row in compare_versions(first, second).changed_parts if "Note" in row.label]
    assert [(row.label, row.difference.old, row.difference.new) for row in around] == [
        ("Heading of: Note", "Old", "New")
    ]


def test_words_are_marked_not_by_color_alone(versions, client):
    first, second = versions
    client.force_login(make_person(role=Role.SME))

    html = client.get(
        reverse("library:compare"), {"kind": "models", "a": first.public_id, "b": second.public_id}
    ).content.decode()

    added = re.search(r"<ins><span class=\"usa-sr-only\">\[only right: </span>(.*?)<span", html)
    assert unescape(added[1]).strip() == "good"
    assert "Only left: 1" in html
    assert "Only right: 1" in html


def test_competencies_of_other_names_are_shown_without_marks(versions):
    first, _ = versions
    judgment, writing, _ = [use.revision for use in first.uses.all()]

    pair = compare_revisions(judgment, writing)

    assert {row.marked for row in pair.rows} == {False}


def test_competencies_of_one_name_in_two_banks_are_compared_word_by_word(library):
    left, right = CompetencyRevision.objects.filter(competency__family="Project Management").order_by("pk")

    pair = compare_revisions(left, right)

    assert {row.marked for row in pair.rows} == {True}
    assert [row.label for row in pair.rows][:4] == [
        "Definition",
        "Level 1 / Contributing",
        "Level 2 / Journey",
        "Level 3 / Advanced",
    ]


def test_number_of_queries_does_not_depend_on_competencies(client, count_queries):
    client.force_login(make_person(role=Role.SME))
    counts = []
    for n in (1, 3):
        left = make_model_version(make_agency(f"left{n}"), [f"Skill {k}" for k in range(n)])
        right = make_model_version(make_agency(f"right{n}"), [f"Skill {k}" for k in range(n)])
        with count_queries() as queries:
            client.get(reverse("library:compare"), {"a": left.public_id, "b": right.public_id})
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_newer_version_on_the_left_is_said(versions, client):
    first, second = versions
    client.force_login(make_person(role=Role.SME))

    def answer(a, b):
        query = {"kind": "models", "a": a.public_id, "b": b.public_id}
        return client.get(reverse("library:compare"), query).content.decode()

    assert "The newer one stands on the left" not in answer(first, second)
    assert "The newer one stands on the left" in answer(second, first)
