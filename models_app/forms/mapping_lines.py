"""The form in which a person says of single lines of a document what they are: one page of them."""

from django import forms
from django.utils.html import format_html

from models_app.calculations.plain import Words
from models_app.exchange.labels import Section
from models_app.exchange.mapping import (
    FRONT,
    GOES_ON,
    LABEL,
    LEVEL,
    LONGEST_LABEL,
    NAME_DEFINITION,
    NEW_LINE,
    NEW_PARAGRAPH,
    NO_WORDS,
    OUTSIDE,
    TITLE,
    VARIANT,
    WITHOUT_WORDS,
    LineUse,
)
from models_app.exchange.said_lines import is_number, parted, text_of

UNSAID = "As its label and style say"
CHOICES = [
    (TITLE, "Title of the model"),
    (FRONT, "In front of the competencies: a fact or note"),
    (OUTSIDE, "Outside the competencies"),
    (Section.GROUP, "Group of competencies"),
    (Section.NAME, "Name of a competency"),
    (NAME_DEFINITION, "Name with its definition behind it"),
    (VARIANT, "Variant or subtitle of the name above"),
    (Section.NUMBER, "Number of the competency above"),
    (Section.DEFINITION, "Definition"),
    (Section.INDICATORS, "Behavioral indicator"),
    (Section.AREAS, "Area"),
    (LEVEL, "Level: its label and text"),
    (Section.STANDARDS, "Performance standard: its label and text"),
    (Section.REQUIRED, "Required level"),
    (Section.SELECTION, "Use in selection"),
    (LABEL, "Heading or label above texts"),
    (GOES_ON, "Goes on with the line above"),
    (NEW_LINE, "Goes on in a new line"),
    (NEW_PARAGRAPH, "Goes on in a new paragraph"),
    (Section.NOT_USED, "Not used"),
]
LABELLED = (LEVEL, Section.STANDARDS, Section.AREAS)
BESIDE = "Label in front, or why it is not used"
NEEDS_TEXT = "no words stand behind its name. Say that it is a name, or type the name beside the choice."
OTHER_WORDS = "it does not begin with ‘{}’."


class LinesForm(forms.Form):
    """The lines of one page: what each is, and beside it the words in front or the reason."""

    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args, lines: list[Words], said: dict[int, LineUse], **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.rows = [(line, *self._add(line, said.get(line.lines[0]))) for line in lines]

    def _add(self, line: Words, said: LineUse | None):
        number = line.lines[0]
        hidden = format_html('<span class="usa-sr-only"> (line {})</span>', number)
        self.fields[f"u_{number}"] = forms.ChoiceField(
            label=format_html("What it is{}", hidden),
            required=False,
            choices=CHOICES if said else [("", UNSAID), *CHOICES],
            error_messages={"invalid_choice": f"Line {number}: choose from the list what it is."},
        )
        self.fields[f"l_{number}"] = forms.CharField(
            label=format_html("{}{}", BESIDE, hidden),
            required=False,
            max_length=LONGEST_LABEL,
            error_messages={"max_length": f"Line {number}: at most {LONGEST_LABEL} characters."},
        )
        self.initial.setdefault(f"u_{number}", str(said.use) if said else "")
        self.initial.setdefault(f"l_{number}", (said.reason or said.label) if said else "")
        return self[f"u_{number}"], self[f"l_{number}"]

    def clean(self):
        cleaned = super().clean()
        for line in self.lines:
            number = line.lines[0]
            if why := _problem(line, cleaned.get(f"u_{number}", ""), cleaned.get(f"l_{number}", "")):
                self.add_error(f"u_{number}", f"Line {number}: {why}")
        return cleaned

    def said(self) -> list[LineUse]:
        """What was chosen of the lines of this page; of those left open nothing."""
        found = []
        for line in self.lines:
            number = line.lines[0]
            use, words = self.cleaned_data[f"u_{number}"], self.cleaned_data[f"l_{number}"]
            if use:
                not_used = use == Section.NOT_USED
                found.append(LineUse(number, use, "" if not_used else words, words if not_used else ""))
        return found


def _problem(line: Words, use: str, label: str) -> str:
    """Why this choice can't stand; empty where it can."""
    if use == NAME_DEFINITION:
        split = parted(line, label)
        if label and not split:
            return OTHER_WORDS.format(label)
        return "" if split and split.rest else NEEDS_TEXT
    if label and use in WITHOUT_WORDS:
        return NO_WORDS
    if use == Section.NUMBER and not is_number(text_of(line, use, label)[1]):
        return "it is no whole number of at most six digits."
    free = (*LABELLED, Section.NOT_USED, "")
    if label and use not in free and not text_of(line, use, label)[0]:
        return OTHER_WORDS.format(label)
    return ""
