// The Nu HTML checker has nothing against the pages, style sheets and pictures, and the lengths in
// drawings are such.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const name = 'valid';
export const promise = 'HTML, CSS and SVG are valid';

const JAR = fileURLToPath(new URL('../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));

// What the checker does not know: that 'self' covers the files beside a page, container queries, and
// `paint-order`.
const UNKNOWN = /Content Security Policy|“(container(-type|-name)?|paint-order)”: Property|at-rule “@container”/;

export async function faults(site) {
  const html = run(['--skip-non-html', site.folder]);
  const others = ['css', 'svg'].filter((kind) => site.files.some((it) => it.endsWith(`.${kind}`)));
  const checked = [...html, ...others.flatMap((kind) => run([`--skip-non-${kind}`, site.folder]))]
    .filter((it) => it.type !== 'info')
    .filter((it) => !UNKNOWN.test(it.message))
    .map((it) => `${place(site, it)}: ${it.message.replace(/\s+/g, ' ')}`);
  const drawn = site.files.filter((it) => it.endsWith('.html') || it.endsWith('.svg'));
  return [...checked, ...drawn.flatMap((path) => [...lengths(path, site.text(path))])];
}

// The checker knows which attributes there are, and no lengths.
const SHAPE = /<(circle|ellipse|line|rect|svg|symbol|text|tspan|use)\b([^<>]*)>/g;
const LENGTH = /\s(cx|cy|dx|dy|height|r|rx|ry|width|x|x1|x2|y|y1|y2)="([^"]*)"/g;

function* lengths(path, text) {
  for (const shape of text.matchAll(SHAPE)) {
    for (const [, name, value] of shape[2].matchAll(LENGTH)) {
      const least = /^(r|rx|ry|width|height)$/.test(name) ? 0 : -Infinity;
      const fits = /^-?(\d+(\.\d+)?|\.\d+)(%|em|px)?$/.test(value) && parseFloat(value) >= least;
      if (!fits) yield `${path}: ${shape[1]} has the ${name} “${value}”`;
    }
  }
}

function run(options) {
  // A run is over before it would be worth compiling much.
  const args = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss4m', '-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...options];
  const done = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 30, timeout: 600_000 });
  if (done.status !== 0) throw new Error(`the Nu HTML checker did not run: ${done.error ?? done.stderr}`);
  return JSON.parse(done.stdout).messages;
}

function place(site, { url, lastLine }) {
  const path = decodeURIComponent((url ?? '').replace(/^file:(\/\/)?/, '')).replace(`${site.folder}/`, '');
  return lastLine ? `${path}:${lastLine}` : path;
}
