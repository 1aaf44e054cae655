"""`manage.py demonstration_people`: whom to sign in as."""

from django.conf import settings
from django.core.management.base import BaseCommand

from competency_portal.operations.people import demonstration_table


class Command(BaseCommand):
    help = "Prints the demonstration people with their roles and their common password."

    def handle(self, **options):
        rows = demonstration_table()
        if not rows:
            self.stdout.write("There are no demonstration people in this database.")
            return
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        for row in rows:
            self.stdout.write(
                "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            )
        self.stdout.write(f"\n  Password for all of them: {settings.DEMO_PASSWORD}")
