"""The WSGI door that gunicorn opens. In production it stays shut while anything is unsafe."""

import os

from django.core.wsgi import get_wsgi_application

from competency_portal import safety

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "competency_portal.settings")

application = get_wsgi_application()
safety.refuse_if_unsafe()
