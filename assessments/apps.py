from django.apps import AppConfig

from models_app.queries.built_on import register, register_for_scales


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Assessments"

    def ready(self):
        """The library asks this app what is built on a version, without knowing it."""
        register("assessments.queries.built_on.things_on")
        register_for_scales("assessments.queries.built_on.things_on_scale")
