"""Words of a packet that follow from its questions and its panel: schedule, scripts, the candidate's sheet."""

from assessments.calculations.interview_time import CLOSING, OPENING

from .packet import PanelSeat, Question
from .packet_frame import CandidateSheet, ScheduleStep, Script, TextBlock

NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def in_words(number: int) -> str:
    """'three' for 3; digits beyond twelve."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def counted(number: int, noun: str) -> str:
    """'one question', 'three questions'."""
    return f"{in_words(number)} {noun}{'' if number == 1 else 's'}"


def three_raters() -> tuple[PanelSeat, ...]:
    """The panel of a packet that belongs to no hiring action yet."""
    return PanelSeat("Rater 1", "panel chair"), PanelSeat("Rater 2"), PanelSeat("Rater 3")


def interview_minutes(questions: tuple[Question, ...], default: int = 12) -> int:
    """Minutes from the introduction to the candidate's leaving."""
    return OPENING + sum(question.minutes or default for question in questions) + CLOSING


def shared_minutes(planned: int | None, left_out: int) -> int | None:
    """What a guide plans for the whole interview, less the minutes of questions that are not asked."""
    return planned - left_out if planned and planned > left_out else None


def _left_of(minutes: int | None, questions: tuple[Question, ...]) -> int | None:
    """What the questions leave of the planned minutes; None where some are not planned, or nothing is left."""
    asked = [question.minutes for question in questions if question.minutes is not None]
    if minutes is None or len(asked) < len(questions) or minutes <= sum(asked):
        return None
    return minutes - sum(asked)


def schedule(
    questions: tuple[Question, ...], chair: str = "Panel chair", *, minutes: int | None = None
) -> tuple[ScheduleStep, ...]:
    """The steps of an interview without times of day: introduction, questions, closing, rating.

    `minutes` is what the guide plans for the whole interview. What the questions leave of it is for introduction and
    closing together: how the two share it nobody wrote down. What nobody planned is left blank, to be written in.
    """
    asked = [
        ScheduleStep(f"Question {q.number}", q.minutes, q.asked_by or "As the panel agrees")
        for q in questions
    ]
    whole = minutes or interview_minutes(questions)
    rest = _left_of(minutes, questions)
    return (
        ScheduleStep("Introduction", None, chair, shared="with closing" if rest else ""),
        *asked,
        ScheduleStep(f"Closing; the candidate leaves (about {whole} minutes in all)", rest, chair),
        ScheduleStep("Rating, each rater alone, in silence", None, "Nobody"),
    )


def opening_script(
    position: str,
    questions: tuple[Question, ...],
    panel: tuple[PanelSeat, ...],
    *,
    minutes: int | None = None,
    people: int | None = None,
) -> Script:
    """What the chair reads aloud first. Names are said, not printed. `minutes` as in `schedule`.

    `panel` are those who rate, `people` counts everybody who sits there, a chair who does not rate included; None
    where no panel is known yet.
    """
    kinds = {question.kind for question in questions}
    past = (
        "If a question asks about something you have done, please choose one real case and tell us what the "
        "situation was, what you yourself did, and what came of it."
    )
    imagined = "If a question gives you a situation, please tell us what you would do, and why."
    how = " ".join([past] * ("behavioral" in kinds) + [imagined] * ("situational" in kinds))
    others = {2: "[name]", 3: "[name] and [name]"}.get(people or 0, "the other panel members")
    rating = "We are all rating, and we all take notes." if people == len(panel) else "We all take notes."
    return Script(
        "Introduction",
        f"Read aloud by the panel chair. About {OPENING} minutes. Do not shorten it.",
        (
            f"Good morning, and thank you for coming. My name is [name], and I chair this panel. With me "
            f"{'is' if people == 2 else 'are'} {others}. {rating}",
            f"Today’s interview is one part of the examination for {position}. It takes about "
            f"{minutes or interview_minutes(questions)} minutes. We have {counted(len(questions), 'question')}, "
            "and every candidate is asked the same, in the same words and in the same order.",
            how,
            "You may take a moment to think before you answer, and you may ask us to repeat a question. If your "
            "answer leaves something open, we may ask a follow-up from a list that is fixed for everybody. If we "
            "move on or write while you speak, that says nothing about your answer.",
            "Please do not use names of people. The titles of their jobs are enough.",
            "There is a sheet in front of you for your own notes. Please leave it here when you go. We cannot tell "
            "you today how you did. You will hear in writing.",
            "Do you need anything, or have any question, before we begin?",
        ),
    )


def closing_script(office: str = "HR") -> Script:
    """What the chair reads aloud at the end. `office` writes to the candidate: 'HR', 'the Personnel
    Department'.
    """
    return Script(
        "Closing",
        f"Read aloud by the panel chair. About {CLOSING} minutes.",
        (
            "That was our last question. Would you like to add to any of your answers?",
            "> Wait. Take notes on the page of the question it belongs to. Do not ask anything further.",
            "Thank you. I now explain what happens next. Each rater rates your answers alone, against written "
            f"standards that are the same for everybody. Only then do we compare. {office} puts this part together "
            "with the other parts of the examination.",
            f"You will get the result in writing. Please send any question about the process, the dates or the list "
            f"to {office} at the address in your invitation. We are not allowed to answer it here.",
            "Please leave the sheet with your notes on the table. The questions are used again, so we ask you not to "
            "pass them on.",
            "Thank you for your time, and good luck.",
        ),
    )


def candidate_sheet(
    employer: str,
    questions: tuple[Question, ...],
    people: int | None,
    office: str = "HR",
    *,
    minutes: int | None = None,
) -> CandidateSheet:
    """The sheet the candidate holds, without a word about what is rated. `minutes` as in `schedule`.

    `people` counts everybody on the panel, a chair who does not rate included; None where no panel is known yet.
    """
    panel = f"a panel of {in_words(people)}" if people else "the interview panel"
    return CandidateSheet(
        f"Welcome, and thank you for your interest in working for {employer}.",
        (
            TextBlock(
                "What happens",
                items=(
                    f"You meet {panel}. You are asked "
                    f"{counted(len(questions), 'question')}. All candidates are asked the same.",
                    f"The interview takes about {minutes or interview_minutes(questions)} minutes.",
                    "The panel takes notes the whole time, so that your answers are recorded correctly.",
                    "The panel may ask a follow-up, from a list that is fixed for everybody.",
                ),
            ),
            TextBlock(
                "How to answer",
                (
                    "If you are asked about something you have done, choose one real case and tell it in this order:",
                ),
                (
                    "Situation. What was going on, and what was at stake?",
                    "Action. What did you do yourself? Say “I” for your part, “we” for the team.",
                    "Result. What came of it, and how do you know?",
                ),
                numbered=True,
                closing=(
                    "If you are given a situation, say what you would do and why.",
                    "The case may come from any job, from study, from the service or from unpaid work. Please use "
                    "job titles, not names.",
                ),
            ),
            TextBlock(
                "You may",
                items=(
                    "think before you answer",
                    "ask us to read a question again",
                    "use this sheet, front and back, for your own notes",
                    "add to an answer at the end",
                    "ask for a break or for an accommodation at any time",
                ),
                closing=("None of this affects your rating.",),
            ),
            TextBlock(
                "Afterward",
                (
                    "Please leave this sheet in the room. You are not rated on anything written on it. Each panel "
                    "member rates your answers alone, against written standards. You will hear from "
                    f"{office} in writing. Questions about the process go to the address in your invitation.",
                ),
            ),
        ),
    )
