import pytest

from tests.models_app.exchange.reading import best

TABLE = "Competency\tBasic\tExpert\nZoning\tReads maps.\tDraws maps.\nZoning ({})\tFiles maps.\tSells maps.\n"


@pytest.mark.parametrize(("said", "asked"), [("continued", True), ("Cont\u2019d", True), ("Rural", False)])
def test_a_name_that_goes_on_with_one_above_is_asked_about_and_makes_the_reading_a_guess(said, asked):
    reading = best(TABLE.format(said))

    titles = [one.title for one in reading.model.findings if "may go on" in one.title]
    assert titles == ([f"'Zoning ({said})' may go on with 'Zoning'"] if asked else [])
    assert (reading.sureness == "a guess") or not asked
