// Picks whom or what a line of a description names: offers matches while a name is typed, and enters a new one in place.
// A combobox after the ARIA patterns: arrows choose, Enter takes, Escape closes; the text stays a person's own. Without
// this module a button of the line does the same with the next page.
const form = document.querySelector("#describe");
const PAUSE = 150;
const LIST = "picks";
let at = null; // the field whose matches are shown: { field, list, options, active, next, asked }
let timer = 0;
let turn = 0;
let own = false; // whether what happens to a field is this module's doing

const line = (field) => field.closest(".line");
const element = (field) => field.closest(".element[data-picks]");
const pickable = (target) => target instanceof HTMLInputElement && target.name === "value" && element(target);
const part = (field, name) => line(field).querySelector(`[name=${name}]`);

const changed = (field) => {
  own = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  own = false;
};

const dress = (field) => {
  if (field.role === "combobox") return;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
};

const close = () => {
  clearTimeout(timer);
  turn += 1;
  if (!at) return;
  at.field.setAttribute("aria-expanded", "false");
  at.field.removeAttribute("aria-activedescendant");
  at.field.removeAttribute("aria-controls");
  at.list.remove();
  at = null;
};

const say = (words) => {
  const said = document.querySelector("#picks-said");
  if (said.textContent !== words) said.textContent = words;
};

// What is named, or what was until the text was changed.
const show = (field, match, named) => {
  const note = line(field).querySelector(".named");
  note.hidden = !match;
  note.classList.toggle("dropped", !named);
  note.querySelector(".names").hidden = !named;
  note.querySelector(".named-not").hidden = named;
  note.querySelector(".unlink").hidden = !named;
  note.querySelector(".again").hidden = named;
  if (!match) return;
  const link = note.querySelector("a");
  link.href = match.href;
  link.textContent = match.name;
  link.lang = match.language;
  note.querySelector(".detail").textContent = match.detail;
  note.dataset.address = match.address;
};

const shown = (field) => {
  const note = line(field).querySelector(".named");
  const link = note.querySelector("a");
  return {
    href: link.getAttribute("href"),
    name: link.textContent,
    language: link.lang,
    detail: note.querySelector(".detail").textContent,
    address: note.dataset.address,
  };
};

const name = (field, match) => {
  part(field, "authority").value = match.address;
  show(field, match, true);
};

const take = (field, match) => {
  close();
  field.value = match.name;
  if (match.language) {
    part(field, "language").value = match.language;
    field.lang = match.language;
  }
  name(field, match);
  changed(field);
  say(`${match.name} · ${match.detail}`);
};

const drop = (field) => {
  const authority = part(field, "authority");
  if (!authority.value) return;
  authority.value = "";
  show(field, shown(field), false);
};

const make = async (field, kind) => {
  const body = new URLSearchParams({
    kind,
    name: field.value,
    language: part(field, "language").value,
    "form-token": form.querySelector("[name=form-token]").value,
  });
  close();
  try {
    const answer = await fetch("/staff/authority-matches", {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "error",
    });
    if (!answer.ok) throw answer.status;
    take(field, await answer.json());
  } catch {
    say(form.dataset.picksFailed);
  }
};

const activate = (index) => {
  const { field, options } = at;
  options[at.active]?.node.setAttribute("aria-selected", "false");
  at.active = index;
  const option = options[index];
  if (!option) {
    field.removeAttribute("aria-activedescendant");
    return;
  }
  option.node.setAttribute("aria-selected", "true");
  option.node.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.node.id);
};

const option = (words, taken) => {
  const node = document.createElement("li");
  node.setAttribute("role", "option");
  node.setAttribute("aria-selected", "false");
  node.append(...words);
  return { node, taken };
};

const span = (text, kind, language) => {
  const node = document.createElement("span");
  node.className = kind;
  node.textContent = text;
  if (language) node.lang = language;
  return node;
};

const matchOption = (field, match) => {
  const words = [span(match.name, "name", match.language)];
  if (match.found) words.push(" ", span(match.found, "also"));
  words.push(" ", span(match.detail, "detail"));
  return option(words, () => take(field, match));
};

const draw = () => {
  at.options.forEach((each, index) => {
    each.node.id = `pick-${index}`;
  });
  at.list.replaceChildren(...at.options.map((each) => each.node));
};

const ask = async (field, after) => {
  const asked = field.value;
  turn += 1;
  const mine = turn;
  const query = new URLSearchParams({
    term: part(field, "term").value,
    q: asked,
    language: part(field, "language").value,
  });
  if (after) query.set("after", after);
  const answer = await fetch(`/staff/authority-matches?${query}`, {
    headers: { Accept: "application/json" },
    redirect: "error",
  });
  if (!answer.ok) throw answer.status;
  const offer = await answer.json();
  // Whoever has typed on meanwhile is not shown what belongs to less.
  return mine === turn ? offer : null;
};

const open = (field, offer) => {
  const list = document.createElement("ul");
  list.id = LIST;
  list.className = "picks";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.picksName);
  line(field).append(list);
  at = { field, list, options: [], active: -1, next: offer.next, makes: offer.makes.length };
  at.options = [
    ...offer.matches.map((match) => matchOption(field, match)),
    ...offer.makes.map(({ kind, label }) => {
      const each = option([span(label, "make")], () => make(field, kind));
      each.node.classList.add("making");
      return each;
    }),
  ];
  draw();
  field.setAttribute("aria-controls", LIST);
  field.setAttribute("aria-expanded", "true");
};

const look = async (field) => {
  if (!field.value.trim()) {
    close();
    return;
  }
  try {
    const offer = await ask(field);
    if (!offer || document.activeElement !== field) return;
    close();
    if (offer.matches.length || offer.makes.length) open(field, offer);
    say(offer.said);
  } catch {
    close();
    say(form.dataset.picksFailed);
  }
};

// The next page of matches, put before what can be entered, as soon as the last one is reached.
const further = async () => {
  const { field, next } = at;
  if (!next) return;
  at.next = null;
  try {
    const offer = await ask(field, next);
    if (!offer || at?.field !== field) return;
    const place = at.options.length - at.makes;
    at.options.splice(place, 0, ...offer.matches.map((match) => matchOption(field, match)));
    at.next = offer.next;
    draw();
    activate(at.active);
  } catch {
    if (at) at.next = next;
  }
};

const move = (by) => {
  const count = at.options.length;
  const from = at.active < 0 && by < 0 ? 0 : at.active;
  activate((from + by + count) % count);
  if (at.active >= count - at.makes - 1) further();
};

form.addEventListener("focusin", (event) => {
  if (pickable(event.target)) dress(event.target);
});

form.addEventListener("focusout", (event) => {
  if (at && event.target === at.field) close();
});

const typed = (event) => {
  if (own || !pickable(event.target) || event.isComposing) return;
  drop(event.target);
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE, event.target);
};

form.addEventListener("input", typed);
form.addEventListener("compositionend", typed);

// In the capturing phase, before what the form itself does with keys.
form.addEventListener(
  "keydown",
  (event) => {
    const field = event.target;
    if (!pickable(field) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const showing = at?.field === field;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (showing) move(event.key === "ArrowDown" ? 1 : -1);
      else look(field);
    } else if (event.key === "Enter" && showing) {
      event.preventDefault();
      const chosen = at.options[at.active];
      if (chosen) chosen.taken();
      else close();
    } else if (event.key === "Escape" && showing) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  },
  true,
);

form.addEventListener("pointerdown", (event) => {
  // So that the field keeps the focus and its list.
  if (event.target.closest?.(`#${LIST}`)) event.preventDefault();
});

form.addEventListener("click", (event) => {
  const node = event.target.closest(`#${LIST} [role=option]`);
  if (node) {
    at.options.find((each) => each.node === node)?.taken();
    return;
  }
  const button = event.target.closest(".named button");
  if (!button) return;
  event.preventDefault();
  const field = button.closest(".line").querySelector("[name=value]");
  if (button.classList.contains("again")) name(field, shown(field));
  else drop(field);
  changed(field);
  field.focus();
});

document.documentElement.dataset.picking = "";
