from django.core.management.base import BaseCommand
from django.utils import timezone

from competency_portal.audit.models import AuditHead


class Command(BaseCommand):
    help = (
        "Prints the end of every chain as 'chain seq hash code'. Keep it outside (paper, mail, another machine): "
        "verify_audit --anchor FILE then also finds a chain that was cut or a database that was set back."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"# {timezone.now().isoformat(timespec='seconds')} chain seq hash code")
        for head in AuditHead.objects.select_related("agency"):
            self.stdout.write(
                f"{head.chain} {head.seq} {head.hash} {head.agency.code if head.agency else head.chain}"
            )
