"""Words that remind of subjects an interview must not ask about."""

import pytest

from assessments.calculations.forbidden_subjects import subjects_touched


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Are you married and how old are you?", ["age", "marital or family status"]),
        ("How OLD\nare you?", ["age"]),
        ("What is your religion, and your own health like?", ["religion", "health"]),
        ("Do you plan to have any children?", ["pregnancy and children"]),
        ("Are you a U.S. taxpayer? Are you an American citizen?", ["citizenship"]),
        ("Have you ever been arrested?", ["arrest record"]),
        ("What did you earn? What was your salary?", ["salary history"]),
        ("Tell us of a service to citizens that you ran for the health department.", []),
        ("How did you manage a project about family housing with a union?", []),
        ("How do you handle races between threads, and your agenda?", []),
        ("", []),
        ("Which church do you attend? Do you keep the Sabbath?", ["religion"]),
        ("Do you regularly go to a mosque? Are you a practicing Muslim? Do you ever pray?", ["religion"]),
        ("What are your religious beliefs? Which holidays do you keep? Is that your temple?", ["religion"]),
        ("When did you finish high school, and how long until you retire?", ["age"]),
        ("Are you gay? What is your gender identity? Would you mind working for a woman?", ["sex"]),
        ("Are you Hispanic? What is your skin color?", ["race"]),
        (
            "Where is your accent from? What is your first language? Where are you originally from?",
            ["national origin"],
        ),
        ("Are you single? What is your maiden name?", ["marital or family status"]),
        ("Do you have a disability? Tell us about your disability.", ["disability"]),
        ("Do you take any medication? Have you filed workers’ compensation?", ["health"]),
        (
            "Are you pregnant? Do you plan to start a family? Who has your children?",
            ["pregnancy and children"],
        ),
        ("What is your immigration status? When did you become a citizen?", ["citizenship"]),
        ("What about your criminal history? Have you ever been convicted?", ["arrest record"]),
        ("Does it run in the family? What is your family history?", ["genetic information"]),
        ("Are you a Republican? Whom did you vote for?", ["political affiliation"]),
        ("Did you support the strike? Are you in the union?", ["union membership"]),
        ("What kind of discharge did you get?", ["military discharge"]),
        ("How much were you paid? What is your current pay?", ["salary history"]),
        # what the work itself is about
        ("Tell us about your disability services program and a visit from your health department.", []),
        ("How did you plan the safety of churches, mosques and other places of worship in your county?", []),
        (
            "How would you tell pregnant women and married couples of benefits after an honorable discharge?",
            [],
        ),
        ("Describe your union contract and how you paid wages. What did you make of the audit?", []),
        (
            "What do you do with your arrests, your discharge planning and your beliefs about a good start of a team?",
            [],
        ),
        (
            "How did you start a family shelter? Were you straight with people? Who are women you worked with?",
            [],
        ),
        ("What are your retirement plans?", ["age"]),
        ("What did you do when a client asked for a room to pray in, or for a kosher meal?", []),
        (
            "How did you learn about the citizenship test, arrest records and a stormwater discharge permit?",
            [],
        ),
        (
            "Describe your health inspections, your visa processing experience and your genetics lab results.",
            [],
        ),
        ("Who were your church outreach partners, and who read in your children's reading program?", []),
        ("Tell us about your children’s services unit, and about your kids' summer programs.", []),
        ("Which grade is your children's? Who pays your children's education?", ["pregnancy and children"]),
        ("What is your husband's work? Where is your wife's team?", ["marital or family status"]),
        ("Did your church's outreach program help you?", ["religion"]),
        ("How did you explain a salary range, and salaries of a family court, to a board?", []),
    ],
)
def test_subjects_touched(text, subjects):
    assert subjects_touched(["Tell us about a time.", text]) == subjects
