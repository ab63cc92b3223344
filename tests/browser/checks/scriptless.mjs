// Scripts add controls and nothing that a reader needs: without them the text is the same.

import { alone } from '../tour.mjs';

export const name = 'scriptless';
export const promise = 'without JavaScript no text is missing';
export const ways = ['disk', 'plain'];
export const faults = alone({ ways, looker });

export function looker() {
  const [plain, scripted] = [new Map(), new Map()];
  const look = async (tab, page, way) => {
    (way === 'plain' ? plain : scripted).set(page, await tab.evaluate(read));
  };
  const faults = () => [...plain.keys()].flatMap((page) => [
    ...without(scripted.get(page), plain.get(page)).map((it) => `${page}: only with scripts: ${it}`),
    ...without(plain.get(page), scripted.get(page)).map((it) => `${page}: only without scripts: ${it}`),
  ]);
  return { look, faults };
}

function without(lines, others) {
  const known = new Set(others);
  return lines.filter((it) => !known.has(it)).slice(0, 3);
}

// Runs in the browser: the text that is shown, block by block, but for controls.
function read() {
  const controls = 'form, dialog, button, output, select, label, [role=status], [role=search], noscript, script, style';
  const lines = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    const text = walk.currentNode.data.replace(/\s+/g, ' ').trim();
    if (text === '' || parent.closest(controls)) continue;
    if (parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) lines.push(text);
  }
  return lines;
}
