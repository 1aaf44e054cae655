// Who types is not idle, though the server hears nothing: it is told now and then. Two minutes before a session ends
// the person is warned and can go on. Nothing leaves the page by itself, so nothing typed is lost.
(() => {
  "use strict";

  const notice = document.getElementById("session-notice");
  if (!notice) return;
  const idle = Number(notice.dataset.idle) * 1000;
  const WARNING = Math.min(120000, idle / 2); // ms before the end
  const EARLY = 60000; // the server may end a session this much early
  const TELL = idle / 6; // ms between two messages while somebody types

  let heard = Date.now(); // when the server last heard of this person, as far as this page knows
  let asking = false;
  const part = (name) => notice.querySelector(`[data-${name}]`);
  const button = notice.querySelector("button");

  async function tell() {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(notice.dataset.keep, { method: "HEAD", redirect: "manual" });
      if (answer.ok) heard = Date.now();
      else if (answer.type === "opaqueredirect") heard = -Infinity;
      show();
    } catch {
      // no network: the next key or click tries again
    }
    asking = false;
  }

  function show() {
    const left = idle - EARLY - (Date.now() - heard);
    notice.hidden = left > WARNING;
    part("soon").hidden = button.hidden = left <= 0;
    part("over").hidden = left > 0;
  }

  function active() {
    if (Date.now() - heard > TELL && notice.hidden) tell();
  }

  for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, active, { passive: true });
  button.addEventListener("click", tell);
  setInterval(show, 5000);
})();
