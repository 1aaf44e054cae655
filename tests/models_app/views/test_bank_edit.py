"""Pages on which banks are made and changed, and the words of the bank."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from models_app.actions.banks import CODE_FORM, CODE_KEPT, create_bank
from models_app.actions.changes import SetText
from models_app.actions.new_models import create_competency
from models_app.actions.wording import change_bank_wording, take_bank_wording
from models_app.choices import VersionState
from models_app.forms.competency_edit import texts_of
from models_app.forms.drawn import drawn_of
from models_app.models import CompetencyBank
from models_app.queries.bank_words import newest_of_bank
from tests.factories import (
    level,
    make_agency,
    make_guide_version,
    make_model_version,
    make_person,
    make_scale,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(admin):
    return create_bank(agency=make_agency(), name="City bank", actor=admin)


@pytest.fixture
def draft(admin):
    """A draft of a model with one competency, whose words are published."""
    return make_model_version(names=("Judgment",), state=VersionState.DRAFT)


@pytest.fixture
def competency(draft):
    return draft.uses.get().revision.competency


def url(name, *things):
    return reverse(f"library:{name}", args=[thing.public_id for thing in things])


def typed(competency, **changed):
    """What the form of the bank's words sends: everything as it stands, but for these."""
    newest = newest_of_bank(competency)
    return {
        **texts_of(newest),
        "revision": newest.public_id,
        "edit": str(newest.edit),
        "do": "save",
        **changed,
    }


def shown(response):
    return response.content.decode()


def without_marks(response):
    return shown(response).replace("<mark>", "").replace("</mark>", "")


def test_a_bank_is_added_with_a_code_of_its_own(client, admin, bank):
    response = client.post(
        url("bank-create"), {"name": " City/bank ", "code": "", "description": "Numbered."}
    )

    made = CompetencyBank.objects.get(code="city-bank-2")
    assert (response.status_code, response["Location"]) == (302, url("bank-detail", made))
    assert (made.name, made.description, made.agency) == ("City/bank", "Numbered.", make_agency())
    assert AuditEntry.objects.filter(action="bank.create").count() == 2


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"name": " "}, "This field is required."),
        ({"name": "city BANK"}, "Your agency has a bank &#x27;City bank&#x27; already."),
        ({"code": "city-bank"}, "City bank&#x27; has this code already."),
        ({"code": "a b"}, CODE_FORM),
        ({"code": "größe"}, CODE_FORM),
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"description": "a\x00"}, "This holds an invisible character (U+0000)."),
    ],
)
def test_a_bank_that_can_not_be_is_refused_with_what_was_typed(client, bank, facts, message):
    response = client.post(url("bank-create"), {"name": "Other", "code": "", "description": "Kept.", **facts})

    assert response.status_code == 422
    assert message in shown(response)
    assert CompetencyBank.objects.get() == bank


def test_a_bank_is_edited_and_a_stale_edit_shows_both_values(client, admin, bank):
    facts = {"name": "Theirs", "code": "ours", "description": "", "edit": "0"}
    client.post(url("bank-edit", bank), facts)

    late = client.post(url("bank-edit", bank), {**facts, "name": "Mine"})
    create_bank(agency=make_agency(), name="Other", actor=admin)
    same = client.post(url("bank-edit", bank), {**facts, "name": "other", "edit": "1"})

    assert (same.status_code, "has a bank &#x27;Other&#x27; already" in shown(same)) == (422, True)
    bank.refresh_from_db()
    assert (late.status_code, bank.name, bank.code, bank.edit) == (409, "Theirs", "ours", 1)
    assert "<b>On record:</b> Theirs" in shown(late)
    assert "<b>Typed by you:</b> Mine" in shown(late)


def test_the_code_stays_once_something_of_the_bank_is_published(client, competency):
    bank = competency.bank

    client.post(url("bank-edit", bank), {"name": "Named", "code": "other", "description": "", "edit": "0"})

    bank.refresh_from_db()
    assert (bank.name, bank.code) == ("Named", "bank")
    assert CODE_KEPT in shown(client.get(url("bank-edit", bank)))


def test_the_banks_words_change_in_a_revision_that_nobody_uses_yet(client, competency, draft):
    response = client.post(
        url("bank-wording", competency),
        typed(competency, definition="New.", **{"level:2": "Decides.", "new-indicator-text": "Asks."}),
    )

    newest = newest_of_bank(competency)
    assert (response.status_code, response["Location"]) == (302, url("bank-wording", competency))
    assert (newest.number, newest.published, newest.definition) == (2, False, "New.")
    assert [row.text for row in newest.levels.all()] == ["Decides."]
    assert [row.text for row in newest.indicators.all()] == ["Asks."]
    assert draft.uses.get().revision.number == 1


def test_the_page_says_where_the_words_stand_and_what_will_change(client, admin, competency, draft):
    published = make_model_version(names=("Judgment",))
    make_guide_version(published)
    before = shown(client.get(url("bank-wording", competency)))
    change_bank_wording(competency=competency, change=SetText("definition", "New."), actor=admin)
    idle = shown(client.get(url("bank-wording", competency)))
    take_bank_wording(use=draft.uses.get(), actor=admin)

    after = shown(client.get(url("bank-wording", competency)))

    assert "The first change makes revision 2, a draft of the bank." in before
    assert "Interview guide, version 1</a>, question 1" in before
    assert "No draft of a model uses it yet." in idle
    assert f'{url("draft-edit", draft)}">{draft.model.title}, version 1</a>' in after


def test_a_draft_that_took_the_banks_words_changes_with_them_and_one_in_review_holds_them(
    client, admin, competency, draft
):
    change_bank_wording(competency=competency, change=SetText("definition", "New."), actor=admin)
    take_bank_wording(use=draft.uses.get(), actor=admin)
    client.post(url("bank-wording", competency), typed(competency, definition="Newer."))
    type(draft).objects.filter(pk=draft.pk).update(state=VersionState.IN_REVIEW)

    response = client.post(url("bank-wording", competency), typed(competency, definition="Newest."))

    draft.refresh_from_db()
    assert (draft.uses.get().revision.definition, draft.revision_of_edit) == ("Newer.", 2)
    assert (response.status_code, "These words are in review." in shown(response)) == (422, True)
    assert "Newest.</textarea>" in shown(response)


def test_a_stale_save_of_the_banks_words_shows_both_and_keeps_what_was_typed(client, admin, competency):
    late = typed(competency, definition="Mine.")
    change_bank_wording(competency=competency, change=SetText("definition", "Theirs."), actor=admin)

    response = client.post(url("bank-wording", competency), late)
    by_script = client.post(url("bank-wording", competency), late, headers={"Accept": "application/json"})

    page = shown(response)
    assert (response.status_code, by_script.status_code) == (409, 409)
    assert "<b>On record:</b> Theirs." in page
    assert "<b>Typed by you:</b> Mine." in page
    assert "Mine.</textarea>" in page
    assert newest_of_bank(competency).definition == "Theirs."


def test_the_scale_changes_and_texts_go_along_by_the_label_of_their_level(client, competency):
    other = make_scale(make_agency(), "own", ("Basic", "Better"))
    client.post(
        url("bank-wording", competency), typed(competency, **{"level:2": "Begins.", "level:5": "Ends."})
    )

    lost = client.post(url("bank-wording", competency), typed(competency, scale=other.public_id))
    client.post(url("bank-wording", competency), typed(competency, scale=other.public_id, **{"level:5": ""}))

    newest = newest_of_bank(competency)
    assert lost.status_code == 422
    assert "The text of &#x27;Expert&#x27; has no place" in shown(lost)
    assert newest.scale == other
    assert [(row.level, row.text) for row in newest.levels.all()] == [(level(other, 1), "Begins.")]


def test_a_scale_is_not_taken_from_under_a_required_level(client, admin, competency, draft):
    change_bank_wording(competency=competency, change=SetText("definition", "New."), actor=admin)
    take_bank_wording(use=draft.uses.get(), actor=admin)
    client.post(url("bank-wording", competency), typed(competency, scale=""))
    kept = newest_of_bank(competency).scale
    same = make_scale(make_agency(), "same")

    client.post(url("bank-wording", competency), typed(competency, scale=same.public_id))

    assert kept == make_scale()
    assert draft.uses.get().required_level == level(same, 3)


@pytest.mark.parametrize("scale", ["nobody", "a\x00", "elsewhere"])
def test_a_scale_that_is_not_there_is_refused(client, competency, scale):
    foreign = make_scale(make_agency("elsewhere"), "theirs")
    key = foreign.public_id if scale == "elsewhere" else scale

    response = client.post(url("bank-wording", competency), typed(competency, scale=key))

    assert (response.status_code, newest_of_bank(competency).number) == (422, 1)


def test_the_script_saves_words_and_leaves_the_scale_alone(client, competency):
    sent = {**typed(competency, definition="Auto."), "auto": "1"}
    del sent["scale"]

    answer = client.post(url("bank-wording", competency), sent, headers={"Accept": "application/json"})

    newest = newest_of_bank(competency)
    drawn = drawn_of(texts_of(newest))
    assert answer.json() == {"revision": newest.public_id, "edit": 1, "started": True, "drawn": drawn}
    assert (newest.definition, newest.scale) == ("Auto.", make_scale())


def test_another_agencys_words_look_as_if_they_were_not_there(client, competency):
    client.force_login(make_person("other", Role.HR_ADMIN, make_agency("elsewhere")))

    assert client.get(url("bank-wording", competency)).status_code == 404


def test_a_competency_that_was_never_published_is_called_what_its_draft_says(client, bank, admin):
    """A published one keeps its name in the bank until the new words are. A bank of numbers says so of all."""
    first = create_competency(bank=bank, family="Skill 6", number=6, actor=admin)
    other = create_competency(bank=bank, family="Tact", actor=admin)
    published = make_model_version(names=("Judgment",)).uses.get().revision.competency

    change_bank_wording(competency=first, change=SetText("family", "Skill 5"), actor=admin)
    change_bank_wording(competency=published, change=SetText("family", "Sense"), actor=admin)

    pages = [client.get(url("bank-detail", bank)), client.get(url("competency-detail", first))]
    named = [(("Skill 5" in page), ("Skill 6" in page)) for page in (p.content.decode() for p in pages)]
    published.refresh_from_db()
    unnumbered = client.get(url("competency-detail", other)).content.decode()
    assert (named, published.family, "gives no numbers" in unnumbered) == (
        [(True, False)] * 2, "Judgment", False,
    )  # fmt: skip


def test_words_stand_below_the_name_and_number_of_their_own_revision(client, admin, draft, count_queries):
    """HR admins of the bank see its draft by the draft's name, everybody else the published words by theirs."""
    made = make_model_version(names=("Tact", "Zeal")).uses.get(revision__family="Zeal")
    zeal, bank = made.revision.competency, made.revision.competency.bank
    listed = url("bank-detail", bank)
    client.get(listed)  # whatever is read once is there
    with count_queries() as before:
        client.get(listed)
    for place, text in (("family", "Alacrity"), ("variant", "Fast"), ("bank_number", "7")):
        change_bank_wording(competency=zeal, change=SetText(place, text), actor=admin)
    with count_queries() as after:
        page = client.get(listed)
    name, compare = "7. Alacrity (Fast)", reverse("library:compare") + "?kind=competencies"
    reads = [
        url("competency-detail", zeal),
        f"{compare}&a={newest_of_bank(zeal).public_id}",
        f"{reverse('search')}?q=alacrity",
        f"{url('draft-edit', draft)}?q=alacrity",
    ]

    own = [name in without_marks(client.get(address)) for address in reads]
    old = without_marks(client.get(f"{reads[0]}?r=1"))
    admins = [one.shown_revisions[0].numbered for one in page.context["page"]]
    client.force_login(make_person("other", Role.HR_ADMIN, make_agency("elsewhere")))
    foreign = [without_marks(client.get(address)) for address in (listed, reads[0], reads[2], compare)]

    assert (own, len(after) - len(before)) == ([True] * 4, 0)
    assert admins == [name, "Judgment", "Tact"]
    assert 'data-l="Number">7</td>' in shown(page)
    assert ("<h1>Zeal</h1>" in old, f"Revision 2: {name}" in old) == (True, True)
    assert [("Fast" in said, "Zeal" in said) for said in foreign] == [
        (False, True), (False, True), (False, False), (False, True),
    ]  # fmt: skip


def test_the_history_of_a_competency_names_each_wording_and_costs_the_same_for_many(
    client, admin, competency, count_queries
):
    counts = []
    for text in ("New.", "Newer."):
        change_bank_wording(competency=competency, change=SetText("definition", text), actor=admin)
        with count_queries() as queries:
            page = client.get(url("competency-history", competency))
        counts.append(len(queries))

    entries = [(entry.what, entry.actor, entry.action) for entry in page.context["history"]]
    assert entries == [("Revision 2", str(admin), "Competency revision changed")] * 2
    assert (counts[0] == counts[1], "Newer." in shown(page)) == (True, True)
    assert url("competency-history", competency) in shown(client.get(url("competency-detail", competency)))
