// Rows of an ordered list are dragged to another place by a handle beside their buttons. Letting go presses a button
// like 'Move up', with the place in its value, so that the server does what it does without this script.
(() => {
  "use strict";

  const MOVED = "portal-moved"; // what is told on the page that follows
  const EDGE = 72; // px from the window's edge where the page scrolls along
  const STEP = 16;

  const live = document.createElement("p");
  live.className = "usa-sr-only";
  live.setAttribute("role", "status");
  document.querySelector("main").append(live);

  let drag = null; // { list, rows, row, from, to }

  function rowsOf(list) {
    return [...list.children].filter((row) => row.dataset.key);
  }

  function unmark(rows) {
    for (const row of rows) row.classList.remove("is-dragged", "is-before", "is-after");
  }

  function placeAt(y) {
    const others = drag.rows.filter((row) => row !== drag.row);
    const place = others.filter((row) => {
      const box = row.getBoundingClientRect();
      return box.top + box.height / 2 < y;
    }).length;
    const own = drag.rows.filter((row) => row.dataset.group === drag.row.dataset.group); // groups are not split
    return Math.min(Math.max(place, drag.rows.indexOf(own[0])), drag.rows.indexOf(own[own.length - 1]));
  }

  function move(event) {
    if (event.clientY < EDGE) window.scrollBy(0, -STEP);
    if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
    drag.to = placeAt(event.clientY);
    unmark(drag.rows);
    drag.row.classList.add("is-dragged");
    if (drag.to === drag.from) return;
    const others = drag.rows.filter((row) => row !== drag.row);
    if (drag.to < others.length) others[drag.to].classList.add("is-before");
    else others[others.length - 1].classList.add("is-after");
  }

  function stop() {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", drop);
    document.removeEventListener("pointercancel", stop);
    document.removeEventListener("keydown", escape);
    unmark(drag.rows);
    drag = null;
  }

  function escape(event) {
    if (event.key === "Escape") stop();
  }

  function drop() {
    const { list, rows, row, from, to } = drag;
    stop();
    if (to === from) return;
    const words = `${row.dataset.name} moved to place ${to + 1} of ${rows.length}.`;
    sessionStorage.setItem(MOVED, JSON.stringify({ path: location.pathname, words, top: window.scrollY }));
    const button = document.createElement("button");
    button.name = "do";
    button.value = `${list.dataset.sort}:${row.dataset.key}:${to + 1}`;
    button.hidden = true;
    const form = document.getElementById("draft") || row.closest("form") || row.querySelector("form");
    form.append(button);
    form.requestSubmit(button);
  }

  function start(list, row, event) {
    if (drag || event.button !== 0) return;
    event.preventDefault();
    const rows = rowsOf(list);
    drag = { list, rows, row, from: rows.indexOf(row), to: rows.indexOf(row) };
    row.classList.add("is-dragged");
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", drop);
    document.addEventListener("pointercancel", stop);
    document.addEventListener("keydown", escape);
  }

  for (const list of document.querySelectorAll("[data-sort]")) {
    const rows = rowsOf(list);
    for (const row of rows.length > 1 ? rows : []) {
      const grip = document.createElement("span");
      grip.className = "cp-grip";
      grip.title = "Drag to another place";
      grip.setAttribute("aria-hidden", "true"); // the buttons beside it do the same by keyboard
      grip.addEventListener("pointerdown", (event) => start(list, row, event));
      (row.querySelector("[data-grip]") || row.querySelector(".cp-actions")).prepend(grip);
    }
  }

  window.addEventListener("load", () => {
    const kept = JSON.parse(sessionStorage.getItem(MOVED) || "null");
    sessionStorage.removeItem(MOVED);
    if (!kept || kept.path !== location.pathname || document.querySelector("main [role='alert']")) return;
    window.scrollTo(0, kept.top);
    live.textContent = kept.words;
  });
})();
