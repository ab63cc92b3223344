// The filters of the timeline: what matches is shown and nothing else, in its order; every party keeps
// its column and its words; each choice says how many claims it leaves; all of it is in the address,
// and the keyboard alone will do. What is right is worked out from the site's data.

import { address, fromDisk, within } from '../browser.mjs';
import { serve } from '../server.mjs';

export const name = 'filter';
export const promise = 'filters leave what matches and hide no party, from a disk and from a server';

const PAGES = 2;
const CHOICES = 2;
// The data does not tell these of relays.
const UNTOLD = ['admission', 'alone'];

export async function faults(site, { browser }) {
  const filtered = site.pages.filter((page) => site.text(page).includes('class="filters"'));
  const kinds = site.kinds().map((kind) => kind.filter((page) => filtered.includes(page)));
  const largest = kinds.flatMap((kind) => kind.sort((a, b) => site.size(b) - site.size(a)).slice(0, PAGES));
  // A broken site may have faults on each of its pages.
  const pages = site.has('good.html') ? filtered : largest;
  if (pages.length === 0) return ['no page has filters'];
  const record = read(site);
  const server = await serve(site);
  const found = [];
  try {
    for (const origin of [fromDisk(site), server.url]) {
      const isDisk = origin.startsWith('file:');
      const where = isDisk ? 'from the disk' : 'from a server';
      // A server has other addresses, and all else is the same.
      for (const page of isDisk ? pages : pages.slice(0, 1)) {
        const tell = (what) => found.push(`${page}: ${what}, ${where}`);
        await within(browser, {}, (tab) => filter(tab, address(origin, page), record, isDisk ? CHOICES : 1, tell));
        await within(browser, { javaScriptEnabled: false }, async (tab) => {
          await tab.goto(address(origin, page), { waitUntil: 'load' });
          if (await tab.locator('.filters').isVisible()) tell('there are filters without scripts');
        });
      }
    }
  } finally {
    await server.close();
  }
  return [...new Set(found)];
}

// The claims with all that they can be chosen by.
function read(site) {
  const places = new Map(site.json('data/events.json').events.map((it) => [it.id, it.places]));
  return site.json('data/claims.json').claims.map((it) => ({
    anchor: decodeURIComponent(it.page.split('#')[1]),
    event: it.event,
    said: it.said_to ? Date.parse(it.said_to) / 1000 : Infinity,
    side: [it.side],
    official: [it.official ? 'yes' : 'no'],
    place: places.get(it.event),
    standing: it.standing.map((one) => one.is),
  }));
}

async function filter(tab, url, record, most, tell) {
  await tab.goto(url, { waitUntil: 'load' });
  if (!(await tab.locator('.filters').isVisible())) return tell('the filters are not shown');
  const first = await tab.evaluate(state);
  const events = first.entries.map((it) => it.event);
  const claims = record.filter((it) => events.includes(it.event));
  compare(first, claims, () => true, 'at first', tell);
  for (const { facet, value, row, n } of first.choices.filter((it) => it.n > 0 && !UNTOLD.includes(it.value)).filter(few(most))) {
    const what = `${facet}=${value}`;
    await pick(tab, facet, value, row);
    const right = (it) => it[facet].includes(value);
    const now = await tab.evaluate(state);
    if (n !== now.n) tell(`${what} says that it leaves ${n}, and leaves ${now.n}`);
    if (!now.search.includes(what)) return tell(`${what} is not in the address`);
    if (!now.chips) tell(`${what} is not among the filters in use`);
    compare(now, claims, right, what, tell);
    await tab.goBack();
    if ((await tab.evaluate(state)).text !== first.text) tell(`${what} stays after going back`);
    await tab.goForward();
    if ((await tab.evaluate(state)).text !== now.text) tell(`${what} is not there after going forward`);
    await tab.reload({ waitUntil: 'load' });
    if ((await tab.evaluate(state)).text !== now.text) tell(`${what} is not there after a reload`);
    await whole(tab, what, tell);
    await tab.locator('.filters .clear').press('Enter');
    if ((await tab.evaluate(state)).text !== first.text) return tell(`${what} cannot be cleared`);
  }
  await together(tab, url, first, claims, tell);
  await words(tab, first, tell);
}

// Of each kind of choice a few.
function few(most) {
  return ({ facet }, at, all) => all.slice(0, at).filter((it) => it.facet === facet).length < most;
}

async function pick(tab, facet, value, row) {
  await open(tab);
  const box = tab.locator(`.filters [name="${facet}"][type="checkbox"][value="${value}"]`);
  if ((await box.count()) > 0) return box.press('Space');
  const select = tab.locator(`.filters select[name="${facet}"]`);
  await select.focus();
  for (let at = 0; at < row; at += 1) await tab.keyboard.press('ArrowDown');
}

async function open(tab) {
  const opener = tab.locator('.filters .open');
  if ((await opener.isVisible()) && (await opener.getAttribute('aria-expanded')) === 'false') await opener.press('Enter');
}

// What is hidden of an account can be shown.
async function whole(tab, what, tell) {
  const button = await tab.$('.unmatched:visible button');
  if (!button) return;
  const account = await button.evaluateHandle((it) => it.closest('.account, .thirds'));
  await button.press('Enter');
  const hidden = await account.evaluate((it) => [...it.querySelectorAll('.claim')].filter((claim) => !claim.checkVisibility()).length);
  if (hidden > 0) tell(`${what}: ${hidden} claims of an account cannot be shown`);
}

// Two filters, and a moment.
async function together(tab, url, first, claims, tell) {
  const side = first.choices.find((it) => it.facet === 'side' && it.n > 0)?.value;
  const official = (it) => it.side.includes(side) && it.official.includes('yes');
  await tab.goto(`${url}?side=${side}&official=yes`, { waitUntil: 'load' });
  compare(await tab.evaluate(state), claims, official, `side=${side} and official=yes`, tell);
  const stop = await tab.evaluate(() => [...document.querySelectorAll('.asof option')].map((it) => ({ name: it.dataset.name, until: Number(it.dataset.said) }))[0]);
  if (!stop) return;
  await tab.goto(`${url}?asof=${stop.name}&side=${side}`, { waitUntil: 'load' });
  const now = await tab.evaluate(state);
  const right = claims.filter((it) => it.side.includes(side) && it.said <= stop.until).length;
  if (now.n !== right) tell(`side=${side} as of ${stop.name} counts ${now.n}, not ${right}`);
  await tab.goto(`${url}?side=nobody`, { waitUntil: 'load' });
  const none = await tab.evaluate(state);
  if (none.n !== 0 || !none.nothing) tell('a side that is not there leaves something');
}

// Words are found whatever their case and accents, and where nothing matches the page says so.
async function words(tab, first, tell) {
  const claim = first.entries.flatMap((it) => it.claims).find((it) => /\p{L}{5}/u.test(it.says));
  if (!claim) return;
  const typed = fold(claim.says.match(/\p{L}{5,}/u)[0]).toUpperCase();
  await open(tab);
  await tab.locator('.filters .clear').press('Enter');
  await tab.locator('.filters [type="search"]').focus();
  await tab.keyboard.type(typed);
  const now = await tab.evaluate(state);
  const shown = now.entries.flatMap((it) => it.claims).filter((it) => it.shown);
  if (!shown.some((it) => it.anchor === claim.anchor)) tell(`“${typed}” does not find ${claim.anchor}`);
  for (const it of shown) if (!fold(it.text).includes(fold(typed))) tell(`“${typed}” leaves ${it.anchor}`);
  await tab.keyboard.type('qqqq');
  const none = await tab.evaluate(state);
  if (!none.nothing) return tell('it is not said that nothing matches');
  await tab.locator('.no-match button').press('Enter');
  const last = await tab.evaluate(state);
  if (last.text !== first.text || last.search.includes('text')) tell('where nothing matches the filters cannot be cleared');
}

function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function compare(now, claims, right, what, tell) {
  const events = [...new Set(now.entries.map((it) => it.event))];
  const left = claims.filter(right);
  const kept = events.filter((event) => left.some((it) => it.event === event) || (left.length === claims.length));
  const shown = now.entries.filter((it) => it.shown).map((it) => it.event);
  if (shown.join() !== kept.join()) tell(`${what} leaves the events ${shown.join(', ') || 'none'}, not ${kept.join(', ') || 'none'}`);
  if (now.n !== left.length) tell(`${what} counts ${now.n}, not ${left.length}`);
  for (const entry of now.entries.filter((it) => it.shown)) {
    for (const it of entry.claims) {
      const wanted = left.some((one) => one.anchor === it.anchor);
      if (wanted !== it.shown) tell(`${what}: ${it.anchor} is ${it.shown ? 'shown' : 'hidden'}`);
    }
    for (const silent of entry.silenced) tell(`${what}: ${silent} looks silent in ${entry.event}`);
  }
}

// Runs in the browser.
function state() {
  const sees = (it) => it !== null && it.checkVisibility();
  const words = (it) => it.textContent.replace(/\s+/g, ' ').trim();
  const entries = [...document.querySelectorAll('.entry')].map((it) => ({
    event: it.id.replace('event-', ''),
    shown: sees(it),
    claims: [...it.querySelectorAll('.claim')].map((claim) => ({
      anchor: claim.id,
      shown: sees(claim),
      says: claim.querySelector('.says').textContent,
      text: words(it.querySelector('header')) + words(claim),
    })),
    // A column in which there is nothing to see, though there are claims.
    silenced: [...it.querySelectorAll('.account')]
      .filter((account) => account.querySelector('.claim') && (!sees(account) || ![...account.querySelectorAll('.claim, .more, .unmatched')].some(sees)))
      .map((account) => words(account.firstElementChild)),
  }));
  const boxes = [...document.querySelectorAll('.filters [type="checkbox"]')].map((it) => ({
    facet: it.name,
    value: it.value,
    row: 0,
    n: Number(it.closest('label').querySelector('.n').textContent.replace(/\D/g, '')),
  }));
  const options = [...document.querySelectorAll('.filters option')].map((it, row) => ({
    facet: 'place',
    value: it.value,
    row,
    n: it.value === '' ? 0 : Number(it.text.match(/(\d+)\)$/)[1]),
  }));
  return {
    entries,
    choices: [...boxes, ...options],
    n: Number(document.querySelector('.filters output').textContent.match(/\d+/)[0]),
    chips: document.querySelectorAll('.filters .in-use button').length,
    nothing: sees(document.querySelector('.no-match')),
    search: location.search,
    text: document.querySelector('.filters output').textContent + entries.map((it) => [it.shown, ...it.claims.map((claim) => claim.shown)].join('')).join(),
  };
}
