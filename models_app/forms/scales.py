"""Form of a proficiency scale: its name, and its levels as rows that are added, removed and put in another order."""

from collections.abc import Sequence
from decimal import Decimal

from django import forms

from competency_portal.errors import Refused
from models_app.actions.scales import HIGHEST, LABEL, MOST, NAME, LevelWords, ScaleWords
from models_app.calculations.ordering import moved
from models_app.forms.drawn import carried, collides, digests_in, drawn_of, left_alone
from models_app.forms.editing import long_text
from models_app.forms.whole import whole
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
        self.data = data = carried(data, _head(scale)) if data and scale else data
        self.drawn = drawn_of({**_head(scale), **_by_level(self.stored)}) if scale else ""
        self.head = self.sent_head = ScaleForm(data, initial=_head(scale) if scale else None)
        rows = _carried(data, self.stored) if data is not None else self.stored or [{}] * BLANK_ROWS
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
        rows = self._typed()
        places = [place for n in numbers if (place := whole(n)) is not None]
        if len(places) != len(numbers):
            raise Refused(UNKNOWN)
        self.levels = self._forms(_stepped(rows, verb, places), bound=False)
        self.head = ScaleForm(initial={name: self.head[name].value() for name in self.head.fields})

    def _typed(self) -> list[dict]:
        return [{name: form[name].value() for name in TEXTS} for form in self.levels]

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
        """Label, what is on record, what was typed: for each text that two people changed, level by level.

        After the step of a button it tells what that step does too, such as the removal of what somebody else changed.
        """
        form = self.sent_head
        head = [
            (form.fields[name].label, str(form.initial[name]), str(form[name].value()))
            for name in form.changed_data
            if collides(self.data, name, form.initial[name])
        ]
        if digests := digests_in(self.data):
            typed = self._typed()
            return head + _gone(self.data, typed, self.stored) + _colliding(digests, typed, self.stored)
        typed = [_row_in_words(row) for row in self._typed()]
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
    many = whole(data.get("rows", "")) or 0
    return [
        {name: data.get(f"level-{n}-{name}", "") for name in TEXTS} for n in range(1, min(many, MOST * 2) + 1)
    ]


def _by_level(rows: Sequence[dict]) -> dict[str, str]:
    """Each text of each level by a name of its own, lowest level first."""
    return {f"{row['key']}:{name}": row[name] for row in rows for name in TEXTS[1:]}


def _carried(data, stored: Sequence[dict]) -> list[dict]:
    """The rows of a late page with what is on record in each text that was left alone, and with levels added since.

    Their order is the page's where somebody changed it there, else that on record.
    """
    rows, digests = _sent(data), digests_in(data)
    drawn = _levels_in(digests)
    if not drawn:
        return rows
    recorded = {row["key"]: row for row in stored}
    arranged = [row["key"] for row in rows] != drawn
    merged = [
        _merged(digests, row, recorded.get(row["key"])) if row["key"] in drawn else row
        for row in rows
        if row["key"] in recorded or not _is_left_alone(digests, row)
    ]
    merged += [row for key, row in recorded.items() if key not in drawn]
    order = list(recorded)
    place = {key: n for n, key in enumerate(order)}
    return merged if arranged else sorted(merged, key=lambda row: place.get(row["key"], len(order)))


def _levels_in(digests) -> list[str]:
    """Keys of the levels that the page was drawn with, in their order."""
    return list(dict.fromkeys(name.split(":")[0] for name in digests if ":" in name))


def _is_left_alone(digests, row: dict) -> bool:
    key = row["key"]
    return key != "" and all(left_alone(digests, f"{key}:{name}", row[name]) for name in TEXTS[1:])


def _merged(digests, row: dict, recorded: dict | None) -> dict:
    """One level; one that is gone from the record is a new one as long as somebody wants it."""
    if recorded is None:
        return {**row, "key": ""}
    key = row["key"]
    alone = {name for name in TEXTS[1:] if left_alone(digests, f"{key}:{name}", row[name])}
    return {name: recorded[name] if name in alone else row[name] for name in TEXTS}


def _colliding(digests, typed: Sequence[dict], stored: Sequence[dict]) -> list[tuple[str, str, str]]:
    """Levels that two people changed, and levels changed on record that were removed on the page."""
    drawn, recorded = _levels_in(digests), {row["key"]: row for row in stored}
    changed = {key for key, row in recorded.items() if key in drawn and not _is_left_alone(digests, row)}
    found = []
    for n, row in enumerate(typed, 1):
        key = row["key"]
        now = recorded.get(key, {})
        if any(
            now[name] != row[name] and not left_alone(digests, f"{key}:{name}", now[name])
            for name in (TEXTS[1:] if key in changed else ())
        ):
            found.append((f"Level {n}", _row_in_words(now), _row_in_words(row)))
    kept = {row["key"] for row in typed}
    removed = [row for key, row in recorded.items() if key in changed and key not in kept]
    return found + [(f"Level {row['label']}, which you removed", _row_in_words(row), "") for row in removed]


def _gone(data, typed: Sequence[dict], stored: Sequence[dict]) -> list[tuple[str, str, str]]:
    """Levels that were removed on record while somebody wrote in them here: they would be new ones."""
    drawn, recorded = _levels_in(digests_in(data)), {row["key"] for row in stored}
    lost = [_row_in_words(row) for row in _sent(data) if row["key"] in drawn and row["key"] not in recorded]
    rows = [(n, _row_in_words(row)) for n, row in enumerate(typed, 1) if not row["key"]]
    return [(f"Level {n}, removed meanwhile", "", words) for n, words in rows if words in lost]


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
