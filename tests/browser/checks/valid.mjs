// The Nu HTML checker has nothing against the pages and style sheets.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const name = 'valid';
export const promise = 'HTML and CSS are valid';

const JAR = fileURLToPath(new URL('../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));

// What the checker does not know: that 'self' covers the files beside a page, container queries, and
// `paint-order`.
const UNKNOWN = /Content Security Policy|“(container(-type|-name)?|paint-order)”: Property|at-rule “@container”/;

export async function faults(site) {
  const html = run(['--skip-non-html', site.folder]);
  const css = site.files.some((it) => it.endsWith('.css')) ? run(['--skip-non-css', site.folder]) : [];
  return [...html, ...css]
    .filter((it) => it.type !== 'info')
    .filter((it) => !UNKNOWN.test(it.message))
    .map((it) => `${place(site, it)}: ${it.message.replace(/\s+/g, ' ')}`);
}

function run(options) {
  const args = ['-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...options];
  const done = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 30, timeout: 600_000 });
  if (done.status !== 0) throw new Error(`the Nu HTML checker did not run: ${done.error ?? done.stderr}`);
  return JSON.parse(done.stdout).messages;
}

function place(site, { url, lastLine }) {
  const path = decodeURIComponent((url ?? '').replace(/^file:(\/\/)?/, '')).replace(`${site.folder}/`, '');
  return lastLine ? `${path}:${lastLine}` : path;
}
