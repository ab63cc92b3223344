// Filters a page of the timeline. All of it was worked out when the page was made; this only picks.
//
// data-claims  what the claims of an account can be chosen by, those that stand here first: the side,
//              and letters, each with the number of the moment from which it holds: `north:o3c5`
// data-letter  the letter of a choice
// data-at      the places of an event
//
// An entry in which anything matches stays, with its questions and a column for every party: no choice
// makes a party look silent. In the place of claims that do not match stands how many do, with a way
// to show all. What was not yet said as of a moment fades as ever and keeps its place, uncounted.

'use strict';

(() => {
  /**
   * @typedef {{ side: string, marks: Map<string, number>, it: HTMLElement | undefined, words?: string }} Claim
   * @typedef {{ it: HTMLElement, claims: Claim[], whole: boolean, note?: HTMLElement }} Account
   * @typedef {{ it: HTMLElement, at: string[], accounts: Account[], words?: string }} Entry
   * @typedef {{ facet: string, value: string, letter: string, it: HTMLInputElement | HTMLOptionElement, n: number }} Choice
   * @typedef {{ it: HTMLElement | undefined, said: boolean, matches: boolean }} Found
   */

  const FACETS = ['side', 'official', 'standing', 'place'];

  const [form] = all('form.filters');
  if (form) start(form);

  // Entries that are not near are not laid out, and their height is a guess: that is made good when there
  // is time, one after another. To ask where one stands lays out what came before.
  for (const it of all('.entry')) (window.requestIdleCallback ?? setTimeout)(() => it.classList.toggle('laid', it.offsetTop >= 0), { timeout: 999 });

  /** @param {HTMLElement} form */
  function start(form) {
    const { shown = '', match = '', word = '', remove = '', group = '' } = form.dataset;
    const [opener] = all('.open', form);
    const [says] = all('output', form);
    const [chosen] = all('.in-use', form);
    const select = form.querySelector('select');
    const field = /** @type {HTMLInputElement} */ (form.querySelector('[type="search"]'));
    const slider = /** @type {HTMLInputElement | null} */ (document.querySelector('.asof input'));
    const [nothing] = all('.no-match');
    const entries = all('.entry').map(entry);
    const days = all('.day');
    let choices = offered();
    /** @type {EventTarget | null} */
    let last = null;

    form.onchange = ({ target }) => target === field || changed(target);
    form.onsubmit = () => false;
    field.oninput = () => changed(field);
    for (const it of all('.clear')) it.onclick = clear;
    if (opener) opener.onclick = () => opener.setAttribute('aria-expanded', String(form.classList.toggle('opened')));
    slider?.addEventListener('input', follow);
    addEventListener('popstate', restore);
    addEventListener('hashchange', reveal);
    form.hidden = false;
    restore();
    reveal();

    /** @returns {Choice[]} */
    function offered() {
      const boxes = /** @type {Choice['it'][]} */ (all('[type="checkbox"], option:not([value=""])', form));
      return boxes.map((it) => ({ facet: 'name' in it ? it.name : 'place', value: it.value, letter: it.dataset.letter ?? '', it, n: 0 }));
    }

    function restore() {
      const query = new URLSearchParams(location.search);
      for (const facet of FACETS) {
        const asked = query.getAll(facet);
        const own = () => choices.filter((it) => it.facet === facet);
        for (const value of asked) if (!own().some((it) => it.value === value)) add(facet, value);
        for (const it of own()) pick(it, asked.includes(it.value));
      }
      field.value = query.get('text') ?? '';
      last = null;
      renew();
    }

    function renew() {
      for (const { accounts } of entries) for (const it of accounts) it.whole = false;
      follow();
    }

    /**
     * What only another page of the timeline has can be asked for too: nothing here matches it.
     *
     * @param {string} facet
     * @param {string} value
     */
    function add(facet, value) {
      const chip = /** @type {HTMLElement | undefined} */ (all('.chip', form)[0]?.cloneNode(true));
      if (facet === 'place' && select) select.add(new Option(value, value));
      else if (chip) {
        chip.className = 'chip';
        for (const it of all('input', chip)) Object.assign(it, { name: facet, value });
        all('.name', chip)[0]?.replaceChildren(value);
        all('fieldset', form)[0]?.append(chip);
      }
      choices = offered();
    }

    /** @param {EventTarget | null} by */
    function changed(by) {
      const url = new URL(location.href);
      const asked = url.searchParams;
      for (const facet of [...FACETS, 'text']) asked.delete(facet);
      for (const it of choices.filter(isPicked)) asked.append(it.facet, it.value);
      if (field.value.trim()) asked.set('text', field.value.trim());
      url.search = url.search.replace(/%3A/g, ':');
      // What is typed is one step back, not one for each letter; places are gone through likewise.
      history[by === last && (by === field || by === select) ? 'replaceState' : 'pushState'](null, '', url);
      last = by;
      renew();
    }

    function clear() {
      for (const it of choices) pick(it, false);
      field.value = '';
      changed(null);
      home();
    }

    function home() {
      all('.open, input', form).find((it) => it.offsetParent)?.focus();
    }

    // A link to something that is hidden shows it.
    function reveal() {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const around = entries.find(({ it }) => it.contains(target));
      if (!around || !target?.closest('[hidden]')) return;
      for (const it of around.accounts) it.whole = true;
      follow();
      target.scrollIntoView();
    }

    function follow() {
      const picked = choices.filter(isPicked);
      const words = listed(fold(field.value));
      const active = picked.length + words.length > 0;
      const sum = { claims: 0, all_claims: 0, events: 0, all_events: entries.length };
      for (const it of choices) it.n = 0;
      for (const entry of entries) {
        // An event of which nothing is said can be found by its place and its words.
        let stays = !active || (!entry.accounts.some((it) => it.claims.length) && judge(entry, undefined, picked, words).matches);
        let counts = stays;
        for (const account of entry.accounts) {
          const found = account.claims.map((it) => judge(entry, it, picked, words));
          const said = found.filter((it) => it.said);
          const n = said.filter((it) => it.matches).length;
          stays ||= account.whole || found.some((it) => it.matches);
          counts ||= n > 0;
          sum.claims += n;
          sum.all_claims += said.length;
          arrange(account, found, active && !account.whole, { found: n, all: said.length });
        }
        if (counts) sum.events += 1;
        entry.it.hidden = !stays;
      }
      for (const it of days) it.hidden = all('.entry', it).every((entry) => entry.hidden);
      if (nothing) nothing.hidden = entries.some(({ it }) => !it.hidden);
      tell(says, fill(shown, sum));
      for (const { it, n, value } of choices) {
        const chip = it.closest('label');
        if ('text' in it) it.text = `${it.dataset.name ?? value} (${number(n)})`;
        else if (chip) {
          tell(chip.querySelector('.n'), number(n));
          chip.classList.toggle('none', !n);
          if (it.checked) chip.hidden = false;
        }
      }
      list(picked);
      // The pages before and after are filtered in the same way.
      for (const it of all('.turn a')) Object.assign(it, { search: location.search });
    }

    /**
     * Whether a claim matches. Each choice counts what it would leave: all else that is chosen holds.
     *
     * @param {Entry} entry
     * @param {Claim | undefined} claim
     * @param {Choice[]} picked
     * @param {string[]} words
     * @returns {Found}
     */
    function judge(entry, claim, picked, words) {
      const now = slider ? slider.valueAsNumber : Infinity;
      const since = (/** @type {string} */ letter) => claim?.marks.get(letter) ?? Infinity;
      const said = claim !== undefined && Math.min(since('o'), since('n')) <= now;
      const has = (/** @type {Choice} */ { facet, value, letter }) => {
        if (facet === 'place') return entry.at.includes(value);
        if (facet === 'side') return claim?.side === value;
        // Nothing has become of what was not yet said.
        return facet === 'official' ? since(letter) < Infinity : said && since(letter) <= now;
      };
      const failed = new Set(picked.map((it) => it.facet));
      for (const it of picked) if (has(it)) failed.delete(it.facet);
      if (!spoken(entry, claim, words)) failed.add('text');
      const matches = failed.size === 0;
      if (said && failed.size < 2) {
        for (const it of choices) if ((matches || failed.has(it.facet)) && has(it)) it.n += 1;
      }
      return { it: claim?.it, said, matches };
    }

    /**
     * @param {Account} account
     * @param {Found[]} found
     * @param {boolean} apart
     * @param {{ found: number, all: number }} here
     */
    function arrange(account, found, apart, here) {
      for (const { it, matches } of found) if (it) it.hidden = apart && !matches;
      for (const more of all('.more', account.it)) more.hidden = apart && !found.some(({ it, matches }) => !it && matches);
      const partial = apart && found.some((it) => !it.matches);
      if (partial) account.note ??= noted(account);
      if (account.note) account.note.hidden = !partial;
      tell(account.note?.firstElementChild, fill(match, here));
    }

    /** @param {Account} account */
    function noted(account) {
      const note = /** @type {HTMLElement} */ (form.querySelector('template')?.content.firstElementChild?.cloneNode(true));
      note.querySelector('button')?.addEventListener('click', () => {
        account.whole = true;
        follow();
        const first = all('.claim', account.it)[0] ?? account.it;
        first.tabIndex = -1;
        first.focus();
      });
      account.it.firstElementChild?.after(note);
      return note;
    }

    /**
     * Shows what is chosen, each to be taken away.
     *
     * @param {Choice[]} picked
     */
    function list(picked) {
      if (!chosen) return;
      const at = all('button', chosen).indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const text = field.value.trim();
      const chips = picked.map((choice) => {
        const chip = choice.it.closest('.chip');
        const name = chip?.querySelector('.name')?.cloneNode(true) ?? choice.it.dataset.name ?? choice.value;
        return button(name, chip?.className, () => pick(choice, false));
      });
      if (text) chips.push(button(fill(word, { text }), 'chip', () => (field.value = '')));
      chosen.replaceChildren(...chips);
      form.classList.toggle('used', chips.length > 0);
      if (at < 0) return;
      if (chips.length) all('button', chosen)[Math.min(at, chips.length - 1)]?.focus();
      else home();
    }

    /**
     * @param {Node | string} name
     * @param {string | undefined} className
     * @param {() => void} drop
     */
    function button(name, className = 'chip', drop) {
      const it = Object.assign(document.createElement('button'), { type: 'button', className });
      it.append(name);
      it.setAttribute('aria-label', fill(remove, { name: it.textContent ?? '' }));
      it.onclick = () => {
        drop();
        changed(null);
      };
      const item = document.createElement('li');
      item.append(it);
      return item;
    }

    /**
     * @param {string} pattern
     * @param {Record<string, string | number>} values
     */
    function fill(pattern, values) {
      return pattern.replace(/\{(\w+)\}/g, (place, name) => number(values[name] ?? place));
    }

    /** @param {string | number} n */
    function number(n) {
      return typeof n === 'string' ? n : String(n).replace(/\B(?=(\d{3})+$)/g, group);
    }
  }

  /**
   * @param {string} selector
   * @param {ParentNode} within
   */
  function all(selector, within = document) {
    return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
  }

  /** @param {Choice} choice */
  function isPicked({ it }) {
    return 'checked' in it ? it.checked : it.selected;
  }

  /**
   * @param {Choice} choice
   * @param {boolean} on
   */
  function pick({ it }, on) {
    if ('checked' in it) it.checked = on;
    else it.selected = on;
  }

  /**
   * @param {HTMLElement} it
   * @returns {Entry}
   */
  function entry(it) {
    const accounts = all('.account, .thirds', it).map((account) => {
      const here = all('.claim', account);
      const claims = listed(account.dataset.claims).map((word, row) => {
        const [side = '', marks = ''] = word.split(':');
        return { side, marks: new Map([...marks.matchAll(/([a-z])(\d+)/g)].map(([, letter = '', since]) => [letter, Number(since)])), it: here[row] };
      });
      return { it: account, claims, whole: false };
    });
    return { it, at: listed(it.dataset.at), accounts };
  }

  function listed(words = '') {
    return words.split(/\s+/).filter(Boolean);
  }

  /**
   * Whether every word stands in the entry's heading and context, or in the claim. The words of claims
   * that stand on the event's page only are not known here.
   *
   * @param {Entry} entry
   * @param {Claim | undefined} claim
   * @param {string[]} words
   */
  function spoken(entry, claim, words) {
    if (!words.length) return true;
    entry.words ??= fold(all('header', entry.it)[0]?.textContent);
    if (claim?.it) claim.words ??= fold(all(':scope > :not(.standing, .links)', claim.it).map((it) => it.textContent).join(' '));
    return words.every((it) => entry.words?.includes(it) || claim?.words?.includes(it));
  }

  /**
   * What is not new is not said again to those who listen.
   *
   * @param {Element | null | undefined} it
   * @param {string} text
   */
  function tell(it, text) {
    if (it && it.textContent !== text) it.textContent = text;
  }

  /** @param {string | null | undefined} text */
  function fold(text) {
    return (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ı/g, 'i');
  }
})();
