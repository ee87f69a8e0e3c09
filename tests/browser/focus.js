// What has the focus, as whoever uses no mouse finds it: its name, and what is wrong with it. Nothing is wrong where
// it is in sight, under nothing else, and has a ring that goes when the focus does.
() => {
  const held = document.activeElement;
  const wrong = [];
  const style = (each) => getComputedStyle(each);
  const box = (each) => each.getBoundingClientRect();
  const clear = (colour) => /, 0\)$|^transparent$/.test(colour);
  const outlined = (own) => own.outlineStyle !== "none" && parseFloat(own.outlineWidth) > 0 && !clear(own.outlineColor);
  const ring = (each) => {
    const own = style(each);
    return [outlined(own) ? own.outline : "", own.boxShadow.replace(/^none$/, "")].join("");
  };
  const parents = (each) => (each.parentElement ? [each.parentElement, ...parents(each.parentElement)] : []);
  // A ring that a box cuts off on more than two sides is not seen.
  const cut = (each) => {
    const own = style(each);
    if (!outlined(own) || own.boxShadow !== "none") return false;
    const out = parseFloat(own.outlineOffset) + parseFloat(own.outlineWidth) / 2;
    const { left, top, right, bottom } = box(each);
    const frames = parents(each).filter((up) => /hidden|clip|auto|scroll/.test(style(up).overflow)).map(box);
    frames.push({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    const inside = (low, high, at) => frames.every((frame) => frame[low] <= at && at <= frame[high]);
    const sides = [inside("left", "right", left - out), inside("left", "right", right + out), inside("top", "bottom", top - out), inside("top", "bottom", bottom + out)];
    return sides.filter(Boolean).length < 2;
  };
  if (window.ringed && window.ringed.held !== held) window.left = window.ringed;
  const gone = window.left;
  if (gone?.held.isConnected && gone.held !== held && gone.marks.every(([each, was]) => ring(each) === was))
    wrong.push(`the ring of “${gone.name}” stayed when the focus went`);
  if (!held || held === document.body) return { name: "", wrong: [...wrong, "nothing has the focus"] };

  const label = held.closest("label") ?? document.querySelector(`label[for="${CSS.escape(held.id)}"]`);
  const own = held.matches("input, textarea, select") ? "" : held.textContent;
  const name = [held.ariaLabel, label?.textContent, own].filter(Boolean).join(" ").trim().slice(0, 80);
  if (held.closest('[data-testid="stDataFrame"]')) return { name, wrong }; // a grid draws its own ring

  // What is seen of a field that a browser's own look was taken from: the label, or the box around it.
  const large = (each) => box(each).width > 2 && box(each).height > 2 && style(each).opacity !== "0";
  const shown = large(held) ? held : [label, ...parents(held)].find((each) => each && large(each));
  const marks = [shown, ...[...shown.querySelectorAll("*")].slice(0, 30), ...parents(shown).slice(0, 3)].filter(ring);
  if (!marks.length) wrong.push("has no ring");
  else if (marks.every(cut)) wrong.push("has a ring that is cut off");
  window.ringed = { held, name, marks: marks.map((each) => [each, ring(each)]) };

  const { left, top, right, bottom } = box(shown);
  const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  if (right < 0 || left > innerWidth || bottom < 0 || top > innerHeight) wrong.push("is off the screen");
  const over = document.elementFromPoint(x, y);
  const same = !over || shown.contains(over) || over.contains(shown) || over.closest("label")?.contains(held);
  if (!same) wrong.push(`is under ${over.outerHTML.slice(0, 120)}`);
  for (let each = shown; each; each = each.parentElement) if (style(each).opacity === "0") wrong.push("can’t be seen");
  return { name, wrong };
}
