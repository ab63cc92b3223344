// Replays a WACZ file in Chromium with ReplayWeb.page, served from this machine alone: the front page,
// a page that a link leads to, the site's own search, and every stored copy that is listed.
//
//   node replay.mjs FILE.wacz PACKAGE [TITLE]
//
// PACKAGE is the folder of the npm package replaywebpage, TITLE that of every stored copy: with it there
// has to be one.
// Says what is wrong, a line each, and then ends with 1.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { launch, within } from './browser.mjs';

const PATIENCE = 20_000;
const MINUTES = 3;
const WIDE = { viewport: { width: 1280, height: 900 } };

const [file, folder, copied] = process.argv.slice(2);
if (!file || !folder) {
  console.error('usage: node replay.mjs FILE.wacz PACKAGE [TITLE]');
  process.exit(2);
}

const faults = new Set();
const tell = (fault) => faults.add(fault);

const packed = (path) => execFileSync('unzip', ['-p', file, path], { encoding: 'utf8' });

const HTML = 'text/html; charset=utf-8';
const JAVASCRIPT = 'text/javascript';

function page(url) {
  const shown = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><meta charset="utf-8"><title>Replay</title><script src="ui.js"></script>
<replay-web-page source="/archive.wacz" url="${shown}" replayBase="/replay/" embed="replayonly"></replay-web-page>`;
}

// A reader asks for parts of the file, also for more of its end than there is.
function part(range, size) {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range);
  const begin = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to));
  return [begin, end];
}

async function serve() {
  const wacz = readFileSync(file);
  const script = (name) => readFileSync(join(folder, name));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const answer = (type, body) => response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body);
    if (pathname === '/') return answer(HTML, Buffer.from(page(searchParams.get('url'))));
    if (pathname === '/replay/') return answer(HTML, Buffer.from('<!doctype html><script src="ui.js"></script><replay-app-main></replay-app-main>'));
    if (pathname === '/ui.js' || pathname === '/replay/ui.js') return answer(JAVASCRIPT, script('ui.js'));
    if (pathname === '/replay/sw.js') return answer(JAVASCRIPT, script('sw.js'));
    if (pathname !== '/archive.wacz') return response.writeHead(404).end('not here');
    if (!request.headers.range) return answer('application/octet-stream', wacz);
    const [begin, end] = part(request.headers.range, wacz.length);
    const body = wacz.subarray(begin, end + 1);
    response.writeHead(206, { 'content-range': `bytes ${begin}-${end}/${wacz.length}`, 'content-length': body.length });
    return response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${server.address().port}/`, stop };
}

// The frame in which an address is replayed.
async function replayed(tab, url) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const frame = tab.frames().find((it) => it.url().endsWith(`mp_/${url}`));
    if (frame) {
      await frame.waitForLoadState('load', { timeout: PATIENCE });
      return frame;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return undefined;
}

// Opens an address, and returns its frame if it is replayed.
async function open(tab, origin, { url, title }) {
  await tab.goto(`${origin}?url=${encodeURIComponent(url)}`, { waitUntil: 'load', timeout: PATIENCE });
  const frame = await replayed(tab, url);
  if (!frame) return tell(`${url}: is not replayed`);
  const called = await frame.title();
  if (/not found/i.test(called)) return tell(`${url}: ${called}`);
  if (title && !called.includes(title)) tell(`${url}: is called “${called}”`);
  return frame;
}

// The front page has its style, and a link leads on.
async function walk(tab, origin, front) {
  const frame = await open(tab, origin, front);
  if (!frame) return;
  const styled = await frame.evaluate(() => getComputedStyle(document.querySelector('.skip')).position === 'absolute');
  if (!styled) tell(`${front.url}: has no style`);
  const link = frame.locator('.masthead nav a').nth(1);
  const to = await link.evaluate((it) => it.getAttribute('href').split('/').pop());
  await link.click();
  const next = await replayed(tab, new URL(to, front.url).href);
  if (!next || (await next.locator('main h1').count()) === 0) tell(`the link to ${to} leads nowhere`);
}

// The site's own search finds a page by its title, asked from another page.
async function search(tab, origin, front, wanted) {
  const asking = await open(tab, origin, front);
  if (!asking) return;
  const field = asking.locator('input[data-search]');
  await field.fill(wanted.title);
  await field.press('Enter');
  const query = new URLSearchParams({ q: wanted.title });
  const frame = await replayed(tab, `${new URL('search.html', front.url)}?${query}`);
  if (!frame) return tell('the form of search leads nowhere');
  const result = frame.locator(`main ol a[href*="${wanted.url.slice(front.url.length)}"]`).first();
  try {
    await result.click({ timeout: PATIENCE });
  } catch {
    return tell('search finds nothing');
  }
  const found = tab.frames().some((it) => it.url().includes(wanted.url)) || (await replayed(tab, wanted.url));
  if (!found) tell(`what search finds is not replayed: ${wanted.url}`);
}

const watch = setTimeout(() => {
  console.log(`not done within ${MINUTES} minutes`);
  process.exit(1);
}, MINUTES * 60_000);

const { mainPageUrl, title } = JSON.parse(packed('datapackage.json'));
const listed = packed('pages/pages.jsonl').trim().split('\n').slice(1).map((line) => JSON.parse(line));
const front = { url: mainPageUrl, title };
const event = listed.find((it) => it.url.startsWith(`${mainPageUrl}events/`));
const copies = listed.filter((it) => !it.url.startsWith(mainPageUrl));
const { origin, stop } = await serve();
const { browser, close } = await launch();
try {
  await within(browser, WIDE, async (tab) => {
    await walk(tab, origin, front);
    if (event) await search(tab, origin, front, event);
    else tell('no event is listed');
    for (const { url } of copies.slice(0, 10)) await open(tab, origin, { url, title: copied });
    if (copied && copies.length === 0) tell('no stored copy is listed');
  });
} catch (error) {
  tell(error.message.split('\n')[0]);
} finally {
  await close();
  stop();
}
clearTimeout(watch);
for (const fault of [...faults].slice(0, 30)) console.log(fault);
process.exitCode = faults.size === 0 ? 0 : 1;
