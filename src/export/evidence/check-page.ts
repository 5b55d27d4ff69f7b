/** The same check as a page that works offline. It fetches nothing, and shows what it reads as text only. */

/** Pure: takes the files by their path in the folder, says what is wrong and what is shown. */
export const CHECK_JS = `
const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join('');
const sha256 = async (bytes) => hex(await crypto.subtle.digest('SHA-256', bytes));
const latin = (bytes) => { let s = ''; for (let i = 0; i < bytes.length; i += 8192) s += String.fromCharCode(...bytes.subarray(i, i + 8192)); return s; };
async function hmac(salt, bytes) {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(salt.match(/../g), (h) => parseInt(h, 16)), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, bytes));
}
async function check(read, names) {
  const utf8 = new TextDecoder();
  const faults = [], documents = [], shown = new Set();
  const manifest = JSON.parse(utf8.decode(await read('manifest.json')));
  const chain = await read('chain.jsonl');
  let seq = manifest.first - 1, prev, number = 0;
  for (let at = 0; at < chain.length && faults.length === 0; ) {
    number += 1;
    const end = chain.indexOf(10, at);
    const bytes = chain.subarray(at, end < 0 ? chain.length : end);
    at += bytes.length + 1;
    const fault = end < 0 ? 'the end of the line is missing' : await checkLine(bytes);
    if (fault) faults.push('chain.jsonl line ' + number + ': ' + fault);
  }
  async function checkLine(bytes) {
    const text = latin(bytes);
    const cut = text.indexOf(',"hash":"');
    const own = text.slice(cut + 9, cut + 73);
    const head = bytes.subarray(10, cut);
    if (!text.startsWith('{"header":') || cut < 0 || (await sha256(head)) !== own) return 'the header was altered';
    const header = JSON.parse(utf8.decode(head));
    if (header.seq !== seq + 1) return 'number ' + header.seq + ' where ' + (seq + 1) + ' should be';
    if (prev !== undefined && header.prev !== prev) return 'does not continue the line before';
    seq += 1;
    prev = own;
    const puts = header.docs.filter((doc) => 'put' in doc);
    let at = cut + 73;
    const expect = (word) => { const is = text.startsWith(word, at); at += word.length; return is; };
    if (!expect('","bodies":[')) return 'bytes outside the header were altered';
    for (const [place, put] of puts.entries()) {
      if (place > 0 && !expect(',')) return 'bytes outside the header were altered';
      const lead = /^\\["([0-9a-f]{32})",(0|[1-9]\\d{0,9}),/.exec(text.slice(at, at + 50));
      if (!lead) { if (!expect('null')) return 'bytes outside the header were altered'; continue; }
      const from = at + lead[0].length, to = from + Number(lead[2]);
      const body = bytes.subarray(from, to);
      if ((await hmac(lead[1], body)) !== put.digest) return put.put + ' ' + put.id + ' was altered';
      at = to;
      if (!expect(']')) return 'bytes outside the header were altered';
      shown.add(seq + '/' + place);
      documents.push({ at: header.at, seq, what: put.put, id: put.id, text: utf8.decode(body) });
    }
    if (!expect(']}') || at !== bytes.length) return 'bytes outside the header were altered';
  }
  if (faults.length === 0) {
    if (seq !== manifest.head.seq || prev !== manifest.head.hash) faults.push('chain.jsonl ends at number ' + seq + ', not as manifest.json says');
    for (const place of manifest.shown) if (!shown.has(place.join('/'))) faults.push('chain.jsonl: the document at line number ' + place[0] + ', place ' + place[1] + ' was taken out');
  }
  for (const { hash } of manifest.files) {
    const path = 'files/' + hash;
    if (!names.includes(path)) faults.push(path + ' is missing');
    else if ((await sha256(await read(path))) !== hash) faults.push(path + ' was altered');
  }
  return { faults, documents, head: { seq, hash: prev }, files: manifest.files, about: manifest.about };
}
`;

const FACE_JS = `
const out = document.getElementById('out');
const add = (tag, text, into = out) => { const node = document.createElement(tag); node.textContent = text; into.append(node); return node; };
document.getElementById('folder').addEventListener('change', async ({ target }) => {
  const files = new Map([...target.files].map((file) => [file.webkitRelativePath.split('/').slice(1).join('/') || file.name, file]));
  out.replaceChildren();
  try {
    const { faults, documents, head, files: kept, about } = await check(async (path) => new Uint8Array(await files.get(path).arrayBuffer()), [...files.keys()]);
    add('h2', about);
    add('p', faults.length === 0 ? '✓ 全部相符：内容 ' + documents.length + ' 份，附件 ' + kept.length + ' 个 · everything is as it was written' : '✗ 有改动 · altered').className = faults.length === 0 ? 'good' : 'bad';
    for (const fault of faults) add('p', fault).className = 'bad';
    add('p', '末行 last line ' + head.seq + ' · ' + head.hash);
    const table = add('table', '');
    for (const { at, seq, what, id, text } of documents) {
      const row = add('tr', '', table);
      for (const cell of [at.slice(0, 16).replace('T', ' '), '#' + seq, what + ' ' + id, text]) add('td', cell, row);
    }
    for (const { hash, name, type } of kept) {
      const file = files.get('files/' + hash);
      const figure = add('figure', '');
      if (file && /^image\\/(png|jpeg|webp|gif)$/.test(type)) Object.assign(figure.appendChild(document.createElement('img')), { src: URL.createObjectURL(new Blob([file], { type })), alt: name });
      add('figcaption', name + ' · ' + hash, figure);
    }
  } catch (error) {
    add('p', '请选中解压后的整个文件夹 · choose the whole unpacked folder (' + error + ')').className = 'bad';
  }
});
`;

export const CHECK_HTML = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src blob:">
<title>证据核对 · check of evidence</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; color-scheme: light dark }
.good { color: #15803d } .bad { color: #dc2626 } td { border-top: 1px solid #8886; padding: .3rem .6rem; vertical-align: top; overflow-wrap: anywhere }
img { max-width: 100%; max-height: 20rem } figcaption { font-size: .8rem; overflow-wrap: anywhere }
</style>
<h1>证据核对</h1>
<p>选中解压后的文件夹，在本机核对，不联网。Choose the unpacked folder; it is checked here, nothing is sent.</p>
<p><input id="folder" type="file" webkitdirectory multiple aria-label="文件夹 folder"></p>
<div id="out" role="status"></div>
<script id="check">${CHECK_JS}</script>
<script>${FACE_JS}</script>
</html>
`;
