// Digit keys choose in a group of levels, as on the worksheet, while one of its radio buttons has the focus; 0 clears.
// Without this script the arrow keys choose.
(() => {
  "use strict";

  const group = document.querySelector("[data-digits]");
  if (!group) return;
  group.form.querySelector("[data-keys]").hidden = false;
  group.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !event.target.matches("input[type=radio]")) return;
    const level = /^[1-9]$/.test(event.key) && group.querySelector(`[data-digit="${event.key}"]`);
    if (level) {
      level.checked = true;
      level.focus();
    } else if (event.key === "0") {
      for (const radio of group.querySelectorAll("input[type=radio]")) radio.checked = false;
    } else {
      return;
    }
    event.preventDefault();
  });
})();
