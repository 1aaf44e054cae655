"""The form of an import's review page: what the document becomes and what its competencies are to the bank."""

from django import forms

from competency_portal.reasons import HELP, reason_problems
from models_app.actions.importing import Choice, Decisions
from models_app.calculations.bank_numbers import NumbersChoice
from models_app.calculations.matching import MatchKind
from models_app.calculations.same_words import folded
from models_app.choices import PartKind
from models_app.exchange.import_competencies import CompetencyRow
from models_app.exchange.import_page import ImportReview
from models_app.forms.importing import ANOTHER, NEW, target_field
from models_app.models import JobClass

PROPOSED, OTHER, DIFFERENT, LEAVE = "proposed", "other", "different", "leave"
KEEP, DROP = "keep", "drop"


class ReviewForm(forms.Form):
    """Everything that is decided on the review page. `edit` and `reader` tell what the page showed."""

    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    reader = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, *args, review: ImportReview, **kwargs):
        super().__init__(*args, **kwargs)
        self.review = review
        self.initial |= {"edit": review.imported.edit, "reader": review.reading.code}
        self._add_places()
        self._add_facts()
        self._add_parts()
        if review.can_be_matched:
            for row in review.competencies:
                self._add_match(row)
        for use in review.left_out:
            self._add_left_out(use)
        if review.left_texts:
            self._add_left_texts()
        if review.clashes or review.decisions.numbers:
            self._add_numbers()

    def _add_places(self):
        model, alike = self.review.imported.model, self.review.alike
        new = ANOTHER if model or alike or self.review.decisions.new_model else NEW
        self.fields["target"] = target_field(self.review.models, alike, new)
        self.initial["target"] = model.public_id if model else "" if alike else new
        unknown = self.review.unknown_bank
        if len(self.review.banks) > 1 or unknown:
            choices = [(bank.public_id, bank.name) for bank in self.review.banks]
            choices += [(NEW, f"A new bank: {unknown.name}")] if unknown else []
            self.fields["bank"] = forms.ChoiceField(
                label="Bank",
                required=False,
                choices=[("", "Choose a bank"), *choices],
                help_text=_bank_help(self.review),
            )
            new = NEW if unknown and not self.review.doubted_banks else ""
            self.initial["bank"] = self.review.bank.public_id if self.review.bank else new

    def _add_facts(self):
        for fact in self.review.facts:
            if fact.value is None:
                self.fields[f"job_{fact.name}"] = forms.CharField(
                    label=fact.label,
                    required=False,
                    max_length=JobClass._meta.get_field(fact.name).max_length,
                    help_text="Needed before a new model can be made." if fact.name == "title" else "",
                )
                self.initial[f"job_{fact.name}"] = self.review.decisions.job.get(fact.name, "")

    def _add_parts(self):
        kinds = self.review.kinds_read
        parts = self.review.parts if kinds else []
        for place, (kind, (label, _)) in enumerate(zip(kinds, parts, strict=True)):
            self.fields[f"p{place}"] = forms.ChoiceField(
                label=f"What ‘{label}’ is", required=False, choices=PartKind.choices
            )
            self.initial[f"p{place}"] = self.review.decisions.parts.get(place, kind)

    def _add_match(self, row: CompetencyRow):
        match, entry = row.match, row.match.proposal.entry
        choices = [(DIFFERENT, "New in the bank"), (LEAVE, "None of the model’s: leave it out")]
        if self.review.words:
            choices.insert(0, (OTHER, "Another competency of the bank, with a new revision"))
        if entry:
            name = self.review.words.label_of(entry.key)
            same = match.proposal.kind == MatchKind.SAME
            words = f"The same as {name}, word for word" if same else f"{name}, with a new revision"
            if match.proposal.renames:
                how = "this class calls" if row.drafted else "the new revision renames:"
                words = f"{name}, which {how} {row.plain.name}"
            choices.insert(0, (PROPOSED, words))
        self.fields[f"c{row.place}"] = forms.ChoiceField(
            label=f"What {row.plain.name} is",
            required=not match.is_open,
            choices=choices,
            widget=forms.RadioSelect,
        )
        self.fields[f"w{row.place}"] = forms.CharField(
            label="Why it is left out",
            required=False,
            max_length=300,
            help_text=f"Only where you leave it out. {HELP} Kept on record with its passages.",
        )
        self.initial[f"w{row.place}"] = row.not_taken
        if self.review.words:
            self._add_other(row)
        if row.not_taken:
            self.initial[f"c{row.place}"] = LEAVE
        elif match.is_open:
            self.initial[f"c{row.place}"] = ""
        elif match.kind == MatchKind.DIFFERENT:
            self.initial[f"c{row.place}"] = DIFFERENT
        elif match.as_proposed:
            self.initial[f"c{row.place}"] = PROPOSED
        else:
            self.initial |= {f"c{row.place}": OTHER, f"o{row.place}": match.entry_label}

    def _add_other(self, row: CompetencyRow):
        self.fields[f"o{row.place}"] = forms.CharField(
            label="The other competency",
            required=False,
            max_length=300,
            help_text="Begin to type its name or number and choose from the list.",
            widget=forms.TextInput(attrs={"list": "bank-words", "autocomplete": "off"}),
        )

    def _add_left_out(self, use):
        competency = use.revision.competency
        name = f"k{competency.public_id}"
        self.fields[name] = forms.ChoiceField(
            label=str(use),
            required=False,
            choices=[(KEEP, "Stays in the model"), (DROP, "Falls away")],
            widget=forms.RadioSelect,
        )
        kept = self.review.decisions.left_out.get(competency.pk)
        self.initial[name] = "" if kept is None else KEEP if kept else DROP

    def _add_left_texts(self):
        self.fields["texts"] = forms.ChoiceField(
            label="These texts",
            required=False,
            choices=[(KEEP, "Stay as they are"), (DROP, "Fall away")],
            widget=forms.RadioSelect,
        )
        kept = self.review.decisions.texts
        self.initial["texts"] = "" if kept is None else KEEP if kept else DROP

    def _add_numbers(self):
        clashes = self.review.clashes
        few = (
            "Leave out only the numbers that stand here"
            if clashes
            else "Leave none out: the bank can give all"
        )
        self.fields["numbers"] = forms.ChoiceField(
            label="Numbers of the document",
            required=False,
            choices=[
                (NumbersChoice.CLASHING, few),
                (NumbersChoice.ALL, "They are the numbers of another bank: leave all of them out"),
            ],
            widget=forms.RadioSelect,
        )
        self.initial["numbers"] = self.review.decisions.numbers

    def clean(self):
        cleaned = super().clean()
        for row in self.review.competencies:
            said = cleaned.get(f"c{row.place}")
            if said == LEAVE:
                self._check_reason(row.place)
            elif said == OTHER and self._other(row.place) is None:
                self._miss_other(row.place)
        return cleaned

    def _check_reason(self, place: int):
        """Leaving a competency out needs a reason."""
        given = self.cleaned_data.get(f"w{place}", "")
        for problem in reason_problems(given, missing="Say why it is left out."):
            self.add_error(f"w{place}", problem.message)

    def _miss_other(self, place: int):
        """What was typed as the other competency is none of the bank, or nothing was typed."""
        typed = self.cleaned_data.get(f"o{place}", "").strip()
        missing = f"'{typed}' is not in this bank. Choose from the list." if typed else "Say which one it is."
        self.add_error(f"o{place}", missing)

    def _other(self, place: int) -> int | None:
        """The competency that was typed: its label, or its name in any capitals where only one has it."""
        typed = folded(self.cleaned_data.get(f"o{place}", ""))
        labels = self.review.words.labels if self.review.words else {}
        found = [
            pk
            for label, pk in labels.items()
            if typed in (label.casefold(), label.split(". ", 1)[-1].casefold())
        ]
        return found[0] if len(found) == 1 else None

    def decisions(self) -> Decisions:
        """What was decided, as the action takes it."""
        data = self.cleaned_data
        kept = {
            use.revision.competency_id: data[f"k{use.revision.competency.public_id}"] == KEEP
            for use in self.review.left_out
            if data[f"k{use.revision.competency.public_id}"]
        }
        drawn = [row for row in self.review.competencies if f"c{row.place}" in self.fields]
        gone = {row.place: data[f"w{row.place}"] for row in drawn if data[f"c{row.place}"] == LEAVE}
        choices = {
            row.place: self._choice(row)
            for row in drawn
            if self.review.words and data[f"c{row.place}"] not in ("", LEAVE)
        }
        if not drawn:
            choices = {row.place: Choice(MatchKind.DIFFERENT) for row in self.review.renamed}
        facts = (fact.name for fact in self.review.facts if fact.value is None)
        job = {name: data[f"job_{name}"] for name in facts if data[f"job_{name}"]}
        texts = data.get("texts", "")
        kept_texts = texts == KEEP if texts else None
        return Decisions(
            choices,
            kept,
            job,
            kept_texts,
            data.get("numbers", ""),
            not_taken=gone,
            new_bank=self.new_bank(),
            new_model=data["target"] == ANOTHER,
            parts=self._parts(),
        )

    def _parts(self) -> dict[int, str]:
        """Texts that are something else than the reader took them for."""
        said = ((n, kind, self.cleaned_data[f"p{n}"]) for n, kind in enumerate(self.review.kinds_read))
        return {n: chosen for n, kind, chosen in said if chosen and chosen != kind}

    def _choice(self, row: CompetencyRow) -> Choice:
        value = self.cleaned_data[f"c{row.place}"]
        if value == PROPOSED:
            return row.match.proposed
        return (
            Choice(MatchKind.REVISION, self._other(row.place))
            if value == OTHER
            else Choice(MatchKind.DIFFERENT)
        )

    def target(self):
        """The model of which the next version is made, or None: a new one."""
        return next((m for m in self.review.models if m.public_id == self.cleaned_data["target"]), None)

    def new_bank(self) -> bool:
        """Whether the bank that the file names is to be made."""
        return bool(self.review.unknown_bank) and self.cleaned_data.get("bank") == NEW

    def bank(self):
        """The bank that was chosen, or None: nothing said."""
        return next((b for b in self.review.banks if b.public_id == self.cleaned_data.get("bank")), None)


def _bank_help(review: ImportReview) -> str:
    """What the choice of a bank is about."""
    words = "For a new model. The next version of a model stays in the model's bank."
    if review.unknown_bank is None:
        return words
    words = f"{words} The file is of the bank ‘{review.unknown_bank.name}’, which your agency does not have."
    names = " or ".join(f"‘{bank.name}’" for bank in review.doubted_banks)
    return (
        f"{words} {names} may be it under another name: the code or many competencies are the same."
        if names
        else words
    )
