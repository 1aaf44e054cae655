"""The form on which required level and selection use of one competency are decided."""

from django import forms

from competency_portal.components.fields import ReasonField
from competency_portal.errors import Stale
from models_app.actions.changes import LONGEST
from models_app.actions.competency_page import Decision
from models_app.choices import SelectionUse
from models_app.forms.decided import decided_of
from models_app.forms.editing import evidence_text

DRAWN = "decided"  # hidden field beside the form
TAKEN_BACK = "back"
DECIDED = "Somebody else decided about this competency since you opened this page. Look at it, then decide."


class DecisionForm(forms.Form):
    """Required level and selection use of one competency, with the reason and what it rests on."""

    level = forms.ChoiceField(label="Required level", required=False, widget=forms.RadioSelect)
    selection_use = forms.ChoiceField(label="Selection use", required=False, widget=forms.RadioSelect)
    reason = ReasonField(
        label="Reason",
        about="Kept with the decision, and shown to everybody who may read the version.",
        max_length=LONGEST,
        rows=3,
    )
    evidence = evidence_text()

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, prefix="decide", **kwargs)
        self.use = page.use
        self.levels = {level.public_id: level for level in page.levels}
        keep = [("", "Leave as it is")]
        self.fields["level"].choices = keep + [(key, level.label) for key, level in self.levels.items()]
        if page.use.required_level_id:
            self.fields["level"].choices += [(TAKEN_BACK, "Take the level back, so that it is not stated")]
        self.fields["selection_use"].choices = keep + [
            (use.value, use.label) for use in (SelectionUse.FOR_SELECTION, SelectionUse.NOT_FOR_SELECTION)
        ]
        if not self.levels and not page.use.required_level_id:
            del self.fields["level"]
        for field in self.fields.values():
            field.widget.attrs["form"] = "words"  # every button of the page sends both

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("level") and not cleaned.get("selection_use"):
            raise forms.ValidationError("Choose a level or a selection use; nothing else is decided here.")
        return cleaned

    def differing(self) -> list[tuple[str, str, str]]:
        """Label, what is decided on record, and what was chosen, where these are not the same."""
        level = self.use.required_level
        recorded = {
            "level": level.label if level else "",
            "selection_use": self.use.get_selection_use_display(),
        }
        chosen = [
            (name, self[name].value()) for name in recorded if name in self.fields and self[name].value()
        ]
        words = [(name, dict(self.fields[name].choices).get(value, value)) for name, value in chosen]
        return [
            (self.fields[name].label, recorded[name], text) for name, text in words if text != recorded[name]
        ]

    @property
    def drawn(self) -> str:
        """What the page says that its decision was drawn from."""
        return decided_of(self.use, self.levels.values())

    def asked(self) -> Decision:
        """What is decided, as the action takes it; Stale when somebody decided since the page was drawn."""
        if self.data.get(DRAWN) != self.drawn:
            raise Stale(DECIDED, current=self.use)
        cleaned = self.cleaned_data
        return Decision(
            required_level=self.levels.get(cleaned.get("level", "")),
            selection_use=cleaned["selection_use"],
            reason=cleaned["reason"],
            evidence=cleaned["evidence"],
            takes_back=cleaned.get("level") == TAKEN_BACK,
        )
