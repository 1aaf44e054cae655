"""Pages on which scales are made, changed and copied."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.scales import edit_scale
from models_app.forms.scales import ScaleSheet, stored_rows
from models_app.models import ProficiencyScale
from tests.factories import make_agency, make_guide_version, make_person, make_scale

pytestmark = pytest.mark.django_db


@pytest.fixture
def scale(admin):
    return make_scale(make_agency(), "own", ("Low", "Middle", "High"))


def url(name, *things):
    return reverse(f"library:scale-{name}", args=[thing.public_id for thing in things])


def sent(*levels, do="save", **changed):
    """What the form sends: each level as (label, value) or as a row of the scale."""
    rows = [
        row if isinstance(row, dict) else dict(zip(("label", "value"), row, strict=True)) for row in levels
    ]
    fields = {f"level-{n}-{name}": text for n, row in enumerate(rows, 1) for name, text in row.items()}
    return {"name": "Grades", "rows": str(len(rows)), "do": do, **fields, **changed}


def labels_on(response):
    """Labels in the rows of the page, in their order."""
    return [form["label"].value() for form in response.context["sheet"].levels]


def test_a_scale_is_added_with_the_rows_that_were_written(client, admin):
    response = client.post(url("create"), sent(("Low", "1"), ("", ""), ("High", "2.5")))

    scale = ProficiencyScale.objects.get()
    assert (response.status_code, response["Location"]) == (302, url("detail", scale))
    assert [(row["label"], row["value"]) for row in stored_rows(scale)] == [("Low", "1"), ("High", "2.5")]
    assert client.get(url("edit", scale)).context["edit"] == 0


@pytest.mark.parametrize(
    ("do", "labels"),
    [
        ("add", ["A", "B", "C", None]),
        ("remove:2", ["A", "C"]),
        ("up:2", ["B", "A", "C"]),
        ("down:3", ["A", "B", "C"]),
        ("move:3:1", ["C", "A", "B"]),
    ],
)
def test_rows_are_arranged_with_what_was_typed_and_nothing_is_saved(client, admin, do, labels):
    response = client.post(url("create"), sent(("A", "x"), ("B", "2"), ("C", "3"), do=do))

    assert (response.status_code, labels_on(response)) == (200, labels)
    assert response.context["sheet"].head["name"].value() == "Grades"
    assert "Not saved yet" in response.content.decode()
    assert not ProficiencyScale.objects.exists()


@pytest.mark.parametrize(
    "do",
    [
        "",
        "fly",
        "up",
        "up:9",
        "remove:9",
        "move:9:1",
        "up:x",
        "up:²",
        "move:1",
        "remove:99999999999",
        "add:\x00",
    ],
)
def test_a_button_that_means_nothing_changes_nothing(client, admin, do):
    response = client.post(url("create"), sent(("A", "1"), ("B", "2"), do=do))

    assert (response.status_code, labels_on(response)) == (
        {"remove:99999999999": 422}.get(do, 422),
        ["A", "B"],
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"name": ""}, "Name: This field is required."),
        ({"level-1-label": ""}, "Level 1, label: Give the level a label."),
        ({"level-2-label": "low"}, "Level 2, label: Another level has this label."),
        ({"level-1-value": "many"}, "Level 1, value: Enter a number."),
        ({"level-2-value": "1"}, "Level 2, value: Values rise from the lowest level to the highest."),
        ({"level-1-definition": "a\x00"}, "Level 1, definition: This holds an invisible character (U+0000)."),
        ({"rows": "1"}, "A scale has 2 to 12 levels; this one has 1."),
        ({"rows": "x"}, "A scale has 2 to 12 levels; this one has 0."),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_kept(client, admin, changed, message):
    response = client.post(url("create"), sent(("Low", "1"), ("High", "2"), **changed))

    assert response.status_code == 422
    assert message in response.content.decode()
    assert not ProficiencyScale.objects.exists()


def test_a_stale_save_shows_both_and_keeps_what_was_typed(client, admin, scale):
    late = sent(*stored_rows(scale), edit=0, **{"level-1-label": "Mine"})
    words = ScaleSheet(scale, sent(*stored_rows(scale), **{"level-1-label": "Theirs"}))
    assert words.is_valid()
    edit_scale(scale=scale, words=words.words(), actor=admin, expected_edit=0)

    response = client.post(url("edit", scale), late)

    page = response.content.decode()
    assert (response.status_code, response.context["edit"]) == (409, 1)
    assert "Theirs<br>" in page
    assert "Mine<br>" in page
    assert client.post(url("edit", scale), {**late, "edit": 1}).status_code == 302
    assert stored_rows(scale)[0]["label"] == "Mine"


@pytest.mark.parametrize("step", ["save", "add"])
def test_a_late_page_takes_levels_that_it_left_alone_from_the_record(client, admin, scale, step):
    """Both changed the third label; the second level went, another came, the first got a definition."""
    low, middle, high = stored_rows(scale)
    drawn = ScaleSheet(scale).drawn
    theirs = sent({**low, "definition": "Theirs"}, {**high, "label": "Top"}, ("Peak", "9"), edit=0)
    client.post(url("edit", scale), {**theirs, "name": "Renamed"})
    mine = sent({**low, "value": "0.5"}, middle, {**high, "label": "Mine"}, edit=0, name=scale.name)

    response = client.post(url("edit", scale), {**mine, "drawn": drawn, "do": step})

    rows = [(form["label"].value(), form["definition"].value()) for form in response.context["sheet"].levels]
    added = [(None, None)] if step == "add" else []
    assert rows == [("Low", "Theirs"), ("Mine", high["definition"]), ("Peak", ""), *added]
    assert [
        (place, now.split("\n")[0], typed.split("\n")[0]) for place, now, typed in response.context["stale"]
    ] == [("Level 2", "Top", "Mine")]
    assert response.context["sheet"].head["name"].value() == "Renamed"
    assert response.context["sheet"].levels[0]["value"].value() == "0.5"


def test_a_late_page_keeps_its_own_arrangement_and_says_what_it_removes(scale):
    low, middle, high = stored_rows(scale)
    drawn = ScaleSheet(scale).drawn
    scale.levels.filter(public_id=middle["key"]).update(label="Theirs")
    scale.levels.filter(public_id=low["key"]).delete()

    sheet = ScaleSheet(scale, sent(high, {**low, "label": "Kept"}, drawn=drawn, name=scale.name))

    rows = [(form["key"].value(), form["label"].value()) for form in sheet.levels]
    assert rows == [(high["key"], "High"), ("", "Kept")]
    assert [place for place, _, _ in sheet.differing()] == [
        "Level 2, removed meanwhile",
        "Level Theirs, which you removed",
    ]


def test_a_step_of_a_late_page_says_that_it_removes_what_somebody_wrote(client, admin, scale):
    low, middle, high = stored_rows(scale)
    mine = {**sent(low, middle, high, edit=0, name=scale.name), "drawn": ScaleSheet(scale).drawn}
    client.post(url("edit", scale), sent(low, {**middle, "definition": "Theirs"}, high, edit=0))

    page = client.post(url("edit", scale), {**mine, "do": "remove:2"})

    name = "Level Middle, which you removed"
    assert [(place, now.split("\n")[-1]) for place, now, _ in page.context["stale"]] == [(name, "Theirs")]
    assert stored_rows(scale)[1]["definition"] == "Theirs"


def test_a_level_removed_meanwhile_does_not_come_back_unseen(client, admin, scale):
    low, middle, high = stored_rows(scale)
    drawn = ScaleSheet(scale).drawn
    mine = sent(low, middle, {**high, "definition": "Mine"}, edit=0, name=scale.name, drawn=drawn)
    client.post(url("edit", scale), sent(low, middle, edit=0))

    late = client.post(url("edit", scale), mine)
    without = client.post(url("edit", scale), {**mine, "do": "remove:3"})

    told = [(place, now, typed.split("\n")[-1]) for place, now, typed in late.context["stale"]]
    assert (late.status_code, told) == (409, [("Level 3, removed meanwhile", "", "Mine")])
    assert (without.status_code, without.context["stale"]) == (200, [])


def test_a_scale_that_something_stands_on_is_shown_with_it_and_copied(client, admin, scale):
    guide = make_guide_version()
    type(guide).objects.filter(pk=guide.pk).update(scale=scale)

    page = client.get(url("edit", scale)).content.decode()
    refused = client.post(url("edit", scale), sent(*stored_rows(scale), edit=0, name="Other"))
    response = client.post(url("copy", scale))

    copy = ProficiencyScale.objects.get(name="Scale own (copy)")
    assert "Interview guide, version 1</a>" in page
    assert (refused.status_code, "stays as it is" in refused.content.decode()) == (422, True)
    assert response["Location"] == url("edit", copy)
    assert [row["label"] for row in stored_rows(copy)] == ["Low", "Middle", "High"]


def test_only_hr_admins_are_offered_to_make_and_change_scales(client, scale):
    offered = [url("edit", scale), url("copy", scale)]
    own = client.get(url("detail", scale)).content.decode()
    client.force_login(make_person("sam", Role.SPECIALIST, make_agency()))
    other = client.get(url("detail", scale)).content.decode()

    assert [address in own for address in offered] == [True, True]
    assert [address in other for address in offered] == [False, False]
