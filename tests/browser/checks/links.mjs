// Links inside the site are relative and name files that are there, so that a site works from a
// disk, at a domain's root and below a folder. Those of the page for what is not there begin at the
// root of its host, since it is shown at any depth. Nothing is loaded from elsewhere.

import { posix } from 'node:path';

import { outline } from '../browser.mjs';

export const name = 'links';
export const promise = 'every link and anchor leads to something, also from a disk';

export async function faults(site, { desk }) {
  const outlines = new Map();
  for (const page of site.pages) outlines.set(page, await outline(desk, site.text(page)));
  const found = [];
  for (const [page, { ids, links }] of outlines) {
    const twice = ids.find((id, row) => ids.indexOf(id) !== row);
    if (twice !== undefined) found.push(`${page}: two elements have the id ${twice}`);
    for (const link of links) {
      const fault = faultOf(site, outlines, page, link);
      if (fault) found.push(`${page}: <${link.tag} ${link.name}="${link.to}"> ${fault}`);
    }
  }
  for (const sheet of site.files.filter((it) => it.endsWith('.css'))) {
    for (const to of urls(site.text(sheet))) {
      const fault = faultOf(site, outlines, sheet, { tag: 'css', rel: '', name: 'url', to });
      if (fault) found.push(`${sheet}: url(${to}) ${fault}`);
    }
  }
  return [...new Set(found)];
}

function faultOf(site, outlines, page, link) {
  const { tag, rel, name } = link;
  let { to } = link;
  if (to.trim() === '') return 'is empty';
  if (page === '404.html' && !/^([a-z][a-z0-9+.-]*:|#|\/\/)/i.test(to)) {
    const base = site.base();
    if (!to.startsWith('/')) return 'is relative, on a page that is shown at any depth';
    if (!base || !to.startsWith(base)) return 'leads out of the site';
    to = to.slice(base.length) || '.';
  }
  if (to.startsWith('//') || to.startsWith('/')) return 'is absolute';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(to)?.[1].toLowerCase();
  if (scheme) return elsewhere(scheme, tag, rel, name);
  const [, path, query, anchor] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(to);
  let file;
  let id;
  try {
    file = path === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
    id = anchor && decodeURIComponent(anchor.slice(1).replace(/:~:.*$/s, ''));
  } catch {
    return 'is not percent-encoded as it should be';
  }
  if (file.startsWith('../') || file === '..') return 'leads out of the site';
  if (!site.has(file)) {
    const folder = file.replace(/\/?$/, '/');
    const isFolder = file === '.' || site.files.some((it) => it.startsWith(folder));
    return isFolder ? 'names a folder, which a disk cannot open' : 'leads to no file';
  }
  if (query && name === 'src') return 'has a query';
  if (id === undefined || !outlines.has(file)) return undefined;
  if (id === '' && !anchor.includes(':~:')) return 'has an empty anchor';
  const known = outlines.get(file).ids;
  return id === '' || known.includes(id) ? undefined : 'leads to no such place on its page';
}

function elsewhere(scheme, tag, rel, name) {
  const isLink = tag === 'a' || name === 'cite' || (tag === 'link' && /\b(canonical|alternate|license)\b/.test(rel));
  if (scheme === 'data') return tag === 'img' || tag === 'css' ? undefined : 'is a data address';
  if (scheme === 'http' || scheme === 'https') return isLink ? undefined : 'asks another host';
  if (scheme === 'mailto') return isLink ? undefined : 'is no address to load from';
  return 'has a scheme that is not allowed';
}

function urls(css) {
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  const found = [...plain.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g)];
  const imports = [...plain.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/g)];
  return [...found, ...imports].map((it) => it[1] ?? it[2] ?? it[3]);
}
