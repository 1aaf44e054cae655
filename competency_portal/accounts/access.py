"""Who may use sign-in, accounts and people."""

from competency_portal.access.rules import EVERYONE, SIGNED_IN, Row, Scope, Who

SIGN_IN: list[Row] = [
    Row("account_login", ("GET", "POST"), EVERYONE),
    Row("account_logout", ("GET", "POST"), SIGNED_IN),
    Row("account_reauthenticate", ("GET", "POST"), SIGNED_IN),
    Row("account_change_password", ("GET", "POST"), SIGNED_IN),
    Row("account_reset_password", ("GET", "POST"), EVERYONE),
    Row("account_reset_password_done", ("GET",), EVERYONE),
    Row("account_reset_password_from_key", ("GET", "POST"), EVERYONE, state="the link is fresh and unused"),
    Row("account_reset_password_from_key_done", ("GET",), EVERYONE),
    Row("mfa_authenticate", ("GET", "POST"), EVERYONE, state="the password was right a moment ago"),
    Row("mfa_reauthenticate", ("GET", "POST"), SIGNED_IN),
    Row("mfa_index", ("GET",), SIGNED_IN),
    Row("mfa_activate_totp", ("GET", "POST"), SIGNED_IN),
    Row("mfa_deactivate_totp", ("GET", "POST"), SIGNED_IN, state="an authenticator app is set up"),
    Row("mfa_view_recovery_codes", ("GET",), SIGNED_IN, state="an authenticator app is set up"),
    Row("mfa_generate_recovery_codes", ("GET", "POST"), SIGNED_IN, state="an authenticator app is set up"),
    Row("mfa_download_recovery_codes", ("GET",), SIGNED_IN, state="an authenticator app is set up"),
]

MANAGERS_OF_PEOPLE = frozenset({Who.SYSTEM_ADMIN, Who.HR_ADMIN})
WHOLE_ACCOUNT = "the person works for no other agency and does not run the server"

PEOPLE: list[Row] = [
    Row("accounts:profile", ("GET",), SIGNED_IN),
    Row("accounts:choose-agency", ("POST",), SIGNED_IN),
    Row("accounts:person-list", ("GET",), MANAGERS_OF_PEOPLE, Scope.AGENCY),
    Row("accounts:person-create", ("GET", "POST"), MANAGERS_OF_PEOPLE, Scope.AGENCY),
    Row("accounts:person-detail", ("GET",), MANAGERS_OF_PEOPLE, Scope.AGENCY),
    Row("accounts:person-deactivate", ("GET", "POST"), MANAGERS_OF_PEOPLE, Scope.AGENCY, WHOLE_ACCOUNT),
    Row("accounts:person-reactivate", ("GET", "POST"), MANAGERS_OF_PEOPLE, Scope.AGENCY, WHOLE_ACCOUNT),
    Row("accounts:person-password-link", ("POST",), MANAGERS_OF_PEOPLE, Scope.AGENCY, WHOLE_ACCOUNT),
    Row("accounts:membership-add", ("POST",), MANAGERS_OF_PEOPLE, Scope.AGENCY),
    Row("accounts:membership-remove", ("POST",), MANAGERS_OF_PEOPLE, Scope.AGENCY),
    Row("accounts:agency-list", ("GET",), MANAGERS_OF_PEOPLE, Scope.AGENCY),
    Row("accounts:agency-edit", ("GET", "POST"), MANAGERS_OF_PEOPLE, Scope.AGENCY),
    Row("accounts:agency-create", ("GET", "POST"), frozenset({Who.SYSTEM_ADMIN})),
]

ROWS: list[Row] = [*SIGN_IN, *PEOPLE]
