"""Every address of the portal. Each name needs a row in the access matrix (`competency_portal.matrix`)."""

from django.urls import include, path

from competency_portal.access.admin_site import portal_admin
from competency_portal.accounts.views.setup import setup
from competency_portal.health import healthz
from competency_portal.home.views import home
from competency_portal.pages import accessibility, help_page, privacy, records
from competency_portal.search.views import search

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("help/", help_page, name="help"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("records/", records, name="records"),
    path("healthz", healthz, name="healthz"),
    path("api/v1/", include("models_app.api.urls")),
    path("library/", include("models_app.urls")),
    path("ims/case/v1p1/", include("models_app.urls.case")),
    path("setup/", setup, name="setup"),
    path("hiring/", include("assessments.urls")),
    path("", include("competency_portal.accounts.signin_urls")),
    path("people/", include("competency_portal.accounts.urls")),
    path("audit/", include("competency_portal.audit.urls")),
    path("access/", include("competency_portal.access.urls")),
    path("admin/", portal_admin.urls),
]

handler400 = "competency_portal.error_pages.bad_request"
handler403 = "competency_portal.error_pages.forbidden"
handler404 = "competency_portal.error_pages.not_found"
handler500 = "competency_portal.error_pages.server_error"
