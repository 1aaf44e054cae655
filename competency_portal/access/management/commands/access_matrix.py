import csv

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from competency_portal.access.rules import Who
from competency_portal.access.table import HEADINGS, as_rows, lines
from competency_portal.access.walk import walk


class Command(BaseCommand):
    help = "Prints the access matrix as CSV: URL pattern, name, method, role, scope, state."

    def add_arguments(self, parser):
        parser.add_argument("--role", choices=[who.value for who in Who], default="", help="Only this role.")

    def handle(self, *args, role, **options):
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows(as_rows(lines(walk(), import_string(settings.ACCESS_MATRIX), role)))
