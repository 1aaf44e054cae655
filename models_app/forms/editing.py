"""Forms of a draft's page: its title, the texts outside the competencies, groups, minimum requirement.

Each form stands alone and knows the one change it asks for. Its prefix names the row it is about, so that what was
typed finds its row again after somebody moved it.
"""

from decimal import Decimal

from django import forms

from models_app.actions.changes import LONGEST
from models_app.actions.draft_changes import (
    AddGroup,
    AddPart,
    RenameGroup,
    SetPart,
    SetRequirement,
    SetTitle,
)
from models_app.actions.requirements import MOST_YEARS
from models_app.actions.structure import TITLE
from models_app.choices import PartKind, Substitution
from models_app.forms.decided import decided_of
from models_app.forms.draft_steps import placed
from models_app.forms.drawn import carried, digests_in, drawn_of, left_alone
from models_app.queries.editing import Workshop, key_of

SEARCHES = ("search", "search:all")  # buttons that save everything and then look into the bank


class Words(forms.CharField):
    """A text as it was typed. Browsers send other line ends than the library keeps."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


def long_text(label: str, *, rows: int = 3, **kwargs) -> Words:
    """A field of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return Words(label=label, max_length=LONGEST, widget=widget, **kwargs)


def evidence_text() -> Words:
    """The field for what a decision rests on."""
    return long_text(
        "Evidence", required=False, help_text="What it rests on, such as a job analysis, with its date."
    )


def years(label: str, help_text: str) -> forms.DecimalField:
    """A number of years; empty is 'not stated', never 0."""
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=Decimal(0),
        max_value=MOST_YEARS,
        max_digits=4,
        decimal_places=2,
    )


class DraftForm(forms.Form):
    """One change of a draft. `row` is what it changes; None for the version itself and for what is new."""

    row = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.data = carried(self.data, self.recorded())
        for field in self.fields.values():
            field.widget.attrs["form"] = "draft"  # every button of the page sends everything

    def recorded(self) -> dict:
        """What is on record by the name of its field on the page; nothing for what is new."""
        if self.prefix.endswith("-new"):
            return {}
        return {self.add_prefix(name): self.initial.get(name) for name in self.fields}

    def places(self) -> list[str]:
        """Names of the fields that are read as one with what was typed (decision 0019): all of the form."""
        return list(self.recorded())

    def change(self):
        """The change as the action takes it."""
        raise NotImplementedError


class TitleForm(DraftForm):
    text = forms.CharField(label="Title of the model", max_length=TITLE)

    def change(self):
        return SetTitle(self.cleaned_data["text"])


class GroupForm(DraftForm):
    name = forms.CharField(label="Name of the group", max_length=TITLE)

    def change(self):
        name = self.cleaned_data["name"]
        return RenameGroup(self.row.position, name) if self.row else AddGroup(name)


class PartForm(DraftForm):
    heading = forms.CharField(label="Heading", max_length=TITLE, required=False)
    text = long_text("Text", rows=5)

    def change(self):
        return SetPart(self.row.position, self.cleaned_data["heading"], self.cleaned_data["text"])


class NewPartForm(PartForm):
    kind = forms.ChoiceField(label="What it is", choices=[("", "Choose…"), *PartKind.choices])
    field_order = ["kind", "heading", "text"]

    def change(self):
        return AddPart(**self.cleaned_data)


class RequirementForm(DraftForm):
    education = long_text("Training or degree", rows=2, required=False)
    experience = long_text("Experience", rows=2, required=False)
    experience_years = years("Years of experience", "Empty: not stated.")
    substitution = forms.ChoiceField(
        label="Experience in place of education, or the other way round", choices=Substitution.choices
    )
    further_years = years("Further years for each level above the lowest", "Empty: not stated.")

    def places(self):
        return [self.add_prefix(name) for name in self.changed_data]

    def change(self):
        return SetRequirement(**self.cleaned_data)


class DraftForms:
    """All forms of a draft's page, which are sent together. `bound`: those that hold what was typed, and the one whose
    button was pressed; those for new rows last, so that places stay what they were.
    """

    def __init__(self, page: Workshop, data=None):
        self.page = page
        self.data = data
        self.sent = data.get("do", "") if data is not None else ""
        if self.sent == "save" and placed(data):
            self.sent = "place"  # Enter in the field of a place presses the button that saves everything
        self.bound: list[DraftForm] = []
        self.digests = digests_in(data) if data is not None else {}
        self.all: list[DraftForm] = []
        self.rows = _rows(page)
        self.group_of = {key_of(use): str(use.group_id or "") for use in page.uses}
        self.title = self._form(TitleForm, "title", {"text": page.version.title})
        self.requirement = self._form(RequirementForm, "requirement", _stored(page.requirement))
        self.groups = [
            (g, self._form(GroupForm, f"group-{key_of(g)}", {"name": g.name}, g)) for g in page.groups
        ]
        self.parts = [(p, self._form(PartForm, f"part-{key_of(p)}", _texts(p), p)) for p in page.parts]
        self.new_group = self._form(GroupForm, "group-new", {"name": self._lost("group", "name")})
        texts = {name: self._lost("part", name) for name in ("heading", "text")}
        self.new_part = self._form(NewPartForm, "part-new", texts)

    @property
    def recorded(self) -> dict:
        """What is on record of all that the page shows to be changed; its rows and their order by names of no field."""
        texts = {name: text for form in self.all for name, text in form.recorded().items()}
        return {**texts, **self.rows}

    @property
    def drawn(self) -> str:
        """Digests of all that the page is drawn with."""
        return drawn_of(self.recorded)

    @property
    def lost(self) -> list[tuple[str, str, str]]:
        """Label, nothing on record and the words, of each row that is gone; the form for a new one has them too."""
        labels = {"group": {"name": "Name of the group"}, "part": {"heading": "Heading", "text": "Text"}}
        return [
            (f"{label}, removed meanwhile", "", text)
            for kind, fields in labels.items()
            for prefix in self._lost_prefixes(kind)
            for name, label in fields.items()
            if (text := self._sent(prefix, name))
        ]

    @property
    def written(self) -> list[DraftForm]:
        """The forms that ask for a change."""
        return [form for form in self.bound if form.has_changed()]

    @property
    def names_written(self) -> list[str]:
        """Names of all fields that are read as one with what is asked to be changed."""
        return [name for form in self.written for name in form.places()]

    def show(self, problems) -> list[str]:
        """Put each problem ('prefix-field') at its field, else in its form; the words of those of no form."""
        others = []
        for problem in problems:
            form = next((f for f in self.bound if problem.field.startswith(f"{f.prefix}-")), None)
            if form is None:
                others.append(problem.message)
                continue
            field = problem.field.removeprefix(f"{form.prefix}-")
            form.add_error(field if field in form.fields else None, problem.message)
        return others

    @property
    def presses_form(self) -> bool:
        """Whether the pressed button only saves, so that it names no further step."""
        return self.sent in ("save", *SEARCHES) or self.sent in [form.prefix for form in self.all]

    def _form(self, form_class, prefix: str, initial: dict, row=None):
        form = form_class(prefix=prefix, initial=initial)
        if prefix == self.sent or self._is_touched([form.add_prefix(name) for name in form.fields], prefix):
            form = form_class(self.data, prefix=prefix, initial=initial)
            self.bound.append(form)
        form.row = row
        self.all.append(form)
        return form

    def _is_touched(self, names: list[str], prefix: str) -> bool:
        """Whether any of these fields came back otherwise than it was drawn; not of a row that this button removes."""
        if not self.digests or self.sent == f"remove:{prefix.replace('-', ':')}":
            return False
        return any(n in self.data and not left_alone(self.digests, n, self.data[n]) for n in names)

    def _lost(self, kind: str, name: str) -> str:
        """Words for a new row: every text that was lost, the first of the names."""
        texts = [text for prefix in self._lost_prefixes(kind) if (text := self._sent(prefix, name))]
        return "\n\n".join(texts) if name == "text" else next(iter(texts), "")

    def _sent(self, prefix: str, name: str) -> str:
        return self.data.get(f"{prefix}-{name}", "").replace("\x00", "").replace("\r\n", "\n").strip()

    def _lost_prefixes(self, kind: str) -> list[str]:
        """Prefixes of the forms of this kind that were sent with words though their rows are gone."""
        there = {form.prefix for form in self.all} | {f"{kind}-new"}
        names = {"part": ("heading", "text"), "group": ("name",)}[kind]
        sent = [name.rsplit("-", 1)[0] for name in self.data or () if name.startswith(f"{kind}-")]
        gone = [p for p in dict.fromkeys([self.sent, *sent]) if p.startswith(f"{kind}-") and p not in there]
        return [p for p in gone if p == self.sent or self._is_touched([f"{p}-{n}" for n in names], p)]


def _rows(page: Workshop) -> dict[str, str]:
    """The order of each list, competencies with their groups; and what goes along with each competency."""
    orders = {f"order:{kind}": str([key_of(row) for row in page.rows(kind)]) for kind in ("group", "part")}
    orders["order:use"] = str([(key_of(use), use.group_id) for use in page.uses])
    return orders | {
        f"use:{key_of(use)}": f"{use.revision.public_id} {use.revision.edit} {decided_of(use)}"
        for use in page.uses
    }


def _texts(part) -> dict:
    return {"heading": part.heading, "text": part.text}


def _plain(value):
    """A number without zeros that say nothing: 4 for 4.00. Anything else as it is."""
    return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value


def _stored(rule) -> dict:
    return (
        {name: _plain(getattr(rule, name)) for name in RequirementForm.base_fields}
        if rule
        else {"substitution": Substitution.NOT_STATED}
    )
