// Checks that look at each page as it is opened share that: of each kind so many pages are opened once
// in each way, whoever looks.
//
// Such a check has `ways`, those in which it looks, and `looker`, which gives an object with
// `begin(tab, way, origin)`, `look(tab, page, way)` and `faults()`.

import { fromDisk, visit } from './browser.mjs';
import { serve } from './server.mjs';

const WAYS = {
  disk: {},
  server: { viewport: { width: 320, height: 640 } },
  plain: { javaScriptEnabled: false },
};

// A server shows this page wherever nothing is.
export const NOT_FOUND = '404.html';
export const ABSENT = 'what/is/not/there.html';

// What each of the checks finds.
export async function tour(site, { browser, most }, checks) {
  const lookers = checks.map((check) => check.looker(site));
  const server = await serve(site);
  try {
    for (const [way, options] of Object.entries(WAYS)) {
      const here = lookers.filter((_, row) => checks[row].ways.includes(way));
      if (here.length === 0) continue;
      const origin = way === 'server' ? server.url : fromDisk(site);
      const begin = async (tab) => {
        for (const it of here) await it.begin?.(tab, way, origin);
      };
      const pages = site.sample(most).map((it) => (way === 'server' && it === NOT_FOUND ? ABSENT : it));
      await visit(browser, origin, pages, options, async (tab, page) => {
        if (way !== 'plain') await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        for (const it of here) await it.look?.(tab, page, way);
      }, begin);
    }
  } finally {
    await server.close();
  }
  return lookers.map((it) => it.faults());
}

// What a check finds that goes alone.
export function alone(check) {
  return async (site, tools) => (await tour(site, tools, [check]))[0];
}
