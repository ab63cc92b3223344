// Pages load without an error and ask no other host for anything, from a disk and from a server.

import { fromDisk, visit } from '../browser.mjs';
import { serve } from '../server.mjs';

export const name = 'quiet';
export const promise = 'no page has an error or asks another host, from a disk and from a server';

export async function faults(site, { browser, most }) {
  const server = await serve(site);
  try {
    const disk = await listen(browser, site, fromDisk(site), most);
    return [...disk, ...(await listen(browser, site, server.url, most))];
  } finally {
    await server.close();
  }
}

async function listen(browser, site, origin, most) {
  const where = origin.startsWith('file:') ? 'from the disk' : 'from a server';
  const found = [];
  const deaf = new WeakSet();
  await visit(browser, origin, site.sample(most), {}, async (tab, page) => {
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
  tab.on('console', (it) => ['error', 'warning'].includes(it.type()) && note(`console: ${it.text()}`));
  tab.on('pageerror', (it) => note(`script: ${it.message}`));
  // What the next page breaks off is not missing.
  const broken = (it) => it.failure()?.errorText === 'net::ERR_ABORTED';
  tab.on('requestfailed', (it) => !broken(it) && allowed(it.url()) && note(`not loaded: ${it.url().replace(origin, '')}`));
  tab.on('response', (it) => it.status() >= 400 && note(`status ${it.status()}: ${it.url().replace(origin, '')}`));
  await tab.route('**/*', (route) => {
    if (allowed(route.request().url())) return route.continue();
    note(`asks ${route.request().url()}`);
    return route.abort();
  });
}
