"""Forms of the page of one competency of a draft: all its words, what is added to a list."""

from collections.abc import Iterator

from django import forms

from competency_portal.components.widgets import DescribedRadioSelect
from models_app.actions.changes import AddItem, Change, SetText
from models_app.forms.drawn import carried, collides, digests_in, drawn_of
from models_app.forms.editing import Words, long_text
from models_app.forms.followed import GONE, followed
from models_app.models import ProficiencyScale

BANK, OWN = "bank", "own"
# List of a revision: related name, heading, what one item is called, the label field of an item and its longest text.
LISTS = {
    "indicator": ("indicators", "Behavioral indicators", "Indicator", "", 0),
    "standard": ("standards", "Performance standards", "Standard", "label", 80),
    "area": ("areas", "Areas", "Area", "heading", 120),
}
PLACES = ("family", "variant", "bank_number", "definition", "level", *LISTS, "scale")
LABELS = {"label": "label", "heading": "heading of its list"}


class WordsForm(forms.Form):
    """Every text of the competency; a field is named by the place it sets, so that what differs becomes a change."""

    def __init__(self, *args, page, leaving: str = "", only_decides: bool = False, **kwargs):
        """`page` is what the draft's page or the bank's page shows (`queries.competency_edit`, `queries.bank_edit`).

        `leaving` is an item that goes away with this very save ('indicator:3'): its words don't matter. `only_decides`:
        a decision is what is saved, so that nobody is asked whose words change as long as none do.
        """
        self.page, self.leaving = page, leaving
        super().__init__(*args, **{"initial": texts_of(page.revision), **kwargs})
        self.sent = self.data
        self.data = carried(followed(self.data, self.initial, LISTS), self.initial)
        self._names()
        for level in page.levels:
            self.fields[f"level:{level.ordinal}"] = long_text(level.label, required=False)
        for kind in LISTS:
            self._list(kind)
        if page.asks_whose:
            self.fields["whose"] = _whose(page.in_the_way)
            self.fields["whose"].required = not only_decides
        if not self.is_bound or "scale" in self.data:  # the page's script leaves it to a button
            self.fields["scale"] = _scale(page.revision)
        for name in self._of_leaving():
            self.fields[name].required = False

    def _of_leaving(self) -> list[str]:
        return [name for name in self.fields if self.leaving and f"{name}:".startswith(f"{self.leaving}:")]

    def _names(self):
        self.fields["family"] = forms.CharField(label="Name", max_length=120)
        self.fields["variant"] = forms.CharField(
            label="Variant", max_length=120, required=False, help_text="As in (Thinks Creatively)."
        )
        self.fields["bank_number"] = forms.CharField(
            label="Number in the bank", max_length=9, required=False, help_text="Empty: not numbered."
        )
        self.fields["definition"] = long_text("Definition", rows=4, required=False)

    def _list(self, kind: str):
        related, _, noun, label, most = LISTS[kind]
        for row in getattr(self.page.revision, related).all():
            if label:
                self.fields[f"{kind}:{row.position}:{label}"] = forms.CharField(
                    label=f"{noun} {row.position}: {LABELS[label]}",
                    max_length=most,
                    required=label == "label",
                )
            self.fields[f"{kind}:{row.position}"] = long_text(
                f"{noun} {row.position}",
                rows=2,
                error_messages={"required": "An empty item says nothing. Remove it instead."},
            )

    def clean(self):
        cleaned = super().clean()
        whose = self.fields.get("whose")
        if whose and not whose.required and not cleaned.get("whose") and self.changes():
            self.add_error("whose", whose.error_messages["required"])
        return cleaned

    def changes(self) -> list[Change]:
        """What was typed and differs from what is on record."""
        return [
            SetText(place, text)
            for place, text in self.cleaned_data.items()
            if place not in ("whose", *self._of_leaving()) and text != self.initial.get(place, "").strip()
        ]

    def differing(self) -> list[tuple[str, str, str]]:
        """Label, what is on record, what was typed, for each text that differs; also of items that are gone."""
        rows = [
            (self.fields[place].label, recorded, words) for place, recorded, words in self.places_differing()
        ]
        if self.shows_other_levels and self.initial["levels"]:
            rows.append(("Levels of the scale", self.initial["levels"], ""))
        return rows + [(_label_of_gone(name), "", text) for name, text in self.lost.items()]

    def places_differing(self) -> Iterator[tuple[str, str, str]]:
        """The place, what is on record, what was typed: of each text that two people changed, each in another way."""
        places = [name for name in self.data if name in self.fields and name.split(":")[0] in PLACES]
        for place in places:
            words = self._shown(place, Words(required=False, validators=[]).to_python(self.data[place]))
            recorded = self._shown(place, self.initial.get(place, ""))
            if words != recorded.strip() and collides(self.data, place, self.initial.get(place, "")):
                yield place, recorded, words

    @property
    def shows_other_levels(self) -> bool:
        """Whether levels were renamed or moved on the scale since the page was drawn."""
        return "levels" in digests_in(self.sent) and collides(
            self.sent, "levels", self.initial.get("levels", "")
        )

    @property
    def lost(self) -> dict[str, str]:
        """Words that were typed into an item or level that is no longer there, by its name; but for one that goes."""
        names = [
            name
            for name in self.data
            if name not in self.fields and name.removeprefix(GONE).split(":")[0] in ("level", *LISTS)
        ]
        leaving = f"{self.leaving}:" if self.leaving else "\x00"
        texts = {
            name: Words(required=False, validators=[]).to_python(self.data[name])
            for name in names
            if not f"{name.removeprefix(GONE)}:".startswith(leaving)
        }
        return {name: text for name, text in texts.items() if text}

    def lost_of(self, kind: str) -> list[tuple[str, str]]:
        """The same of one list, in its order: the label or heading of each item that is gone, and its text."""
        label = LISTS[kind][3]
        items: dict[str, dict[str, str]] = {}
        for name, text in self.lost.items():
            head, number, field, *_ = [*name.removeprefix(GONE).split(":"), "", ""]
            if head == kind:
                items.setdefault(number, {})[field] = text
        return [
            (texts.get(label) or self._label_beside(f"{kind}:{number}:{label}", texts), texts.get("", ""))
            for number, texts in items.items()
        ]

    def _label_beside(self, name: str, texts: dict[str, str]) -> str:
        """The label or heading that was left alone beside a text that was typed into."""
        return self.sent.get(name, "").replace("\x00", "").strip() if "" in texts else ""

    def _shown(self, place: str, text: str) -> str:
        """A text as a person reads it: the scale by its name."""
        return dict(self.fields["scale"].choices).get(text, text) if place == "scale" else text

    @property
    def drawn(self) -> str:
        return drawn_of(self.initial)

    @property
    def own_wording(self) -> bool:
        return self.cleaned_data.get("whose") == OWN

    @property
    def levels(self):
        """Level and its field, lowest first."""
        return [(level, self[f"level:{level.ordinal}"]) for level in self.page.levels]

    @property
    def lists(self):
        """Each list with its items: kind, heading, noun, label of a new item's label, [(position, fields)]."""
        return [
            (kind, heading, noun, label, self._items(kind))
            for kind, (_, heading, noun, label, _) in LISTS.items()
        ]

    def _items(self, kind: str):
        related, _, _, label, _ = LISTS[kind]
        places = [row.position for row in getattr(self.page.revision, related).all()]
        return [
            (n, [self[name] for name in (f"{kind}:{n}:{label}", f"{kind}:{n}") if name in self.fields])
            for n in places
        ]


class AddItemForm(forms.Form):
    """One more item of a list; its prefix is 'new-' and the kind. The action says what it needs once it is added.

    `lost`: label and text of items that somebody wrote in while they were removed, to stand behind what is typed here.
    """

    def __init__(self, data=None, *, kind: str, lost=(), **kwargs):
        super().__init__(data, prefix=f"new-{kind}", **kwargs)
        for field, texts in zip(("label", "text"), zip(*lost, strict=True), strict=False):
            self._give_back(field, [text for text in texts if text])
        self.kind = kind
        _, _, noun, label, most = LISTS[kind]
        if label:
            self.fields["label"] = forms.CharField(
                label=f"New {noun.lower()}: {LABELS[label]}", max_length=most, required=False
            )
        self.fields["text"] = long_text(f"New {noun.lower()}", rows=2, required=False)

    def _give_back(self, field: str, texts: list[str]):
        name = self.add_prefix(field)
        if self.is_bound:
            texts = [text for text in [self.data.get(name, "").strip(), *texts] if text]
        given = "\n\n".join(texts) if field == "text" else next(iter(texts), "")
        if self.is_bound:
            self.data = self.data.copy()
            self.data[name] = given
        self.initial[field] = given

    def change(self) -> Change:
        return AddItem(self.kind, self.cleaned_data["text"], self.cleaned_data.get("label", ""))


def _label_of_gone(name: str) -> str:
    kind, number, field, *_ = [*name.removeprefix(GONE).split(":"), "", ""]
    noun = LISTS[kind][2] if kind in LISTS else kind.capitalize()
    return f"{noun} {number}{f': {field}' if field else ''}, removed meanwhile"


def texts_of(revision) -> dict[str, str]:
    """Every text of a revision by its place; empty for what is not stated."""
    texts = {name: getattr(revision, name) or "" for name in ("family", "variant", "definition")}
    texts["bank_number"] = "" if revision.bank_number is None else str(revision.bank_number)
    texts["scale"] = revision.scale.public_id if revision.scale else ""
    texts["levels"] = "; ".join(
        level.label for level in _levels_of(revision)
    )  # no field: what level texts are about
    texts |= {f"level:{row.level.ordinal}": row.text for row in revision.levels.all()}
    for kind, (related, _, _, label, _) in LISTS.items():
        for row in getattr(revision, related).all():
            texts[f"{kind}:{row.position}"] = row.text
            if label:
                texts[f"{kind}:{row.position}:{label}"] = getattr(row, label)
    return texts


def _levels_of(revision):
    levels = revision.scale.levels.all() if revision.scale else ()
    return sorted(levels, key=lambda level: level.ordinal)


def _scale(revision):
    """The scales of the portal and the agency; the revision's own, too, should it be another agency's."""
    usable = ProficiencyScale.objects.usable_by(revision.competency.bank.agency)
    choices = {scale.public_id: scale.name for scale in usable}
    if revision.scale:
        choices.setdefault(revision.scale.public_id, revision.scale.name)
    return forms.ChoiceField(
        label="Proficiency scale",
        choices=[("", "No levels"), *choices.items()],
        required=False,
        help_text="Saved with the button. Texts go along with a level of the same label.",
    )


def _whose(in_the_way: str):
    """Whose words change; the bank is no choice where something is in the way, and the page says what."""
    descriptions = {
        BANK: "The bank gets a new wording. Other models keep theirs until somebody moves them on purpose.",
        OWN: "Only this model changes. The bank's wording stays what it is.",
    }
    choices = [(BANK, "New wording of the bank"), (OWN, "Wording of this class only")]
    return forms.ChoiceField(
        label="For whom do the words change?",
        choices=choices[1:] if in_the_way else choices,
        help_text=in_the_way,
        widget=DescribedRadioSelect(descriptions=descriptions),
        error_messages={
            "required": "Choose whether the bank's words change or only those of this class.",
            "invalid_choice": in_the_way or "Choose one of the two.",
        },
    )
