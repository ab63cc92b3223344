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
   * @typedef {{ from: number, until: number | undefined }} Span
   * @typedef {{ at: number, count: number }} End
   * @typedef {{ row: Element, now: Element, before: Element | null, answers: { it: Element, home: Element | null }[] }} Voice
   */

  const EVERYTHING = Infinity;

  const bar = document.querySelector('.asof');
  const slider = bar?.querySelector('input');
  const says = bar?.querySelector('output');
  if (bar instanceof HTMLElement && slider && says) start(bar, slider, says);

  /**
   * @param {HTMLElement} bar
   * @param {HTMLInputElement} slider
   * @param {HTMLOutputElement} says
   */
  function start(bar, slider, says) {
    const { words = '', count = '', nothing = '', was = '', group = '' } = bar.dataset;
    const today = says.textContent ?? '';
    const counted = ends(says);
    const stops = [...bar.querySelectorAll('option')].map((it) => ({
      label: it.label,
      name: it.dataset.name ?? '',
      until: said(it),
    }));

    const dated = all('[data-said]').filter((it) => it.localName !== 'option');
    const answers = all('[data-stood]').map((it) => ({ it, spans: spans(it) }));
    const counts = all('[data-ends]').filter((it) => it !== says);
    const bars = counts.filter((it) => it.localName === 'rect').map((it) => ({ it, ends: ends(it), ...box(it) }));
    const counters = counts.filter((it) => it instanceof HTMLElement).map((it) => ({ it, ends: ends(it), text: it.textContent }));
    const scales = all('svg[aria-label]').filter((it) => it.querySelector('[data-told]'));
    const drawings = scales.map((it) => ({ it, label: it.getAttribute('aria-label') ?? '' }));
    const voices = all('tr[data-said]').flatMap(voice);
    const steps = all('.steps > [data-said]');

    slider.addEventListener('input', follow);
    slider.addEventListener('change', write);
    addEventListener('popstate', restore);
    bar.hidden = false;
    restore();

    /** Reads the moment from the address. */
    function restore() {
      const name = new URLSearchParams(location.search).get('asof');
      // A day is its end: all its minutes come before.
      const end = (/** @type {string} */ it) => (it.includes('T') ? it : `${it}T~`);
      const reached = name === null ? stops : stops.filter((it) => end(it.name) <= end(name)).slice(1);
      slider.value = String(reached.length);
      follow();
    }

    /** Writes the moment into the address: only the part that a page from a disk may change too. */
    function write() {
      const url = new URL(location.href);
      const stop = stops[slider.valueAsNumber];
      if (stop) url.searchParams.set('asof', stop.name);
      else url.searchParams.delete('asof');
      url.search = url.search.replace(/%3A/g, ':');
      history.replaceState(history.state, '', url);
    }

    function follow() {
      const stop = stops[slider.valueAsNumber];
      const text = stop ? fill(words, { when: stop.label, ...tally(counted, stop.until) }) : today;
      says.textContent = text;
      slider.setAttribute('aria-valuetext', text);
      show(stop ? stop.until : EVERYTHING);
    }

    /** @param {number} until */
    function show(until) {
      const past = until !== EVERYTHING;
      document.documentElement.classList.toggle('past', past);
      for (const it of dated) {
        const later = said(it) > until;
        it.classList.toggle('later', later);
        if (it instanceof HTMLElement) it.inert = later;
      }
      for (const { it, spans } of answers) {
        const stands = spans.some(({ from, until: end }) => from <= until && (end === undefined || until < end));
        it.classList.toggle('was', !stands && said(it) <= until);
      }
      for (const { it, ends, text } of counters) {
        const partial = share(ends, until) < 1;
        it.textContent = partial ? fill(count, tally(ends, until)) : text;
      }
      for (const { it, ends, top, height } of bars) {
        const lit = Math.round(height * share(ends, until));
        it.setAttribute('y', String(top + height - lit));
        it.setAttribute('height', String(lit));
      }
      for (const it of voices) arrange(it, past);
      for (const { it, label } of drawings) it.setAttribute('aria-label', past ? told(it) : label);
      const reached = steps.filter((it) => said(it) <= until).pop();
      for (const it of steps) {
        if (past && it === reached) it.setAttribute('aria-current', 'step');
        else it.removeAttribute('aria-current');
      }
    }

    /** @param {Element} drawing */
    function told(drawing) {
      const lines = [...drawing.querySelectorAll('[data-told]')].filter(isLit);
      const line = (/** @type {Element} */ it) => {
        const told = it.getAttribute('data-told') ?? '';
        return it.classList.contains('was') ? `${told}, ${was}` : told;
      };
      return lines.map(line).join('; ') || nothing;
    }

    /**
     * @param {End[]} ends
     * @param {number} until
     */
    function tally(ends, until) {
      return { said: number(sum(ends, until)), all: number(sum(ends, EVERYTHING)) };
    }

    /** @param {number} n */
    function number(n) {
      return String(n).replace(/\B(?=(\d{3})+$)/g, group);
    }
  }

  /** @param {string} selector */
  function all(selector) {
    return [...document.querySelectorAll(`#main ${selector}`)];
  }

  /** @param {Element} it */
  function said(it) {
    return Number(it.getAttribute('data-said'));
  }

  /** @param {Element} it */
  function isLit(it) {
    return !it.classList.contains('later');
  }

  /**
   * @param {Element} it
   * @returns {Span[]}
   */
  function spans(it) {
    return (it.getAttribute('data-stood') ?? '').split(' ').map((span) => {
      const [from, until] = span.split('/');
      return { from: Number(from), until: until ? Number(until) : undefined };
    });
  }

  /**
   * @param {Element} it
   * @returns {End[]}
   */
  function ends(it) {
    const parts = (it.getAttribute('data-ends') ?? '').split(' ').filter((end) => end !== '');
    return parts.map((end) => {
      const [at, count] = end.split('*');
      return { at: Number(at), count: Number(count ?? 1) };
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
   * @param {End[]} ends
   * @param {number} until
   */
  function share(ends, until) {
    return ends.length === 0 ? 1 : sum(ends, until) / sum(ends, EVERYTHING);
  }

  /** @param {Element} it */
  function box(it) {
    return { top: Number(it.getAttribute('y')), height: Number(it.getAttribute('height')) };
  }

  /**
   * @param {string} pattern
   * @param {Record<string, string>} values
   */
  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  }

  /**
   * @param {Element} row
   * @returns {Voice[]}
   */
  function voice(row) {
    const now = row.querySelector('[data-now]');
    if (!now) return [];
    const answers = [...row.querySelectorAll('.answer')].map((it) => ({ it, home: it.parentElement }));
    return [{ row, now, before: row.querySelector('[data-before]'), answers }];
  }

  /**
   * Sets what a voice stood by before what it had given up by then.
   *
   * @param {Voice} voice
   * @param {boolean} past
   */
  function arrange({ row, now, before, answers }, past) {
    const lit = answers.filter(({ it }) => isLit(it));
    const stands = lit.filter(({ it }) => !it.classList.contains('was'));
    if (before) {
      const rest = answers.filter((one) => !lit.includes(one));
      for (const { it, home } of [...lit, ...rest]) {
        const place = !isLit(it) ? home : it.classList.contains('was') ? before : now;
        place?.insertBefore(it, place.querySelector('[data-none]'));
      }
      if (before instanceof HTMLSpanElement) before.hidden = !before.querySelector('.answer');
    }
    for (const note of row.querySelectorAll('[data-none]')) {
      const speaks = lit.some(({ it }) => it.parentElement === note.parentElement);
      if (note instanceof HTMLElement) note.hidden = speaks || (answers.length > 0 && lit.length === 0);
    }
    const clash = row.querySelector('[data-clash]');
    if (clash instanceof HTMLElement) clash.hidden = past && stands.length < 2;
  }
})();
