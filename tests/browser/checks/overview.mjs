// The overview of the whole period: each side's row has a mark for each of its claims at every width,
// in the order in which they were said; the marks lead to the claims; the table says the same.

import { address, fromDisk } from '../browser.mjs';

export const name = 'overview';
export const promise = 'the overview has a mark for each claim, in order, at every width, and a table that says the same';

const WIDTHS = [320, 390, 760, 1280];

export async function faults(site, { browser }) {
  const pages = site.pages.filter((page) => site.text(page).includes('class="overview"'));
  if (pages.length === 0) return ['no page has an overview'];
  const sides = site.json('data/sides.json').sides.map((it) => it.name);
  const names = new Map(site.json('data/sides.json').sides.map((it) => [it.id, it.name]));
  const claims = site.json('data/claims.json').claims.map((it) => ({
    side: names.get(it.side),
    page: it.page,
    said: it.said_to ? Date.parse(it.said_to) : Infinity,
  }));
  const found = [];
  for (const page of pages) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(address(fromDisk(site), page), { waitUntil: 'load' });
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 800 });
      for (const fault of compare(await tab.evaluate(read), sides, claims)) found.push(`${page} (${width} px): ${fault}`);
    }
    await context.close();
  }
  return [...new Set(found)];
}

function compare({ rows, table, tabs }, sides, claims) {
  const found = [];
  if (tabs > 0) found.push(`${tabs} of the marks are stops of the keyboard`);
  for (const side of sides) {
    const own = claims.filter((it) => it.side === side);
    const row = rows.find((it) => it.side === side);
    if (!row) {
      found.push(`${side} has no row`);
      continue;
    }
    if (row.drawings !== 1) found.push(`${side} has ${row.drawings} drawings`);
    if (row.marks.length > 0 || row.bars === 0) found.push(...marks(side, row.marks, own));
    if (row.out > 0) found.push(`${row.out} marks of ${side} are cut off`);
    if (row.count !== own.length) found.push(`${side} has ${own.length} claims, not ${row.count}`);
    if (table[side] !== own.length) found.push(`in the table ${side} has ${table[side]} claims, not ${own.length}`);
  }
  return found;
}

function marks(side, marks, own) {
  const found = [];
  if (marks.length !== own.length) found.push(`${side} has ${marks.length} marks for ${own.length} claims`);
  const said = new Map(own.map((it) => [it.page, it.said]));
  const linked = marks.filter((it) => it.page !== undefined);
  for (const { page } of linked) if (!said.has(page)) found.push(`a mark of ${side} leads to ${page}`);
  const places = [...linked].sort((a, b) => a.column - b.column || a.y - b.y);
  const late = places.find((it, row) => row > 0 && said.get(it.page) < said.get(places[row - 1].page));
  if (late) found.push(`the mark of ${late.page} stands too late`);
  return found;
}

// Runs in the browser: what is shown of each row.
function read() {
  const overview = document.querySelector('.overview');
  const shown = (it) => it.getClientRects().length > 0;
  const rows = [...overview.querySelectorAll('dt')].map((dt) => {
    const drawings = [...dt.nextElementSibling.querySelectorAll(':scope > svg')].filter(shown);
    const marks = drawings.flatMap((drawing) =>
      [...drawing.querySelectorAll('[data-said]')].map((it) => {
        const box = it.getBoundingClientRect();
        const around = drawing.getBoundingClientRect();
        const isIn = box.left >= around.left - 1 && box.right <= around.right + 1 && box.top >= around.top - 1 && box.bottom <= around.bottom + 1;
        // A ring reaches beyond the mark it is around.
        const column = Math.round((box.left + box.right) / 2);
        return { page: it.getAttribute('href') ?? undefined, column, y: box.top + box.bottom, isIn };
      }),
    );
    return {
      side: dt.querySelector('.side').textContent.trim(),
      count: Number(dt.querySelector('small').textContent.replace(/\D/g, '')),
      drawings: drawings.length,
      bars: drawings.flatMap((it) => [...it.querySelectorAll('rect[data-ends]')]).length,
      marks,
      out: marks.filter((it) => !it.isIn).length,
    };
  });
  const heads = [...overview.querySelectorAll('thead th')].slice(1).map((it) => it.textContent.trim());
  const table = Object.fromEntries(heads.map((head) => [head, 0]));
  for (const row of overview.querySelectorAll('tbody tr')) {
    [...row.querySelectorAll('td')].forEach((cell, at) => {
      table[heads[at]] += Number(cell.querySelector('[data-ends]')?.textContent.replace(/\D/g, '') ?? 0);
    });
  }
  return { rows, table, tabs: [...overview.querySelectorAll('[aria-hidden] a')].filter((it) => it.tabIndex >= 0).length };
}
