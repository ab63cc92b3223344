// Finds claims, events, articles, speakers, outlets, places and questions, as one types. The index was
// made with the pages; docs/search.md describes it. Its parts are scripts, which alone can be loaded
// from a disk too: each calls `claimline` with its name and what it holds. Nothing is stored.

'use strict';

(() => {
  /**
   * @typedef {{ things: number, chunk: number, first: string[], common: string[] }} Root
   * @typedef {{ terms: string[], postings: string[] }} Shard
   * @typedef {{ term: string, loose: boolean, exact: boolean }} Word
   * @typedef {[kind: number, page: string, title: string, side?: number, who?: string, when?: string, about?: string, quoted?: string[], unshown?: string[], language?: string, attributed?: number, unofficial?: number]} Entry
   */

  const SHOWN = 10;
  // So many shards are looked through for what a word begins, and so many scripts of results are
  // loaded at a time for a phrase.
  const SHARDS = 4;
  const CHUNKS = 12;
  const LISTED = 40;

  // Words as the index has them; tests/browser/fixtures/search/tokens.json holds both to one table.
  const DROPPED = /[\xad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20d0-\u20f0\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]/g;
  const APOSTROPHES = /['`\u02b9-\u02bf\u055a\u05f3\u05f4\u2018\u2019](s(?![\p{Alphabetic}\p{M}\p{N}]))?/gu;
  const TOGETHER = '\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
  const WORDS = new RegExp(`[${TOGETHER}]+|(?:(?![${TOGETHER}])[\\p{Alphabetic}\\p{M}\\p{N}])+`, 'gu');
  const PAIRED = new RegExp(`[${TOGETHER}]`, 'u');
  /** @type {Record<string, string>} */
  const ALIKE = { ı: 'i', ς: 'σ', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ə: 'e', եւ: 'եվ', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' };
  const DIFFERENT = new RegExp(`${Object.keys(ALIKE).join('|')}|[\u0660-\u0669\u06f0-\u06f9]`, 'g');

  /** @param {string} text */
  function tokens(text) {
    const folded = text
      .replace(/(\d)[,\xa0\u2009\u202f](?=\d{3}(?!\d))/g, '$1')
      .normalize('NFKD')
      .replace(DROPPED, '')
      .toLowerCase()
      .replace(DIFFERENT, (it) => ALIKE[it] ?? String(it.charCodeAt(0) & 15))
      .replace(APOSTROPHES, '');
    return (folded.match(WORDS) ?? []).flatMap((word) => {
      const letters = [...word];
      if (letters.length > 1 && PAIRED.test(word)) return letters.slice(1).map((it, row) => letters[row] + it);
      return letters.length > 40 ? letters.slice(0, 40).join('') : word;
    });
  }

  /** @type {Map<string, unknown>} */
  const parts = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const loading = new Map();
  /** @type {Map<string, Shard>} */
  const shards = new Map();

  const claimline = (/** @type {string} */ part, /** @type {unknown} */ value) => parts.set(part, value);
  Object.assign(window, { claimline: Object.assign(claimline, { tokens }) });

  const form = document.querySelector('form[data-index]');
  const field = form?.querySelector('input');
  const status = form?.querySelector('[role=status]');
  const list = form?.querySelector('ol');
  const further = form?.querySelector('.further');
  if (form instanceof HTMLFormElement && field && status && list && further instanceof HTMLElement) {
    start(form, field, status, list, further);
  }

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} field
   * @param {Element} status
   * @param {Element} list
   * @param {HTMLElement} further
   */
  function start(form, field, status, list, further) {
    const words = form.dataset;
    const filters = [...form.querySelectorAll('details')];
    const sides = [...form.querySelectorAll('[data-filter=side] .side')];
    const kinds = [...form.querySelectorAll('[data-filter=kind] label > span')];
    const told = document.querySelector('template')?.content.children;
    let turn = 0;
    let timer = 0;
    /** @type {() => Promise<void>} */
    let more = async () => {};

    const soon = (/** @type {number} */ wait) => {
      clearTimeout(timer);
      timer = setTimeout(() => look().catch(failed), wait);
    };
    form.addEventListener('input', (event) => soon(event.target === field ? 50 : 0));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      soon(0);
    });
    form.addEventListener('keydown', step);
    further.addEventListener('click', () => more().catch(failed));
    for (const it of filters) it.addEventListener('toggle', () => open(it).then(look).catch(failed));
    // On a small screen the filters would stand before what is found.
    if (!matchMedia('(min-width: 56rem)').matches) for (const it of filters) it.open = false;
    form.hidden = false;
    restore().catch(failed);

    /** Reads what is asked from the address. */
    async function restore() {
      const asked = new URLSearchParams(location.search);
      field.value = asked.get('q') ?? '';
      for (const filter of filters) {
        const chosen = asked.getAll(groupOf(filter));
        if (chosen.length === 0) continue;
        filter.open = true;
        await open(filter);
        for (const box of filter.querySelectorAll('input')) box.checked = chosen.includes(box.value);
      }
      if (document.activeElement === document.body) field.focus({ preventScroll: true });
      await look();
    }

    /** @param {unknown} error */
    function failed(error) {
      status.textContent = words.failed ?? '';
      throw error;
    }

    /** Fills a filter whose names are part of the index. @param {HTMLDetailsElement} filter */
    async function open(filter) {
      const list = filter.querySelector('ul');
      if (!filter.open || !list || list.firstElementChild) return;
      await root();
      const names = await load('names');
      const group = groupOf(filter);
      if (list.firstElementChild) return;
      for (const [id, name] of names[group]) {
        const box = element('input', { type: 'checkbox', name: group, value: id });
        const label = element('label', {}, [box, ' ', element('bdi', {}, [name]), ' ', element('small')]);
        list.append(element('li', { hidden: '' }, [label]));
      }
    }

    /** Looks for what is asked, shows it, and writes it into the address. */
    async function look() {
      const mine = ++turn;
      const asked = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (value !== '') asked.append(name, String(value));
      // What else stands in the address is not ours.
      const all = new URLSearchParams(location.search);
      for (const name of ['q', ...filters.map(groupOf)]) all.delete(name);
      for (const [name, value] of asked) all.append(name, value);
      history.replaceState(history.state, '', all.toString() ? `?${all}` : location.pathname);
      const query = parse(field.value);
      const { things, common } = await root();
      // Where nearly everything has a word, it is not worth it to load where, beside others.
      const rank = (/** @type {Word} */ word) => common.indexOf(word.term);
      const rare = query.words.filter((it) => rank(it) < 0);
      const some = rare.length > 0 ? rare : [...query.words].sort((a, b) => rank(a) - rank(b)).slice(0, 2);
      const left = query.words.filter((it) => !it.exact && !some.includes(it)).map((it) => it.term);
      const found = await Promise.all(some.map((word) => occurrences(word, things)));
      const groups = [...new Set(asked.keys())].filter((it) => it !== 'q');
      const passed = await Promise.all(groups.map((group) => within(group, asked.getAll(group), things)));
      if (mine !== turn) return;
      const has = (/** @type {number} */ thing) => found.every(({ score }) => score[thing]);
      /** @type {number[][]} */
      const ranks = [];
      for (let thing = 0; thing < things; thing += 1) {
        if (!has(thing) || !passed.every((it) => it[thing])) continue;
        (ranks[found.reduce((n, { score }) => n + (score[thing] ?? 0), 0)] ??= []).push(thing);
      }
      // What has the words in its title comes first, else the order of the index holds.
      const order = asked.toString() ? ranks.reverse().flat() : [];
      const notes = found.some((it) => it.partly) ? [words.short] : [];
      if (left.length > 0) notes.push(fill(words.common, { words: left.join(', ') }));
      await show(mine, order, query, notes);
      for (const filter of filters.filter((it) => it.open)) {
        const others = passed.filter((_, row) => groups[row] !== groupOf(filter));
        await count(mine, filter, (thing) => has(thing) && others.every((it) => it[thing]));
      }
    }

    /**
     * @param {number} mine
     * @param {number[]} order
     * @param {ReturnType<typeof parse>} query
     * @param {(string | undefined)[]} notes
     */
    async function show(mine, order, query, notes) {
      const { chunk } = await root();
      let [seen, shown] = [0, 0];
      const isRight = (/** @type {Entry} */ entry) => query.phrases.every((it) => says(entry, it));
      list.replaceChildren();
      further.hidden = true;
      more = async () => {
        const until = shown + SHOWN;
        const loaded = new Set();
        /** @type {HTMLElement | undefined} */
        let first;
        while (shown < until && seen < order.length && loaded.size < CHUNKS) {
          const some = order.slice(seen, seen + until - shown);
          const entries = await Promise.all(some.map((thing) => entryOf(thing, chunk)));
          if (mine !== turn) return;
          some.forEach((thing) => loaded.add(Math.floor(thing / chunk)));
          seen += some.length;
          for (const entry of entries.filter(isRight)) {
            const item = result(entry, query);
            first ??= item;
            list.append(item);
            shown += 1;
          }
        }
        if (further.contains(document.activeElement)) first?.querySelector('a')?.focus();
        further.hidden = seen === order.length;
        status.textContent = [summary(), ...notes].join(' ');
      };
      await more();

      function summary() {
        if (field.value.trim() === '' && order.length === 0) return '';
        const over = seen === order.length;
        if (over && shown === 0) return words.none;
        const values = { all: number(order.length), shown: number(shown), seen: number(seen) };
        if (query.phrases.length > 0 && !over) return fill(words.phrase, values);
        return over ? fill(words.found, { all: values.shown }) : fill(words.shown, values);
      }
    }

    /** @param {Entry} entry @param {ReturnType<typeof parse>} query */
    function result([kind, page, title, side = 0, who, when, about, quoted, , language, attributed = 0, unofficial], query) {
      const lit = (/** @type {string} */ text) => marked(text, query.words);
      const copy = (/** @type {Element | undefined} */ it) => (it ? [it.cloneNode(true), ' '] : []);
      const name = element('bdi', language ? { lang: language } : {}, lit(title));
      const head = [...copy(sides[side - 1]), ...copy(attributed ? told?.[attributed - 1] : undefined)];
      if (unofficial) head.push(...copy(told?.[sides.length]));
      if (who) head.push(element('span', { class: 'who' }, [element('bdi', {}, lit(who))]), ' ');
      if (when) head.push(element('span', { class: 'when' }, [when]), ' ');
      head.push(element('span', { class: 'kind' }, [kinds[kind]?.textContent ?? '']));
      const words = element('p', { class: 'says' }, [element('a', { href: page }, [name])]);
      const rest = quoted ? [element('p', { class: 'words' }, [element('q', {}, lit(excerpt(quoted, query.words)))])] : [];
      if (about) rest.push(element('p', { class: 'about' }, [element('bdi', {}, lit(about))]));
      return element('li', { class: sides[side - 1]?.className.replace('side ', '') ?? '' }, [element('p', { class: 'head' }, head), words, ...rest]);
    }

    /**
     * Counts what each choice of a filter would leave.
     *
     * @param {number} mine
     * @param {HTMLDetailsElement} filter
     * @param {(thing: number) => boolean} counts
     */
    async function count(mine, filter, counts) {
      const choices = [...filter.querySelectorAll('input')];
      const all = await Promise.all(choices.map((it) => exactly(`@${it.name}:${it.value}`)));
      if (mine !== turn) return;
      const numbers = all.map((postings) => {
        let n = 0;
        each(postings, (thing) => (n += counts(thing) ? 1 : 0));
        return n;
      });
      const least = [...numbers].sort((a, b) => b - a)[LISTED] ?? 0;
      choices.forEach((box, row) => {
        const n = numbers[row] ?? 0;
        const small = box.parentElement?.querySelector('small');
        if (small) small.textContent = number(n);
        const item = box.closest('li');
        if (item) item.hidden = !box.checked && n <= least;
      });
    }

    /** @param {KeyboardEvent} event */
    function step(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const stops = [field, ...list.querySelectorAll('a')];
      const at = stops.findIndex((it) => it === event.target);
      if (!steps || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      stops[at + steps]?.focus();
    }

    /** @returns {Promise<Root>} */
    function root() {
      return load('root');
    }

    /** Loads a part of the index, once. @param {string} part @returns {Promise<any>} */
    async function load(part) {
      if (!parts.has(part)) await (loading.get(part) ?? loaded(part));
      return parts.get(part);
    }

    /** @param {string} part */
    function loaded(part) {
      const script = document.createElement('script');
      const ended = new Promise((done, fail) => {
        script.onload = script.onerror = () => {
          script.remove();
          loading.delete(part);
          if (parts.has(part)) done(part);
          else fail(new Error(`${script.src} was not loaded`));
        };
      });
      script.src = (words.index ?? '').replace('{part}', part);
      loading.set(part, ended);
      document.head.append(script);
      return ended;
    }

    /** @param {number} thing @param {number} chunk @returns {Promise<Entry>} */
    async function entryOf(thing, chunk) {
      const entries = await load(`d${Math.floor(thing / chunk)}`);
      return entries[thing % chunk];
    }

    /** The row of the shard in which a term stands, if it does. @param {string} term */
    async function rowOf(term) {
      const { first } = await root();
      let [low, high] = [0, first.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((first[middle] ?? '') <= term) low = middle;
        else high = middle;
      }
      return low;
    }

    /** @param {number} row @returns {Promise<Shard>} */
    async function shard(row) {
      const part = `t${row}`;
      const known = shards.get(part);
      if (known) return known;
      const pairs = String(await load(part)).split(' ');
      const [terms, postings] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
      let before = '';
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        const pair = pairs[at] ?? '';
        before = before.slice(0, digit(pair.charCodeAt(0))) + pair.slice(1);
        terms.push(before);
        postings.push(pairs[at + 1] ?? '');
      }
      shards.set(part, { terms, postings });
      return { terms, postings };
    }

    /** The postings of a term; none where it is none. @param {string} term */
    async function exactly(term) {
      const { terms, postings } = await shard(await rowOf(term));
      return postings[terms.indexOf(term)] ?? '';
    }

    /**
     * Scores what has a word: 1 what has another that begins with it, 2 the very word, 2 more where it
     * stands in the title.
     *
     * @param {Word} word
     * @param {number} things
     */
    async function occurrences({ term, loose, exact }, things) {
      const { first } = await root();
      const begins = (/** @type {string | undefined} */ it) => it?.startsWith(term) ?? false;
      const score = new Uint8Array(things);
      const start = await rowOf(term);
      let end = start + 1;
      while (loose && end < start + SHARDS && begins(first[end])) end += 1;
      const rows = Array.from({ length: end - start }, (_, row) => start + row);
      const found = await Promise.all(rows.map(shard));
      // Another form will do for a word that stands nowhere as it is.
      const other = loose || (!exact && !found.some((it) => it.terms.includes(term)));
      for (const { terms, postings } of found) {
        terms.forEach((it, row) => {
          if (it !== term && !(other && begins(it))) return;
          const worth = it === term ? 2 : 1;
          each(postings[row] ?? '', (thing, title) => {
            score[thing] = Math.max(score[thing] ?? 0, worth + 2 * title);
          });
        });
      }
      return { score, partly: loose && begins(first[end]) };
    }

    /** What the choices of a filter let through. @param {string} group @param {string[]} chosen @param {number} things */
    async function within(group, chosen, things) {
      const passed = new Uint8Array(things);
      const all = await Promise.all(chosen.map((it) => exactly(`@${group}:${it}`)));
      for (const postings of all) each(postings, (thing) => (passed[thing] = 1));
      return passed;
    }

    /** @param {number} n */
    function number(n) {
      return String(n).replace(/\B(?=(\d{3})+$)/g, words.group ?? '');
    }
  }

  /** @param {HTMLElement} filter */
  function groupOf(filter) {
    return filter.dataset.filter ?? '';
  }

  /**
   * The words that are asked for, and those in quotation marks together. The last word may be only
   * begun.
   *
   * @param {string} text
   */
  function parse(text) {
    const pieces = text.split(/["“”„«»]/).map(tokens);
    const phrases = pieces.filter((it, row) => row % 2 === 1 && it.length > 1);
    /** @type {Word[]} */
    const words = pieces.flatMap((piece, row) => piece.map((term) => ({ term, loose: false, exact: row % 2 === 1 })));
    const last = words[words.length - 1];
    const begun = (pieces[pieces.length - 1] ?? []).length > 0;
    if (last && begun) words[words.length - 1] = { ...last, loose: true };
    return { words: words.slice(0, 60), phrases: phrases.map((it) => ({ text: it.join(' '), begun: begun && it === pieces[pieces.length - 1] })) };
  }

  /** Whether the words of a phrase stand together. @param {Entry} entry @param {{ text: string, begun: boolean }} phrase */
  function says([, , title, , who = '', , about = '', quoted, unshown], { text, begun }) {
    const texts = [title, who, about, ...(quoted || []), ...(unshown || [])];
    const asked = begun ? ` ${text}` : ` ${text} `;
    return texts.some((it) => it && ` ${tokens(it).join(' ')} `.includes(asked));
  }

  /**
   * Calls for each posting: the number of a thing, and 1 where the word stands in its title.
   *
   * @param {string} postings
   * @param {(thing: number, title: number) => void} call
   */
  function each(postings, call) {
    const head = digit(postings.charCodeAt(0));
    const [low, manner] = [Math.floor(head / 3), head % 3];
    let [at, pair, left] = [1, 0, 0];
    const bit = () => {
      if (left === 0) [pair, at, left] = [digit(postings.charCodeAt(at)) * 91 + digit(postings.charCodeAt(at + 1)), at + 2, 13];
      left -= 1;
      return (pair >> left) & 1;
    };
    for (let thing = 0; ; thing += 1) {
      let [high, rest] = [0, 0];
      for (; high < 13; high += 1) {
        if (left === 0 && at >= postings.length) return;
        if (!bit()) break;
      }
      for (let more = high < 13 ? low : 24; more > 0; more -= 1) rest = (rest << 1) | bit();
      thing += high < 13 ? (high << low) | rest : rest;
      call(thing, manner === 1 ? bit() : manner >> 1);
    }
  }

  /** @param {number} code */
  function digit(code) {
    return code - (code > 92 ? 36 : 35);
  }

  /** A part of a text in which a word stands. @param {string[]} texts @param {Word[]} words */
  function excerpt(texts, words) {
    const text = texts.find((it) => marked(it, words).length > 1) ?? texts[0] ?? '';
    if (text.length <= 260) return text;
    const before = marked(text, words)[0];
    const at = Math.max(0, (typeof before === 'string' ? before.length : 0) - 80);
    const from = at === 0 ? 0 : text.indexOf(' ', at) + 1;
    const to = text.indexOf(' ', from + 220);
    return `${from > 0 ? '… ' : ''}${text.slice(from, to < 0 ? undefined : to)}${to < 0 ? '' : ' …'}`;
  }

  /** A text with the words that were asked for marked. @param {string} text @param {Word[]} words */
  function marked(text, words) {
    const isAsked = (/** @type {string} */ token) => words.some(({ term, loose }) => token === term || (loose && token.startsWith(term)));
    /** @type {(string | HTMLElement)[]} */
    const pieces = [''];
    for (const piece of text.split(/([\p{Alphabetic}\p{M}\p{N}'’]+)/u)) {
      if (tokens(piece).some(isAsked)) pieces.push(element('mark', {}, [piece]), '');
      else pieces[pieces.length - 1] += piece;
    }
    return pieces;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} name
   * @param {Record<string, string>} attributes
   * @param {(string | Node)[]} children
   */
  function element(name, attributes = {}, children = []) {
    const it = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, value);
    it.append(...children);
    return it;
  }

  /** @param {string} pattern @param {Record<string, string>} values */
  function fill(pattern = '', values = {}) {
    return pattern.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  }
})();
