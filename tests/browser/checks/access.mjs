// axe finds nothing against WCAG 2.2 AA, in both color schemes and in forced colors, narrow and wide.
//
// A page is opened once, and changes its scheme and width while it is open. In the light all rules are
// asked at each width, else those that depend on colors. Contrast is dear to measure and follows from
// how a text looks: of texts that look alike some are measured, and all of them once for each page.

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
  ['light', { colorScheme: 'light', forcedColors: 'none' }, ALL],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }, COLORS],
  ['forced colors', { colorScheme: 'dark', forcedColors: 'active' }, COLORS],
];
const WIDTHS = [320, 390, 1280];
// Of texts that look alike so many are measured.
const ALIKE = 3;

export async function faults(site, { browser }) {
  const found = [];
  // The largest page of each kind has the most in it.
  await visit(browser, fromDisk(site), site.sample(1), {}, async (tab, page) => {
    if (page === 'search.html') await ask(tab, site);
    await tab.evaluate(AXE);
    for (const [scheme, media, rules] of SCHEMES) {
      await tab.emulateMedia(media);
      for (const width of WIDTHS) {
        await tab.setViewportSize({ width, height: 800 });
        const most = rules === ALL && width === 1280 ? Infinity : ALIKE;
        await tab.evaluate(choose, most);
        for (const it of await tab.evaluate(run, rules)) found.push(`${page} (${scheme}, ${width} px): ${it}`);
      }
    }
  });
  return found;
}

// Search has more to look at once something is found.
async function ask(tab, site) {
  const [word] = site.json('data/claims.json').claims[0].says.split(' ');
  await tab.goto(`${address(fromDisk(site), 'search.html')}?q=${encodeURIComponent(word)}`, { waitUntil: 'load' });
  await tab.waitForFunction(() => document.querySelector('[role=status]')?.textContent);
}

// Runs in the browser: chooses the texts whose contrast is measured. Two look alike that have the same
// names and the same style, they and all in which they stand.
function choose(most) {
  const parts = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'filter', 'mixBlendMode', 'textShadow', 'fontSize', 'fontWeight', 'position', 'clipPath', 'fill'];
  const looks = new Map();
  const known = new Map();
  const look = (it) => {
    if (!it) return 0;
    if (!known.has(it)) {
      const style = getComputedStyle(it);
      const names = [it.localName, it.getAttribute('class'), it.getAttribute('aria-disabled'), it.matches(':disabled')];
      const all = [look(it.parentElement), ...names, ...parts.map((part) => style[part])].join('|');
      if (!looks.has(all)) looks.set(all, looks.size + 1);
      known.set(it, looks.get(all));
    }
    return known.get(it);
  };
  const chosen = new Map();
  for (const it of document.querySelectorAll('*')) {
    it.removeAttribute('data-measured');
    // A field shows what is in it.
    const says = it.matches('input, select, textarea') || [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!says || !it.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const many = (chosen.get(look(it)) ?? 0) + 1;
    chosen.set(look(it), many);
    if (many <= most) it.setAttribute('data-measured', '');
  }
  axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-measured]' }] });
}

// Runs in the browser.
async function run(runOnly) {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
  return violations.map((it) => {
    const more = it.nodes.length > 1 ? ` and ${it.nodes.length - 1} more` : '';
    return `${it.id}: ${it.help}: ${it.nodes[0].target.join(' ')}${more}`;
  });
}
