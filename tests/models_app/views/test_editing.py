"""The page on which a draft is edited: each form's change, what it refuses, what it keeps."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from competency_portal.audit.models import AuditEntry
from models_app.choices import Substitution, VersionState
from models_app.forms.chosen import Chosen
from models_app.models import CompetencyGroup, Finding, MinimumRequirement, ModelPart
from models_app.views.editing import NOTHING
from tests.factories import make_agency, make_model_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(admin):
    return make_model_version(names=("Judgment", "Writing", "Leadership"), state=VersionState.DRAFT)


def url(version):
    return reverse("library:draft-edit", args=[version.public_id])


def send(client, version, do, edit=0, **data):
    return client.post(url(version), {"do": do, "edit": edit, **data})


def names(version):
    return [str(use) for use in version.uses.select_related("revision")]


def test_a_competency_moves_up_and_the_page_comes_back_at_its_row(client, draft):
    use = draft.uses.get(position=3)

    response = send(client, draft, f"up:use:{use.public_id}")

    assert (response.status_code, response["Location"]) == (302, f"{url(draft)}#up-use-{use.public_id}")
    assert names(draft) == ["Judgment", "Leadership", "Writing"]


def test_the_focus_stays_on_the_button_and_at_the_end_goes_to_the_other(client, draft):
    """Each line: the row and the button, and what the page comes back at, which stands on it."""
    CompetencyGroup.objects.create(version=draft, position=2, name="Craft")
    use, group = draft.uses.get(position=3), draft.groups.get(position=2)
    lines = (
        (f"up:use:{use.public_id}", f"up-use-{use.public_id}"),
        (f"up:use:{use.public_id}", f"down-use-{use.public_id}"),
        (f"up:group:{group.pk}", f"down-group-{group.pk}"),
    )

    for edit, (do, expected) in enumerate(lines):
        address = send(client, draft, do, edit)["Location"]
        assert address == f"{url(draft)}#{expected}"
        assert f'id="{expected}"' in client.get(address).content.decode()


def test_no_button_leads_out_of_a_group(client, draft):
    use = draft.uses.get(position=2)
    use.group = CompetencyGroup.objects.create(version=draft, position=2, name="Craft")
    use.save()
    draft.uses.filter(position=3).update(group=None)

    html = client.get(url(draft)).content.decode()
    assert ('value="up:use:' in html, 'value="down:use:' in html) == (False, False)


def test_a_competency_is_dragged_to_a_place(client, draft):
    use = draft.uses.get(position=3)

    response = send(client, draft, f"move:use:{use.public_id}:1")

    assert (response.status_code, response["Location"]) == (302, f"{url(draft)}#use-{use.public_id}")
    assert names(draft) == ["Leadership", "Judgment", "Writing"]


def test_a_competency_is_removed_and_added_again_in_a_group(client, draft):
    use = draft.uses.get(position=1)
    competency, group = use.revision.competency, draft.groups.get()

    send(client, draft, f"remove:use:{use.public_id}")
    found = client.get(url(draft), {"q": "judg"}).content.decode()
    send(client, draft, f"add:{competency.public_id}", 1, **{"add-group": group.pk})

    assert f'value="add:{competency.public_id}"' in found
    assert "Was removed from this draft, and comes back with what it had in it." in found
    assert (
        "Saved. Judgment came back with what it had in this draft" in client.get(url(draft)).content.decode()
    )
    assert names(draft) == ["Writing", "Leadership", "Judgment"]
    assert draft.uses.get(position=3).group == group


def test_a_competency_leaves_its_group(client, draft):
    use = draft.uses.get(position=2)

    send(client, draft, f"group:{use.public_id}", **{f"group-of-{use.public_id}": ""})

    use.refresh_from_db()
    assert use.group is None


def test_a_group_is_renamed_and_another_one_added(client, draft):
    group = draft.groups.get()

    send(client, draft, f"group-{group.pk}", **{f"group-{group.pk}-name": "Core"})
    send(client, draft, "group-new", 1, **{"group-new-name": "Technical"})

    assert list(draft.groups.values_list("position", "name")) == [(1, "Core"), (2, "Technical")]


def test_texts_are_added_changed_moved_and_removed(client, draft):
    for edit, text in enumerate(("First", "Second")):
        data = {"part-new-kind": "note", "part-new-heading": "", "part-new-text": text}
        send(client, draft, "part-new", edit, **data)
    first, second = draft.parts.all()

    send(client, draft, f"part-{first.pk}", 2, **{f"part-{first.pk}-text": "Line 1\r\nLine 2"})
    send(client, draft, f"up:part:{second.pk}", 3)

    assert list(draft.parts.values_list("position", "text")) == [(1, "Second"), (2, "Line 1\nLine 2")]
    send(client, draft, f"remove:part:{second.pk}", 4)
    assert list(draft.parts.values_list("position", "text")) == [(1, "Line 1\nLine 2")]


def test_a_requirement_keeps_unknown_years_unknown(client, draft):
    data = {"requirement-education": "High school", "requirement-substitution": "year_for_year"}

    send(client, draft, "requirement", **data)

    rule = MinimumRequirement.objects.get(version=draft)
    assert (rule.education, rule.experience_years, rule.substitution) == (
        "High school",
        None,
        Substitution.YEAR_FOR_YEAR,
    )


def everything(client, draft, **typed):
    """What the page sends: each field as it is drawn, but for these."""
    page = client.get(url(draft)).context["forms"]
    fields = {name: text for form in page.all for name, text in form.recorded().items()}
    drawn = {name: "" if text is None else text for name, text in fields.items()}
    return {**drawn, "drawn": page.drawn, "edit": draft.revision_of_edit, **typed}


NEW = {"part-new-kind": "note", "part-new-heading": "", "part-new-text": "Typed."}


def test_every_button_keeps_what_was_typed_in_another_form(client, draft):
    use = draft.uses.get(position=3)

    sent = everything(client, draft, **NEW, **{"title-text": "Mine", "requirement-education": "Degree"})
    response = client.post(url(draft), {**sent, "do": f"up:use:{use.public_id}"})

    draft.refresh_from_db()
    assert (response.status_code, draft.title, names(draft)) == (
        302,
        "Mine",
        ["Judgment", "Leadership", "Writing"],
    )
    assert [part.text for part in draft.parts.all()] == ["Typed."]
    assert MinimumRequirement.objects.get(version=draft).education == "Degree"
    part = draft.parts.get()
    sent = everything(client, draft, **{f"part-{part.pk}-text": "Other.", "title-text": "Yours"})
    assert client.post(url(draft), {**sent, "do": f"remove:part:{part.pk}"}).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, list(draft.parts.all())) == ("Yours", [])


@pytest.mark.parametrize("do", ["up:use:", "save"])
def test_a_button_does_nothing_while_a_typed_text_lacks_something(client, draft, do):
    use = draft.uses.get(position=3)
    do = do + use.public_id if do.endswith(":") else do
    sent = everything(client, draft, **{**NEW, "part-new-kind": "", "title-text": "Mine"})

    response = client.post(url(draft), {**sent, "do": do})

    page = response.content.decode()
    assert (response.status_code, names(draft)) == (422, ["Judgment", "Writing", "Leadership"])
    assert ("Typed.</textarea>" in page, 'value="Mine"' in page) == (True, True)


@pytest.mark.parametrize(
    ("do", "q", "address"),
    [("search", "judg", "?q=judg#add"), ("save", "judg", "?q=judg#add"), ("search:all", "judg", "#add")],
)  # fmt: skip
def test_the_search_of_the_bank_saves_what_was_typed_and_searches(client, draft, do, q, address):
    sent = everything(client, draft, **NEW, **{"title-text": "Mine", "q": q, "do": do})

    half = client.post(url(draft), {**sent, "part-new-kind": ""})
    response = client.post(url(draft), sent)

    draft.refresh_from_db()
    assert (half.status_code, half.context["q"]) == (422, "" if do == "search:all" else q)
    assert (response.status_code, response["Location"]) == (302, f"{url(draft)}{address}")
    assert (draft.title, [part.text for part in draft.parts.all()]) == ("Mine", ["Typed."])


def test_a_search_alone_changes_nothing_however_late_it_comes(client, draft):
    sent = everything(client, draft, q="judg", do="search")
    send(client, draft, "title", **{"title-text": "Theirs"})

    response = client.post(url(draft), sent)

    draft.refresh_from_db()
    assert (response.status_code, draft.title, draft.revision_of_edit) == (302, "Theirs", 1)


def test_a_long_draft_draws_the_fields_of_one_competency_and_its_first_findings(client, admin):
    draft = make_model_version(names=[f"No. {n}" for n in range(21)], state=VersionState.DRAFT)
    *others, last = [
        Finding(version=draft, position=n, use=use, kind="text", title=f"Finding {n}", detail="y")
        for n, use in enumerate([*draft.uses.all(), None], 1)
    ]
    Finding.objects.bulk_create([*others, last])
    key = draft.uses.get(position=3).public_id
    sent = everything(client, draft, **NEW, do=f"at:{key}")

    closed = client.get(url(draft)).content.decode()
    half = client.post(url(draft), {**sent, "part-new-kind": ""}).content.decode()
    response = client.post(url(draft), sent)
    opened = client.get(response["Location"]).content.decode()

    assert (response["Location"], draft.parts.get().text) == (f"{url(draft)}?at={key}#use-{key}", "Typed.")
    drawn = [
        [page.count(f'name="{name}-of-') for name in ("place", "group")] for page in (closed, half, opened)
    ]
    assert drawn == [[0, 0], [1, 1], [1, 1]]
    assert ("These are the first 20." in closed, closed.count("1 finding open")) == (True, 21)
    assert [f"<li>Finding {n} " in closed for n in (22, 1, 19, 20)] == [True, True, True, False]
    assert client.post(url(draft), {**sent, "do": "at:nobody"}).status_code in (409, 422)


def test_a_late_step_keeps_what_was_typed_and_words_of_a_row_that_is_gone(client, draft):
    send(client, draft, "part-new", **NEW)
    draft.refresh_from_db()
    part = draft.parts.get()
    sent = everything(client, draft, **{f"part-{part.pk}-text": "My text.", "title-text": "Mine"})
    send(client, draft, f"remove:part:{part.pk}", 1)

    for do in ("save", f"up:use:{draft.uses.last().public_id}"):
        response = client.post(url(draft), {**sent, "do": do})
        page = response.content.decode()
        assert response.status_code in (409, 422)
        assert ("My text.</textarea>" in page, 'value="Mine"' in page) == (True, True)


def test_the_script_saves_what_was_typed_and_gets_the_new_numbers(client, draft):
    headers = {"Accept": "application/json"}
    sent = everything(client, draft, **{"title-text": "Mine"})

    first = client.post(url(draft), {**sent, "do": "save"}, headers=headers).json()
    late = client.post(url(draft), {**sent, "title-text": "Late", "do": "save"}, headers=headers)
    wrong = client.post(url(draft), {**sent, **first, "title-text": " ", "do": "save"}, headers=headers)

    draft.refresh_from_db()
    assert (draft.title, first) == ("Mine", {"edit": 1, "drawn": everything(client, draft)["drawn"]})
    assert (late.status_code, "<b>Typed by you:</b> Late" in late.json()["html"]) == (409, True)
    assert (wrong.status_code, "Title of the model: This field is required." in wrong.json()["html"]) == (
        422,
        True,
    )


def test_a_late_requirement_takes_what_it_left_alone_from_the_record(client, draft):
    drawn = client.get(url(draft)).context["forms"].drawn
    mine = {"requirement-experience": "Mine", "requirement-substitution": "not_stated", "drawn": drawn}
    theirs = {"requirement-education": "Theirs", "requirement-substitution": "none"}
    send(client, draft, "requirement", **theirs)

    wrong = send(
        client,
        draft,
        "requirement",
        **{**mine, "requirement-education": "", "requirement-further_years": "-1"},
    )
    late = send(client, draft, "requirement", **{**mine, "requirement-education": ""})

    draft.refresh_from_db()
    kept = draft.requirement
    assert (wrong.status_code, wrong.context["stale"], late.status_code) == (422, None, 302)
    assert (kept.education, kept.experience, kept.substitution) == ("Theirs", "Mine", "none")


@pytest.mark.parametrize("years", ["-1", "60.01", "1.234", "many", "NaN", "1e9"])
def test_years_that_are_none_are_refused_and_kept_on_the_page(client, draft, years):
    data = {"requirement-experience_years": years, "requirement-substitution": "none"}

    response = send(client, draft, "requirement", **data)

    assert response.status_code == 422
    assert f'value="{years}"' in response.content.decode()
    assert not MinimumRequirement.objects.exists()


def test_a_stale_save_shows_both_values_and_overwrites_nothing(client, draft):
    send(client, draft, "title", **{"title-text": "Saved first"})

    response = send(client, draft, "title", 0, **{"title-text": "Typed second"})

    page = response.content.decode()
    draft.refresh_from_db()
    assert (response.status_code, draft.title) == (409, "Saved first")
    assert "<b>On record:</b> Saved first" in page
    assert "<b>Typed by you:</b> Typed second" in page
    assert 'value="Typed second"' in page
    assert send(client, draft, "title", 1, **{"title-text": "Typed second"}).status_code == 302


def test_words_for_a_text_that_was_removed_meanwhile_are_kept(client, draft):
    part = ModelPart.objects.create(version=draft, position=1, kind="note", text="Old")
    send(client, draft, f"remove:part:{part.pk}")

    response = send(client, draft, f"part-{part.pk}", 0, **{f"part-{part.pk}-text": "A long new text"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "was removed meanwhile" in page
    assert "A long new text</textarea>" in page


@pytest.mark.parametrize(
    "do",
    ["", "up", "up:use", "up:use:nothing", "down:scale:1", "remove:use:\x00", "group:x", "add:nothing",
     "add:\x00", "add:" + "9" * 40, "part-9999999999999999999", "fly:use:1", "move:use:1:2", "move:use:1:x"],
)  # fmt: skip
def test_a_button_that_means_nothing_changes_nothing(client, draft, do):
    response = send(client, draft, do)

    draft.refresh_from_db()
    assert (response.status_code, draft.revision_of_edit) == (422, 0)


@pytest.mark.parametrize("edit", ["", "x", "-1", "9" * 30, "²"])
def test_without_the_number_that_was_shown_nothing_is_overwritten(client, draft, edit):
    assert send(client, draft, "title", edit, **{"title-text": "Typed"}).status_code == 409


def test_a_text_with_nul_is_refused(client, draft):
    response = send(client, draft, "title", **{"title-text": "a\x00b"})

    assert response.status_code == 422


def test_a_competency_of_another_agency_can_not_be_added(client, draft):
    foreign = make_model_version(make_agency("elsewhere"), ("Secret",)).uses.get().revision.competency

    response = send(client, draft, f"add:{foreign.public_id}")

    assert response.status_code == 422
    assert "Secret" not in response.content.decode()


def test_what_is_in_review_or_published_is_not_edited_and_a_foreign_draft_is_missing(client, admin):
    for state, status in ((VersionState.IN_REVIEW, 403), (VersionState.PUBLISHED, 403)):
        version = make_model_version(state=state)
        assert (client.get(url(version)).status_code, send(client, version, "title").status_code) == (
            status,
            status,
        )
    foreign = make_model_version(make_agency("elsewhere"), state=VersionState.DRAFT)
    assert client.get(url(foreign)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_draft(
    client, admin, django_assert_max_num_queries, django_assert_num_queries
):
    make_model_version(names=("Four", "Five"))  # for both there is something to add
    small = make_model_version(names=("One",), state=VersionState.DRAFT)
    large = make_model_version(names=("One", "Two", "Three"), state=VersionState.DRAFT)
    for n in (2, 3):
        CompetencyGroup.objects.create(version=large, position=n, name=f"Group {n}")
        ModelPart.objects.create(version=large, position=n, kind="note", text="Text")
    client.get(url(small))
    with django_assert_max_num_queries(40) as counted:
        client.get(url(small))
    with django_assert_num_queries(len(counted)):
        client.get(url(large))


def test_a_title_that_was_written_in_the_draft_names_it_on_every_page(client, draft):
    """A document's own heading stays on paper: until somebody writes a title, the model's short one names it."""
    type(draft).objects.filter(pk=draft.pk).update(title="HEADING OF THE DOCUMENT", source_lines="1")
    before = client.get(reverse("library:version-detail", args=[draft.public_id])).content.decode()

    send(client, draft, "title", **{"title-text": "Keeper of the archive"})

    draft.refresh_from_db()
    pages = [
        reverse("library:version-detail", args=[draft.public_id]),
        reverse("library:model-detail", args=[draft.model.public_id]),
        f"{reverse('library:model-list')}?q=keeper",
        f"{reverse('search')}?q=keeper",
    ]
    found = ["Keeper of the archive" in strip_tags(client.get(page).content.decode()) for page in pages]
    assert (f"<title>{draft.model.title}, " in before, draft.source_lines, str(draft), found) == (
        True, "", "Keeper of the archive, version 1", [True] * 4,
    )  # fmt: skip


@pytest.mark.parametrize("do", ["place", "save"])  # Enter in the field presses the first button of the form
def test_a_competency_goes_to_a_place_in_one_step(client, draft, do):
    key = draft.uses.get(position=3).public_id
    assert f'name="place-of-{key}" form="draft"' in client.get(url(draft)).content.decode()

    response = send(client, draft, do, **{f"place-of-{key}": "1"})

    assert (response.status_code, response["Location"]) == (302, f"{url(draft)}#use-{key}")
    assert names(draft) == ["Leadership", "Judgment", "Writing"]


def test_a_place_that_was_typed_is_not_dropped_by_another_button(client, draft):
    """But for one that the button removes; a place where it stands already is no edit."""
    keys = {use.position: use.public_id for use in draft.uses.all()}

    titled = send(client, draft, "title", **{"title-text": "Mine", f"place-of-{keys[3]}": "1"})
    stays = send(client, draft, "place", 2, **{f"place-of-{keys[3]}": "1"})
    removed = send(client, draft, f"remove:use:{keys[3]}", 2, **{f"place-of-{keys[3]}": "2"})

    draft.refresh_from_db()
    assert [one.status_code for one in (titled, stays, removed)] == [302, 302, 302]
    assert (draft.title, names(draft), draft.revision_of_edit) == ("Mine", ["Judgment", "Writing"], 3)
    assert AuditEntry.objects.filter(action="model_version.move").count() == 1


@pytest.mark.parametrize(
    "places", [{}, {1: "x"}, {1: "1.5"}, {2: "0"}, {1: "9" * 5}, {1: "4"}, {1: "2", 2: "1"}, {9: "1"}]
)
def test_a_place_that_is_none_moves_nothing(client, draft, places):
    keys = {use.position: use.public_id for use in draft.uses.all()}

    response = send(
        client, draft, "place", **{f"place-of-{keys.get(n, 'gone')}": p for n, p in places.items()}
    )

    assert (response.status_code, names(draft)) == (422, ["Judgment", "Writing", "Leadership"])


def test_groups_that_were_chosen_are_saved_by_every_button(client, draft):
    """A select that was left alone changes nothing, nor does one of a row that this button removes."""
    craft = CompetencyGroup.objects.create(version=draft, position=2, name="Craft")
    keys = {str(use): use.public_id for use in draft.uses.select_related("revision")}
    was = str(draft.uses.first().group_id)
    assert f'name="was-in-{keys["Judgment"]}" value="{was}"' in client.get(url(draft)).content.decode()
    alone = {f"{name}-{key}": was for key in keys.values() for name in ("group-of", "was-in")}
    chosen = {**alone, f"group-of-{keys['Judgment']}": craft.pk}

    nothing = client.post(url(draft), {"do": f"group:{keys['Judgment']}", "edit": 0, **alone}, follow=True)
    assert [str(told) for told in nothing.context["messages"]] == [NOTHING]
    send(client, draft, "save", **alone)
    send(
        client, draft, f"remove:use:{keys['Leadership']}", **{**chosen, f"group-of-{keys['Leadership']}": ""}
    )
    late = send(client, draft, "save", **{**alone, f"group-of-{keys['Writing']}": craft.pk})

    draft.refresh_from_db()
    assert {str(use): use.group.name for use in draft.uses.all()} == {
        "Judgment": "Craft",
        "Writing": "Core Competencies",
    }
    assert (late.status_code, draft.revision_of_edit) == (409, 2)


@pytest.mark.parametrize("do", ["search", "at:Writing"])
def test_groups_that_were_chosen_beside_another_button_are_told_as_saved(client, draft, do):
    """Two at once, each found again where the other one left it; nothing is told where nothing was chosen."""
    CompetencyGroup.objects.create(version=draft, position=2, name="Craft")
    uses = {str(use): use for use in draft.uses.select_related("revision")}
    do = do.replace("Writing", uses["Writing"].public_id)
    chosen = {f"was-in-{use.public_id}": use.group_id for use in uses.values()}
    for name in ("Judgment", "Writing"):
        chosen[f"group-of-{uses[name].public_id}"] = ""

    nothing = client.post(url(draft), {"do": do, "edit": 0}, follow=True)
    saved = client.post(url(draft), {"do": do, "edit": 0, **chosen}, follow=True)

    told = [[str(message) for message in page.context["messages"]] for page in (nothing, saved)]
    assert told == [[], ["Saved."]]
    assert [(str(use), use.group and use.group.name) for use in draft.uses.select_related("group")] == [
        ("Leadership", "Core Competencies"),
        ("Judgment", None),
        ("Writing", None),
    ]


def test_places_and_groups_stay_chosen_when_something_else_is_refused(client, draft):
    """Also on the page of a late save, which says what somebody else chose meanwhile; sent again it is a choice."""
    craft = CompetencyGroup.objects.create(version=draft, position=2, name="Craft")
    other = CompetencyGroup.objects.create(version=draft, position=3, name="Other")
    use = draft.uses.get(position=1)
    key, core = use.public_id, use.group_id
    chosen = {
        f"group-of-{key}": craft.pk, f"was-in-{key}": core, f"place-of-{key}": "2", "add-group": other.pk,
    }  # fmt: skip

    refused = send(client, draft, "title", **chosen, **{"title-text": " "}).content.decode()
    draft.uses.filter(position=1).update(group=other)
    type(draft).objects.filter(pk=draft.pk).update(revision_of_edit=1)
    late = send(client, draft, "save", **chosen)
    gone = send(client, draft, "title", 1, **{**chosen, "title-text": " ", f"group-of-{key}": "999"})

    assert late.status_code == 409
    for page in (refused, late.content.decode()):
        assert f'<option value="{craft.pk}" selected>Craft</option>' in page
        assert f'name="place-of-{key}" form="draft" value="2">' in page
        assert '<details class="cp-more" open><summary>Place, group or remove' in page
    assert f'name="was-in-{key}" value="{other.pk}"' in late.content.decode()
    assert [tuple(row) for row in late.context["stale"]] == [("Group of Judgment", "Other", "Craft")]
    assert late.context["add_group"] == str(other.pk)
    assert gone.context["chosen"] == {key: Chosen("2", str(other.pk))}
