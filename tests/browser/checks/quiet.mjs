// Pages load without an error and ask no other host for anything, from a disk and from a server. The
// page for what is not there does so where a server shows it: at any depth.

import { address, fromDisk, visit } from '../browser.mjs';
import { serve } from '../server.mjs';

export const name = 'quiet';
export const promise = 'no page has an error or asks another host, from a disk and from a server';

const NOT_FOUND = '404.html';
const ABSENT = 'what/is/not/there.html';

export async function faults(site, { browser, most }) {
  const server = await serve(site);
  try {
    const pages = site.sample(most).filter((it) => it !== NOT_FOUND);
    const disk = await listen(browser, fromDisk(site), pages);
    const absent = site.has(NOT_FOUND) ? [ABSENT] : [];
    return [...disk, ...(await listen(browser, server.url, [...pages, ...absent]))];
  } finally {
    await server.close();
  }
}

async function listen(browser, origin, pages) {
  const where = origin.startsWith('file:') ? 'from the disk' : 'from a server';
  const found = [];
  const deaf = new WeakSet();
  await visit(browser, origin, pages, {}, async (tab, page) => {
    // The first page is opened before anyone listens, so it is opened again.
    if (!deaf.has(tab)) {
      deaf.add(tab);
      await attach(tab, origin, (fault) => found.push(`${fault.at ?? '?'}: ${fault.what}, ${where}`));
      await tab.reload({ waitUntil: 'load' });
    }
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  });
  return [...new Set(found)];
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
