// Filters the table of standards by what is typed.
const filter = document.getElementById('filter');
if (filter) {
  filter.hidden = false;
  filter.addEventListener('input', () => {
    const wanted = filter.value.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of document.querySelectorAll('tbody tr')) {
      const text = row.textContent.normalize('NFKC').toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    for (const table of document.querySelectorAll('table'))
      table.hidden = !table.querySelector('tbody tr:not([hidden])');
    for (const section of document.querySelectorAll('section'))
      section.hidden = !section.querySelector('table:not([hidden])');
  });
}
