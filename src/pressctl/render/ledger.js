"use strict";
const items = [...document.querySelectorAll(".item")];
const words = items.map((item) => item.textContent.toLowerCase());
const field = document.getElementById("filter");
const show = () => {
  const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  items.forEach((item, at) => {
    item.hidden = !wanted.every((word) => words[at].includes(word));
    shown += !item.hidden;
  });
  document.getElementById("shown").textContent = wanted.length ? `${shown} of ${items.length}` : "";
};
document.getElementById("controls").hidden = false;
field.addEventListener("input", show);
const body = document.querySelector(".claims tbody");
const heads = [...document.querySelectorAll(".claims thead th")];
heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.textContent = head.textContent;
  button.addEventListener("click", () => {
    const order = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const cell = (row) => row.cells[column].textContent;
    const rows = [...body.rows];
    rows.sort((a, b) => order * cell(a).localeCompare(cell(b), "en", { numeric: true }));
    body.append(...rows);
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", order > 0 ? "ascending" : "descending");
  });
  head.replaceChildren(button);
});
// what is folded is printed too, and found by a link to it
addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
});
