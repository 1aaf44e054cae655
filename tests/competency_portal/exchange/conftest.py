import pytest

from competency_portal.exchange import sheets


@pytest.fixture(scope="module", autouse=True)
def _parser_as_in_the_child():
    """The child works with the guarded parser alone; that it does is tested with `read_table`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "LXML", False)
        patch.setattr(sheets, "DEFUSEDXML", True)
        yield
