"""The form that makes a token of the read API."""

from django import forms

from models_app.actions.api_tokens import NAME


class NewTokenForm(forms.Form):
    """What the token is for."""

    name = forms.CharField(
        label="What the token is for",
        max_length=NAME,
        help_text="The program or page that will use it, for example 'Intranet job pages'. Give each its own token.",
    )
