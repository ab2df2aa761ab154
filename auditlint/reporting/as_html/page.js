"use strict";
(() => {
  // The data are lists: these are their fields.
  const [TEXT, SHADE, LINE, LABEL, WHERE, CLAIMS, FINDINGS] = [0, 1, 2, 3, 4, 5, 6];
  const [CHECK, VERDICT, PARTS, STATED, TERMS, LISTED, COMPUTED, DIFFERENCE, REASON, EVIDENCE, CONFIDENCE] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const FULL = 3; // equations of a figure shown at once; the others unfold
  const words = JSON.parse(document.getElementById("words").textContent);
  const say = (name, ...values) => values.reduce((told, value) => told.replace("{}", value), words[name]);

  // Texts of reports enter the page as text nodes alone.
  function make(name, classes, ...children) {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  function button(classes, told, act) {
    const element = make("button", classes, told);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  // -- one report ---------------------------------------------------------------------------------

  function mount(article, data) {
    const paper = article.querySelector(".paper");
    const detail = article.querySelector(".detail");
    const list = article.querySelector(".findings");
    const cards = list ? [...list.querySelectorAll(".card")] : [];
    const figures = paper ? [...paper.querySelectorAll(".f")] : [];
    const places = new Map();
    let current = null;
    let origin = null;

    for (const element of paper ? paper.querySelectorAll("[data-m]") : []) {
      for (const number of element.dataset.m.split(" ")) {
        if (!places.has(number)) places.set(number, []);
        places.get(number).push(element);
      }
    }
    const at = (number) => places.get(String(number)) || [];

    function light(claim, own) {
      for (const element of article.querySelectorAll(".lit, .chosen")) element.classList.remove("lit", "chosen");
      if (claim) {
        for (const number of [claim[STATED], ...claim[TERMS], ...claim[LISTED]]) {
          for (const element of at(number)) element.classList.add("lit");
        }
      }
      for (const element of at(own)) element.classList.add("chosen");
    }

    function reveal(number) {
      const [element] = at(number);
      if (!element) return;
      const box = element.getBoundingClientRect();
      const low = innerWidth > 992 ? innerHeight * 0.85 : innerHeight * 0.42;
      if (box.top < 60 || box.bottom > low || box.left < 0 || box.right > innerWidth) {
        element.scrollIntoView({ block: innerWidth > 992 ? "center" : "start", inline: "nearest" });
      }
    }

    function term(number, told, own) {
      const element = button("term" + (own ? " own" : ""), told, () => {
        reveal(number);
        for (const each of at(number)) each.animate([{ opacity: 0.2 }, { opacity: 1 }], 500);
      });
      const mark = data.marks[number];
      element.title = [mark[LABEL], say("line", mark[LINE])].filter(Boolean).join(" · ");
      return element;
    }

    function claimOf(number, own) {
      const claim = data.claims[number];
      const [code, title] = data.checks[claim[CHECK]];
      const head = make("h3", "", make("span", "", title || code), make("span", "tag " + claim[VERDICT], words.verdicts[claim[VERDICT]]));
      head.title = code;
      const parts = claim[PARTS].map((part) => (typeof part === "string" ? part : term(part[1], part[0], part[1] === own)));
      const told = make("dl", "");
      if (claim[COMPUTED] !== null) told.append(make("dt", "", say("computed")), make("dd", "", claim[COMPUTED]));
      if (claim[DIFFERENCE] !== null && claim[VERDICT] !== "consistent" && claim[VERDICT] !== "undecided") {
        told.append(make("dt", "", say("difference")), make("dd", claim[VERDICT] === "inconsistent" ? "gap" : "", claim[DIFFERENCE]));
      }
      if (claim[CONFIDENCE]) told.append(make("dt", "", say("confidence")), make("dd", "", claim[CONFIDENCE]));
      const made = make("div", "claim", head, make("p", "equation", ...parts), told);
      if (claim[REASON]) made.append(make("p", "reason", claim[REASON]));
      if (claim[EVIDENCE].length) made.append(waterfall(claim[EVIDENCE]));
      made.addEventListener("mouseenter", () => light(claim, own));
      made.addEventListener("focusin", () => light(claim, own));
      return made;
    }

    function waterfall(evidence) {
      let sum = 0;
      const steps = evidence.map(([told, bits]) => ({ told, bits, from: sum, to: (sum += bits) }));
      const ends = steps.flatMap((step) => [step.from, step.to]);
      const low = Math.min(0, ...ends);
      const width = Math.max(0, ...ends) - low || 1;
      const table = make("table", "fall", make("caption", "", say("evidence")));
      table.title = say("evidenceNote");
      const row = (told, from, to, kind) => {
        const bar = make("i", kind);
        bar.style.left = ((Math.min(from, to) - low) / width) * 100 + "%";
        bar.style.width = (Math.abs(to - from) / width) * 100 + "%";
        const track = make("div", "track", bar);
        track.style.setProperty("--nought", (-low / width) * 100 + "%");
        track.setAttribute("aria-hidden", "true");
        const name = make("th", "", told);
        name.scope = "row";
        const bits = (to - from) / 100;
        table.append(make("tr", "", name, make("td", "", track), make("td", "g", (bits > 0 ? "+" : bits < 0 ? "−" : "") + Math.abs(bits).toFixed(1))));
      };
      for (const step of steps) row(step.told, step.from, step.to, step.bits > 0 ? "for" : "against");
      row(say("sum"), 0, sum, "all");
      return table;
    }

    function findingOf(number) {
      const card = article.querySelector("#finding-" + number);
      if (!card) return null;
      const copy = make("div", card.className.replace("current", ""));
      for (const name of [".message", ".suggestion"]) {
        const part = card.querySelector(name);
        if (part) copy.append(part.cloneNode(true));
      }
      return copy;
    }

    function show(number, moveFocus) {
      const mark = data.marks[number];
      if (!mark) return;
      if (!detail.contains(document.activeElement)) origin = document.activeElement;
      current = number;
      const close = button("close", say("close") + " ✕", hide);
      const tag = words.shades[mark[SHADE]] ? make("span", "tag " + mark[SHADE], words.shades[mark[SHADE]]) : null;
      const claims = mark[CLAIMS].map((each) => [each, data.claims[each]]);
      detail.replaceChildren(make("h2", "", make("span", "", mark[TEXT].slice(0, 60)), tag, close));
      const label = mark[LABEL].split(" · ").every((part) => mark[WHERE].includes(part)) ? "" : mark[LABEL];
      detail.append(make("p", "where", [label, mark[WHERE], say("line", mark[LINE])].filter(Boolean).join(" · ")));
      detail.append(...mark[FINDINGS].map(findingOf).filter(Boolean));
      detail.append(...claims.slice(0, FULL).map(([each]) => claimOf(each, number)));
      if (claims.length > FULL) {
        const more = make("details", "", make("summary", "", say("also", claims.length - FULL)));
        more.addEventListener("toggle", () => {
          if (more.open && more.children.length === 1) more.append(...claims.slice(FULL).map(([each]) => claimOf(each, number)));
        });
        detail.append(more);
      }
      if (!claims.length && !mark[FINDINGS].length) detail.append(make("p", "reason", say(mark[SHADE] === "u" ? "unreadable" : "nothing")));
      detail.scrollTop = 0;
      light(claims.length ? claims[0][1] : null, number);
      for (const card of cards) card.classList.toggle("current", mark[FINDINGS].includes(card.id.slice(8)));
      reveal(number);
      if (moveFocus) detail.focus({ preventScroll: true });
    }

    function hide() {
      if (current === null) return;
      current = null;
      light(null, -1);
      for (const card of cards) card.classList.remove("current");
      detail.replaceChildren(hint.cloneNode(true));
      if (origin && origin.isConnected) origin.focus({ preventScroll: true });
    }

    const hint = detail ? detail.firstElementChild.cloneNode(true) : null;
    if (!paper || !data) return { key() {} };

    // One figure at a time is in the order of tabs; arrows lead to the others.
    figures.forEach((figure, index) => {
      figure.tabIndex = index ? -1 : 0;
      figure.setAttribute("role", "button");
      const state = words.shades[data.marks[figure.dataset.m.split(" ")[0]][SHADE]];
      if (state) figure.setAttribute("aria-label", figure.textContent + "，" + state);
    });
    function focusFigure(figure) {
      for (const each of figures) if (each.tabIndex === 0) each.tabIndex = -1;
      figure.tabIndex = 0;
      figure.focus();
    }
    paper.addEventListener("click", (event) => {
      const figure = event.target.closest(".f");
      if (!figure) return;
      event.preventDefault();
      focusFigure(figure);
      show(Number(figure.dataset.m.split(" ")[0]), false);
    });
    paper.addEventListener("keydown", (event) => {
      const index = figures.indexOf(event.target);
      if (index < 0) return;
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && figures[index + step]) {
        event.preventDefault();
        focusFigure(figures[index + step]);
      } else if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        show(Number(event.target.dataset.m.split(" ")[0]), true);
      }
    });

    if (list) {
      list.addEventListener("click", (event) => {
        const go = event.target.closest("[data-go]");
        if (go) show(Number(go.dataset.go), event.detail === 0);
      });
      filterCards(list, cards);
    }
    for (const state of article.querySelectorAll(".state")) {
      state.addEventListener("click", () => {
        const on = state.getAttribute("aria-pressed") !== "true";
        for (const each of article.querySelectorAll(".state")) each.setAttribute("aria-pressed", String(on && each === state));
        if (on) paper.dataset.only = state.dataset.shade;
        else delete paper.dataset.only;
        for (const figure of figures) figure.classList.toggle("only", on && figure.classList.contains(state.dataset.shade));
        const first = on && figures.find((figure) => figure.classList.contains("only"));
        if (first) first.scrollIntoView({ block: "center" });
      });
    }

    function step(by) {
      const shown = cards.filter((card) => !card.hidden && card.querySelector("[data-go]"));
      if (!shown.length) return;
      const now = shown.findIndex((card) => card.classList.contains("current"));
      const card = shown[(now + by + shown.length + (now < 0 && by < 0 ? 1 : 0)) % shown.length];
      show(Number(card.querySelector("[data-go]").dataset.go), false);
      card.scrollIntoView({ block: "nearest" });
    }
    return {
      key(event) {
        if (event.key === "Escape") hide();
        else if (event.key === "j") step(1);
        else if (event.key === "k") step(-1);
        else if (event.key === "/" && list && list.querySelector("input")) {
          event.preventDefault();
          list.querySelector("input").focus();
        }
      },
    };
  }

  function filterCards(list, cards) {
    const levels = [...list.querySelectorAll("[data-level]")];
    const check = list.querySelector("select");
    const search = list.querySelector("input");
    if (!check || !search) return;
    const none = list.querySelector(".nomatch");
    const contents = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
    function apply() {
      const on = new Set(levels.filter((each) => each.getAttribute("aria-pressed") === "true").map((each) => each.dataset.level));
      const sought = search.value.trim().toLowerCase();
      for (const card of cards) {
        card.hidden = !on.has(card.dataset.severity) || (check.value !== "" && check.value !== card.dataset.check) || !contents.get(card).includes(sought);
      }
      none.hidden = cards.some((card) => !card.hidden);
    }
    for (const level of levels) {
      level.addEventListener("click", () => {
        level.setAttribute("aria-pressed", String(level.getAttribute("aria-pressed") !== "true"));
        apply();
      });
    }
    check.addEventListener("change", apply);
    search.addEventListener("input", apply);
  }

  // -- many reports -------------------------------------------------------------------------------

  function mountIndex(index, single) {
    const rows = [...index.querySelectorAll("tbody tr")];
    const search = index.querySelector('input[type="search"]');
    const only = index.querySelector('input[type="checkbox"]');
    const count = index.querySelector("output");
    const checks = [...index.querySelectorAll("[data-check]")].filter((each) => each.matches("button"));
    const contents = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const title = document.title;
    let opened = null;
    let returnTo = null;

    function apply() {
      const sought = search.value.trim().toLowerCase();
      const pressed = checks.filter((each) => each.getAttribute("aria-pressed") === "true").map((each) => each.dataset.check);
      let shown = 0;
      for (const row of rows) {
        const own = row.dataset.checks.split(" ");
        row.hidden = !contents.get(row).includes(sought) || (only.checked && row.dataset.loud === "0") || !pressed.every((code) => own.includes(code));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = shown < rows.length ? say("shown", shown + " / " + rows.length) : "";
    }
    search.addEventListener("input", apply);
    only.addEventListener("change", apply);
    for (const check of checks) {
      check.addEventListener("click", () => {
        const on = check.getAttribute("aria-pressed") !== "true";
        for (const each of checks) each.setAttribute("aria-pressed", String(on && each === check));
        apply();
      });
    }

    function turn() {
      const match = /^#r(\d+)$/.exec(location.hash);
      const stored = match && document.getElementById("report-" + match[1]);
      if (location.hash.startsWith("#m")) return;
      if (!stored) {
        opened = null;
        single.hidden = true;
        single.replaceChildren();
        index.hidden = false;
        document.title = title;
        if (returnTo !== null) scrollTo(0, returnTo);
        return;
      }
      if (!index.hidden) returnTo = scrollY;
      const told = JSON.parse(stored.textContent);
      const back = make("a", "back", say("back"));
      back.href = "#";
      // Made and escaped where the page was made; its policy runs nothing that could be in it.
      single.innerHTML = told.html;
      single.prepend(back);
      index.hidden = true;
      single.hidden = false;
      opened = mount(single.querySelector(".report"), told.data);
      document.title = single.querySelector(".file").textContent + " · " + title;
      scrollTo(0, 0);
      single.querySelector("h1").focus({ preventScroll: true });
    }
    addEventListener("hashchange", turn);
    turn();
    return {
      key(event) {
        if (opened) opened.key(event);
        else if (event.key === "/") {
          event.preventDefault();
          search.focus();
        }
      },
    };
  }

  const index = document.getElementById("index");
  const article = document.querySelector(".report");
  const stored = document.getElementById("data");
  const page = index
    ? mountIndex(index, document.getElementById("single"))
    : article && mount(article, stored && JSON.parse(stored.textContent));
  addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, select, textarea");
    if (typing && event.key === "Escape") typing.blur();
    else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && page) page.key(event);
  });
})();
