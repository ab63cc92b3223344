// No page scrolls sideways on a small phone: that is also how wide a window of 1280 px is at a zoom of 400 %.

import { fromDisk, visit } from '../browser.mjs';

export const name = 'narrow';
export const promise = 'no page scrolls sideways at 320 px';

export async function faults(site, { browser, most }) {
  const found = [];
  const viewport = { width: 320, height: 640 };
  await visit(browser, fromDisk(site), site.sample(most), { viewport }, async (tab, page) => {
    const wide = await tab.evaluate(read);
    if (wide) found.push(`${page}: ${wide}`);
  });
  return found;
}

// Runs in the browser: names what sticks out farthest.
function read() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return undefined;
  let widest = document.documentElement;
  for (const it of document.body.querySelectorAll('*')) {
    if (it.getBoundingClientRect().right > widest.getBoundingClientRect().right) widest = it;
  }
  const name = widest.localName + (widest.id && `#${widest.id}`) + [...widest.classList].map((it) => `.${it}`).join('');
  return `${scrollWidth} px wide, because of ${name}`;
}
