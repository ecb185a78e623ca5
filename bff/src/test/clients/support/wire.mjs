// A fetch that names the tenant and keeps an account of every exchange, so that a check can tell what really went over
// the wire.
import { setting } from './report.mjs';

export const graphqlUrl = `${setting('BASE_URL')}/graphql`;

export function createWire(extraHeaders = {}) {
  const exchanges = [];
  const fetchOnWire = async (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('X-Tenant', setting('TENANT'));
    Object.entries(extraHeaders).forEach(([name, value]) => headers.set(name, value));
    const response = await fetch(input, { ...init, headers });
    exchanges.push(await describe(new URL(input), init, headers, response.clone()));
    return response;
  };
  return { fetch: fetchOnWire, exchanges, last: () => exchanges.at(-1), clear: () => exchanges.splice(0) };
}

async function describe(url, init, headers, response) {
  const method = init.method ?? 'GET';
  const sent = method === 'GET' ? fromQueryString(url.searchParams) : JSON.parse(init.body);
  const text = await response.text();
  return {
    method,
    sent,
    headers: Object.fromEntries(headers),
    status: response.status,
    responseHeaders: Object.fromEntries(response.headers),
    answer: text === '' ? null : JSON.parse(text),
    shape: `${method} ${shapeOf(sent)} → ${response.status}`,
  };
}

/** Which of the protocol's parts a request carried, such as `hash+query` or `hash`. */
function shapeOf(sent) {
  const parts = [];
  if (sent.documentId !== undefined) parts.push('id');
  if (sent.extensions?.persistedQuery !== undefined) parts.push('hash');
  if (sent.query !== undefined) parts.push('query');
  return parts.join('+');
}

function fromQueryString(parameters) {
  const sent = Object.fromEntries(parameters);
  for (const name of ['variables', 'extensions']) {
    if (sent[name] !== undefined) sent[name] = JSON.parse(sent[name]);
  }
  return sent;
}
