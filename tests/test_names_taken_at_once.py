"""Two people who take the same number or name at the same moment: one gets it, the other is told; never an error page.

Each test was seen failing on PostgreSQL with IntegrityError before its action took turns or looked again.
"""

import pytest
from django.db import transaction

from assessments.actions.guide_versions import start_next_version
from assessments.models import GuideVersion
from competency_portal.accounts.actions.agencies import create_agency, edit_agency
from competency_portal.accounts.actions.people import create_person
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, User
from competency_portal.errors import Refused
from models_app.actions import import_rows, scales
from models_app.actions.adopting import adopt_competency, adopt_model
from models_app.actions.drafting import copy_revision
from models_app.actions.new_models import create_model
from models_app.actions.scales import LevelWords, ScaleWords, edit_scale
from models_app.models import CompetencyBank, CompetencyRevision, JobClass, ModelVersion, ProficiencyScale
from tests import factories as make
from tests.models_app.actions.test_importing import TEXT, drafted
from tests.racing import at_once, one_held

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 6


def _refusals(answers):
    return [str(answer) for answer in answers if isinstance(answer, Refused)]


def test_one_next_version_of_a_guide_is_started_and_the_others_are_told():
    version, specialist = make.make_guide_version(), make.make_person("specialist")

    answers = at_once(*(lambda: start_next_version(version=version, actor=specialist) for _ in range(MANY)))

    numbers = list(GuideVersion.objects.order_by("number").values_list("number", flat=True))
    assert numbers == [1, 2]
    assert _refusals(answers) == ["Version 2 of this guide is being written already."] * (MANY - 1)


def test_one_agency_gets_a_code_and_the_others_are_told():
    admin = make.make_person("root", role=None, is_system_administrator=True)

    answers = at_once(
        *(
            lambda n=n: create_agency(actor=admin, code="newtown", name=f"Newtown {n}", short_name="Newtown")
            for n in range(MANY)
        )
    )

    assert Agency.objects.filter(code="newtown").count() == 1
    assert _refusals(answers) == ["Agency with this Code already exists."] * (MANY - 1)


def test_one_agency_gets_a_new_name_and_the_others_are_told():
    admin = make.make_person("root", role=None, is_system_administrator=True)
    agencies = [make.make_agency(f"town{n}") for n in range(MANY)]

    answers = at_once(
        *(
            lambda agency=agency: edit_agency(actor=admin, agency=agency, name="Newtown")
            for agency in agencies
        )
    )

    assert Agency.objects.filter(name="Newtown").count() == 1
    assert _refusals(answers) == ["Agency with this Name already exists."] * (MANY - 1)


def test_one_person_gets_a_user_name_and_the_others_are_told():
    agency = make.make_agency()
    admin = make.make_person("hradmin", Role.HR_ADMIN, agency)

    answers = at_once(
        *(
            lambda: create_person(actor=admin, username="dana", roles=[(agency, Role.SME)])
            for _ in range(MANY)
        )
    )

    assert User.objects.filter(username="dana").count() == 1
    assert _refusals(answers) == ["A user with that username already exists."] * (MANY - 1)


def test_a_competency_reworded_in_two_drafts_at_once_gets_two_revisions():
    revision = make.make_model_version().uses.first().revision
    admin = make.make_person("hradmin", Role.HR_ADMIN)

    answers = at_once(*(lambda: _copied(revision, admin) for _ in range(MANY)))

    kept = CompetencyRevision.objects.filter(competency=revision.competency).values_list("number", flat=True)
    assert (sorted(kept), _refusals(answers)) == (list(range(1, MANY + 2)), [])


def _copied(revision, admin):
    with transaction.atomic():
        return copy_revision(revision, admin)


def test_two_documents_with_one_new_scale_get_one_bank_and_one_scale(monkeypatch):
    here = make.make_agency("here")
    admin = make.make_person("hradmin", Role.HR_ADMIN, here)

    made = one_held(
        monkeypatch,
        import_rows,
        lambda: drafted(here, admin),
        lambda: drafted(here, admin, text=f"{TEXT}\nmore"),
        step="free_names",
    )

    assert [version.number for version in made] == [1, 1]
    assert (CompetencyBank.objects.count(), ProficiencyScale.objects.filter(agency=here).count()) == (1, 1)


def test_a_scale_is_changed_while_words_on_it_are_adopted(monkeypatch):
    here = make.make_agency("here")
    admin = make.make_person("hradmin", Role.HR_ADMIN, here)
    labels = ("One", "Two", "Three")
    mine, theirs = (make.make_scale(agency, "three", labels) for agency in (here, make.make_agency("else")))
    version = make.make_model_version(theirs.agency, ("Judgment",), scale=theirs)
    words = ScaleWords("Renamed", [LevelWords(label) for label in ("Low", "High")])

    changed, draft = one_held(
        monkeypatch,
        scales,
        lambda: edit_scale(scale=mine, words=words, actor=admin, expected_edit=0),
        lambda: adopt_model(version=version, agency=here, actor=admin),
        step="_refuse_when_needed",
    )

    scale = draft.uses.get().required_level.scale
    assert (changed.name, scale == mine, [level.label for level in scale.levels.all()]) == (
        "Renamed", False, list(labels),
    )  # fmt: skip


def test_models_of_two_classes_get_names_of_their_own():
    bank = make.make_model_version().model.bank
    admin = make.make_person("hradmin", Role.HR_ADMIN, bank.agency)
    classes = [
        JobClass.objects.create(agency=bank.agency, slug=f"c{n}", title=f"Class {n}") for n in range(MANY)
    ]

    made = at_once(
        *(
            lambda job=job: create_model(job_class=job, bank=bank, title="Clerk", actor=admin)
            for job in classes
        )
    )

    assert len({version.model.slug for version in made}) == MANY


def test_what_is_adopted_at_once_is_one_draft_and_one_competency():
    here = make.make_agency("here")
    admin = make.make_person("hradmin", Role.HR_ADMIN, here)
    version = make.make_model_version(make.make_agency("elsewhere"), ("Judgment",))
    other = make.make_model_version(make.make_agency("third"), ("Writing",)).uses.get().revision

    answers = at_once(
        *(lambda: adopt_model(version=version, agency=here, actor=admin) for _ in range(3)),
        *(lambda: adopt_competency(revision=other, agency=here, actor=admin) for _ in range(3)),
    )

    assert len({answer.pk for answer in answers[:3]}) == len({answer.pk for answer in answers[3:]}) == 1
    assert ModelVersion.objects.filter(model__agency=here).count() == 1
    assert CompetencyRevision.objects.filter(competency__bank__agency=here).count() == 2
