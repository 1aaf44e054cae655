"""Whatever a CASE file of another system holds: it is read or refused in words, and every member is counted."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competency_portal.exchange.data_file import read_data
from models_app.actions.plain_problems import problems_of
from models_app.exchange.imported import readings_for

KEYS = st.sampled_from([None, "doc", "a", "b", "c", "d", "A", "far", 1, ""])
TEXTS = st.sampled_from(
    [None, "", " ", "Plans", "Plans work.", "Übt\nviel", "x" * 150, "y z " * 90, 7, 2.5, True, [], {}]
)
TYPES = st.sampled_from(
    [None, "", "Competency", "Skill", "Domain", "Behavioral Indicator", "Competency Group", 3]
)
KINDS = st.sampled_from([None, "isChildOf", "ISCHILDOF", "isPartOf", "precedes", "hasSkillLevel", 5])
NUMBERS = st.sampled_from([None, 0, 1, 2, -1, 1.5, "2", True, 2**70])
LINKS = st.one_of(
    st.none(), KEYS, KEYS.map(lambda key: {"identifier": key, "uri": None, "title": "x"}), st.just([])
)
ITEMS = st.fixed_dictionaries(
    {"identifier": KEYS, "fullStatement": TEXTS},
    optional={"abbreviatedStatement": TEXTS, "humanCodingScheme": TEXTS, "CFItemType": TYPES, "notes": TEXTS},
)
ASSOCIATIONS = st.fixed_dictionaries(
    {"associationType": KINDS, "originNodeURI": LINKS, "destinationNodeURI": LINKS},
    optional={"sequenceNumber": NUMBERS},
)
LEVELS = st.fixed_dictionaries(
    {"quality": TEXTS}, optional={"description": TEXTS, "score": NUMBERS, "position": NUMBERS}
)


def some(rows, most=6):
    return st.one_of(st.none(), st.lists(st.one_of(st.none(), rows), max_size=most))


CRITERIA = st.fixed_dictionaries({"CFItemURI": LINKS, "CFRubricCriterionLevels": some(LEVELS, 3)})
RUBRICS = st.fixed_dictionaries(
    {"title": TEXTS, "CFRubricCriteria": some(CRITERIA, 3)}, optional={"description": TEXTS}
)
PACKAGES = st.fixed_dictionaries(
    {
        "CFDocument": st.fixed_dictionaries(
            {"title": st.just("Framework")}, optional={"identifier": KEYS, "notes": TEXTS}
        ),
        "CFItems": some(ITEMS),
        "CFAssociations": some(ASSOCIATIONS),
        "CFRubrics": some(RUBRICS, 2),
    }
)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(PACKAGES)
def test_every_package_is_read_or_refused_and_nothing_is_lost(package):
    document = read_data(json.dumps(package).encode())

    (reading,) = readings_for(document)

    if reading.model is None:
        assert reading.refusal.endswith(".")
        return
    ledger = reading.ledger
    assert {entry.line for entry in ledger.entries} == set(range(1, len(document.passages) + 1))
    assert ledger.placed + ledger.not_used == ledger.read
    assert [entry for entry in ledger.left if not entry.reason or entry.reason == "Not recognised"] == []
    assert [str(p) for p in problems_of(reading.model, {"title": "Clerk"}) if "number" not in str(p)] == []
