"""Pages that stay open while a colleague saves: they never get the newest numbers for older words, and lose no words.

`Page` does what the browser does: it keeps its hidden fields until an answer brings others (decision 0019).
"""

from functools import partial

import pytest
from django.urls import reverse

from models_app.actions.changes import AddItem, MoveItem, RemoveItem, SetText
from models_app.actions.draft_changes import (
    GroupUse,
    Move,
    Remove,
    RenameGroup,
    SetPart,
    SetRequirement,
    SetTitle,
)
from models_app.actions.settling import settle_use
from models_app.actions.structure import change_draft
from models_app.actions.wording import change_bank_wording, change_wording
from models_app.choices import VersionState
from models_app.forms.competency_edit import texts_of
from models_app.forms.late import LOST, LOST_BY_SCRIPT
from models_app.models import CompetencyGroup, MinimumRequirement, ModelPart
from models_app.queries.bank_words import newest_of_bank
from models_app.views import competency_edit, editing
from tests.factories import make_model_version

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
            self.hidden["decided"] = context.get("decided", "")
            self.hidden["group-was"], self.fields["group"] = (
                context.get("group_was", ""),
                context.get("group", ""),
            )
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
        return answer


@pytest.fixture
def use(admin):
    """A competency of a draft with words of its own: four indicators, two standards, two areas."""
    use = make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT).uses.first()
    theirs(use, admin, AddItem("indicator", "One"))  # begins the revision
    revision = use.revision.__class__.objects.get(uses=use)
    for n, text in enumerate(("Two", "Three", "Four"), 2):
        revision.indicators.create(position=n, text=text)
    for n in (1, 2):
        revision.standards.create(position=n, text=f"S{n}", label=f"Label {n}")
        revision.areas.create(position=n, text=f"A{n}")
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
    """The page of a draft's words, what a colleague saves, places free and taken by that, and what is on record."""
    page = words_page(client, use)
    return (
        page,
        lambda: theirs(use, admin, SetText("level:1", "Theirs")),
        ("level:3", "level:1"),
        lambda: words(use)["level:1"],
    )


def open_bank(client, use, admin):
    one = use.revision.competency
    theirs = partial(change_bank_wording, competency=one, change=SetText("level:1", "Theirs"), actor=admin)
    page = Page(client, reverse("library:bank-wording", args=[one.public_id]))
    return page, theirs, ("level:3", "level:1"), lambda: texts_of(newest_of_bank(one))["level:1"]


def open_draft(client, use, admin):
    version = use.version
    page = Page(client, reverse("library:draft-edit", args=[version.public_id]))
    theirs = partial(change_draft, version=version, change=SetRequirement("Theirs"), actor=admin)
    places = ("requirement-experience", "requirement-education")
    return page, theirs, places, lambda: MinimumRequirement.objects.get(version=version).education


@pytest.mark.parametrize("opened", [open_words, open_bank, open_draft])
def test_a_blank_typed_in_an_old_page_hands_it_no_new_numbers(client, use, admin, opened):
    """The colleague's words would be written over by the next save otherwise."""
    page, colleague_saves, (free, taken), on_record = opened(client, use, admin)
    before = dict(page.hidden)
    colleague_saves()

    nothing = page.save_itself(**{free: page.fields[free] + " "})
    after = dict(page.hidden)
    late = page.save_itself(**{taken: "Mine"})

    assert (nothing.status_code, nothing.json()["late"], after) == (200, True, before)
    assert (late.status_code, on_record()) == (409, "Theirs")


@pytest.mark.parametrize("opened", [open_words, open_bank, open_draft])
def test_places_that_nobody_else_changed_are_saved_and_the_page_is_told(client, use, admin, opened):
    """Again and again, until it types where the colleague did; without script the page is drawn with everything."""
    page, colleague_saves, (free, taken), on_record = opened(client, use, admin)
    old = page.fields[taken]
    edit = page.hidden["edit"]
    colleague_saves()

    saved = [page.save_itself(**{free: text}) for text in ("Mine", "Mine too")]
    kept = page.hidden["edit"]
    clash = page.save_itself(**{taken: "Mine"})
    by_button = page.save(**{free: "Mine at last", taken: old})

    told = [(one.status_code, one.json()["late"], one.json()["saved"]) for one in saved]
    assert (told, kept) == ([(200, True, True)] * 2, edit)
    assert (clash.status_code, by_button.status_code, on_record()) == (409, 302, "Theirs")
    fresh = client.get(page.address)
    assert "Somebody else saved here meanwhile" in fresh.content.decode()
    page.take(fresh)
    assert page.fields[free] == "Mine at last"


@pytest.mark.parametrize("opened", [open_words, open_bank, open_draft])
def test_who_has_seen_both_sides_of_a_clash_saves_with_one_press(client, use, admin, opened):
    page, colleague_saves, (_, taken), on_record = opened(client, use, admin)
    colleague_saves()

    clash = page.save_itself(**{taken: "Mine"})
    page.hidden["drawn"] = clash.json()["seen"]
    saved = page.save()

    assert (clash.status_code, saved.status_code, on_record()) == (409, 302, "Mine")


def test_a_clash_hands_over_nothing_that_it_does_not_show(client, use, admin):
    """Untouched places keep the colleague's words, and what is changed once more, or was not shown, clashes again."""
    page, label, again = (words_page(client, use) for _ in range(3))
    theirs(use, admin, SetText("definition", "Theirs"), SetText("indicator:1", "Theirs, too"))
    theirs(use, admin, RemoveItem("indicator", 2), SetText("standard:1:label", "Theirs"))
    typed = {
        page: {"definition": "Mine", "indicator:4": "Mine, fourth"},
        label: {"standard:1": "Mine"},
        again: {"definition": "Mine, again"},
    }
    for one, texts in typed.items():
        one.hidden["drawn"] = one.save_itself(**texts).json()["seen"]

    saved = [page.save().status_code, label.save().status_code, again.save().status_code]

    assert (saved, words(use)["definition"]) == ([302, 409, 409], "Mine")
    assert (items(use), words(use)["standard:1"]) == (["Theirs, too", "Three", "Mine, fourth"], "S1")


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

    by_script = [page.save_itself(**{"indicator:4": text}) for text in ("Mine", "Mine on")]
    kept = items(use)
    removed = page.save("remove:indicator:3", **{"indicator:4": "Mine at last"})

    assert ([one.status_code for one in by_script], kept) == ([200, 200], ["Two", "Three", "Mine on"])
    assert (removed.status_code, items(use)) == (302, ["Two", "Mine at last"])


@pytest.mark.parametrize(
    ("others", "do", "status"),
    [
        (AddItem("indicator", "Five"), "up:indicator:4", 302),
        (SetText("indicator:1", "Theirs"), "up:indicator:4", 302),
        (SetText("indicator:4", "Theirs"), "up:indicator:4", 409),
        (MoveItem("indicator", 1, 2), "up:indicator:4", 409),
        (RemoveItem("indicator", 1), "move:indicator:3:1", 409),
        (RemoveItem("standard", 1), "up:indicator:4", 302),
        (RemoveItem("indicator", 1), "add:indicator", 302),
        (SetText("indicator:2", "Theirs"), "remove:indicator:2", 409),
        (RemoveItem("indicator", 2), "remove:indicator:2", 409),
        (SetText("standard:1:label", "Theirs"), "remove:standard:1", 409),
        (MoveItem("indicator", 1, 4), "remove:indicator:2", 302),
    ],
)
def test_a_late_step_is_done_where_it_means_what_the_page_showed(client, use, admin, others, do, status):
    page = words_page(client, use)
    theirs(use, admin, others)
    before = words(use)

    late = page.save(do, **({"new-indicator-text": "Mine"} if do.startswith("add") else {}))

    assert (late.status_code, words(use) == before) == (status, status == 409)
    assert "Two" not in items(use) or do != "remove:indicator:2" or status == 409


@pytest.mark.parametrize(
    ("others", "typed"),
    [
        (SetText("variant", "Theirs"), {"family": "Mine"}),
        (SetText("standard:1:label", "Theirs"), {"standard:1": "Mine"}),
        (SetText("scale", ""), {"level:1": "Mine"}),
    ],
)
def test_what_is_read_as_one_is_one_place(client, use, admin, others, typed):
    settle_use(use=use, actor=admin, selection_use="for_selection", reason="Just as it was")
    use.__class__.objects.filter(version=use.version).update(required_level=None)
    page = words_page(client, use)
    theirs(use, admin, others)
    before = words(use)

    assert (page.save_itself(**typed).status_code, words(use)) == (409, before)


@pytest.mark.parametrize(("mine", "status"), [("own", 200), ("bank", 409)])
def test_two_who_begin_the_same_words_say_both_whose_they_are(client, use, admin, mine, status):
    """Words go on only under what their person chose."""
    other = use.version.uses.get(position=2)
    page, first = words_page(client, other), words_page(client, other)
    first.save_itself(whose="own", definition="Theirs")

    late = page.save_itself(whose=mine, **{"level:1": "Mine"})
    page.fields.pop("whose")  # the page's script hides the question once it is answered
    more = page.save_itself(**{"level:1": "Mine on"})
    over = page.save_itself(definition="Mine over")

    level = words(other).get("level:1")
    assert (late.status_code, more.status_code, level) == (
        status,
        status,
        "Mine on" if status == 200 else None,
    )
    assert (over.status_code, words(other)["definition"]) == (409, "Theirs")


def draft_page(client, use):
    return Page(client, reverse("library:draft-edit", args=[use.version.public_id]))


def test_the_page_of_a_draft_and_that_of_its_words_do_not_refuse_each_other(client, use, admin):
    draft, one, decides = draft_page(client, use), words_page(client, use), words_page(client, use)
    level = use.revision.scale.levels.first()

    answers = [
        one.save_itself(definition="Mine"),
        draft.save_itself(**{"title-text": "Mine"}),
        one.save_itself(**{"level:1": "Mine"}),
        draft.save_itself(**{"title-text": "Mine too"}),
        decides.save("decide", **{"decide-level": level.public_id, "decide-reason": "Mine, as typed"}),
    ]

    use.refresh_from_db()
    assert [one.status_code for one in answers] == [200, 200, 200, 200, 302]
    assert (use.version.title, words(use)["level:1"], use.required_level) == ("Mine too", "Mine", level)


@pytest.fixture
def rows(use):
    """Two texts and two groups of the draft."""
    version = use.version
    for n in (1, 2):
        ModelPart.objects.create(version=version, position=n, kind="note", text=f"Old {n}")
    CompetencyGroup.objects.create(version=version, position=2, name="Craft")
    return version


LATE_STEPS = {
    "title, and one goes up": (lambda v: SetTitle("T"), "up:use:{use}", 302),
    "order, and one goes up": (lambda v: Move("use", 1, 2), "up:use:{use}", 409),
    "order, and one goes to a place": (lambda v: Move("use", 1, 2), "place", 409),
    "order of groups, and a text goes up": (lambda v: Move("group", 1, 2), "up:part:{part}", 302),
    "order of texts, and one is removed": (lambda v: Move("part", 1, 2), "remove:part:{part}", 302),
    "a text that is removed": (lambda v: SetPart(2, "", "Theirs"), "remove:part:{part}", 409),
    "a group that is removed": (lambda v: RenameGroup(2, "Theirs"), "remove:group:{group}", 409),
    "a group that gets one more": (lambda v: GroupUse(1, 2), "remove:group:{group}", 409),
    "a group that is chosen": (lambda v: RenameGroup(2, "Theirs"), "group:{use}", 409),
    "the group of one that is regrouped": (lambda v: GroupUse(2, None), "group:{use}", 409),
    "the group of another one": (lambda v: GroupUse(1, None), "group:{use}", 302),
    "order, and one is removed": (lambda v: Move("use", 1, 2), "remove:use:{use}", 302),
}


@pytest.mark.parametrize("case", LATE_STEPS)
def test_a_late_step_in_a_draft(client, rows, admin, case):
    page, last = draft_page(client, rows.uses.first()), rows.uses.get(position=2)
    others, do, status = LATE_STEPS[case]
    keys = {"use": last.public_id, "part": rows.parts.last().pk, "group": rows.groups.last().pk}
    change_draft(version=rows, change=others(rows), actor=admin)
    sent = {f"group-of-{last.public_id}": keys["group"], f"was-in-{last.public_id}": last.group_id}
    sent = sent if do.startswith("group:") else {}
    sent |= {f"place-of-{last.public_id}": "1"} if do == "place" else {}
    before = rows.revision_of_edit

    late = page.save(do.format(**keys), **sent)

    rows.refresh_from_db()
    assert (late.status_code, rows.revision_of_edit) == (status, before + (status == 302))


@pytest.mark.parametrize("what", ["words", "decision"])
def test_a_competency_is_not_removed_with_what_nobody_saw(client, use, admin, what):
    page = draft_page(client, use)
    if what == "words":
        theirs(use, admin, SetText("definition", "Theirs"))
    else:
        settle_use(use=use, actor=admin, selection_use="not_for_selection", reason="Theirs, as typed")

    late = page.save(f"remove:use:{use.public_id}", **{"title-text": "Mine"})

    assert (late.status_code, use.version.uses.count()) == (409, 2)
    page.take(late)
    assert page.save(f"remove:use:{use.public_id}").status_code == 302


def overtake(monkeypatch, module, name, colleague_saves):
    """Let a colleague save as soon as the page was read for the first time."""
    real, once = getattr(module, name), [colleague_saves]

    def overtaken(*args):
        read = real(*args)
        if once:
            once.pop()()
        return read

    monkeypatch.setattr(module, name, overtaken)


def test_the_banks_words_do_not_replace_words_that_come_just_now(client, use, admin, monkeypatch):
    page = words_page(client, use)
    page.save("whose:own")
    page.take(client.get(page.address))
    overtake(
        monkeypatch,
        competency_edit,
        "competency_edit",
        lambda: theirs(use, admin, SetText("definition", "Theirs")),
    )

    late = page.save("take")

    assert (late.status_code, words(use)["definition"]) == (409, "Theirs")


@pytest.mark.parametrize(("place", "status"), [("free", 200), ("taken", 409)])
@pytest.mark.parametrize("opened", [open_words, open_draft])
def test_a_save_between_reading_and_writing_is_seen(client, use, admin, opened, place, status, monkeypatch):
    """The page is read anew; what the colleague wrote there is not written over."""
    page, colleague_saves, places, on_record = opened(client, use, admin)
    module, name = {open_words: (competency_edit, "competency_edit"), open_draft: (editing, "workshop_of")}[
        opened
    ]
    overtake(monkeypatch, module, name, colleague_saves)

    answer = page.save_itself(**{dict(zip(("free", "taken"), places, strict=True))[place]: "Mine"})

    assert (answer.status_code, on_record()) == (status, "Theirs")


def test_an_item_is_told_by_its_words_when_the_order_changed(client, use, admin):
    page = words_page(client, use)
    theirs(use, admin, MoveItem("indicator", 1, 2), SetText("indicator:3", "Theirs"))

    late = page.save(**{"indicator:1": "My one", "indicator:3": "My three"})
    page.take(late)

    assert late.context["stale"] == [("Indicator 3", "Theirs", "My three")]
    assert page.save().status_code == 302
    assert items(use) == ["Two", "My one", "My three", "Four"]


@pytest.mark.parametrize(
    ("kind", "last", "noun", "head"),
    [("indicator", 4, "Indicator", ""), ("standard", 2, "Standard", "label"), ("area", 2, "Area", "heading")],
)
def test_words_of_an_item_that_is_gone_are_given_back(client, use, admin, kind, last, noun, head):
    """In the warning and in the form for a new one, behind what stands there; with the label that was left alone."""
    page = words_page(client, use)
    heads = {name: text for name, text in page.fields.items() if name.startswith(kind) and head in name}
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
    assert page.fields.get(f"new-{kind}-{head}", "") == heads.get(f"{kind}:{last - 1}:{head}", "")
    told = [words in by_script.json()["html"] for words in ("My last", LOST_BY_SCRIPT, LOST)]
    assert (told, items(use, kind)) == ([True, True, False], left)


def test_a_decision_made_meanwhile_is_not_decided_over_unseen(client, use, admin):
    page = words_page(client, use)
    levels = list(use.revision.scale.levels.all())
    settle_use(use=use, actor=admin, required_level=levels[2], reason="Theirs, as typed")

    saved = page.save_itself(definition="Mine")
    late = page.save("decide", **{"decide-level": levels[0].public_id, "decide-reason": "Mine, as typed"})

    use.refresh_from_db()
    assert (saved.status_code, late.status_code, use.required_level) == (200, 409, levels[2])
    assert late.context["stale"] == [("Required level", levels[2].label, levels[0].label)]


def test_own_saves_do_not_make_a_decision_late(client, use):
    page = words_page(client, use)
    level = use.revision.scale.levels.first()

    page.save_itself(definition="Mine", **{"indicator:1": "Mine too"})
    done = page.save("decide", **{"decide-level": level.public_id, "decide-reason": "Mine, as typed"})

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
    assert (other.status_code, use.group, items(use, "area")[-1]) == (302, groups[0], "Mine too")
    late = open_still.save("group", group=str(groups[1].pk))
    use.refresh_from_db()
    assert (late.status_code, use.group) == (409, groups[0])
    page.take(client.get(page.address))
    level = use.revision.scale.levels.first()
    page.save(
        "decide",
        group=str(groups[1].pk),
        **{"decide-level": level.public_id, "decide-reason": "Mine, as typed"},
    )
    use.refresh_from_db()
    assert (use.group, use.required_level) == (groups[1], level)


def test_the_text_of_a_level_is_late_when_levels_were_renamed_and_other_words_are_not(client, use, admin):
    page = words_page(client, use)
    use.revision.scale.levels.filter(ordinal=3).update(label="Renamed")

    free = page.save_itself(definition="Mine")
    late = page.save(**{"level:3": "About the old one"})
    page.take(late)
    again = page.save()

    assert (free.status_code, late.status_code, again.status_code) == (200, 409, 302)
    assert late.context["stale"] == [
        ("Levels of the scale", "Awareness; Basic; Renamed; Advanced; Expert", "")
    ]
    assert (words(use)["definition"], words(use)["level:3"]) == ("Mine", "About the old one")
