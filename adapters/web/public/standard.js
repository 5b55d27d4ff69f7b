// Printing, and the outline that is folded away on a narrow screen.
const print = document.getElementById('print');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
const outline = document.getElementById('outline');
if (outline && matchMedia('(max-width: 60rem)').matches) outline.open = false;
