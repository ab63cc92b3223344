// What a page weighs on the way to a reader.

import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';

// The page and the style sheets that it names, and apart from them its scripts: pairs of a path and
// a number of bytes, compressed.
export function weight(site, page) {
  const html = site.text(page);
  const parts = [[page, packed(html)], ...named(site, page, html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g)];
  return { parts, scripts: named(site, page, html, /<script[^>]*src="([^"]+)"/g) };
}

function named(site, page, html, pattern) {
  return [...html.matchAll(pattern)]
    .map((it) => posix.join(posix.dirname(page), it[1].replace(/[?#].*/s, '')))
    .filter((path) => site.has(path))
    .map((path) => [path, packed(site.text(path))]);
}

function packed(text) {
  return gzipSync(text, { level: 9 }).length;
}
