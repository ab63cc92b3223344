// axe finds nothing against WCAG 2.2 AA, in both color schemes and in forced colors, narrow and wide.
//
// A page is opened once, and changes its scheme and width while it is open. In the light all rules are
// asked at each width, else those that depend on colors. These are dear, and what they say follows from
// how a text looks: of texts that look alike some are measured, and none again at another width if all
// was well. At one width of each page every text is.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { address, visit } from '../browser.mjs';
import { opened } from '../server.mjs';

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
const WIDE = 1280;
const WIDTHS = [WIDE, 320, 390];
// Of texts that look alike so many are measured.
const ALIKE = 3;

export async function faults(site, { browser }) {
  const found = [];
  await opened(site, async (origin) => {
    // The largest page of each kind has the most in it.
    await visit(browser, origin, site.sample(1), {}, async (tab, page) => {
      if (page === 'search.html') await ask(tab, site, origin);
      await tab.evaluate(AXE);
      for (const [scheme, media, rules] of SCHEMES) {
        await tab.emulateMedia(media);
        for (const width of WIDTHS) {
          await tab.setViewportSize({ width, height: 800 });
          const measured = await tab.evaluate(choose, { scheme, most: rules === ALL && width === WIDE ? Infinity : ALIKE });
          if (rules === COLORS && measured === 0) continue;
          for (const it of await tab.evaluate(run, { scheme, runOnly: rules })) found.push(`${page} (${scheme}, ${width} px): ${it}`);
        }
      }
    });
  });
  return found;
}

// Search has more to look at once something is found.
async function ask(tab, site, origin) {
  const [word] = site.json('data/claims.json').claims[0].says.split(' ');
  await tab.goto(`${address(origin, 'search.html')}?q=${encodeURIComponent(word)}`, { waitUntil: 'load' });
  await tab.waitForFunction(() => document.querySelector('[role=status]')?.textContent);
}

// Runs in the browser: chooses the texts that are measured, and says how many. Two look alike that have
// the same names and the same style, they and all in which they stand.
function choose({ scheme, most }) {
  const state = (window.measured ??= { looks: new Map(), schemes: {} });
  const many = (state.schemes[scheme] ??= new Map());
  const parts = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'filter', 'mixBlendMode', 'textShadow', 'fontSize', 'fontStyle', 'fontWeight', 'textDecorationLine', 'borderBottomStyle', 'position', 'clipPath', 'fill'];
  const known = new Map();
  const look = (it) => {
    if (!it) return 0;
    if (!known.has(it)) {
      const style = getComputedStyle(it);
      const names = [it.localName, it.getAttribute('class'), it.getAttribute('aria-disabled'), it.matches(':disabled')];
      const all = [look(it.parentElement), ...names, ...parts.map((part) => style[part])].join('|');
      if (!state.looks.has(all)) state.looks.set(all, state.looks.size + 1);
      known.set(it, state.looks.get(all));
    }
    return known.get(it);
  };
  let count = 0;
  for (const it of document.querySelectorAll('*')) {
    it.removeAttribute('data-measured');
    // A field shows what is in it.
    const says = it.matches('input, select, textarea') || [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!says || !it.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    many.set(look(it), (many.get(look(it)) ?? 0) + 1);
    if (many.get(look(it)) > most) continue;
    it.setAttribute('data-measured', '');
    count += 1;
  }
  axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-measured]' }] });
  return count;
}

// Runs in the browser. What is wrong is told again at the next width.
async function run({ scheme, runOnly }) {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
  if (violations.length > 0) delete window.measured.schemes[scheme];
  return violations.map((it) => {
    const more = it.nodes.length > 1 ? ` and ${it.nodes.length - 1} more` : '';
    return `${it.id}: ${it.help}: ${it.nodes[0].target.join(' ')}${more}`;
  });
}
