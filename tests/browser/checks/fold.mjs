// Parts of pages are folded, some on narrow pages only: each says what it holds, a key opens it, and so does
// a link to something in it, with scripts or without. Wide pages show what narrow ones fold; paper shows all.

import { address, fromDisk, within } from '../browser.mjs';

export const name = 'fold';
export const promise = 'what is folded can be opened by a key and by a link, and is open on paper';

const NARROW = { width: 390, height: 800 };
const WIDE = { width: 1280, height: 800 };
// How many folds of a page are opened.
const OPENED = 3;

export async function faults(site, { browser }) {
  const found = [];
  // Of each kind of page the one that has the most to fold.
  for (const pages of site.has('good.html') ? site.pages.map((it) => [it]) : site.kinds()) {
    const folds = (page) => site.text(page).split(/<details\b/).length - 1;
    const [page] = [...pages].sort((a, b) => folds(b) - folds(a));
    if (folds(page) === 0) continue;
    const tell = (what) => found.push(`${page}: ${what}`);
    const url = address(fromDisk(site), page);
    for (const javaScriptEnabled of [true, false]) {
      await within(browser, { viewport: NARROW, reducedMotion: 'reduce', javaScriptEnabled }, (tab) => narrow(tab, url, javaScriptEnabled ? tell : (what) => tell(`${what}, without scripts`)));
    }
    await within(browser, { viewport: WIDE }, async (tab) => {
      await tab.goto(url, { waitUntil: 'load' });
      const { folded } = await tab.evaluate(state, '.fold');
      if (folded.length > 0) tell(`a wide page folds ${folded[0]}`);
    });
  }
  if (found.length === 0 && !site.pages.some((page) => site.text(page).includes('class="fold"'))) return ['no page is folded where it is narrow'];
  return [...new Set(found)];
}

async function narrow(tab, url, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  const { folded, lost, dumb, targets } = await tab.evaluate(state, '#main details');
  for (const it of lost) tell(`nothing leads to ${it}`);
  for (const it of dumb) tell(`a fold does not say what it holds: ${it}`);
  if (folded.length > lost.length) await press(tab, tell);
  await tab.emulateMedia({ media: 'print' });
  const printed = await tab.evaluate(state, '#main details');
  for (const it of printed.folded.slice(0, 1)) tell(`on paper is folded ${it}`);
  await tab.emulateMedia({ media: 'screen' });
  for (const id of targets.slice(0, OPENED)) {
    await tab.goto('about:blank');
    await tab.goto(`${url}#${encodeURIComponent(id)}`, { waitUntil: 'load' });
    await settled(tab);
    if (!(await tab.evaluate(isSeen, id))) tell(`a link does not open the fold of ${id}`);
  }
}

// Enter opens a fold, and closes it again.
async function press(tab, tell) {
  const summary = tab.locator('#main details:not([open]) > summary').filter({ visible: true }).first();
  const fold = await summary.evaluateHandle((it) => it.parentElement);
  const shown = () => fold.evaluate((it) => [...it.children].some((part) => part.localName !== 'summary' && part.checkVisibility({ visibilityProperty: true })));
  await summary.focus();
  await tab.keyboard.press('Enter');
  await settled(tab);
  if (!(await shown())) return tell('no key opens a fold');
  await tab.keyboard.press('Enter');
  await settled(tab);
  if (await shown()) tell('no key closes a fold again');
  return undefined;
}

async function settled(tab) {
  await tab.waitForTimeout(50);
}

// Runs in the browser: what is folded, what of it nothing leads to, which folds do not say what they hold, and what
// can be linked to in the first, the middle and the last of them.
function state(selector) {
  const isShown = (it) => it.checkVisibility({ visibilityProperty: true });
  const told = (it) => it.id || it.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  const folds = [...document.querySelectorAll(selector)].filter((it) => !it.closest('[hidden], form'));
  const parts = folds.map((fold) => ({ fold, summary: fold.querySelector('summary'), inside: [...fold.children].filter((it) => it.localName !== 'summary') }));
  // What is folded in a fold is told of there; what a page does not show at all is not folded.
  const outer = parts.filter(({ fold }) => isShown(fold) && !fold.parentElement.closest('details:not([open])'));
  const closed = outer.flatMap(({ summary, inside }) => inside.filter((it) => !isShown(it)).map((it) => ({ summary, it })));
  const linked = parts.map(({ inside }) => inside.flatMap((it) => [it, ...it.querySelectorAll('[id]')]).filter((it) => it.id && it.matches('article, li, tr, section, div, p')).pop()?.id).filter(Boolean);
  const folded = closed.map(({ it }) => told(it));
  const lost = closed.filter(({ summary }) => !summary || !isShown(summary)).map(({ it }) => told(it));
  const loose = [...document.querySelectorAll('#main .claim')].filter((it) => !isShown(it) && !it.closest('details, [hidden]'));
  const dumb = parts.filter(({ summary }) => summary && isShown(summary) && !/[\p{L}\p{N}]/u.test(summary.textContent)).map(({ inside }) => told(inside[0]));
  return { folded, lost: [...lost, ...loose.map(told)], dumb, targets: [...new Set([linked[0], linked[linked.length >> 1], linked[linked.length - 1]])].filter(Boolean) };
}

// Runs in the browser: whether what a link leads to is on the screen.
function isSeen(id) {
  const it = document.getElementById(id);
  const { top, height } = it.getBoundingClientRect();
  return it.checkVisibility({ visibilityProperty: true }) && height > 0 && top < innerHeight && top > -innerHeight;
}
