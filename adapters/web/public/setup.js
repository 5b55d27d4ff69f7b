// What the server hands to the page with it, and the small helpers that every part uses.
export const setup = JSON.parse(document.body.dataset.setup);
export const { words } = setup;

export const byId = (id) => document.getElementById(id);

/** An element with attributes and children. Children are nodes or strings; a string only ever becomes a text node. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** An id for a message, unique and not to be guessed. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const isPicture = (file) => ['image/png', 'image/jpeg', 'image/webp'].includes(file.type);
