"""Our crispy pack with a form of every kind of field: ids, labels, hints, errors hang together."""

from html.parser import HTMLParser

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row, Submit
from django import forms
from django.template import Context, Template

from competency_portal.components import widgets

CHOICES = [("1", "Awareness"), ("2", "Basic")]


class EveryField(forms.Form):
    number = forms.CharField(label="Number", help_text="As announced.")
    notes = forms.CharField(label="Notes", widget=forms.Textarea, help_text="What was said.")
    scale = forms.ChoiceField(label="Scale", choices=[("", "Choose"), *CHOICES])
    level = forms.ChoiceField(
        label="Level",
        help_text="Compare first.",
        widget=widgets.DescribedRadioSelect(descriptions={"1": "Simplest situations."}),
        choices=CHOICES,
    )
    plain = forms.ChoiceField(label="By", widget=forms.RadioSelect, choices=CHOICES)
    some = forms.MultipleChoiceField(label="Some", widget=forms.CheckboxSelectMultiple, choices=CHOICES)
    described = forms.MultipleChoiceField(
        label="Described",
        widget=widgets.DescribedCheckboxSelectMultiple(
            descriptions={"2": "Not for selection."}, disabled_values=["2"]
        ),
        choices=CHOICES,
    )
    closes = forms.DateField(label="Closes on", widget=widgets.DateInput, help_text="YYYY-MM-DD")
    starts = forms.DateTimeField(label="Starts", widget=widgets.DateTimeInput)
    pair = forms.SplitDateTimeField(label="Pair")
    weight = forms.DecimalField(label="Weight")
    upload = forms.FileField(label="Candidates", help_text="CSV or XLSX.")
    sure = forms.BooleanField(label="Checked", help_text="Nothing is sent before.")
    none = forms.ChoiceField(label="Nothing", widget=forms.RadioSelect, choices=[], required=False)
    hidden = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        self.add_error(None, "The panel has no chair.")


class Line(forms.Form):
    name = forms.CharField(label="Candidate")
    weight = forms.IntegerField(label="Weight", help_text="In percent.")
    out = forms.BooleanField(label="Leave out", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


class Reader(HTMLParser):
    """Collects what the checks below ask for."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def all(self, attribute):
        return [attrs[attribute] for _, attrs in self.elements if attrs.get(attribute)]


def draw(source, **context):
    html = Template("{% load crispy_forms_tags %}" + source).render(Context(context))
    return html, Reader(html)


def dangling(page):
    ids = page.all("id")
    wanted = [*page.all("for"), *(ref for value in page.all("aria-describedby") for ref in value.split())]
    wanted += [href[1:] for href in page.all("href") if href.startswith("#")]
    return sorted(set(wanted) - set(ids)), sorted({i for i in ids if ids.count(i) > 1})


@pytest.mark.parametrize("form", [EveryField(), EveryField({"closes": "30 Feb", "weight": "x"})])
def test_every_reference_resolves_and_no_id_is_there_twice(form):
    _, page = draw("{{ form|crispy }}", form=form)

    assert dangling(page) == ([], [])


def test_every_visible_control_has_a_label():
    _, page = draw("{{ form|crispy }}", form=EveryField())

    labelled = set(page.all("for"))
    unlabelled = [
        attrs["id"]
        for tag, attrs in page.elements
        if tag in {"input", "textarea", "select"}
        and attrs.get("type") != "hidden"
        and attrs["id"] not in labelled
        and not attrs.get("aria-label")
    ]
    assert unlabelled == []


def test_clean_form_has_no_word_of_an_error():
    html, page = draw("{{ form|crispy }}", form=EveryField())

    assert ("error" in html, page.all("aria-invalid")) == (False, [])


def test_field_with_hint_and_error_is_drawn_whole():
    form = EveryField({"number": ""})

    html, _ = draw("{{ form.number|as_crispy_field }}", form=form)

    assert [line for line in html.splitlines() if line.strip()] == [
        '<div class="usa-form-group usa-form-group--error">',
        '<label class="usa-label" for="id_number">Number <span class="cp-required">(required)</span></label>',
        '<span class="usa-hint" id="id_number_helptext">As announced.</span>'
        '<span class="usa-error-message" id="id_number_error">'
        '<span class="usa-sr-only">Error: </span>This field is required.</span>',
        '<input type="text" name="number" class="usa-input" required aria-invalid="true" '
        'aria-describedby="id_number_helptext id_number_error" id="id_number"></div>',
    ]


def test_radio_tiles_are_drawn_whole():
    html, _ = draw("{{ form.level|as_crispy_field }}", form=EveryField({"level": "1"}))

    tile = (
        '<div class="usa-radio"><input class="usa-radio__input usa-radio__input--tile" type="radio" name="level" '
        'value="{0}" id="id_level_{1}" required{2}><label class="usa-radio__label" for="id_level_{1}">{3}</label></div>'
    )
    described = 'Awareness<span class="usa-radio__label-description">Simplest situations.</span>'
    assert [line for line in html.splitlines() if line.strip()] == [
        '<fieldset class="usa-form-group" id="id_level" role="radiogroup" aria-required="true" '
        'aria-describedby="id_level_helptext">',
        '<legend class="usa-legend">Level <span class="cp-required">(required)</span></legend>',
        '<span class="usa-hint" id="id_level_helptext">Compare first.</span>',
        tile.format("1", 0, " checked", described),
        tile.format("2", 1, "", "Basic"),
        "</fieldset>",
    ]


def test_summary_leads_to_every_wrong_field():
    html, page = draw("{{ form|crispy }}", form=EveryField({"closes": "30 Feb", "weight": "x"}))

    assert [href for href in page.all("href") if href.startswith("#id_")] == [
        "#id_number",
        "#id_notes",
        "#id_scale",
        "#id_level_0",
        "#id_plain_0",
        "#id_some_0",
        "#id_described_0",
        "#id_closes",
        "#id_starts",
        "#id_pair_0",
        "#id_weight",
        "#id_upload",
        "#id_sure",
    ]
    assert html.count("The panel has no chair.") == 1


def test_date_that_the_browser_drops_is_quoted():
    html, _ = draw("{{ form.closes|as_crispy_field }}", form=EveryField({"closes": "<30 Feb>"}))

    assert "Enter a valid date. You typed “&lt;30 Feb&gt;”." in html


def test_disabled_choice_can_be_read_but_not_taken():
    _, page = draw("{{ form.described|as_crispy_field }}", form=EveryField())

    boxes = [(attrs["value"], "disabled" in attrs) for tag, attrs in page.elements if tag == "input"]
    assert boxes == [("1", False), ("2", True)]


def test_whole_form_with_layout_buttons_and_upload():
    helper = FormHelper()
    helper.form_class = "cp-form"
    helper.layout = Layout(Row("number", "weight"), Fieldset("Dates", "closes"), "upload")
    helper.add_input(Submit("save", "Save", css_class="cp-big"))

    html, page = draw("{% crispy form helper %}", form=EveryField({}), helper=helper, csrf_token="t")

    form = next(attrs for tag, attrs in page.elements if tag == "form")
    button = next(attrs for tag, attrs in page.elements if tag == "button")
    assert form == {
        "class": "cp-form",
        "method": "post",
        "novalidate": None,
        "enctype": "multipart/form-data",
    }
    assert button["class"].split()[0] == "usa-button"
    assert [attrs["name"] for tag, attrs in page.elements if tag == "input"] == [
        "csrfmiddlewaretoken",
        "number",
        "weight",
        "closes",
        "upload",
    ]
    assert "<legend>Dates</legend>" in html


def test_formset_table_labels_each_cell_with_its_row():
    data = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-name": "A",
        "form-0-weight": "x",
        "form-1-name": "",
    }
    helper = FormHelper()
    helper.template = "uswds/table_inline_formset.html"

    html, page = draw(
        "{% crispy fs helper %}",
        fs=forms.formset_factory(Line, extra=2)({**data, "form-1-weight": "3"}),
        helper=helper,
    )

    assert dangling(page) == ([], [])
    assert page.all("for") == [
        f"id_form-{row}-{name}" for row in (0, 1) for name in ("name", "weight", "out")
    ]
    assert ("Weight, row 2" in html, "Row 1, Weight: Enter a whole number." in html) == (True, True)


def test_plain_formset_and_crispy_formset_carry_their_management_form():
    formset = forms.formset_factory(Line, extra=1)()

    names = [
        [
            attrs["name"]
            for _, attrs in draw(source, fs=formset)[1].elements
            if attrs.get("name", "").startswith("form-T")
        ]
        for source in ("{{ fs|crispy }}", "{% crispy fs %}")
    ]

    assert names == [["form-TOTAL_FORMS"], ["form-TOTAL_FORMS"]]
