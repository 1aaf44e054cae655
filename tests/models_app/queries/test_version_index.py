"""The index at the side of a version."""

from models_app.models import CompetencyRevision, CompetencyUse
from models_app.queries.version_index import index


def test_a_place_is_no_number_of_the_bank():
    revisions = [CompetencyRevision(family="Reads"), CompetencyRevision(family="Writes", bank_number=1)]
    uses = [CompetencyUse(position=n, revision=revision) for n, revision in enumerate(revisions, 1)]

    [group] = index(uses)

    assert [(entry.number, entry.place) for entry in group.entries] == [(None, 1), (1, 2)]
