// axe finds nothing against WCAG 2.2 AA, in both color schemes, narrow and wide.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { fromDisk, visit } from '../browser.mjs';

export const name = 'access';
export const promise = 'axe finds nothing (WCAG 2.2 AA), light and dark, at 320, 390 and 1280 px';

const AXE = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function faults(site, { browser }) {
  const found = [];
  // The largest page of each kind has the most in it.
  const pages = site.sample(1);
  for (const colorScheme of ['light', 'dark']) {
    await visit(browser, fromDisk(site), pages, { colorScheme }, async (tab, page) => {
      await tab.evaluate(AXE);
      for (const width of [320, 390, 1280]) {
        await tab.setViewportSize({ width, height: 800 });
        for (const it of await tab.evaluate(run, TAGS)) found.push(`${page} (${colorScheme}, ${width} px): ${it}`);
      }
    });
  }
  return found;
}

// Runs in the browser.
async function run(tags) {
  const { violations } = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
  });
  return violations.map((it) => {
    const more = it.nodes.length > 1 ? ` and ${it.nodes.length - 1} more` : '';
    return `${it.id}: ${it.help}: ${it.nodes[0].target.join(' ')}${more}`;
  });
}
