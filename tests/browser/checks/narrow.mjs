// No page scrolls sideways on a small phone: that is also how wide a window of 1280 px is at a zoom of 400 %.

import { alone } from '../tour.mjs';

export const name = 'narrow';
export const promise = 'no page scrolls sideways at 320 px';
// A page is that wide when it comes from a server.
export const ways = ['server'];
export const faults = alone({ ways, looker });

export function looker() {
  const found = [];
  const look = async (tab, page) => {
    const wide = await tab.evaluate(read);
    if (wide) found.push(`${page}: ${wide}`);
  };
  return { look, faults: () => found };
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
