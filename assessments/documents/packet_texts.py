"""Words of a packet that are the same for most agencies; a guide may bring its own instead.

General guidance, not legal advice: each agency's counsel sets its own text for the subjects to stay away
from. Practice after the sources of the field: same questions, same order, same words; write what was said;
rate alone.
"""

from .packet import RatingScale, ScaleLevel
from .packet_frame import EvidenceExample, ForbiddenSubject, RatingError, StockAnswer, TextBlock

CONFIDENTIALITY = (
    "The questions, probes and benchmarks in this packet are part of an examination. Do not copy, photograph, "
    "forward or read them to anyone outside this panel, before or after the interview.",
    "Your ratings are yours alone. Until every panel member has handed in, show them to nobody, the panel chair "
    "included.",
    "Hand in every sheet, used or not. A lost packet is reported to HR on the same day.",
)

INSTRUCTIONS = (
    TextBlock(
        "Before the interview",
        items=(
            "Read the questions and the benchmarks. You have been trained on this set; if you have not, tell HR now.",
            "If you know the candidate or have any interest in the outcome, tell HR and step aside. A recusal is "
            "recorded and costs the candidate nothing.",
            "Check that the candidate number on this packet is the one on the schedule.",
            "If the candidate has an approved accommodation, HR tells the chair what it is. Do not ask why.",
        ),
    ),
    TextBlock(
        "During the interview",
        items=(
            "Ask every question, in the printed order and in the printed words. You may repeat or clarify. "
            "You may not add, skip or reword.",
            "Use only the printed probes, and only when the answer is thin. Tick each probe you use.",
            "Write what the candidate said, not what you think of it.",
            "Do not name the competency. Do not tell the candidate how it is going, by word or by face.",
            "Finish the interview however it goes.",
            "Questions about the process, pay or other candidates go to HR. Stock answers are in appendix A.",
        ),
    ),
    TextBlock(
        "After the interview",
        items=(
            "Rate before the next candidate comes in. Rate each competency on its own, against its benchmarks, "
            "not against other candidates.",
            "Write the evidence for each rating: what was said that fits the benchmark.",
            "If you cannot rate, mark “Not rated” and say why. Never use the lowest level for “no evidence because "
            "not asked.”",
            "Talk to nobody about the candidate until every rater has handed in.",
            "Hand in the packet, or submit in the portal, by the end of the next business day. Handing in locks "
            "your ratings.",
        ),
    ),
    TextBlock(
        "If something goes wrong",
        items=(
            "Interruption, illness or an alarm: stop, note the time, call HR. HR decides whether to go on or to "
            "start again.",
            "A question was missed or changed: finish, write it in “Further notes”, tell HR the same day.",
            "The candidate asks for an accommodation in the room: stop and call HR.",
        ),
    ),
)

ERRORS = (
    RatingError(
        "Halo",
        "One strong or weak answer colors all the others.",
        "Rate one competency at a time, from that page’s notes.",
    ),
    RatingError(
        "Leniency",
        "Everyone is rated high, to be kind.",
        "Ask: which words of the highest benchmark did I hear?",
    ),
    RatingError(
        "Severity",
        "Everyone is rated low, to be demanding.",
        "Ask: which words of the middle benchmark did I not hear?",
    ),
    RatingError(
        "Central tendency",
        "Everyone is in the middle, to be safe.",
        "Use the whole scale. The middle needs evidence like any other level.",
    ),
    RatingError(
        "Contrast",
        "The candidate is measured against the one before.",
        "Measure against the benchmark only.",
    ),
    RatingError(
        "Similar to me",
        "A shared school, job or manner earns credit.",
        "Cross out whatever the question did not ask for.",
    ),
    RatingError(
        "First impression",
        "The first minutes decide, and the rest confirms.",
        "Rate at the end, from the notes, not from memory.",
    ),
    RatingError(
        "Stereotyping",
        "A group is rated, not a person.",
        "Ask: would I write this of any candidate who said the same?",
    ),
)

EVIDENCE = (
    EvidenceExample(
        "“Called the vendor and two department heads before switching over; told payroll first.”",
        "Good communicator.",
    ),
    EvidenceExample(
        "“Did not say what happened to the users. Asked twice (last probe).”", "Vague. Probably not hands-on."
    ),
    EvidenceExample(
        "“Named three options and their cost; chose the middle one because of the contract date.”",
        "Sharp, would fit in well here.",
    ),
)
EVIDENCE_NOTE = (
    "Your notes are part of the examination record. They may be read by the candidate, by an auditor or by a court. "
    "Write nothing in them that you would not say aloud in the room."
)

AFTER_INTERVIEW = (
    "Nobody speaks about the candidate.",
    "Complete your notes while you remember them.",
    "Turn to each rating page, mark one box, write the evidence.",
    "Copy the ratings to the individual summary form and sign it.",
    "Hand in the packet. From then on nobody can change your first ratings.",
)

STATEMENT = (
    "I have no interest in the outcome that I have not told HR about. I made these ratings alone, from what the "
    "candidate said in this interview, and before any discussion of the candidate."
)

FORBIDDEN = (
    ForbiddenSubject(
        "Age",
        "When did you finish school? How long until you retire?",
        "Nothing. Minimum age is checked after an offer.",
    ),
    ForbiddenSubject("Sex, gender, orientation", "Would you mind working for a woman?", "Nothing."),
    ForbiddenSubject(
        "Marriage, family, pregnancy",
        "Who looks after your children? Do you plan to have any?",
        "Can you work the hours stated in the announcement?",
    ),
    ForbiddenSubject(
        "Race, color, origin", "Where is your accent from? Where were your parents born?", "Nothing."
    ),
    ForbiddenSubject(
        "Language",
        "What is your first language?",
        "A language only if the job analysis shows the need; tested separately.",
    ),
    ForbiddenSubject(
        "Religion", "Which holidays do you keep?", "Can you work the days stated in the announcement?"
    ),
    ForbiddenSubject(
        "Disability, health, genetics",
        "Have you been ill much? Does it run in the family?",
        "Do you need an accommodation for this interview? (asked in the invitation)",
    ),
    ForbiddenSubject(
        "Citizenship", "Are you a citizen? Since when?", "Right to work is checked after an offer."
    ),
    ForbiddenSubject(
        "Arrests", "Have you ever been arrested?", "Whatever the law allows, after a conditional offer."
    ),
    ForbiddenSubject(
        "Military discharge",
        "What kind of discharge did you get?",
        "HR checks preference from documents. Raters never see it.",
    ),
    ForbiddenSubject("Politics, unions", "Did you support the strike?", "Nothing."),
    ForbiddenSubject(
        "Pay history", "What do you earn now?", "Nothing. The pay range is in the announcement."
    ),
)
FORBIDDEN_NOTE = (
    "Leave out too, because they measure nothing: brain-teasers, “your greatest weakness,” “where do you see yourself "
    "in five years.” This page is general guidance and not legal advice. HR answers doubtful cases before the "
    "interview, not after."
)
IF_RAISED = (
    "Do not follow it up, not even to be kind.",
    "Say: “Thank you. We rate only the answers to our questions, so you need not tell us about that. Shall I read the "
    "question again?”",
    "Do not write it down. If it is part of the answer, write only the part that answers the question.",
    "Do not mention it when you rate or in the consensus meeting.",
)
STOCK_ANSWERS = (
    StockAnswer(
        "What do you mean by that question?", "I will read it again. Please answer it as you understand it."
    ),
    StockAnswer(
        "I have never had such a case. What now?",
        "Take one that comes close, from any job or from unpaid work.",
    ),
    StockAnswer("Is this what you want to hear?", "I cannot say. Please go on."),
    StockAnswer("How did I do? How many others are there?", "I cannot say today. HR will write to you."),
    StockAnswer("What is the pay? When would I start?", "The announcement and HR can tell you."),
    StockAnswer("May I have the questions?", "No. They are examination material."),
    StockAnswer("May I come back to an earlier question?", "Yes, at the end. I will ask you then."),
)

SCHEDULE_NOTE = (
    "Where no minutes stand, none are planned: write in what the panel agrees on. "
    "The chair opens the consensus meeting only after all raters have handed in. If the candidate has not come ten "
    "minutes after the time set, record a no-show; a no-show is not the lowest rating and not a zero."
)

NOT_RATED = TextBlock(
    "Not rated",
    (
        "Use it when the question was not put, the candidate withdrew, or you left the room. It lowers the number of "
        "raters. It is never counted as zero or as the lowest level.",
    ),
)
HOW_TO_USE = TextBlock(
    "How to use the benchmarks",
    (
        "Find the benchmark that the answer as a whole comes closest to. A candidate need not match every phrase of "
        "it.",
        "Where a rating page gives no example for a level, use it for an answer that lies between the levels beside "
        "it. The general meanings above still hold.",
    ),
)
REQUIRED_NOT_STATED = TextBlock(
    "Required level",
    ("Not stated in the source. No pass line is drawn on any rating page, and none may be assumed.",),
)

FIVE_LEVELS = RatingScale(
    name="What the five levels mean",
    lead="Five levels, the same for all. Each rating page applies them to its question.",
    columns=("Situations handled", "Guidance needed", "Understanding shown"),
    levels=(
        ScaleLevel(1, "1", "Awareness", ("The simplest only", "Close and extensive", "Aware of the terms")),
        ScaleLevel(
            2,
            "2",
            "Basic",
            ("Somewhat difficult", "Frequent", "Familiar with the terms; applies them in part"),
        ),
        ScaleLevel(
            3, "3", "Intermediate", ("Difficult", "Occasional", "Understands the ideas and applies them")
        ),
        ScaleLevel(
            4,
            "4",
            "Advanced",
            ("Considerably difficult", "Little or none", "Broad, and applied without prompting"),
        ),
        ScaleLevel(
            5,
            "5",
            "Expert",
            (
                "Exceptionally difficult",
                "Serves as a key resource and advises others",
                "Comprehensive; can explain why, and when not to",
            ),
        ),
    ),
    notes=(HOW_TO_USE, NOT_RATED),
)
