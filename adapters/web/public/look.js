// Lists, boards and charts: they follow what happens, filters go by themselves, and the page can be printed.
import { drawCharts } from './charts.js';
import { connect } from './connection.js';
import { refresh } from './live.js';
import { byId, setup } from './setup.js';

const print = byId('print');
print.hidden = false;
print.addEventListener('click', () => window.print());

const filters = document.querySelector('.filters');
if (filters) {
  // The address says only what was chosen.
  filters.addEventListener('submit', () => {
    for (const field of filters.elements) if (field.name && field.value === '') field.disabled = true;
  });
  filters.addEventListener('change', () => filters.requestSubmit());
  addEventListener('pageshow', () => {
    for (const field of filters.elements) field.disabled = false;
  });
}

void drawCharts();
document.addEventListener('looked', () => void drawCharts());

let opened = false;
connect(() => setup.after, {
  changed: refresh,
  open: () => {
    if (opened) refresh();
    opened = true;
  },
});
