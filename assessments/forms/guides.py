"""Forms for writing and reviewing an interview guide."""

from dataclasses import dataclass

from django import forms

from assessments.actions.guides import LONGEST, ProbeText
from assessments.calculations.interview_time import LONGEST as LONGEST_INTERVIEW
from assessments.calculations.interview_time import SHORTEST
from assessments.choices import ProbePart, QuestionKind
from assessments.models import GuideSection, GuideVersion
from assessments.queries.guides import SCRIPTS, fitting_scale
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from competency_portal.components.fields import PublicChoiceField, PublicChoicesField
from competency_portal.components.widgets import TYPED_DATE, DateInput, DescribedRadioSelect
from models_app.models import ModelVersion, ProficiencyLevel, ProficiencyScale

MORE_PROBES = 3  # empty rows offered below those that are filled


def minutes_field(shortest: int, longest: int, **options) -> forms.IntegerField:
    """Whole minutes within bounds; whatever is wrong with them is told by its bounds and unit."""
    told = f"Write whole minutes, from {shortest} to {longest}."
    codes = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        min_value=shortest, max_value=longest, error_messages=dict.fromkeys(codes, told), **options
    )


class DraftForm(forms.Form):
    """From which competencies and on which scale a guide is drafted."""

    title = forms.CharField(
        max_length=200, required=False, help_text="Leave it empty to name it after the model."
    )
    scale = PublicChoiceField(
        ProficiencyScale.objects.none(),
        empty_label=None,
        label="Rating scale",
        help_text="The levels that raters choose from. Only scales whose levels have values are offered.",
        widget=forms.RadioSelect,
    )
    uses = PublicChoicesField(
        ProficiencyScale.objects.none(),
        label="Competencies to ask about",
        help_text="One question each. Four to six are usual for one interview; the rest can be assessed elsewhere.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, model_version, **kwargs):
        super().__init__(*args, **kwargs)
        agency = model_version.model.agency
        scales = ProficiencyScale.objects.usable_by(agency).exclude(levels__value=None)
        self.fields["scale"].queryset = scales
        self.fields["uses"].queryset = model_version.uses.assessable().select_related("revision__competency")
        self.fields["scale"].initial = fitting_scale(model_version, scales)
        # All of them, so that a guide is drafted in one click; what is asked elsewhere is unticked or left out later.
        self.fields["uses"].initial = list(self.fields["uses"].queryset)

    @classmethod
    def as_proposed(cls, model_version: ModelVersion) -> "DraftForm":
        """The form as it is offered, sent unchanged: every competency for selection, on the scale that fits."""
        offered = cls(model_version=model_version).fields
        scale = offered["scale"].initial
        uses = [use.public_id for use in offered["uses"].initial]
        return cls({"scale": scale.public_id if scale else "", "uses": uses}, model_version=model_version)


@dataclass(frozen=True)
class LevelText:
    """A text area for the benchmarks of one level: one point a line, the model's own text on top."""

    level: ProficiencyLevel
    name: str
    text: str
    origins: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> int:
        """Height of the text area: what stands in it and a line to write on, about 90 characters a line."""
        return max(3, sum(1 + len(line) // 90 for line in self.text.splitlines()) + 1)


class SectionForm(forms.Form):
    """One section: question, probes, benchmarks. Probes and benchmarks are rows of their own, drawn by the page."""

    kind = forms.ChoiceField(
        choices=QuestionKind.choices,
        required=False,
        label="Kind of question",
        widget=DescribedRadioSelect(
            descriptions={
                "behavioral": "Asks for something the candidate has done: situation, action, result.",
                "situational": "Gives a realistic dilemma and asks what the candidate would do.",
            }
        ),
    )
    question = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="Lead question",
        help_text="Read to every candidate as written: open, about the job, one subject, not naming the competency.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    minutes = minutes_field(1, 120, label="Minutes", help_text="For question and answer.")
    good_answer_notes = forms.CharField(
        required=False,
        label="What a good answer holds",
        help_text="One point a line. For the panel's training; not printed on the rating page.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args, section: GuideSection, **kwargs):
        self.section = section
        kwargs.setdefault(
            "initial",
            {
                "kind": section.kind,
                "question": section.question,
                "minutes": section.minutes,
                "good_answer_notes": section.good_answer_notes,
                "edit": section.edit_number,
            },
        )
        super().__init__(*args, **kwargs)

    def probe_rows(self) -> list[tuple[int, str, str]]:
        """(row, part, text) as typed, or as stored, with empty rows below."""
        if self.is_bound:
            typed = [(p.part, p.text) for p in self.probes(keep_empty=True)]
        else:
            typed = [(probe.part, probe.text) for probe in self.section.probes.all()]
        typed += [("", "")] * MORE_PROBES
        return [(n, part, text) for n, (part, text) in enumerate(typed, 1)]

    def probes(self, *, keep_empty: bool = False) -> list[ProbeText]:
        """Probes as sent, in order."""
        rows = zip(self.data.getlist("probe_part"), self.data.getlist("probe_text"), strict=False)
        return [ProbeText(part, text) for part, text in rows if keep_empty or text.strip()]

    def level_texts(self) -> list[LevelText]:
        """One text area a level, highest on top."""
        stored = list(self.section.benchmarks.all())
        rows = []
        for level in reversed(list(self.section.version.scale.levels.all())):
            own = [b for b in stored if b.level_id == level.pk]
            name = f"benchmark_{level.ordinal}"
            text = self.data.get(name, "") if self.is_bound else "\n".join(b.text for b in own)
            origins = tuple((b.get_origin_display(), b.text) for b in own if b.origin != "agency")
            rows.append(LevelText(level, name, text, origins))
        return rows

    def benchmarks(self) -> dict[int, list[str]]:
        """Benchmarks as sent: place of the level to its lines."""
        return {
            level.ordinal: [
                line.strip() for line in self.data.get(f"benchmark_{level.ordinal}", "").splitlines()
            ]
            for level in self.section.version.scale.levels.all()
        }

    def texts(self) -> dict[str, str]:
        """What was typed, labelled as `queries.guides.texts_of_section` labels what is stored."""
        parts, cleaned = dict(ProbePart.choices), self.cleaned_data
        probes = [f"{parts[p.part]}: {p.text}" if p.part in parts else p.text for p in self.probes()]
        benchmarks = self.benchmarks()
        levels = {
            f"Benchmarks at {level.ordinal} {level.label}": "\n".join(
                line for line in benchmarks[level.ordinal] if line
            )
            for level in reversed(list(self.section.version.scale.levels.all()))
        }
        return {
            "Kind of question": dict(QuestionKind.choices).get(cleaned["kind"], ""),
            "Lead question": cleaned["question"],
            "Minutes": str(cleaned["minutes"]),
            "Probes": "\n".join(probes),
            **{label: text for label, text in levels.items() if text},
            "What a good answer holds": cleaned["good_answer_notes"],
        }

    @staticmethod
    def parts() -> list[tuple[str, str]]:
        """Choices of a probe's part."""
        return [("", "Not said"), *ProbePart.choices]


class ScriptsForm(forms.ModelForm):
    """What is read aloud, and how long the interview takes."""

    interview_minutes = minutes_field(SHORTEST, LONGEST_INTERVIEW, label="Minutes of the whole interview")
    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    class Meta:
        model = GuideVersion
        fields = ["interview_minutes", "purpose", "introduction_script", "closing_script"]
        labels = {
            "introduction_script": "Introduction, read aloud",
            "closing_script": "Closing, read aloud",
        }
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 4}),
            "introduction_script": forms.Textarea(attrs={"rows": 10}),
            "closing_script": forms.Textarea(attrs={"rows": 8}),
        }

    def texts(self) -> dict[str, str]:
        """What was typed, labelled as `queries.guides.texts_of_scripts` labels what is stored."""
        return {label: str(self.cleaned_data[name]) for name, label in SCRIPTS.items()}


class SendForm(forms.Form):
    """Who reviews the guide, until when."""

    reviewer = PublicChoiceField(
        User.objects.none(),
        label="Hiring manager who reviews it",
        help_text="A second person: not somebody who wrote it.",
        empty_label="Choose a person",
    )
    review_due = forms.DateField(
        required=False, label="Review due on", help_text=TYPED_DATE, widget=DateInput
    )

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = User.objects.filter(
            memberships__agency=agency,
            memberships__role=Role.MANAGER,
            memberships__active=True,
            is_active=True,
        ).distinct()


class CommentForm(forms.Form):
    """A remark beside the guide."""

    text = forms.CharField(max_length=LONGEST, label="Your comment", widget=forms.Textarea(attrs={"rows": 3}))
    section = forms.CharField(required=False, widget=forms.HiddenInput)
    place = forms.ChoiceField(
        required=False,
        label="About",
        choices=[
            ("", "The whole section"),
            ("question", "Lead question"),
            ("probes", "Probes"),
            ("benchmarks", "Benchmarks"),
        ],
    )


class AnswerForm(forms.Form):
    """What was done about a comment."""

    answer = forms.CharField(required=False, max_length=LONGEST)


class ReturnForm(forms.Form):
    """What should change before the reviewer looks again. `seen` is the mark of what they read."""

    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="What should change",
        help_text="Not needed when your comments beside the text say it.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
