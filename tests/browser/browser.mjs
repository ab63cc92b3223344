// Browsers: to open pages as readers do, and to read HTML without opening it.

import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { chromium, firefox } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Where there is one, Chromium without its windows, which opens pages at half the cost; or the browser
// that readers have.
export async function launch({ windows = false } = {}) {
  const shell = windows ? undefined : process.env.CHROMIUM_SHELL;
  const executablePath = shell || process.env.CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`there is no ${executablePath}: set CHROMIUM`);
  // The profile is a new and empty one.
  const browser = await chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });
  const desk = await browser.newPage();
  return { browser, desk, close: () => browser.close() };
}

// Firefox itself, not a build of it for tests. As readers have it, a file may not read its neighbors.
// That scripts are off is a setting of the whole browser, so that those are two.
export async function launchFirefox() {
  const executablePath = process.env.FIREFOX || '/usr/bin/firefox-esr';
  if (!existsSync(executablePath)) throw new Error(`there is no ${executablePath}: set FIREFOX`);
  const start = (scripts) => firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    firefoxUserPrefs: { 'security.fileuri.strict_origin_policy': true, 'javascript.enabled': scripts },
    timeout: 60_000,
  });
  const scripted = await start(true);
  let plain;
  const newContext = async ({ javaScriptEnabled = true, ...options }) => {
    if (!javaScriptEnabled) plain ??= await start(false);
    return (javaScriptEnabled ? scripted : plain).newContext(options);
  };
  return { browser: { newContext }, close: () => Promise.all([scripted.close(), plain?.close()]) };
}

// Where a site is when it is opened from the disk.
export function fromDisk(site) {
  return `${pathToFileURL(site.folder).href}/`;
}

export function address(origin, page) {
  return origin + page.split('/').map(encodeURIComponent).join('/');
}

// Nothing is looked at on its way to where it goes, if nobody says otherwise.
const STILL = { reducedMotion: 'reduce' };

// Opens pages one after the other in one tab, which somebody may begin with.
export async function visit(browser, origin, pages, options, look, begin) {
  const context = await browser.newContext({ ...STILL, ...options });
  context.setDefaultTimeout(30_000);
  try {
    const tab = await context.newPage();
    await begin?.(tab);
    for (const page of pages) {
      await tab.goto(address(origin, page), { waitUntil: 'load' });
      if (options.javaScriptEnabled !== false) await rested(tab);
      await look(tab, page);
    }
  } finally {
    await context.close();
  }
}

// What a page puts off until there is time is done: what asks last comes last.
export async function rested(tab) {
  await tab.evaluate(() => new Promise((done) => requestIdleCallback(() => done(), { timeout: 999 })));
}

// Looks at one tab that nobody used before.
export async function within(browser, options, look) {
  const context = await browser.newContext({ ...STILL, ...options });
  context.setDefaultTimeout(30_000);
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

// What a page links to and can be linked at, read by the browser's own parser.
export async function outline(desk, html) {
  return desk.evaluate((html) => {
    const doc = new DOMParser().parseFromString(html, 'text/html');
    const ids = [...doc.querySelectorAll('[id]')].map((it) => it.id);
    const links = [];
    const names = ['href', 'src', 'action', 'formaction', 'poster', 'cite', 'xlink:href'];
    for (const it of doc.querySelectorAll('*')) {
      const tag = it.localName;
      const rel = it.getAttribute('rel') ?? '';
      for (const name of names) {
        if (it.hasAttribute(name)) links.push({ tag, rel, name, to: it.getAttribute(name) });
      }
      for (const part of (it.getAttribute('srcset') ?? '').split(',')) {
        const to = part.trim().split(/\s/)[0];
        if (to) links.push({ tag, rel, name: 'srcset', to });
      }
    }
    return { ids, links };
  }, html);
}
