// How long a query takes and how much it loads, in a new browser profile each time:
//
//   cargo bench --bench search -- 100000 FOLDER && node tests/browser/bench/search.mjs FOLDER
//
// `search.html?q=…` is opened from the disk. The time runs from when the page is there, and asks, to the
// first result on it; the other, from the opening of the page, has the start of the page in it.
// What is loaded are all files of the index that the query asks for, with those that the counts of the
// open filters need, each compressed by itself as a web server does. Exits with 1 where it is too much.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { address, fromDisk, launch } from '../browser.mjs';
import { Site } from '../site.mjs';

const MOST_KB = 120;
const MOST_MS = 170;
const RUNS = 5;

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node search.mjs FOLDER');
  process.exit(2);
}
const site = new Site(folder);
const data = (kind) => site.json(`data/${kind}.json`)[kind];
const { browser, close } = await launch();
const sizes = new Map();
let over = 0;
try {
  console.log(`${'query'.padEnd(28)}${'found'.padStart(9)}${'files'.padStart(7)}${'kB'.padStart(8)}${'cold ms'.padStart(9)}${'opened ms'.padStart(11)}`);
  for (const [name, search] of queries()) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await once(search));
    const { status, files } = runs[0];
    const kb = files.reduce((sum, it) => sum + size(it), 0) / 1000;
    const [ms, opened] = ['asked', 'opened'].map((name) => median(runs.map((it) => it.ms[name])));
    const mark = kb > MOST_KB || ms > MOST_MS ? ' over' : '';
    if (mark) over += 1;
    console.log(`${name.padEnd(28)}${status.padStart(9)}${String(files.length).padStart(7)}${kb.toFixed(1).padStart(8)}${ms.toFixed(0).padStart(9)}${opened.toFixed(0).padStart(11)}${mark}`);
  }
} finally {
  await close();
}
process.exitCode = over === 0 ? 0 : 1;

// Words from the most to the least common, and what people ask for.
function queries() {
  const counts = new Map();
  for (const { says } of data('claims')) for (const word of new Set(says.match(/\w+/g))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  const word = (rank) => ranked[Math.min(rank, ranked.length) - 1];
  const claim = data('claims')[Math.floor(ranked.length / 2)];
  const says = claim.says.match(/\w+/g);
  const q = (text, more = '') => `?q=${encodeURIComponent(text)}${more}`;
  return [
    ['the most common word', q(word(1))],
    ['the 10th', q(word(10))],
    ['the 100th', q(word(100))],
    ['the 1,000th', q(word(1000))],
    ['the 10,000th', q(word(10000))],
    ['two common words', q(`${word(2)} ${word(3)}`)],
    ['three middling words', q(says.slice(0, 3).join(' '))],
    ['five common words', q([1, 2, 3, 4, 5].map(word).join(' '))],
    ['a rare and a common word', q(`${word(10000)} ${word(1)}`)],
    ['a name', q(data('actors')[7].name)],
    ['a phrase', q(`"${says.slice(2, 5).join(' ')}"`)],
    ['one letter', q(word(1).slice(0, 1))],
    ['two letters', q(word(300).slice(0, 2))],
    ['three letters', q(word(3000).slice(0, 3))],
    ['a word of one side', q(word(50), `&side=${data('sides')[1].id}`)],
    ['all of one side', q('', `&side=${data('sides')[0].id}`)],
  ];
}

async function once(search) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const files = new Set();
    tab.on('request', (it) => /\/search\/[^/]*$/.test(it.url()) && files.add(basename(it.url())));
    await tab.addInitScript(watch);
    await tab.goto(address(fromDisk(site), 'search.html') + search, { waitUntil: 'load' });
    const ms = await tab.waitForFunction(() => window.answered).then((it) => it.jsonValue());
    // The filters are counted after that.
    for (let before = -1; before !== files.size; ) {
      before = files.size;
      await tab.waitForTimeout(150);
    }
    const status = await tab.locator('[role=status]').textContent();
    return { ms, files: [...files], status: status.match(/[\d,]+/)?.[0] ?? '0' };
  } finally {
    await context.close();
  }
}

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function size(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(site.folder, 'search', file))).length);
  return sizes.get(file);
}

// Runs in the browser, before anything else.
function watch() {
  new MutationObserver((_, observer) => {
    const status = document.querySelector('[role=status]');
    if (!status || !/\d/.test(status.textContent)) return;
    observer.disconnect();
    const now = performance.now();
    window.answered = { asked: now - performance.getEntriesByType('navigation')[0].domInteractive, opened: now };
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
