"""Which models a document may belong to."""

import pytest

from models_app.calculations.plain import PlainJob, PlainModel, Words
from models_app.models import CompetencyModel, JobClass
from models_app.queries.importing import models_alike


@pytest.mark.parametrize(
    ("title", "job", "given", "alike"),
    [
        ("ferry manager", {}, {}, True),
        ("Pier Manager", {}, {}, True),
        ("Ferry Manager", {"code": "4472"}, {}, False),
        ("Ferry Manager", {"grade": "GS-12"}, {}, False),
        ("Ferry Manager", {"grade": "gs-11"}, {}, True),
        ("Landing Manager", {"code": "4471"}, {}, True),
        ("Landing Manager", {}, {"code": " 4471 "}, True),
        ("Landing Manager", {"title": "Manager, Ferry"}, {}, True),
        ("Landing Manager", {}, {"title": "Manager, Ferry", "grade": "GS-12"}, False),
        ("Landing Manager", {"code": "4472"}, {"title": "Manager, Ferry"}, False),
        ("", {}, {}, False),
    ],
)
def test_title_job_class_or_code_tell_unless_code_or_grade_differ(title, job, given, alike):
    model = CompetencyModel(
        title="Pier Manager", job_class=JobClass(title="Manager, Ferry", code="4471", grade="GS-11")
    )
    model.present_title = "Ferry Manager"
    plain = PlainModel(Words(title, ()), PlainJob(**{"title": "", **job}, lines=()), (), (), (), ())

    assert models_alike([model], plain, given) == ([model] if alike else [])
