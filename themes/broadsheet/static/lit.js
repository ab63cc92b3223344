// An article's passages and the claims that rest on them: what is pointed at, or has the focus, lights the
// other, and on a wide screen a claim stands level with its passage where its paragraph leaves room.
//
// data-passages   the numbers of the passages that words lie in, or that a claim rests on

'use strict';

(() => {
  const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.text [data-passages]')]);
  const numbers = new Map(parts.map((it) => [it, (it.dataset.passages ?? '').split(' ')]));
  const paragraphs = [...document.querySelectorAll('.text .para')];

  for (const kind of ['pointerover', 'focusin']) document.addEventListener(kind, ({ target }) => light(target));
  document.addEventListener('focusout', ({ relatedTarget }) => light(relatedTarget));
  document.documentElement.addEventListener('pointerleave', () => light(null));
  addEventListener('resize', level);
  document.fonts.ready.then(level);
  level();

  /** @param {EventTarget | null} target */
  function light(target) {
    const over = target instanceof Element ? target.closest('[data-passages]') : null;
    // Where nothing is pointed at, what has the focus stays lit.
    const it = over ?? document.activeElement?.closest('[data-passages]');
    const own = numbers.get(/** @type {HTMLElement} */ (it)) ?? [];
    for (const [part, of] of numbers) part.classList.toggle('lit', own.some((number) => of.includes(number)));
  }

  // Claims are moved down, never up, and never so far that the paragraph would need more room: nothing
  // else on the page moves.
  function level() {
    for (const paragraph of paragraphs) {
      const besides = /** @type {HTMLElement[]} */ ([...paragraph.querySelectorAll('.beside')]);
      for (const it of besides) it.style.removeProperty('--down');
      // The words stick to the top while one reads their claims, so what counts is where in them a passage is.
      const begin = paragraph.getBoundingClientRect().top;
      const words = paragraph.querySelector('.prose')?.getBoundingClientRect() ?? { top: begin, height: 0 };
      /** @type {Map<number, number>} */
      const floors = new Map();
      for (const it of besides.reverse()) {
        const { left, top, height } = it.getBoundingClientRect();
        const [first] = numbers.get(it) ?? [];
        const passage = parts.find((part) => part !== it && paragraph.contains(part) && numbers.get(part)?.includes(first ?? ''));
        const wanted = passage ? passage.getBoundingClientRect().top - words.top + begin - top : 0;
        const down = Math.max(0, Math.min(wanted, (floors.get(left) ?? begin + words.height) - height - top));
        if (down > 1) it.style.setProperty('--down', `${Math.round(down)}px`);
        floors.set(left, top + down);
      }
    }
  }
})();
