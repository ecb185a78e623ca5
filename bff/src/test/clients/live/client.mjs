// The clients of the two protocols' own authors, following a cart and orders.
import { createClient as createEventClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import WebSocket from 'ws';
import { assert, check, finish, setting } from '../support/report.mjs';

const BASE_URL = setting('BASE_URL');
const URL = `${BASE_URL}/graphql`;
const SOCKET_URL = URL.replace('http', 'ws');
const TENANT = setting('TENANT');
const VARIANT = setting('VARIANT');
const CART = `subscription Cart($after: String) {
  shopCartChanged(after: $after) { eventId kind cart { totalQuantity } }
}`;
const ORDERS = 'subscription Orders { backofficeOrderChanged { kind order { id } } }';

async function send(query, variables, headers) {
  const response = await fetch(URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tenant': TENANT, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  assert.equal(answer.errors, undefined);
  return { data: answer.data, cookie: response.headers.get('set-cookie')?.split(';')[0] };
}

const add = (cookie) =>
  send(
    'mutation ($id: ID!) { shopCartLinesAdd(lines: [{ variantId: $id, quantity: 1 }]) { cart { totalQuantity } } }',
    { id: VARIANT },
    cookie ? { cookie } : {},
  );

const signOut = (cookie) => send('mutation { shopSignOut { signedOut } }', {}, { cookie });

/** A guest with one piece in the cart. */
const newGuest = async () => (await add()).cookie;

const eventClient = (cookie, more = {}) =>
  createEventClient({ url: URL, headers: { 'x-tenant': TENANT, cookie }, retryAttempts: 0, ...more });

const socketClient = (headers, connectionParams, more = {}) =>
  createSocketClient({
    url: SOCKET_URL,
    connectionParams,
    retryAttempts: 0,
    webSocketImpl: class extends WebSocket {
      constructor(url, protocols) {
        super(url, protocols, { headers });
      }
    },
    ...more,
  });

async function next(results) {
  const { done, value } = await results.next();
  assert.equal(done, false);
  return value;
}

async function nextCart(results) {
  const value = await next(results);
  assert.equal(value.errors, undefined);
  return value.data.shopCartChanged;
}

for (const [name, open] of [
  ['graphql-sse', (cookie) => eventClient(cookie)],
  ['graphql-ws', (cookie) => socketClient({ cookie }, { 'x-tenant': TENANT })],
]) {
  await check(`${name} follows the cart`, async () => {
    const cookie = await newGuest();
    const client = open(cookie);
    const results = client.iterate({ query: CART });
    assert.deepEqual(
      [(await nextCart(results)).kind, (await add(cookie)).data.shopCartLinesAdd.cart.totalQuantity],
      ['STARTED', 2],
    );
    const changed = await nextCart(results);
    assert.deepEqual([changed.kind, changed.cart.totalQuantity], ['CHANGED', 2]);
    await results.return();
    await client.dispose();
  });

  await check(`${name} goes on after the last event`, async () => {
    const cookie = await newGuest();
    const client = open(cookie);
    const first = client.iterate({ query: CART });
    const { eventId } = await nextCart(first);
    await first.return();
    await add(cookie);
    await add(cookie);
    const second = client.iterate({ query: CART, variables: { after: eventId } });
    const kinds = [(await nextCart(second)).kind, (await nextCart(second)).kind];
    assert.deepEqual(kinds, ['CHANGED', 'CHANGED']);
    await add(cookie);
    assert.equal((await nextCart(second)).cart.totalQuantity, 4);
    await second.return();
    await client.dispose();
  });

  await check(`${name} is told what is wrong with a subscription`, async () => {
    const client = open(await newGuest());
    const codes = await client
      .iterate({ query: 'subscription { shopNothing { kind } }' })
      .next()
      .then(({ value }) => value.errors)
      .catch((errors) => errors);
    assert.deepEqual(
      codes.map(({ extensions }) => extensions.code),
      ['GRAPHQL_VALIDATION_FAILED'],
    );
    await client.dispose();
  });
}

await check('graphql-sse is told that the session is over, and that nothing follows', async () => {
  const cookie = setting('CUSTOMER_COOKIE_1');
  const client = eventClient(cookie);
  const results = client.iterate({ query: CART });
  await nextCart(results);
  await signOut(cookie);
  const { errors } = await next(results);
  assert.deepEqual(
    errors.map(({ extensions }) => extensions.code),
    ['UNAUTHENTICATED'],
  );
  assert.equal((await results.next()).done, true);
  client.dispose();
});

await check('graphql-ws is closed for good when the session is over', async () => {
  const cookie = setting('CUSTOMER_COOKIE_2');
  const client = socketClient({ cookie }, { 'x-tenant': TENANT }, { retryAttempts: 5 });
  const results = client.iterate({ query: CART });
  await nextCart(results);
  const closing = new Promise((resolve) => client.on('closed', resolve));
  await signOut(cookie);
  assert.equal((await closing).code, 4401);
  await assert.rejects(() => results.next());
  await client.dispose();
});

await check('graphql-ws brings the credential of staff in its first message', async () => {
  const client = socketClient({}, { 'X-Session-Id': setting('STAFF_SESSION') });
  const results = client.iterate({ query: ORDERS });
  const { data } = await next(results);
  assert.equal(data.backofficeOrderChanged.kind, 'STARTED');
  await results.return();
  await client.dispose();
});

await check('graphql-sse follows orders as staff', async () => {
  const client = createEventClient({
    url: URL,
    headers: { 'x-session-id': setting('STAFF_SESSION') },
    retryAttempts: 0,
  });
  const results = client.iterate({ query: ORDERS });
  const { data } = await next(results);
  assert.equal(data.backofficeOrderChanged.kind, 'STARTED');
  await results.return();
  client.dispose();
});

finish();
