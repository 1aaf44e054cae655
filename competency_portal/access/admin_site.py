"""Django's admin site at /admin/: a read-only look at people, agencies and the system's own trail.

For system administrators alone. It can't add, change or delete, not even for superusers: every change goes through an
action, which checks and audits. It shows lists only; entries of agencies' chains stay out: they tell of ratings.
"""

from django.contrib.admin import AdminSite, ModelAdmin
from django.urls import include, path, re_path

from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.audit.models import SYSTEM_CHAIN, AuditEntry


class PortalAdminSite(AdminSite):
    """Only the addresses that are used; each has a row in the access matrix (`admin_rows`)."""

    site_title = site_header = "Competency Portal administration"
    index_title = "Read-only lists"
    enable_nav_sidebar = False

    def has_permission(self, request):
        """Being staff or superuser opens nothing; running the server does."""
        return request.user.is_active and getattr(request.user, "is_system_administrator", False)

    def get_urls(self):
        """Without sign-in, sign-out, passwords, scripts and the nameless catch-all of the full site."""
        labels = "|".join(sorted({model._meta.app_label for model in self._registry}))
        return [
            path("", self.admin_view(self.index), name="index"),
            re_path(rf"^(?P<app_label>{labels})/$", self.admin_view(self.app_index), name="app_list"),
            *(
                path(f"{model._meta.app_label}/{model._meta.model_name}/", include(model_admin.urls))
                for model, model_admin in self._registry.items()
            ),
        ]


class ReadOnlyList(ModelAdmin):
    """A searchable list without links into records."""

    list_display_links = None
    actions = None
    list_per_page = 50

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return [path("", self.admin_site.admin_view(self.changelist_view), name=name)]

    def has_module_permission(self, request):
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class UserList(ReadOnlyList):
    list_display = [
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_system_administrator",
        "last_login",
    ]
    search_fields = ["username", "first_name", "last_name"]
    ordering = ["username"]


class AgencyList(ReadOnlyList):
    list_display = ["name", "code", "short_name", "time_zone", "paper_size"]
    search_fields = ["name", "code"]


class MembershipList(ReadOnlyList):
    list_display = ["user", "agency", "role", "active", "created_at"]
    list_select_related = ["user", "agency"]
    search_fields = ["user__username", "agency__name"]


class AuditEntryList(ReadOnlyList):
    list_display = ["seq", "at", "actor", "action", "object_type", "object_id"]
    list_select_related = ["actor"]
    search_fields = ["action", "object_id", "actor__username"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(chain=SYSTEM_CHAIN)


portal_admin = PortalAdminSite(name="admin")
portal_admin.register(User, UserList)
portal_admin.register(Agency, AgencyList)
portal_admin.register(Membership, MembershipList)
portal_admin.register(AuditEntry, AuditEntryList)
