from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "competency_portal.accounts"
    label = "accounts"
    verbose_name = "People and agencies"

    def ready(self):
        """Second factor and sign-in of a test client have no hook in an adapter, only signals; all need models."""
        from competency_portal.accounts import second_factor, timeouts

        second_factor.listen()
        timeouts.listen()
