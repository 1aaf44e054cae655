"""axe in an open page. Text that looks like text it has measured is not measured for contrast again.

Contrast is three quarters of what axe costs, and the same few looks stand on every page. Two texts look alike when tag,
class and everything that colors them are the same for them and for all that they stand in, at the same width of the
window. What differs in any of it is measured; so is, on every page again, a look that axe found too faint or could not
judge.
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
                  "webkitTextStroke", "filter", "mixBlendMode", "position", "zIndex"];
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
  const look = element => {
    if (!element) return `${innerWidth}`;
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const own = [element.tagName, element.getAttribute("class"), ...colors.map(name => style[name])];
      looks.set(element, hash([look(element.parentElement), ...own].join("|")));
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
