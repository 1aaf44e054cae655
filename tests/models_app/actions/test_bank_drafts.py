"""A bank has one open draft wording of a competency, and whose a wording is can be said anew."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.bank_drafts import change_whose
from models_app.actions.changes import SetText
from models_app.actions.settling import settle_findings
from models_app.actions.touching import Shown
from models_app.actions.wording import change_bank_wording, change_wording, take_bank_wording
from models_app.choices import FindingKind, VersionState
from models_app.models import Competency, CompetencyRevision, Finding
from models_app.queries.bank_words import newest_of_bank, open_drafts_of_bank
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def use():
    return make_model_version(names=("Judgment",), state=VersionState.DRAFT).uses.get()


@pytest.fixture
def other():
    """The same published words in the draft of another model."""
    return make_model_version(names=("Judgment",), state=VersionState.DRAFT).uses.get()


def reword(use, admin, text="New.", **how):
    use.refresh_from_db()
    change_wording(use=use, change=SetText("definition", text), actor=admin, **how)
    use.refresh_from_db()
    return use.revision


def test_a_second_draft_of_the_bank_is_refused_and_the_ways_out_work(use, other, admin):
    first = reword(use, admin)

    with pytest.raises(Refused, match=f"already: revision 2, in {use.version}. Take the bank's words"):
        reword(other, admin)

    other.refresh_from_db()
    assert (other.revision.number, list(open_drafts_of_bank(first.competency))) == (1, [first])
    assert reword(other, admin, "Ours.", own_wording=True).for_model == other.version.model
    assert take_bank_wording(use=other, actor=admin).revision == first


def test_what_the_bank_drafts_on_its_own_page_is_in_the_way_too(use, admin):
    competency = Competency.objects.get()
    draft = change_bank_wording(competency=competency, change=SetText("definition", "Bank."), actor=admin)

    with pytest.raises(Refused, match=r"already: revision 2\. Take the bank's words"):
        reword(use, admin)

    assert newest_of_bank(competency) == draft


def test_settling_a_definition_makes_no_second_draft_of_the_bank(use, other, admin):
    reword(use, admin)
    finding = Finding.objects.create(
        version=other.version,
        position=1,
        use=other,
        kind=FindingKind.DEFINITION,
        title="None",
        detail="None.",
    )

    with pytest.raises(Refused, match="The bank has a draft of Judgment already"):
        settle_findings(findings=[finding], value="Mine.", reason="Settled by hand.", actor=admin)

    finding.refresh_from_db()
    assert (finding.is_open, open_drafts_of_bank(Competency.objects.get()).count()) == (True, 1)


def test_new_words_of_the_bank_become_this_classs_own_and_the_banks_again(use, admin):
    mine = reword(use, admin)

    own = change_whose(use=use, own_wording=True, actor=admin, expected=Shown(mine.public_id, mine.edit))
    after_first = (own.pk, own.for_model, newest_of_bank(mine.competency).number)
    back = change_whose(use=use, own_wording=False, actor=admin)

    assert after_first == (mine.pk, use.version.model, 1)
    assert (back.pk, back.for_model, newest_of_bank(mine.competency)) == (mine.pk, None, mine)
    assert AuditEntry.objects.filter(action="competency_use.change_whose").count() == 2


def test_what_a_class_gives_to_the_bank_comes_after_what_the_bank_has_published_since(use, other, admin):
    own = reword(use, admin, own_wording=True)
    newer = change_bank_wording(competency=own.competency, change=SetText("definition", "Bank."), actor=admin)
    CompetencyRevision.objects.filter(pk=newer.pk).update(published=True)

    given = change_whose(use=use, own_wording=False, actor=admin)

    assert (own.number, newer.number, given.pk, given.number) == (2, 3, own.pk, 4)
    assert newest_of_bank(own.competency) == given
    with pytest.raises(Refused, match="The bank has a draft of Judgment already: revision 4"):
        reword(other, admin)


def test_a_draft_of_the_bank_from_before_its_published_words_gets_no_second_one(use, admin):
    older = reword(use, admin)
    CompetencyRevision.objects.create(
        competency=older.competency, number=3, family="Judgment", published=True
    )

    with pytest.raises(Refused, match=f"already: revision 2, in {use.version}. Publish or discard"):
        change_bank_wording(competency=older.competency, change=SetText("definition", "Bank."), actor=admin)

    assert list(open_drafts_of_bank(older.competency)) == [older]


def test_the_bank_keeps_a_draft_that_did_not_begin_here(use, other, admin):
    shared = reword(use, admin)
    take_bank_wording(use=other, actor=admin)

    own = change_whose(use=other, own_wording=True, actor=admin)

    use.refresh_from_db()
    other.refresh_from_db()
    assert (other.revision, own.number, own.definition, own.for_model) == (
        own,
        3,
        "New.",
        other.version.model,
    )
    assert (use.revision, newest_of_bank(shared.competency)) == (shared, shared)


def test_it_is_refused_where_nothing_would_change_or_the_bank_would_suffer(use, other, admin):
    with pytest.raises(Refused, match="These words are published"):
        change_whose(use=use, own_wording=True, actor=admin)
    reword(use, admin)
    with pytest.raises(Refused, match="are that already: the new wording of the bank"):
        change_whose(use=use, own_wording=False, actor=admin)
    reword(other, admin, own_wording=True)
    with pytest.raises(Refused, match="The bank has a draft of Judgment already"):
        change_whose(use=other, own_wording=False, actor=admin)
    now = use.revision
    for expected in (Shown(now.public_id, now.edit - 1), Shown(other.revision.public_id, now.edit)):
        with pytest.raises(Stale):
            change_whose(use=use, own_wording=True, actor=admin, expected=expected)
    use.revision.competency.revisions.filter(number=1).update(for_model=other.version.model)
    with pytest.raises(Refused, match="The bank has no other words of Judgment"):
        change_whose(use=use, own_wording=True, actor=admin)
    with pytest.raises(Refused, match="Only HR admins"):
        change_whose(use=use, own_wording=True, actor=make_person("x", Role.SPECIALIST))
