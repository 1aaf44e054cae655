"""axe in an open page. Text that looks like text it has measured is not measured for contrast again.

Contrast is three quarters of what axe costs, and the same few looks stand on every page. Two texts look alike when tag,
class and what colors them are the same for them and for all that they stand in, and for what with a background of its
own is placed absolutely beside any of these, at the same width of the window. What differs in any of it is measured; so
is, on every page again, a look that axe found too faint or could not judge.
Of what is placed beside it counts that it is there and how it is colored, not where it lies: the same box moved from
beside a text to behind it is not seen. Text on what `::before` or `::after` draws, and text of a drawing (SVG), axe
does not judge at all.
All other rules see every page whole.
"""

from axe_playwright_python.base import AXE_SCRIPT

# Rules of WCAG 2.0 to 2.2 A and AA and axe's good practice; Section 508 is a part of these.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "section508", "best-practice"],
    "resultTypes": ["violations", "incomplete"],
    "elementRef": True,
}
CONTRAST = "color-contrast"
# The rule keeps its own choice of elements; of those, one of each new look is measured.
RUN = """async ([options, contrast, known]) => {
  const colors = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "textShadow",
                  "webkitTextStroke", "webkitTextFillColor", "filter", "mixBlendMode", "position", "zIndex"];
  const rule = axe._audit.rules.find(rule => rule.id === contrast);
  const chosen = rule.chosen ??= rule.matches;
  const seen = new Set(known), measured = [], looks = new Map();
  const hash = text => {
    let a = 0xdeadbeef, b = 0x41c6ce57;
    for (let i = 0; i < text.length; i++) {
      a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
    }
    return (a >>> 0).toString(36) + (b >>> 0).toString(36);
  };
  const named = (element, style) =>
    [element.tagName, element.getAttribute("class"), ...colors.map(name => style[name])].join("|");
  const placed = new Map();
  const beside = parent => {
    if (!placed.has(parent)) {
      const found = new Map();
      for (const child of parent.children) {
        const style = getComputedStyle(child);
        const covers = style.backgroundColor !== "rgba(0, 0, 0, 0)" || style.backgroundImage !== "none";
        if (covers && ["absolute", "fixed"].includes(style.position)) found.set(child, named(child, style));
      }
      placed.set(parent, found);
    }
    return placed.get(parent);
  };
  const look = element => {
    if (!element) return `${innerWidth}`;
    if (!looks.has(element)) {
      const parent = element.parentElement, own = named(element, getComputedStyle(element));
      const others = parent ? [...beside(parent)].filter(([one]) => one !== element).map(([, words]) => words) : [];
      looks.set(element, hash([look(parent), own, ...new Set(others)].join("|")));
    }
    return looks.get(element);
  };
  rule.matches = function (element, ...rest) {
    if (!chosen.call(this, element, ...rest)) return false;
    const one = look(element);
    if (seen.has(one)) return false;
    seen.add(one);
    measured.push(one);
    return true;
  };
  const {violations, incomplete} = await axe.run(options);
  const unsure = new Set(incomplete.filter(rule => rule.id === contrast)
    .flatMap(rule => rule.nodes.map(node => look(node.element))));
  return {
    violations: violations.map(({id, impact, help, nodes}) => (
      {id, impact, help, nodes: nodes.map(({target, html}) => ({target, html}))})),
    measured: measured.filter(one => !unsure.has(one)),
  };
}"""


class Axe:
    """Gives what axe finds in a page, and remembers the looks whose contrast is enough."""

    def __init__(self):
        self.enough: set[str] = set()

    def violations(self, page) -> list[dict]:
        """Every violation: its rule, how grave it is, and where; of texts that look alike one place."""
        page.wait_for_load_state()  # a click returns while the next document is still without its first element
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        found = page.evaluate(RUN, [OPTIONS, CONTRAST, sorted(self.enough)])
        if all(rule["id"] != CONTRAST for rule in found["violations"]):
            self.enough.update(found["measured"])
        return found["violations"]
