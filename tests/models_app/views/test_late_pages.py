"""Pages that stay open while a colleague saves: they never get the newest numbers for older words, and lose no words.

`Page` does what the browser does: it keeps its hidden fields until an answer brings others (decision 0019).
"""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.changes import AddItem, MoveItem, RemoveItem, SetText
from models_app.actions.settling import settle_use
from models_app.actions.structure import Remove, SetRequirement, SetTitle, change_draft
from models_app.actions.wording import change_bank_wording, change_wording
from models_app.choices import VersionState
from models_app.forms.competency_edit import texts_of
from models_app.models import CompetencyGroup, MinimumRequirement, ModelPart
from models_app.queries.bank_words import newest_of_bank
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


class Page:
    """An open page with what its person typed."""

    def __init__(self, client, address):
        self.client, self.address = client, address
        self.take(client.get(address))

    def take(self, response):
        """The page as this answer draws it."""
        context = response.context
        if "sheet" in context:
            words, now = context["sheet"].words, context["revision"]
            self.fields = {name: words[name].value() or "" for name in words.fields}
            self.hidden = {"revision": now.public_id, "edit": now.edit, "drawn": words.drawn}
            self.hidden["version-edit"] = context.get("decision_edit", "")
            self.hidden["group-was"] = self.fields["group"] = context.get("group", "")
            new = {
                f"new-{kind}-{n}": form[n].value() or ""
                for kind, form in context["new"].items()
                for n in form.fields
            }
            self.fields |= new
        else:
            forms, version = context["forms"], context["version"]
            self.fields = {one.html_name: one.value() or "" for form in forms.all for one in form}
            self.hidden = {"edit": version.revision_of_edit, "drawn": forms.drawn}

    def save(self, do="save", **typed):
        """What a button sends; the page is then drawn anew."""
        self.fields |= typed
        return self.client.post(self.address, {**self.fields, **self.hidden, "do": do})

    def save_itself(self, **typed):
        """What the script sends."""
        self.fields |= typed
        sent = {
            name: text
            for name, text in self.fields.items()
            if not name.startswith(("new-", "scale", "part-new", "group"))
        }
        answer = self.client.post(
            self.address, {**sent, **self.hidden, "do": "save", "auto": "1"}, headers=SCRIPT
        )
        if answer.status_code == 200:
            result = answer.json()
            self.hidden |= {name: result[name] for name in self.hidden if name in result}
            if "version" in result:
                self.hidden["version-edit"] = result["version"]
        return answer


@pytest.fixture
def admin(client):
    person = make_person("hr", Role.HR_ADMIN, make_agency())
    client.force_login(person)
    return person


@pytest.fixture
def use(admin):
    """A competency of a draft with words of its own: four indicators, two standards, two areas."""
    use = make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT).uses.first()
    for change in (
        *(AddItem("indicator", text) for text in ("One", "Two", "Three", "Four")),
        *(AddItem("standard", f"S{n}", f"Label {n}") for n in (1, 2)),
        *(AddItem("area", f"A{n}") for n in (1, 2)),
    ):
        theirs(use, admin, change)
    return use


def theirs(use, admin, *changes):
    """What a colleague saves meanwhile."""
    use.refresh_from_db()
    for change in changes:
        change_wording(use=use, change=change, actor=admin)


def words(use):
    use.refresh_from_db()
    return texts_of(use.revision)


def items(use, kind="indicator"):
    return [text for place, text in words(use).items() if place.startswith(kind) and place.count(":") == 1]


def words_page(client, use):
    return Page(client, reverse("library:draft-competency", args=[use.version.public_id, use.public_id]))


def open_words(client, use, admin):
    """The page of a draft's words, what a colleague saves there, what is then typed last, and what is on record."""
    page = words_page(client, use)
    return (
        page,
        lambda: theirs(use, admin, SetText("level:1", "Theirs")),
        ("definition", "level:3"),
        lambda: words(use)["level:1"],
    )


def open_bank(client, use, admin):
    one = use.revision.competency
    theirs = lambda: change_bank_wording(competency=one, change=SetText("level:1", "Theirs"), actor=admin)  # noqa: E731
    page = Page(client, reverse("library:bank-wording", args=[one.public_id]))
    return page, theirs, ("definition", "level:3"), lambda: texts_of(newest_of_bank(one))["level:1"]


def open_draft(client, use, admin):
    version = use.version
    page = Page(client, reverse("library:draft-edit", args=[version.public_id]))
    theirs = lambda: change_draft(version=version, change=SetRequirement("Theirs"), actor=admin)  # noqa: E731
    last = ("title-text", "requirement-experience")
    return page, theirs, last, lambda: MinimumRequirement.objects.get(version=version).education


@pytest.mark.parametrize("opened", [open_words, open_bank, open_draft])
def test_a_blank_typed_in_an_old_page_hands_it_no_new_numbers(client, use, admin, opened):
    """The colleague's words would be written over by the next save otherwise."""
    page, colleague_saves, (blank, last), on_record = opened(client, use, admin)
    before = dict(page.hidden)
    colleague_saves()

    nothing = page.save_itself(**{blank: page.fields[blank] + " "})
    after = dict(page.hidden)
    late = page.save_itself(**{last: "Mine"})

    assert (nothing.status_code, nothing.json()["late"], after) == (200, True, before)
    assert (late.status_code, on_record()) == (409, "Theirs")


@pytest.mark.parametrize("opened", [open_words, open_bank, open_draft])
def test_a_save_whose_answer_was_lost_is_no_conflict_with_oneself(client, use, admin, opened):
    page, _, (first, last), _ = opened(client, use, admin)
    old = dict(page.hidden)
    page.save_itself(**{first: "Mine"})
    page.hidden = old

    again, later = page.save_itself(), page.save_itself(**{last: "Mine too"})

    assert (again.status_code, later.status_code, "late" in again.json()) == (200, 200, False)


def test_words_of_an_item_that_moved_up_follow_it(client, use, admin):
    page = words_page(client, use)
    theirs(use, admin, RemoveItem("indicator", 1))

    by_script = page.save_itself(**{"indicator:4": "Mine"})
    late = page.save()
    kept = items(use)
    page.take(late)
    saved = page.save()

    assert (by_script.status_code, late.status_code, late.context["stale"]) == (409, 409, [])
    assert (kept, saved.status_code) == (["Two", "Three", "Four"], 302)
    assert items(use) == ["Two", "Three", "Mine"]


def test_an_item_is_told_by_its_words_when_the_order_changed(client, use, admin):
    page = words_page(client, use)
    theirs(use, admin, MoveItem("indicator", 1, 2), SetText("indicator:3", "Theirs"))

    late = page.save(**{"indicator:1": "My one", "indicator:3": "My three"})
    page.take(late)

    assert late.context["stale"] == [("Indicator 3", "Theirs", "My three")]
    assert page.save().status_code == 302
    assert items(use) == ["Two", "My one", "My three", "Four"]


@pytest.mark.parametrize(
    ("kind", "last", "noun"),
    [("indicator", 4, "Indicator"), ("standard", 2, "Standard"), ("area", 2, "Area")],
)
def test_words_of_an_item_that_is_gone_are_given_back(client, use, admin, kind, last, noun):
    """In the warning and in the form for a new one, behind what stands there."""
    page = words_page(client, use)
    theirs(use, admin, RemoveItem(kind, last), RemoveItem(kind, last - 1))
    left = items(use, kind)
    typed = {f"{kind}:{last}": "My last", f"{kind}:{last - 1}": "My other"}

    by_script = page.save_itself(**typed)
    late = page.save(**{f"new-{kind}-text": "Half"})
    page.take(late)

    gone = [(f"{noun} {n}, removed meanwhile", "", typed[f"{kind}:{n}"]) for n in (last - 1, last)]
    assert (by_script.status_code, late.status_code) == (409, 409)
    assert late.context["stale"] == gone
    assert page.fields[f"new-{kind}-text"] == "Half\n\nMy other\n\nMy last"
    assert ("My last" in by_script.json()["html"], items(use, kind)) == (True, left)


def test_a_decision_made_meanwhile_is_not_decided_over_unseen(client, use, admin):
    page = words_page(client, use)
    levels = list(use.revision.scale.levels.all())
    settle_use(use=use, actor=admin, required_level=levels[2], reason="Theirs")

    saved = page.save_itself(definition="Mine")
    late = page.save("decide", **{"decide-level": levels[0].public_id, "decide-reason": "Mine"})

    use.refresh_from_db()
    assert (saved.status_code, late.status_code, use.required_level) == (200, 409, levels[2])
    assert late.context["stale"] == [("Required level", levels[2].label, levels[0].label)]


def test_own_saves_do_not_make_a_decision_late(client, use):
    page = words_page(client, use)
    level = use.revision.scale.levels.first()

    page.save_itself(definition="Mine", **{"indicator:1": "Mine too"})
    done = page.save("decide", **{"decide-level": level.public_id, "decide-reason": "Mine"})

    use.refresh_from_db()
    assert (done.status_code, use.required_level) == (302, level)


def test_the_banks_words_do_not_replace_words_that_nobody_saw(client, use, admin):
    page = words_page(client, use)
    page.save("whose:own")
    page.take(client.get(page.address))
    theirs(use, admin, SetText("definition", "Theirs"))

    late = page.save("take")

    assert (late.status_code, words(use)["definition"]) == (409, "Theirs")


def test_words_of_every_row_of_a_draft_that_is_gone_are_given_back(client, use, admin):
    version = use.version
    parts = [
        ModelPart.objects.create(version=version, position=n, kind="note", text=f"Old {n}") for n in (1, 2)
    ]
    page = Page(client, reverse("library:draft-edit", args=[version.public_id]))
    for _ in parts:
        change_draft(version=version, change=Remove("part", 1), actor=admin)
    typed = {f"part-{part.pk}-text": f"Mine {n}" for n, part in enumerate(parts, 1)}

    by_script = page.save_itself(**typed)
    late = page.save()

    gone = [("Text, removed meanwhile", "", text) for text in typed.values()]
    assert (by_script.status_code, late.status_code, late.context["stale"]) == (409, 409, gone)
    assert late.context["forms"].new_part["text"].value() == "Mine 1\n\nMine 2"


def test_the_order_that_a_page_shows_is_a_part_of_what_it_shows(client, use, admin):
    """A page with the same words in another order gets no new number: its buttons speak of the order it shows."""
    version = use.version
    page = Page(client, reverse("library:draft-edit", args=[version.public_id]))
    before = dict(page.hidden)
    change_draft(version=version, change=SetTitle(version.title), actor=admin)
    same = page.save_itself()
    current = dict(page.hidden)
    change_draft(version=version, change=Remove("use", 2), actor=admin)

    other = page.save_itself()

    assert (same.json()["edit"], current == before, other.json()) == (
        version.revision_of_edit - 1,
        False,
        {"late": True},
    )


def test_a_group_that_was_chosen_is_saved_by_every_button(client, use, admin):
    """With a decision too; a page that left the group alone does not take back what a colleague chose."""
    groups = [CompetencyGroup.objects.create(version=use.version, position=n, name=f"G{n}") for n in (2, 3)]
    page, open_still = words_page(client, use), words_page(client, use)

    saved = page.save(group=str(groups[0].pk), definition="Mine")
    use.refresh_from_db()
    other = open_still.save(**{"new-area-text": "Mine too"})

    assert (saved.status_code, use.group, words(use)["definition"]) == (302, groups[0], "Mine")
    use.refresh_from_db()
    assert (other.status_code, use.group) == (409, groups[0])
    page.take(client.get(page.address))
    level = use.revision.scale.levels.first()
    page.save("decide", group=str(groups[1].pk), **{"decide-level": level.public_id, "decide-reason": "Mine"})
    use.refresh_from_db()
    assert (use.group, use.required_level) == (groups[1], level)
