"""`manage.py load_demonstration`: invented people, three guides, three hiring actions at different stages."""

from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from competency_portal.accounts.models import Agency, User
from competency_portal.demonstration.content import AGENCIES
from competency_portal.demonstration.guides import make_guide
from competency_portal.demonstration.hiring import make_hiring_action
from competency_portal.demonstration.library import settle_and_publish
from competency_portal.demonstration.people import make_people


class Command(BaseCommand):
    help = "Adds the demonstration to a portal that holds the library and nobody yet. Everything in it is invented."

    @transaction.atomic
    def handle(self, **options):
        if User.objects.exists():
            raise CommandError(
                "There are people in this portal already; the demonstration is for an empty one."
            )
        missing = set(AGENCIES) - set(Agency.objects.values_list("code", flat=True))
        if missing:
            raise CommandError(
                f"Load the library first (manage.py load_library): no agency {', '.join(sorted(missing))}."
            )
        people = make_people()
        self.stdout.write(f"People: {len(people)}.")
        for code in AGENCIES:
            zone = ZoneInfo(Agency.objects.get(code=code).time_zone)
            today = timezone.localdate(timezone=zone)  # due dates are days in the agency's zone
            version = settle_and_publish(code, people)
            guide = make_guide(code, version, people)
            action = make_hiring_action(code, guide, people, today)
            self.stdout.write(f"{action.agency.short_name}: {version}; {guide}; hiring action {action}.")
