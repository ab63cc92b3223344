// Reads a site as it was carried away: from a folder on a disk, in Chromium and in Firefox. Each page
// opens whole, claims lead to their passages, search and filters find what is there, and without
// scripts all of it can be read.
//
//   node offline.mjs FOLDER            all of it
//   node offline.mjs FOLDER broken     what is looked at, while something is broken in the folder
//
// Says what is wrong, a line each, and then ends with 1. Where something leads nowhere the pages are not
// gone through one by one.

import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { address, fromDisk, launch, launchFirefox, visit, within } from './browser.mjs';
import { Site } from './site.mjs';

// What is broken need not be waited for so long.
const PATIENCE = process.argv[3] ? 6_000 : 20_000;
const MINUTES = 10;
const EVENTS = 8;
const SHOWN = 30;
// Without scripts so many pages of each kind are opened.
const PLAIN = 10;

const [folder, broken] = process.argv.slice(2);
if (!folder || ![undefined, 'broken'].includes(broken)) {
  console.error('usage: node offline.mjs FOLDER [broken]');
  process.exit(2);
}

const site = new Site(folder);
const origin = fromDisk(site);
// A server shows the page for what is not there; on a disk there is none.
const isRead = (page) => page !== '404.html';
const pages = site.pages.filter(isRead);
// Where something is broken, one shows it.
const events = site.sample(EVENTS).filter((page) => page.startsWith('events/')).slice(0, broken ? 1 : EVENTS);

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
    const field = tab.locator('main input[type=search]');
    if (!(await field.isVisible())) return tell('search.html', 'cannot be asked');
    await field.fill(title);
    try {
      await tab.locator(`main ol a[href^="${page}"]`).first().click({ timeout: PATIENCE });
      await tab.waitForURL((it) => it.href.startsWith(address(origin, page)), { timeout: PATIENCE });
    } catch {
      tell('search.html', `does not find ${page} by its title`);
    }
  }
  return undefined;
}

// Each side that can be chosen leaves as many claims as its choice says, and the address keeps it.
async function filters(tab, tell) {
  await tab.goto(address(origin, 'index.html'), { waitUntil: 'load' });
  const choices = tab.locator('.filters [name=side]');
  const sides = await choices.evaluateAll((boxes) => boxes.filter((it) => !it.closest('label').hidden).map((it) => it.value));
  if (sides.length === 0) tell('index.html', 'has no filters');
  for (const side of broken ? sides.slice(0, 1) : sides) {
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

// Listens to a tab: no page has an error, and none asks for what is not its own.
function listen(tab, tell) {
  const at = () => decodeURIComponent(tab.url().slice(origin.length));
  tab.on('pageerror', (error) => tell(at(), error.message));
  tab.on('console', (it) => it.type() === 'error' && tell(at(), it.text()));
  tab.on('request', (it) => !/^(data:|blob:)/.test(it.url()) && !it.url().startsWith(origin) && tell(at(), `asks for ${it.url()}`));
}

async function open(tab, tell, some) {
  for (const page of some) {
    await tab.goto(address(origin, page), { waitUntil: 'load' });
    for (const what of await tab.evaluate(lacks)) tell(page, what);
  }
}

async function read(name, { browser, close }) {
  const found = new Set();
  const tell = (page, what) => found.add(`${name}: ${page}: ${what}`);
  try {
    await within(browser, {}, async (tab) => {
      listen(tab, tell);
      for (const look of [passages, search, filters]) await look(tab, tell);
      for (const page of pages) if (found.size <= SHOWN) await open(tab, tell, [page]);
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

// What each part is there for: a file of the site, what is put into it, or nothing where it is missing,
// the part that has to notice, and what it says.
const [event] = events;
const article = events.length > 0 && /href="\.\.\/(articles\/[^"#]+)#/.exec(site.text(event))?.[1];
const named = (start) => site.files.find((it) => it.startsWith(start));
const front = (tab, tell) => open(tab, tell, ['index.html']);
const BROKEN = [
  [named('assets/search.'), () => '', search, 'cannot be asked'],
  [named('search/root.'), () => '', search, 'does not find'],
  [named('assets/filter.'), () => '', filters, 'of '],
  [named('assets/style.'), undefined, front, 'has no style'],
  [named('assets/filter.'), (text) => `${text}; throw new Error('the wheel is broken');`, front, 'the wheel is broken'],
  ['index.html', (text) => text.replace(/<h1[^]*?<\/h1>/, ''), front, 'has no heading'],
  ['index.html', (text) => text.replace('</main>', '<img src="lost.png" alt=""></main>'), front, 'lacks the picture lost.png'],
  ['index.html', (text) => text.replace(/<meta http-equiv[^>]*>/, '').replace('</main>', '<img src="http://record.example/dot.png" alt=""></main>'), front, 'asks for'],
  [article, (text) => text.replace(/ id="/g, ' data-was="'), passages, 'leads to no passage'],
];

async function notices(browsers) {
  const found = [];
  const kept = join(mkdtempSync(join(tmpdir(), 'offline-')), 'kept');
  try {
    for (const [file, change, look, fault] of BROKEN) {
      const path = join(site.folder, file);
      copyFileSync(path, kept);
      if (change) writeFileSync(path, change(site.text(file)));
      else rmSync(path);
      const seen = await Promise.all(Object.entries(browsers).map(async ([name, { browser }]) => {
        const told = [];
        await within(browser, {}, async (tab) => {
          const tell = (page, what) => told.push(`${page}: ${what}`);
          listen(tab, tell);
          await look(tab, tell).catch((error) => tell('?', error.message.split('\n')[0]));
        });
        return told.some((it) => it.includes(fault)) ? [] : [`${name} does not notice a broken ${file} (“${fault}”): ${told.join('; ') || 'nothing'}`];
      }));
      found.push(...seen.flat());
      copyFileSync(kept, path);
    }
  } finally {
    rmSync(kept, { force: true });
    for (const { close } of Object.values(browsers)) await close();
  }
  return found;
}

const watch = setTimeout(() => {
  console.log(`not done within ${MINUTES} minutes`);
  process.exit(1);
}, MINUTES * 60_000);
const found = broken
  ? await notices({ Chromium: await launch({ windows: true }), Firefox: await launchFirefox() })
  : (await Promise.all([
    launch({ windows: true }).then((it) => read('Chromium', it)),
    launchFirefox().then((it) => read('Firefox', it)),
  ])).flat();
clearTimeout(watch);
for (const fault of found.slice(0, SHOWN)) console.log(fault);
if (found.length > SHOWN) console.log(`and ${found.length - SHOWN} more`);
process.exitCode = found.length === 0 ? 0 : 1;
