"""Documents to print in tests: the words of the Director of Systems model, with invented questions and people.

Nothing here touches the database. `packet()` is a rater's filled packet, `blank_packet()` that of a guide version.
"""

from dataclasses import replace

from assessments.documents import packet_scripts as scripts
from assessments.documents import packet_texts as texts
from assessments.documents.packet import (
    Agency,
    Assignment,
    Benchmark,
    Edition,
    Packet,
    Probe,
    Question,
    RatingScale,
    ScaleLevel,
)
from assessments.documents.packet_frame import Coverage, CoverageRow, ScheduleStep, TextBlock
from assessments.documents.results_sheet import (
    Column,
    Count,
    Note,
    NotRanked,
    RankedCategory,
    RankedRow,
    ResultsSheet,
)
from models_app.documents.model_sheet import (
    Areas,
    CompetencyGroup,
    Fact,
    LevelText,
    ModelCompetency,
    ModelSheet,
    OpenFinding,
    SourceRecord,
    Standard,
)

HASH = "3f5a9c1277b0e4d86a1fd2c35590be7148c6a02df9137e5b8d04c6f2a1937be5"
WORD_FOR_WORD = "Word for word. Bullets derived for this question."
NONE_BELOW = "The model has no text below Satisfactory."


def benchmarks(
    superior: str, satisfactory: str, below: str, *, bullets: tuple[tuple[str, ...], ...] = ((), ())
) -> tuple[Benchmark, ...]:
    """Benchmarks 5, 3 and 1 as Los Angeles material gives them."""
    return (
        Benchmark(5, superior, bullets[0], "Model text, Superior", WORD_FOR_WORD),
        Benchmark(3, satisfactory, bullets[1], "Model text, Satisfactory", WORD_FOR_WORD),
        Benchmark(1, below, (), "Agency text", NONE_BELOW),
    )


def judgment(number: int = 1) -> Question:
    """A behavioral question on judgment and decision making."""
    return Question(
        number=number,
        competency="3. Judgment and Decision Making",
        kind="behavioral",
        minutes=12,
        asked_by="Rater 1",
        text="Tell us about a time when something urgent went wrong with a system, and the usual procedures did not "
        "tell you what to do. What was happening, how did you decide what to do, and what came of it?",
        definition="Accurately assesses situations, seeks new information if necessary, and applies all available "
        "information to reach sound conclusions/formulate effective response.",
        probes=(
            Probe("What made this case different from those the procedures covered?", "situation"),
            Probe("Who was affected, and how long did you have to decide?", "situation"),
            Probe("What did you know, what was missing, and how did you find it out?", "action"),
            Probe("What else could you have done, and why didn’t you?", "action"),
            Probe("What happened to the users and to the other groups involved?", "result"),
            Probe("Has the case changed how later ones are handled? How?", "result"),
        ),
        benchmarks=benchmarks(
            "Evaluates new situations accurately to establish an appropriate response or plan of action. Recognizes "
            "the impact on all affected parties, as well as the possible ramifications and/or repercussions of "
            "setting a precedent.",
            "Correctly assesses routine and unusual situations and reaches appropriate conclusions for actions "
            "needed. Obtains additional information and/or consults with others as necessary.",
            "Describes the problem only in general terms or misreads it. Acts on the first idea, or waits to be "
            "told, without seeking facts. Does not say who was affected.",
            bullets=(
                (
                    "States what was new and chooses a plan that fits it",
                    "Names each group affected and the precedent set",
                ),
                (
                    "Reads the problem correctly and acts in time",
                    "Asks for missing facts, or consults, before acting",
                ),
            ),
        ),
    )


def technology(number: int = 2) -> Question:
    """A situational question on technology application."""
    return Question(
        number=number,
        competency="21. Technology Application",
        kind="situational",
        minutes=12,
        asked_by="Rater 2",
        text="You have just taken over systems for a City department. Staff key the same time records into the "
        "department’s own scheduling system and again into the City’s payroll system. Errors come to light only on "
        "payday, and the contract for the scheduling system ends in ten months. What would you do, and why?",
        definition="Correctly applies technology as required on the job; conceptualizes improvements in work through "
        "introducing and/or enhancing use of technology.",
        probes=(
            Probe("What would you need to know first, and who could tell you?", "situation"),
            Probe("What would worry you most if nothing changed?", "situation"),
            Probe("Which options would you compare, and by what measure?", "action"),
            Probe("How would you put the case to those who fund it?", "action"),
            Probe("What would be different for the staff who key the records?", "result"),
            Probe("How would you know after a year whether it had worked?", "result"),
        ),
        benchmarks=benchmarks(
            "Recognizes opportunities to apply technology to improve work processes in a function, department, or "
            "the entire organization. Identifies and justifies specific technology for specific uses.",
            "Knows and correctly applies current technology as required on the job. Extends use of current "
            "technology to improve efficiency of accomplishing additional tasks.",
            "Leaves the double entry in place, or names a product without saying what it would do for this work. "
            "Gives no reason for the choice.",
            bullets=(
                (
                    "Has each record keyed once, and looks beyond the department",
                    "Names a specific solution; justifies it by cost, risk and date",
                ),
                (
                    "Proposes a workable interface or import between the two systems",
                    "Uses what the City already owns to find errors before payday",
                ),
            ),
        ),
    )


def leadership(number: int = 3) -> Question:
    """A behavioral question on leadership."""
    return Question(
        number=number,
        competency="53. Leadership",
        kind="behavioral",
        minutes=12,
        asked_by="Rater 3",
        text="Describe a time when you were responsible for a result that several units had to reach together, "
        "although each had other priorities. What was the goal, what did you do from start to end, and how did it "
        "turn out?",
        definition="Influences others toward goal accomplishment.",
        probes=(
            Probe("Which units were involved, and what did each of them want?", "situation"),
            Probe("What was your own responsibility in it?", "situation"),
            Probe("How did you make clear who was to do what?", "action"),
            Probe("What did you do when a unit fell behind or did not agree?", "action"),
            Probe("How close was the result to the goal, and how was it measured?", "result"),
            Probe("What did you do afterward with what you had learned?", "result"),
        ),
        benchmarks=benchmarks(
            "Articulates vision/states clear objectives and assigns responsibility/motivates others toward "
            "achievement. Monitors progress; gives feedback; evaluates results; ensures follow-up.",
            "Assumes responsibility for work of others when required or necessary. Ensures actions taken to achieve "
            "objectives, and evaluates results to determine any follow-up needed.",
            "Reports what the units did without a part of their own, or passes each disagreement upward. Does not "
            "say how the result was judged.",
            bullets=(
                (
                    "States the goal so that units with other priorities adopt it",
                    "Describes how progress, feedback and follow-up were handled",
                ),
                (
                    "Takes responsibility for the joint work and sees it acted on",
                    "Compares the result with the goal and names what had to follow",
                ),
            ),
        ),
    )


QUESTIONS = (judgment(), technology(), leadership())

ORIGIN_OF_WORDS = TextBlock(
    "Where the words come from",
    (
        "Benchmark 5 opens with the model’s Superior text and benchmark 3 with its Satisfactory text, word for word. "
        "The bullets below it apply that text to the question. The model has no text below Satisfactory: benchmark 1 "
        "was written by the agency’s subject matter experts and is marked Agency text.",
    ),
)


def packet(**changes: object) -> Packet:
    """A rater's filled packet of three questions on letter paper."""
    questions = changes.pop("questions", QUESTIONS)
    panel = changes.pop("panel", scripts.three_raters())
    scale = replace(
        texts.FIVE_LEVELS,
        notes=(texts.HOW_TO_USE, ORIGIN_OF_WORDS, texts.REQUIRED_NOT_STATED, texts.NOT_RATED),
    )
    made = Packet(
        agency=Agency("City of Los Angeles", "Personnel Department"),
        position="Director of Systems",
        class_code="9375",
        edition=Edition(
            guide="Interview guide, version 3",
            model="Competency model, version 1",
            state="Approved",
            approved_on="March 2, 2026",
            content_hash=HASH,
            basis=("Rule set LA-EXAM, version 2",),
        ),
        assignment=Assignment(
            hiring_action="DS-2026-014",
            candidate="0417",
            rater="Rater 2",
            packet="Packet 2 of 3",
            interview="Tuesday, March 17, 2026, 9:00 a.m. to 10:00 a.m.",
            place="Room 350-B",
        ),
        scale=scale,
        questions=questions,
        panel=panel,
        opening=scripts.opening_script("Director of Systems", questions, panel, people=len(panel)),
        closing=scripts.closing_script("the Personnel Department"),
        confidentiality=texts.CONFIDENTIALITY,
        purpose=(
            "This interview measures three of the eight competencies that, in the City’s words, “best separate "
            "superior from satisfactory job performance in the class of DIRECTOR OF SYSTEMS.” Every candidate gets "
            "the same questions, in the same order, from a panel of the same size.",
            "The questionnaire and the written exercise measure the other five. Do not rate what this interview does "
            "not ask about.",
        ),
        coverage=Coverage(
            "What is measured where (usage plan, version 2)",
            ("Questionnaire", "Written exercise", "This interview"),
            (
                CoverageRow("3. Judgment and Decision Making", (None, None, "Rated")),
                CoverageRow("11. Initiative", ("Rated", None, None)),
                CoverageRow("21. Technology Application", (None, None, "Rated")),
                CoverageRow("28. Supervision", ("Rated", None, None)),
                CoverageRow("30. Fiscal Management", ("Rated", None, None)),
                CoverageRow("47. Written Communication", (None, "Rated", None)),
                CoverageRow("49. Project Management", ("Rated", None, None)),
                CoverageRow("53. Leadership", (None, None, "Rated")),
            ),
        ),
        schedule=(
            ScheduleStep("Introduction", 5, "Panel chair", "9:00 to 9:05"),
            ScheduleStep("Question 1", 12, "Rater 1", "9:05 to 9:17"),
            ScheduleStep("Question 2", 12, "Rater 2 (you)", "9:17 to 9:29"),
            ScheduleStep("Question 3", 12, "Rater 3", "9:29 to 9:41"),
            ScheduleStep("Closing; the candidate leaves", 4, "Panel chair", "9:41 to 9:45"),
            ScheduleStep("Rating, each rater alone, in silence", 15, "Nobody", "9:45 to 10:00"),
        ),
        schedule_note=texts.SCHEDULE_NOTE,
        instructions=texts.INSTRUCTIONS,
        errors=texts.ERRORS,
        evidence=texts.EVIDENCE,
        evidence_note=texts.EVIDENCE_NOTE,
        after_interview=texts.AFTER_INTERVIEW,
        discussion_threshold=1,
        statement=texts.STATEMENT,
        forbidden=texts.FORBIDDEN,
        forbidden_note=texts.FORBIDDEN_NOTE,
        if_raised=texts.IF_RAISED,
        stock_answers=texts.STOCK_ANSWERS,
        candidate_sheet=scripts.candidate_sheet(
            "the City of Los Angeles", questions, len(panel), "the Personnel Department"
        ),
        remark="Vacancy, panel, candidate, questions, bullets and the lowest benchmark are invented.",
    )
    return replace(made, **changes)


def blank_packet(**changes: object) -> Packet:
    """The packet of a guide version that belongs to no hiring action."""
    questions = tuple(replace(q, asked_by=None) for q in QUESTIONS)
    return packet(
        questions=questions,
        assignment=Assignment(),
        schedule=scripts.schedule(questions),
        coverage=None,
        **changes,
    )


def packet_of(number: int, **changes: object) -> Packet:
    """A packet of that many questions, taken in turn from the three."""
    makers = (judgment, technology, leadership)
    questions = tuple(makers[i % 3](i + 1) for i in range(number))
    return packet(questions=questions, schedule=scripts.schedule(questions), **changes)


THREE_LEVELS = RatingScale(
    name="What the three levels mean",
    columns=("Meaning",),
    levels=(
        ScaleLevel(1, "C", "Contributing", (None,)),
        ScaleLevel(2, "J", "Journey", (None,)),
        ScaleLevel(3, "A", "Advanced", (None,)),
    ),
    notes=(texts.HOW_TO_USE, texts.NOT_RATED),
)

CONSULTANCY = (
    "Consults with clients and appropriate higher-level technicians, analysts, specialists and vendors to facilitate "
    "client solutions using new or existing technologies. Understands the clients' needs and resource limitations "
    "through discussions with clients. Builds ongoing partnerships with clients. Meets with clients to discuss "
    "alternative technical solutions. Able to convey technical information to clients and promote understanding of "
    "relevant issues. Conducts follow-up where appropriate to ensure client satisfaction.",
    "Consults with clients and appropriate higher-level technicians, analysts, specialists and vendors to facilitate "
    "moderate-level client solutions using new or existing technologies. Understands the clients' needs and resource "
    "limitations through discussions with clients. Builds ongoing partnerships with clients. Meets with clients to "
    "discuss alternative technical solutions. Able to convey technical information to clients and promote "
    "understanding of relevant issues. Conducts follow-up where appropriate to ensure client satisfaction.",
    "Consults with clients and appropriate higher-level technicians, analysts, specialists and vendors to facilitate "
    "advanced-level client solutions using new or existing technologies. Consults with senior-level decision-makers "
    "on an on-going basis to discuss alternative technical solutions and long-term strategy. Understands the "
    "clients' needs and resource limitations through discussions with clients. Builds ongoing partnerships with "
    "clients. Meets with clients to discuss alternative technical solutions. Able to convey technical information "
    "to clients and promote understanding of relevant issues. Conducts follow-up where appropriate to ensure client "
    "satisfaction.",
)


def consultancy(number: int = 1) -> Question:
    """The longest benchmarks of the three sources, without a definition, on three levels."""
    return replace(
        leadership(number),
        competency="Consultancy Skills",
        definition=None,
        benchmarks=tuple(
            Benchmark(i, text, (), f"Model text, {name}", "Word for word.")
            for i, (name, text) in enumerate(
                zip(("Contributing", "Journey", "Advanced"), CONSULTANCY, strict=True), start=1
            )
        ),
    )


FINDING = OpenFinding(
    4,
    "28. Supervision",
    "The document says that the required level is marked “italicized, bolded, and underlined,” and no level is so "
    "marked in the copy on file.",
)


def supervision() -> ModelCompetency:
    """A competency with areas, levels, indicators and standards, and no required level."""
    return ModelCompetency(
        number="28",
        name="Supervision",
        definition="Ability to assume direct responsibility for all aspects of the performance of a work group, "
        "which requires knowledge and/or ability in the areas of:",
        areas=(
            Areas(
                "Areas",
                (
                    "Planning and goal setting",
                    "Creating a safe and positive work environment",
                    "Establishing standards and training employees",
                    "Motivating employees and teambuilding",
                    "Performance Management (assigning, monitoring, facilitating, reviewing and evaluating work, "
                    "and providing feedback)",
                    "Supporting and developing employees through delegation and participation",
                    "Taking disciplinary action including progressive discipline",
                    "Provisions of employees' MOU's and handling grievances",
                    "Legal requirements including EEO, ADA, FLSA, FMLA, and Workers' Compensation provisions",
                    "Civil Service Commission Rules and Policies related to the management of employees",
                    "Administrative Code provisions related to the management of employees",
                    "Budget processes sufficient to request and justify expenditures in a correct and timely manner",
                ),
                of_definition=True,
            ),
        ),
        levels=(
            LevelText(
                "Level 1",
                "Supervises small workgroup of employees performing the same or highly related work.",
            ),
            LevelText(
                "Level 2",
                "Supervises a larger workgroup of employees performing various types of work.",
            ),
            LevelText(
                "Level 3",
                "Supervises employees including provision of coaching and advice to subordinate supervisors.",
            ),
        ),
        indicators=(
            "Plans, assigns, and monitors work progress.",
            "Trains employees to do work.",
            "Evaluates work and gives positive and negative feedback.",
            "Displays knowledge of legal requirements including applicable Federal and State laws, Administrative "
            "Code provisions, Civil Service Commission Rules and Policies, and MOU provisions.",
        ),
        standards=(
            Standard(
                "Satisfactory",
                "Proficiency in supervision sufficient to supervise a workgroup in terms of task orientation, "
                "interpersonal concerns, and personnel administration.",
            ),
            Standard(
                "Superior",
                "Proficiency in supervision sufficient to serve as a resource to others and/or represent department "
                "position in a public forum.",
            ),
        ),
        findings=(FINDING,),
        record=(
            Fact("Identity", "City of Los Angeles Competency Bank, no. 28 (a place in the bank, not a rank)"),
            Fact("Place in the source", "lines 110 to 148"),
        ),
    )


def technology_application() -> ModelCompetency:
    """A competency with a required level and numbered areas."""
    return ModelCompetency(
        number="21",
        name="Technology Application",
        definition="Correctly applies technology as required on the job; conceptualizes improvements in work through "
        "introducing and/or enhancing use of technology.",
        levels=(
            LevelText(
                "Level 1",
                "Expert in the use of technology required for own job. May identify additional applications for "
                "currently used technology to enhance own work and/or work of others.",
            ),
            LevelText(
                "Level 2",
                "Identify additional technology to be applied to improve own work and/or work of others and/or "
                "enhanced use of current technology to improve the operations of an entire function or department.",
                required=True,
            ),
            LevelText(
                "Level 3",
                "Identify new technology application to improve/enhance work of an entire function, department, or "
                "organization.",
            ),
        ),
        required_note="Settled on February 2, 2026; reason: demonstration.",
        indicators=(
            "Demonstrates mastery of technical applications required for current work.",
            "Suggests additional applications of existing technology that improve productivity.",
            "Identifies new technology that can be applied to improve existing operations.",
        ),
        standards=(
            Standard("Satisfactory", technology().benchmarks[1].text),
            Standard("Superior", technology().benchmarks[0].text),
        ),
        areas=(
            Areas(
                "Technology Application Areas",
                (
                    "Knowledge of Enterprise Systems such as the Financial Management System (FMS) and Payroll "
                    "sufficient to ensure City-wide integrations and operations of such systems.",
                    "Knowledge of the principles of systems integration and design such as data sharing, Application "
                    "Programmer Interfaces (API), and open architecture in order to better leverage existing system "
                    "resources.",
                ),
                numbered=True,
            ),
        ),
        selection_use="For selection",
        record=(Fact("Identity", "City of Los Angeles Competency Bank, no. 21"),),
    )


def model_sheet(**changes: object) -> ModelSheet:
    """Los Angeles: a page for each competency."""
    made = ModelSheet(
        agency="City of Los Angeles",
        title="Competency Model for Director of Systems (9375)",
        job_class="Director of Systems",
        class_code="9375",
        edition="Competency model, version 1",
        state="Published",
        published_on="February 2, 2026",
        content_hash=HASH,
        introduction=(
            "The following competencies have been identified as those that best separate superior from satisfactory "
            "job performance in the class of DIRECTOR OF SYSTEMS.",
        ),
        groups=(CompetencyGroup(None, (technology_application(), supervision())),),
        has_description=False,
        has_minimum=False,
        findings=(FINDING,),
        source=SourceRecord(
            "Competency Model for Director of Systems (9375)", HASH, "January 12, 2026", "311 lines"
        ),
    )
    return replace(made, **changes)


def model_matrix() -> ModelSheet:
    """North Carolina: one table of three levels, no definitions."""
    names = ("Contributing", "Journey", "Advanced")

    def row(name: str, *level_texts: str) -> ModelCompetency:
        levels = tuple(LevelText(label, text) for label, text in zip(names, level_texts, strict=True))
        return ModelCompetency(name=name, definition=None, levels=levels)

    return ModelSheet(
        agency="NC Department of Crime Control & Public Safety",
        title="Information Technology Job Family IT Manager Competencies",
        job_class="IT Manager",
        edition="Competency model, version 1",
        state="Published",
        published_on="February 2, 2026",
        content_hash=HASH,
        groups=(
            CompetencyGroup(
                "Functional Competencies",
                (
                    row(
                        "Planning and Organizing",
                        "Plans and implements the delivery and improvement of services, staffing and resources. "
                        "Actively provides oversight to work unit.",
                        "Plans and implements the delivery and improvement of services, staffing and resources, some "
                        "of which may be at a higher, more operational level.",
                        "Directs higher-level planning, organizing and staffing. May coordinate plans directly or "
                        "through subordinates. Contributes to strategic planning.",
                    ),
                    row("Consultancy Skills", *CONSULTANCY),
                ),
            ),
        ),
        description_of_work=(
            "The IT Manager is responsible for the leadership of a professional IT staff and the management of "
            "various monetary and technical resources assigned to the unit for the purpose of providing support to "
            "the unit's customers.",
        ),
        minimum_training=(
            "Graduation from a four year college or university with a degree in information technology, engineering, "
            "telecommunications, computer science, or a field closely related to the nature of the position and four "
            "years of progressive experience in the field of information technology.",
            "Degrees must be received from appropriately accredited institutions.",
        ),
        notes=(
            "NOTE: This is a generalized representation of positions in this class and is not intended to identify "
            "essential functions per ADA.",
        ),
        source=SourceRecord("IT Manager Competencies", HASH),
    )


def model_list() -> ModelSheet:
    """The National Archives: groups of competencies with a definition alone."""
    return ModelSheet(
        agency="National Archives and Records Administration",
        organization="IM - IT Operations Division",
        title="IT Specialist (Customer Support) GS-12",
        job_class="IT Specialist (Customer Support)",
        grade="GS-12",
        edition="Competency model, version 1",
        state="Draft",
        groups=(
            CompetencyGroup(
                "Core Competencies",
                (
                    ModelCompetency(
                        name="Problem Solving",
                        variant="Thinks Creatively",
                        definition="Determines the critical issues, gathers and analyzes information from multiple "
                        "sources, and targets the root cause of problems.",
                        levels_stated=False,
                    ),
                ),
            ),
            CompetencyGroup(
                "General Competencies",
                (
                    ModelCompetency(
                        name="Embraces Continual Learning",
                        definition="Seeks opportunities to expand knowledge and skills through formal and informal "
                        "education, training, and feedback.",
                        selection_use="Not for selection",
                        levels_stated=False,
                    ),
                ),
            ),
        ),
        has_description=False,
        has_minimum=False,
        notes=('Note: Competencies noted as "Not for selection" were rated as important to the job.',),
        findings=(OpenFinding(1, "All competencies", "No competency carries the mark “Not for selection.”"),),
    )


def ranked(rank: str, candidate: str, *cells: str, raters: str = "3 of 3", **more: object) -> RankedRow:
    """A ranked candidate."""
    return RankedRow(rank, candidate, cells, raters, **more)


def results_sheet(**changes: object) -> ResultsSheet:
    """Final results with categories, a shared place, a note and candidates without a rank."""
    made = ResultsSheet(
        agency="City of Los Angeles",
        position="Director of Systems",
        class_code="9375",
        hiring_action="DS-2026-014",
        state="Final",
        computed_at="March 24, 2026, 4:05 p.m.",
        rule_set="Rule set LA-EXAM, version 2",
        case_file="Case file entry 212",
        content_hash="fd7df8f7907fd3f6281f47715600efd4063d898bcda72e4f066b6343a1ac712b",
        counts=(Count(10, "applied"), Count(7, "interviewed"), Count(5, "ranked")),
        rule=(
            "Total = 100 × (S − 1) ÷ 4, where S is the weighted mean of the agreed ratings, levels 1 to 5. Exact "
            "until shown, then rounded once, half up, to two decimals; category lines are compared with the "
            "unrounded total.",
        ),
        columns=(
            Column("No. 3", "3. Judgment and Decision Making", "rating", "weight 0.40"),
            Column("No. 21", "21. Technology Application", "rating", "weight 0.30"),
            Column("No. 53", "53. Leadership", "rating", "weight 0.30"),
            Column("Mean S", "Weighted mean of the agreed ratings", "part"),
            Column("Total", "Total", "total"),
        ),
        categories=(
            RankedCategory(
                "Highly qualified",
                "total of 80.00 and over",
                (
                    ranked("1", "0412", "5", "4", "5", "4.70", "92.50"),
                    ranked("2", "0409", "4", "4", "5", "4.30", "82.50", tied=True),
                    ranked("2", "0421", "4", "5", "4", "4.30", "82.50", tied=True),
                ),
            ),
            RankedCategory(
                "Qualified",
                "total of 50.00 to below 80.00",
                (
                    ranked("4", "0403", "4", "4", "4", "4.00", "75.00", raters="2 of 3", note="a"),
                    ranked("5", "0417", "3", "3", "4", "3.30", "57.50"),
                ),
            ),
        ),
        ties=(
            "Candidates 0409 and 0421 have the same unrounded total and share rank 2; the next rank is 4. They are "
            "listed by candidate number, which has no effect on the rank.",
        ),
        notes=(Note("a", "Rater 3 recused; two raters, no rating counted as zero."),),
        not_ranked=(
            NotRanked("0406", "Below the list", "Total 46.00; the rule set lists totals of 50.00 and over"),
            NotRanked("0408", "Withdrawn", "Candidate’s letter of March 9, 2026, before the interview"),
            NotRanked("0416", "Incomplete", "Competency 21 not rated by any rater (alarm). New date offered"),
        ),
    )
    return replace(made, **changes)
