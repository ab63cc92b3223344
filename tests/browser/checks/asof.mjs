// The slider over the moments at which something was said: what was said by then is lit, and nothing
// else; the moment is in the address; the keyboard alone will do; without scripts there is none.

import { address, fromDisk, rested, within } from '../browser.mjs';
import { serve } from '../server.mjs';

export const name = 'asof';
export const promise = 'a page as of a moment shows what was said by then, from a disk and from a server';

const PAGES = 3;
const STOPS = 7;

export async function faults(site, { browser }) {
  const pages = site.pages.filter((page) => site.text(page).includes('class="asof"'));
  // Of each kind those with the most in them.
  const kinds = site.kinds().map((kind) => kind.filter((page) => pages.includes(page)));
  const largest = kinds.flatMap((kind) => kind.sort((a, b) => site.size(b) - site.size(a)).slice(0, PAGES));
  if (largest.length === 0) return ['no page has a slider'];
  const claims = new Map(site.json('data/claims.json').claims.map((it) => [anchorOf(it), it.said_to ? Date.parse(it.said_to) / 1000 : Infinity]));
  const server = await serve(site);
  const found = [];
  try {
    for (const origin of [fromDisk(site), server.url]) {
      const where = origin.startsWith('file:') ? 'from the disk' : 'from a server';
      for (const page of largest) {
        const tell = (what) => found.push(`${page}: ${what}, ${where}`);
        await within(browser, {}, (tab) => moved(tab, address(origin, page), claims, tell));
        await within(browser, { javaScriptEnabled: false }, (tab) => plain(tab, address(origin, page), tell));
      }
    }
  } finally {
    await server.close();
  }
  return [...new Set(found)];
}

function anchorOf({ page }) {
  return decodeURIComponent(page.split('#')[1]);
}

async function moved(tab, url, claims, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  await rested(tab);
  const slider = tab.locator('.asof input');
  if (!(await slider.isVisible())) return tell('the slider is not shown');
  const stops = await tab.evaluate(moments);
  const first = await tab.evaluate(lit);
  compare(first, claims, Infinity, 'before anything is moved', tell);
  await slider.focus();
  await tab.keyboard.press('Home');
  let at = 0;
  for (const goal of spread(stops.length)) {
    for (; at < goal; at += 1) await tab.keyboard.press('ArrowRight');
    const stop = stops[goal];
    const now = await tab.evaluate(lit);
    compare(now, claims, stop.until, `as of ${stop.name}`, tell);
    if (!now.text.includes(stop.label)) tell(`as of ${stop.name} the slider says “${now.text}”`);
    if (now.asof !== stop.name) tell(`as of ${stop.name} the address says ${now.asof}`);
    if (now.standing && now.standing !== now.step) {
      tell(`as of ${stop.name} the answers are ${now.standing}, the step has ${now.step}`);
    }
  }
  await restored(tab, tell);
  await tab.locator('.asof input').focus();
  await tab.keyboard.press('End');
  const last = await tab.evaluate(lit);
  if (last.asof !== null) tell(`at the end the address says ${last.asof}`);
  if (last.shown !== first.shown) tell('at the end the page is not what it was');
}

// A moment is kept over a reload, and when a reader comes back.
async function restored(tab, tell) {
  await tab.keyboard.press('Home');
  await tab.keyboard.press('ArrowRight');
  const left = await tab.evaluate(lit);
  for (const [how, go] of [
    ['after a reload', () => tab.reload({ waitUntil: 'load' })],
    ['when a reader comes back', () => tab.goto('about:blank').then(() => tab.goBack({ waitUntil: 'load' }))],
  ]) {
    await go();
    await rested(tab);
    const now = await tab.evaluate(lit);
    if (now.shown !== left.shown || now.text !== left.text) tell(`${how} it says “${now.text}”, not “${left.text}”`);
  }
}

async function plain(tab, url, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  if (await tab.locator('.asof').isVisible()) tell('the slider is shown without scripts');
  const faded = await tab.locator('#main .later').count();
  if (faded > 0) tell(`${faded} things are faded without scripts`);
}

function compare({ claims: shown, counted }, claims, until, when, tell) {
  for (const { anchor, isLit } of shown) {
    const isSaid = claims.get(anchor) <= until;
    if (isLit !== isSaid) tell(`${when} ${anchor} is ${isLit ? 'lit' : 'faded'}`);
  }
  for (const { said, all, of } of counted) {
    const right = of.filter((it) => claims.get(it) <= until).length;
    if (all !== of.length || (until !== Infinity && said !== right)) tell(`${when} ${said} of ${all} are counted, not ${right} of ${of.length}`);
  }
}

// Some of the rows, the ends among them.
function spread(count) {
  const some = Math.min(count, STOPS);
  return [...new Set(Array.from({ length: some }, (_, row) => Math.round((row * (count - 1)) / Math.max(1, some - 1))))];
}

// Runs in the browser.
function moments() {
  return [...document.querySelectorAll('.asof option')].map((it) => ({
    label: it.label,
    name: it.dataset.name,
    until: Number(it.dataset.said),
  }));
}

// Runs in the browser: which claims are lit, and what else there is to compare.
function lit() {
  const faded = (it) => Number(getComputedStyle(it).opacity) < 1 || it.closest('.later') !== null;
  const hash = (it) => decodeURIComponent(new URL(it.href).hash.slice(1));
  const claims = [...document.querySelectorAll('#main article.claim[id]')].map((it) => ({ anchor: it.id, isLit: !faded(it) }));
  const rows = [...document.querySelectorAll('.given tbody tr')].map((it) => ({ anchor: hash([...it.querySelectorAll('.links a')].filter((link) => !link.hash.startsWith('#cite.')).pop()), isLit: !faded(it) }));
  // An account that is shown in full counts its own claims.
  const counted = [...document.querySelectorAll('.account')].filter((it) => it.querySelector('[data-ends]') && !it.querySelector('.more')).flatMap((it) => {
    const of = [...it.querySelectorAll('article.claim')].map((claim) => claim.id);
    const [said, all = said] = it.querySelector('[data-ends]').textContent.match(/\d+/g).map(Number);
    return it.querySelector('.repeated') || of.length !== all ? [] : [{ said, all, of }];
  });
  const values = (some) => some.map((it) => it.textContent.trim()).sort().join(', ');
  const standing = [...document.querySelectorAll('[data-now]')].filter((it) => it.matches('td')).flatMap((it) => [...it.querySelectorAll('.answer:not(.was):not(.later) .value')]);
  const step = document.querySelector('.steps [aria-current]');
  return {
    claims: [...claims, ...rows],
    counted,
    standing: step && standing.length > 0 ? values(standing) : '',
    step: step ? values([...step.querySelectorAll('.value')]) : '',
    text: document.querySelector('.asof output').textContent,
    asof: new URLSearchParams(location.search).get('asof'),
    shown: [...document.querySelectorAll('#main [data-said]')].map((it) => (it.classList.contains('later') ? 0 : 1)).join('') + document.querySelector('#main').innerText,
  };
}
