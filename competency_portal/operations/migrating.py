"""Django's own `migrate`, which says at every tenth step how far it is: on a slow machine it takes a minute."""

from django.core.management.commands import migrate

EVERY = 10


class SteppedMigrate(migrate.Command):
    """Runs like `migrate`; after every tenth step that was applied, and after the last, it prints the count."""

    def __init__(self, *args, steps: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.steps, self.done = steps, 0

    def migration_progress_callback(self, action, migration=None, fake=False):
        """Called by Django's executor before and after each step."""
        if action != "apply_success":
            return
        self.done += 1
        if self.done % EVERY == 0 or self.done == self.steps:
            self.stdout.write(f"  {self.done} of {self.steps} done ({migration.app_label})")
            self.stdout.flush()
