// What our script does in every page, between two runs of it. On a phone it keeps a text that someone is
// writing, since a screen locks and a page reloads without warning: the text goes to the server
// whenever the writer pauses or the page goes out of sight, and what was typed since then waits in
// this tab, and only there, until the server has it or the next person begins. It asks now and
// then where the room stands, and lets the page follow when that has changed. Of whoever signs in it
// fetches the cookie, which a page can't set. And on every page it says within seconds when there is
// no connection.
(() => {
  // Whoever has the browser show larger words gets larger charts as well.
  const root = document.documentElement;
  const enlarge = () => {
    const probe = root.appendChild(document.createElement("div"));
    probe.style.cssText = "position:absolute;visibility:hidden;font-size:medium";
    const times = parseFloat(getComputedStyle(probe).fontSize) / 16;
    probe.remove();
    root.style.setProperty("--text", times || 1);
  };
  // A chart that is wider than its place is moved by the arrow keys as well.
  const reachable = () => {
    for (const each of document.querySelectorAll(':is([class*="st-key-both-"], [class*="st-key-wide-"])')) {
      const wider = each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === "auto";
      if (wider === each.hasAttribute("tabindex")) continue;
      if (!wider) ["tabindex", "role", "aria-label"].forEach((name) => each.removeAttribute(name));
      else each.tabIndex = 0;
      const said = each.querySelector("svg.marks, [aria-label]")?.getAttribute("aria-label");
      if (wider && said) [each.role, each.ariaLabel] = ["region", said];
    }
  };
  setInterval(reachable, 300);
  // Streamlit's own words are English alone: they are said in the language of the page before they are
  // seen, as soon as both are there.
  const swap = (where, english, said) => {
    for (const each of document.querySelectorAll(where)) {
      const own = each.textContent.replace(english, (_, size) => said.replace("#", size));
      if (own !== each.textContent) each.textContent = own; // else it would be told of this, and so on
    }
  };
  const name = (where, said) => document.querySelectorAll(where).forEach((each) => each.ariaLabel === said || (each.ariaLabel = said));
  const sayOwn = () => {
    const said = document.querySelector("[data-spoken]")?.dataset;
    if (!said) return;
    // A reader aloud is told as well; a code stays in capitals as English has them.
    if (root.lang !== said.spoken) root.lang = said.spoken;
    document.querySelectorAll(".st-key-code input").forEach((each) => each.lang || (each.lang = "en"));
    if (!said.skip) return;
    swap('[data-testid="stSkipToContent"]', /^Skip to main content$/, said.skip);
    swap('[data-testid="stFileUploaderDropzone"] button p', /^Upload$/, said.upload);
    swap('[data-testid="stFileUploaderDropzone"] span:not(:has(*))', /^(\d+)\s?MB per file/, said.size);
    name('[data-testid="stFileUploaderDropzoneInput"]', said.upload);
    name('[data-testid="stNumberInputStepDown"]', said.less);
    name('[data-testid="stNumberInputStepUp"]', said.more);
  };
  new MutationObserver(sayOwn).observe(root, { childList: true, subtree: true });
  // A page opens in one piece; what is fetched later, for another view, hides nothing that stands.
  const whole = setInterval(() => {
    if (!document.querySelector('[data-testid="stMain"] .v') || document.querySelector('[data-testid="stSkeleton"]')) return;
    root.dataset.whole = "";
    clearInterval(whole);
  }, 300);
  enlarge();
  window.addEventListener("resize", enlarge);

  // A step back leads to where someone was by an act of their own. What a page adds to its own address,
  // and the page to which it goes on by itself, take the place of the step before.
  let acted = false;
  for (const act of ["click", "keydown"]) document.addEventListener(act, (event) => (acted ||= event.isTrusted), true);
  window.addEventListener("popstate", () => (acted = false));
  const push = history.pushState.bind(history);
  history.pushState = (...step) => {
    acted ? push(...step) : history.replaceState(...step);
    acted = false;
  };

  const FIELD = '[class*="st-key-words-"] textarea';
  const PAUSE_MS = 1500;
  const LISTEN_MS = 2500;
  const SILENT_MS = 2000;
  const ASK_MS = 15000 + Math.random() * 4000; // a thousand phones never ask at once
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  const key = () => `writing ${location.pathname}${location.search}`;
  const sharing = () => `shared ${location.pathname}${location.search}`;
  const kept = (change) => {
    try {
      return change(sessionStorage);
    } catch {
      return null; // a browser that keeps nothing still sends what is written
    }
  };
  const forget = () => kept((store) => [key(), sharing()].forEach((name) => store.removeItem(name)));
  const fields = () => document.querySelectorAll(FIELD);
  const running = () => document.querySelector(".stApp")?.dataset.testScriptState !== "notRunning";
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
    if (text === known || text === shared) return null;
    if (!text && kept((store) => store.getItem(key()))) return null; // whoever writes did not empty it
    const said = { address: location.search, text };
    return fetch("./writing", { method: "POST", body: JSON.stringify(said), keepalive: true })
      .then((answer) => answer.ok && (known = text))
      .catch(() => {}); // it waits in this tab
  };
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.(FIELD)) return;
    if (!restoring) settled.add(event.target); // someone writes: nothing older comes back
    const text = event.target.value;
    count(event.target);
    kept((store) => (text ? store.setItem(key(), text) : store.removeItem(key())));
    clearTimeout(pause);
    shared = null;
    if (!restoring) {
      pressed = null;
      kept((store) => store.removeItem(sharing()));
    }
    pause = setTimeout(() => send(event.target), PAUSE_MS);
  });
  const sendAll = () => Promise.all([...fields()].map(send));
  window.addEventListener("pagehide", sendAll);

  // After a lost connection the server may be another one, which knows nothing of this page: the
  // hidden button has the whole page drawn anew. A new field, and one whose connection was lost,
  // gets back what the server did not have yet.
  const anew = () => document.querySelector(".st-key-anew button")?.click();
  // A dialog that is drawn again is a new one: the page follows its room once it is closed, and what is
  // typed in one goes to the server at each pause, for where the page has to be drawn all the same.
  const DIALOG = '[data-testid="stDialog"]';
  let typed;
  document.addEventListener("input", ({ target }) => {
    if (!target.matches?.(`${DIALOG} :is(textarea, [data-testid="stTextInputField"])`)) return;
    clearTimeout(typed);
    typed = setTimeout(() => commit(target), PAUSE_MS);
  });
  let lost = false;
  let opened = false;

  // Whether anything is heard of the server. A connection that is lost without a word looks open
  // for minutes, so a page that somebody looks at asks now and then for the shortest answer there is.
  const heard = () =>
    fetch("./healthz/alive", { cache: "no-store", signal: AbortSignal.timeout?.(SILENT_MS) }).then(
      () => true,
      () => false,
    );
  let reached = true;
  let since = null; // when the connection was seen to be gone
  const listen = async () => {
    if (document.hidden) return;
    const begun = performance.now();
    const once = await heard();
    // One lost request is no lost connection: asked again, unless nothing came for long already.
    reached = once || (performance.now() - begun < SILENT_MS / 2 && (await heard()));
    offline();
  };
  const offline = () => {
    since = connected() ? null : (since ?? Date.now());
    const line = document.querySelector(".v-offline");
    const gone = !navigator.onLine || !reached || (since && Date.now() - since > SILENT_MS);
    if (line) line.hidden = !gone;
  };
  setInterval(listen, LISTEN_MS);
  // Never into nothing: a browser's own page of errors would stand where the words were.
  const loadAnew = async () => {
    while (!(await heard())) await new Promise((then) => setTimeout(then, 1000));
    location.reload();
  };
  // A page of which a part never came can't be drawn, and is fetched once more, and soon less often:
  // eight times at most, for where every third connection is lost.
  let fetching = false; // several parts can be lost at once
  const fetchAgain = () => {
    if (fetching) return;
    fetching = true;
    const before = Number(kept((store) => store.getItem("fetched again"))) || 0;
    if (before >= 8 || kept((store) => store.setItem("fetched again", before + 1) ?? true) === null) return;
    setTimeout(loadAnew, 500 * (before + 1));
  };
  window.addEventListener("vite:preloadError", fetchAgain);
  window.addEventListener("load", () =>
    setTimeout(() => {
      if (!document.querySelector(".stApp")) fetchAgain();
      else setTimeout(() => kept((store) => store.removeItem("fetched again")), 10000);
    }, 1000),
  );
  for (const change of ["online", "offline"]) window.addEventListener(change, offline);
  const disconnected = () => {
    settled = new WeakSet();
    lost = opened; // a page that is only just opening has lost nothing
  };
  // Seen at once: a connection that is back within the pause of the look below was lost as well.
  new MutationObserver(() => connected() || disconnected()).observe(root, {
    subtree: true,
    attributeFilter: ["data-test-connection-state"],
  });
  setInterval(() => {
    offline();
    if (!connected()) return disconnected();
    opened = true;
    if (lost) anew();
    lost = false;
    fields().forEach(look);
    fields().forEach(pressAgain);
    fields().forEach(count);
    tell();
  }, 400);
  // How long a text may be, once it is nearly as long.
  const count = (field) => {
    const line = document.querySelector(".v-count");
    if (!line) return;
    const most = Number(line.dataset.most);
    const long = [...field.value.trim()].length;
    line.textContent = long > most * 0.8 ? `${long} / ${most}` : "";
    line.classList.toggle("v-over", long > most);
  };
  // What was sent with the button is in once the page has its receipt: the CRC-32 of its words.
  const receipt = (text) => {
    let rest = -1;
    for (const byte of new TextEncoder().encode(text)) {
      rest ^= byte;
      for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (0xedb88320 & -(rest & 1));
    }
    return (~rest >>> 0).toString(16);
  };
  const told = () => document.querySelector(".v-count")?.dataset ?? {};
  const taken = (text) =>
    kept((store) => store.getItem(sharing())) === text && told().receipts?.split(" ").includes(receipt(text));
  // A press can fall between two servers: the new one knows the button only once it has drawn it.
  // Where nothing came of a press and its words stand there unchanged, it is pressed once more.
  let pressed = null; // the words that the button was pressed for, in this page's life
  let again = 0;
  const pressAgain = (field) => {
    const share = document.querySelector(".st-key-share button");
    if (drawn < 4 || !share || pressed === null || field.value !== pressed) return;
    if (told().heard !== receipt(pressed) && again++ < 5) share.click();
    drawn = 1;
  };
  // What is shared, changed or withdrawn in one tab is so in the others of this browser: they are told by
  // the receipts of what is in, without what each tab sent itself.
  const tabs = window.BroadcastChannel && new BroadcastChannel("own words");
  const inThere = () => told().receipts?.replace(/ ?\S*$/, "");
  let listed;
  const tell = () => {
    const now = inThere();
    if (listed !== undefined && now !== undefined && now !== listed) tabs?.postMessage([key(), now]);
    listed = now;
  };
  const put = (field, text) => {
    setter.call(field, text);
    restoring = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    restoring = false;
  };
  tabs?.addEventListener("message", async ({ data: [page, now] }) => {
    if (page !== key() || now === inThere() || document.querySelector(DIALOG)) return;
    const there = now.split(" "); // what another tab shared is unfinished in none
    for (const field of fields()) if (field.value && there.includes(receipt(field.value))) put(field, "");
    await sendAll();
    anew();
  });
  let emptied = 0; // for how many looks
  let drawn = 0; // for how many looks nothing was being drawn
  const look = (field) => {
    drawn = running() ? 0 : drawn + 1;
    if (field.disabled || !drawn) return;
    const text = kept((store) => store.getItem(key()));
    if (text && taken(text)) {
      forget();
      pressed = null;
      if (field.value === text) put(field, "");
      return;
    }
    // Whoever empties a field empties the tab's copy with it. A server that never had the words, and
    // knows nothing of this page, empties a field too, and they come back.
    const old = settled.has(field);
    emptied = old && text && !field.value ? emptied + 1 : 0;
    if (old && emptied < 3) return;
    if (drawn > 3) settled.add(field);
    if (text && text !== field.value) put(field, text);
  };

  // Where the room stands: the time that is left, and whether it stands where this page does.
  const ask = async () => {
    const shown = document.querySelector("[data-room]");
    if (!shown || document.hidden || !connected()) return;
    const answer = await fetch(`./room${location.search}`).catch(() => null);
    if (!answer || answer.status >= 500 || answer.status === 401 || !shown.isConnected) return;
    const now = answer.ok ? await answer.json() : { stands: "", left: "" };
    if (now.stands !== shown.dataset.room && !document.querySelector(DIALOG)) {
      await sendAll(); // what is half written is kept before its field may go
      anew();
    }
    shown.firstChild.hidden = !now.left;
    shown.querySelector("b").textContent = now.left;
  };
  setInterval(ask, ASK_MS);
  document.addEventListener("visibilitychange", () => (document.hidden ? sendAll() : ask()));

  // Focus is never lost: where what had it is gone, it goes to what opened the dialog or the menu, to the same widget drawn
  // anew, or into the field that a press opened in its place; else to the title above it, else to what the page says first.
  // It never goes to another button, which the same key would press. Where something was only switched off or hidden for a
  // moment, it comes back.
  const CONTROL = 'button, input, select, textarea, a[href], summary, [tabindex="0"]';
  const TITLES = '[data-testid="stMain"] :is(h1, h2, h3, .v-question, .v-statement, .v-clause-text)';
  const seen = (each) => each.checkVisibility({ visibilityProperty: true });
  const can = (each) => each?.isConnected && !each.disabled && seen(each);
  const all = (what, where = document) => [...where.querySelectorAll(what)].filter(seen);
  const around = (each) => (each ? [each, ...around(each.parentElement)] : []);
  const AWAY_MS = 400;
  let held = null;
  let from = null; // where on the page that is, or what opened the dialog or menu it is in
  let off = 0; // since when it is switched off or hidden
  let keys = false;
  document.addEventListener("keydown", () => (keys = true), true);
  document.addEventListener("pointerdown", () => (keys = false), true);
  document.addEventListener("focusin", ({ target }) => {
    [held, off] = [target, 0];
    if (from && !target.closest?.(".stApp")) return;
    const own = target.closest?.('[data-testid="stElementContainer"]');
    const place = [...(own?.classList ?? [])].find((each) => each.startsWith("st-key-")) ?? "";
    const before = all(TITLES).filter((each) => each.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
    from = { target, place, above: before.at(-1), nth: before.length - 1, boxes: around(target), fields: all("textarea"), path: location.pathname };
  });
  const inItsPlace = ({ boxes, fields, path }) => {
    const box = boxes.find((each) => each.isConnected);
    const made = box && path === location.pathname ? all("textarea", box).filter((each) => !fields.includes(each)) : [];
    return made.length === 1 ? made[0] : null;
  };
  const titled = ({ above, nth }) => {
    const now = all(TITLES);
    return can(above) ? above : now[Math.max(0, Math.min(nth, now.length - 1))];
  };
  const keepFocus = () => {
    const nobody = document.activeElement === document.body;
    if (!held || (!nobody && document.activeElement)) return;
    if (held.isConnected) {
      const away = held.disabled || !seen(held);
      if (!away && off) held.focus({ preventScroll: true });
      else if (!away) held = null; // left on purpose, for nothing
      off ||= Date.now();
      if (!away || Date.now() - off < AWAY_MS) return;
    }
    if (running()) return;
    const again = from.place && document.querySelector(`.${CSS.escape(from.place)}`)?.querySelector(CONTROL);
    const title = titled(from);
    const next = [from.target, again, inItsPlace(from), title].find(can);
    if (!next) return;
    if (next === title) next.tabIndex = -1;
    next.focus({ preventScroll: !keys });
  };
  setInterval(keepFocus, 200);

  let turnedIn = "";
  const enter = () => {
    const { ticket, to } = document.querySelector("[data-ticket]")?.dataset ?? {};
    if (ticket === undefined || `${ticket} ${to}` === turnedIn) return;
    const before = turnedIn.split(" ")[0];
    turnedIn = `${ticket} ${to}`;
    const go = (ok) => to && location.assign(ok ? to : "./signin");
    if (!ticket || ticket === before) return go(true);
    fetch("./pass", { method: "POST", body: ticket })
      .then((answer) => go(answer.ok))
      .catch(() => (turnedIn = "")); // the network is away: once more in a moment
  };
  // Another tab of this browser signed in, so the role is under a cookie that this page had not.
  const renew = () => {
    const mark = document.querySelector("[data-outdated]")?.dataset.outdated;
    if (!mark || kept((store) => store.getItem("outdated")) === mark) return;
    if (kept((store) => store.setItem("outdated", mark) ?? true)) loadAnew();
  };
  setInterval(() => (enter(), renew()), 200);

  const fill = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  };
  // A key that Streamlit takes for a press of a button is no click, and the browser fills no screen for it.
  document.addEventListener("keydown", (event) => {
    const bare = event.isTrusted && event.key.toLowerCase() === "f" && !(event.ctrlKey || event.metaKey || event.altKey);
    if (bare && document.querySelector(".st-key-fullscreen") && !event.target.matches?.("input, textarea")) fill();
  });
  const tapped = (event) => {
    if (event.target.closest?.(".st-key-fullscreen button")) fill();
    if (event.target.closest?.(".st-key-share button")) {
      clearTimeout(pause);
      fields().forEach(commit); // what stands in the field is what is shared
      shared = fields()[0]?.value ?? null;
      pressed = shared;
      if (event.isTrusted) again = 0;
      if (shared) kept((store) => [key(), sharing()].forEach((name) => store.setItem(name, shared)));
    }
    if (event.target.closest?.(".st-key-leave-out button")) forget(); // the detail goes from this tab, too
    if (event.target.closest?.(".st-key-let-go button")) kept((store) => store.clear());
    // The next person on a shared device finds nothing of the last one.
    if (event.target.closest?.('a[href*="next-person"]')) {
      clearTimeout(pause);
      document.querySelectorAll(FIELD).forEach((field) => setter.call(field, ""));
      shared = "";
      pressed = null;
      kept((store) => store.clear());
    }
  };
  // Streamlit hears of the same key, and takes the text over; here it sends as well.
  document.addEventListener("keydown", (event) => {
    const sends = event.isTrusted && event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (sends && event.target.matches?.(FIELD)) document.querySelector(".st-key-share button")?.click();
  });
  // A presenter's remote sends the keys for a page down and a page up.
  document.addEventListener("keydown", (event) => {
    const turn = { PageDown: "next", PageUp: "previous" }[event.key];
    const button = turn && document.querySelector(`.st-key-wall-${turn} button`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  document.addEventListener("click", tapped, true); // before the page itself hears of it
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
