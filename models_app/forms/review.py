"""Forms of the review of a draft: a comment, its answer, a reader to be asked."""

from django import forms

from models_app.actions.commenting import LONGEST
from models_app.forms.editing import Words


def _words(label: str, **kwargs) -> Words:
    return Words(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)


class CommentForm(forms.Form):
    """What somebody says about a place; `seen` is the mark of the words that the page showed."""

    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    text = _words("Your comment", error_messages={"required": "Write the comment first."})


class AnswerForm(forms.Form):
    """What was done about a comment."""

    answer = _words(
        "Answer",
        required=False,
        help_text="What was changed, or why the words stay. Kept with the comment.",
    )


class ReviewerForm(forms.Form):
    """A colleague to read the draft."""

    reviewer = forms.ChoiceField(label="Who should read it", error_messages={"required": "Choose a person."})

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in people}
        names = [(key, str(person)) for key, person in self.people.items()]
        self.fields["reviewer"].choices = [("", "Choose…"), *names]

    def chosen(self):
        """The person, as the action takes them."""
        return self.people[self.cleaned_data["reviewer"]]
