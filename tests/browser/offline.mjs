// Reads a site as it was carried away: from a folder on a disk, in Chromium and in Firefox. Each page
// opens whole, claims lead to their passages, search and filters find what is there, and without
// scripts all of it can be read.
//
//   node offline.mjs FOLDER
//
// Says what is wrong, a line each, and then ends with 1. Where something leads nowhere the pages are not
// gone through one by one.

import { address, fromDisk, launch, launchFirefox, visit, within } from './browser.mjs';
import { Site } from './site.mjs';

const PATIENCE = 20_000;
const MINUTES = 10;
const EVENTS = 8;
const SHOWN = 30;
// Without scripts so many pages of each kind are opened.
const PLAIN = 10;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node offline.mjs FOLDER');
  process.exit(2);
}

const site = new Site(folder);
const origin = fromDisk(site);
// A server shows the page for what is not there; on a disk there is none.
const isRead = (page) => page !== '404.html';
const pages = site.pages.filter(isRead);
const events = site.sample(EVENTS).filter((page) => page.startsWith('events/'));

// Runs in the browser: what a page lacks of what each page has.
function lacks() {
  const missing = [];
  if (!document.querySelector('main h1')?.textContent.trim()) missing.push('has no heading');
  if (getComputedStyle(document.body).fontFamily === getComputedStyle(document.documentElement.appendChild(document.createElement('i'))).fontFamily) {
    missing.push('has no style');
  }
  const pictures = [...document.images].filter((it) => it.complete && it.naturalWidth === 0);
  return [...missing, ...pictures.map((it) => `lacks the picture ${it.getAttribute('src')}`)];
}

// Claims lead to the words that they rest on.
async function passages(tab, tell) {
  for (const page of events) {
    await tab.goto(address(origin, page), { waitUntil: 'load' });
    const link = tab.locator('.claim .links a[href*="articles/"][href*="#"]').first();
    if ((await link.count()) === 0) continue;
    await link.click();
    await tab.waitForURL(/\/articles\/.*#/, { timeout: PATIENCE }).catch(() => {});
    if (!(await tab.locator(':target').isVisible().catch(() => false))) tell(page, 'the first claim leads to no passage');
  }
}

// Search finds an event by its title, and leads there.
async function search(tab, tell) {
  for (const page of events.slice(0, 3)) {
    await tab.goto(address(origin, page), { waitUntil: 'load' });
    const title = await tab.locator('main h1').innerText();
    await tab.goto(address(origin, 'search.html'), { waitUntil: 'load' });
    await tab.locator('main input[type=search]').fill(title);
    try {
      await tab.locator(`main ol a[href^="${page}"]`).first().click({ timeout: PATIENCE });
      await tab.waitForURL((it) => it.href.startsWith(address(origin, page)), { timeout: PATIENCE });
    } catch {
      tell('search.html', `does not find ${page} by its title`);
    }
  }
}

// Each side that can be chosen leaves as many claims as its choice says, and the address keeps it.
async function filters(tab, tell) {
  await tab.goto(address(origin, 'index.html'), { waitUntil: 'load' });
  const choices = tab.locator('.filters [name=side]');
  const sides = await choices.evaluateAll((boxes) => boxes.filter((it) => !it.closest('label').hidden).map((it) => it.value));
  if (sides.length === 0) tell('index.html', 'has no filters');
  for (const side of sides) {
    await tab.goto(`${address(origin, 'index.html')}?side=${side}`, { waitUntil: 'load' });
    const told = await tab.locator('.filters output').innerText();
    const all = site.json('data/claims.json').claims.filter((it) => it.side === side).length;
    if (parseInt(told, 10) !== all) tell('index.html', `says “${told}” of ${all} claims of ${side}`);
  }
}

// Without scripts nothing is offered that would need them.
async function scriptless(tab, tell) {
  for (const page of ['index.html', 'search.html']) {
    await tab.goto(address(origin, page), { waitUntil: 'load' });
    if (await tab.locator('.filters, form.search').first().isVisible()) tell(page, 'offers what needs scripts');
  }
}

async function read(name, { browser, close }) {
  const found = new Set();
  const tell = (page, what) => found.add(`${name}: ${page}: ${what}`);
  try {
    await within(browser, {}, async (tab) => {
      const at = () => decodeURIComponent(tab.url().slice(origin.length));
      tab.on('pageerror', (error) => tell(at(), error.message));
      tab.on('console', (it) => it.type() === 'error' && tell(at(), it.text()));
      tab.on('request', (it) => !/^(data:|blob:)/.test(it.url()) && !it.url().startsWith(origin) && tell(at(), `asks for ${it.url()}`));
      for (const look of [passages, search, filters]) await look(tab, tell);
      if (found.size > 0) return;
      for (const page of pages) {
        await tab.goto(address(origin, page), { waitUntil: 'load' });
        for (const what of await tab.evaluate(lacks)) tell(page, what);
        if (found.size > SHOWN) return;
      }
    });
    if (found.size > 0) return [...found];
    await visit(browser, origin, site.sample(PLAIN).filter(isRead), { javaScriptEnabled: false }, async (tab, page) => {
      for (const what of await tab.evaluate(lacks)) tell(page, `${what}, without scripts`);
    });
    await within(browser, { javaScriptEnabled: false }, (tab) => scriptless(tab, tell));
  } catch (error) {
    tell('?', error.message.split('\n')[0]);
  } finally {
    await close();
  }
  return [...found];
}

const watch = setTimeout(() => {
  console.log(`not done within ${MINUTES} minutes`);
  process.exit(1);
}, MINUTES * 60_000);
const found = (await Promise.all([
  launch().then((it) => read('Chromium', it)),
  launchFirefox().then((it) => read('Firefox', it)),
])).flat();
clearTimeout(watch);
for (const fault of found.slice(0, SHOWN)) console.log(fault);
if (found.length > SHOWN) console.log(`and ${found.length - SHOWN} more`);
process.exitCode = found.length === 0 ? 0 : 1;
