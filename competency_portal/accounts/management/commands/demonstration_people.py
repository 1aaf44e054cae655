from django.core.management.base import BaseCommand

from competency_portal.accounts.queries import demonstration_people, roles_in_words


class Command(BaseCommand):
    help = "Prints the demonstration people as a table: username, name, roles, agency."

    def handle(self, *args, **options):
        headings = ("Username", "Name", "Role", "Agency")
        rows = [headings, *(row_of(person) for person in demonstration_people())]
        if len(rows) == 1:
            self.stdout.write("There are no demonstration people.")
            return
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in [rows[0], ["-" * width for width in widths], *rows[1:]]:
            line = "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True))
            self.stdout.write(line.rstrip())


def row_of(person) -> tuple[str, str, str, str]:
    """One line of the table."""
    agencies = ", ".join(dict.fromkeys(m.agency.short_name for m in person.memberships.all()))
    return person.username, str(person), roles_in_words(person), agencies or "all agencies"
