// Keys for every page: / searches, [ and ] go to the record before and after, ? opens the list of keys.
const writing = (element) =>
  element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

const acts = {
  "/": () => document.querySelector("#q"),
  "[": () => document.querySelector("a[rel~=prev]"),
  "]": () => document.querySelector("a[rel~=next]"),
  "?": () => document.querySelector(".colophon a[href$='#keys']"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  const element = acts[event.key]?.();
  if (!element) return;
  event.preventDefault();
  if (element.id === "q") {
    element.focus();
    element.select();
  } else {
    element.click();
  }
});

document.documentElement.dataset.ready = "";
