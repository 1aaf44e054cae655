// Marks in the source all lines of the finding, or the competency, whose place somebody follows. Without this script the
// browser marks the line that the link leads to.
(() => {
  "use strict";

  let marked = [];
  let current = null;

  function lines(ranges) {
    return ranges.split(",").flatMap((range) => {
      const [first, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, n) => first + n);
    });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#L"]');
    const whose = link && link.closest("[data-lines]");
    if (!whose) return;
    marked.forEach((line) => line.classList.remove("is-inhand"));
    if (current) current.classList.remove("is-inhand");
    marked = lines(whose.dataset.lines)
      .map((number) => document.getElementById(`L${number}`))
      .filter(Boolean);
    marked.forEach((line) => line.classList.add("is-inhand"));
    current = whose;
    current.classList.add("is-inhand");
  });
})();
