// What a participant's phone does between two runs of its page. It keeps a text that someone is
// writing, since a screen locks and a page reloads without warning: the text goes to the server
// whenever the writer pauses or the page goes out of sight, and what was typed since then waits in
// this tab, and only there, until the server has it or the next person begins. And it asks now and
// then where the room stands, and lets the page follow when that has changed.
(() => {
  const FIELD = '[class*="st-key-words-"] textarea';
  const PAUSE_MS = 1500;
  const ASK_MS = 15000 + Math.random() * 4000; // a thousand phones never ask at once
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  const key = () => `writing ${location.pathname}${location.search}`;
  const kept = (change) => {
    try {
      return change(sessionStorage);
    } catch {
      return null; // a browser that keeps nothing still sends what is written
    }
  };
  const fields = () => document.querySelectorAll(FIELD);
  const connected = () =>
    document.querySelector(".stApp")?.dataset.testConnectionState === "CONNECTED";

  // Streamlit takes a text over when its field is left, and at this key.
  const commit = (field) =>
    field.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }),
    );
  let pause;
  let settled = new WeakSet();
  let restoring = false;
  let shared = null; // sent with the button: it is no longer a text that someone is writing
  let known = ""; // what the server has
  const send = (field) => {
    clearTimeout(pause);
    commit(field);
    const text = field.value;
    if (!text && settled.has(field)) kept((store) => store.removeItem(key()));
    if (text === known || text === shared) return;
    const said = { address: location.search, text };
    fetch("./writing", { method: "POST", body: JSON.stringify(said), keepalive: true })
      .then((answer) => answer.ok && (known = text))
      .catch(() => {}); // it waits in this tab
  };
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.(FIELD)) return;
    if (!restoring) settled.add(event.target); // someone writes: nothing older comes back
    const text = event.target.value;
    kept((store) => (text ? store.setItem(key(), text) : store.removeItem(key())));
    clearTimeout(pause);
    shared = null;
    pause = setTimeout(() => send(event.target), PAUSE_MS);
  });
  const sendAll = () => fields().forEach(send);
  window.addEventListener("pagehide", sendAll);

  // After a lost connection the server may be another one, which knows nothing of this page: the
  // hidden button has the whole page drawn anew. A new field, and one whose connection was lost,
  // gets back what the server did not have yet.
  const anew = () => document.querySelector(".st-key-anew button")?.click();
  let lost = false;
  let since = null; // when the connection was seen to be gone
  const offline = () => {
    const gone = !navigator.onLine || !connected();
    since = gone ? (since ?? Date.now()) : null;
    const line = document.querySelector(".v-offline");
    if (line) line.hidden = since === null || Date.now() - since < 2000;
  };
  setInterval(() => {
    offline();
    if (!connected()) {
      settled = new WeakSet();
      lost = true;
      return;
    }
    if (lost) anew();
    lost = false;
    fields().forEach(look);
  }, 400);
  const look = (field) => {
    const text = kept((store) => store.getItem(key()));
    if (settled.has(field)) {
      if (text && !field.value) kept((store) => store.removeItem(key()));
      return;
    }
    if (field.disabled) return;
    setTimeout(() => settled.add(field), 1200);
    if (!text || text === field.value) return;
    setter.call(field, text);
    restoring = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    restoring = false;
  };

  // Where the room stands: the time that is left, and whether it stands where this page does.
  const ask = async () => {
    const shown = document.querySelector("[data-room]");
    if (!shown || document.hidden || !connected()) return;
    const answer = await fetch(`./room${location.search}`).catch(() => null);
    if (!answer || answer.status >= 500 || answer.status === 401 || !shown.isConnected) return;
    const now = answer.ok ? await answer.json() : { stands: "", left: "" };
    if (now.stands !== shown.dataset.room) anew();
    shown.firstChild.hidden = !now.left;
    shown.querySelector("b").textContent = now.left;
  };
  setInterval(ask, ASK_MS);
  document.addEventListener("visibilitychange", () => (document.hidden ? sendAll() : ask()));

  const tapped = (event) => {
    if (event.target.closest?.(".st-key-share button")) {
      clearTimeout(pause);
      fields().forEach(commit); // what stands in the field is what is shared
      shared = fields()[0]?.value ?? null;
    }
    // The next person on a shared device finds nothing of the last one.
    if (event.target.closest?.('a[href*="next-person"]')) {
      clearTimeout(pause);
      document.querySelectorAll(FIELD).forEach((field) => setter.call(field, ""));
      shared = "";
      kept((store) => store.clear());
    }
  };
  document.addEventListener("click", tapped, true); // before the page itself hears of it
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
