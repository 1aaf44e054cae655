"""Numbers of a list kept on the review page: another way to read the document."""

from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.exchange.import_review import review_of
from tests.factories import make_agency, make_import, make_person

TEXT = "Bakery Skills Model\n\n1. Kneading\n\nKneads for all.\n\n2. Baking\n\nBakes for all.\n"


def test_a_person_reads_the_document_with_the_numbers_of_its_list(client, db):
    agency = make_agency("here")
    person = make_person("hr.here", Role.HR_ADMIN, agency)
    client.force_login(person)
    imported = make_import(agency, person, TEXT)
    review = reverse("library:import-review", args=[imported.public_id])

    before = [row.number for row in review_of(imported).plain.competencies]
    page = client.get(review).content.decode()
    answer = client.post(
        reverse("library:import-reader", args=[imported.public_id]),
        {"edit": imported.edit, "reader": "headed_paragraphs+numbers"},
    )
    imported.refresh_from_db()

    assert (before, 'value="headed_paragraphs+numbers"' in page) == ([None, None], True)
    assert (answer.status_code, answer["Location"]) == (302, review)
    assert [row.number for row in review_of(imported).plain.competencies] == [1, 2]
