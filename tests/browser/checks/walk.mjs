// A reader who meets a figure on the front page is two clicks from the words it rests on and from
// the address they came from: one to the claim, and one from there.

import { posix } from 'node:path';

export const name = 'walk';
export const promise = 'from the front page every figure is two clicks from its passage and its public address';

export async function faults(site, { desk }) {
  const claims = new Map(site.json('data/claims.json').claims.map((it) => [it.page, it]));
  const pages = new Map();
  const read = async (page) => {
    if (!pages.has(page)) pages.set(page, await desk.evaluate(outline, site.text(page)));
    return pages.get(page);
  };
  const found = [];
  const front = await read('index.html');
  const reached = new Set();
  if (front.figures.length + front.stated.length === 0 && [...claims.values()].some((it) => it.answers?.length)) {
    found.push('index.html: there is no figure on it');
  }
  for (const { text, links } of front.figures) {
    const known = links.map((to) => target('index.html', to)).filter((to) => claims.has(to));
    if (known.length === 0) found.push(`index.html: the figure “${text}” leads to no claim`);
    for (const to of known) reached.add(to);
  }
  for (const { id, own } of front.stated) {
    const to = own.map((link) => target('index.html', link)).find((it) => claims.get(it)?.id === id.replace('.', '/'));
    if (to) reached.add(to);
    else found.push(`index.html: the claim ${id} does not lead to itself`);
  }
  for (const to of [...reached].sort()) {
    const [page, anchor] = parts(to);
    const links = site.has(page) && (await read(page)).places[anchor];
    if (links) found.push(...(await missing(site, read, claims.get(to), page, links)));
    else found.push(`${claims.get(to).id}: there is no ${to}`);
  }
  return found;
}

async function missing(site, read, claim, page, { inside, outside, unlinked }) {
  const found = [];
  const passages = inside.map((to) => parts(target(page, to))).filter(([it]) => it === `articles/${claim.article}.html`);
  const shown = [];
  for (const [article, anchor] of passages) {
    if (anchor && site.has(article)) shown.push((await read(article)).ids.includes(anchor));
  }
  const withheld = claim.rights === 'private' && unlinked > 0;
  if (!withheld && !shown.includes(true)) found.push(`${claim.id}: its claim leads to no passage`);
  if (claim.url === null && unlinked === 0) found.push(`${claim.id}: nothing says that it has no public address`);
  if (claim.url !== null && !outside.some((to) => to.startsWith(claim.url))) {
    found.push(`${claim.id}: its claim does not lead to ${claim.url}`);
  }
  return found;
}

// A link as seen from the site's root.
function target(page, to) {
  const [path, anchor] = parts(to);
  const file = path === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
  return anchor === undefined ? file : `${file}#${anchor}`;
}

function parts(to) {
  const [path, anchor] = to.split('#');
  return [path, anchor && decodeURIComponent(anchor)];
}

// Runs in the browser.
function outline(html) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const links = (it) => [...it.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'));
  const isOutside = (to) => /^[a-z][a-z0-9+.-]*:/i.test(to);
  const claims = [...doc.querySelectorAll('.claim')];
  const stated = claims.filter((it) => it.querySelector('.figure'));
  const figures = [...doc.querySelectorAll('.answer')].filter((it) => !it.closest('.claim'));
  const places = {};
  for (const it of claims) {
    const all = links(it);
    const unlinked = it.querySelectorAll('.links > span').length;
    places[it.id] = { inside: all.filter((to) => !isOutside(to)), outside: all.filter(isOutside), unlinked };
  }
  return {
    ids: [...doc.querySelectorAll('[id]')].map((it) => it.id),
    stated: stated.map((it) => ({ id: it.id, own: links(it) })),
    figures: figures.map((it) => ({ text: it.textContent.replace(/\s+/g, ' ').trim(), links: links(it) })),
    places,
  };
}
