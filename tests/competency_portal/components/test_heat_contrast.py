"""Words in the cells of the heat map stand out from their fill: axe does not judge text of a drawing.

Of every fill and every ink that the style sheets give a shade, at whatever width, WCAG's ratio is worked out. Forced
colors are the reader's own.
"""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from competency_portal.components.drawing import BLUES

ENOUGH = 4.5
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FORCED = re.compile(r"@media \(forced-colors: active\) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
HEAT = re.compile(r"\.cp-h(?:eat|\d)(?![\w-])")
NOT_MEASURED = ("opacity", "filter", "mix-blend-mode", "stroke")


def ratio(*colors: str) -> float:
    """WCAG's contrast of two colors written as #rrggbb or #rgb."""
    low, high = sorted(_luminance(color) for color in colors)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    digits = color.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def sheet() -> str:
    """Every style sheet of the portal's own in one text."""
    (folder,) = finders.find("portal/css", find_all=True)
    return "\n".join(path.read_text() for path in sorted(Path(folder).glob("*.css")))


def declared(css: str) -> list[tuple[str, dict[str, str]]]:
    """Selectors that name the heat map, one by one, with what they declare."""
    found = []
    for selectors, body in RULE.findall(FORCED.sub("", COMMENT.sub("", css))):
        facts = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
        facts = {name.strip(): value.strip() for name, value in facts.items()}
        found += [(one.strip(), facts) for one in selectors.split(",") if HEAT.search(one)]
    return found


def faint(css: str) -> list[str]:
    """Shades whose ink is too near to a fill of theirs, and what can't be judged here."""
    named = dict(re.findall(r"(--[\w-]+):\s*(#\w+);", css))
    fills: dict[str, set[str]] = {}
    problems = []
    for selector, facts in declared(css):
        problems += [f"{selector}: {name}" for name in NOT_MEASURED for fact in facts if fact.endswith(name)]
        if "fill" in facts:
            value = re.sub(r"var\((--[\w-]+)\)", lambda name: named[name[1]], facts["fill"])
            fills.setdefault(selector, set()).add(value)
    shades = [f".cp-h{shade}" for shade in range(BLUES + 1)]
    known = {".cp-heat", *shades, *(f"{shade} rect" for shade in shades)}
    problems += [f"{selector}: fill" for selector in fills if selector not in known]
    for shade in shades:
        for ink in fills.get(shade, fills[".cp-heat"]):
            problems += [
                f"{shade}: {ink} on {on}" for on in fills[f"{shade} rect"] if ratio(ink, on) < ENOUGH
            ]
    return problems


def test_words_in_every_shade_of_the_heat_map_stand_out():
    assert faint(sheet()) == []


@pytest.mark.parametrize(
    "more, told",
    [
        (".cp-h5 rect { fill: #2a5b8f; }", [".cp-h5: #1b1b1b on #2a5b8f"]),
        ("@media (max-width: 640px) { .a { b: c; } .cp-h0 { fill: var(--base-light); } }", [".cp-h0: #a9aeb1 on #fff"]),
        (".x .cp-heat text { fill: #fff; }", [".x .cp-heat text: fill"]),
        (".cp-heat { fill-opacity: .5; }", [".cp-heat: opacity"]),
        ("@media (forced-colors: active) { .a { b: c; } .cp-h5 rect { fill: Canvas; } }", []),
    ],
)  # fmt: skip
def test_what_would_make_them_faint_is_told(more, told):
    assert faint(f"{sheet()}\n{more}") == told


@pytest.mark.parametrize(
    "colors, known", [(("#000", "#fff"), 21), (("#767676", "#ffffff"), 4.54), (("#1b1b1b", "#1b1b1b"), 1)]
)
def test_the_ratio_is_that_of_wcag(colors, known):
    assert round(ratio(*colors), 2) == known
