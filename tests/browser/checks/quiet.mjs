// Pages load without an error and ask no other host for anything, from a disk and from a server. The
// page for what is not there does so where a server shows it: at any depth.

import { address } from '../browser.mjs';
import { ABSENT, alone, NOT_FOUND } from '../tour.mjs';

export const name = 'quiet';
export const promise = 'no page has an error or asks another host, from a disk and from a server';
export const ways = ['disk', 'server'];
export const faults = alone({ ways, looker });

export function looker() {
  const found = new Set();
  const begin = (tab, way, origin) => {
    const where = way === 'disk' ? 'from the disk' : 'from a server';
    return attach(tab, origin, ({ at, what }) => {
      if (way !== 'disk' || at !== NOT_FOUND) found.add(`${at ?? '?'}: ${what}, ${where}`);
    });
  };
  return { begin, faults: () => [...found] };
}

async function attach(tab, origin, tell) {
  const at = () => decodeURIComponent(tab.url().replace(origin, '').replace(/[?#].*$/s, ''));
  const note = (what) => tell({ at: at(), what });
  const allowed = (url) => url.startsWith(origin) || /^(data|blob):/.test(url);
  const absent = address(origin, ABSENT);
  const isBad = (it) => ['error', 'warning'].includes(it.type()) && it.location().url !== absent;
  tab.on('console', (it) => isBad(it) && note(`console: ${it.text()}`));
  tab.on('pageerror', (it) => note(`script: ${it.message}`));
  // What the next page breaks off is not missing.
  const broken = (it) => it.failure()?.errorText === 'net::ERR_ABORTED';
  tab.on('requestfailed', (it) => !broken(it) && allowed(it.url()) && note(`not loaded: ${it.url().replace(origin, '')}`));
  tab.on('response', (it) => it.status() >= 400 && it.url() !== absent && note(`status ${it.status()}: ${it.url().replace(origin, '')}`));
  await tab.route('**/*', (route) => {
    if (allowed(route.request().url())) return route.continue();
    note(`asks ${route.request().url()}`);
    return route.abort();
  });
}
