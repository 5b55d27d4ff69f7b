// Where one writes: the text, the pictures beside it, and what to do with both.
import { byId, element, isPicture, words } from './setup.js';

const form = byId('composer');
const text = byId('words');
const button = byId('send');
const input = byId('file');
const tray = byId('pictures');
const notice = byId('notice');

const LARGEST_FILE = 20 * 1024 * 1024;
const MOST_FILES = 10;
const LONGEST_TEXT = 4000;
const isTaken = (file) => isPicture(file) || /\.xlsx$/i.test(file.name);

let files = [];

function tell(sentence) {
  notice.textContent = sentence ?? '';
  notice.hidden = !sentence;
}

function refresh() {
  button.disabled = text.value.trim() === '' && files.length === 0;
  tell(text.value.length > LONGEST_TEXT ? words.tooLong : undefined);
  // For browsers that can't size a field by its content.
  if (!CSS.supports('field-sizing', 'content')) {
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight + 2}px`;
  }
}

function drawTray() {
  tray.hidden = files.length === 0;
  tray.replaceChildren(
    ...files.map((file) =>
      element(
        'li',
        {},
        isPicture(file)
          ? element('img', { src: URL.createObjectURL(file), alt: file.name })
          : element('span', { class: 'sheet' }, file.name),
        element(
          'button',
          {
            type: 'button',
            'aria-label': `${words.remove} ${file.name}`,
            onclick: () => {
              files = files.filter((other) => other !== file);
              drawTray();
              refresh();
            },
          },
          '×',
        ),
      ),
    ),
  );
}

function add(chosen) {
  refresh();
  for (const file of chosen) {
    if (!isTaken(file)) tell(words.notTaken);
    else if (file.size > LARGEST_FILE) tell(words.tooLarge);
    else if (files.length < MOST_FILES) files.push(file);
  }
  drawTray();
  button.disabled = text.value.trim() === '' && files.length === 0;
}

/** @param say is called with the text and the pictures */
export function compose(say) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.disabled) return;
    say(text.value.trim(), files);
    text.value = '';
    files = [];
    drawTray();
    refresh();
    text.focus();
  });
  text.addEventListener('input', refresh);
  text.addEventListener('keydown', (event) => {
    // While an input method is choosing a word, Enter belongs to it (229: some keep `isComposing` false).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  text.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  input.addEventListener('change', () => {
    add(input.files);
    input.value = '';
    text.focus();
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    add(event.dataTransfer.files);
  });
  refresh();
}
