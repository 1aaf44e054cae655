from django.apps import AppConfig
from django.core.validators import ProhibitNullCharactersValidator

NUL_WORDS = "This holds an invisible character (U+0000). Type it again."


class ComponentsConfig(AppConfig):
    name = "competency_portal.components"
    label = "components"

    def ready(self):
        """What Django's form fields say of a NUL, as our readers of files say it."""
        ProhibitNullCharactersValidator.message = NUL_WORDS
