// Checks a site that is one file: `node single.mjs FILE CHECK...`. The file is opened from a folder in
// which nothing else is: it has to be whole by itself, and nothing but it may be asked for.
//
//   node single.mjs FILE whole valid access
//   node single.mjs FILE broken               the checks, on copies in which something is broken
//
// Says what is wrong, a line each, and then ends with 1.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { address, fromDisk, launch, within } from './browser.mjs';
import { Site } from './site.mjs';
import * as access from './checks/access.mjs';
import * as links from './checks/links.mjs';
import * as narrow from './checks/narrow.mjs';
import * as valid from './checks/valid.mjs';

const CHECKS = { whole, valid: valid.faults, access: access.faults, broken };
const SHOWN = 20;

// What to put into a page, or in the place of what, and what a check says of it then.
const BEGINNING = '<main id="main">';
const BROKEN = [
  [whole, BEGINNING, `${BEGINNING}<a href="#nowhere">a</a>`, 'leads to no such place'],
  [whole, BEGINNING, `${BEGINNING}<a href="other.html">a</a>`, 'leads to no file'],
  [whole, BEGINNING, `${BEGINNING}<p id="main">a</p>`, 'two elements have the id main'],
  [whole, BEGINNING, `${BEGINNING}<img src="https://record.example/a.png" alt="">`, 'console: '],
  [whole, BEGINNING, `${BEGINNING}<svg width="2000" height="9"></svg>`, 'px wide'],
  [whole, '--paper: #fff;', '--paper: #eee;', 'the style is not heeded'],
  [whole, BEGINNING, `${BEGINNING}<article class="claim" id="bare"></article>`, 'bare: no side'],
  [whole, "style-src 'sha256-", "style-src 'unsafe-inline' 'sha256-", 'the policy is not strict'],
  [valid.faults, BEGINNING, `${BEGINNING}<b><p>a</b>`, 'Element “p” not allowed'],
  [access.faults, BEGINNING, `${BEGINNING}<img src="data:,">`, 'image-alt'],
];

const [file, ...names] = process.argv.slice(2);
if (!file || names.length === 0 || names.some((it) => !(it in CHECKS))) {
  console.error(`usage: node single.mjs FILE ${Object.keys(CHECKS).join('|')} ...`);
  process.exit(2);
}

const text = readFileSync(resolve(file), 'utf8');

// Looks at a page that stands alone.
async function alone(text, look) {
  const folder = mkdtempSync(join(tmpdir(), 'single-'));
  try {
    writeFileSync(join(folder, 'record.html'), text);
    return await look(new Site(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function broken(_, tools) {
  const found = [];
  for (const [check, from, to, fault] of BROKEN) {
    const other = text.replace(from, to);
    if (other === text) found.push(`there is no ${from} to break`);
    const faults = await alone(other, (site) => check(site, tools));
    if (!faults.some((it) => it.includes(fault))) found.push(`not noticed: ${fault}`);
  }
  return found;
}

// What is quick also on a large page.
async function whole(site, tools) {
  return [...(await opened(site, tools)), ...(await links.faults(site, tools)), ...(await narrow.faults(site, tools))];
}

// Opens the page and listens.
async function opened(site, { browser }) {
  const found = [];
  const url = address(fromDisk(site), site.pages[0]);
  await within(browser, {}, async (tab) => {
    tab.on('console', (it) => found.push(`console: ${it.text()}`));
    tab.on('pageerror', (it) => found.push(`script: ${it.message}`));
    tab.on('request', (it) => it.url() !== url && !it.url().startsWith('data:') && found.push(`asks ${it.url()}`));
    await tab.goto(url, { waitUntil: 'load' });
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    found.push(...(await tab.evaluate(read)));
  });
  return found;
}

// Runs in the browser.
function read() {
  const found = [];
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  const strict = /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'$/;
  if (!strict.test(policy?.content)) found.push('the policy is not strict');
  if (!document.title || !document.documentElement.lang) found.push('there is no title or language');
  for (const it of document.querySelectorAll('script, form, link:not([rel=canonical]), [hidden]')) {
    found.push(`there is ${it.outerHTML.slice(0, 80)}`);
  }
  for (const it of document.querySelectorAll('article.claim[id]')) {
    const name = it.id;
    if (!it.querySelector('header .side .mark')) found.push(`${name}: no side with its mark`);
    if (!it.querySelector('.when')) found.push(`${name}: no date`);
    if (!it.querySelector('.chain bdi')) found.push(`${name}: no chain`);
    // Where it was published, or that there is no such place.
    if (!it.querySelector('.links :is(a[href^="http"], span)')) found.push(`${name}: no source`);
    if (!it.querySelector('.says')) found.push(`${name}: no words`);
  }
  if (getComputedStyle(document.body).marginTop !== '0px') found.push('the style is not heeded');
  if (!document.querySelector('article.claim[id]')) found.push('there is no claim');
  return found;
}

const { browser, desk, close } = await launch();
const faults = new Set();
try {
  await alone(text, async (site) => {
    for (const name of names) {
      for (const fault of await CHECKS[name](site, { browser, desk, most: 1 })) faults.add(fault);
    }
  });
} finally {
  await close();
}
for (const fault of [...faults].slice(0, SHOWN)) console.log(fault);
if (faults.size > SHOWN) console.log(`and ${faults.size - SHOWN} more`);
process.exitCode = faults.size === 0 ? 0 : 1;
