from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "competency_portal.accounts"
    label = "accounts"
    verbose_name = "People and agencies"
