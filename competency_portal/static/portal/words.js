// The words of a competency save themselves while somebody types. One save is under way at most; what was typed
// meanwhile follows when it is answered. A save that got no answer is sent again: the server stores only what differs.
// After a conflict or a refusal the page waits for its button, which sends the same form without this script.
(() => {
  "use strict";

  const form = document.getElementById("words") || document.getElementById("draft");
  if (!form) return;
  const state = document.getElementById("words-state");
  const alertBox = document.getElementById("words-alert");
  const whose = document.getElementById("whose-field");
  const TYPING = 800; // ms of rest after the last key
  const RETRY = [1000, 2000, 4000, 8000, 15000, 30000]; // ms; the last one again and again
  const CHOSEN = /^(scale|group|group-of-.*|add-group|q)$/; // always has a value, or is no word of the draft
  const SIGNED_OUT = 2; // the place in RETRY beyond which nobody who signed in again waits
  const HIDDEN = ["csrfmiddlewaretoken", "revision", "edit", "drawn"]; // what the form says of itself
  const KEPT = "Not saved yet. Kept on this page, will be sent";

  let saved = words();
  let refused = "";
  let busy = false;
  let blocked = alertBox.childElementCount > 0 || document.querySelector("main .cp-errors") !== null;
  let timer = 0;
  let tries = 0;
  let renewed = false; // whether the form's token was renewed since the last save
  let pressed = null; // the button that waits for a save under way
  let leaving = false;

  // Words for new items and a decision wait for a button: nothing of them is sent while somebody still writes. Another
  // scale changes which levels the page has, so that its button draws the page again.
  function isNew(name) {
    return /^(new-|decide-|part-new-|group-new-|group-of-|place-of-|add-group$|group$|scale$|q$)/.test(name);
  }

  function entries() {
    return [...new FormData(form)].filter(([name]) => !isNew(name) && !HIDDEN.includes(name));
  }

  function words() {
    return JSON.stringify(entries());
  }

  function hasNew() {
    const scale = form.elements.scale;
    if (scale && !scale.options[scale.selectedIndex].defaultSelected) return true;
    return [...new FormData(form)].some(([name, value]) => isNew(name) && !CHOSEN.test(name) && value.trim());
  }

  function lacksChoice() {
    return whose !== null && !whose.hidden && !whose.querySelector("input:checked");
  }

  function show(kind, text) {
    state.hidden = false;
    state.className = `cp-save cp-save--${kind}`;
    state.lastElementChild.textContent = text;
  }

  async function pump() {
    clearTimeout(timer);
    const now = words();
    if (busy || blocked || now === saved || now === refused) return;
    if (lacksChoice()) return show("warn", "Not saved yet: choose for whom the words change");
    busy = true;
    if (!tries) show("busy", "Saving…");
    const body = new URLSearchParams(entries());
    for (const name of HIDDEN) if (form.elements[name]) body.set(name, form.elements[name].value);
    body.set("do", "save");
    body.set("auto", "1");
    try {
      const options = { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } };
      await answered(await fetch(location.pathname, options), now);
    } catch {
      again(KEPT);
    }
    busy = false;
    if (pressed) return form.requestSubmit(pressed);
    if (!tries) pump();
  }

  async function answered(response, sent) {
    if (response.type === "opaqueredirect" || response.status === 401) return signedOut();
    if (response.status === 403 && !renewed) return renewToken();
    if (response.ok) return accepted(await response.json(), sent);
    if (response.status === 409 || response.status === 422) {
      refused = sent;
      blocked = response.status === 409;
      tries = 0;
      show("bad", blocked ? "Not saved: somebody saved meanwhile" : "Not saved yet. Kept on this page");
      const told = await response.json();
      alertBox.innerHTML = told.html; // drawn and escaped by the portal's own template
      if ("seen" in told) whenSeen(told.seen);
      return;
    }
    if (response.status >= 500) return again(KEPT);
    blocked = true;
    show("bad", "Not saved: this can't be edited now. Save shows why, with what you typed to copy");
  }

  // Both sides of a clash stand above. Once all of them were in sight, what the page says of itself names the words on
  // record there, so that one press saves what the person then has. Unseen, that press draws the page with both sides.
  function whenSeen(drawn) {
    const unseen = new Set(alertBox.querySelectorAll(".cp-changes dd"));
    if (!unseen.size) return;
    const watch = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const much = entry.intersectionRatio > 0.9 || entry.intersectionRect.height > innerHeight / 2;
          if (entry.isIntersecting && much && unseen.delete(entry.target)) watch.unobserve(entry.target);
        }
        if (!unseen.size) form.elements.drawn.value = drawn;
      },
      { threshold: [0.1, 0.3, 0.5, 0.7, 0.95] },
    );
    for (const side of unseen) watch.observe(side);
  }

  function signedOut() {
    tries = Math.min(tries, SIGNED_OUT);
    again("Not saved yet: you are signed out. Kept on this page");
    if (alertBox.querySelector("[data-signed-out]")) return;
    const note = document.createElement("p");
    note.className = "cp-note cp-note--warn cp-gap";
    note.setAttribute("role", "alert");
    note.dataset.signedOut = "";
    const link = document.createElement("a");
    Object.assign(link, { href: form.dataset.signIn, target: "_blank", rel: "noopener" });
    link.textContent = "Sign in in a new tab";
    note.append("You are signed out. ", link, " and come back: what you typed here is then sent by itself.");
    alertBox.replaceChildren(note);
  }

  // Signing in again changes the form's token: take the new one from a fresh copy of this page.
  async function renewToken() {
    const page = await fetch(location.pathname, { redirect: "manual" });
    if (page.type === "opaqueredirect") return signedOut();
    const copy = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = copy.querySelector(`#${form.id} input[name=csrfmiddlewaretoken]`);
    renewed = true; // refused once more, or without a form: it is no matter of the token
    for (const field of token ? document.querySelectorAll("input[name=csrfmiddlewaretoken]") : []) {
      field.value = token.value;
    }
    tries = 0;
    again(KEPT);
  }

  function accepted(result, sent) {
    saved = sent;
    renewed = false;
    refused = "";
    tries = 0;
    alertBox.replaceChildren(...(result.saved && result.late ? [older()] : []));
    for (const name of ["revision", "edit", "drawn"]) if (name in result) form.elements[name].value = result[name];
    if (result.started && result.whose) {
      document.getElementById("whose-now").innerHTML = result.whose; // drawn and escaped by the portal's own template
    }
    if (result.started && whose) {
      whose.hidden = true; // it was answered with this save: the revision is there now
      for (const radio of whose.querySelectorAll("input")) radio.disabled = true;
      saved = JSON.stringify(JSON.parse(sent).filter(([name]) => name !== "whose"));
    }
    if (result.late && result.saved) show("warn", "Saved. Somebody else saved here meanwhile: what you see may be older");
    else if (result.late) show("warn", "Nothing of yours to save. Somebody else saved: open this page anew to see it");
    else show("good", "Saved");
  }

  function older() {
    const note = document.createElement("p");
    note.className = "cp-note cp-note--warn cp-gap";
    const link = document.createElement("a");
    Object.assign(link, { href: location.pathname, textContent: "Load this page anew" });
    note.append("Your words are saved. Somebody else saved here meanwhile, so that what you see may be older. ", link);
    return note;
  }

  function again(text) {
    show("warn", text);
    timer = setTimeout(pump, RETRY[Math.min(tries++, RETRY.length - 1)]);
  }

  document.addEventListener("input", (event) => {
    if (event.target.form !== form || isNew(event.target.name) || blocked) return;
    if (!tries && !lacksChoice()) show("busy", "Saving…");
    if (!busy && !tries) {
      clearTimeout(timer);
      timer = setTimeout(pump, TYPING);
    }
  });
  document.addEventListener("change", (event) => event.target.form !== form || tries || pump());
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (busy) {
      event.preventDefault();
      pressed = event.submitter;
    } else {
      leaving = true;
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (words() !== saved || hasNew())) event.preventDefault();
  });
  for (const name of ["online", "focus"]) window.addEventListener(name, pump);
})();
