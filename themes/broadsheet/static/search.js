// Finds claims, events, articles, speakers, outlets, places and questions, as one types. The index was
// made with the pages; docs/search.md describes it. Its parts are scripts, which alone can be loaded
// from a disk too: each calls `claimline` with its name and what it holds. Nothing is stored.

'use strict';

(() => {
  /**
   * @typedef {{ things: number, chunk: number, first: string[], common: string[] }} Root
   * @typedef {Map<string, string>} Shard
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
  const TOGETHER = '々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿ㐀-䶿一-鿿\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
  const PAIRED = new RegExp(`[${TOGETHER}]`, 'u');
  /** @type {Record<string, string>} */
  const ALIKE = { ı: 'i', ς: 'σ', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ə: 'e', եւ: 'եվ', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' };
  const DIFFERENT = new RegExp(`${Object.keys(ALIKE).join('|')}|[\u0660-\u0669\u06f0-\u06f9]`, 'g');

  /**
   * What words consist of. It takes a browser long to learn all letters: most texts need but some.
   *
   * @param {string} text
   */
  function lettersOf(text) {
    return /[^\0-ʯЀ-џԱ-֏\u2000-\u206f]/.test(text) ? '\\p{Alphabetic}\\p{M}\\p{N}' : 'A-Za-z\\dÀ-ÖØ-öø-ʯЀ-џԱ-Ֆՙՠ-ֈ';
  }

  /** @param {string} text */
  function tokens(text) {
    const folded = text
      .replace(/(\d)[,\xa0\u2009\u202f](?=\d{3}(?!\d))/g, '$1')
      .normalize('NFKD')
      .replace(DROPPED, '')
      .toLowerCase()
      .replace(DIFFERENT, (it) => ALIKE[it] ?? String(it.charCodeAt(0) & 15));
    const letter = `[${lettersOf(folded)}]`;
    const apostrophes = new RegExp(`['\`ʹ-ʿ՚\u05f3\u05f4‘’](s(?!${letter}))?`, 'gu');
    const words = new RegExp(`[${TOGETHER}]+|(?:(?![${TOGETHER}])${letter})+`, 'gu');
    return (folded.replace(apostrophes, '').match(words) ?? []).flatMap((word) => {
      const letters = [...word];
      if (letters.length > 1 && PAIRED.test(word)) return letters.slice(1).map((it, row) => letters[row] + it);
      return letters.slice(0, 40).join('');
    });
  }

  /** @type {Record<string, any>} */
  const parts = {};
  /** @type {Record<string, Promise<unknown>>} */
  const loading = {};

  const take = (/** @type {string} */ part, /** @type {unknown} */ value) => (parts[part] = value);
  Object.assign(window, { claimline: Object.assign(take, { tokens }) });

  const form = document.querySelector('form[data-index]');
  if (form instanceof HTMLFormElement) start(form);

  /** @param {HTMLFormElement} form */
  function start(form) {
    const words = form.dataset;
    const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (form.querySelector(selector));
    const field = /** @type {HTMLInputElement} */ (one('input'));
    const status = one('[role=status]');
    const list = one('.results');
    const further = one('.further');
    const filters = [...form.querySelectorAll('details')];
    const sides = [...form.querySelectorAll('[data-filter=side] .side')];
    const kinds = [...form.querySelectorAll('[data-filter=kind] label > span')];
    const told = document.querySelector('template')?.content.children;
    let turn = 0;
    let timer = 0;
    let more = async () => {};
    /** @type {() => Promise<Root>} */
    const root = () => load('root');

    const soon = (/** @type {number} */ wait) => {
      clearTimeout(timer);
      timer = setTimeout(() => look().catch(failed), wait);
    };
    form.oninput = ({ target }) => soon(target === field ? 50 : 0);
    form.onsubmit = () => {
      soon(0);
      return false;
    };
    form.onkeydown = step;
    further.onclick = () => more().catch(failed);
    for (const it of filters) it.ontoggle = () => open(it).then(look).catch(failed);
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
        if (!chosen.length) continue;
        filter.open = true;
        await open(filter);
        for (const box of filter.querySelectorAll('input')) box.checked = chosen.includes(box.value);
      }
      // With the next frame: before, the whole page would be laid out for it.
      requestAnimationFrame(() => document.activeElement === document.body && field.focus({ preventScroll: true }));
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
      for (const [value, name] of names[group]) {
        const box = element('input', { type: 'checkbox', name: group, value });
        list.append(element('li', { hidden: true }, element('label', {}, box, ' ', element('bdi', {}, name), ' ', element('small'))));
      }
    }

    /** Looks for what is asked, shows it, and writes it into the address. */
    async function look() {
      const mine = ++turn;
      const asked = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (value) asked.append(name, String(value));
      // What else stands in the address is not ours.
      const url = new URL(location.href);
      for (const name of ['q', ...filters.map(groupOf)]) url.searchParams.delete(name);
      for (const [name, value] of asked) url.searchParams.append(name, value);
      history.replaceState(history.state, '', url);
      const query = parse(field.value);
      const { things, common } = await root();
      // Where nearly everything has a word, it is not worth it to load where, beside others.
      const rank = (/** @type {Word} */ word) => common.indexOf(word.term);
      const rare = query.words.filter((it) => rank(it) < 0);
      const some = rare.length ? rare : [...query.words].sort((a, b) => rank(a) - rank(b)).slice(0, 2);
      const left = query.words.filter((it) => !it.exact && !some.includes(it)).map((it) => it.term);
      const found = await Promise.all(some.map((word) => occurrences(word, things)));
      const groups = [...new Set(asked.keys())].filter((it) => it !== 'q');
      // What the choices of each filter let through.
      const passed = await Promise.all(groups.map(async (group) => {
        const some = new Uint8Array(things);
        for (const it of asked.getAll(group)) mark(await exactly(`@${group}:${it}`), some, 1);
        return some;
      }));
      if (mine !== turn) return;
      const scores = found.map((it) => it.score);
      const all = sums([...scores, ...passed], things);
      /** @type {number[][]} */
      const ranks = [];
      all.forEach((sum, thing) => sum && (ranks[sum] ??= []).push(thing));
      // What has the words in its title comes first, else the order of the index holds.
      const order = /** @type {number[]} */ ([]).concat(...(`${asked}` ? ranks.reverse().filter(Boolean) : []));
      const notes = found.some((it) => it.partly) ? [words.short] : [];
      if (left.length) notes.push(fill(words.common, { words: left.join(', ') }));
      await show(mine, order, query, notes);
      for (const filter of filters.filter((it) => it.open)) {
        const others = passed.filter((_, row) => groups[row] !== groupOf(filter));
        await count(mine, filter, others.length < passed.length ? sums([...scores, ...others], things) : all);
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
      list.replaceChildren();
      further.hidden = true;
      more = async () => {
        const [before, until] = [shown, shown + SHOWN];
        const loaded = new Set();
        while (shown < until && seen < order.length && loaded.size < CHUNKS) {
          const some = order.slice(seen, seen + until - shown);
          const entries = await Promise.all(some.map(async (thing) => {
            const part = Math.floor(thing / chunk);
            loaded.add(part);
            return (await load(`d${part}`))[thing % chunk];
          }));
          if (mine !== turn) return;
          seen += some.length;
          const right = entries.filter((it) => query.phrases.every((phrase) => says(it, phrase)));
          list.append(...right.map((it) => result(it, query.words)));
          shown += right.length;
        }
        if (further.contains(document.activeElement)) list.children[before]?.querySelector('a')?.focus();
        const isOver = seen === order.length;
        const pattern = !isOver ? (query.phrases.length ? words.phrase : words.shown) : shown ? words.found : seen || field.value.trim() ? words.none : '';
        further.hidden = isOver;
        status.textContent = [fill(pattern, { all: number(isOver ? shown : order.length), shown: number(shown), seen: number(seen) }), ...notes].join(' ');
      };
      await more();
    }

    /** @param {Entry} entry @param {Word[]} asked */
    function result([kind, page, title, side = 0, who, when, about, quoted, , lang, attributed = 0, unofficial], asked) {
      const lit = (/** @type {string} */ text) => marked(text, asked);
      const item = element('li', { className: sides[side - 1]?.className.replace('side ', '') ?? '' });
      const line = (/** @type {string} */ className, /** @type {(string | Node)[]} */ ...children) => item.append(element('p', { className }, ...children));
      const span = (/** @type {string} */ className, /** @type {string | Node} */ text) => element('span', { className }, text);
      const head = [
        sides[side - 1]?.cloneNode(true),
        told?.[attributed - 1]?.cloneNode(true),
        unofficial && told?.[sides.length]?.cloneNode(true),
        who && span('who', element('bdi', {}, ...lit(who))),
        when && span('when', when),
        span('kind', kinds[kind]?.textContent ?? ''),
      ];
      line('head', ...head.flatMap((it) => (it ? [it, ' '] : [])));
      line('says', element('a', { href: page }, element('bdi', lang ? { lang } : {}, ...lit(title))));
      if (quoted) line('words', element('q', {}, ...lit(excerpt(quoted, asked))));
      if (about) line('about', element('bdi', {}, ...lit(about)));
      return item;
    }

    /**
     * Counts what each choice of a filter would leave.
     *
     * @param {number} mine
     * @param {HTMLDetailsElement} filter
     * @param {Uint8Array} counts
     */
    async function count(mine, filter, counts) {
      const boxes = [...filter.querySelectorAll('input')];
      const all = await Promise.all(boxes.map((it) => exactly(`@${it.name}:${it.value}`)));
      if (mine !== turn) return;
      const choices = boxes.map((box, row) => ({ box, n: mark(all[row] ?? '', counts, 0) }));
      const least = choices.map((it) => it.n).sort((a, b) => b - a)[LISTED] ?? 0;
      for (const { box, n } of choices) {
        const item = box.closest('li');
        if (item) item.hidden = !box.checked && n <= least;
        item?.querySelector('small')?.replaceChildren(number(n));
      }
    }

    /** @param {KeyboardEvent} event */
    function step(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const stops = [field, ...list.querySelectorAll('a')];
      const at = stops.indexOf(/** @type {HTMLInputElement} */ (event.target));
      if (!steps || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      stops[at + steps]?.focus();
    }

    /** Loads a part of the index, once. @param {string} part */
    async function load(part) {
      if (!(part in parts)) {
        await (loading[part] ??= new Promise((done) => {
          // The root comes with the page.
          const script = document.getElementById(part) ?? element('script', { src: words.index?.replace('{part}', part) });
          script.onload = script.onerror = () => done(script.remove());
          document.head.append(script);
        }));
        delete loading[part];
      }
      if (!(part in parts)) throw Error(`${part} was not loaded`);
      return parts[part];
    }

    /** The row of the shard in which a term stands, if it does. @param {string} term */
    async function rowOf(term) {
      const { first } = await root();
      const next = first.findIndex((it) => it > term);
      return Math.max(1, next < 0 ? first.length : next) - 1;
    }

    /** The terms of a shard, each with its postings. @param {number} row @returns {Promise<Shard>} */
    async function shard(row) {
      const part = await load(`t${row}`);
      if (part instanceof Map) return part;
      const terms = new Map();
      let before = '';
      for (const [, kept = '', rest, postings] of part.matchAll(/(\S)(\S*) (\S*)/g)) {
        before = before.slice(0, digit(kept, 0)) + rest;
        terms.set(before, postings);
      }
      parts[`t${row}`] = terms;
      return terms;
    }

    /** The postings of a term; none where it is none. @param {string} term */
    async function exactly(term) {
      return (await shard(await rowOf(term))).get(term) ?? '';
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
      const begins = (/** @type {string | undefined} */ it) => loose && it?.startsWith(term);
      const score = new Uint8Array(things);
      const start = await rowOf(term);
      let end = start + 1;
      while (end < start + SHARDS && begins(first[end])) end += 1;
      const found = await Promise.all(Array.from({ length: end - start }, (_, row) => shard(start + row)));
      // Another form will do for a word that stands nowhere as it is.
      const other = loose || (!exact && !found.some((it) => it.has(term)));
      for (const [it, postings] of found.flatMap((it) => [...it])) {
        const worth = it === term ? 2 : other && it.startsWith(term) ? 1 : 0;
        if (worth) mark(postings, score, worth);
      }
      return { score, partly: begins(first[end]) };
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
    const end = pieces[pieces.length - 1];
    const words = pieces.flatMap((piece, row) => piece.map((term) => ({ term, loose: false, exact: row % 2 === 1 })));
    const last = words[words.length - 1];
    if (last && end?.length) last.loose = true;
    const phrases = pieces.filter((it, row) => row % 2 === 1 && it.length > 1);
    return { words: words.slice(0, 60), phrases: phrases.map((it) => ` ${it.join(' ')}${it === end ? '' : ' '}`) };
  }

  /** Whether the words of a phrase stand together. @param {Entry} entry @param {string} phrase */
  function says([, , title, , who = '', , about = '', quoted, unshown], phrase) {
    return [title, who, about, quoted, unshown].flat().some((it) => it && ` ${tokens(it).join(' ')} `.includes(phrase));
  }

  /**
   * Raises the scores of what a term stands in to its worth, and by two where it stands in the title.
   * Tells how many of these had a score.
   *
   * @param {string} postings
   * @param {Uint8Array} scores
   * @param {number} worth
   */
  function mark(postings, scores, worth) {
    const head = digit(postings, 0);
    const [low, manner] = [Math.floor(head / 3), head % 3];
    let [at, bits, left, scored] = [1, 0, 0, 0];
    for (let thing = 0; ; thing += 1) {
      let high = 0;
      do {
        if (!left) {
          if (at >= postings.length) return scored;
          bits = pair(postings, at);
          at += 2;
          left = 13;
        }
        const ones = Math.min(Math.clz32(~(bits << (32 - left))), 13 - high);
        high += ones;
        left -= ones;
      } while (!left && high < 13);
      let size = low;
      if (high < 13) left -= 1;
      else [high, size] = [0, 24];
      size += manner & 1;
      let rest = 0;
      for (; size > left; left = 13) {
        rest = (rest << left) | (bits & ((1 << left) - 1));
        size -= left;
        bits = pair(postings, at);
        at += 2;
      }
      left -= size;
      rest = (rest << size) | ((bits >> left) & ((1 << size) - 1));
      thing += (high << low) | (rest >> (manner & 1));
      const score = scores[thing] ?? 0;
      if (score) scored += 1;
      scores[thing] = Math.max(score, worth && worth + (manner === 1 ? 2 * (rest & 1) : manner));
    }
  }

  /** Of each thing the sum of its scores, and 1; nothing where one has none. @param {Uint8Array[]} scores @param {number} things */
  function sums(scores, things) {
    const all = new Uint8Array(things);
    for (let thing = 0; thing < things; thing += 1) {
      let sum = 1;
      for (const it of scores) {
        const score = it[thing] ?? 0;
        sum = score && sum && sum + score;
      }
      all[thing] = sum;
    }
    return all;
  }

  /** The next thirteen bits. @param {string} text @param {number} at */
  function pair(text, at) {
    return digit(text, at) * 91 + digit(text, at + 1);
  }

  /** @param {string} text @param {number} at */
  function digit(text, at) {
    const code = text.charCodeAt(at);
    return code - (code > 92 ? 36 : 35);
  }

  /** A part of a text in which a word stands. @param {string[]} texts @param {Word[]} words */
  function excerpt(texts, words) {
    const text = texts.find((it) => marked(it, words).length > 1) ?? texts[0] ?? '';
    if (text.length <= 260) return text;
    const at = Math.max(0, String(marked(text, words)[0]).length - 80);
    const from = at === 0 ? 0 : text.indexOf(' ', at) + 1;
    const to = text.indexOf(' ', from + 220);
    return `${from > 0 ? '… ' : ''}${text.slice(from, to < 0 ? undefined : to)}${to < 0 ? '' : ' …'}`;
  }

  /** A text with the words that were asked for marked. @param {string} text @param {Word[]} words */
  function marked(text, words) {
    const isAsked = (/** @type {string} */ token) => words.some(({ term, loose }) => token === term || (loose && token.startsWith(term)));
    /** @type {(string | HTMLElement)[]} */
    const pieces = [''];
    for (const piece of text.split(new RegExp(`([${lettersOf(text)}'’]+)`, 'u'))) {
      if (tokens(piece).some(isAsked)) pieces.push(element('mark', {}, piece), '');
      else pieces[pieces.length - 1] += piece;
    }
    return pieces;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} name
   * @param {Record<string, unknown>} properties
   * @param {(string | Node)[]} children
   */
  function element(name, properties = {}, ...children) {
    const it = Object.assign(document.createElement(name), properties);
    it.append(...children);
    return it;
  }

  /** @param {string} pattern @param {Record<string, string>} values */
  function fill(pattern = '', values) {
    return pattern.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  }
})();
