// SPDX-License-Identifier: Apache-2.0
"use strict";
// The page of gpupv's daemon: live partitions, from the JSON API beside it. Everything shown is set as text.

const $ = (id) => document.getElementById(id);
const historyLength = 60;
const maximumEvents = 200;

let token = "";
let daemon = null;
let lastSample = null;
const partitions = new Map(); // name: {status, sample, rates, history, row}

// ------------------------------------------------------------------ words

function size(bytes) {
  const units = ["", "K", "M", "G", "T", "P"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) { value /= 1024; unit++; }
  return (unit === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10) + units[unit];
}

// As the configuration writes it: exact.
function exactSize(bytes) {
  for (const [unit, factor] of [["T", 2 ** 40], ["G", 2 ** 30], ["M", 2 ** 20], ["K", 2 ** 10]]) {
    if (bytes >= factor && bytes % factor === 0) return bytes / factor + unit;
  }
  return String(bytes);
}

const percent = (part) => `${Math.round(part * 1000) / 10}%`;
const duration = (milliseconds) => (milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`);
const count = (value) => (value > 0 && value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value)));

// The same in every view.
function hue(name) {
  const names = [...partitions.keys()].sort();
  return Math.round((names.indexOf(name) * 137.5 + 210) % 360);
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// -------------------------------------------------------------------- API

class APIError extends Error {
  constructor(status, error) {
    super(error.message ?? `the server answered ${status}`);
    this.status = status;
    this.fix = error.fix;
    this.field = error.field;
  }
}

async function request(method, path, body) {
  const headers = { Authorization: `Bearer ${token}` };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(`/api/v1/${path}`, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store",
  });
  if (!response.ok) throw new APIError(response.status, await response.json().catch(() => ({})));
  return response;
}

const call = async (...parameters) => (await request(...parameters)).json();

// ------------------------------------------------------------------ state

function takeStatus(status) {
  const name = status.definition.name;
  const known = partitions.get(name) ?? { history: [] };
  known.status = status;
  partitions.set(name, known);
}

function takeSample(sample) {
  const seconds = lastSample ? sample.uptime - lastSample.uptime : 0;
  const before = new Map((lastSample?.partitions ?? []).map((one) => [one.name, one]));
  lastSample = sample;
  for (const one of sample.partitions) {
    const known = partitions.get(one.name);
    if (!known) continue;
    const old = before.get(one.name);
    const rate = (value, former) => (old && seconds > 0 ? (value >= former ? value - former : value) / seconds : 0);
    const times = one.nodeNanoseconds.map((time, node) => rate(time, old?.nodeNanoseconds[node] ?? 0) / 1e9);
    known.sample = one;
    known.rates = {
      time: Math.min(1, Math.max(0, ...times)),
      submissions: rate(one.submissions, old?.submissions ?? 0),
    };
    known.history.push(known.rates.time);
    if (known.history.length > historyLength) known.history.shift();
  }
  for (const name of partitions.keys()) drawRow(name);
}

// ---------------------------------------------------------------- drawing

function drawDaemon() {
  const since = new Date(daemon.since).toLocaleString();
  $("daemon").textContent = `version ${daemon.version}, since ${since}, ${daemon.configuration}`;
}

function division(partitionsOf, part, describe) {
  const bar = element("div", { class: "division" });
  for (const { name, status } of partitionsOf) {
    const width = part(status);
    if (width <= 0) continue;
    const piece = element("span", { title: describe(status) }, name);
    piece.classList.toggle("idle", !status.vm);
    piece.style.setProperty("--hue", hue(name));
    piece.style.flex = `0 1 ${width * 100}%`;
    bar.append(piece);
  }
  return bar;
}

function drawGPUs() {
  $("gpus").replaceChildren(...daemon.gpus.map((gpu) => {
    const own = [...partitions].map(([name, { status }]) => ({ name, status }))
      .filter(({ status }) => status.definition.gpu === gpu.name);
    const promised = own.reduce((sum, { status }) => sum + status.definition.vram.maximum, 0);
    const whole = Math.max(gpu.memory, promised);
    const attached = own.filter(({ status }) => status.vm).length;
    const memory = division(own, (status) => status.definition.vram.maximum / whole,
      (status) => `${status.definition.name}: ${exactSize(status.definition.vram.maximum)} of VRAM`);
    const time = division(own, (status) => status.share,
      (status) => `${status.definition.name}: ${percent(status.share)} of the time if all want it`);
    const free = gpu.memory - promised;
    return element("article", { class: "gpu" },
      element("h3", {}, gpu.name, element("span", { class: "quiet" },
        `${gpu.selector ? `Vulkan device ${gpu.selector}` : "emulated"}, ${exactSize(gpu.memory)}`)),
      element("dl", {},
        element("dt", {}, "Memory"), element("dd", {}, memory),
        element("dd", { class: "quiet" }, free >= 0 ? `${size(free)} free` : `${size(-free)} over`),
        element("dt", {}, "Time"), element("dd", {}, time),
        element("dd", { class: "quiet" }, `${attached} of ${own.length} with a VM`)));
  }));
}

function meter(label) {
  const bar = element("div", { class: "meter", role: "meter", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 100 },
    element("i"));
  return bar;
}

function setMeter(bar, part, text) {
  bar.firstChild.style.width = `${Math.min(1, part) * 100}%`;
  bar.setAttribute("aria-valuenow", Math.round(Math.min(1, part) * 100));
  bar.setAttribute("aria-valuetext", text);
}

function makeRow(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "history");
  svg.setAttribute("viewBox", "0 0 60 20");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  for (const shape of ["line", "path"]) svg.append(document.createElementNS("http://www.w3.org/2000/svg", shape));
  const cells = {
    state: element("span"), vm: element("td"), time: element("span"), timeBar: meter(`GPU time of ${name}`),
    history: svg, memory: element("span"), memoryBar: meter(`memory of ${name}`),
  };
  cells.timeBar.append(element("b"));
  const swatch = element("span", { class: "swatch", "aria-hidden": "true" });
  const row = element("tr", { "data-partition": name },
    element("th", { scope: "row" }, swatch, name, cells.state), cells.vm,
    element("td", {}, cells.time, cells.timeBar), element("td", {}, svg),
    element("td", {}, cells.memory, cells.memoryBar));
  for (const key of ["queue", "submissions", "faults", "resets", "restarts"]) {
    cells[key] = element("td", { class: "number" }, "0");
    row.append(cells[key]);
  }
  const button = (label, action) => {
    const made = element("button", { type: "button", "aria-label": `${label} ${name}` }, label);
    made.addEventListener("click", () => action(name));
    return made;
  };
  cells.detach = button("Detach", detach);
  row.append(element("td", {}, element("div", { class: "actions" },
    button("Resize", resize), cells.detach, button("Delete", remove))));
  return { row, cells, swatch };
}

function drawRow(name) {
  const known = partitions.get(name);
  if (!known?.row) return;
  const { cells } = known.row;
  const { status, sample, rates, history } = known;
  known.row.swatch.style.setProperty("--hue", hue(name));
  const state = status.state + (status.isPending ? ", resize pending" : "") + (status.problem ? `: ${status.problem}` : "");
  cells.state.className = `state ${status.state}`;
  cells.state.textContent = state;
  cells.vm.textContent = status.vm ? String(status.vm.pid) : "none";
  cells.vm.className = status.vm ? "" : "quiet";
  cells.detach.disabled = !status.vm;
  const time = rates?.time ?? 0;
  cells.time.textContent = `${percent(time)} of ${percent(status.share)}`;
  setMeter(cells.timeBar, time, cells.time.textContent);
  cells.timeBar.lastChild.style.width = `${status.share * 100}%`;
  const memory = sample?.local ?? { budget: 0, resident: 0, committed: 0 };
  const budget = memory.budget || status.definition.vram.maximum;
  cells.memory.textContent = `${size(memory.resident)} of ${size(budget)}`
    + (memory.committed > memory.resident ? `, ${size(memory.committed - memory.resident)} paged out` : "");
  setMeter(cells.memoryBar, budget ? memory.resident / budget : 0, cells.memory.textContent);
  cells.memoryBar.classList.toggle("over", memory.committed > budget);
  const numbers = {
    queue: sample?.queueDepth ?? 0, submissions: rates?.submissions ?? 0, faults: sample?.faults ?? 0,
    resets: sample?.deviceResets ?? 0, restarts: sample?.restarts ?? 0,
  };
  for (const [key, value] of Object.entries(numbers)) cells[key].textContent = count(value);
  for (const key of ["faults", "resets", "restarts"]) cells[key].classList.toggle("some", numbers[key] > 0);
  const y = (part) => 19 - part * 18;
  const [line, path] = cells.history.children;
  for (const [key, value] of Object.entries({ x1: 0, x2: 60, y1: y(status.share), y2: y(status.share) })) line.setAttribute(key, value);
  path.setAttribute("d", history.map((part, index) => `${index ? "L" : "M"}${60 - history.length + index} ${y(part)}`).join(""));
  const most = history.length ? Math.max(...history) : 0;
  cells.history.setAttribute("aria-label", `at most ${percent(most)} in the last minute`);
}

function drawRows() {
  const names = [...partitions.keys()].sort();
  for (const name of names) partitions.get(name).row ??= makeRow(name);
  const rows = names.map((name) => partitions.get(name).row.row);
  const shown = [...$("rows").children];
  if (rows.length !== shown.length || rows.some((row, index) => row !== shown[index])) $("rows").replaceChildren(...rows);
  $("empty").hidden = names.length > 0;
  names.forEach(drawRow);
}

function draw() {
  drawDaemon();
  drawGPUs();
  drawRows();
}

function details(event) {
  return Object.entries(event.details).filter(([, value]) => value).sort()
    .map(([name, value]) => `${name} ${value}`).join(", ");
}

function addEvent(event) {
  const list = $("events");
  list.querySelector(".quiet.none")?.remove();
  const time = new Date(event.time);
  list.prepend(element("li", { class: event.severity },
    element("time", { datetime: event.time, title: time.toLocaleString(), class: "quiet" }, time.toLocaleTimeString()),
    element("code", {}, event.event), element("span", {}, event.partition ?? ""),
    element("span", {}, event.message, " ", element("span", { class: "quiet" }, details(event)))));
  while (list.children.length > maximumEvents) list.lastChild.remove();
}

function drawEvents(events) {
  $("events").replaceChildren();
  if (!events.length) $("events").append(element("li", { class: "quiet none" }, "Nothing has happened."));
  events.forEach(addEvent);
}

function say(text) {
  $("message").textContent = text;
  $("message").hidden = !text;
}

// ------------------------------------------------------------- connection

function setConnection(state, text) {
  $("connection").dataset.state = state;
  if ($("connection").textContent !== text) $("connection").textContent = text;
  const live = state === "live";
  $("reload").disabled = $("create").disabled = !live;
}

function hear(event) {
  if (event.sample) return takeSample(event.sample);
  if (event.happened) return addEvent(event.happened);
  if (event.changed) takeStatus(event.changed);
  if (event.removed) partitions.delete(event.removed);
  // Shares of the others may have changed too.
  refresh();
}

let refreshing = null;
function refresh() {
  drawGPUs();
  drawRows();
  clearTimeout(refreshing);
  refreshing = setTimeout(() => overview().catch(() => {}), 200);
}

async function overview() {
  const all = await call("GET", "overview");
  daemon = all.daemon;
  for (const name of partitions.keys()) {
    if (!all.partitions.some(({ definition }) => definition.name === name)) partitions.delete(name);
  }
  all.partitions.forEach(takeStatus);
  draw();
  return all;
}

// Events come as server-sent events, read with fetch so that the token goes along in a header.
async function watch() {
  const all = await overview();
  drawEvents(all.events);
  const stream = await request("GET", "events");
  setConnection("live", "live");
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the connection was closed");
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) if (block.startsWith("data: ")) hear(JSON.parse(block.slice(6)));
  }
}

async function run() {
  for (;;) {
    try {
      await watch();
    } catch (error) {
      if (error.status === 401) return login(token ? "The token is not right, or the daemon was started anew." : "");
      setConnection("lost", "not connected; trying again");
      lastSample = null;
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}

// ---------------------------------------------------------------- dialogs

function clearErrors(form) {
  for (const error of form.querySelectorAll(".error")) {
    if (error.dataset.error) error.remove(); else error.hidden = true;
  }
  for (const field of form.elements) { field.removeAttribute("aria-invalid"); field.removeAttribute("aria-describedby"); }
}

function showError(form, name, text) {
  const named = name ? form.elements.namedItem(name) ?? form.elements.namedItem(`${name}.minimum`) : null;
  const field = named && named.offsetParent ? named : null;
  if (field) {
    const id = `error-${name.replace(".", "-")}`;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
    field.after(element("span", { class: "error", id, "data-error": name, role: "alert" }, text));
    field.focus();
  } else {
    const place = form.querySelector('.error[data-error=""]');
    place.textContent = text;
    place.hidden = false;
  }
}

// Shows a dialog; `perform` is called with its form until it does not throw.
function ask(dialog, perform) {
  const form = dialog.querySelector("form");
  clearErrors(form);
  form.onsubmit = async (event) => {
    event.preventDefault();
    clearErrors(form);
    const submit = form.querySelector("[type=submit]");
    submit.disabled = true;
    try {
      await perform(form);
      dialog.close();
    } catch (error) {
      showError(form, error.field, error.message + (error.fix ? `\n${error.fix}` : ""));
    } finally {
      submit.disabled = false;
    }
  };
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close(), { once: true });
  dialog.showModal();
}

function edit(kind, title, action, values, perform) {
  const dialog = $("editor");
  const form = dialog.querySelector("form");
  form.reset();
  $("editor-head").textContent = title;
  form.querySelector("[type=submit]").textContent = action;
  for (const label of form.querySelectorAll("[data-for]")) label.hidden = label.dataset.for !== kind;
  form.elements.gpu.replaceChildren(...daemon.gpus.map(({ name }) => element("option", {}, name)));
  for (const [name, value] of Object.entries(values)) form.elements.namedItem(name).value = value;
  ask(dialog, perform);
}

// What is said of a partition, as the configuration has it; only what differs from `before`.
function settings(form, before = {}) {
  const given = {};
  for (const name of ["vram", "window", "weight", "priority", "timeout"]) {
    const value = form.elements[name].value.trim();
    if (value && value !== before[name]) given[name] = value;
  }
  const compute = {};
  for (const part of ["minimum", "maximum"]) {
    const value = form.elements.namedItem(`compute.${part}`).value.trim();
    if (value) compute[part] = value;
  }
  const changed = ["minimum", "maximum"].some((part) => (compute[part] ?? "") !== (before[`compute.${part}`] ?? ""));
  if (changed) given.compute = compute;
  return given;
}

function missing(field, message) {
  return Object.assign(new Error(message), { field });
}

function create() {
  edit("create", "New partition", "Create", {}, (form) => {
    const name = form.elements.namedItem("name").value.trim();
    if (!name) throw missing("name", "Give it a name.");
    if (!form.elements.vram.value.trim()) throw missing("vram", "Say how much memory it has.");
    return call("POST", "partitions", { partition: name, settings: { gpu: form.elements.gpu.value, ...settings(form) } });
  });
}

function resize(name) {
  const { definition } = partitions.get(name).status;
  const values = {
    vram: exactSize(definition.vram.maximum),
    window: definition.window ? exactSize(definition.window) : "", weight: definition.weight ? String(definition.weight) : "",
    priority: definition.priority, timeout: duration(definition.timeout),
    "compute.minimum": percent(definition.compute.minimum), "compute.maximum": percent(definition.compute.maximum),
  };
  edit("resize", `Resize ${name}`, "Resize", values, async (form) => {
    const changed = settings(form, values);
    if (Object.keys(changed).length) await call("PATCH", `partitions/${encodeURIComponent(name)}`, { settings: changed });
  });
}

function confirm(title, text, action, perform) {
  $("confirm-head").textContent = title;
  $("confirm-text").textContent = text;
  $("confirm").querySelector("[type=submit]").textContent = action;
  ask($("confirm"), perform);
}

function remove(name) {
  const { vm } = partitions.get(name).status;
  confirm(`Delete ${name}?`,
    vm ? `Its VM (process ${vm.pid}) loses its GPU: programs in it lose their devices.` : "No VM is attached.",
    "Delete", () => call("DELETE", `partitions/${encodeURIComponent(name)}${vm ? "?force=true" : ""}`));
}

function detach(name) {
  const { vm } = partitions.get(name).status;
  confirm(`Detach the VM from ${name}?`,
    `The VM (process ${vm.pid}) goes on; programs in it lose their devices, for good.`,
    "Detach", () => call("POST", `partitions/${encodeURIComponent(name)}/detach`, {}));
}

async function reload() {
  say("");
  try {
    const { added, removed, changed, warnings } = await call("POST", "reload", {});
    const parts = [["added", added], ["removed", removed], ["changed", changed]]
      .filter(([, names]) => names.length).map(([what, names]) => `${what}: ${names.join(", ")}`);
    say([parts.join("; ") || "The configuration is as it was.", ...warnings].join("\n"));
  } catch (error) {
    say(error.message + (error.fix ? `\n${error.fix}` : ""));
  }
}

function login(text) {
  setConnection("lost", "no access");
  const dialog = $("login");
  dialog.oncancel = (event) => event.preventDefault();
  ask(dialog, async (form) => {
    token = form.elements.token.value.trim().replace(/^.*#token=/, "");
    await call("GET", "overview");
    sessionStorage.setItem("token", token);
    run();
  });
  if (text) showError(dialog.querySelector("form"), "", text);
}

function start() {
  const given = /^#token=([0-9a-f]+)$/.exec(location.hash);
  if (given) {
    sessionStorage.setItem("token", given[1]);
    // Not to be seen, copied or kept with the address.
    history.replaceState(null, "", location.pathname);
  }
  token = sessionStorage.getItem("token") ?? "";
  $("create").addEventListener("click", create);
  $("reload").addEventListener("click", reload);
  run();
}

start();
