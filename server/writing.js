// Keeps a text that someone is writing. Streamlit sends a text only when its field is left; a
// phone's screen locks before that, and a reload comes without warning. So the text goes to the
// server whenever the writer pauses or the page goes out of sight, and what was typed since then
// waits in this tab, and only there, until the server has it or the next person begins.
(() => {
  if (window.sharedVisionWriting) return;
  window.sharedVisionWriting = true;
  const FIELD = ".st-key-writing textarea";
  const PAUSE_MS = 1500;
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

  const send = (field) =>
    field.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }),
    );
  let pause;
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.(FIELD)) return;
    const text = event.target.value;
    kept((store) => (text ? store.setItem(key(), text) : store.removeItem(key())));
    clearTimeout(pause);
    pause = setTimeout(() => send(event.target), PAUSE_MS);
  });
  const sendAll = () => fields().forEach(send);
  document.addEventListener("visibilitychange", () => document.hidden && sendAll());
  window.addEventListener("pagehide", sendAll);

  // A new field, and one whose connection was lost, gets back what the server did not have yet.
  let known = new WeakSet();
  setInterval(() => {
    if (!connected()) known = new WeakSet();
    else fields().forEach(look);
  }, 400);
  const look = (field) => {
    const text = kept((store) => store.getItem(key()));
    if (known.has(field)) {
      if (text && !field.value) kept((store) => store.removeItem(key()));
      return;
    }
    if (field.disabled) return;
    setTimeout(() => known.add(field), 1200);
    if (!text || text === field.value) return;
    setter.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // The next person on a shared device finds nothing of the last one.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('a[href*="next-person"]')) {
      document.querySelectorAll(FIELD).forEach((field) => setter.call(field, ""));
      kept((store) => store.clear());
    }
  });
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
