"""Loads invented candidates, serves portal and floor side by side, and prints what was measured."""

import argparse
import os
import sys
from pathlib import Path

from bench.report import Line, facts_table, main_table, workshop_table
from bench.run import Run
from bench.tasks import TASKS

SIZES = (200, 2_000, 10_000)


def options_from(arguments: list[str]) -> argparse.Namespace:
    """What was asked for on the command line; folder and database come from bin/bench."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), help="numbers of candidates")
    parser.add_argument("--quick", action="store_true", help="few samples")
    parser.add_argument("--sql", metavar="TEXT", help="also print the statements of interactions named so")
    return parser.parse_args(arguments)


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_statements(counted: dict[str, list[str]], wanted: str) -> None:
    """Print the statements of the interactions whose title holds `wanted`."""
    for title, statements in counted.items():
        if wanted in title:
            say("\n".join(f"  {title}: {statement}" for statement in statements))


def main() -> None:
    """All sizes, then the tables."""
    options = options_from(sys.argv[1:])
    lines, facts = [Line(task) for task in TASKS], []
    for size in sorted(options.sizes):
        say(f"Loading {size:,} candidates, 3 raters, 8 competencies")
        run = Run(size, Path(os.environ["PORTAL_DATA"]), options)
        run.prepare()
        say(f"  loaded in {run.manifest['load_seconds']} s; measuring")
        counted = run.statements()
        for line in lines:
            if line.task.title in counted:
                line.sql[size] = len(counted[line.task.title])
        if options.sql:
            say_statements(counted, options.sql)
        facts = run.measure(lines)
    largest = f"{max(options.sizes):,} candidates"
    say(f"\nMilliseconds: median (p95). F: the floor's median at {largest} in this run.\n")
    say(main_table(lines, sorted(options.sizes)))
    say(f"\nAt {largest}:\n")
    say(facts_table(facts))
    say("\nThe library, in one process; the floor reads the file, writes the rows or shows the help page:\n")
    say(workshop_table(run.workshop()))


if __name__ == "__main__":
    main()
