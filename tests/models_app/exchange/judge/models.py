"""Two invented competency models of invented agencies."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Competency:
    """All that may stand in a document about one competency; `group` and `required` count from 0."""

    name: str
    subtitle: str
    number: int
    group: int
    required: int
    definition: str
    levels: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """A model with more than any one layout shows of it."""

    agency: str
    title: str
    intro: str
    groups: tuple[str, ...]
    labels: tuple[str, ...]
    competencies: tuple[Competency, ...]

    def of_group(self, place: int) -> list[Competency]:
        """The competencies of one group, in order."""
        return [one for one in self.competencies if one.group == place]


LIBRARY = Model(
    "Town of Fernhill",
    "Competency Model for Library Assistant",
    "These competencies were named by employees and supervisors of the branches as the ones that matter most.",
    ("Core Competencies", "Technical Competencies"),
    ("Basic", "Proficient", "Advanced"),
    (
        Competency(
            "Customer Service", "Helps Every Visitor", 4, 0, 1,
            "Greets visitors, finds out what they look for, and stays with them until they have it.",
            ("Answers common questions with the help of a handout.",
             "Handles most requests alone and calms visitors who are upset.",
             "Changes how the desk works so that complaints no longer arise."),
            ("Walks with the visitor to the shelf.", "Returns calls on the same day.",
             "Asks whether the answer was of use."),
        ),
        Competency(
            "Attention to Detail", "Gets It Right", 11, 0, 2,
            "Checks cards, fees and due dates for errors; notices what is missing before it causes trouble.",
            ("Compares an entry with a printed list.",
             "Finds entries that contradict each other.",
             "Writes the lists that colleagues check against."),
            ("Initials each form that was checked.", "Spots cards without an address.",
             "Counts the drawer twice each evening."),
        ),
        Competency(
            "Cataloging", "Knows Where It Belongs", 23, 1, 1,
            "Describes new books and films by the rules of the catalog so that others can find them again.",
            ("Copies records that others have made.",
             "Makes records for books without any model.",
             "Settles which rule holds where two of them differ."),
            ("Looks up the name of each author.", "Reports doubled records.", "Labels the back of every book."),
        ),
        Competency(
            "Records Management", "Keeps the File", 38, 1, 0,
            "Stores papers of the library so that they are found within the hour, and lets go of them on time.",
            ("Files by name and date.",
             "Traces papers through three systems.",
             "Plans the move from paper to electronic files."),
            ("Marks each box with its year.", "Asks before anything is destroyed.",
             "Keeps the index of the boxes current."),
        ),
    ),
)  # fmt: skip

WATER = Model(
    "Harrow Lake Water District",
    "Pump Operator Competency Profile",
    "Supervisors use this profile to hire and to train; it lists what the work of a pump operator asks for.",
    ("Behavioral Competencies", "Trade Competencies"),
    ("Level 1", "Level 2", "Level 3"),
    (
        Competency(
            "Oral Communication", "Speaks Clearly", 1, 0, 1,
            "Tells crews and callers what they need to know, in plain words (also by radio and in a storm).",
            ("Takes messages and passes them on.",
             "Explains a closed valve to the people of a street.",
             "Speaks for the district before the county board."),
            ("Uses short sentences on the radio.", "Repeats a reading before writing it down.",
             "Asks whether the order was understood."),
        ),
        Competency(
            "Judgment and Decision Making", "Decides Soundly", 2, 0, 2,
            "Weighs facts, rules and risks before acting; asks for guidance where a matter is new. Is not hurried.",
            ("Follows written steps and asks when they do not fit.",
             "Chooses between several allowed ways and can say why.",
             "Decides cases without a precedent and answers for them."),
            ("Reads the whole alarm before silencing it.", "Separates a rumor from a reading.",
             "Tells the supervisor early about a leak."),
        ),
        Competency(
            "Teamwork", "Works with Others", 3, 0, 0,
            "Takes on a fair share of dull tasks, and helps where the work is heaviest.",
            ("Does the tasks of a shift that were assigned.",
             "Covers for absent colleagues without being asked.",
             "Brings the shifts together around one procedure."),
            ("Shares the news of the shift.", "Thanks others for their help.", "Trades night shifts fairly."),
        ),
        Competency(
            "Pumps & Motors", "Keeps Them Running", 4, 1, 1,
            "Starts, stops and tends pumps of every size in the district; hears a worn bearing before it fails.",
            ("Starts a pump by the checklist.",
             "Finds the cause of a drop in pressure.",
             "Rebuilds a pump and trains others to do so."),
            ("Greases each bearing on its day.", "Logs the hours of every motor.",
             "Locks a switch before opening the case."),
        ),
        Competency(
            "Water Quality", "Guards the Taste", 5, 1, 1,
            "Takes samples at the right place and time, and acts on what they show (e.g., on a trace of iron).",
            ("Fills and labels the bottles.",
             "Reads a report of the laboratory and doses accordingly.",
             "Sets where and how often samples are taken."),
            ("Rinses each bottle three times.", "Notes the hour of each sample.",
             "Calls the laboratory about odd results."),
        ),
    ),
)  # fmt: skip

MODELS = {"library": LIBRARY, "water": WATER}
