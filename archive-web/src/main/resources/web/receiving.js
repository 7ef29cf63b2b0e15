// The desk where things are put down: choosing and dropping, and watching them on their way.
import { Sending, alone, chosen, dropped } from "./sending.js";

const SHOWN = 50;
const REFRESHED = 2000;

document.documentElement.dataset.live = "";

const size = (bytes) => {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (bytes >= 999.5 && unit < units.length - 1) {
    bytes /= 1000;
    unit++;
  }
  return `${bytes < 9.95 && unit ? bytes.toFixed(1) : Math.round(bytes)} ${units[unit]}`;
};

const filled = (words, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words ?? "");

const zone = (drop, take) => {
  drop.querySelector(".drop-here").hidden = false;
  for (const input of drop.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      const found = chosen(input);
      input.value = "";
      if (found.length) take(found);
    });
  }
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const found = await dropped(event.dataTransfer);
    if (found.length) take(found);
  });
};

const desk = (form) => {
  const words = JSON.parse(form.dataset.words);
  const told = form.querySelector("#chosen");
  const all = new Map();
  const tell = () => {
    const bytes = [...all.values()].reduce((sum, each) => sum + each.file.size, 0);
    told.hidden = !all.size;
    told.textContent = `${filled(words.chosen, all.size, size(bytes))} `;
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "plain";
    clear.textContent = words.remove;
    clear.addEventListener("click", () => {
      all.clear();
      tell();
    });
    told.append(clear);
  };
  zone(form.querySelector("#drop"), (found) => {
    found.forEach((each) => all.set(each.path, each));
    tell();
  });
  const fault = (text) => {
    let line = document.querySelector(".fault");
    if (!line) {
      line = document.createElement("p");
      line.className = "fault";
      line.setAttribute("role", "alert");
      form.before(line);
    }
    line.textContent = text;
    line.scrollIntoView({ block: "nearest" });
  };
  form.addEventListener("submit", async (event) => {
    if (!all.size) return;
    event.preventDefault();
    const button = form.querySelector("button.act");
    button.disabled = true;
    try {
      await send(form, [...all.values()]);
    } catch (failure) {
      fault(failure.message);
    } finally {
      button.disabled = false;
    }
  });
};

const send = async (form, entries) => {
  const tops = new Set(entries.map((each) => each.path.split("/")[0]));
  const answer = await fetch("/api/v1/deliveries", {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
      "Form-Token": form.dataset.formToken,
    },
    body: JSON.stringify({
      into: form.elements.into.value,
      accession: form.elements.accession.value,
      publish: form.elements.publish?.checked ?? false,
      label: [...tops].slice(0, 3).join(", "),
    }),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.detail || said.title || answer.status);
  const there = `/staff/receive/${said.id}`;
  const page = new DOMParser().parseFromString(await (await fetch(there)).text(), "text/html");
  history.pushState(null, "", there);
  document.title = page.title;
  document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
  document.querySelector("main").focus();
  delivery(document.querySelector("#delivery"), entries);
};

const row = (item, words, retry) => {
  const line = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = item.path;
  const state = document.createElement("span");
  state.className = "state";
  state.textContent =
    item.state === "failed" ? words.failed : item.state === "waiting" ? words.waiting : `${size(item.received)} / ${size(item.size)}`;
  line.append(name, state);
  if (item.state === "sending") {
    const bar = document.createElement("progress");
    bar.max = Math.max(1, item.size);
    bar.value = item.received;
    bar.setAttribute("aria-label", item.path);
    line.append(bar);
  }
  const why = item.said ?? words[item.why];
  if (why) {
    const said = document.createElement("span");
    said.className = "why";
    said.textContent = `${why} `;
    if (item.state === "failed" && item.file) {
      const again = document.createElement("button");
      again.type = "button";
      again.className = "plain";
      again.textContent = words.retry;
      again.addEventListener("click", retry);
      said.append(again);
    }
    line.append(said);
  }
  return line;
};

const delivery = (section, entries) => {
  const words = JSON.parse(section.dataset.words);
  const part = (id) => section.querySelector(id);
  section.hidden = false;
  let drawing = false;
  let refreshed = 0;

  const draw = (sending) => {
    drawing = false;
    const sums = sending.sums;
    part("#overall").textContent = sending.ended
      ? words["all-here"]
      : filled(words.sending, sums.done, sums.files, size(sums.received), size(sums.bytes));
    part("#overall").hidden = !sums.files && !sending.ended;
    const bar = part("#overall-bar");
    bar.max = Math.max(1, sums.bytes);
    bar.value = sums.received;
    bar.hidden = !sums.files;
    const trouble =
      sending.trouble !== null
        ? (words[sending.trouble] ?? sending.trouble)
        : sending.unannounced && !sending.announcing
          ? words.unannounced
        : sending.missing.size
          ? filled(words.missing, sending.missing.size)
          : "";
    if (part("#trouble").textContent !== trouble) part("#trouble").textContent = trouble;
    part("#trouble").hidden = !trouble;
    const order = { failed: 0, sending: 1, waiting: 2 };
    const open = [...sending.items.values()]
      .filter((item) => item.state !== "done")
      .sort((a, b) => order[a.state] - order[b.state]);
    part("#sending").replaceChildren(
      ...open.slice(0, SHOWN).map((item) => row(item, words, () => sending.retry())),
    );
    part("#sending-more").hidden = open.length <= SHOWN;
    part("#sending-more").textContent = filled(words.more, open.length - SHOWN);
    section.dataset.done = sums.done;
    refresh(sending);
  };

  // The list below is made by the server, so that it says what is there and nothing else.
  const refresh = async (sending) => {
    if (sending.ended) {
      // The page of a delivery that is being taken in looks after itself.
      location.reload();
      return;
    }
    const now = performance.now();
    if (now - refreshed < REFRESHED) return;
    refreshed = now;
    const answer = await fetch(`/staff/receive/${sending.delivery}`).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const here = page.querySelector("#here");
    for (const part of [here, page.querySelector("#facts")]) {
      if (part) document.getElementById(part.id)?.replaceWith(part);
    }
  };

  const tell = (sending) => {
    if (drawing) return;
    drawing = true;
    setTimeout(() => draw(sending), 100);
  };

  const sending = new Sending(section.dataset.delivery, section.dataset.formToken, tell);
  const add = (found) => sending.add(found).catch((failure) => sending.say(failure.message));
  zone(part("#drop"), add);
  addEventListener("beforeunload", (event) => {
    if (sending.fragile) event.preventDefault();
  });
  const elsewhere = setTimeout(() => sending.say("elsewhere"), 1000);
  alone(section.dataset.delivery, async () => {
    clearTimeout(elsewhere);
    sending.trouble = null;
    try {
      await sending.begin();
      if (entries) await add(entries);
    } catch (failure) {
      sending.say(failure.message);
    }
    await new Promise((resolve) => addEventListener("pagehide", resolve));
  });
};

const form = document.querySelector("#receive");
const section = document.querySelector("#delivery");
if (form) desk(form);
if (section) delivery(section, null);
addEventListener("popstate", () => location.reload());
