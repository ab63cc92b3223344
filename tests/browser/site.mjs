// A built site, as files.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';

export class Site {
  constructor(folder) {
    this.folder = resolve(folder);
    this.files = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile())
      .map((it) => relative(this.folder, join(it.parentPath ?? it.path, it.name)).split(sep).join('/'))
      .sort();
    this.known = new Set(this.files);
    this.pages = this.files.filter((it) => it.endsWith('.html'));
    if (this.pages.length === 0) throw new Error(`there is no page in ${folder}`);
  }

  has(path) {
    return this.known.has(path);
  }

  text(path) {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  json(path) {
    return JSON.parse(this.text(path));
  }

  size(path) {
    return statSync(join(this.folder, path)).size;
  }

  // Where on its host the site says that it stands: `/record/`.
  base() {
    const whole = /<link rel="canonical" href="([^"]*)"/.exec(this.has('index.html') ? this.text('index.html') : '');
    return whole ? new URL(whole[1]).pathname : undefined;
  }

  // Pages of one kind stand in one folder; at the top each is a kind of its own, but for the pages
  // into which a long one is split.
  kinds() {
    const kinds = new Map();
    for (const page of this.pages) {
      const folder = posix.dirname(page);
      const kind = folder === '.' ? page.replace(/-?\d[\d-]*\.html$/, '') : folder;
      if (!kinds.has(kind)) kinds.set(kind, []);
      kinds.get(kind).push(page);
    }
    return [...kinds.values()];
  }

  // All pages of each kind, or of very many: the largest, and others evenly spread.
  sample(most) {
    return this.kinds().flatMap((pages) => {
      if (pages.length <= most) return pages;
      const bySize = [...pages].sort((a, b) => this.size(b) - this.size(a));
      const step = (bySize.length - 1) / Math.max(1, most - 1);
      return Array.from({ length: most }, (_, row) => bySize[Math.round(row * step)]).sort();
    });
  }
}
