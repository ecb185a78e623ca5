// Apollo Client without React: what its links send, and what its cache makes of the answers.
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { complete, expectedSlugs } from '../support/documents.mjs';
import { assert, check, finish, setting } from '../support/report.mjs';
import { createWire, graphqlUrl } from '../support/wire.mjs';

const PRODUCT_COUNT = Number(setting('PRODUCT_COUNT'));
const LIST = gql(complete('ProductListQuery'));
const PAGE = gql(complete('ProductPageQuery'));
const SIGN_OUT = gql`
  mutation SignOut {
    shopSignOut {
      signedOut
    }
  }
`;
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function open(wire, { hashed = false, cache = new InMemoryCache() } = {}) {
  const http = new HttpLink({ uri: graphqlUrl, fetch: wire.fetch });
  const link = hashed
    ? ApolloLink.from([createPersistedQueryLink({ sha256, useGETForHashedQueries: true }), http])
    : http;
  return new ApolloClient({ link, cache, clientAwareness: { name: 'apollo-test', version: '1.0.0' } });
}

const shapes = (wire) => wire.exchanges.map((exchange) => exchange.shape);

await check('reads products by POST in the newer media type', async () => {
  const wire = createWire();
  const { data } = await open(wire).query({ query: LIST, variables: { first: 10 } });
  assert.deepEqual(
    data.shop.products.nodes.map((product) => product.slug),
    expectedSlugs(PRODUCT_COUNT).slice(0, 10),
  );
  assert.equal(data.shop.products.totalCount, PRODUCT_COUNT);
  assert.deepEqual(shapes(wire), ['POST query → 200']);
  assert.match(wire.last().headers.accept, /^application\/graphql-response\+json/);
  assert.equal(wire.last().responseHeaders['content-type'], 'application/graphql-response+json;charset=utf-8');
});

await check('registers a hashed query once, then reads it by GET with its hash alone', async () => {
  const first = createWire();
  const before = await open(first, { hashed: true }).query({ query: PAGE, variables: { slug: 'product-01' } });
  assert.deepEqual(shapes(first), ['GET hash → 200', 'POST hash+query → 200']);
  assert.equal(first.exchanges[0].answer.errors[0].message, 'PersistedQueryNotFound');
  assert.equal(first.exchanges[0].answer.errors[0].extensions.code, 'PERSISTED_QUERY_NOT_FOUND');
  assert.equal(first.exchanges[0].responseHeaders['cache-control'], 'no-store');

  const second = createWire();
  const after = await open(second, { hashed: true }).query({ query: PAGE, variables: { slug: 'product-01' } });
  assert.deepEqual(shapes(second), ['GET hash → 200']);
  assert.equal(second.last().sent.query, undefined);
  assert.deepEqual(after.data, before.data);

  const other = createWire();
  const different = await open(other, { hashed: true }).query({ query: PAGE, variables: { slug: 'product-02' } });
  assert.deepEqual(shapes(other), ['GET hash → 200']);
  assert.equal(different.data.shop.product.slug, 'product-02');
});

await check('answers a known hashed query with 304 to a cache that has it', async () => {
  const wire = createWire();
  await open(wire, { hashed: true }).query({ query: PAGE, variables: { slug: 'product-03' } });
  const { sent, headers, responseHeaders, answer } = wire.last();
  assert.equal(responseHeaders['cache-control'], 'public, max-age=60');
  assert.match(responseHeaders.vary, /X-Tenant/);
  const url = new URL(graphqlUrl);
  Object.entries(sent).forEach(([name, value]) =>
    url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value)),
  );
  const again = await fetch(url, { headers: { ...headers, 'If-None-Match': responseHeaders.etag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
  assert.equal(again.headers.get('etag'), responseHeaders.etag);
  const stale = await fetch(url, { headers: { ...headers, 'If-None-Match': '"another"' } });
  assert.equal(stale.status, 200);
  assert.deepEqual(await stale.json(), answer);
});

await check('sends mutations by POST, hashed or not', async () => {
  const plain = createWire();
  const { data } = await open(plain).mutate({ mutation: SIGN_OUT });
  assert.deepEqual(shapes(plain), ['POST query → 200']);
  assert.equal(data.shopSignOut.signedOut, false);

  const hashed = createWire();
  await open(hashed, { hashed: true }).mutate({ mutation: SIGN_OUT });
  assert.deepEqual(shapes(hashed), ['POST hash → 200', 'POST hash+query → 200']);
  hashed.clear();
  await open(hashed, { hashed: true }).mutate({ mutation: SIGN_OUT });
  assert.deepEqual(shapes(hashed), ['POST hash → 200']);
});

await check('finds a code in every error, hashed or not', async () => {
  const wrong = gql`
    query Wrong {
      shop {
        costPrice
      }
    }
  `;
  for (const hashed of [false, true]) {
    const { error } = await open(createWire(), { hashed }).query({ query: wrong, errorPolicy: 'all' });
    assert.ok(CombinedGraphQLErrors.is(error), String(error));
    assert.deepEqual(
      error.errors.map(({ extensions }) => extensions.code),
      ['GRAPHQL_VALIDATION_FAILED'],
    );
    assert.ok(error.errors[0].extensions.requestId);
  }
});

await check('never registers a query that is not valid', async () => {
  const wrong = gql`
    query Never {
      shop {
        neverThere
      }
    }
  `;
  for (let attempt = 0; attempt < 2; attempt++) {
    const wire = createWire();
    await open(wire, { hashed: true }).query({ query: wrong, errorPolicy: 'all' });
    assert.deepEqual(shapes(wire), ['GET hash → 200', 'POST hash+query → 400']);
  }
});

await check('reads as a visitor: no credential goes out and no cookie comes back', async () => {
  const wire = createWire();
  await open(wire).query({ query: LIST, variables: { first: 1 } });
  await open(wire, { hashed: true }).query({ query: LIST, variables: { first: 1 } });
  for (const { headers, responseHeaders } of wire.exchanges) {
    for (const name of ['cookie', 'authorization', 'x-session-id']) assert.equal(headers[name], undefined);
    assert.equal(responseHeaders['set-cookie'], undefined);
  }
});

await check('pages through all products into one list of its cache', async () => {
  const edges = gql`
    query Edges($first: Int!, $after: String) {
      shop {
        products(first: $first, after: $after, sortBy: { field: NAME }) {
          edges {
            cursor
            node {
              id
              slug
            }
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  `;
  const typePolicies = {
    Query: { fields: { shop: { merge: true } } },
    ShopQuery: { fields: { products: relayStylePagination(['where', 'sortBy']) } },
  };
  const wire = createWire();
  const client = open(wire, { cache: new InMemoryCache({ typePolicies }) });
  const watched = client.watchQuery({ query: edges, variables: { first: 10 } });
  const subscription = watched.subscribe(() => {});
  await watched.reobserve();
  // The cache has a page at once; who watches the query is told a moment later.
  const products = () => client.readQuery({ query: edges, variables: { first: 10 } }).shop.products;
  for (let page = 1; page < 10 && products().pageInfo.hasNextPage; page++) {
    await watched.fetchMore({ variables: { after: products().pageInfo.endCursor } });
  }
  const found = products().edges.map((edge) => edge.node.slug);
  subscription.unsubscribe();
  assert.deepEqual(found, expectedSlugs(PRODUCT_COUNT));
  assert.equal(wire.exchanges.length, Math.ceil(PRODUCT_COUNT / 10));
});

await check('keeps a product of a list and of its page as one object', async () => {
  const wire = createWire();
  const client = open(wire);
  await client.query({ query: LIST, variables: { first: 5 } });
  await client.query({ query: PAGE, variables: { slug: 'product-01' } });
  const products = Object.keys(client.extract()).filter((key) => key.startsWith('ShopProduct:'));
  assert.equal(products.length, 5);
  assert.match(products[0], /^ShopProduct:prd_/);
});

finish();
