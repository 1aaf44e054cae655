"""Forms for settling findings and for giving a version back."""

from django import forms

from competency_portal.components.fields import ReasonField
from competency_portal.components.widgets import DescribedCheckboxSelectMultiple, DescribedRadioSelect
from models_app.actions.settling_values import RESTING
from models_app.choices import FindingKind, SelectionUse
from models_app.exchange.import_settling import ImportSettlePage
from models_app.forms.editing import evidence_text
from models_app.queries.settling import SettlePage

LEAVE = "leave"
BY_FINDING = "Choose one, or several that get the same value and reason."
BY_COMPETENCY = (
    "The model states no levels, so no finding asks about each competency. Choose those for which a level is decided. "
    "The finding itself stands under 'To look at'; settling it there sets no level."
)


class ReasonForm(forms.Form):
    """A reason that is kept with the change."""

    reason = ReasonField(
        label="Reason",
        about="Kept with the change, and shown to everybody who may read the version.",
        max_length=4000,
        rows=3,
    )


class DiscardForm(ReasonForm):
    """A reason for discarding a draft. `edit` is the edit number that was read."""

    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class Findings(DescribedCheckboxSelectMultiple):
    """Checkboxes that are named by their finding, so that a link leads to one of them."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["id"] = f"finding-{value}"
        return option


class SettleForm(ReasonForm):
    """One or several findings of a group, one value, one reason, and what a level or use rests on.

    `edit` is the edit number that the page shows.
    """

    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, required=False)
    field_order = ["findings", "value", "definition", "reason", "evidence", "edit"]

    def __init__(self, *args, page: SettlePage | ImportSettlePage, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page
        self.fields["findings"] = self._findings()
        if page.group == FindingKind.REQUIRED_LEVEL:
            self.fields["value"] = self._level()
        elif page.group == FindingKind.SELECTION_USE:
            self.fields["value"] = self._selection_use()
        elif page.group == FindingKind.DEFINITION:
            self.fields["value"] = self._define_or_leave()
            self.fields["definition"] = forms.CharField(
                label="Definition",
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text="In the agency's own words. Leave it empty when they stay without one.",
            )
        if page.group in RESTING:
            self.fields["evidence"] = evidence_text()
        self.order_fields(self.field_order)

    def _findings(self):
        items = self.page.items
        open_ones = [(item.key, item.title) for item in items if not item.settled]
        settled = [(item.key, item.title) for item in items if item.settled]
        choices = [("Settled already; choosing one settles it anew in the draft", settled)] if settled else []
        choices = [("Open", open_ones), *choices] if open_ones and settled else open_ones or choices
        return forms.MultipleChoiceField(
            label="What to settle",
            help_text=BY_COMPETENCY if self.page.is_by_competency else BY_FINDING,
            choices=choices,
            widget=Findings(descriptions={item.key: item.detail for item in items}),
            error_messages={
                "required": "Choose at least one.",
                "invalid_choice": "Something that you chose is no longer on this page. Choose again.",
            },
        )

    def _level(self):
        levels = self.page.levels
        texts = self._texts_of_one()
        several = len({level.scale_id for level in levels}) > 1
        choices = [(x.public_id, f"{x.label} ({x.scale.name})" if several else x.label) for x in levels]
        descriptions = {x.public_id: texts.get(x.pk) or x.definition or "" for x in levels}
        descriptions[LEAVE] = "Nobody says which level the job needs."
        return forms.ChoiceField(
            label="Required level",
            choices=[*choices, (LEAVE, "Leave without a required level")],
            widget=DescribedRadioSelect(descriptions=descriptions),
            error_messages={"required": "Choose a level, or leave it without one."},
        )

    def _texts_of_one(self):
        """Where only one competency is on the page, its own words for each level."""
        uses = [getattr(item.row, "use", None) for item in self.page.items]
        if len(uses) != 1 or uses[0] is None:
            return {}
        return dict(uses[0].revision.levels.values_list("level", "text"))

    def _selection_use(self):
        descriptions = {
            SelectionUse.FOR_SELECTION: "Needed on entry: candidates may be assessed on it.",
            SelectionUse.NOT_FOR_SELECTION: "Important to the job, but not needed on entry: nobody is screened on it.",
        }
        return forms.ChoiceField(
            label="Selection use",
            choices=[(use.value, use.label) for use in descriptions],
            widget=DescribedRadioSelect(descriptions={use.value: text for use, text in descriptions.items()}),
            error_messages={"required": "Choose 'For selection' or 'Not for selection'."},
        )

    def _define_or_leave(self):
        choices = [("define", "Give this definition"), (LEAVE, "Leave without a definition")]
        return forms.ChoiceField(
            label="What to do",
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"required": "Say whether you give a definition."},
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("value") == "define" and not cleaned.get("definition", "").strip():
            self.add_error("definition", "Write the definition, or choose to leave them without one.")
        if cleaned.get("value") == LEAVE and cleaned.get("definition", "").strip():
            self.add_error(
                "value", "You wrote a definition and chose to leave them without one. Which is it?"
            )
        return cleaned

    def chosen_rows(self):
        """Findings (or competencies) that were chosen."""
        rows = {item.key: item.row for item in self.page.items}
        return [rows[key] for key in self.cleaned_data["findings"]]

    def ground(self) -> dict[str, str]:
        """Reason and evidence, as the actions take them."""
        return {"reason": self.cleaned_data["reason"], "evidence": self.cleaned_data.get("evidence", "")}

    def chosen_value(self):
        """The value as the action takes it."""
        value = self.cleaned_data.get("value")
        if value in (None, LEAVE):
            return None
        if self.page.group == FindingKind.REQUIRED_LEVEL:
            return next(level for level in self.page.levels if level.public_id == value)
        if self.page.group == FindingKind.SELECTION_USE:
            return SelectionUse(value)
        return self.cleaned_data["definition"]


class ImportSettleForm(SettleForm):
    """The same before there is a draft: findings and levels are those of the document."""

    def _level(self):
        levels = self.page.levels
        descriptions = {level.key: level.text for level in levels}
        descriptions[LEAVE] = "Nobody says which level the job needs."
        return forms.ChoiceField(
            label="Required level",
            choices=[
                *((level.key, level.label) for level in levels),
                (LEAVE, "Leave without a required level"),
            ],
            widget=DescribedRadioSelect(descriptions=descriptions),
            error_messages={"required": "Choose a level, or leave it without one."},
        )

    def chosen_value(self):
        """The value as `settle_before_draft` takes it."""
        value = self.cleaned_data.get("value")
        if value in (None, LEAVE):
            return None
        return self.cleaned_data["definition"] if self.page.group == FindingKind.DEFINITION else value


class PublishForm(forms.Form):
    """Approval by the second person. `edit` is the edit number that was read, `content` the hash of all that would be
    sealed, `drawn` the digests of its parts, by which the page says what differs.
    """

    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    content = forms.CharField(required=False, widget=forms.HiddenInput)
    drawn = forms.CharField(required=False, widget=forms.HiddenInput)
    read = forms.BooleanField(
        label="I have read this version and publish it with what remains open.",
        error_messages={"required": "Say that you have read it."},
    )
