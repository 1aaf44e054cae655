"""Home of a portal that holds nothing yet. A file of its own, as others keep the demonstration."""

import pytest

from tests import factories as make


@pytest.mark.django_db
def test_an_empty_portal_says_what_comes_next_until_there_is_a_model(client):
    admin = make.make_person("admin", role="hr_admin", is_system_administrator=True)
    client.force_login(admin)
    empty = client.get("/").content.decode()
    make.make_model_version()

    assert "What comes next" in empty and "/people/add/" in empty and "load_library" in empty
    assert "What comes next" not in client.get("/").content.decode()
