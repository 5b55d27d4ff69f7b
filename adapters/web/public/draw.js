// Draws one entry of the conversation. Everything is made of elements and text nodes: no text of anybody becomes markup.
import { element, setup, words } from './setup.js';

/** A finding that is named leads to its page, which shows it to who may see it. */
const withLinks = (text) =>
  text
    .split(/(\bISS-[1-9]\d*)/)
    .map((part, index) => (index % 2 === 1 ? element('a', { href: `/findings/${part}` }, part) : part));

const drawRuns = (runs) =>
  runs.flatMap(({ text, strong }) => (strong ? [element('strong', {}, ...withLinks(text))] : withLinks(text)));

function drawBlock(block) {
  switch (block.kind) {
    case 'lead':
      return element('p', { class: 'lead' }, ...drawRuns(block.runs));
    case 'text':
      return element('p', {}, ...drawRuns(block.runs));
    case 'quote':
      return element(
        'blockquote',
        { class: block.force, lang: 'zh-CN' },
        ...block.paragraphs.map((runs) => element('p', {}, ...drawRuns(runs))),
      );
    case 'source':
      return element('p', { class: 'source' }, element('a', { href: block.href }, block.text));
    case 'list':
      return element('ul', {}, ...block.items.map((runs) => element('li', {}, ...drawRuns(runs))));
    case 'fields':
      return element(
        'dl',
        {},
        ...block.fields.flatMap(([label, value]) => [element('dt', {}, label), element('dd', {}, value)]),
      );
    case 'qr':
      return block.size > 0 ? drawCode(block) : undefined;
    case 'file':
      return block.picture
        ? element('a', { href: block.href }, element('img', { class: 'picture', src: block.href, alt: block.name }))
        : element('p', {}, element('a', { href: block.href }, block.name));
    default:
      return undefined;
  }
}

const SVG = 'http://www.w3.org/2000/svg';

/** What a phone's camera reads: dark on white, whatever the shade of the page. */
function drawCode({ size, path }) {
  const drawing = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({
    viewBox: `0 0 ${size} ${size}`,
    role: 'img',
    'aria-label': words.code,
    class: 'code',
  }))
    drawing.setAttribute(name, value);
  for (const [d, fill] of [
    [`M0 0h${size}v${size}H0z`, '#fff'],
    [path, '#000'],
  ]) {
    const part = document.createElementNS(SVG, 'path');
    part.setAttribute('d', d);
    part.setAttribute('fill', fill);
    drawing.append(part);
  }
  return drawing;
}

function drawButtons(buttons, say) {
  if (!buttons || buttons.length === 0) return undefined;
  const draw = ({ label, say: what }) =>
    element(
      'button',
      {
        type: 'button',
        onclick: (event) => {
          event.currentTarget.disabled = true;
          say(what);
        },
      },
      label,
    );
  return element('div', { class: 'choices', role: 'group', 'aria-label': words.choices }, ...buttons.map(draw));
}

const hidden = (text) => element('span', { class: 'hidden' }, text);

/** What the program says. `say` is called with a button's words. */
export function drawReply({ blocks, buttons }, say) {
  return element(
    'li',
    { class: 'message bot' },
    element('div', { class: 'bubble' }, hidden(words.bot), ...blocks.map(drawBlock).filter(Boolean)),
    drawButtons(buttons, say),
  );
}

/** A button under an answer says which answer it means (有用 ANS-18): the person tapped 有用, and that is what they see. */
const spoken = (text) => text.replace(/^(.{1,12}) ANS-\d+$/u, '$1');

/** What the person says. `previews`: for each file that was just chosen the address of its picture, if it is one. */
export function drawSaid({ text, files }, previews = []) {
  const drawn = files.map((name, index) =>
    previews[index]
      ? element('img', { class: 'picture', src: previews[index], alt: name })
      : element('p', {}, `📎 ${name}`),
  );
  const said = text === '' && files.length === 0 ? words.blanked : spoken(text);
  return element(
    'li',
    { class: 'message me' },
    element('div', { class: 'bubble' }, hidden(words.me), ...drawn, ...(said ? [said] : [])),
  );
}

const clock = new Intl.DateTimeFormat(setup.language === 'en' ? 'en' : 'zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat(setup.language === 'en' ? 'en' : 'zh-CN', { month: 'long', day: 'numeric' });

/** `今天 10:20`, `昨天 10:20`, `5月14日 10:20`. */
export function timeWords(at, now) {
  const startOfDay = new Date(now).setHours(0, 0, 0, 0);
  const time = clock.format(at);
  if (at >= startOfDay) return `${words.today} ${time}`;
  return at >= startOfDay - 86_400_000 ? `${words.yesterday} ${time}` : `${day.format(at)} ${time}`;
}
