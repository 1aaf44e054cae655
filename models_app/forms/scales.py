"""Form of a proficiency scale: its name, and its levels as rows that are added, removed and put in another order."""

from collections.abc import Sequence
from decimal import Decimal

from django import forms

from competency_portal.errors import Refused
from models_app.actions.scales import HIGHEST, LABEL, MOST, NAME, LevelWords, ScaleWords
from models_app.calculations.ordering import moved
from models_app.forms.editing import long_text
from models_app.models import ProficiencyLevel, ProficiencyScale

BLANK_ROWS = 3
UNKNOWN = "This page knows no such change. Use its buttons."


class ScaleForm(forms.Form):
    """What a scale is called and where it comes from."""

    name = forms.CharField(label="Name", max_length=NAME)
    description = long_text("About it", rows=2, required=False)
    origin = long_text("Where it comes from", rows=2, required=False)


class LevelForm(forms.Form):
    """One level. Its prefix is 'level-' and its place on the page."""

    key = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    label = forms.CharField(label="Label", max_length=LABEL, required=False)
    value = forms.DecimalField(
        label="Value",
        required=False,
        min_value=Decimal(0),
        max_value=HIGHEST,
        max_digits=6,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    definition = long_text("Definition", rows=2, required=False)

    def words(self) -> LevelWords:
        """The level as the action takes it."""
        return LevelWords(**self.cleaned_data)


TEXTS = ("key", "label", "value", "definition")


class ScaleSheet:
    """The whole form. Adding, removing and moving a level draws it again with what was typed; only saving writes."""

    def __init__(self, scale: ProficiencyScale | None = None, data=None):
        self.stored = stored_rows(scale) if scale else []
        self.head = ScaleForm(data, initial=_head(scale) if scale else None)
        rows = _sent(data) if data is not None else self.stored or [{}] * BLANK_ROWS
        self.levels = self._forms(rows, bound=data is not None)

    def _forms(self, rows: Sequence[dict], *, bound: bool) -> list[LevelForm]:
        prefixes = [f"level-{n}" for n in range(1, len(rows) + 1)]
        if not bound:
            return [LevelForm(prefix=p, initial=row) for p, row in zip(prefixes, rows, strict=True)]
        named = [{f"{p}-{name}": row[name] for name in TEXTS} for p, row in zip(prefixes, rows, strict=True)]
        return [LevelForm(row, prefix=p) for p, row in zip(prefixes, named, strict=True)]

    def step(self, do: str) -> None:
        """Do what the pressed button says with the rows: 'add', 'remove:3', 'up:3', 'down:3', 'move:3:1'."""
        verb, *numbers = do.split(":")
        rows = [{name: form[name].value() for name in TEXTS} for form in self.levels]
        if not all(n.isascii() and n.isdigit() and len(n) < 4 for n in numbers):
            raise Refused(UNKNOWN)
        self.levels = self._forms(_stepped(rows, verb, [int(n) for n in numbers]), bound=False)
        self.head = ScaleForm(initial={name: self.head[name].value() for name in self.head.fields})

    def is_valid(self) -> bool:
        """Every form is looked at, so that each one says what is wrong with it."""
        checked = [form.is_valid() for form in (self.head, *self.levels)]
        return all(checked)

    def words(self) -> ScaleWords:
        """The scale as the action takes it. A row that was left empty is no level."""
        return ScaleWords(levels=[form.words() for form in self._written()], **self.head.cleaned_data)

    def _written(self) -> list[LevelForm]:
        return [
            form for form in self.levels if any(form.cleaned_data[name] not in ("", None) for name in TEXTS)
        ]

    def refuse(self, refused: Refused) -> list[str]:
        """Put each problem at its field; what belongs to no field."""
        rest = []
        written = self._written()
        for problem in refused.problems:
            place, *at = problem.field.split(":")
            if place == "level":
                written[int(at[0]) - 1].add_error(at[1], problem.message)
            elif place in self.head.fields:
                self.head.add_error(place, problem.message)
            else:
                rest.append(problem.message)
        return rest

    def problems(self) -> list[tuple[str, str, str]]:
        """Place, message and the field's id for whatever is wrong with a level."""
        return [
            (f"Level {n}, {form[name].label.lower()}", error, form[name].id_for_label)
            for n, form in enumerate(self.levels, 1)
            for name, errors in form.errors.items()
            for error in errors
        ]

    def differing(self) -> list[tuple[str, str, str]]:
        """Label, what is on record, what was typed: for each text that differs, level by level."""
        head = [
            (self.head.fields[name].label, str(self.head.initial[name]), str(self.head[name].value()))
            for name in self.head.changed_data
        ]
        typed = [_row_in_words({name: form[name].value() for name in TEXTS}) for form in self.levels]
        recorded = [_row_in_words(row) for row in self.stored]
        length = max(len(typed), len(recorded))
        pairs = zip(*(rows + [""] * (length - len(rows)) for rows in (recorded, typed)), strict=True)
        return head + [(f"Level {n}", was, now) for n, (was, now) in enumerate(pairs, 1) if was != now]


def stored_rows(scale: ProficiencyScale) -> list[dict[str, str]]:
    """The levels of a scale as the form's texts, lowest first."""
    levels = ProficiencyLevel.objects.filter(scale=scale).order_by("ordinal")
    return [
        {
            "key": level.public_id,
            "label": level.label,
            "value": "" if level.value is None else f"{level.value.normalize():f}",
            "definition": level.definition or "",
        }
        for level in levels
    ]


def _head(scale: ProficiencyScale) -> dict[str, str]:
    return {name: getattr(scale, name) for name in ScaleForm.base_fields}


def _sent(data) -> list[dict[str, str]]:
    """The rows of the page, as many as it says it has; more than a scale can have are of no use."""
    count = data.get("rows", "")
    many = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 0
    return [
        {name: data.get(f"level-{n}-{name}", "") for name in TEXTS} for n in range(1, min(many, MOST * 2) + 1)
    ]


def _stepped(rows: list[dict], verb: str, numbers: list[int]) -> list[dict]:
    try:
        if verb == "add" and not numbers:
            return [*rows, {}] if len(rows) < MOST else rows
        if verb == "remove" and len(numbers) == 1:
            gone = moved(rows, numbers[0], 1)[0]
            return [row for row in rows if row is not gone]
        if verb in ("up", "down") and len(numbers) == 1:
            return moved(rows, numbers[0], numbers[0] + (1 if verb == "down" else -1))
        if verb == "move" and len(numbers) == 2:
            return moved(rows, *numbers)
    except IndexError as error:
        raise Refused("This level is no longer there.") from error
    raise Refused(UNKNOWN)


def _row_in_words(row: dict) -> str:
    texts = [row.get("label") or "", row.get("value") or "", row.get("definition") or ""]
    return "\n".join(text.replace("\r\n", "\n").strip() for text in texts if text)
