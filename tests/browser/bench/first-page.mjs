// What a reader of a long record waits for: `node bench/first-page.mjs FOLDER [PAGE]`, for instance
// on the site of the invented record that `cargo bench --bench build` builds.
//
// It opens the page from the disk, each time in a new browser, and prints the weight, the largest
// contentful paint and the layout shift. It measures and does not judge: machines differ. What does
// not differ between machines is what the check `light` looks at.

import { fromDisk, launch } from '../browser.mjs';
import { settled, shifts } from '../shift.mjs';
import { Site } from '../site.mjs';
import { weight } from '../weight.mjs';

const RUNS = 7;
const VIEWPORTS = [{ width: 1280, height: 800 }, { width: 390, height: 844 }];

const [folder, page = 'index.html'] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node first-page.mjs FOLDER [PAGE]');
  process.exit(2);
}

const site = new Site(folder);
console.log(`${page} of ${site.pages.length} pages`);
const { parts, scripts } = weight(site, page);
for (const [path, bytes] of parts) console.log(line(path, bytes));
console.log(line('the page and its style', parts.reduce((sum, it) => sum + it[1], 0)));
for (const [path, bytes] of scripts) console.log(line(path, bytes));
console.log(line('not compressed, the page', site.size(page)));

for (const viewport of VIEWPORTS) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await once(viewport));
  const paints = runs.map((it) => it.paint).sort((a, b) => a - b);
  const shift = Math.max(...runs.map((it) => it.shift));
  console.log(`${viewport.width} px: largest contentful paint ${Math.round(paints[RUNS >> 1])} ms, at most ${Math.round(paints.at(-1))} ms; layout shift ${shift}`);
}

async function once(viewport) {
  const { browser, close } = await launch();
  try {
    const context = await browser.newContext({ viewport });
    await shifts(context);
    const tab = await context.newPage();
    await tab.goto(fromDisk(site) + page, { waitUntil: 'load' });
    const shift = await settled(tab);
    const paint = await tab.evaluate(() => new Promise((done) => {
      new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
        .observe({ type: 'largest-contentful-paint', buffered: true });
    }));
    return { paint, shift: shift.sum };
  } finally {
    await close();
  }
}

function line(what, bytes) {
  return `${String((bytes / 1000).toFixed(1)).padStart(8)} kB  ${what}`;
}
