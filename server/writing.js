// A text reaches the server when its field is left. A phone's screen locks first, so this sends
// it whenever the writer pauses or the page goes out of sight.
(() => {
  if (window.sharedVisionWriting) return;
  window.sharedVisionWriting = true;
  const PAUSE_MS = 1500;
  const mine = (field) => field?.matches?.(".st-key-phone textarea");
  const send = (field) =>
    field.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }),
    );
  const sendAll = () => document.querySelectorAll(".st-key-phone textarea").forEach(send);
  let pause;
  document.addEventListener("input", (event) => {
    if (!mine(event.target)) return;
    clearTimeout(pause);
    pause = setTimeout(() => send(event.target), PAUSE_MS);
  });
  document.addEventListener("visibilitychange", () => document.hidden && sendAll());
  window.addEventListener("pagehide", sendAll);
  // A page that the browser kept for its back button may show the last person's words.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
