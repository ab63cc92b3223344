// A plain web server for one site, where the site says that it stands, else below a folder, as GitHub
// Pages has it. Where there is nothing it shows `404.html`.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { fromDisk } from './browser.mjs';

const BELOW = '/some-repository/';

const TYPES = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

// Opens a site where each of its pages finds its style: from the disk, or where the site says that it
// stands, as a page that can be shown at any depth leads there alone.
export async function opened(site, look) {
  if (!site.base()) return look(fromDisk(site));
  const { url, close } = await serve(site);
  try {
    return await look(url);
  } finally {
    await close();
  }
}

// Folders have no listing and no index but the site's own: links must name files.
export async function serve(site) {
  const base = site.base() ?? BELOW;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = path === base ? 'index.html' : path.slice(base.length);
    // A browser asks for this by itself where a page names no icon.
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (!path.startsWith(base) || !site.has(file)) {
      response.writeHead(404, { 'content-type': TYPES['.html'] });
      response.end(site.has('404.html') ? site.text('404.html') : 'not here');
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const bytes = readFileSync(join(site.folder, file));
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      response.writeHead(200, { 'content-type': type }).end(bytes);
      return;
    }
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(gzipSync(bytes));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
