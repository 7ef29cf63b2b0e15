// The form that describes a record: keeps what is typed, says how dates are understood, adds lines in place, and
// turns the pages of the object without leaving the form. All of it also works, more slowly, without this module.
const form = document.querySelector("#describe");
const said = document.querySelector("#draft-said");
const spare = `wenku-draft:${form.dataset.draft}:${document.querySelector(".badge a")?.textContent}`;
const PAUSE = 800;
const AGAIN = 5000;
let timer = 0;
let dirty = false;
let leaving = false;
let sending = null;

const typed = () => new URLSearchParams(new FormData(form));

const keepHere = () => {
  const fields = typed();
  fields.delete("form-token");
  try {
    localStorage.setItem(spare, fields.toString());
  } catch {
    // A browser that keeps nothing still has the form.
  }
};

const forgetHere = () => {
  try {
    localStorage.removeItem(spare);
  } catch {
    // Nothing was kept.
  }
};

const send = async (last = false) => {
  if (!dirty || leaving || sending) return;
  dirty = false;
  clearTimeout(timer);
  sending = fetch(form.dataset.draft, {
    method: "POST",
    body: typed(),
    headers: { Accept: "application/json" },
    redirect: "error",
    keepalive: last,
  });
  try {
    const answer = await sending;
    if (!answer.ok) throw answer.status;
    const { saved } = await answer.json();
    said.textContent = `${form.dataset.saved} ${saved}`;
    if (!dirty) forgetHere();
  } catch (failure) {
    dirty = true;
    said.textContent = failure === 401 || failure === 403 ? form.dataset.signedOut : form.dataset.unsaved;
    timer = setTimeout(send, AGAIN);
  } finally {
    sending = null;
  }
};

const changed = () => {
  dirty = true;
  keepHere();
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE);
};

const readings = new WeakMap();
const read = (line) => {
  const words = line.querySelector("[data-reading]");
  if (!words) return;
  clearTimeout(readings.get(line));
  readings.set(
    line,
    setTimeout(async () => {
      const value = line.querySelector("[name=value]").value;
      const edtf = line.querySelector("[name=edtf]").value;
      const answer = await fetch(`/staff/dates?${new URLSearchParams({ value, edtf })}`, { redirect: "error" });
      if (answer.ok) words.textContent = (await answer.json()).words;
    }, 250),
  );
};

const essentials = document.querySelector(".essentials");
const weigh = () => {
  const all = [...essentials.querySelectorAll("li")];
  for (const each of all) {
    const lines = each.dataset.elements.split(" ").flatMap((name) => [...form.querySelectorAll(`#e-${name} [name=value]`)]);
    each.classList.toggle("has", "above" in each.dataset || lines.some((line) => line.value.trim() !== ""));
  }
  essentials.querySelector("meter").value = all.filter((each) => each.classList.contains("has")).length;
};

form.addEventListener("input", (event) => {
  changed();
  weigh();
  const line = event.target.closest(".line");
  if (!line) return;
  if (event.target.name === "language") line.querySelector("[name=value]").lang = event.target.value;
  read(line);
});

form.addEventListener("submit", () => {
  leaving = true;
  clearTimeout(timer);
  keepHere();
});

// The page as the server shows it after a press, put in the place of this form.
const press = async (button) => {
  const fields = typed();
  fields.append(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "error" });
  if (!answer.ok) throw answer.status;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page;
};

form.addEventListener("click", async (event) => {
  const button = event.target.closest("button[value^='add:']");
  if (!button) return;
  event.preventDefault();
  const element = button.closest(".element");
  try {
    const page = await press(button);
    for (const mine of form.querySelectorAll(".element")) {
      const fresh = page.getElementById(mine.id);
      if (fresh && (mine === element || mine.querySelector("[name=accept]"))) mine.replaceWith(document.adoptNode(fresh));
    }
    const values = document.getElementById(element.id).querySelectorAll("[name=value]");
    values[values.length - 1]?.focus();
    changed();
  } catch {
    form.requestSubmit(button);
  }
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest("#object a[href^='?']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = new URL(link.getAttribute("href"), location.href);
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("#object");
  if (!fresh) {
    location.assign(address);
    return;
  }
  document.querySelector("#object").replaceWith(document.adoptNode(fresh));
  history.replaceState(null, "", address);
});

const pressed = (value) => form.querySelector(`.describe-bar button[value='${value}']`);

document.addEventListener("keydown", (event) => {
  const strong = event.ctrlKey || event.metaKey;
  if (strong && event.key === "s") {
    event.preventDefault();
    form.requestSubmit(pressed("save"));
  } else if (strong && event.key === "Enter") {
    event.preventDefault();
    form.requestSubmit(pressed("next") ?? pressed("save"));
  } else if (event.altKey && event.code === "KeyL") {
    const more = event.target.closest?.(".element")?.querySelector(".more-lines");
    if (more) {
      event.preventDefault();
      more.click();
    }
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    const all = [...form.querySelectorAll(".element")].filter((each) => each.querySelector(".value, .more-lines"));
    const here = all.indexOf(event.target.closest?.(".element"));
    const there = all[event.key === "ArrowUp" ? Math.max(0, here - 1) : Math.min(all.length - 1, here + 1)];
    if (there) {
      event.preventDefault();
      there.querySelector(".value, .more-lines").focus();
    }
  }
});

addEventListener("pagehide", () => send(true));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") send(true);
});

// What a lost session or a lost connection left in this browser goes to the server, and is shown from there.
const left = (() => {
  try {
    return localStorage.getItem(spare);
  } catch {
    return null;
  }
})();
if (left && !document.querySelector(".describe-bar ~ .clash")) {
  const fields = new URLSearchParams(left);
  const done = document.querySelector("main > .done");
  if (done && !document.querySelector(".describe-draft")) {
    // It was saved: the copy has done its work.
    forgetHere();
  } else {
    fields.set("form-token", form.querySelector("[name=form-token]").value);
    fetch(form.dataset.draft, { method: "POST", body: fields, headers: { Accept: "application/json" }, redirect: "error" })
      .then((answer) => {
        if (!answer.ok) return;
        forgetHere();
        location.reload();
      })
      .catch(() => {});
  }
} else if (left) {
  forgetHere();
}

document.documentElement.dataset.describing = "";
