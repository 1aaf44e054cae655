"""What is measured: one line of the table each, with the floor's view for the same work and the goal."""

import json
from dataclasses import dataclass
from itertools import count

from bench.client import CSRF, Answer, Browser


@dataclass(frozen=True)
class Task:
    """One interaction. `page` names addresses in the manifest, `floor` the floor's; goals are None where none is set.

    `effort` 1 is asked often; 2 and 3 cost a second or more at 10,000 candidates and are asked less.
    """

    title: str
    page: str
    floor: str
    who: str
    goal_ratio: float | None = None
    goal_sql: int | None = None
    goal_growth: float | None = None
    effort: int = 1


SAVE = Task("Autosave one rating", "save", "save", "rater", 2.5, 7)
COMPUTE = Task("Compute and store the list", "results-compute", "compute", "specialist", effort=3)
TASKS = (
    Task("Open a worksheet", "worksheet", "worksheet", "rater", 2.5, 8, 1.1),
    SAVE,
    Task("Consensus page, 3 raters", "consensus", "worksheet", "chair", 3.0, 10),
    Task("Ranked list, first screen", "results", "top", "specialist", 2.0),
    Task("Ranked list, everybody (CSV)", "results-csv", "rows", "specialist", 2.0, effort=2),
    Task("Ranked list, everybody (XLSX)", "results-xlsx", "workbook", "specialist", 3.0, 5, effort=3),
    COMPUTE,
    Task("How one candidate gets their score", "results-candidate", "worksheet", "specialist"),
    Task("Progress of a hiring action", "action-progress", "top", "specialist"),
    Task("Candidates, first page", "candidate-list", "top", "specialist"),
    Task("Hiring actions", "action-list", "top", "specialist"),
    Task("One hiring action", "action-detail", "top", "specialist"),
    Task("My worksheets", "my-worksheets", "top", "rater"),
    Task("Candidates of my panels (consensus)", "my-consensus", "top", "chair"),
    Task("What waits for me (rater)", "home", "top", "rater"),
    Task("What waits for me (specialist)", "home", "top", "specialist"),
    Task("A model version of 8 competencies", "version", "hello", "specialist"),
    Task("Guide PDF, approved, from the store", "guide-pdf", "file", "specialist", 2.0),
)


class Saves:
    """Saves one slot after the other, each from the version that the last save answered."""

    def __init__(self, browser: Browser, slots: list[dict]):
        self.browser, self.slots = browser, slots
        self.versions = {slot["slot"]: slot["version"] for slot in slots}
        self.numbers = count(1)

    def __call__(self, n: int) -> Answer:
        target, key = self.slots[n % len(self.slots)], f"{id(self):x}-{next(self.numbers)}"
        fields = {
            "slot": target["slot"],
            "version": str(self.versions[target["slot"]]),
            "save_key": key,
            "rating": str(2 + n % 3),
            "note": f"Said what was done, in what order and why; note {key} of this run.",
            "csrfmiddlewaretoken": CSRF,
        }
        answer = self.browser.post(target["path"], fields, {"Accept": "application/json"})
        if answer.status == 200:
            self.versions[target["slot"]] = json.loads(answer.body)["version"]
        return answer


def asked(task: Task, browser: Browser, manifest: dict):
    """The n-th request of a task to the portal, or None when the page does not exist."""
    if task is SAVE:
        return Saves(browser, manifest["saves"]) if manifest["saves"] else None
    paths = manifest["pages"][task.page]
    if not paths:
        return None
    if task is COMPUTE:
        return lambda n: browser.post(paths[0], {"csrfmiddlewaretoken": CSRF})
    return lambda n: browser.get(paths[n % len(paths)])


def floor_asked(task: Task, browser: Browser, manifest: dict):
    """The n-th request for the same work on the floor."""
    paths = manifest["floor"][task.floor]
    if task is SAVE:
        fields = {
            "level": str(manifest["level"]),
            "note": "Said what was done, in what order and why; a note.",
        }
        return lambda n: browser.post(paths[n % len(paths)], fields)
    if task is COMPUTE:
        return lambda n: browser.post(paths[0], {})
    return lambda n: browser.get(paths[n % len(paths)])
