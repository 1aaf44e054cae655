"""Forms for opening a hiring action and setting it up."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.db.models import prefetch_related_objects

from assessments.forms.reasons import ReasonForm
from assessments.models import GuideVersion, HiringAction, RuleSet
from assessments.queries.hiring_setup import guide_problems, scale_obstacle, use_obstacle
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from competency_portal.components.fields import PublicChoiceField
from competency_portal.components.widgets import TYPED_DATE, DateInput, DescribedRadioSelect
from competency_portal.reasons import HELP
from models_app.models import CompetencyUse, ModelVersion, ProficiencyScale

NOT_A_WEIGHT = ("invalid", "max_digits", "max_decimal_places", "max_whole_digits")


class DatesForm(forms.Form):
    """First and last day of the interviews; both may stay open."""

    interviews_from = forms.DateField(
        required=False, label="First interview day", widget=DateInput, help_text=TYPED_DATE
    )
    interviews_to = forms.DateField(
        required=False,
        label="Last interview day",
        widget=DateInput,
        help_text=f"{TYPED_DATE} Worksheets are late after it; without it none ever is.",
    )


class FactsForm(DatesForm):
    """The facts of a hiring action. `agency` says whose scales, rule sets and managers are offered."""

    number = forms.CharField(
        max_length=40, label="Number", help_text="As the agency numbers its vacancies, for example 26-0412."
    )
    title = forms.CharField(max_length=200, label="Title of the position")
    location = forms.CharField(
        max_length=120,
        required=False,
        label="Place of work",
        help_text="City and state, for example St. Louis, MO.",
    )
    opened_on = forms.DateField(label="Opened on", widget=DateInput, help_text=TYPED_DATE)
    hiring_manager = PublicChoiceField(
        User.objects.none(),
        required=False,
        empty_label="Nobody yet",
        help_text="Reads this hiring action, and the list when it is final.",
    )
    scale = PublicChoiceField(
        ProficiencyScale.objects.none(),
        empty_label=None,
        label="Rating scale",
        help_text="What raters choose from. It can't change once ratings have begun.",
        widget=DescribedRadioSelect,
    )
    discussion_threshold = forms.IntegerField(
        min_value=0,
        max_value=100,
        initial=1,
        label="Discuss when ratings lie more than this many points apart",
        help_text="1 is usual: with 2 and 4 the panel must talk before it agrees, with 3 and 4 it need not.",
    )
    rule_set = PublicChoiceField(
        RuleSet.objects.none(),
        empty_label=None,
        label="Rules for ratings and scores",
        help_text="How many must rate, when a note is needed, and how the score is shown. Stored with each result.",
    )
    field_order = (
        "model_version",
        "number",
        "title",
        "location",
        "hiring_manager",
        "opened_on",
        "interviews_from",
        "interviews_to",
        "scale",
        "discussion_threshold",
        "rule_set",
    )

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        managers = User.objects.filter(
            is_active=True,
            memberships__agency=agency,
            memberships__role=Role.MANAGER,
            memberships__active=True,
        )
        self.fields["hiring_manager"].queryset = managers.order_by("last_name", "first_name")
        self.fields["rule_set"].queryset = RuleSet.objects.usable_by(agency)
        self.fields["rule_set"].initial = RuleSet.objects.usable_by(agency).first()
        self._offer_scales(agency)

    def _offer_scales(self, agency):
        """Every scale of the agency with its levels; those without values can be seen but not chosen."""
        scales = list(ProficiencyScale.objects.usable_by(agency).prefetch_related("levels"))
        levels = {scale.pk: list(scale.levels.all()) for scale in scales}
        obstacles = {scale.pk: scale_obstacle(agency, scale, levels[scale.pk]) for scale in scales}
        field = self.fields["scale"]
        field.queryset = ProficiencyScale.objects.usable_by(agency)
        field.initial = next((s for s in scales if s.agency_id is None and not obstacles[s.pk]), None)
        field.widget.disabled_values = {s.public_id for s in scales if obstacles[s.pk]}
        field.widget.descriptions = {
            s.public_id: " ".join(filter(None, [_levels_in_words(levels[s.pk]), obstacles[s.pk]]))
            for s in scales
        }


class OpenForm(FactsForm):
    """Facts and the published model version that everything rests on."""

    model_version = PublicChoiceField(
        ModelVersion.objects.none(),
        label="Competency model",
        empty_label="Choose a model",
        help_text="Published versions of your agency. The job class comes from the model. It can't be changed later.",
    )

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, agency=agency, **kwargs)
        versions = ModelVersion.objects.published().filter(model__agency=agency).select_related("model")
        self.fields["model_version"].queryset = versions


def _levels_in_words(levels) -> str:
    """'1 Awareness, 2 Basic, …': value and label, lowest first; the label alone where there is no value."""
    parts = [
        f"{level.value.normalize():f} {level.label}" if level.value is not None else level.label
        for level in levels
    ]
    return f"{', '.join(parts)}."


@dataclass(frozen=True)
class UseRow:
    """One competency of the model on the page: whether it is ticked, its weight as typed, or why it can't be picked."""

    use: CompetencyUse
    obstacle: str
    chosen: bool
    weight: str
    error: str

    @property
    def name(self) -> str:
        """Name of the weight's control."""
        return f"weight_{self.use.public_id}"


class CompetenciesForm(forms.Form):
    """Which competencies are assessed, and with which weight. The page draws one row a competency."""

    weights_reason = forms.CharField(
        required=False,
        max_length=4000,
        label="Why the weights are unequal",
        help_text=f"Needed only when they are. {HELP} Best is what the job analysis says. Kept with the result.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, action: HiringAction, **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action
        self.uses = list(
            action.model_version.uses.select_related(
                "group", "revision__competency", "required_level", "version"
            ).order_by("position")
        )
        self.saved = dict(action.assessed.values_list("use_id", "weight"))
        for use in self.uses:
            self.fields[f"weight_{use.public_id}"] = forms.DecimalField(
                required=False,
                label=f"Weight of {use}",
                max_digits=12,
                error_messages=dict.fromkeys(
                    NOT_A_WEIGHT, f"Weight of {use}: a number of at most 12 digits, such as 1.5."
                ),
            )

    def clean(self):
        """`uses_with_weights`: what was ticked with its weight; weights left empty are equal when all are."""
        ticked = set(self.data.getlist("uses"))
        chosen = [use for use in self.uses if use.public_id in ticked]
        if unknown := len(ticked) - len(chosen):
            self.add_error(None, self._not_of_the_version(unknown))
        given = {use: self.cleaned_data.get(f"weight_{use.public_id}") for use in chosen}
        if any(weight is not None for weight in given.values()):
            for use, weight in given.items():
                name = f"weight_{use.public_id}"
                if weight is None and name not in self.errors:
                    self.add_error(name, f"{use}: write a weight, as others have one.")
        self.cleaned_data["uses_with_weights"] = {
            use: Decimal(1) if weight is None else weight for use, weight in given.items()
        }
        return self.cleaned_data

    def _not_of_the_version(self, n: int) -> str:
        which = "1 ticked competency is" if n == 1 else f"{n} ticked competencies are"
        return f"{which} not of {self.action.model_version}. Nothing was saved; choose from those below."

    def rows(self) -> list[UseRow]:
        """One row a competency, with what was typed."""
        ticked = set(self.data.getlist("uses")) if self.is_bound else None
        return [self._row(use, ticked) for use in self.uses]

    def _row(self, use: CompetencyUse, ticked: set[str] | None) -> UseRow:
        name = f"weight_{use.public_id}"
        if ticked is not None:
            chosen, weight = use.public_id in ticked, self.data.get(name, "")
        else:
            chosen = use.pk in self.saved
            weight = f"{self.saved.get(use.pk, Decimal(1)).normalize():f}"
        error = " ".join(self.errors.get(name, ())) if self.is_bound else ""
        return UseRow(use, use_obstacle(use), chosen, weight, error)


class GuideForm(forms.Form):
    """Which approved guide the interviews follow. A guide that does not fit is shown with what it lacks."""

    guide_version = PublicChoiceField(
        GuideVersion.objects.none(), empty_label=None, label="Interview guide", widget=DescribedRadioSelect
    )

    def __init__(self, *args, action: HiringAction, **kwargs):
        super().__init__(*args, **kwargs)
        versions = (
            GuideVersion.objects.approved()
            .filter(guide__agency=action.agency, guide__model=action.model_version.model)
            .select_related("guide", "scale", "model_version__model", "approved_by")
            .prefetch_related("sections")
            .order_by("guide__title", "-number")
        )
        prefetch_related_objects([action], "assessed__use__revision__competency")
        lacks = {v.public_id: [p.message for p in guide_problems(action, v)] for v in versions}
        field = self.fields["guide_version"]
        field.queryset = versions
        field.label_from_instance = lambda v: f"{v.guide.title}, version {v.number}"
        field.initial = action.guide_version
        field.widget.disabled_values = {public_id for public_id, found in lacks.items() if found}
        field.widget.descriptions = {
            v.public_id: " ".join(lacks[v.public_id])
            or f"{len(v.sections.all())} questions, {v.interview_minutes} minutes, scale {v.scale}."
            for v in versions
        }


class MoveForm(ReasonForm, DatesForm):
    """Other days for interviews that have begun, and why."""
