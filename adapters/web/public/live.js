// What the page shows stays as it is now: when something changed, the part is fetched again as the server draws it.
const QUIET = 400;
let waiting;
let busy = false;
let again = false;

/** A document, parsed without running anything of it. */
function fetchPage() {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', location.pathname + location.search);
    request.responseType = 'document';
    request.onload = () => resolve(request);
    request.onerror = () => resolve(undefined);
    request.send();
  });
}

async function replace() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  const request = await fetchPage();
  busy = false;
  const fresh = request?.responseXML?.getElementById('look');
  const shown = document.getElementById('look');
  // No longer there, or no longer ours to see: the whole page says so.
  if (request && !fresh) location.reload();
  else if (fresh && shown && fresh.textContent !== shown.textContent) {
    shown.replaceWith(document.adoptNode(fresh));
    document.dispatchEvent(new Event('looked'));
  }
  if (again) {
    again = false;
    refresh();
  }
}

/** Several changes in a row are one. */
export function refresh() {
  clearTimeout(waiting);
  waiting = setTimeout(() => void replace(), QUIET);
}
