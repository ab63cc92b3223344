// Reads a ZIM file as people do: in Chromium, from kiwix-serve on this machine alone. The front page
// opens, links lead on, titles are suggested, and the site's own search finds what a page is called.
//
//   node kiwix.mjs FILE.zim
//
// Says what is wrong, a line each, and then ends with 1.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { basename } from 'node:path';

import { launch, within } from './browser.mjs';

const PAGES = 40;
const PATIENCE = 20_000;
const MINUTES = 3;

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node kiwix.mjs FILE.zim');
  process.exit(2);
}

const faults = new Set();
const tell = (fault) => faults.add(fault);

async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// Waits until the server answers, or is no more.
async function answers(url) {
  for (let tried = 0; tried < PATIENCE / 100 && server.exitCode === null; tried += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

// Opens a page, and tells what it asked for in vain.
async function open(tab, url) {
  const answer = await tab.goto(url, { waitUntil: 'load', timeout: PATIENCE });
  if (answer?.status() !== 200) return tell(`${url}: answered with ${answer?.status()}`);
  const styled = await tab.evaluate(() => [...document.styleSheets].some((it) => it.href?.includes('/assets/')));
  if (!styled) tell(`${url}: has no style`);
  if ((await tab.locator('main h1').count()) === 0) tell(`${url}: has no heading`);
  return undefined;
}

// The addresses of pages that the links of a page lead to.
function links(tab, origin) {
  return tab.evaluate((origin) => {
    const links = [...document.querySelectorAll('main a[href], .masthead a[href]')];
    const to = links.map((it) => new URL(it.getAttribute('href'), document.baseURI).href.split(/[?#]/)[0]);
    return [...new Set(to)].filter((it) => it.startsWith(origin) && it.endsWith('.html'));
  }, origin);
}

// Goes from page to page by their links: of each kind of page some.
async function walk(tab, origin) {
  const seen = new Map();
  const ahead = [`${origin}index.html`];
  const kinds = new Map();
  while (ahead.length > 0 && seen.size < PAGES) {
    const url = ahead.shift();
    const kind = url.slice(origin.length).split('/').slice(0, -1).join('/') || url;
    const many = (kinds.get(kind) ?? 0) + 1;
    if (seen.has(url) || many > 5) continue;
    kinds.set(kind, many);
    await open(tab, url);
    seen.set(url, await tab.locator('main h1').first().innerText().catch(() => ''));
    ahead.push(...(await links(tab, origin)));
  }
  if (seen.size < 10) tell(`links lead to ${seen.size} pages`);
  return seen;
}

// What the reader proposes for the beginning of a title.
async function suggested(tab, origin, title) {
  await open(tab, `${origin}index.html`);
  const field = tab.locator('#kiwixsearchbox');
  await field.click();
  await field.pressSequentially(title.slice(0, 12), { delay: 20 });
  const found = tab.locator('.ui-autocomplete li', { hasText: title });
  await found.first().waitFor({ timeout: PATIENCE }).catch(() => tell(`“${title}” is not suggested`));
}

// What the site's own search finds for a title, and where that leads.
async function found(tab, origin, page, title) {
  await open(tab, `${origin}search.html?q=${encodeURIComponent(title)}`);
  const to = page.slice(origin.length);
  const result = tab.locator(`main ol a[href^="${to}"]`).first();
  try {
    await result.click({ timeout: PATIENCE });
    await tab.waitForURL((it) => it.href.startsWith(page), { timeout: PATIENCE });
  } catch {
    tell(`search does not find ${to} by its title`);
  }
}

async function read(browser, origin) {
  await within(browser, {}, async (tab) => {
    tab.on('pageerror', (error) => tell(`${tab.url()}: ${error.message}`));
    tab.on('requestfailed', (it) => tell(`${it.url()}: ${it.failure()?.errorText}`));
    tab.on('response', (it) => it.status() >= 400 && tell(`${it.url()}: ${it.status()}`));
    tab.on('console', (it) => it.type() === 'error' && tell(`${tab.url()}: ${it.text()}`));
    tab.on('request', (it) => new URL(it.url()).hostname !== '127.0.0.1' && tell(`${it.url()} is asked for`));
    const seen = await walk(tab, origin);
    const event = [...seen].find(([url, title]) => url.includes('/events/') && title);
    if (!event) return tell('no link leads to an event');
    await suggested(tab, origin, event[1]);
    return found(tab, origin, ...event);
  });
}

const watch = setTimeout(() => {
  console.log(`not done within ${MINUTES} minutes`);
  process.exit(1);
}, MINUTES * 60_000);

const port = await freePort();
const server = spawn('kiwix-serve', ['--address', '127.0.0.1', '--port', String(port), file], { stdio: 'ignore' });
process.on('exit', () => server.kill());
const origin = `http://127.0.0.1:${port}/${basename(file, '.zim')}/`;
if (await answers(`http://127.0.0.1:${port}/`)) {
  const { browser, close } = await launch();
  try {
    await read(browser, origin);
  } catch (error) {
    tell(error.message.split('\n')[0]);
  } finally {
    await close();
  }
} else {
  tell('kiwix-serve does not answer');
}
server.kill();
clearTimeout(watch);
for (const fault of [...faults].slice(0, 30)) console.log(fault);
process.exitCode = faults.size === 0 ? 0 : 1;
