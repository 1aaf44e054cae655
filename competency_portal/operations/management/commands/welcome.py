"""`manage.py welcome`: the last words of bin/serve."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.urls import reverse

from competency_portal.accounts.actions.setup import nobody_yet
from competency_portal.accounts.models import User
from competency_portal.accounts.setup_code import setup_code


class Command(BaseCommand):
    help = "Prints the address and whom to sign in as, or how to set up a portal without people."

    requires_system_checks = []  # `prepare` ran a moment ago

    def add_arguments(self, parser):
        parser.add_argument("address", help="where the portal answers, for example http://127.0.0.1:8000")

    def handle(self, *, address, **options):
        if nobody_yet():
            self.stdout.write("The portal is empty. Create its first agency and your account here:\n\n")
            self.stdout.write(f"  {address}{reverse('setup')}\n\n  Set-up code: {setup_code()}")
            return
        if User.objects.filter(is_demonstration=True).exists():
            call_command("demonstration_people", stdout=self.stdout)
        self.stdout.write(f"\nThe Competency Portal is ready:  {address}/")
