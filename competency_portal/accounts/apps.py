from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "competency_portal.accounts"
    label = "accounts"
    verbose_name = "People and agencies"

    def ready(self):
        """allauth's second factor has no hook in its adapter, only signals; both need models, so not before now."""
        from competency_portal.accounts import second_factor

        second_factor.listen()
