// Lighthouse on pages of a site, from a server of its own: `node bench/lighthouse.mjs FOLDER PAGE ...`.
//
// Lighthouse is large, so that it is no part of the tests: `npm install --global lighthouse@12`, or
// LIGHTHOUSE=/path/to/cli/index.js. It prints the scores, and every audit that is not perfect.
//
// One audit is left out: Lighthouse loads robots.txt by a script in the page, which the page's
// Content-Security-Policy rightly forbids, and then says that there is none.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { address } from '../browser.mjs';
import { serve } from '../server.mjs';
import { Site } from '../site.mjs';

const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const [folder, ...pages] = process.argv.slice(2);
if (!folder || pages.length === 0) {
  console.error('usage: node lighthouse.mjs FOLDER PAGE ...');
  process.exit(2);
}

const site = new Site(folder);
const server = await serve(site);
const work = mkdtempSync(join(tmpdir(), 'lighthouse-'));
try {
  for (const page of pages) {
    const { categories, audits } = await run(address(server.url, page));
    const scores = Object.values(categories).map((it) => `${it.title} ${Math.round(it.score * 100)}`);
    console.log(`${page}: ${scores.join(', ')}`);
    const asked = new Set(Object.values(categories).flatMap((it) => it.auditRefs.filter((it) => it.weight > 0).map((it) => it.id)));
    for (const it of Object.values(audits)) {
      if (asked.has(it.id) && it.score !== null && it.score < 0.995) {
        console.log(`    ${it.id} ${it.score}: ${it.title}${it.displayValue ? `, ${it.displayValue}` : ''}`);
      }
    }
  }
} finally {
  rmSync(work, { recursive: true });
  await server.close();
}

async function run(url) {
  const report = join(work, 'report.json');
  const options = [url, '--quiet', '--skip-audits=robots-txt', '--output=json', `--output-path=${report}`, `--chrome-flags=${FLAGS} --user-data-dir=${join(work, 'profile')}`];
  const program = process.env.LIGHTHOUSE ? [process.execPath, process.env.LIGHTHOUSE] : ['lighthouse'];
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM || '/usr/bin/chromium' };
  const child = spawn(program[0], [...program.slice(1), ...options], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const status = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (status !== 0) throw new Error(`Lighthouse did not run on ${url}`);
  return JSON.parse(readFileSync(report, 'utf8'));
}
