// A recording and its transcript: the cue that is heard is marked, a time plays from there, words can be found.
const player = document.querySelector("[data-player]");
const list = document.querySelector("[data-transcript]");
const cues = list ? [...list.querySelectorAll("[data-start]")] : [];
const starts = cues.map((cue) => Number(cue.dataset.start));
const follow = document.querySelector("[data-follow]");
const find = document.querySelector("[data-find]");
const found = document.querySelector("[data-found]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let current = -1;

// The last cue that has begun at this time, by halving; -1 before the first.
const at = (seconds) => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= seconds + 0.05) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const mark = () => {
  const index = at(player.currentTime);
  if (index === current) return;
  cues[current]?.removeAttribute("aria-current");
  current = index;
  const cue = cues[current];
  if (!cue) return;
  cue.setAttribute("aria-current", "true");
  if (follow?.checked && !player.paused) {
    list.scrollTo({
      top: cue.offsetTop - list.clientHeight / 3,
      behavior: calm.matches ? "auto" : "smooth",
    });
  }
};

const play = (seconds) => {
  player.currentTime = seconds;
  player.play().catch(() => {});
};

const seek = () => {
  const cue = location.hash.startsWith("#t-") && document.getElementById(location.hash.slice(1));
  if (cue && cue.dataset.start) player.currentTime = Number(cue.dataset.start);
};

const unmark = () => {
  for (const old of list.querySelectorAll("mark")) old.replaceWith(...old.childNodes);
  list.normalize();
};

const search = () => {
  const words = find.value.trim().toLocaleLowerCase();
  let hits = 0;
  unmark();
  for (const cue of cues) {
    let here = false;
    for (const said of cue.querySelectorAll(".said")) {
      const node = said.firstChild;
      const start = words ? said.textContent.toLocaleLowerCase().indexOf(words) : -1;
      if (start < 0 || !node || start + words.length > node.length) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + words.length);
      range.surroundContents(document.createElement("mark"));
      here = true;
    }
    cue.hidden = words !== "" && !here;
    if (here) hits += 1;
  }
  found.textContent = words === "" ? "" : found.dataset.words.replace("{0}", hits);
};

if (player && list) {
  player.addEventListener("timeupdate", mark);
  player.addEventListener("loadedmetadata", seek, { once: true });
  addEventListener("hashchange", seek);
  list.addEventListener("click", (event) => {
    const time = event.target.closest("a.time");
    if (!time) return;
    event.preventDefault();
    history.replaceState(null, "", time.hash);
    play(Number(time.closest("[data-start]").dataset.start));
  });
  find?.addEventListener("input", search);
  find?.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  for (const tool of document.querySelectorAll("[data-tools]")) tool.hidden = false;
}

if (player) {
  const keys = {
    j: () => (player.currentTime -= 10),
    k: () => (player.paused ? player.play().catch(() => {}) : player.pause()),
    l: () => (player.currentTime += 10),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    keys[event.key]?.();
  });
}

const waveform = document.querySelector("[data-waveform]");
waveform?.addEventListener("click", (event) => {
  const box = waveform.getBoundingClientRect();
  if (Number.isFinite(player.duration)) player.currentTime = player.duration * (event.clientX - box.left) / box.width;
});
