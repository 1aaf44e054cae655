"""The benchmark runs from end to end; how fast anything is, no test says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.slow
def test_the_benchmark_measures_twenty_candidates(tmp_path):
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {
        "PORTAL_MODE": "demo",
        "PORTAL_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "competency_portal.settings",
    }

    ran = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "20"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    assert "| Open a worksheet |" in ran.stdout
    assert "answered" not in ran.stdout, ran.stderr  # no page failed; pages that don't exist yet are skipped
