"use strict";
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const AT_ONCE = 3; // reports sent at a time: the others wait in the page, not in the server
  const list = document.getElementById("list");
  const viewer = document.getElementById("viewer");
  const frame = document.getElementById("frame");
  const drop = document.getElementById("drop");
  const body = document.querySelector("#reports tbody");
  const progress = document.getElementById("progress");
  const search = document.querySelector("#reports input[type=search]");
  const only = document.querySelector("#reports input[type=checkbox]");
  // What there is of the reports is here, and goes with the page.
  let reports = [];
  let running = 0;
  let opened = null;

  function make(name, classes, ...children) {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    element.append(...children);
    return element;
  }

  function button(classes, told, act) {
    const element = make("button", classes, told);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  async function ask(what, report) {
    try {
      return await fetch(what + "?name=" + encodeURIComponent(report.file.name), { method: "POST", body: report.file, cache: "no-store" });
    } catch {
      return new Response(words.gone, { status: 503 });
    }
  }

  // -- reports come in ----------------------------------------------------------------------------

  const isReport = (name) => words.suffixes.some((suffix) => name.toLowerCase().endsWith(suffix)) && !/^(~\$|\.)/.test(name);

  function take(files) {
    const known = new Set(reports.map((report) => report.path + report.file.size + report.file.lastModified));
    for (const { file, path } of files) {
      if (known.has(path + file.size + file.lastModified)) continue;
      reports.push({ file, path, state: "waiting", summary: null, page: "" });
    }
    document.getElementById("reports").hidden = !reports.length;
    draw();
    work();
  }

  // A folder that is dropped is walked here; the server never sees a path.
  async function filesOf(entry, path) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ file, path: path + file.name }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) break;
      for (const each of some) if (!each.name.startsWith(".")) found.push(...(await filesOf(each, path + entry.name + "/")));
    }
    return found.filter(({ file }) => isReport(file.name));
  }

  async function dropped(event) {
    event.preventDefault();
    drop.classList.remove("over");
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const entries = items.map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    const files = [...event.dataTransfer.files];
    const found = [];
    for (const [at, entry] of entries.entries()) {
      try {
        if (entry) found.push(...(await filesOf(entry, "")));
        else if (files[at]) found.push({ file: files[at], path: files[at].name });
      } catch {
        if (files[at]) found.push({ file: files[at], path: files[at].name });
      }
    }
    if (!found.length) tell(words.notReport);
    take(found);
  }

  async function work() {
    while (running < AT_ONCE) {
      const report = reports.find((each) => each.state === "waiting");
      if (!report) break;
      report.state = "working";
      running += 1;
      check(report).finally(() => {
        running -= 1;
        draw();
        work();
      });
    }
    draw();
  }

  async function check(report) {
    const response = await ask("check", report);
    const told = await response.text();
    if (!response.ok) {
      report.state = "failed";
      report.told = told || words.failed;
      return;
    }
    report.summary = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(response.headers.get("x-summary")), (c) => c.charCodeAt(0))));
    report.page = told;
    report.state = "done";
    // A single report is shown at once.
    if (reports.length === 1) open(report);
  }

  async function download(what, report, pressed) {
    pressed.disabled = true;
    const response = await ask(what, report);
    pressed.disabled = false;
    if (!response.ok) {
      pressed.title = await response.text();
      tell(pressed.title);
      return;
    }
    const stem = report.file.name.replace(/\.[^.]*$/, "");
    const suffix = what === "paper" ? ".xlsx" : report.file.name.slice(stem.length);
    const link = make("a", "");
    link.download = stem + "." + words[what + "Suffix"] + suffix;
    link.href = URL.createObjectURL(await response.blob());
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // -- what is shown ------------------------------------------------------------------------------

  const badness = (report) => {
    const found = report.summary;
    if (report.state === "failed" || (found && !found.read)) return [0, 0, 0, 0];
    return found ? [1, -found.error, -found.warning, -found.info] : [2, 0, 0, 0];
  };
  const compare = (one, other) => {
    const [a, b] = [badness(one), badness(other)];
    const at = a.findIndex((value, index) => value !== b[index]);
    return at < 0 ? 0 : a[at] - b[at];
  };

  function actions(report) {
    const made = [];
    if (/\.(docx|docm|xlsx|xlsm|pdf)$/i.test(report.file.name)) {
      made.push(button("chip", words.copy, (event) => download("copy", report, event.currentTarget)));
    }
    made.push(button("chip", words.paper, (event) => download("paper", report, event.currentTarget)));
    return made;
  }

  function row(report) {
    const found = report.summary;
    const head = make("th", "", found ? button("", report.path, () => open(report)) : report.path);
    head.scope = "row";
    const made = make("tr", found ? "" : "pending", head);
    if (report.state === "failed" || (found && !found.read)) {
      const cell = make("td", "failed", report.told || found.told || words.failed);
      cell.colSpan = 5;
      made.append(cell);
    } else if (!found) {
      const cell = make("td", "", words[report.state]);
      cell.colSpan = 5;
      made.append(cell);
    } else {
      for (const level of ["error", "warning", "info"]) made.append(make("td", "g " + level, String(found[level] || "")));
      made.append(make("td", "g", found.recomputed + " / " + found.figures), make("td", "", ...actions(report)));
    }
    return made;
  }

  function tell(told) {
    progress.hidden = false;
    progress.querySelector("span").textContent = told;
  }

  function draw() {
    const sought = search.value.trim().toLowerCase();
    const shown = reports.filter((report) => {
      const found = report.summary;
      const told = (report.path + " " + (found ? found.checks.join(" ") : "")).toLowerCase();
      const quiet = found && found.read && !found.error && !found.warning;
      return told.includes(sought) && !(only.checked && quiet);
    });
    body.replaceChildren(...shown.sort(compare).map(row));
    const done = reports.filter((report) => !["waiting", "working"].includes(report.state)).length;
    const bar = progress.querySelector("progress");
    progress.hidden = !reports.length;
    bar.hidden = done === reports.length;
    bar.max = reports.length || 1;
    bar.value = done;
    progress.querySelector("span").textContent = words.done.replace("{}", done).replace("{}", reports.length);
  }

  function open(report) {
    opened = report;
    // In a frame without an origin: what is shown there can reach neither this page nor the server.
    frame.srcdoc = report.page;
    viewer.querySelector(".name").textContent = report.path;
    viewer.querySelector(".actions").replaceChildren(...actions(report));
    list.hidden = true;
    viewer.hidden = false;
    frame.focus();
    if (location.hash !== "#report") history.pushState(null, "", "#report");
  }

  function close() {
    opened = null;
    frame.removeAttribute("srcdoc");
    viewer.hidden = true;
    list.hidden = false;
  }

  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  addEventListener("drop", dropped);
  for (const input of document.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      const chosen = [...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
      take(input.id === "folder" ? chosen.filter(({ file }) => isReport(file.name)) : chosen);
      input.value = "";
    });
  }
  search.addEventListener("input", draw);
  only.addEventListener("change", draw);
  document.getElementById("clear").addEventListener("click", () => {
    reports = [];
    document.getElementById("reports").hidden = true;
    draw();
  });
  document.getElementById("back").addEventListener("click", () => history.back());
  addEventListener("popstate", () => {
    if (opened && location.hash !== "#report") close();
  });
})();
