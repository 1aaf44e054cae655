"""How the audit trail names people and agencies."""

from competency_portal.accounts.models import Agency, User
from competency_portal.audit.naming import Namer, Naming

NAMING = Naming(
    tables={
        Agency: Namer(Agency.objects),
        User: Namer(User.objects, words=lambda user: f"{user} ({user.username})"),
    },
    values={},
)
