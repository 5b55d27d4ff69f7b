/** The page of `npm run simulate`, as three files. The build copies no other kinds of file for simulators: they stand here. */
export const PAGE = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>模拟平台</title>
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
<header>
  <h1 id="name">模拟平台</h1>
  <label>我是 <select id="from"></select></label>
  <label>在 <select id="where"></select></label>
</header>
<main id="transcript" aria-live="polite"></main>
<form id="say"><input id="text" autocomplete="off" placeholder="说点什么，例如：留样多少克" aria-label="消息"><button>发送</button></form>
<aside>
  <h2>捣乱</h2><div id="mischief"></div>
  <h2>违反平台规则</h2><ul id="violations"></ul>
</aside>
</html>
`;

export const STYLE = `
:root { color-scheme: light dark; --bot: light-dark(#fff, #2a2d33); --me: light-dark(#d3e8ff, #1d4a78); --page: light-dark(#f2f3f5, #17191c); --line: light-dark(#d5d8dd, #3a3e45); }
* { box-sizing: border-box; }
body { margin: 0; height: 100vh; display: grid; grid-template: auto 1fr auto / 1fr 16rem; background: var(--page); font: 15px/1.6 system-ui, sans-serif; }
header { grid-column: 1 / -1; display: flex; gap: 1rem; align-items: center; padding: .5rem 1rem; border-bottom: 1px solid var(--line); flex-wrap: wrap; }
h1 { font-size: 1rem; margin: 0; } h2 { font-size: .85rem; margin: .8rem 0 .3rem; }
main { overflow-y: auto; padding: 1rem; display: flex; flex-direction: column; gap: .6rem; }
article { max-width: 42rem; align-self: flex-start; background: var(--bot); border-radius: .6rem; padding: .5rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
article.person { align-self: flex-end; background: var(--me); }
article small { display: block; opacity: .7; font-size: .75rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .4rem; }
button, input, select { font: inherit; padding: .3rem .6rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--bot); color: inherit; }
form { display: flex; gap: .5rem; padding: .6rem 1rem; border-top: 1px solid var(--line); } form input { flex: 1; min-width: 0; }
aside { grid-area: 2 / 2 / 4 / 3; border-left: 1px solid var(--line); padding: 0 .8rem; overflow-y: auto; }
#mischief { display: flex; flex-direction: column; gap: .3rem; } #violations { padding-left: 1rem; margin: 0; }
@media (max-width: 44rem) { body { grid-template-columns: 1fr; grid-template-rows: auto 1fr auto auto; } aside { grid-area: 4 / 1; border: 0; max-height: 30vh; } }
`;

export const SCRIPT = `
const $ = (id) => document.getElementById(id);
let state = { people: [], groups: [], transcript: [], violations: [], mischief: [] };

const make = (tag, text, className) => {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
};
const option = (value, text) => Object.assign(make('option', text), { value });
const post = (path, body) =>
  fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const say = (text) => post('/say', { from: $('from').value, ...($('where').value ? { group: $('where').value } : {}), text });

function fill(select, options) {
  if (select.childElementCount === options.length) return;
  const before = select.value;
  select.replaceChildren(...options);
  if (before) select.value = before;
}

function show() {
  const here = $('where').value || $('from').value;
  const nameOf = (id) => state.people.find((p) => p.id === id)?.name ?? (id === 'bot' ? '机器人' : id);
  const list = $('transcript');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  list.replaceChildren(...state.transcript.filter((said) => said.conversation === here).map((said) => {
    const article = make('article', undefined, said.from === 'bot' ? 'bot' : 'person');
    const time = new Date(said.at).toLocaleTimeString('zh-CN');
    article.append(make('small', nameOf(said.from) + ' · ' + time + ' · ' + said.form), said.text);
    if (said.buttons.length) {
      const row = make('div', undefined, 'buttons');
      for (const button of said.buttons) {
        const node = make('button', button.label);
        node.title = button.say;
        node.onclick = () => say(button.say);
        row.append(node);
      }
      article.append(row);
    }
    return article;
  }));
  if (atEnd) list.scrollTop = list.scrollHeight;
  $('violations').replaceChildren(...state.violations.map((text) => make('li', text)));
}

new EventSource('/events').onmessage = (event) => {
  state = JSON.parse(event.data);
  document.title = $('name').textContent = '模拟平台 ' + state.name;
  fill($('from'), state.people.map((p) => option(p.id, p.name)));
  fill($('where'), [option('', '单聊'), ...state.groups.map((g) => option(g.id, g.name))]);
  if (!$('mischief').childElementCount) $('mischief').append(...state.mischief.map((name) => {
    const node = make('button', name);
    node.onclick = () => post('/mischief', { name });
    return node;
  }));
  show();
};
$('from').onchange = $('where').onchange = show;
$('say').onsubmit = (event) => {
  event.preventDefault();
  const text = $('text').value.trim();
  if (!text) return;
  $('text').value = '';
  void say(text);
};
`;
