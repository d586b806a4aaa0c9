// Evidence beside a figure, and the way from a figure to its place in the source and back.
// Without this script the page still works: every figure is a link, and the evidence is a list at its end.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const tables = byId("tables");
  const source = byId("source");
  const card = byId("card");
  const [body, excerpt, onward] = card.children;
  let owner = null;
  let closing = 0;
  let isPinned = false; // by a tap: it stays until the next one

  document.documentElement.classList.add("scripted");

  // Side by side, the source scrolls by itself; on a narrow screen it stands below the tables.
  // On a small one, evidence covers the lower half, so that it waits for a tap.
  const isSmall = () => matchMedia("(max-width: 44rem)").matches;
  const isBeside = () => getComputedStyle(source).position === "sticky";
  const bearing = (name, within) => within.querySelectorAll(`[data-mark~="${CSS.escape(name)}"]`);

  const pick = (name) => {
    for (const one of document.querySelectorAll(".picked")) one.classList.remove("picked");
    for (const one of bearing(name, document)) one.classList.add("picked");
  };

  // Bring the first thing of a name into sight, each side in its own scroller.
  const reveal = (name, side) => {
    const first = [...bearing(name, side)].find((one) => one.tagName !== "LI");
    if (!first) return;
    first.closest("details")?.setAttribute("open", "");
    const at = first.getBoundingClientRect();
    if (side === source) {
      const pane = source.getBoundingClientRect();
      const middle = (pane.height - at.height) / 2;
      source.scrollTo({ top: source.scrollTop + at.top - pane.top - middle });
    } else if (at.top < 0 || at.bottom > innerHeight) {
      first.scrollIntoView({ block: "center", inline: "nearest" });
    }
  };

  const evidenceOf = (one) => byId(one.getAttribute("aria-describedby") ?? `e-${one.dataset.pick}`);

  const close = () => {
    clearTimeout(closing);
    card.hidden = true;
    isPinned = false;
    owner = null;
  };

  const open = (one) => {
    const evidence = evidenceOf(one);
    if (!evidence) return;
    clearTimeout(closing);
    owner = one;
    const copy = evidence.cloneNode(true);
    copy.removeAttribute("id");
    body.replaceChildren(copy);
    const line = one.dataset.pick && bearing(one.dataset.pick, source)[0]?.closest(".line");
    excerpt.replaceChildren();
    if (line && !source.contains(one)) {
      const shown = line.cloneNode(true);
      for (const part of shown.querySelectorAll("[id],[href]")) {
        part.removeAttribute("id");
        part.removeAttribute("href");
      }
      excerpt.append(shown);
    }
    onward.hidden = !line || source.contains(one);
    if (line) {
      onward.href = `#t-${one.dataset.pick}`;
      onward.dataset.pick = one.dataset.pick;
    }
    card.hidden = false;
    place(one);
  };

  // Below the figure or above it; never over the source, which a reader compares it with.
  const place = (one) => {
    const at = one.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const edge = isBeside() ? source.getBoundingClientRect().left : innerWidth;
    const isBelow = at.bottom + 8 + size.height <= innerHeight;
    const top = source.contains(one) ? Math.min(at.top, innerHeight - size.height - 8)
      : isBelow ? at.bottom + 8 : at.top - size.height - 8;
    card.style.left = `${Math.max(8, Math.min(at.left, edge - size.width - 8))}px`;
    card.style.top = `${Math.max(8, top)}px`;
  };

  const closeSoon = () => {
    clearTimeout(closing);
    closing = setTimeout(close, 160);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || isPinned || isSmall()) return;
    const one = event.target.closest(".figure[data-mark], #card, .lines a[data-pick]");
    if (one === card) clearTimeout(closing);
    else if (one) open(one);
    else if (owner) closeSoon();
  });
  document.addEventListener("focusin", (event) => {
    const one = event.target.closest("[aria-describedby], .lines a[data-pick]");
    if (one && one.matches(":focus-visible")) open(one);
  });
  document.addEventListener("focusout", () => {
    if (owner && !isPinned && !card.matches(":hover")) closeSoon();
  });

  document.addEventListener("click", (event) => {
    const one = event.target.closest("a[data-pick], .figure[data-mark]");
    if (!one) {
      if (!card.contains(event.target)) close();
      return;
    }
    const name = one.dataset.pick ?? one.dataset.mark.split(" ")[0];
    pick(name);
    const isFigure = tables.contains(one) && one.hasAttribute("aria-describedby");
    if (isBeside()) {
      event.preventDefault();
      if (one.dataset.go === "tables" || source.contains(one)) reveal(name, tables);
      if (!source.contains(one)) reveal(name, source);
    } else if (isFigure) {
      event.preventDefault();
      open(one);
      isPinned = true;
      const covered = one.getBoundingClientRect().bottom + 12 - card.getBoundingClientRect().top;
      if (covered > 0) scrollBy({ top: covered });
    } else {
      close();
    }
  });

  // Arrow keys go from figure to figure within a table.
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    const cell = event.target.closest?.("td");
    const step = steps[event.key];
    if (!cell || !step || !event.target.matches(".figure")) return;
    const rows = [...cell.parentElement.parentElement.rows];
    const width = cell.parentElement.cells.length;
    let row = rows.indexOf(cell.parentElement);
    let column = cell.cellIndex;
    let figure = null;
    do {
      row += step[0];
      column += step[1];
      figure = rows[row]?.cells[column]?.querySelector(".figure");
    } while (!figure && rows[row] && column >= 0 && column < width);
    if (figure) {
      event.preventDefault();
      figure.focus();
    }
  });

  // A link to one figure, page.html#requests.received.total, opens with it in sight on both sides.
  const arrived = byId(location.hash.slice(1));
  if (arrived?.dataset.mark) {
    const name = arrived.dataset.mark.split(" ")[0];
    pick(name);
    if (isBeside()) {
      reveal(name, tables);
      reveal(name, source);
    }
  }
})();
