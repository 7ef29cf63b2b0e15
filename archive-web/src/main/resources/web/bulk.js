// Shows of each row only the fields that its operation needs, and keeps the counts of a running set fresh.
for (const row of document.querySelectorAll(".bulk-row")) {
  const what = row.querySelector("select[name^='do-']");
  if (!what) continue;
  const show = () => {
    for (const field of row.querySelectorAll("[data-for]")) {
      field.hidden = !field.dataset.for.split(" ").includes(what.value);
    }
  };
  what.addEventListener("change", show);
  show();
}

// When a set that was being worked at has ended, the list below is of another moment.
document.body.addEventListener("htmx:afterSwap", () => {
  if (!document.querySelector("#standing [hx-trigger]")) location.reload();
});
