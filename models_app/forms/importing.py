"""Forms of the import pages: bringing a document in, choosing a reader."""

from django import forms

from competency_portal.exchange import limits

NEW = "new"
# A new model by somebody's word, where it might be the next version of one: never sent by a page that did not ask.
ANOTHER = "another"
ACCEPTED = ".docx,.pdf,.txt,.xlsx,.csv,.json"
MEGABYTES = limits.UPLOAD_BYTES // 2**20


def target_field(models, alike=(), new=NEW) -> forms.ChoiceField:
    """What the document becomes. Models of its title or class stand first, and nothing is chosen for the person."""
    asked = [("", "Choose: the next version, or a new model")] if alike else []
    others = [model for model in models if model not in alike]
    return forms.ChoiceField(
        label="What it becomes",
        required=not alike,
        choices=[*asked, *map(_next_of, alike), (new, "A new competency model"), *map(_next_of, others)],
        error_messages={"invalid_choice": "Choose a new model, or one of your agency's models."},
    )


def _next_of(model) -> tuple[str, str]:
    return model.public_id, f"Next version of {model.present_name}"


class NewImportForm(forms.Form):
    """A file or pasted text, and what it becomes."""

    file = forms.FileField(
        label="File",
        required=False,
        allow_empty_file=True,
        help_text=f"Word (.docx), PDF with text, plain text, Excel (.xlsx), CSV or JSON, at most {MEGABYTES} MB. "
        "Choose it, or drop it on the button.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = forms.CharField(
        label="Or paste the text",
        required=False,
        strip=False,
        max_length=limits.DOCUMENT_CHARACTERS,
        help_text="As copied from the document. Columns of a table are apart by tabs.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args, models, **kwargs):
        super().__init__(*args, **kwargs)
        self.models = {model.public_id: model for model in models}
        self.fields["target"] = target_field(models)

    def clean_file(self):
        """Refuse by size before a byte is read."""
        file = self.cleaned_data.get("file")
        if file and file.size > limits.UPLOAD_BYTES:
            raise forms.ValidationError(f"The file is larger than {MEGABYTES} MB, which is the most.")
        return file

    def clean(self):
        cleaned = super().clean()
        text = cleaned.get("text", "").strip()
        if cleaned.get("file") and text:
            self.add_error("text", "You chose a file and pasted text. Which is it? Send one of the two.")
        elif not cleaned.get("file") and not text and not self.errors:
            self.add_error("file", "Choose a file, or paste the text below.")
        return cleaned

    def content(self) -> tuple[str, bytes]:
        """Name and bytes of what was brought in."""
        file = self.cleaned_data["file"]
        if file:
            return file.name, file.read()
        return "Pasted text.txt", self.cleaned_data["text"].encode()

    def target(self):
        """The model it becomes the next version of, or None."""
        return self.models.get(self.cleaned_data["target"])


class ReaderForm(forms.Form):
    """Another reader. `edit` is the edit number that the page showed."""

    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    reader = forms.ChoiceField(
        label="Read it as", error_messages={"invalid_choice": "This reader can't read the document."}
    )

    def __init__(self, *args, readings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = [(one.code, one.label) for one in readings if one.model]
