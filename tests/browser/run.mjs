// Checks a built site in Chromium: `node run.mjs FOLDER`, or some checks alone: `node run.mjs FOLDER
// links policy`, or all but some: `node run.mjs FOLDER but links policy`.
//
// Each check is first run on a broken site in `fixtures`, where it must find exactly what
// `faults.txt` says: a check that cannot fail is no check. With `--seen` before the folder that was seen
// already, at another site.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { Site } from './site.mjs';
import { tour } from './tour.mjs';
import * as access from './checks/access.mjs';
import * as asof from './checks/asof.mjs';
import * as claims from './checks/claims.mjs';
import * as filter from './checks/filter.mjs';
import * as fold from './checks/fold.mjs';
import * as keys from './checks/keys.mjs';
import * as light from './checks/light.mjs';
import * as links from './checks/links.mjs';
import * as lit from './checks/lit.mjs';
import * as narrow from './checks/narrow.mjs';
import * as overview from './checks/overview.mjs';
import * as policy from './checks/policy.mjs';
import * as quiet from './checks/quiet.mjs';
import * as scriptless from './checks/scriptless.mjs';
import * as search from './checks/search.mjs';
import * as tab from './checks/tab.mjs';
import * as valid from './checks/valid.mjs';
import * as walk from './checks/walk.mjs';

const CHECKS = [links, policy, claims, walk, valid, quiet, scriptless, light, asof, filter, fold, keys, lit, overview, search, narrow, tab, access];

// Of very many pages of one kind this many are opened.
const MOST = 25;
const MINUTES = 30;
const SHOWN = 30;

const args = process.argv.slice(2);
const isSeen = args[0] === '--seen';
const [folder, ...words] = isSeen ? args.slice(1) : args;
const isBut = words[0] === 'but';
const named = isBut ? words.slice(1) : words;
const unknown = named.filter((it) => !CHECKS.some((check) => check.name === it));
if (!folder || unknown.length > 0) {
  for (const it of unknown) console.error(`there is no check ${it}`);
  console.error('usage: node run.mjs [--seen] FOLDER [but] [CHECK ...]');
  process.exit(2);
}

let passed = 0;
let failed = 0;

async function test(title, find) {
  const since = Date.now();
  let faults;
  try {
    faults = await find();
  } catch (error) {
    faults = [error.stack ?? String(error)];
  }
  if (faults.length === 0) {
    passed += 1;
    console.log(`ok      ${title} (${Math.round((Date.now() - since) / 1000)} s)`);
    return;
  }
  failed += 1;
  console.log(`FAILED  ${title}`);
  for (const fault of faults.slice(0, SHOWN)) console.log(`        ${fault}`);
  if (faults.length > SHOWN) console.log(`        and ${faults.length - SHOWN} more`);
}

// What a check did not find in its broken site, and what it found beyond.
async function blindness(check, tools) {
  const fixture = fileURLToPath(new URL(`fixtures/${check.name}/`, import.meta.url));
  const expected = readFileSync(`${fixture}faults.txt`, 'utf8').trim().split('\n');
  const found = await check.faults(new Site(`${fixture}site`), tools);
  return [
    ...expected.filter((it) => !found.some((fault) => fault.includes(it))).map((it) => `not noticed: ${it}`),
    ...found.filter((fault) => !expected.some((it) => fault.includes(it))).map((it) => `not expected: ${it}`),
  ];
}

const watch = setTimeout(() => {
  console.log(`FAILED  the checks did not end within ${MINUTES} minutes`);
  console.log(`${passed} passed, ${failed + 1} failed`);
  process.exit(1);
}, MINUTES * 60_000);

const { browser, desk, close } = await launch();
try {
  const site = new Site(folder);
  const tools = { browser, desk, most: MOST };
  const checks = CHECKS.filter((it) => named.length === 0 || named.includes(it.name) !== isBut);
  const looking = checks.filter((it) => it.looker);
  let tours;
  const toured = async (check) => (await (tours ??= tour(site, tools, looking)))[looking.indexOf(check)];
  for (const check of checks) {
    if (!isSeen) await test(`${check.name}: notices what is broken`, () => blindness(check, tools));
    await test(`${check.name}: ${check.promise}`, () => (check.looker ? toured(check) : check.faults(site, tools)));
  }
} finally {
  await close();
  clearTimeout(watch);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
