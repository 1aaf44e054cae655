"""The form that starts the next version of a guide."""

from django import forms

from assessments.queries.guide_moving import Move
from competency_portal.components.fields import PublicChoicesField
from models_app.models import CompetencyUse


class NextForm(forms.Form):
    """Which competencies without a question get one too. What came with the model version is ticked."""

    also = PublicChoicesField(
        CompetencyUse.objects.none(),
        required=False,
        label="Competencies to ask about as well",
        help_text="Each gets a section with no question yet; the guide can't be sent for review before it is written.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, move: Move, **kwargs):
        super().__init__(*args, **kwargs)
        free = [*move.fresh, *move.unasked]
        field, fresh = self.fields["also"], {use.pk for use in move.fresh}
        field.queryset = CompetencyUse.objects.filter(pk__in=[use.pk for use in free]).select_related(
            "revision__competency"
        )
        field.label_from_instance = lambda use: (
            f"{use}, new in version {move.target.number} of the model"
            if use.pk in fresh
            else f"{use}, in the model before, with no question in this guide"
        )
        field.initial = list(move.fresh)
        if not free:
            del self.fields["also"]
