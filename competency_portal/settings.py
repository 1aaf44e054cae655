"""Settings of the portal, read from the environment, with defaults that are safe on a laptop.

`PORTAL_MODE` is `demo` (what `bin/serve` starts), `production` or `test`. Production refuses to start when
something would be unsafe; `competency_portal.safety` says what and why. What no environment changes about signing in
and about the apps that name each other stands in `settings_sign_in.py` and `settings_wiring.py`.
"""

import os
import secrets
import sys
from pathlib import Path

import environ

from competency_portal.data_folder import kept_secret, make_folders
from competency_portal.environment import check_environment
from competency_portal.settings_sign_in import *
from competency_portal.settings_wiring import *

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

PORTAL_MODE = env("PORTAL_MODE", default="test" if "pytest" in sys.modules else "demo")
check_environment(os.environ)
DEMO = PORTAL_MODE == "demo"
TESTING = PORTAL_MODE == "test"

# One folder holds everything that must survive: database, uploads, rendered documents, keys.
PORTAL_DATA = Path(env("PORTAL_DATA", default=str(BASE_DIR / ("var/tests" if TESTING else "var")))).resolve()
MINIMUM_FREE_BYTES = env.int("PORTAL_MINIMUM_FREE_MB", default=100) * 2**20  # below it /healthz turns red
KEYS_DIR = PORTAL_DATA / "keys"
DOCUMENTS_DIR, UPLOADS_DIR = PORTAL_DATA / "documents", PORTAL_DATA / "uploads"
# There from the start: one that is missing later was taken away. `prepare` closes a folder that was there before.
make_folders(PORTAL_DATA, DOCUMENTS_DIR, UPLOADS_DIR)


def _key(variable: str, filename: str, make=lambda: secrets.token_urlsafe(64)) -> str:
    """A secret from the environment, or from a file in the data folder that is made on first use (mode 600)."""
    if value := env(variable, default=""):
        return value
    if TESTING:
        return f"only-for-tests-{filename}"
    path = KEYS_DIR / filename
    if PORTAL_MODE == "production" and not path.exists():
        return ""  # `competency_portal.safety` refuses to start without it
    return kept_secret(path, make)


def _demo_password() -> str:
    """Easy to read aloud, and long enough for the password rules: four groups of four, 64 bits."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


DEBUG = env.bool("DJANGO_DEBUG", default=False)
SECRET_KEY = _key("SECRET_KEY", "secret.key") or "missing"
AUDIT_KEY = _key("AUDIT_KEY", "audit.key")
SECOND_FACTOR_KEY = _key("SECOND_FACTOR_KEY", "second-factor.key")
# Common password of the invented people: given, or made once and kept; there are none in production.
DEMO_PASSWORD = (
    "" if PORTAL_MODE == "production" else _key("PORTAL_DEMO_PASSWORD", "demo.password", _demo_password)
)

_local_hosts = [] if PORTAL_MODE == "production" else ["localhost", "127.0.0.1", "[::1]", "testserver"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=_local_hosts)
# Where people reach the portal, such as https://portal.agency.gov; files that leave it name their objects by it.
PORTAL_ADDRESS = env("PORTAL_ADDRESS", default="").rstrip("/")
# True only where one proxy of ours stands in front and sets X-Forwarded-For and X-Forwarded-Proto itself.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "competency_portal.accounts",
    "competency_portal.access",
    "competency_portal.audit",
    "competency_portal.components",
    "competency_portal.demonstration",
    "competency_portal.operations",
    "models_app",
    "assessments",
    "django.contrib.admin.apps.SimpleAdminConfig",  # only our own read-only site, no other app's admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "crispy_forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "competency_portal.audit.middleware.RequestIdMiddleware",
    "models_app.api.case_status.CaseStatusMiddleware",  # outside all that may refuse
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "competency_portal.access.headers.NoStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "competency_portal.accounts.timeouts.SessionTimeoutMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "competency_portal.accounts.required_factor.RequiredSecondFactorMiddleware",
    "competency_portal.access.middleware.ClosedByDefaultMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "competency_portal.urls"
WSGI_APPLICATION = "competency_portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "competency_portal.shell.shell",
            ],
        },
    },
]

# ---- database ----------------------------------------------------------------------------------------------
# IMMEDIATE makes a writer wait for its turn instead of failing half-way; FULL keeps acknowledged ratings after
# a power cut (docs/decisions/0001-ground.md).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;"
    ),
}
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{PORTAL_DATA / 'portal.sqlite3'}")}
_default = DATABASES["default"]
if _default["ENGINE"].endswith("sqlite3"):
    _default["OPTIONS"] = {**SQLITE_OPTIONS, **_default.get("OPTIONS", {})}
else:
    _default["CONN_HEALTH_CHECKS"] = True
_default["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Attempts are counted for the portal as a whole, not for each of its processes; `prepare` makes the table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 20000},
    }
}

# ---- people ------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",  # same answer and effort for unknown and inactive people
]
# Roles whose people can do nothing before they have a second factor; none in the demonstration.
SECOND_FACTOR_ROLES = env.list(
    "SECOND_FACTOR_ROLES",
    default=["system_admin", "hr_admin", "specialist"] if PORTAL_MODE == "production" else [],
)
# How often one token may ask the API.
API_REQUESTS_A_MINUTE = env.int("PORTAL_API_REQUESTS_A_MINUTE", default=60)

# ---- browser -----------------------------------------------------------------------------------------------
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "competency_portal.error_pages.csrf_failure"
SESSION_COOKIE_AGE = env.int("PORTAL_SESSION_HOURS", default=12) * 3600  # counted from sign-in
SESSION_IDLE_SECONDS = env.int("PORTAL_IDLE_MINUTES", default=30) * 60
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Demonstration runs on plain http on this machine; everything else is https only.
_https = PORTAL_MODE == "production"
SECURE_SSL_REDIRECT = _https and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, past the proxy; it holds no secret
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31536000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
if _https:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

# ---- language, time, files ---------------------------------------------------------------------------------
LANGUAGE_CODE = "en-us"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "competency_portal" / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(UPLOADS_DIR)},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Tests read static files where they lie; the portal itself serves what collectstatic gathered.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = TESTING
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

CRISPY_ALLOWED_TEMPLATE_PACKS = ["uswds"]
CRISPY_TEMPLATE_PACK = "uswds"
CRISPY_FAIL_SILENTLY = False

# The console is for one person's own machine: a log would keep the links that reset passwords.
_email = "smtp://localhost:25" if PORTAL_MODE == "production" else "consolemail://"
globals().update(env.email_url("EMAIL_URL", default=_email))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="competency-portal@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"refusals": {"()": "competency_portal.audit.log_filter.OneLineRefusals"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "axes": {"level": "WARNING"},  # tells of every sign-in; ours are in the audit trail
        "weasyprint": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},  # greets at every start
        "fontTools": {"level": "WARNING"},  # names every font it packs
    },
}
