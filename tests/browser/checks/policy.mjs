// Every page forbids, before anything is loaded, what is not the site's own. Scripts are allowed only
// where the site has some, and none is written into a page.

export const name = 'policy';
export const promise = 'every page has a strict Content-Security-Policy, and no script or style of its own';

export async function faults(site, { desk }) {
  const scripted = site.files.some((it) => it.endsWith('.js'));
  const found = [];
  for (const page of site.pages) {
    const fault = faultOf(await desk.evaluate(read, site.text(page)), scripted);
    if (fault) found.push(`${page}: ${fault}`);
  }
  return found;
}

function faultOf({ policies, late, inline }, scripted) {
  if (policies.length === 0) return 'there is no Content-Security-Policy';
  if (policies.length > 1) return 'there are several policies';
  if (late) return `<${late}> stands before the policy`;
  const rules = new Map(
    policies[0].split(';').map((rule) => {
      const [name, ...sources] = rule.trim().split(/\s+/);
      return [name, sources];
    }),
  );
  if (rules.get('default-src')?.join(' ') !== "'none'") return "default-src is not 'none'";
  for (const [name, sources] of rules) {
    // Firefox does not take a form's way from page to page on a disk for one within the site.
    const allowed = name === 'form-action' ? ["'none'", "'self'", 'file:'] : ["'none'", "'self'", 'data:'];
    const loose = sources.find((it) => !allowed.includes(it) && !/^'sha256-/.test(it));
    if (loose) return `${name} allows ${loose}`;
    if (sources.includes('data:') && !['img-src', 'font-src'].includes(name)) return `${name} allows data:`;
  }
  if (!rules.has('form-action')) return 'forms may lead anywhere';
  if (rules.has('script-src') && !scripted) return 'script-src allows scripts, and the site has none';
  if (inline) return `${inline} is written into the page`;
  return undefined;
}

// Runs in the browser.
function read(html) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const metas = [...doc.querySelectorAll('meta[http-equiv]')].filter(
    (it) => it.httpEquiv.toLowerCase() === 'content-security-policy',
  );
  const loads = doc.querySelector('script, link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], style, img');
  const early = metas[0] && loads && metas[0].compareDocumentPosition(loads) & Node.DOCUMENT_POSITION_PRECEDING;
  const inlines = [...doc.querySelectorAll('*')].flatMap((it) => [
    ...(it.matches('script:not([src]), style') ? [`<${it.localName}>`] : []),
    ...[...it.attributes].map((it) => it.name).filter((it) => it === 'style' || it.startsWith('on')),
  ]);
  return { policies: metas.map((it) => it.content), late: early ? loads.localName : undefined, inline: inlines[0] };
}
