"""`manage.py prepare`: everything between installed packages and a portal that can be served."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from competency_portal.accounts.actions.sessions import encrypt_stored_secrets
from competency_portal.accounts.models import Agency
from competency_portal.operations.alone import alone_in
from competency_portal.operations.migrating import SteppedMigrate
from competency_portal.operations.people import keep_password_in_force
from competency_portal.operations.private import keep_private
from competency_portal.operations.static_files import collect_when_changed
from competency_portal.safety import database_notes


class Command(BaseCommand):
    help = (
        "Migrates, gathers static files, and fills an empty database with the library and the demonstration."
    )

    # Outside production they ask only what .ci/run has asked already, for two thirds of this command's time.
    requires_system_checks = "__all__" if settings.PORTAL_MODE == "production" else []

    def add_arguments(self, parser):
        parser.add_argument("--empty", action="store_true", help="leave an empty database empty")

    def handle(self, *, empty, **options):
        self.say(f"Data folder: {settings.PORTAL_DATA}")
        self.close_folder()
        with alone_in(settings.DOCUMENTS_DIR, self.say):
            self.prepare(empty)

    def prepare(self, empty):
        self.ask_database()
        if settings.PORTAL_MODE == "production":
            for note in database_notes(settings.DATABASES["default"]["ENGINE"]):
                self.say(f"{note.msg} {note.hint}")
        self.migrate()
        self.gather()
        if not Agency.objects.exists():
            self.fill(empty)
        if count := encrypt_stored_secrets():
            self.say(f"Secrets of {count} second factors encrypted.")
        if settings.DEMO and keep_password_in_force():
            self.say("The demonstration people have the new password.")

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()

    def close_folder(self):
        in_folder = str(settings.DATABASES["default"]["NAME"]).startswith(str(settings.PORTAL_DATA))
        try:
            keep_private(settings.PORTAL_DATA, sqlite=connection.vendor == "sqlite" and in_folder)
        except OSError as error:
            raise CommandError(
                f"The data folder can't be closed to other accounts: {error}. Make this account its owner."
            ) from error

    def ask_database(self):
        """In one sentence, before anything else meets it: a damaged file, or a database that does not answer."""
        try:
            connection.ensure_connection()
            connection.introspection.table_names()
        except DatabaseError as error:
            raise CommandError(
                f"The database can't be used: {error}. Nothing was changed. Put a sound copy in its place; how to "
                "restore one stands in docs/operations.md, under Backups."
            ) from error

    def migrate(self):
        executor = MigrationExecutor(connection)
        steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if steps:
            self.say(f"Preparing the database ({connection.vendor}): {steps} steps")
            call_command(SteppedMigrate(stdout=self.stdout, steps=steps), interactive=False, verbosity=0)
        if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
            call_command("createcachetable", verbosity=0)

    def gather(self):
        try:
            collect_when_changed(say=self.say)
        except OSError as error:
            raise CommandError(
                f"Static files can't be gathered in {settings.STATIC_ROOT}: {error}. Make this account its owner, or "
                "name another folder with STATIC_ROOT."
            ) from error

    def fill(self, empty):
        """All or nothing: a half-loaded demonstration would pass for a whole one at the next start."""
        if empty or not settings.DEMO:
            call_command("load_library", shipped=True, verbosity=0)
            return
        with transaction.atomic():
            self.say("Loading the library: three public competency models, word for word")
            call_command("load_library", verbosity=0, stdout=self.stdout)
            self.say("Loading the demonstration: invented people and three hiring actions")
            call_command("load_demonstration", verbosity=0, stdout=self.stdout)
