// One finds what there is, as one types: every claim by its words, with its side, its speaker and its
// date; what is asked is in the address; filters narrow down; the keyboard alone will do. The page and
// the build split words in the same way. Nothing is stored. Without scripts the page says what to do.

import { readFileSync } from 'node:fs';

import { address, fromDisk } from '../browser.mjs';
import { serve } from '../server.mjs';

export const name = 'search';
export const promise = 'search finds what there is, from a disk and from a server';

const CASES = JSON.parse(readFileSync(new URL('../fixtures/search/tokens.json', import.meta.url), 'utf8'));
const CLAIMS = 12;
const FORM = 'form[data-index]';

export async function faults(site, { browser }) {
  const pages = site.pages.filter((page) => site.text(page).includes('data-index='));
  if (pages.length === 0) return ['no page searches'];
  const found = site.pages
    .filter((page) => page !== '404.html' && !site.text(page).includes('data-search'))
    .map((page) => `${page}: nothing leads to search`);
  const named = (kind) => new Map(site.json(`data/${kind}.json`)[kind].map((it) => [it.id, it.name]));
  const data = {
    claims: some(site.json('data/claims.json').claims),
    sides: named('sides'),
    speakers: new Map([...named('actors'), ...named('outlets')]),
  };
  const from = site.pages.find((page) => page.startsWith('events/'));
  const server = await serve(site);
  try {
    for (const origin of [fromDisk(site), server.url]) {
      const where = origin.startsWith('file:') ? 'from the disk' : 'from a server';
      for (const page of pages) {
        const tell = (what) => found.push(`${page}: ${what}, ${where}`);
        const url = address(origin, page);
        await within(browser, {}, (tab) => scripted(tab, url, data, tell));
        await within(browser, { javaScriptEnabled: false }, (tab) => plain(tab, url, tell));
      }
      if (from) await within(browser, {}, (tab) => sent(tab, address(origin, from), (what) => found.push(`${from}: ${what}, ${where}`)));
    }
  } finally {
    await server.close();
  }
  return [...new Set(found)];
}

async function within(browser, options, look) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

async function scripted(tab, url, data, tell) {
  const asked = [];
  tab.on('requestfailed', (it) => asked.push(it.url()));
  tab.on('pageerror', (it) => tell(`a script fails: ${it.message}`));
  await tab.goto(url, { waitUntil: 'load' });
  if (!(await tab.locator(FORM).isVisible())) return tell('the form is not shown');
  for (const it of await tab.evaluate(split, CASES)) tell(`the words of ${it}`);
  for (const claim of data.claims) await finds(tab, claim, data, tell);
  await folds(tab, data.claims[0], tell);
  await narrows(tab, data, tell);
  await steps(tab, data.claims[0], tell);
  const none = await look(tab, 'zqxjkvwzqx');
  if (none.results.length > 0 || !/\p{L}{3}/u.test(none.status)) tell(`where nothing is found it says “${none.status}”`);
  if (await tab.evaluate(() => localStorage.length + document.cookie.length)) tell('something is stored');
  if (asked.length > 0) tell(`${asked[0]} is not loaded`);
}

// A claim is found by words of its own, as one begins to type the last of them.
async function finds(tab, claim, { sides, speakers }, tell) {
  const words = await tab.evaluate((says) => window.claimline.tokens(says), claim.says);
  const some = words.slice(0, 8);
  const last = some.pop();
  const { results } = await look(tab, [...some, last.slice(0, Math.max(2, last.length - 1))].join(' '), claim.page);
  const result = results.find((it) => it.page === claim.page);
  if (!result) return tell(`${claim.id} is not found`);
  for (const part of [sides.get(claim.side), speakers.get(claim.speaker), claim.says]) {
    if (!result.text.includes(squeezed(part))) tell(`${claim.id} is found without “${part}”`);
  }
  if (claim.said && !result.when) tell(`${claim.id} is found without its date`);
  if (!result.marked) tell(`${claim.id} is found without the mark of its side`);
}

// Case and accents make no difference; words in quotation marks do.
async function folds(tab, claim, tell) {
  const words = claim.says.match(/[\p{L}\p{M}\p{N}]+/gu).slice(0, 5);
  const plain = await look(tab, words.join(' '));
  const loud = await look(tab, words.map((it) => it.toUpperCase().split('').join('\u0301')).join(' '));
  if (loud.status !== plain.status) tell(`in capitals with accents it finds “${loud.status}”, else “${plain.status}”`);
  const phrase = await look(tab, `“${words.join(' ')}”`, claim.page);
  if (!phrase.results.some((it) => it.page === claim.page)) tell(`${claim.id} is not found by a phrase`);
  const turned = await look(tab, `“${[...words].reverse().join(' ')}”`);
  if (turned.results.some((it) => it.page === claim.page)) tell(`${claim.id} is found by a phrase that is not in it`);
}

async function narrows(tab, { claims, sides }, tell) {
  const { side } = claims[0];
  await look(tab, '');
  const box = tab.locator(`${FORM} input[name=side][value="${side}"]`);
  await box.evaluate((it) => {
    it.checked = true;
    it.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settled(tab);
  const narrowed = await tab.evaluate(read);
  const other = narrowed.results.find((it) => !it.text.includes(squeezed(sides.get(side))));
  if (narrowed.results.length === 0) tell(`of ${side} nothing is found`);
  if (other) tell(`of ${side} is found ${other.page}`);
  if (!narrowed.search.includes(`side=${side}`)) tell(`the address says ${narrowed.search || 'nothing'}`);
  const counted = await box.evaluate((it) => it.closest('li').querySelector('small').textContent);
  if (!narrowed.status.includes(counted) || counted === '') tell(`of ${side} there are ${counted}, and it says “${narrowed.status}”`);
  await tab.reload({ waitUntil: 'load' });
  await settled(tab);
  const again = await tab.evaluate(read);
  if (again.status !== narrowed.status) tell(`after a reload it says “${again.status}”, not “${narrowed.status}”`);
  await tab.locator(`${FORM} input[name=side][value="${side}"]`).uncheck();
}

async function steps(tab, claim, tell) {
  await look(tab, claim.says.split(' ')[0]);
  await tab.locator(`${FORM} input[type=search]`).focus();
  const on = () => tab.evaluate(() => document.activeElement.closest('.results a')?.getAttribute('href'));
  await tab.keyboard.press('ArrowDown');
  const first = await on();
  if (!first) return tell('the arrow keys do not lead to the results');
  if ((await tab.locator('.results li').count()) > 1) {
    await tab.keyboard.press('ArrowDown');
    if ([undefined, first].includes(await on())) tell('the arrow keys stay on the first result');
    await tab.keyboard.press('ArrowUp');
  }
  await tab.keyboard.press('ArrowUp');
  if (!(await tab.evaluate(() => document.activeElement.matches('input[type=search]')))) tell('no key leads back to the field');
  return undefined;
}

async function plain(tab, url, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  if (await tab.locator(FORM).isVisible()) tell('the form is shown without scripts');
  const text = await tab.locator('#main').innerText();
  if (!/JavaScript/.test(text)) tell('nothing is said without scripts');
  if ((await tab.locator('#main a').count()) === 0) tell('no list is linked');
}

// From another page a form leads to search, and asks there what was typed here.
async function sent(tab, url, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  const field = tab.locator('input[data-search]');
  await field.fill('the');
  await Promise.all([tab.waitForURL(/search\.html\?q=the$/).catch(() => undefined), field.press('Enter')]);
  if (!/search\.html\?q=the$/.test(tab.url())) return tell(`the form leads to ${tab.url().split('/').pop()}`);
  await settled(tab);
  const { asked } = await tab.evaluate(read);
  return asked === 'the' ? undefined : tell(`the form asks “${asked}”`);
}

// Types what is looked for; of much, more is shown until a page is among it.
async function look(tab, text, page) {
  await tab.locator(`${FORM} input[type=search]`).fill(text);
  await settled(tab);
  let now = await tab.evaluate(read);
  const more = tab.locator(`${FORM} .further button`);
  for (let turn = 0; page && turn < 60 && !now.results.some((it) => it.page === page) && (await more.isVisible()); turn += 1) {
    const before = now.results.length;
    await more.click();
    await tab.waitForFunction((before) => document.querySelectorAll('.results li').length > before || document.querySelector('.further').hidden, before).catch(() => undefined);
    now = await tab.evaluate(read);
  }
  return now;
}

// What is typed is waited for a moment, and then loaded: until nothing changes any more.
async function settled(tab) {
  const state = () => tab.evaluate(() => document.querySelector('form[data-index]')?.textContent + location.search);
  let before = await state();
  for (let same = 0; same < 3; ) {
    await tab.waitForTimeout(45);
    const now = await state();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

// Some of the claims, evenly spread, one of each speaker's side among them.
function some(claims) {
  const step = (claims.length - 1) / Math.max(1, CLAIMS - 1);
  const spread = Array.from({ length: CLAIMS }, (_, row) => claims[Math.round(row * step)]);
  const sides = [...new Set(claims.map((it) => it.side))].map((side) => claims.find((it) => it.side === side));
  return [...new Set([...spread, ...sides])];
}

function squeezed(text) {
  return text.split(/\s+/).filter(Boolean).join(' ');
}

// Runs in the browser: the cases that are split otherwise than the build does.
function split(cases) {
  const { tokens } = window.claimline;
  const runs = cases.filter((it) => it.text === undefined);
  const wrong = cases.filter((it) => it.text !== undefined && tokens(it.text).join(' ') !== it.tokens.join(' ')).map((it) => `“${it.text}” are ${tokens(it.text).join(' ')}`);
  for (const { from, to, tokens: expected } of runs) {
    const wanted = expected.split('|');
    for (let code = from; code < to; code += 1) {
      const letter = String.fromCodePoint(code);
      // The build may know a newer Unicode than the browser, or the other way round.
      if (/\p{Unassigned}/u.test(letter)) continue;
      const now = tokens(`x${letter}y`).join(' ');
      if (now !== wanted[code - from]) wrong.push(`x U+${code.toString(16)} y are ${now}, not ${wanted[code - from]}`);
    }
  }
  return wrong.slice(0, 5);
}

// Runs in the browser: what is found, and what is said of it.
function read() {
  const squeezed = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const form = document.querySelector('form[data-index]');
  const results = [...form.querySelectorAll('.results li')].map((it) => ({
    page: it.querySelector('a')?.getAttribute('href'),
    text: squeezed(it.textContent),
    when: squeezed(it.querySelector('.when')?.textContent),
    marked: it.querySelector('.mark') !== null,
  }));
  return {
    results,
    status: squeezed(form.querySelector('[role=status]')?.textContent),
    asked: form.querySelector('input[type=search]').value,
    search: location.search,
  };
}
