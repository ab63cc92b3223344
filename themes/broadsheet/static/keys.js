// Keys: j and k go from entry to entry, or from claim to claim, / goes to the search, ? tells the keys.
// They are plain letters, which speech input or a slip of the hand can press too: so they can be turned
// off (WCAG 2.1.4). Nothing may be stored, so that stands in the address, and links take it along.

'use strict';

(() => {
  for (const it of all('dialog.keys')) start(/** @type {HTMLDialogElement} */ (it));

  /** @param {HTMLDialogElement} dialog */
  function start(dialog) {
    const [opener] = all('.keys-open');
    const box = dialog.querySelector('input');
    const isOff = () => new URLSearchParams(location.search).get('keys') === 'off';

    if (opener) Object.assign(opener, { hidden: false, onclick: tell });
    dialog.querySelector('button')?.addEventListener('click', () => dialog.close());
    // Outside of it, what is clicked is what lies behind.
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
    if (box) box.onchange = () => history.replaceState(history.state, '', turned(location.href, !box.checked));
    document.addEventListener('keydown', press);
    document.addEventListener('submit', ({ target }) => {
      if (!isOff() || !(target instanceof HTMLFormElement)) return;
      target.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'keys', value: 'off' }));
    });
    for (const kind of ['click', 'auxclick', 'contextmenu']) document.addEventListener(kind, carry, true);

    function tell() {
      if (box) box.checked = !isOff();
      dialog.showModal();
    }

    /** @param {KeyboardEvent} event */
    function press(event) {
      const { key, code, target } = event;
      const isHeld = event.ctrlKey || event.metaKey;
      // A keyboard that has no Latin letters has others in their place.
      const name = key > '\x7f' && code.startsWith('Key') ? code.slice(3).toLowerCase() : key;
      if (isHeld && key === 'k' && all('[data-search]').length) search();
      else if (isHeld || event.altKey || event.isComposing || event.defaultPrevented || isOff()) return;
      else if (target instanceof Element && target.closest('input:not([type="checkbox"], [type="range"]), textarea, select, [contenteditable]')) return;
      else if (name === '?') dialog.open ? dialog.close() : tell();
      else if (dialog.open) return;
      else if (name === 'j') go(1);
      else if (name === 'k') go(-1);
      else if (name === '/') search();
      else return;
      event.preventDefault();
    }

    /** @param {Event} event */
    function carry({ target }) {
      const link = target instanceof Element && target.closest('a[href]');
      const isOurs = link instanceof HTMLAnchorElement && !/^(#|[a-z][a-z0-9+.-]*:|\/\/)/i.test(link.getAttribute('href') ?? '');
      if (isOurs && (isOff() || link.search.includes('keys=off'))) link.href = turned(link.href, isOff());
    }
  }

  /**
   * @param {string} address
   * @param {boolean} off
   */
  function turned(address, off) {
    const url = new URL(address);
    if (off) url.searchParams.set('keys', 'off');
    else url.searchParams.delete('keys');
    url.search = url.search.replace(/%3A/g, ':');
    return url.href;
  }

  /** @param {1 | -1} step */
  function go(step) {
    const [entries, claims] = ['.entry', '.claim'].map((it) => all(`main ${it}`));
    const stops = (entries?.length ? entries : claims ?? []).filter((it) => it.offsetParent && !it.closest('[inert]'));
    const at = stops.findIndex((it) => it.contains(document.activeElement));
    // From where nothing has the focus it goes on from what is seen.
    const below = stops.findIndex((it) => it.getBoundingClientRect().top > 1);
    const it = stops[at >= 0 ? at + step : step > 0 ? below : (below < 0 ? stops.length : below) - 1];
    if (!it) return;
    it.tabIndex = -1;
    it.focus({ preventScroll: true });
    it.scrollIntoView({ behavior: 'instant' });
  }

  function search() {
    const field = '.filters [type="search"]';
    const first = all(`[data-search], .filters .open[aria-expanded="false"], ${field}`).find((it) => it.offsetParent);
    first?.focus();
    // The filters open to their field.
    if (!first?.matches('.open')) return;
    first.click();
    all(field)[0]?.focus();
  }

  /** @param {string} selector */
  function all(selector) {
    return /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
  }
})();
