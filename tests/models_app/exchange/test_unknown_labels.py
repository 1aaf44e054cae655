"""What is asked of labels that nobody knows. Every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best

ASKED = "These may be names of levels: '1 – Seed', '2 – Tree'"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1 - Seed", "• {} it.", "2 - Tree", "• {} more."], [ASKED]),
        (["1 - Seed. {} it.", "2 - Tree. {} more."], [ASKED]),
        (["1 - {} it. Asks.", "2 - {} more. Asks."], []),
    ],
)
def test_words_that_open_the_texts_of_a_level_everywhere_may_be_its_name(lines, expected):
    text = ["Fishery Skills", "Net Mending", "Mends nets.", *(line.format("Ties") for line in lines)]
    text += ["Tide Reading", "Knows the tides.", *(line.format("Reads") for line in lines)]

    titles = [title for title, _ in asked(best("\n".join(text)).model)]

    assert [title for title in titles if title.startswith("These")] == expected
