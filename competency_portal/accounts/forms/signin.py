"""The sign-in form."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """allauth's form in our words; `?username=` fills in the name, never a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = "Username"
        login.max_length = 150
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""
        if self.request is not None and "login" not in self.initial:
            self.initial["login"] = self.request.GET.get("username", "")[:150]
