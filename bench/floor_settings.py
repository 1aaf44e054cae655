"""The portal's database, sessions and keys with the least middleware that signs a person in and guards a form."""

from pathlib import Path

from competency_portal.settings import *  # it differs from the portal in nothing else

ROOT_URLCONF = "bench.floor"
INSTALLED_APPS = [
    "bench.apps.BareAccountsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path(__file__).parent]}]
