"""One size: its own database, both servers, every task."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.client import Browser
from bench.measuring import Failed, Sample, in_turn, throughput
from bench.report import Fact, Line
from bench.servers import FLOOR, PORTAL, Server, serving
from bench.tasks import SAVE, Saves, asked, floor_asked

TIMES = {1: 60, 2: 12, 3: 5}  # rounds by effort
QUICK_TIMES = {1: 4, 2: 2, 3: 1}
STARTS, SECONDS, CLIENTS = 5, 5.0, 4
FIRST_PAGES = {PORTAL: "/sign-in/", FLOOR: "/hello/"}


class Run:
    """Loads one size and fills the lines of the report with its figures."""

    def __init__(self, size: int, folder: Path, options: argparse.Namespace):
        self.size, self.folder, self.quick = size, folder / str(size), options.quick
        self.environment = {"PORTAL_DATA": str(self.folder)}
        self.database = os.environ.get("DATABASE_URL", "")
        if self.database:
            self.environment["DATABASE_URL"] = f"{self.database.rpartition('/')[0]}/bench_{size}"
        self.manifest: dict = {}

    def prepare(self) -> None:
        """An empty database, filled."""
        self.folder.mkdir(parents=True)
        if self.database:
            self._child("-m", "bench.child", "databases", self.database, f"bench_{self.size}")
        self._child("manage.py", "prepare", "--empty")
        self._child("-m", "bench.child", "load", str(self.size), str(self.folder / "manifest.json"))
        self.manifest = json.loads((self.folder / "manifest.json").read_text())

    def statements(self) -> dict[str, list[str]]:
        """SQL statements of each task."""
        target = self.folder / "statements.json"
        self._child("-m", "bench.child", "statements", str(self.folder / "manifest.json"), str(target))
        return json.loads(target.read_text())

    def workshop(self) -> list[list[str]]:
        """The library's numbers, measured in this size's database."""
        target = self.folder / "workshop.json"
        rounds, reads = ("1", "2") if self.quick else ("5", "20")
        self._child("-m", "bench.child", "workshop", str(target), rounds, reads)
        return json.loads(target.read_text())

    def _child(self, *command: str) -> None:
        environment = {**os.environ, **self.environment}
        subprocess.run([sys.executable, *command], env=environment, check=True, stdout=subprocess.DEVNULL)

    def measure(self, lines: list[Line]) -> list[Fact]:
        """Fill the lines with this size's figures; gives facts beside the table."""
        starts = self.cold_starts()
        with (
            serving(PORTAL, FIRST_PAGES[PORTAL], self.environment) as portal,
            serving(FLOOR, FIRST_PAGES[FLOOR], self.environment) as floor,
        ):
            facts = [_cold_start([*starts, (portal, floor)]), *self.first_pdf(portal)]
            self.manifest["saves"] = _current(
                self.manifest["saves"], Browser(portal.port, self.manifest["cookies"]["rater"])
            )
            for line in lines:
                self.measure_line(line, portal, floor)
            return facts + self.together(portal, floor) + _weights(portal, floor)

    def measure_line(self, line: Line, portal: Server, floor: Server) -> None:
        """Portal and floor in turn."""
        cookie, effort = self.manifest["cookies"][line.task.who], line.task.effort
        ask = asked(line.task, Browser(portal.port, cookie), self.manifest)
        if ask is None:
            line.skipped = "there is no such page yet"
            return
        beside = floor_asked(line.task, Browser(floor.port, cookie), self.manifest)
        times = (QUICK_TIMES if self.quick else TIMES)[effort]
        try:
            samples = in_turn([ask, beside], times, warm=3 if effort == 1 and not self.quick else 1)
        except Failed as failed:
            line.skipped = str(failed)
        else:
            line.portal[self.size], line.floor[self.size] = samples

    def cold_starts(self) -> list[tuple[Server, Server]]:
        """From the command to the first page, each in turn; the servers that are measured are one more start."""
        started = []
        for _ in range(0 if self.quick else STARTS - 1):
            pair = []
            for application, page in FIRST_PAGES.items():
                with serving(application, page, self.environment) as server:
                    pair.append(server)
            started.append((pair[0], pair[1]))
        return started

    def first_pdf(self, portal: Server) -> list[Fact]:
        """The first rendering of an approved guide; the file is kept for the floor to send."""
        shutil.rmtree(
            self.folder / "documents", ignore_errors=True
        )  # counting statements has kept it already
        browser = Browser(portal.port, self.manifest["cookies"]["specialist"])
        answer = browser.get(self.manifest["pages"]["guide-pdf"][0])
        (self.folder / "bench.pdf").write_bytes(answer.body)
        shown = f"{answer.ms:.0f} ms" if answer.ok else f"answered {answer.status}"
        return [
            Fact("Guide PDF, first rendering", shown, goal="1.2 times bare WeasyPrint; not compared here")
        ]

    def together(self, portal: Server, floor: Server) -> list[Fact]:
        """Saves a second with several clients at once, each with slots of its own."""
        cookie, seconds = self.manifest["cookies"]["rater"], 0.5 if self.quick else SECONDS
        slots = _current(self.manifest["saves"], Browser(portal.port, cookie))
        paths = self.manifest["floor"]["save"]
        title = f"Saves by {CLIENTS} clients at once"
        try:
            rate = throughput(
                [Saves(Browser(portal.port, cookie), slots[n::CLIENTS]) for n in range(CLIENTS)], seconds
            )
            parts = [{**self.manifest, "floor": {"save": paths[n::CLIENTS]}} for n in range(CLIENTS)]
            least = throughput(
                [floor_asked(SAVE, Browser(floor.port, cookie), part) for part in parts], seconds
            )
        except Failed as failed:
            return [Fact(title, str(failed))]
        return [Fact(title, f"{rate:.0f}/s", f"{least:.0f}/s", rate / least, "350/s; 0.6 F")]


def _cold_start(started: list[tuple[Server, Server]]) -> Fact:
    portal, floor = (
        Sample([server.start_seconds * 1000 for server in servers]).median
        for servers in zip(*started, strict=True)
    )
    return Fact("Cold start to first page", f"{portal:.0f} ms", f"{floor:.0f} ms", portal / floor, "2.5 F")


def _current(saves: list[dict], browser: Browser) -> list[dict]:
    """The slots with the versions that they have now: a conflict tells it."""
    found = []
    for save in saves:
        fields = {"slot": save["slot"], "version": "0", "rating": "1", "note": "Which version is it?"}
        answer = browser.post(save["path"], fields, {"Accept": "application/json"})
        found.append({**save, "version": json.loads(answer.body)["version"]})
    return found


def _weights(portal: Server, floor: Server) -> list[Fact]:
    (resident, share), (least, least_share) = (max(server.memory()) for server in (portal, floor))
    return [
        Fact(
            "Larger worker, resident", f"{resident:.0f} MiB", f"{least:.0f} MiB", resident / least, "110 MB"
        ),
        Fact(
            "the same, shared pages divided",
            f"{share:.0f} MiB",
            f"{least_share:.0f} MiB",
            share / least_share,
        ),
    ]
