// The keys: j and k go from entry to entry or from claim to claim, and where they go to can be seen;
// / goes to a field, ? tells the keys; none of them takes what one types; they can be turned off
// (WCAG 2.1.4), and stay so on the next page.

import { address, fromDisk, within } from '../browser.mjs';
import { serve } from '../server.mjs';

export const name = 'keys';
export const promise = 'keys go where they say, take nothing that one types, and can be turned off';

export async function faults(site, { browser }) {
  const largest = (test) => site.pages.filter(test).sort((a, b) => site.size(b) - site.size(a)).slice(0, 1);
  const inFolder = (folder) => largest((page) => page.startsWith(folder));
  // A broken site may have faults on each of its pages.
  const pages = site.has('good.html') ? site.pages : ['index.html', ...inFolder('events/'), ...inFolder('articles/')];
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
          await within(browser, { viewport: { width, height: 800 } }, (tab) => go(tab, address(origin, page), tell));
        }
        await within(browser, {}, (tab) => press(tab, address(origin, page), tell));
        await within(browser, { javaScriptEnabled: false }, async (tab) => {
          await tab.goto(address(origin, page), { waitUntil: 'load' });
          if (await tab.locator('.keys, .keys-open').filter({ visible: true }).count()) tell('there are keys without scripts');
        });
      }
    }
  } finally {
    await server.close();
  }
  return [...new Set(found)];
}

// Forward and back.
async function go(tab, url, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  const { count } = await tab.evaluate(state);
  for (const [key, at] of [['j', 0], ['j', 1], ['j', 2], ['k', 1]]) {
    if (at >= count) return;
    await tab.keyboard.press(key);
    const now = await tab.evaluate(state);
    if (now.at !== at) return tell(`${key} goes to the row ${now.at}, not ${at}`);
    if (!now.seen) tell(`where ${key} goes to is covered`);
    if (!now.marked) tell(`where ${key} goes to does not show that it has the focus`);
  }
}

async function press(tab, url, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  const { count } = await tab.evaluate(state);
  await tab.keyboard.press('Alt+j');
  if ((await tab.evaluate(state)).at >= 0) tell('Alt+j goes somewhere');
  await tab.keyboard.press('?');
  if (!(await tab.evaluate(state)).open) return tell('? does not tell the keys');
  await tab.keyboard.press('Escape');
  if ((await tab.evaluate(state)).open) return tell('Escape does not close them');
  if (await tab.locator('[data-search], .filters [type="search"]').count()) {
    await tab.keyboard.press('/');
    const before = await tab.evaluate(state);
    if (!before.field) return tell('/ goes to no field');
    await tab.keyboard.type('jk?/');
    const after = await tab.evaluate(state);
    if (after.field !== 'jk?/' || after.open) tell('keys take what one types');
  }
  await off(tab, url, count, tell);
}

async function off(tab, url, count, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  await tab.keyboard.press('?');
  const box = tab.locator('.keys [type="checkbox"]');
  if ((await box.count()) === 0) return tell('keys cannot be turned off');
  await box.press('Space');
  await tab.keyboard.press('Escape');
  await tab.keyboard.press('j');
  await tab.keyboard.press('?');
  const now = await tab.evaluate(state);
  if (now.at >= 0 || now.open) return tell('keys cannot be turned off');
  await Promise.all([tab.waitForEvent('load'), tab.locator('.home').press('Enter')]);
  await tab.keyboard.press('j');
  if ((await tab.evaluate(state)).at >= 0) return tell('keys that were turned off are on again on the next page');
  await tab.locator('.keys-open').press('Enter');
  await box.press('Space');
  await tab.keyboard.press('Escape');
  // The button is at the end of the page, below which there may be nothing to go to.
  await tab.keyboard.press('j');
  await tab.keyboard.press('k');
  const again = await tab.evaluate(state);
  if ((again.at < 0 && count > 0) || again.search.includes('keys')) tell('keys cannot be turned on again');
}

// Runs in the browser.
function state() {
  const all = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
  const entries = all('main .entry');
  const rows = entries.length > 0 ? entries : all('main .claim');
  const focus = document.activeElement;
  const { left, top, width } = focus.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + 3);
  return {
    count: rows.length,
    at: rows.indexOf(focus),
    seen: there !== null && focus.contains(there),
    marked: getComputedStyle(focus).outlineStyle !== 'none',
    open: document.querySelector('.keys[open]') !== null,
    field: focus.matches('input') ? focus.value || ' ' : '',
    search: location.search,
  };
}
