"""The tables that the benchmark prints, in Markdown, so that they can be kept as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.measuring import Sample
from bench.tasks import Task


@dataclass
class Line:
    """One task at all sizes measured; `skipped` says why there are no figures."""

    task: Task
    portal: dict[int, Sample] = field(default_factory=dict)
    floor: dict[int, Sample] = field(default_factory=dict)
    sql: dict[int, int] = field(default_factory=dict)
    skipped: str = ""

    @property
    def ratio(self) -> float | None:
        """Portal to floor at the largest size."""
        size = max(self.portal, default=None)
        return self.portal[size].median / self.floor[size].median if size else None

    @property
    def growth(self) -> float | None:
        """Largest size to smallest."""
        sizes = sorted(self.portal)
        return self.portal[sizes[-1]].median / self.portal[sizes[0]].median if len(sizes) > 1 else None

    @property
    def misses(self) -> list[str]:
        """Which goals are missed."""
        task, missed = self.task, []
        if task.goal_ratio and self.ratio and self.ratio > task.goal_ratio:
            missed.append(f"{self.ratio:.1f} F, goal {task.goal_ratio:g} F")
        if task.goal_sql and self.sql and max(self.sql.values()) > task.goal_sql:
            missed.append(f"{max(self.sql.values())} SQL, goal {task.goal_sql}")
        if task.goal_growth and self.growth and self.growth > task.goal_growth:
            missed.append(f"grows {self.growth:.2f} times, goal {task.goal_growth:g}")
        if len(set(self.sql.values())) > 1:
            missed.append("SQL grows")
        return missed


def main_table(lines: Iterable[Line], sizes: Sequence[int]) -> str:
    """Milliseconds as median (p95) for each size, growth, statements, ratio to the floor, goal."""
    heads = [
        "interaction",
        *(f"{size:,}" for size in sizes),
        "growth",
        "SQL",
        "floor",
        "ratio",
        "goal",
        "standing",
    ]
    rows = [_row(line, sizes) for line in lines]
    return _table(heads, rows)


def _row(line: Line, sizes: Sequence[int]) -> list[str]:
    if line.skipped:
        return [line.task.title, *([""] * (len(sizes) + 5)), f"skipped: {line.skipped}"]
    times = [f"{s.median:.1f} ({s.p95:.1f})" if (s := line.portal.get(size)) else "" for size in sizes]
    counts = sorted(set(line.sql.values()))
    floor = line.floor[max(line.floor)].median if line.floor else None
    return [
        line.task.title,
        *times,
        _figure(line.growth, "{:.2f}x"),
        " to ".join(str(n) for n in (counts if len(counts) < 2 else (counts[0], counts[-1]))),
        _figure(floor, "{:.1f}"),
        _figure(line.ratio, "{:.1f} F"),
        _goal(line.task),
        "; ".join(line.misses) or ("met" if line.task.goal_ratio else ""),
    ]


def _goal(task: Task) -> str:
    parts = [
        f"{task.goal_ratio:g} F" if task.goal_ratio else "",
        f"{task.goal_sql} SQL" if task.goal_sql else "",
    ]
    parts.append(f"growth {task.goal_growth:g}" if task.goal_growth else "")
    return ", ".join(part for part in parts if part) or "none set"


def _figure(value: float | None, form: str) -> str:
    return form.format(value) if value is not None else ""


@dataclass(frozen=True)
class Fact:
    """A figure without a page of its own; `ratio` is portal to floor."""

    what: str
    portal: str
    floor: str = ""
    ratio: float | None = None
    goal: str = ""


def facts_table(facts: Iterable[Fact]) -> str:
    """What stands beside the main table."""
    rows = [[f.what, f.portal, f.floor, _figure(f.ratio, "{:.2f} F"), f.goal] for f in facts]
    return _table(["what", "portal", "floor", "ratio", "goal"], rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def workshop_table(lines: Iterable[Sequence[str]]) -> str:
    """The library's numbers: milliseconds as median (p95), the floor's median, ratio, statements, goal."""
    return _table(["what", "portal", "floor", "ratio", "SQL", "goal"], lines)
