// The rating worksheet saves itself. One page, one competency, one queue: at most one save is under way; what was typed
// meanwhile follows when it is answered, so the last choice wins. A save that got no answer is sent again with its own
// key, and the server stores it once. Nothing is kept outside the page: no browser storage.
// Without this script the same form is saved by its buttons.
(() => {
  "use strict";

  const form = document.getElementById("ws");
  if (!form) return;
  const state = document.getElementById("save-state");
  const alertBox = document.getElementById("ws-alert");
  const echo = document.querySelector("[data-echo]");
  const rate = form.querySelector("[data-rate]");
  const field = (name) => form.elements[name];

  const TYPING = 800; // ms of rest after the last key before a note is saved
  const RETRY = [1000, 2000, 4000, 8000, 15000, 30000]; // ms; the last one again and again
  const SIGNED_OUT = 2; // the place in RETRY beyond which nobody who signed in again waits
  const LARGEST = 60000; // bytes that a browser sends while the page is being left
  const KEPT = "Not saved yet. Kept on this page, will be sent";

  let answer = rated(); // the rating as the server has it
  let saved = text(answer); // all that the server has
  let refused = ""; // what the server would refuse again
  let job = null; // the save under way or to be sent again, exactly as it was sent
  let busy = false;
  let blocked = false; // in conflict or locked: waits for the person
  let tries = 0;
  let renewed = false; // whether the form's token was renewed since the last save
  let timer = 0;
  let afterwards = null; // what to do when everything is saved
  let leaving = false;

  if (alertBox.firstElementChild) saved = ""; // the page came back with words that are not saved
  if (alertBox.querySelector("[data-replace]")) blocked = true;
  // Reloading opens the competency that is open now, also when the address named none.
  if (!new URLSearchParams(location.search).has("c")) history.replaceState(null, "", `?c=${field("c").value}`);

  // ---- what the page says now ------------------------------------------------------------------------------

  function rated() {
    return [field("rating").value, field("not_observed_reason").value];
  }

  function probes() {
    return [...form.querySelectorAll("input[name=probes]:checked")].map((box) => box.value);
  }

  function text(rating) {
    return JSON.stringify([rating, field("note").value, probes()]);
  }

  // 'Not observed' without its reason can't be saved; the note beside it can, with the rating as it was.
  function lacksReason() {
    return field("rating").value === "x" && !field("not_observed_reason").value.trim();
  }

  function snapshot() {
    const rating = lacksReason() ? answer : rated();
    const body = new URLSearchParams();
    for (const name of ["slot", "c", "version", "note"]) body.set(name, field(name).value);
    body.set("rating", rating[0]);
    body.set("not_observed_reason", rating[1]);
    for (const id of probes()) body.append("probes", id);
    const random = crypto.getRandomValues(new Uint8Array(16));
    body.set("save_key", Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join(""));
    return { body, rating, text: text(rating) };
  }

  function isDirty() {
    return job !== null || text(rated()) !== saved;
  }

  // ---- sending ---------------------------------------------------------------------------------------------

  function pump() {
    clearTimeout(timer);
    if (busy || blocked) return;
    if (!job) {
      const next = snapshot();
      if (next.text === refused) return;
      if (next.text === saved) return settled();
      job = next;
    }
    send();
  }

  async function send() {
    busy = true;
    if (!tries) show("busy", "Saving…");
    try {
      job.body.set("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
      const response = await fetch(form.dataset.saveUrl, {
        method: "POST",
        body: job.body,
        redirect: "manual", // an expired session leads to the sign-in page: say so instead of following
        keepalive: job.body.toString().length < LARGEST,
        headers: { Accept: "application/json" },
      });
      await answered(response);
    } catch {
      again(KEPT);
    }
    busy = false;
    if (job === null) pump();
  }

  async function answered(response) {
    if (response.type === "opaqueredirect" || response.status === 401) return signedOut();
    if (response.ok) return accepted(await response.json());
    if (response.status === 409) return closedOrStale(await response.json());
    if (response.status === 413) return notAccepted({ problems: ["It is more text than can be sent at once: shorten it."] });
    if (response.status === 422) return notAccepted(await response.json());
    if (response.status === 403) return renewToken();
    if (response.status === 404) return unreachable();
    return again(KEPT);
  }

  function accepted(result) {
    saved = job.text;
    answer = job.rating;
    job = null;
    tries = 0;
    renewed = false;
    refused = "";
    field("version").value = result.version;
    alertBox.replaceChildren();
    show("good", result.saved ? `Saved ${result.saved}` : "Nothing to save yet");
    const words = form.querySelector("[data-words]");
    words.textContent = result.words;
    words.closest("button").querySelector(".cp-dot").className =
      `cp-dot ${result.isAnswered ? "cp-dot--donenow" : "cp-dot--now"}`;
    document.querySelector("[data-answered]").textContent = result.answered;
    if (result.saved) {
      for (const words of document.querySelectorAll("[data-unbegun]")) words.hidden = true;
      for (const words of document.querySelectorAll("[data-begun]")) words.hidden = false;
    }
  }

  function settled() {
    if (lacksReason()) {
      show("warn", "Not saved yet: write why it was not observed");
      if (afterwards) field("not_observed_reason").focus();
    } else if (afterwards) {
      leaving = true;
      afterwards();
    }
    afterwards = null;
  }

  // ---- what can go wrong: the words stay on the page, always -----------------------------------------------

  function again(words) {
    afterwards = null;
    show("warn", words);
    timer = setTimeout(pump, RETRY[Math.min(tries++, RETRY.length - 1)]);
  }

  function signedOut() {
    tries = Math.min(tries, SIGNED_OUT);
    again("Not saved yet: you are signed out. Kept on this page");
    if (alertBox.querySelector("a[target]")) return;
    const link = document.createElement("a");
    Object.assign(link, { href: form.dataset.signInUrl, target: "_blank", rel: "noopener" });
    link.textContent = "Sign in in a new tab";
    const after = " as the same person and come back: what you typed here is then sent by itself.";
    say("warning", "You are signed out", [link, after]);
  }

  // Signing in again, also in another tab, changes the form's token: take the new one from a fresh copy of this page.
  async function renewToken() {
    const page = await fetch(location.pathname, { redirect: "manual" });
    if (page.type === "opaqueredirect") return signedOut();
    const copy = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = copy.querySelector("#ws input[name=csrfmiddlewaretoken]");
    if (!token) return unreachable();
    field("csrfmiddlewaretoken").value = token.value;
    if (!renewed) tries = 0; // send at once; a token refused once more waits as long as any failure
    renewed = true;
    return again(KEPT);
  }

  function unreachable() {
    again("Not saved. Kept on this page");
    say("error", "This worksheet can't be reached now", [
      "It belongs to another person than the one signed in, or it is closed to you. What you typed stays on this page.",
    ]);
  }

  function notAccepted(result) {
    refused = job.text;
    job = afterwards = null;
    show("bad", "Not saved yet. Kept on this page");
    say("error", "Not saved yet. What you typed is kept below", [result.problems.join(" ")]);
  }

  function closedOrStale(result) {
    job = afterwards = null;
    blocked = true;
    if (result.kind === "locked") {
      show("bad", "Not saved: the worksheet is closed");
      say("error", "Not saved: the worksheet is closed", [
        `${result.problems.join(" ")} What you typed stays on this page, so that you can copy it.`,
      ]);
      return;
    }
    field("version").value = result.version;
    show("bad", "Not saved: saved elsewhere meanwhile");
    alertBox.innerHTML = result.html; // drawn and escaped by the portal's own template
    mirror(); // more may have been typed while this was under way
    alertBox.firstElementChild.focus();
  }

  // ---- showing ---------------------------------------------------------------------------------------------

  function show(kind, words) {
    state.className = `cp-save cp-save--${kind}`;
    state.lastElementChild.textContent = words;
    echo.hidden = kind === "good" || kind === "busy";
  }

  function say(kind, heading, pieces) {
    const [box, body, head, words] = ["div", "div", "h2", "p"].map((tag) => document.createElement(tag));
    box.className = `usa-alert usa-alert--${kind} cp-gap`;
    box.setAttribute("role", "alert");
    box.tabIndex = -1;
    body.className = "usa-alert__body";
    head.className = "usa-alert__heading";
    head.textContent = heading;
    words.className = "usa-alert__text";
    words.append(...pieces);
    body.append(head, words);
    box.append(body);
    alertBox.replaceChildren(box);
  }

  // ---- what people do --------------------------------------------------------------------------------------

  function choose(value) {
    for (const radio of rate.querySelectorAll("input[type=radio]")) radio.checked = radio.value === value;
    rate.querySelector("input:checked")?.focus();
    pump();
  }

  // While two values stand side by side, mine follows what is typed below.
  function mirror() {
    const part = (name) => alertBox.querySelector(`[data-mine] [data-part=${name}]`);
    if (!part("note")) return;
    const words = rate.querySelectorAll("input:checked + label :is(.cp-tile__n, .cp-tile__l)");
    part("rating").textContent = [...words].map((word) => word.textContent).join(" ") || "No rating";
    part("probes").textContent = probes().length;
    part("note").textContent = field("note").value || "No note";
  }

  // Save first, then go; in conflict or refused the message is shown again instead.
  function saveThen(go) {
    if (blocked || text(rated()) === refused) return alertBox.firstElementChild?.focus();
    afterwards = go;
    pump();
  }

  form.addEventListener("input", (event) => {
    mirror();
    if (!event.target.matches("textarea, input[type=text]") || blocked) return;
    if (!tries) show("busy", "Saving…");
    if (!busy && !tries) {
      clearTimeout(timer);
      timer = setTimeout(pump, TYPING);
    }
  });
  form.addEventListener("change", () => mirror() || tries || pump()); // a choice, or a text field that was left

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (leaving || (!isDirty() && button.value !== "clear")) return;
    event.preventDefault();
    if ("replace" in button.dataset) {
      blocked = false;
      saved = "";
      pump();
    } else if (button.value === "clear") {
      choose("");
    } else if (button.value === "stay") {
      pump();
    } else {
      saveThen(() => form.requestSubmit(button));
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || !isDirty()) return;
    if ("keep" in link.dataset) {
      leaving = true;
    } else if (link.origin === location.origin && link.pathname !== location.pathname && !tries && !blocked) {
      event.preventDefault();
      saveThen(() => location.assign(link.href));
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && isDirty()) event.preventDefault();
  });
  for (const name of ["online", "focus", "pagehide", "pageshow"]) window.addEventListener(name, pump);
  document.addEventListener("visibilitychange", pump);

  // ---- keys: only while the group has the focus, and only until somebody turns them off ------------------------

  const keys = form.querySelector("[data-keys]");
  const keysOff = keys.querySelector("button");
  keys.hidden = false;
  keysOff.addEventListener("click", () => {
    const off = keysOff.getAttribute("aria-pressed") !== "true";
    keysOff.setAttribute("aria-pressed", String(off));
  });
  rate.addEventListener("keydown", (event) => {
    const isOff = keysOff.getAttribute("aria-pressed") === "true";
    if (isOff || event.ctrlKey || event.altKey || event.metaKey || !event.target.matches("input[type=radio]")) return;
    const level = rate.querySelector(`input[type=radio][value="${CSS.escape(event.key)}"]`);
    if (event.key === "0") choose("");
    else if (/^[1-9]$/.test(event.key) && level) choose(event.key);
    else return;
    event.preventDefault();
  });
})();
