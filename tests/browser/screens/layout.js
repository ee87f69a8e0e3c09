// What is wrong with the page as it stands: one line for each thing, with where it is. Nothing is
// wider than the screen, cut, on top of something else, or out of sight while it has the focus.
() => {
  const TOLERANCE = 2;
  const found = [];
  const say = (kind, element, more = "") => found.push(`${kind}: ${where(element)}${more}`);
  const where = (element) => {
    const named = element.closest('[class*="st-key-"]');
    const key = named ? `${[...named.classList].find((each) => each.startsWith("st-key-"))} ` : "";
    const kind = [...element.classList].filter((each) => each.startsWith("v-")).join(".");
    const id = element.dataset?.testid ? `[${element.dataset.testid}]` : "";
    const text = (element.getAttribute("aria-label") || element.textContent || "").trim();
    return `${key}${element.localName}${kind && `.${kind}`}${id} “${text.slice(0, 48)}”`;
  };
  const styles = new Map();
  const style = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  // Streamlit keeps a phone's menu in a closed drawer of no width, out of sight and of the Tab key.
  const drawer = document.querySelector('[data-testid="stSidebar"]:not([aria-expanded="true"])');
  const seen = (element) =>
    !drawer?.contains(element) &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('[aria-hidden="true"].v-icon, [data-testid="stIconMaterial"]');
  const parents = function* (element) {
    for (let each = element.parentElement; each; each = each.parentElement) yield each;
  };
  const scrolls = (axis) => /auto|scroll/.test(axis);
  const clips = (axis) => /hidden|clip/.test(axis);
  // For readers of the page aloud only: a box of a pixel, or one that is clipped away.
  const spoken = (element) => {
    for (const each of [element, ...parents(element)]) {
      const box = each.getBoundingClientRect();
      const own = style(each);
      if (own.position === "absolute" && (box.width <= 1 || box.height <= 1)) return true;
      if (/inset\(50%\)|inset\(100%\)/.test(own.clipPath)) return true;
    }
    return false;
  };
  const pinned = (element) =>
    [element, ...parents(element)].some((each) => /fixed|sticky/.test(style(each).position));

  // 1. The page itself.
  const pages = [document.documentElement, document.body];
  pages.push(...document.querySelectorAll('.stApp, [data-testid="stMain"]'));
  for (const page of pages)
    if (page.scrollWidth > page.clientWidth + TOLERANCE)
      say("wider than the screen", page, ` by ${page.scrollWidth - page.clientWidth} px`);

  // 2. Every line of text: beyond the screen, or cut by a box that does not scroll.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const owner = node.parentElement;
    if (!node.data.trim() || /^(script|style|noscript|option)$/i.test(owner.localName)) continue;
    if (!seen(owner) || spoken(owner)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    let cut = 0;
    let beyond = 0;
    const boxes = [...range.getClientRects()].filter((each) => each.width >= 1 && each.height >= 1);
    const widest = Math.max(0, ...boxes.map((each) => each.width));
    const words = node.data.trim().split(/\s+/).length;
    const tops = boxes.map((each) => each.top).sort((a, b) => a - b); // a line of two scripts has several boxes
    const high = tops.filter((top, at) => !at || top - tops[at - 1] > boxes[0].height / 2).length;
    if (high > Math.max(2, words) && widest < 4 * parseFloat(style(owner).fontSize)) say("squeezed", owner);
    for (const box of boxes) {
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
      const slack = box.height * 0.2; // letters are lower than the line that they stand in
      let x = true; // whether this axis is still clipped, or can be scrolled to
      let y = true;
      for (const each of parents(node)) {
        const own = style(each);
        if (own.display === "contents" || own.display === "inline") continue;
        const frame = each.getBoundingClientRect();
        const allowed = each.hasAttribute("title") || each.dataset.cut !== undefined;
        if (x && clips(own.overflowX) && !allowed)
          cut = Math.max(cut, frame.left - box.left, box.right - frame.right);
        if (y && clips(own.overflowY) && !allowed)
          cut = Math.max(cut, frame.top - box.top - slack, box.bottom - slack - frame.bottom);
        if (own.overflowX !== "visible") {
          left = Math.max(left, frame.left);
          right = Math.min(right, frame.right);
          x = x && !scrolls(own.overflowX);
        }
        if (own.overflowY !== "visible") {
          top = Math.max(top, frame.top);
          bottom = Math.min(bottom, frame.bottom);
          y = y && !scrolls(own.overflowY);
        }
        if (own.position === "fixed") break;
      }
      if (x) beyond = Math.max(beyond, -box.left, box.right - innerWidth);
      if (right - left > TOLERANCE && bottom - top > TOLERANCE && !pinned(owner) && !owner.closest(".v-cloud, .st-key-wide-words, .st-key-narrow-words, svg [aria-hidden=true]"))
        lines.push({ owner, left, right, top: top + slack, bottom: bottom - slack });
    }
    if (cut > TOLERANCE) say("cut", owner, ` by ${Math.round(cut)} px`);
    else if (beyond > TOLERANCE) say("beyond the screen", owner, ` by ${Math.round(beyond)} px`);
  }

  // A chart's marks have no words: it must not reach beyond the screen unless its own box scrolls.
  for (const drawn of document.querySelectorAll("svg.marks")) {
    const box = drawn.getBoundingClientRect();
    const out = Math.max(-box.left, box.right - innerWidth);
    const aside = [...parents(drawn)].some((up) => scrolls(style(up).overflowX) && !up.matches("[data-testid=stMain]"));
    if (seen(drawn) && out > TOLERANCE && !aside) say("beyond the screen", drawn, ` by ${Math.round(out)} px`);
  }

  // 3. Words that nobody typed yet, in a field too narrow for them.
  const pen = document.createElement("canvas").getContext("2d");
  for (const field of document.querySelectorAll("input[placeholder]")) {
    if (field.value || !field.placeholder || !seen(field)) continue;
    const own = style(field);
    pen.font = own.font;
    const wide = pen.measureText(field.placeholder).width;
    const room = field.clientWidth - parseFloat(own.paddingLeft) - parseFloat(own.paddingRight);
    if (room > 0 && wide > room + TOLERANCE) say("cut", field, ` “${field.placeholder}”`);
  }

  // 4. Lines on top of each other.
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - other.top;
      if (wide > TOLERANCE && high > TOLERANCE) say("overlaps", one.owner, ` and ${where(other.owner)}`);
    }
  });

  // 5. Words of a page from right to left: on their side of it, and a sentence in Latin letters that
  // is alone in its block from left to right.
  const hebrewOrArabic = /[\u0590-\u08ff]/;
  const latin = /[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}.*[.:?!]$/s;
  for (const owner of new Set(lines.map((line) => line.owner))) {
    let block = owner;
    while (/^inline/.test(style(block).display) && block.parentElement) block = block.parentElement;
    const own = style(block);
    if (own.direction !== "rtl") continue;
    const free = /plaintext/.test(own.unicodeBidi + style(owner).unicodeBidi);
    const address = /^\S+[.:]\S+\/\S+$|:\/\//.test(block.textContent.trim());
    if (address && !free) say("an address turned round", block);
    const text = block.textContent.trim();
    const begins = free && block.closest(".v-statement, textarea"); // where its own script does
    const strays = free && own.textAlign === "start" && /[A-Za-z]/.test(text) && !hebrewOrArabic.test(text);
    if (!begins && (strays || own.textAlign === "left")) say("stands on the wrong side", block);
    if (latin.test(text) && !hebrewOrArabic.test(text) && !free) say("runs the wrong way", block);
  }

  // 6. The room kept for what the browser loads late is as high as what came.
  for (const ghost of document.querySelectorAll(".v-ghost")) {
    const room = ghost.closest('[class*="st-key-room-"]');
    const high = Math.max(0, ...[...(room?.children ?? [])].filter((each) => !each.contains(ghost)).map((each) => each.offsetHeight));
    if (high && Math.abs(high - ghost.offsetHeight) > TOLERANCE) say("came into another room", room, ` ${ghost.offsetHeight} px for ${high}`);
  }

  // 7. A row of buttons has all of them in sight.
  for (const row of document.querySelectorAll('[role="radiogroup"]')) {
    if (seen(row) && row.scrollWidth > row.clientWidth + TOLERANCE) say("hides choices", row);
    // Each of them has an edge on either side: its own, or that of the one beside it.
    const choices = [...row.querySelectorAll('[data-variant="segmented_control"]')].filter(seen);
    const bare = (colour) => /, 0\)$|^transparent$/.test(colour);
    for (const each of choices) {
      const box = each.getBoundingClientRect();
      const covered = (x) => choices.some((other) => other !== each && Math.abs(other.getBoundingClientRect()[x === box.left ? "right" : "left"] - x) <= 1.5 && other.getBoundingClientRect().top === box.top);
      const { borderLeftColor: left, borderRightColor: right } = style(each);
      if ((bare(left) && !covered(box.left)) || (bare(right) && !covered(box.right))) say("without an edge", each);
    }
  }

  // 8. Whatever the Tab key leads to: on the screen once it has the focus, and not under something.
  const before = document.activeElement;
  const fields = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  for (const each of document.querySelectorAll(fields)) {
    // Streamlit's own toolbar of a table comes up with the mouse or the focus inside the table.
    if (each.closest('[data-testid="stElementToolbar"]')) continue;
    if (each.disabled || each.tabIndex < 0 || each.querySelector(":scope table")) continue; // a grid
    if (!each.checkVisibility({ visibilityProperty: true })) continue;
    each.focus();
    if (document.activeElement !== each) continue;
    let shown = each;
    if (spoken(each) || each.getBoundingClientRect().width <= 1)
      shown = each.closest("label") ?? [...parents(each)].find((up) => up.offsetWidth > 1 && up.offsetHeight > 1);
    const box = shown.getBoundingClientRect();
    const out = Math.max(-box.left, box.right - innerWidth);
    const aside = [...parents(shown)].some((up) => scrolls(style(up).overflowX) && up.scrollWidth > up.clientWidth);
    if (box.width <= 1 || box.height <= 1 || (out > TOLERANCE && !aside)) {
      say("off the screen with the focus", each);
      continue;
    }
    if (out > TOLERANCE) continue;
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    if (box.bottom < 0 || box.top > innerHeight) {
      say("off the screen with the focus", each);
      continue;
    }
    const top = document.elementFromPoint(x, y);
    const same = !top || shown.contains(top) || top.contains(shown) || top.closest("label")?.contains(each);
    if (!same) say("under something", each, ` ${where(top)}`);
  }
  before?.focus?.();
  return [...new Set(found)];
}
