"""Settings of signing in that are the same wherever the portal runs: passwords, sessions, second factor, lockout."""

# SP 800-63B-4: length instead of composition rules; 15 where the password stands alone.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_VERBOSE = False  # no greeting at every command
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "competency_portal.accounts.adapter.PortalAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_FORMS = {"login": "competency_portal.accounts.forms.signin.SignInForm"}
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser, and as accounts/timeouts.py says
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody can make the portal write to strangers
ACCOUNT_UNIQUE_EMAIL = False  # we keep addresses on the person; allauth's own address book stays unused
# Per address, not per person: who guesses must not be able to lock others out (axes locks the pair).
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip",
    "change_password": "5/m/user",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "competency_portal.accounts.second_factor_secrets.PortalMFAAdapter"
MFA_TOTP_ISSUER = "Competency Portal"
# Five wrong passwords for one account from one address lock this pair for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the time shown on the page stays true
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_CALLABLE = "competency_portal.accounts.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "competency_portal.accounts.address.address_of"
AXES_USERNAME_CALLABLE = "competency_portal.accounts.lockout.username_of"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address"]  # not copied into the attempt's form data
AXES_DISABLE_ACCESS_LOG = True  # sign-ins stand in the audit trail
AXES_ENABLE_ADMIN = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
