"""Freezing many competencies at once: each its own hash, numbers given once, as many statements for 2 as for 20."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from competency_portal.accounts.choices import Role
from competency_portal.errors import Refused
from models_app.actions.content import revision_hash_of
from models_app.actions.sealing import seal
from models_app.choices import VersionState
from models_app.models import Competency, CompetencyRevision, ProficiencyScale
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


def in_review(names, numbers=None, code="testville"):
    """A version of new words for competencies that their bank calls otherwise; `numbers` are those of the new words."""
    agency = make_agency(code)
    version = make_model_version(agency, names=names, state=VersionState.IN_REVIEW)
    revisions = CompetencyRevision.objects.filter(uses__version=version).order_by("uses__position")
    for revision, number in zip(revisions, numbers or range(1, len(names) + 1), strict=True):
        CompetencyRevision.objects.filter(pk=revision.pk).update(
            published=False, content_hash="", bank_number=number, family=f"{revision.family}, new"
        )
    return version, make_person(f"hr.{code}", Role.HR_ADMIN, agency)


def bank_of(version):
    return list(
        Competency.objects.filter(revisions__uses__version=version)
        .order_by("revisions__uses__position")
        .values_list("family", "number")
    )


def sealed(version):
    return list(CompetencyRevision.objects.filter(uses__version=version).order_by("uses__position"))


def test_every_revision_carries_its_own_hash_and_gives_the_bank_its_name_and_number():
    version, hr = in_review(("Analysis", "Budgeting", "Coaching"), (7, 8, None))

    seal(version, approved_by=hr)

    assert [(r.published, r.content_hash) for r in sealed(version)] == [
        (True, revision_hash_of(revision)) for revision in sealed(version)
    ]
    assert bank_of(version) == [("Analysis, new", 7), ("Budgeting, new", 8), ("Coaching, new", None)]


def test_words_older_than_those_that_the_bank_has_published_do_not_name_the_competency():
    version, hr = in_review(("Analysis",), (7,))
    competency = Competency.objects.get(family="Analysis")
    CompetencyRevision.objects.create(
        competency=competency, number=2, family="Analysis", bank_number=4, published=True
    )

    seal(version, approved_by=hr)

    assert (bank_of(version), sealed(version)[0].name) == ([("Analysis", None)], "Analysis, new")


def numbered(version, numbers):
    """The bank's own numbers until now."""
    for (family, _), number in zip(bank_of(version), numbers, strict=True):
        Competency.objects.filter(family=family).update(number=number)


@pytest.mark.parametrize("before", [(1, None), (1, 2)], ids=["moved on", "exchanged"])
def test_a_number_that_another_gives_up_is_given_again(before):
    version, hr = in_review(("Analysis", "Budgeting"), (2, 1))
    numbered(version, before)

    seal(version, approved_by=hr)

    assert bank_of(version) == [("Analysis, new", 2), ("Budgeting, new", 1)]


@pytest.mark.parametrize(
    ("numbers", "holder"), [((5, 1), "Stranger"), ((1, 1), "Budgeting, new")], ids=["bank", "version"]
)
def test_a_number_that_another_competency_has_is_refused_by_names_and_nothing_changes(numbers, holder):
    version, hr = in_review(("Budgeting", "Analysis"), numbers[::-1])
    numbered(version, (None, 3))
    bank = Competency.objects.get(family="Analysis").bank
    Competency.objects.create(bank=bank, slug="stranger", family="Stranger", number=5)

    with pytest.raises(Refused) as refused, transaction.atomic():
        seal(version, approved_by=hr)

    (problem,) = refused.value.problems
    assert {problem.message, *bank_of(version)} >= {("Budgeting", None), ("Analysis", 3)}
    assert problem.message.endswith(f"has the number {numbers[0]}, which '{holder}' has in this bank.")


def test_twenty_competencies_cost_the_statements_of_two():
    counts = []
    for code, many in (("few", 2), ("many", 20)):
        version, hr = in_review([f"Field {n:02d}" for n in range(many)], [None] * many, code=code)
        scale = ProficiencyScale.objects.create(agency=version.model.agency, code="own", name="Own")
        CompetencyRevision.objects.filter(uses__version=version).update(scale=scale)
        with CaptureQueriesContext(connection) as caught:
            seal(version, approved_by=hr)
        counts.append(len(caught))

    assert counts[0] == counts[1]
