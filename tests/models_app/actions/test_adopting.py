"""Taking over what another agency has published, with its origin and without its decisions."""

import pytest
from django.utils import timezone

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.adopting import adopt_competency, adopt_model
from models_app.actions.adopting_plan import plan_of
from models_app.actions.discarding import discard_draft
from models_app.actions.drafting import start_draft
from models_app.actions.publication import gaps_of
from models_app.choices import VersionState
from models_app.exchange import bundle
from models_app.models import (
    BehavioralIndicator,
    Competency,
    CompetencyBank,
    CompetencyRevision,
    Finding,
    LevelDescription,
    MinimumRequirement,
    ModelPart,
    ModelVersion,
    ProficiencyScale,
)
from models_app.queries.origin import origin_of, origin_of_words
from models_app.queries.plain_version import plain_of
from tests.factories import level, make_agency, make_model_version, make_person, make_scale

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(db):
    """A published version of another agency with every kind of text, on a scale of its own."""
    agency = make_agency("elsewhere")
    scale = make_scale(agency, "four", ("One", "Two", "Three", "Four"))
    version = make_model_version(agency, ("Judgment", "Writing"), scale=scale)
    judgment, writing = version.uses.all()
    for n, use in enumerate((judgment, writing), 28):
        Competency.objects.filter(pk=use.revision.competency_id).update(number=n)
        CompetencyRevision.objects.filter(pk=use.revision_id).update(bank_number=n)
    source = version.source
    LevelDescription.objects.create(
        revision=judgment.revision, level=level(scale, 2), text="Acts.", source=source, source_lines="2"
    )
    BehavioralIndicator.objects.create(revision=judgment.revision, position=1, text="Asks.")
    ModelPart.objects.create(
        version=version, position=1, kind="note", text="A note.", source=source, source_lines="1"
    )
    MinimumRequirement.objects.create(version=version, education="A degree.", experience_years=2)
    writing.required_level_reason = writing.selection_use_reason = "We decided it."
    writing.save()
    settled = {"value": "Three", "reason": "We decided it.", "settled_by": make_person("theirs", None)}
    for position, kind in enumerate(("required_level", "definition"), 1):
        Finding.objects.create(
            version=version, position=position, use=writing, kind=kind, title=f"{kind} open", detail="Look.",
            settled_at=timezone.now(), **settled,
        )  # fmt: skip
    return version


@pytest.fixture
def here():
    return make_agency("here")


@pytest.fixture
def hr(here):
    return make_person("hr", Role.HR_ADMIN, here)


def words(version):
    """All words of a version, without what agencies decide and call things."""
    plain = plain_of(version)
    return (
        plain.title, plain.parts, plain.groups, plain.requirement, plain.source,
        [(c.family, c.definition, c.levels, c.indicators, c.definition_lines, c.lines, c.group)
         for c in plain.competencies],
    )  # fmt: skip


def test_a_version_becomes_a_draft_with_the_same_words_and_its_origin(theirs, here, hr):
    draft = adopt_model(version=theirs, agency=here, actor=hr)

    assert words(draft) == words(theirs)
    assert (draft.state, draft.number, draft.model.agency, draft.created_by) == ("draft", 1, here, hr)
    assert draft.adopted_from == theirs == origin_of(draft)
    assert [use.revision.adopted_from for use in draft.uses.all()] == [u.revision for u in theirs.uses.all()]
    assert (draft.approved_by, draft.content_hash, draft.submitted_by) == (None, "", None)
    assert {use.revision.published for use in draft.uses.all()} == {False}


def test_texts_keep_their_places_and_those_written_in_the_portal_have_none(theirs, here, hr):
    draft = adopt_model(version=theirs, agency=here, actor=hr)

    revision = draft.uses.first().revision
    assert [(row.source, row.source_lines) for row in revision.levels.all()] == [(theirs.source, "2")]
    assert [(row.source, row.source_lines) for row in revision.indicators.all()] == [(None, "")]
    assert [(row.source, row.source_lines) for row in draft.parts.all()] == [(theirs.source, "1")]


def test_what_the_other_agency_settled_is_open_again(theirs, here, hr):
    draft = adopt_model(version=theirs, agency=here, actor=hr)

    judgment, writing = draft.uses.all()
    assert (str(judgment.required_level), judgment.selection_use) == ("Three", "for_selection")
    assert (writing.required_level, writing.required_level_reason) == (None, "")
    assert (writing.selection_use, writing.selection_use_reason) == ("not_stated", "")
    assert [(f.title, f.value, f.reason, f.settled_by, f.use) for f in draft.findings.all()] == [
        ("required_level open", "", "", None, writing)
    ]
    assert gaps_of(draft) == (
        "required_level open",
        "Writing can't be assessed: its selection use is not stated.",
    )


def test_a_new_bank_keeps_numbers_and_the_scale_becomes_an_own_one(theirs, here, hr):
    draft = adopt_model(version=theirs, agency=here, actor=hr)

    bank = draft.model.bank
    scale = draft.uses.first().revision.scale
    assert (bank.agency, bank.name) == (here, "Bank (from Elsewhere)")
    assert [c.number for c in bank.competencies.all()] == [28, 29]
    assert (scale.agency, scale.code, [row.label for row in scale.levels.all()]) == (
        here, "four", ["One", "Two", "Three", "Four"],
    )  # fmt: skip
    assert draft.uses.first().required_level.scale == scale


def test_shipped_scales_and_equal_ones_are_used_as_they_are(here, hr):
    draft = adopt_model(version=make_model_version(make_agency("elsewhere")), agency=here, actor=hr)

    assert {use.revision.scale for use in draft.uses.all()} == {make_scale()}
    assert ProficiencyScale.objects.count() == 1


def test_a_bank_that_knows_competencies_keeps_its_words(theirs, here, hr):
    own = make_model_version(here, ("Judgment",))
    bank = own.model.bank

    draft = adopt_model(version=theirs, agency=here, actor=hr, bank=bank)

    judgment, writing = [use.revision for use in draft.uses.all()]
    assert (judgment.competency, judgment.number, judgment.for_model) == (
        own.uses.get().revision.competency, 2, draft.model,
    )  # fmt: skip
    assert (writing.number, writing.for_model, writing.bank_number) == (1, None, None)
    assert bank.competencies.count() == 2


def test_words_adopted_and_published_before_are_used_again(theirs, here, hr):
    first = adopt_model(version=theirs, agency=here, actor=hr)
    CompetencyRevision.objects.filter(uses__version=first).update(published=True)
    following = make_model_version(make_agency("elsewhere"), ("Judgment", "Speaking"))

    draft = adopt_model(version=following, agency=here, actor=hr, bank=first.model.bank)

    judgment, speaking = [use.revision for use in draft.uses.all()]
    assert judgment == first.uses.first().revision
    assert (speaking.number, speaking.published, speaking.bank_number) == (1, False, None)


def test_what_was_adopted_and_discarded_is_not_there_when_it_is_adopted_again(theirs, here, hr):
    own = make_model_version(here, ("Writing",))
    bank = own.model.bank
    first = adopt_model(version=theirs, agency=here, actor=hr, bank=bank)
    discard_draft(version=first, actor=hr, reason="A mistake.")

    plan = plan_of(theirs, here, bank)
    draft = adopt_model(version=theirs, agency=here, actor=hr, bank=bank)

    judgment, writing = [use.revision for use in draft.uses.all()]
    assert (plan.new, plan.own_wording) == (["Judgment"], ["Writing"])
    assert (judgment.competency.slug, judgment.number, judgment.for_model) == ("judgment-2", 1, None)
    assert (writing.competency, writing.number, writing.for_model) == (
        own.uses.get().revision.competency, 3, draft.model,
    )  # fmt: skip


def test_a_competency_whose_words_were_discarded_is_adopted_by_itself(theirs, here, hr):
    bank = CompetencyBank.objects.create(agency=here, code="own", name="Own bank")
    first = adopt_model(version=theirs, agency=here, actor=hr, bank=bank)
    discard_draft(version=first, actor=hr, reason="A mistake.")

    made = adopt_competency(revision=theirs.uses.first().revision, agency=here, bank=bank, actor=hr)

    assert [row.name for row in bank.competencies.standing()] == [made.name] == ["Judgment"]


def test_adopted_twice_is_one_draft_and_one_entry(theirs, here, hr):
    first = adopt_model(version=theirs, agency=here, actor=hr)
    second = adopt_model(version=theirs, agency=here, actor=hr, expected_mark="seen long ago")

    entry = AuditEntry.objects.get(action="model_version.adopt")
    assert (second, ModelVersion.objects.filter(model__agency=here).count()) == (first, 1)
    assert (entry.object_id, entry.actor, entry.agency) == (first.public_id, hr, here)
    assert f'"adopted_from":"{theirs.public_id}"' in entry.payload


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (
            VersionState.RETIRED,
            "This version is retired: its agency took it out of force. Adopt another version.",
        ),
        (VersionState.DRAFT, "Only a version that was published can be adopted."),
        (VersionState.IN_REVIEW, "Only a version that was published can be adopted."),
    ],
)
def test_what_is_not_published_or_retired_is_refused(here, hr, state, reason):
    version = make_model_version(make_agency("elsewhere"), ("Judgment",), state=state)

    with pytest.raises(Refused, match=reason):
        adopt_model(version=version, agency=here, actor=hr)


def test_a_superseded_version_may_be_adopted(here, hr):
    version = make_model_version(make_agency("elsewhere"), ("Judgment",), state=VersionState.SUPERSEDED)

    assert adopt_model(version=version, agency=here, actor=hr).adopted_from == version


def test_refused_for_the_own_agency_for_who_is_no_hr_admin_and_into_a_foreign_bank(theirs, here, hr):
    told = []
    for agency, actor, version, bank in (
        (here, hr, make_model_version(here, ("Judgment",)), None),
        (here, make_person("sme", Role.SME, here), theirs, None),
        (theirs.model.agency, hr, theirs, None),
        (here, hr, theirs, theirs.model.bank),
    ):
        with pytest.raises(Refused) as refused:
            adopt_model(version=version, agency=agency, actor=actor, bank=bank)
        told.append(refused.value.problems[0].message)

    assert told == [
        "This model is your own agency's. Adopting is for what other agencies published.",
        "Only HR admins adopt a model for their agency.",
        "Only HR admins adopt a model for their agency.",
        "Choose a bank of your own agency.",
    ]
    assert not ModelVersion.objects.filter(adopted_from__isnull=False).exists()


def test_stale_when_adopting_would_make_something_else_by_now(theirs, here, hr):
    mark = plan_of(theirs, here, None).mark
    ModelVersion.objects.filter(pk=theirs.pk).update(state=VersionState.SUPERSEDED)

    with pytest.raises(Stale):
        adopt_model(version=theirs, agency=here, actor=hr, expected_mark=mark)

    assert not CompetencyBank.objects.filter(agency=here).exists()


def test_origin_is_told_of_later_versions_too(theirs, here, hr):
    draft = adopt_model(version=theirs, agency=here, actor=hr)
    ModelVersion.objects.filter(pk=draft.pk).update(state=VersionState.PUBLISHED)
    draft.refresh_from_db()

    following = start_draft(version=draft, actor=hr).draft

    assert (following.adopted_from, origin_of(following), origin_of(theirs)) == (None, theirs, None)


def test_an_adopted_draft_goes_out_and_in_again_with_the_same_bytes(theirs, here, hr):
    draft = adopt_model(version=theirs, agency=here, actor=hr)

    data = bundle.write(plain_of(draft))

    assert bundle.write(plain_of(ModelVersion.objects.get(pk=draft.pk))) == data
    assert b"adopted" not in data


def test_number_of_queries_does_not_depend_on_competencies(here, hr, count_queries):
    counts = []
    for n in (1, 2, 8):  # the first one also makes what the agency has none of yet
        version = make_model_version(make_agency("elsewhere"), [f"Skill {n} {k}" for k in range(n)])
        with count_queries() as queries:
            adopt_model(version=version, agency=here, actor=hr)
        counts.append(len(queries))

    assert counts[1] == counts[2]


# ---- one competency ----------------------------------------------------------------------------------------


def test_published_words_become_a_competency_of_a_bank(theirs, here, hr):
    revision = theirs.uses.first().revision
    bank = CompetencyBank.objects.create(agency=here, code="own", name="Own bank")

    made = adopt_competency(revision=revision, agency=here, bank=bank, actor=hr)
    again = adopt_competency(revision=revision, agency=here, bank=bank, actor=hr)

    assert again == made
    assert (made.adopted_from, made.published, made.bank_number) == (revision, False, None)
    assert (made.competency.bank, made.name, made.definition) == (bank, "Judgment", revision.definition)
    assert [(row.level.label, row.text, row.source_lines) for row in made.levels.all()] == [
        ("Two", "Acts.", "2")
    ]
    assert (made.scale.agency, origin_of_words(made)) == (here, revision)
    assert AuditEntry.objects.get(action="competency.adopt").object_id == made.competency.public_id


def test_words_may_go_into_a_new_bank_once(theirs, here, hr):
    revision = theirs.uses.first().revision

    made = [adopt_competency(revision=revision, agency=here, actor=hr) for _ in range(2)]

    assert (made[0], CompetencyBank.objects.get(agency=here)) == (made[1], made[0].competency.bank)


def test_a_bank_that_has_the_competency_or_its_name_refuses(theirs, here, hr):
    revision = theirs.uses.first().revision
    bank = make_model_version(here, ("Judgment",)).model.bank
    other = CompetencyBank.objects.create(agency=here, code="other", name="Other")
    adopt_competency(revision=revision, agency=here, bank=other, actor=hr)
    newer = CompetencyRevision.objects.create(
        competency=revision.competency, number=2, family="Judgement", published=True
    )

    told = []
    for words_, home in ((revision, bank), (newer, other)):
        with pytest.raises(Refused) as refused:
            adopt_competency(revision=words_, agency=here, bank=home, actor=hr)
        told.append(refused.value.problems[0].message)

    assert told == [
        "This bank has a competency named 'Judgment' already.",
        "This bank has 'Judgment' from the same competency already, in an older or newer wording.",
    ]


def test_words_that_are_not_published_or_ones_own_are_refused(theirs, here, hr):
    draft = CompetencyRevision.objects.create(
        competency=theirs.uses.first().revision.competency, number=2, family="Judgment"
    )
    own = make_model_version(here, ("Judgment",)).uses.get().revision

    told = []
    for revision in (draft, own):
        with pytest.raises(Refused) as refused:
            adopt_competency(revision=revision, agency=here, actor=hr)
        told.append(refused.value.problems[0].message)

    assert told == [
        "Only published words can be adopted.",
        "This competency is your own agency's. Adopting is for what other agencies published.",
    ]
