// The keyboard alone goes through a page: every link and control has its turn, in the order of the page;
// what has the focus shows it and is not covered; and one gets out again at the end. Also in a window of
// 1280 by 1024 px at a zoom of 400 %, where what sticks to an edge may cover all the rest.

import { visit } from '../browser.mjs';
import { opened } from '../server.mjs';

export const name = 'tab';
export const promise = 'the keyboard reaches everything in order, its place can be seen, and nothing holds it';

const VIEWPORTS = [{ width: 1280, height: 800 }, { width: 320, height: 256 }];
// Of a long page its beginning and its end.
const MOST = 200;
const LAST = 20;

export async function faults(site, { browser }) {
  const found = [];
  // A broken site may have faults on each of its pages.
  const pages = site.has('good.html') ? site.pages : site.sample(1);
  await opened(site, async (origin) => {
    for (const viewport of VIEWPORTS) {
      await visit(browser, origin, pages, { viewport }, async (tab, page) => {
        const tell = (what) => found.push(`${page}: ${what}, at ${viewport.width} px`);
        // A page may have put the focus somewhere already.
        const { count, first } = await tab.evaluate(begin);
        if (await walk(tab, MOST, first, tell)) return;
        const late = Math.max(count - LAST, MOST);
        await tab.evaluate((row) => window.stops[row]?.focus(), late);
        await walk(tab, count, late + 1, tell);
      });
    }
  });
  return [...new Set(found)];
}

// Goes on from stop to stop; says whether the way ended there.
async function walk(tab, steps, from, tell) {
  const length = await tab.evaluate(() => window.stops.length);
  for (let row = from; row < from + steps + 1; row += 1) {
    const at = await next(tab, row, tell);
    if (row >= length) {
      // Where there is no more of the browser behind the page, it begins again.
      if (at.row > 0) tell(`nothing leads out behind ${at.name}`);
      return true;
    }
    if (at.row !== row) {
      tell(`after ${row > 0 ? await called(tab, row - 1) : 'the beginning'} comes ${at.name}, not ${await called(tab, row)}`);
      return true;
    }
  }
  return false;
}

async function next(tab, row, tell) {
  for (;;) {
    await tab.keyboard.press('Tab');
    const at = await tab.evaluate(look);
    if (at.name && !at.marked) tell(`${at.name} does not show that it has the focus`);
    if (at.name && !at.seen) tell(`${at.name} is covered when it has the focus`);
    // What scrolls is reached too, and has no place of its own in the order.
    if (!at.scrolls) return { ...at, name: at.name ?? 'the end' };
  }
}

function called(tab, row) {
  return tab.evaluate((row) => window.called(window.stops[row]), row);
}

// Runs in the browser: lists what the keyboard should reach, in order.
function begin() {
  const able = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
  const first = (it) => it.localName !== 'summary' || it.parentElement.firstElementChild === it;
  window.stops = [...document.querySelectorAll(able)].filter(
    (it) => it.getAttribute('tabindex') !== '-1' && !it.disabled && first(it) && !it.closest('[inert]') && it.checkVisibility({ visibilityProperty: true }) && it.type !== 'hidden',
  );
  window.called = (it) => {
    const text = (it.getAttribute('aria-label') ?? it.textContent).replace(/\s+/g, ' ').trim().slice(0, 40);
    return `${it.localName} “${text}”`;
  };
  return { count: window.stops.length, first: window.stops.indexOf(document.activeElement) + 1 };
}

// Runs in the browser: what has the focus.
function look() {
  const it = document.activeElement;
  if (it === document.body || it === null) return { row: -1 };
  const row = window.stops.indexOf(it);
  const style = getComputedStyle(it);
  const box = it.getBoundingClientRect();
  const scrolls = row < 0 && it.scrollWidth + it.scrollHeight > it.clientWidth + it.clientHeight;
  const own = (there) => it.contains(there) || there?.closest('label')?.contains(it);
  const parts = [0.05, 0.25, 0.5, 0.75, 0.95];
  const at = (box, x, y) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
  return {
    row,
    name: window.called(it),
    scrolls,
    marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
    seen: scrolls ? box.bottom > 0 && box.top < innerHeight : [...it.getClientRects()].some((box) => parts.some((x) => parts.some((y) => own(at(box, x, y))))),
  };
}
