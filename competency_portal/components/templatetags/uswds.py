"""What the crispy pack in `templates/uswds/` needs to know of a bound field. Pages use crispy's tags, not these."""

from django import forms, template

register = template.Library()

CONTROL_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "usa-textarea"),
    (forms.CheckboxInput, "usa-checkbox__input"),
    # Not usa-file-input: the USWDS script would draw previews from data: addresses, which the policy forbids.
    (forms.FileInput, "usa-input"),
    (forms.Select, "usa-select"),
)


@register.filter
def kind(field) -> str:
    """How the pack draws a field: hidden, checkbox, choices (radio or checkbox list), group of controls, single."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.RadioSelect):  # a CheckboxSelectMultiple is one too
        return "choices"
    return "group" if field.use_fieldset else "single"


@register.filter
def control(field) -> str:
    """The control itself with its USWDS class, besides classes the form gave."""
    widget = field.field.widget
    css = next((css for cls, css in CONTROL_CLASSES if isinstance(widget, cls)), "usa-input")
    attrs = {"class": " ".join(filter(None, [widget.attrs.get("class"), css]))}
    if isinstance(widget, forms.MultiWidget):  # its parts have no labels of their own
        attrs["aria-label"] = field.label
    return field.as_widget(attrs=attrs)


@register.filter
def is_radio(field) -> bool:
    """Whether one of several is chosen (and not any number of them)."""
    widget = field.field.widget
    return isinstance(widget, forms.RadioSelect) and not isinstance(widget, forms.CheckboxSelectMultiple)


@register.filter
def choice_groups(field) -> list[dict]:
    """Options of a radio or checkbox list: [{label (None: no group), options: [Django's option dicts]}].

    'invalid' stands on the radio group, not on each radio button, where it has no meaning.
    """
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": field.auto_id} if field.auto_id else {})
    if is_radio(field):
        attrs.pop("aria-invalid", None)
    groups = widget.optgroups(field.html_name, widget.format_value(field.value()), {**widget.attrs, **attrs})
    return [{"label": label, "options": options} for label, options, _ in groups]


@register.filter
def target(field) -> str:
    """Id of the control that a link in the error summary leads to; empty when the form gives no ids."""
    if not field.auto_id or field.is_hidden:
        return ""
    if not field.use_fieldset:
        return field.id_for_label
    if isinstance(field.field.widget, forms.MultiWidget):
        return f"{field.auto_id}{field.field.widget.widgets_names[0]}"
    first = next(iter(field.subwidgets), None)
    return (first.id_for_label if first else "") or field.auto_id


@register.filter
def typed(field) -> str:
    """What was typed into a native date or time control that could not be read: the browser shows it empty again."""
    native = getattr(field.field.widget, "input_type", "") in {"date", "time", "datetime-local", "number"}
    value = field.value()
    return value if native and field.errors and isinstance(value, str) else ""
