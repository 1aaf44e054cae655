"""What an import may stand on in the library."""

from models_app.choices import VersionState
from models_app.models import CompetencyModel, ModelVersion
from models_app.queries.importing import base_version, models_of
from tests.factories import make_agency, make_model_version


def later(first, number, state, title):
    return ModelVersion.objects.create(
        model=first.model, number=number, state=state, title=title, source=first.source
    )


def test_models_are_named_by_the_version_that_the_next_one_follows(db):
    agency = make_agency("here")
    published = make_model_version(agency, (), state=VersionState.SUPERSEDED)
    later(published, 2, VersionState.PUBLISHED, "B Clerk")
    later(published, 3, VersionState.DRAFT, "A Clerk")
    drafted = make_model_version(agency, (), state=VersionState.DISCARDED)
    later(drafted, 2, VersionState.DRAFT, "A Warden")
    later(drafted, 3, VersionState.DISCARDED, "C Warden")
    make_model_version(agency, (), state=VersionState.DISCARDED)
    make_model_version(make_agency("there"), ())

    assert [(model.pk, model.present_title) for model in models_of(agency)] == [
        (drafted.model_id, "A Warden"),
        (published.model_id, "B Clerk"),
    ]
    assert [base_version(model).title for model in models_of(agency)] == ["A Warden", "B Clerk"]


def test_models_without_a_title_and_of_one_name_are_told_apart(db):
    agency = make_agency("here")
    one, other, titled, headed = (make_model_version(agency, ()) for _ in range(4))
    ModelVersion.objects.filter(pk__in=[one.pk, other.pk]).update(title="")
    ModelVersion.objects.filter(pk=headed.pk).update(title="MODEL OF A CLERK", source_lines="1")
    CompetencyModel.objects.exclude(pk=headed.model_id).update(title="Clerk (12)")

    found = {model.pk: model.present_name for model in models_of(agency)}

    untitled = [found[version.model_id] for version in (one, other)]
    assert (found[titled.model_id], found[headed.model_id]) == (titled.title, headed.model.title)
    assert len(set(untitled)) == 2
    assert all(name.startswith("Untitled model of Clerk (12) (") for name in untitled)
