// After a change of the limits: say the new number to those who cannot see it, and leave the fold as it was.
document.documentElement.dataset.live = "";
let open = false;

document.addEventListener("htmx:beforeSwap", () => {
  open = document.querySelector(".facets")?.open ?? false;
});

document.addEventListener("htmx:afterSettle", () => {
  const facets = document.querySelector(".facets");
  if (facets) facets.open = open;
  const total = document.querySelector("#total");
  const said = document.querySelector("#said");
  if (total && said) said.textContent = total.textContent;
});
