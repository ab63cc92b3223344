// What moves on a page that nobody touches.

// Watches every page of a context from its beginning.
export async function shifts(context) {
  await context.addInitScript(() => {
    window.shifted = { sum: 0, what: [] };
    const name = (node) => {
      const it = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      return it ? it.localName + (it.id && `#${it.id}`) + [...it.classList].map((it) => `.${it}`).join('') : '?';
    };
    new PerformanceObserver((list) => {
      for (const it of list.getEntries()) {
        if (it.hadRecentInput) continue;
        window.shifted.sum += it.value;
        window.shifted.what.push(...it.sources.map((it) => name(it.node)));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

// Goes through the page to its end, waits until nothing is drawn any more, and tells what moved.
export async function settled(tab) {
  return tab.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const most = 12;
    const end = document.documentElement.scrollHeight;
    for (let row = 0; row < most; row += 1) {
      window.scrollTo({ top: (end * row) / most, behavior: 'instant' });
      await frame();
    }
    // The observer is told in its own time.
    await new Promise((done) => setTimeout(done, 60));
    await frame();
    return window.shifted;
  });
}
