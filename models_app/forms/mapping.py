"""The form in which a person says what the columns and headings of a document are."""

from collections import Counter

from django import forms
from django.utils.html import format_html

from models_app.exchange.labels import Section
from models_app.exchange.line_styles import SPLIT
from models_app.exchange.mapping import (
    KEY,
    LEVEL,
    LEVEL_TEXT,
    NAME_DEFINITION,
    ColumnUse,
    HeadRow,
    Mapping,
    TextUse,
)
from models_app.exchange.mapping_sheet import ColumnSample, LineSample, Sheet, TableSample
from models_app.forms.mapping_heads import HeadFields
from models_app.forms.mapping_words import (
    COLUMN_CHOICES,
    LABEL_CHOICES,
    LABELLED,
    OF_ROWS,
    ONCE,
    SPLIT_CHOICES,
    STYLE_CHOICES,
    STYLES,
    WORDS,
)

MOST_ROWS = 500  # of further words that a mapping may hold
FURTHER = 4  # empty rows at least for labels that the portal does not list
NEEDED = "Choose from the list what it is."


class MappingForm(HeadFields):
    """What was said, with how the page counted tables (`shown_head`, `shown_apart`), as choices are about those."""

    edit = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    shown_head = forms.BooleanField(widget=forms.HiddenInput, required=False)
    shown_apart = forms.BooleanField(widget=forms.HiddenInput, required=False)
    has_head = forms.BooleanField(
        label="The tables have a row that says what their columns are", required=False
    )
    apart = forms.BooleanField(
        label="Tables with the same number of columns hold different things", required=False
    )

    keep_lines = forms.BooleanField(
        label="Keep what was said of single lines: it counts before styles and labels", required=False
    )

    def __init__(
        self,
        *args,
        sheet: Sheet,
        mapping: Mapping | None = None,
        of_lines: Mapping | None = None,
        heads: tuple[HeadRow, ...] = (),
        propose=False,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.add_heads(sheet.heads, heads)
        self.of_lines = of_lines or Mapping()
        self.sheet, self.said, self.propose = sheet, mapping or Mapping(), propose
        self.fields["title_line"] = forms.ChoiceField(
            label="Title of the model",
            required=False,
            choices=[
                ("", "Let the portal find it"),
                *((str(n), f"Line {n}: {text}") for n, text in sheet.titles),
            ],
            error_messages={"invalid_choice": "Choose one of the lines."},
        )
        self.initial.setdefault("title_line", str(self.said.title_line or ""))
        self.tables = [
            (table, [(column, *self._add_column(table, column)) for column in table.columns])
            for table in sheet.tables
        ]
        said_of_styles = {text.style: text for text in self.said.texts if text.style}
        self.styles = [
            (
                STYLES[style.name],
                style,
                *self._add_lines(f"s_{style.name}", style, said_of_styles.get(style.name)),
            )
            for style in sheet.styles
        ]
        said_of_labels = {text.label: text for text in self.said.texts if text.label}
        self.labels = [
            (
                f"‘{label.name}’",
                label,
                *self._add_lines(f"b_{n}", label, said_of_labels.pop(label.name, None)),
            )
            for n, label in enumerate(sheet.labels)
        ]
        further = list(said_of_labels.values())
        self.further = [self._add_further(n, further) for n in range(self._rows(len(further)))]

    def _rows(self, said: int) -> int:
        """Rows for further words: as many as were sent, else one for each line to be named, and some empty ones."""
        sent = sum(f"words_{n}" in self.data for n in range(MOST_ROWS)) if self.is_bound else 0
        return sent or said + max(FURTHER, self.sheet.alone - said)

    def _add_column(self, table: TableSample, column: ColumnSample):
        said = self._said_of(table, column)
        use = said.use if said else column.proposal if self.propose else ""
        name = f"{table.key}_{column.place}"
        whose = f"{table.title}, column {column.place + 1}"
        text = (said.reason or said.label) if said else ""
        return self._add(name, whose, COLUMN_CHOICES, use, text, beside="Label, or why it is not used")

    def _said_of(self, table: TableSample, column: ColumnSample) -> ColumnUse | None:
        """What was said last of this column."""
        fitting = (
            one
            for one in reversed(self.said.columns)
            if one.column == column.place
            and one.table in (None, table.number)
            and one.width in (None, table.width)
        )
        return next(fitting, None)

    def _add_lines(self, name: str, sample: LineSample, said: TextUse | None):
        proposal = sample.proposal if self.propose else ""
        whose = STYLES.get(sample.name, f"‘{sample.name}’") if name.startswith("s_") else f"‘{sample.name}’"
        choices = STYLE_CHOICES if name.startswith("s_") else LABEL_CHOICES
        if name.startswith("s_") and sample.name in SPLIT:
            choices = SPLIT_CHOICES
        return self._add(name, whose, choices, said.use if said else proposal, said.reason if said else "")

    def _add_further(self, n: int, said: list[TextUse]):
        one = said[n] if n < len(said) else None
        words = forms.CharField(label=f"Words {n + 1}", required=False, max_length=300)
        self.fields[f"words_{n}"] = words
        self.initial.setdefault(f"words_{n}", one.label if one else "")
        added = self._add(
            f"o_{n}", f"Words {n + 1}", LABEL_CHOICES, one.use if one else "", one.reason if one else ""
        )
        return self[f"words_{n}"], *added

    def _add(self, name: str, whose: str, choices, use: str, text: str, beside="Why it is not used"):
        """The choice and the text beside it. What is proposed or was said stands in them."""
        hidden = format_html('<span class="usa-sr-only"> ({})</span>', whose)
        self.fields[f"u_{name}"] = forms.ChoiceField(
            label=format_html("What it is{}", hidden),
            required=False,
            choices=choices,
            error_messages={"invalid_choice": f"{whose}: {NEEDED}"},
        )
        self.fields[f"l_{name}"] = forms.CharField(
            label=format_html("{}{}", beside, hidden), required=False, max_length=300
        )
        self.initial.setdefault(f"u_{name}", use)
        self.initial.setdefault(f"l_{name}", text)
        return self[f"u_{name}"], self[f"l_{name}"]

    @property
    def is_as_shown(self) -> bool:
        """Whether tables are still to be counted as the page counted them; it asks only where it shows some."""
        get = self.cleaned_data.get
        return not self.sheet.tables or (
            get("has_head") == get("shown_head")
            and get("apart") == get("shown_apart")
            and self.heads_as_shown
        )

    def clean(self):
        cleaned = super().clean()
        for table, columns in self.tables:
            self._check_table(table, [column for column, *_ in columns])
        for n in range(len(self.further)):
            words, use = cleaned.get(f"words_{n}", ""), cleaned.get(f"u_o_{n}", "")
            if bool(words) != bool(use):
                self.add_error(f"words_{n}", "Say both: the words, and what they are." if use else NEEDED)
        if (
            not self.errors
            and not self._names_kept()
            and not any(self._use(name) == Section.NAME for name in cleaned)
        ):
            self.add_error(
                None,
                "Say which column, style of lines or label holds the names of the competencies.",
            )
        return cleaned

    def _names_kept(self) -> bool:
        """Whether single lines were named as names, and stay so."""
        kept = self.of_lines.lines if self.cleaned_data.get("keep_lines") else ()
        return any(one.use in (Section.NAME, NAME_DEFINITION) for one in kept)

    def _use(self, field: str) -> str:
        return self.cleaned_data.get(field, "") if field.startswith("u_") else ""

    def _check_table(self, table: TableSample, columns: list[ColumnSample]) -> None:
        uses = {column.place: self._use(f"u_{table.key}_{column.place}") for column in columns}
        if not any(use and use != Section.NOT_USED for use in uses.values()):
            return  # nothing is wanted of it; the review lists it as not used
        counts = Counter(uses.values())
        for column in columns:
            if why := self._problem(table, column, uses[column.place], counts):
                head = f" (‘{column.head}’)" if column.head else ""
                self.add_error(
                    f"u_{table.key}_{column.place}", f"{table.title}, column {column.place + 1}{head}: {why}"
                )
        if counts[KEY] and not counts[Section.NAME]:
            self._check_joined(table, uses)
            return
        below_names = self._names_in_lines() and (counts[LEVEL] or counts[LEVEL_TEXT])
        if not counts[Section.NAME] and not below_names:
            first = columns[0].place
            self.add_error(
                f"u_{table.key}_{first}", f"{table.title}: no column holds the names of the competencies."
            )

    def _check_joined(self, table: TableSample, uses: dict[int, str]) -> None:
        """A table of no names is joined with one of names that has such a column too."""
        others = [
            {self._use(f"u_{one.key}_{column.place}") for column in one.columns} for one in self.sheet.tables
        ]
        if not any(Section.NAME in other and other & {KEY, Section.NUMBER} for other in others):
            place = next(place for place, use in uses.items() if use == KEY)
            self.add_error(
                f"u_{table.key}_{place}",
                f"{table.title}, column {place + 1}: no table with names has a ‘{WORDS[KEY]}’ or a "
                f"‘{WORDS[Section.NUMBER]}’. Say there which column it is, each table by itself.",
            )

    def _names_in_lines(self) -> bool:
        """Whether names stand outside tables, so that a table may hold levels of the name above it."""
        return self._names_kept() or any(
            name[:4] in ("u_s_", "u_b_", "u_o_") and self._use(name) == Section.NAME for name in self.fields
        )

    def _problem(self, table: TableSample, column: ColumnSample, use: str, counts: Counter) -> str:
        """Why this choice can't stand; empty where it can."""
        label = self.cleaned_data.get(f"l_{table.key}_{column.place}", "")
        if not use:
            return "" if not (column.cells or column.head) else "say what it holds, or that it is not used."
        if use in ONCE and counts[use] > 1:
            return f"only one column can be ‘{WORDS[use]}’."
        if use in LABELLED and not (label or column.head):
            return "it has no head, so write its label beside the choice."
        if use in OF_ROWS and not counts[OF_ROWS[use]]:
            return f"say also which column is ‘{WORDS[OF_ROWS[use]]}’."
        if use in OF_ROWS and counts[LEVEL]:
            return f"levels stand either one a row or one a column, so that no other can be ‘{WORDS[LEVEL]}’."
        return ""

    def mapping(self) -> Mapping:
        """What was said, as far as it can be understood."""
        data = self.cleaned_data
        title = data.get("title_line")
        kept = self.of_lines if data.get("keep_lines") else Mapping()
        return Mapping(
            tuple(self._column_uses()),
            tuple(self._text_uses()),
            int(title) if title else None,
            bool(data.get("shown_head")),
            kept.lines,
            kept.numbers,
            self.chosen_heads() if data.get("shown_head") else (),
        )

    def _column_uses(self):
        for table, columns in self.tables:
            for column, *_ in columns:
                use = self._use(f"u_{table.key}_{column.place}")
                text = self.cleaned_data.get(f"l_{table.key}_{column.place}", "")
                if use:
                    reason, label = (text, "") if use == Section.NOT_USED else ("", text)
                    width = None if table.number else table.width
                    yield ColumnUse(column.place, str(use), label, table.number, width, reason)

    def _text_uses(self):
        named = [("style", style.name, f"s_{style.name}") for _, style, *_ in self.styles]
        named += [("label", label.name, f"b_{n}") for n, (_, label, *_) in enumerate(self.labels)]
        named += [
            ("label", self.cleaned_data.get(f"words_{n}", ""), f"o_{n}") for n in range(len(self.further))
        ]
        for kind, words, name in named:
            use = self._use(f"u_{name}")
            if use and words:
                reason = self.cleaned_data.get(f"l_{name}", "") if use == Section.NOT_USED else ""
                yield TextUse(str(use), **{kind: words}, reason=reason)
