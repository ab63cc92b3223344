// axe finds nothing against WCAG 2.2 AA, in both color schemes and in forced colors, narrow and wide.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { address, fromDisk, visit } from '../browser.mjs';

export const name = 'access';
export const promise = 'axe finds nothing (WCAG 2.2 AA), light, dark and in forced colors, at 320, 390 and 1280 px';

const AXE = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');
const ALL = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
// Only these depend on colors.
const COLORS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const SCHEMES = [
  ['light', { colorScheme: 'light' }, ALL],
  ['dark', { colorScheme: 'dark' }, COLORS],
  ['forced colors', { colorScheme: 'dark', forcedColors: 'active' }, COLORS],
];

export async function faults(site, { browser }) {
  const found = [];
  // The largest page of each kind has the most in it.
  const pages = site.sample(1);
  for (const [scheme, options, rules] of SCHEMES) {
    await visit(browser, fromDisk(site), pages, options, async (tab, page) => {
      if (page === 'search.html') await ask(tab, site);
      await tab.evaluate(AXE);
      for (const width of [320, 390, 1280]) {
        await tab.setViewportSize({ width, height: 800 });
        for (const it of await tab.evaluate(run, rules)) found.push(`${page} (${scheme}, ${width} px): ${it}`);
      }
    });
  }
  return found;
}

// Search has more to look at once something is found.
async function ask(tab, site) {
  const [word] = site.json('data/claims.json').claims[0].says.split(' ');
  await tab.goto(`${address(fromDisk(site), 'search.html')}?q=${encodeURIComponent(word)}`, { waitUntil: 'load' });
  await tab.waitForFunction(() => document.querySelector('[role=status]')?.textContent);
}

// Runs in the browser.
async function run(runOnly) {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
  return violations.map((it) => {
    const more = it.nodes.length > 1 ? ` and ${it.nodes.length - 1} more` : '';
    return `${it.id}: ${it.help}: ${it.nodes[0].target.join(' ')}${more}`;
  });
}
