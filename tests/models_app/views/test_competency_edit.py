"""The page on which one competency of a draft is edited: by its form, and by its script."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from models_app.actions.changes import AddItem, SetText
from models_app.actions.settling import take_back_level
from models_app.actions.wordings import Shown, change_wordings
from models_app.choices import FindingKind, SelectionUse, VersionState
from models_app.forms.competency_edit import texts_of
from models_app.forms.decided import decided_of
from models_app.forms.drawn import drawn_of
from models_app.models import CompetencyRevision, Finding
from models_app.views.editing import NOTHING
from tests.factories import (
    level,
    make_agency,
    make_guide_version,
    make_model_version,
    make_scale,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def use(admin):
    return make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT).uses.first()


def url(use):
    return reverse("library:draft-competency", args=[use.version.public_id, use.public_id])


def typed(use, **changed):
    """What the page's form sends: everything as it stands, but for these. 'level_1' stands for 'level:1'."""
    use.refresh_from_db()
    fields = {**texts_of(use.revision), "revision": use.revision.public_id, "edit": use.revision.edit}
    return {**fields, "do": "save", **changed}


def edited(use, admin, *changes, **kwargs):
    """The use after these changes."""
    use.refresh_from_db()
    expected = Shown(use.revision.public_id, use.revision.edit)
    change_wordings(use=use, changes=changes, actor=admin, expected=expected, **kwargs)
    use.refresh_from_db()
    return use


def test_the_first_change_asks_whose_words_change(client, use):
    response = client.post(url(use), typed(use, definition="New words."))

    page = response.content.decode()
    use.refresh_from_db()
    assert (response.status_code, use.revision.number) == (422, 1)
    assert "Choose whether the bank" in page
    assert "New words.</textarea>" in page


@pytest.mark.parametrize(("whose", "is_own"), [("bank", False), ("own", True)])
def test_words_are_saved_as_typed_and_the_published_revision_stays(client, use, whose, is_own):
    old = use.revision
    changed = {"definition": "Two\r\nlines.", "level:2": "Decides.", "bank_number": "7"}

    response = client.post(url(use), typed(use, whose=whose, **changed))

    use.refresh_from_db()
    old.refresh_from_db()
    new = use.revision
    assert (response.status_code, response["Location"]) == (302, url(use))
    assert (new.number, new.definition, new.bank_number) == (2, "Two\nlines.", 7)
    assert (new.for_model_id is not None, [row.text for row in new.levels.all()]) == (is_own, ["Decides."])
    assert old.definition == "Definition of Judgment."


@pytest.mark.parametrize("do", ["save", "move:indicator:1:1", "up:indicator:1", "move:indicator:2:9"])
def test_what_was_not_changed_makes_no_edit(client, use, admin, do):
    edited(use, admin, AddItem("indicator", "First"), AddItem("indicator", "Second"))
    before = use.version.revision_of_edit, use.revision.edit, AuditEntry.objects.count()

    page = client.post(url(use), typed(use, whose="bank", do=do), follow=True)

    use.refresh_from_db()
    after = use.version.revision_of_edit, use.revision.edit, AuditEntry.objects.count()
    assert (after, [str(told) for told in page.context["messages"]]) == (before, [NOTHING])


def test_items_are_added_moved_and_removed_and_other_words_are_saved_with_the_button(client, use, admin):
    edited(use, admin, AddItem("indicator", "First"), AddItem("indicator", "Second"))

    client.post(url(use), typed(use, do="up:indicator:2", definition="Typed meanwhile."))
    client.post(url(use), typed(use, do="move:indicator:1:2"))
    client.post(url(use), typed(use, do="move:indicator:2:1"))
    client.post(url(use), typed(use, **{"do": "remove:indicator:2", "indicator:2": ""}))
    client.post(url(use), typed(use, **{"do": "add:indicator", "new-indicator-text": "Third"}))
    client.post(url(use), typed(use, **{"new-standard-label": "Superior", "new-standard-text": "Always."}))

    use.refresh_from_db()
    revision = use.revision
    assert [row.text for row in revision.indicators.all()] == ["Second", "Third"]
    assert [(row.label, row.text) for row in revision.standards.all()] == [("Superior", "Always.")]
    assert revision.definition == "Typed meanwhile."


def test_a_stale_save_shows_both_values_and_keeps_what_was_typed(client, use, admin):
    edited(use, admin, AddItem("indicator", "One"), AddItem("indicator", "Two"))
    late = typed(use, **{"definition": "Mine.", "indicator:2": "My two."})
    client.post(url(use), typed(use, do="remove:indicator:2", definition="Theirs."))

    response = client.post(url(use), late)

    page = response.content.decode()
    use.refresh_from_db()
    assert (response.status_code, use.revision.definition) == (409, "Theirs.")
    assert "<b>On record:</b> Theirs." in page
    assert "<b>Typed by you:</b> Mine." in page
    assert "<b>Typed by you:</b> My two." in page
    assert "Mine.</textarea>" in page
    assert client.post(url(use), typed(use, definition="Mine.")).status_code == 302


def test_a_late_form_takes_what_is_on_record_where_it_was_left_alone(client, use, admin):
    """Only the definition was changed by both; the name, level 1 and a new indicator are taken over."""
    edited(use, admin, AddItem("indicator", "One"), AddItem("indicator", "Two"))
    drawn = client.get(url(use)).context["sheet"].words.drawn
    late = typed(use, drawn=drawn, definition="Mine.", **{"level:2": "My level."})
    theirs = {"definition": "Theirs.", "family": "Insight", "level:1": "Their level.", "indicator:1": "1"}
    client.post(url(use), typed(use, **theirs, **{"new-indicator-text": "Three"}))

    wrong = client.post(url(use), {**late, "indicator:2": ""})
    response = client.post(url(use), late)

    sheet = response.context["sheet"]
    shown = [("Definition", "Theirs.", "Mine.")]
    assert (wrong.status_code, response.status_code) == (422, 409)
    assert wrong.context["stale"] == shown
    assert response.context["stale"] == shown
    again = {name: sheet.words[name].value() or "" for name in sheet.words.fields}
    use.refresh_from_db()
    assert client.post(url(use), {**typed(use), **again, "drawn": sheet.words.drawn}).status_code == 302
    expected = {**theirs, "definition": "Mine.", "level:2": "My level.", "indicator:3": "Three"}
    use.refresh_from_db()
    assert texts_of(use.revision) == {**texts_of(use.revision), **expected}


def test_the_script_gets_the_new_numbers_and_sending_again_changes_nothing(client, use):
    sent = typed(use, whose="own", definition="Auto.", auto="1", **{"new-indicator-text": "half a sen"})
    headers = {"Accept": "application/json"}

    first = client.post(url(use), sent, headers=headers)
    again = client.post(url(use), sent, headers=headers)

    use.refresh_from_db()
    answer = {"revision": use.revision.public_id, "edit": 1}
    told = [first.json(), again.json()]
    drawn = drawn_of(texts_of(use.revision))
    assert [one.pop("drawn") for one in told] == [drawn, drawn]
    assert ["Wording of this class only" in one.pop("whose") for one in told] == [True, True]
    assert told == [{**answer, "started": True}, {**answer, "started": False}]
    assert list(use.revision.indicators.all()) == []


def test_the_script_is_told_both_values_and_reasons(client, use, admin):
    late = typed(use, definition="Mine.", whose="bank")
    edited(use, admin, SetText("definition", "Theirs."))
    headers = {"Accept": "application/json"}

    stale = client.post(url(use), late, headers=headers)
    refused = client.post(url(use), typed(use, family=""), headers=headers)

    assert (stale.status_code, refused.status_code) == (409, 422)
    assert "<b>On record:</b> Theirs." in stale.json()["html"]
    assert "Name: This field is required." in refused.json()["html"]


@pytest.mark.parametrize(
    "do", ["", "up", "up:indicator", "up:indicator:0", "up:indicator:9", "move:indicator:1", "move:level:1:2",
           "up:indicator:99999999999999999999",
           "remove:level:1", "remove:indicator:x", "remove:\x00", "add:level", "fly:indicator:1", "up:indicator:²"],
)  # fmt: skip
def test_a_button_that_means_nothing_changes_nothing(client, use, do):
    response = client.post(url(use), typed(use, do=do, whose="bank", definition="Typed."))

    use.refresh_from_db()
    assert (response.status_code, use.revision.number) == (422, 1)
    assert "Typed.</textarea>" in response.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"family": ""}, {"family": "x" * 121}, {"bank_number": "0"}, {"bank_number": "1e3"}, {"definition": "a\x00"},
     {"do": "add:indicator", "new-indicator-text": " "}, {"do": "add:standard", "new-standard-text": "No label."}],
)  # fmt: skip
def test_what_can_not_be_stored_is_refused_as_a_whole(client, use, wrong):
    data = typed(use, whose="bank", **{"level:1": "Typed text.", **wrong})

    response = client.post(url(use), data)

    use.refresh_from_db()
    assert (response.status_code, use.revision.number) == (422, 1)
    assert "Typed text.</textarea>" in response.content.decode()


def drawn_decision(use):
    """What the page says that its decision is drawn from."""
    return {"decided": decided_of(use, use.revision.scale.levels.order_by("ordinal"))}


def decision(use, **changed):
    fields = {"selection_use": "not_for_selection", "reason": "Learned on the job.", **changed}
    return drawn_decision(use) | {f"decide-{name}": text for name, text in fields.items()}


def decided(use):
    use.refresh_from_db()
    return (use.required_level, use.selection_use, use.selection_use_reason, use.required_level_evidence)


@pytest.mark.parametrize("do", ["save", "decide"])
def test_every_button_saves_the_decision_and_the_words(client, use, do):
    """Nobody is asked whose words change as long as none do."""
    wanted = level(use.revision.scale, 4)
    facts = decision(use, level=wanted.public_id, evidence="Job analysis, May 2026")

    alone = client.post(url(use), {**typed(use, do=do), **facts})
    late = client.post(url(use), {**typed(use, do=do), **facts})
    expected = (wanted, SelectionUse.NOT_FOR_SELECTION, "Learned on the job.", "Job analysis, May 2026")

    assert (alone.status_code, late.status_code, decided(use)) == (302, 409, expected)
    facts |= drawn_decision(use)
    asked = client.post(url(use), {**typed(use, do=do, definition="New."), **facts})
    facts |= {"decide-selection_use": "for_selection", "whose": "own"}
    both = client.post(url(use), {**typed(use, do=do, definition="New."), **facts})
    assert (asked.status_code, both.status_code) == (422, 302)
    assert (decided(use)[1], use.revision.definition) == (SelectionUse.FOR_SELECTION, "New.")


@pytest.mark.parametrize(
    ("do", "wrong"),
    [("save", {"reason": ""}), ("decide", {"selection_use": ""}), ("save", {"selection_use": ""}),
     ("up:indicator:9", {}), ("save", {"level": "nonsense"})],
)  # fmt: skip
def test_half_a_decision_saves_nothing_and_is_kept(client, use, do, wrong):
    facts = {
        **typed(use, do=do, whose="own", definition="Typed."),
        **decision(use, evidence="Study", **wrong),
    }

    response = client.post(url(use), facts)

    page = response.content.decode()
    assert (response.status_code, decided(use)[1]) == (422, SelectionUse.FOR_SELECTION)
    assert ("Typed.</textarea>" in page, "Study</textarea>" in page, use.revision.number) == (True, True, 1)


def test_the_script_leaves_a_decision_to_its_button(client, use):
    sent = {**typed(use, definition="Auto.", whose="own", auto="1"), **decision(use)}

    client.post(url(use), sent, headers={"Accept": "application/json"})

    assert (decided(use)[1], use.revision.definition) == (SelectionUse.FOR_SELECTION, "Auto.")


def test_a_wording_that_differs_is_named_and_the_banks_words_can_be_taken(client, use, admin):
    edited(use, admin, SetText("definition", "Ours."), own_wording=True)

    page = client.get(url(use)).content.decode()
    wrote = client.post(url(use), typed(use, do="take", definition="Typed."))
    client.post(url(use), {**typed(use, do="take"), **decision(use)})

    assert decided(use)[1:] == (SelectionUse.NOT_FOR_SELECTION, "Learned on the job.", "")
    assert "<b>Differs from the bank.</b>" in page
    assert (wrote.status_code, "Typed.</textarea>" in wrote.content.decode()) == (422, True)
    assert use.revision.number == 1
    assert client.post(url(use), typed(use, do="take")).status_code == 422


def test_the_page_tells_which_guides_stand_on_the_words(client, use, admin):
    published = make_model_version(names=("Judgment",))
    guide = make_guide_version(published)

    page = client.get(url(use)).content.decode()

    assert f"{published.model.title}, version 1</a>, published. The same words as here now." in page
    assert reverse("assessments:guide-detail", args=[guide.public_id]) in page


def test_what_is_no_draft_is_refused_and_a_foreign_or_wrong_one_is_missing(client, use):
    in_review = make_model_version(state=VersionState.IN_REVIEW).uses.first()
    foreign = make_model_version(make_agency("elsewhere"), state=VersionState.DRAFT).uses.first()
    mixed = reverse("library:draft-competency", args=[use.version.public_id, in_review.public_id])

    answers = [client.get(address).status_code for address in (url(in_review), url(foreign), mixed)]

    assert answers == [403, 404, 404]


def test_what_was_typed_stands_on_the_page_that_refuses_it(client, use):
    sent = {
        **typed(use, definition="Mine.", **{"level:2": "Low"}),
        "decide-reason": "Study of the job",
        "drawn": "x" * 20,
    }
    del sent["levels"]  # no field of the page
    submitted = make_model_version(names=("Thinking",), state=VersionState.IN_REVIEW).uses.get()
    gone = url(use)
    use.delete()

    answers = [
        client.post(one, sent, headers={"Origin": "http://testserver"}) for one in (url(submitted), gone)
    ]

    assert [answer.status_code for answer in answers] == [403, 404]
    for answer in answers:
        shown = {field.label: field.text for field in answer.context["typed"]}
        assert shown == {
            "Family": "Judgment", "Definition": "Mine.", "Level:2": "Low", "Decide-reason": "Study of the job",
        }  # fmt: skip
        assert "Mine.</textarea>" in answer.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_places(
    client, use, admin, django_assert_max_num_queries, django_assert_num_queries
):
    make_guide_version(make_model_version(names=("Judgment",)))
    client.get(url(use))
    with django_assert_max_num_queries(45) as counted:
        client.get(url(use))
    for _ in range(2):
        make_guide_version(make_model_version(names=("Judgment",)))
    with django_assert_num_queries(len(counted)):
        client.get(url(use))


def test_the_group_is_chosen_on_the_page_too(client, use):
    use.version.groups.create(position=2, name="Technical")
    group = use.version.groups.get(position=2)
    words = {"group-was": use.group_id, "whose": "own", "definition": "Typed."}

    client.post(url(use), {**typed(use, do="group", **words, group=group.pk), **decision(use)})
    stale = client.post(url(use), typed(use, do="group", **{"group-was": ""}, group=""))
    gone = client.post(url(use), typed(use, do="group", **{"group-was": group.pk}, group="\x00"))
    half = client.post(url(use), {**typed(use, do="group", group=""), **decision(use, reason="")})

    use.refresh_from_db()
    assert (stale.status_code, gone.status_code, half.status_code) == (409, 422, 422)
    assert (use.group, use.revision.definition, use.selection_use) == (group, "Typed.", "not_for_selection")
    assert f'value="{group.pk}" selected' not in half.content.decode()
    assert "This group is no longer there." in gone.content.decode()


def test_a_class_wording_is_told_apart_from_the_banks_newest(client, use, admin):
    own = edited(use, admin, SetText("definition", "Ours."), own_wording=True).revision
    competency = own.competency
    detail = reverse("library:competency-detail", args=[competency.public_id])
    bank = reverse("library:bank-detail", args=[competency.bank.public_id])
    version = reverse("library:version-detail", args=[use.version.public_id])

    pages = {address: client.get(address).content.decode() for address in (detail, bank, version)}

    assert "Definition of Judgment." in pages[detail]
    assert "One class only" in pages[detail]
    assert "Definition of Judgment." in pages[bank]
    assert "a wording of this class only, differs from the bank" in pages[version]
    assert "Differs from the bank." in client.get(f"{detail}?r={own.number}").content.decode()


def test_whose_the_words_are_is_said_and_taken_back_by_a_button(client, use, admin):
    revision = edited(use, admin, SetText("definition", "New.")).revision
    before = client.get(url(use)).content.decode()

    answer = client.post(url(use), typed(use, do="whose:own", definition="Typed."))
    after = client.get(url(use)).content.decode()
    back = client.post(url(use), typed(use, do="whose:bank"))
    late = client.post(url(use), typed(use, do="whose:own", edit="0"))

    assert ">New wording of the bank</span>" in before and 'value="whose:own"' in before
    assert ">Wording of this class only</span>" in after and 'value="whose:bank"' in after
    assert [one.status_code for one in (answer, back, late)] == [302, 302, 409]
    assert CompetencyRevision.objects.get(pk=revision.pk).definition == "Typed."


def test_the_bank_is_no_choice_where_it_has_an_open_draft(client, use, admin):
    other = make_model_version(names=("Judgment",), state=VersionState.DRAFT).uses.get()
    edited(other, admin, SetText("definition", "Theirs."))

    page = client.get(url(use)).content.decode()
    sent = client.post(url(use), typed(use, definition="Mine.", whose="bank"))

    assert "The bank has a draft of Judgment already: revision 2" in page
    assert 'value="own"' in page and 'value="bank"' not in page
    assert sent.status_code == 422 and "Mine.</textarea>" in sent.content.decode()


@pytest.mark.parametrize(
    ("do", "place"),
    [
        ("up:indicator:3", "#up-indicator-2"),
        ("up:indicator:2", "#down-indicator-1"),
        ("down:indicator:1", "#down-indicator-2"),
        ("down:indicator:2", "#up-indicator-3"),
        ("move:indicator:1:3", "#indicator-3"),
        ("remove:indicator:1", "#indicators"),
    ],
)
def test_the_page_opens_at_the_button_that_moves_the_same_item_on(client, use, admin, do, place):
    edited(use, admin, *(AddItem("indicator", word) for word in ("One", "Two", "Three")))

    assert client.post(url(use), typed(use, do=do))["Location"] == url(use) + place


def test_a_decided_level_is_taken_back_so_that_another_scale_can_be_chosen(client, use, admin):
    """Its finding is open again, and the reason stands in one entry; what is not there can't be taken back."""
    finding = Finding.objects.create(
        version=use.version, position=1, use=use, kind=FindingKind.REQUIRED_LEVEL, title="Level", detail="None.",
        value="Advanced", reason="Read in print.", settled_by=admin, settled_at=timezone.now(),
    )  # fmt: skip
    other = make_scale(code="other", labels=("Low", "High"))
    back = {"decide-level": "back", "decide-reason": "Wrong print.", "whose": "own"}
    back |= drawn_decision(use)

    before = client.post(url(use), typed(use, scale=other.public_id, whose="own"))
    response = client.post(url(use), typed(use, scale=other.public_id, **back))

    use.refresh_from_db()
    finding.refresh_from_db()
    entry = json.loads(AuditEntry.objects.get(action="competency_use.take_back_level").payload)
    assert (before.status_code, response.status_code, use.required_level, use.revision.scale) == (
        422,
        302,
        None,
        other,
    )
    assert (use.required_level_reason, finding.is_open, entry["reason"], entry["after"]["required_level"]) == (
        "", True, "Wrong print.", None,
    )  # fmt: skip
    with pytest.raises(Refused, match="has no required level"):
        take_back_level(use=use, reason="Once again.", actor=admin)


def test_a_level_is_taken_back_in_a_draft_only_with_a_reason_and_beside_a_use(client, use, admin):
    back = {
        "do": "decide",
        "decide-level": "back",
        "decide-selection_use": "not_for_selection",
        **drawn_decision(use),
    }

    without = client.post(url(use), typed(use, **back))
    response = client.post(url(use), typed(use, **back, **{"decide-reason": "Said by the panel."}))

    use.refresh_from_db()
    assert (without.status_code, response.status_code) == (422, 302)
    assert (use.required_level, use.selection_use) == (None, SelectionUse.NOT_FOR_SELECTION)
    with pytest.raises(Refused, match="published"):
        take_back_level(use=make_model_version().uses.first(), reason="Said by the panel.", actor=admin)
