"""The choices by which a person says in which row the head of each table stands."""

from django import forms

from models_app.exchange.head_choices import NO_HEAD, HeadChoice, as_text, from_text
from models_app.exchange.mapping import HeadRow

GOES_ON = "It goes on with the table above"
NONE = "It has no head"


class HeadFields(forms.Form):
    """One choice a table. `shown_heads`: what was said when the page counted its tables, also of tables not shown."""

    shown_heads = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10_000)

    def add_heads(self, choices: tuple[HeadChoice, ...], said: tuple[HeadRow, ...]) -> None:
        """The choices, set to what was said or to what the portal takes for the head."""
        self.choices_of_heads = choices
        self.initial.setdefault("shown_heads", as_text(said))
        for choice in choices:
            offered = [*((str(line), text) for line, text in choice.rows), (NO_HEAD, NONE)]
            self.fields[f"head_{choice.line}"] = forms.ChoiceField(
                label=f"Table {choice.number}: the head stands in",
                required=False,
                choices=offered if choice.guess else [("", GOES_ON), *offered],
                error_messages={
                    "invalid_choice": f"Table {choice.number}: choose from the list the row of its head, or that it "
                    "has none."
                },
            )
            self.initial.setdefault(f"head_{choice.line}", choice.chosen(said))

    @property
    def heads(self):
        """The choices as bound fields."""
        return [self[f"head_{choice.line}"] for choice in self.choices_of_heads]

    def chosen_heads(self) -> tuple[HeadRow, ...]:
        """What is said by now; of tables that are not on the page, and of choices that can't be, as before."""
        shown = from_text(self.cleaned_data.get("shown_heads", ""))
        listed = frozenset(n for choice in self.choices_of_heads for n in choice.lines)
        found = [one for one in shown if one.line not in listed]
        for choice in self.choices_of_heads:
            chosen = self.cleaned_data.get(f"head_{choice.line}", choice.chosen(shown))
            found += filter(None, [choice.said(chosen)])
        return tuple(sorted(found, key=lambda one: one.line))

    @property
    def heads_as_shown(self) -> bool:
        """Whether the heads stand where they stood when the page counted its tables."""
        return as_text(self.chosen_heads()) == as_text(from_text(self.cleaned_data.get("shown_heads", "")))
