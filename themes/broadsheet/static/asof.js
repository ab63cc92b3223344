// Shows a page as of a moment: what was not yet said by then fades, answers that were given up later
// stand, and counts follow. All of it was worked out when the page was made; this only picks.
//
// data-said    from when something is known, in seconds since 1970; `Infinity` comes last
// data-stood   when an answer stood, where that was not ever since: `from/until` or `from/`
// data-ends    from when each of the counted things is known: `seconds` or `seconds*count`
// data-told    what a mark on a scale is in words
// data-now, data-before   where the answers stand that a voice stands by, and those it gave up
// data-none, data-clash   what is said where there is none, and where several cannot all hold

'use strict';

(() => {
  /**
   * @typedef {{ at: number, count: number }} End
   * @typedef {{ row: Element, now: Element | null, before: Element | null, answers: { it: Element, home: Element | null }[] }} Voice
   */

  const [bar] = all('.asof');
  if (bar) start(bar);

  /** @param {HTMLElement} bar */
  function start(bar) {
    const { words = '', count = '', nothing = '', was = '', group = '' } = bar.dataset;
    const slider = /** @type {HTMLInputElement} */ (bar.querySelector('input'));
    const says = /** @type {HTMLElement} */ (bar.querySelector('output'));
    const stops = [...bar.querySelectorAll('option')];
    const today = says.textContent;
    const dated = all('[data-said]:not(option)');
    const answers = all('[data-stood]').map((it) => ({ it, spans: (it.dataset.stood ?? '').split(' ').map((span) => span.split('/').map(parseFloat)) }));
    const counters = all('[data-ends]').map((it) => ({ it, ends: ends(it), text: it.textContent, top: Number(it.getAttribute('y')), height: Number(it.getAttribute('height')) }));
    const drawings = all('svg[aria-label]').map((it) => ({ it, label: it.getAttribute('aria-label') ?? '', told: all('[data-told]', it) })).filter((it) => it.told.length);
    const voices = all('tr[data-said]').map((row) => ({
      row,
      now: row.querySelector('[data-now]'),
      before: row.querySelector('[data-before]'),
      answers: all('.answer', row).map((it) => ({ it, home: it.parentElement })),
    }));
    const steps = all('.steps > [data-said]');

    slider.addEventListener('input', follow);
    slider.onchange = write;
    addEventListener('popstate', restore);
    bar.hidden = false;
    restore();

    /** Reads the moment from the address. */
    function restore() {
      const name = new URLSearchParams(location.search).get('asof');
      // A day is its end: all its minutes come before.
      const end = (it = '') => (it.includes('T') ? it : `${it}T~`);
      const reached = name === null ? stops : stops.filter((it) => end(it.dataset.name) <= end(name)).slice(1);
      slider.value = String(reached.length);
      follow();
    }

    /** Writes the moment into the address: only the part that a page from a disk may change too. */
    function write() {
      const url = new URL(location.href);
      const stop = stops[slider.valueAsNumber];
      if (stop) url.searchParams.set('asof', stop.dataset.name ?? '');
      else url.searchParams.delete('asof');
      url.search = url.search.replace(/%3A/g, ':');
      history.replaceState(history.state, '', url);
    }

    function follow() {
      const stop = stops[slider.valueAsNumber];
      const until = stop ? said(stop) : Infinity;
      const past = until < Infinity;
      document.documentElement.classList.toggle('past', past);
      for (const it of dated) it.inert = it.classList.toggle('later', said(it) > until);
      for (const { it, spans } of answers) {
        // A span without an end has one that is no number.
        const stands = spans.some(([from = 0, end = NaN]) => from <= until && !(until >= end));
        it.classList.toggle('was', !stands && said(it) <= until);
      }
      for (const { it, ends, text, top, height } of counters) {
        const [part, all] = [sum(ends, until), sum(ends, Infinity)];
        const values = { when: stop?.label, said: number(part), all: number(all) };
        if (it.localName === 'rect') {
          const lit = Math.round(height * (all ? part / all : 1));
          it.setAttribute('y', String(top + height - lit));
          it.setAttribute('height', String(lit));
        } else if (it === says) it.textContent = stop ? fill(words, values) : today;
        else it.textContent = part < all ? fill(count, values) : text;
      }
      slider.setAttribute('aria-valuetext', says.textContent);
      for (const it of voices) if (it.now) arrange(it, past);
      for (const { it, label, told } of drawings) {
        const lines = told.filter(isLit).map((it) => `${it.dataset.told}${isGivenUp(it) ? `, ${was}` : ''}`);
        it.setAttribute('aria-label', past ? lines.join('; ') || nothing : label);
      }
      const reached = steps.filter((it) => said(it) <= until).pop();
      for (const it of steps) {
        if (past && it === reached) it.setAttribute('aria-current', 'step');
        else it.removeAttribute('aria-current');
      }
    }

    /** @param {number} n */
    function number(n) {
      return String(n).replace(/\B(?=(\d{3})+$)/g, group);
    }
  }

  /**
   * @param {string} selector
   * @param {ParentNode | null} within
   */
  function all(selector, within = document.getElementById('main')) {
    return /** @type {HTMLElement[]} */ ([...(within?.querySelectorAll(selector) ?? [])]);
  }

  /** @param {HTMLElement} it */
  function said(it) {
    return Number(it.dataset.said ?? 0);
  }

  /** @param {Element} it */
  function isLit(it) {
    return !it.classList.contains('later');
  }

  /** @param {Element} it */
  function isGivenUp(it) {
    return it.classList.contains('was');
  }

  /**
   * @param {HTMLElement} it
   * @returns {End[]}
   */
  function ends(it) {
    const parts = (it.dataset.ends || '').split(' ').filter(Boolean);
    return parts.map((end) => {
      const [at, count = 1] = end.split('*').map(Number);
      return { at: at ?? 0, count };
    });
  }

  /**
   * @param {End[]} ends
   * @param {number} until
   */
  function sum(ends, until) {
    return ends.reduce((n, it) => (it.at <= until ? n + it.count : n), 0);
  }

  /**
   * @param {string} pattern
   * @param {Record<string, string | undefined>} values
   */
  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  }

  /**
   * Sets what a voice stood by before what it had given up by then.
   *
   * @param {Voice} voice
   * @param {boolean} past
   */
  function arrange({ row, now, before, answers }, past) {
    const lit = answers.filter(({ it }) => isLit(it));
    if (before) {
      for (const one of new Set([...lit, ...answers])) {
        const place = !lit.includes(one) ? one.home : isGivenUp(one.it) ? before : now;
        place?.insertBefore(one.it, place.querySelector('[data-none]'));
      }
      if (before instanceof HTMLSpanElement) before.hidden = !before.querySelector('.answer');
    }
    for (const note of all('[data-none]', row)) {
      const speaks = lit.some(({ it }) => it.parentElement === note.parentElement);
      note.hidden = speaks || (answers.length > 0 && lit.length === 0);
    }
    for (const clash of all('[data-clash]', row)) clash.hidden = past && lit.filter(({ it }) => !isGivenUp(it)).length < 2;
  }
})();
