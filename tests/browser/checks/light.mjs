// A first page is light, however long the record is, and no page moves under its reader.

import { fromDisk, visit } from '../browser.mjs';
import { settled, shifts } from '../shift.mjs';
import { weight } from '../weight.mjs';

export const name = 'light';
export const promise = 'the first page weighs under 150 kB with its style, and nothing moves on any page';

const MOST = 150_000;
const PAGES = 3;
const WIDTHS = [1280, 390];

export async function faults(site, { browser }) {
  const found = [...heavy(site)];
  for (const width of WIDTHS) {
    const watched = { newContext: (options) => watch(browser, options) };
    const viewport = { width, height: 800 };
    await visit(watched, fromDisk(site), site.sample(PAGES), { viewport, reducedMotion: 'no-preference' }, async (tab, page) => {
      const { sum, what } = await settled(tab);
      if (sum > 0) found.push(`${page}: ${[...new Set(what)].slice(0, 3).join(', ')} moved, at ${width} px`);
    });
  }
  return found;
}

async function watch(browser, options) {
  const context = await browser.newContext(options);
  await shifts(context);
  return context;
}

function heavy(site) {
  if (!site.has('index.html')) return [];
  const bytes = weight(site, 'index.html').parts.reduce((sum, it) => sum + it[1], 0);
  return bytes > MOST ? [`index.html: ${bytes} bytes with its style, compressed`] : [];
}
