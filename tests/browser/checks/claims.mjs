// Every claim of the open data stands on its event's page, under the names of those who made it
// and carried it.

export const name = 'claims';
export const promise = 'every claim is on its event’s page, with its side, its speaker and its outlet';

export async function faults(site, { desk }) {
  const names = new Map();
  for (const kind of ['sides', 'actors', 'outlets']) {
    for (const it of site.json(`data/${kind}.json`)[kind]) names.set(`${kind} ${it.id}`, it.name);
  }
  const speaker = (id) => names.get(`actors ${id}`) ?? names.get(`outlets ${id}`);
  const pages = new Map();
  const found = [];
  for (const claim of site.json('data/claims.json').claims) {
    const [page, anchor] = claim.page.split('#');
    const words = [names.get(`sides ${claim.side}`), speaker(claim.speaker), names.get(`outlets ${claim.outlet}`), claim.says];
    if (!site.has(page) || !page.startsWith('events/') || !anchor) {
      found.push(`${claim.id}: ${claim.page} is no place on an event’s page`);
    } else {
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push({ id: claim.id, anchor: decodeURIComponent(anchor), words });
    }
  }
  for (const [page, claims] of pages) {
    const texts = await desk.evaluate(read, { html: site.text(page), anchors: claims.map((it) => it.anchor) });
    claims.forEach((claim, row) => found.push(...missing(page, claim, texts[row])));
  }
  return found;
}

function missing(page, { id, anchor, words }, text) {
  if (text === null) return [`${id}: ${page} has no #${anchor}`];
  return words
    .filter((it) => it === undefined || !text.includes(fold(it)))
    .map((it) => `${id}: on ${page} it stands without ${it === undefined ? 'a name' : `“${it}”`}`);
}

function fold(text) {
  return text.replace(/\s+/g, ' ').trim();
}

// Runs in the browser.
function read({ html, anchors }) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  return anchors.map((it) => doc.getElementById(it)?.textContent.replace(/\s+/g, ' ') ?? null);
}
