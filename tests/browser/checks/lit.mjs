// An article's passages and claims: what is pointed at or has the focus lights the other and nothing
// else, in a way that shows without color; on a wide screen claims stand beside their paragraph and on
// each other's toes never, on a narrow one after it; without scripts nothing is lit and all is there.

import { address, fromDisk, within } from '../browser.mjs';
import { serve } from '../server.mjs';

export const name = 'lit';
export const promise = 'a passage and its claims light each other, by pointer and by keyboard';

const ARTICLES = 3;
const PASSAGES = 6;

export async function faults(site, { browser }) {
  const marked = site.pages.filter((page) => site.text(page).includes('class="passage'));
  const largest = marked.sort((a, b) => site.size(b) - site.size(a));
  // A broken site may have faults on each of its pages.
  const pages = site.has('good.html') ? marked : largest.slice(0, ARTICLES);
  if (pages.length === 0) return ['no page has a passage'];
  const server = await serve(site);
  const found = [];
  try {
    for (const origin of [fromDisk(site), server.url]) {
      const isDisk = origin.startsWith('file:');
      const where = isDisk ? 'from the disk' : 'from a server';
      // A server has other addresses, and all else is the same.
      for (const page of isDisk ? pages : pages.slice(0, 1)) {
        const tell = (what) => found.push(`${page}: ${what}, ${where}`);
        for (const width of [1280, 390]) {
          await within(browser, { viewport: { width, height: 900 } }, async (tab) => {
            await tab.goto(address(origin, page), { waitUntil: 'load' });
            await point(tab, tell);
            for (const it of await tab.evaluate(placed)) tell(`${it} at ${width} px`);
          });
        }
        await within(browser, { javaScriptEnabled: false }, async (tab) => {
          await tab.goto(address(origin, page), { waitUntil: 'load' });
          if (await tab.locator('.lit').count()) tell('something is lit without scripts');
        });
      }
    }
  } finally {
    await server.close();
  }
  return [...new Set(found)];
}

async function point(tab, tell) {
  const pairs = (await tab.evaluate(together)).slice(0, PASSAGES);
  if ((await tab.evaluate(lit)).length > 0) tell('something is lit at first');
  for (const { words, number, claim } of pairs) {
    const ways = [
      [`pointing at passage ${number}`, () => tab.locator('.passage').nth(words).hover()],
      [`pointing at the claim of passage ${number}`, () => tab.locator('.beside').nth(claim).locator('.claim').hover()],
      [`the focus on passage ${number}`, () => tab.locator('sup.number a').nth(number - 1).focus()],
    ];
    for (const [how, go] of ways) {
      await tab.mouse.move(2, 2);
      await tab.evaluate(() => document.activeElement.blur());
      await go();
      const now = await tab.evaluate(lit);
      for (const it of [`passage ${words}`, `claim ${claim}`]) {
        const one = now.find((part) => part.is === it);
        if (!one) tell(`${how} does not light ${it}`);
        else if (!one.shows) tell(`${it} shows by its color only that it is lit`);
      }
      const others = pairs.filter((it) => it.claim !== claim).map((it) => `claim ${it.claim}`);
      for (const { is } of now) if (others.includes(is)) tell(`${how} lights ${is}`);
    }
  }
  await tab.mouse.move(2, 2);
  await tab.evaluate(() => document.activeElement.blur());
  await tab.mouse.move(4, 4);
  if ((await tab.evaluate(lit)).length > 0) tell('what was lit stays so');
}

// Runs in the browser: passages that are nobody else's, each with the only claim that leads to it.
function together() {
  const besides = [...document.querySelectorAll('.beside')];
  const all = [...document.querySelectorAll('.passage')];
  const anchors = (it) => [...it.querySelectorAll('a.number')].map((link) => decodeURIComponent(link.hash.slice(1)));
  return besides.flatMap((beside, claim) => {
    const own = anchors(beside);
    const at = own.length === 1 ? document.getElementById(own[0]) : null;
    const passage = at?.querySelector('.passage:not(.shared)');
    if (!passage || at.parentElement.closest('.at') || at.querySelector('.at')) return [];
    return [{ claim, words: all.indexOf(passage), number: Number(beside.querySelector('a.number').textContent.match(/\d+/)[0]) }];
  });
}

// Runs in the browser: what is lit, and whether more than a color says so.
function lit() {
  const looks = (it) => {
    const { textDecorationThickness, outlineStyle, boxShadow, borderTopWidth } = getComputedStyle(it);
    return [textDecorationThickness, outlineStyle, boxShadow, borderTopWidth].join();
  };
  return ['passage', 'beside'].flatMap((kind) =>
    [...document.querySelectorAll(`.${kind}`)].flatMap((it, row) => {
      if (!it.classList.contains('lit')) return [];
      const on = looks(it);
      it.classList.remove('lit');
      const off = looks(it);
      it.classList.add('lit');
      return [{ is: `${kind === 'passage' ? 'passage' : 'claim'} ${row}`, shows: on !== off }];
    }),
  );
}

// Runs in the browser: claims that do not stand where they belong.
function placed() {
  const found = [];
  for (const paragraph of document.querySelectorAll('.para')) {
    const { top, bottom } = paragraph.getBoundingClientRect();
    const words = paragraph.querySelector('.prose')?.getBoundingClientRect();
    const boxes = [...paragraph.querySelectorAll('.beside')].map((it) => it.getBoundingClientRect());
    if (!words || boxes.length === 0) continue;
    const isBeside = innerWidth > 1024;
    for (const box of boxes) {
      if (isBeside ? box.left < words.right || box.top < top - 1 : box.top < words.bottom) found.push('a claim does not stand beside its paragraph or after it');
      if (box.bottom > bottom + 1) found.push('a claim sticks out of its paragraph');
    }
    for (const [row, a] of boxes.entries()) {
      for (const b of boxes.slice(row + 1)) {
        if (a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push('claims stand on each other');
      }
    }
  }
  return [...new Set(found)];
}
