// urql's core: its own way of GET, its own exchange for persisted queries.
import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { complete, expectedSlugs } from '../support/documents.mjs';
import { assert, check, finish, setting } from '../support/report.mjs';
import { createWire, graphqlUrl } from '../support/wire.mjs';

const PRODUCT_COUNT = Number(setting('PRODUCT_COUNT'));
const LIST = gql(complete('ProductListQuery'));
const PAGE = gql(complete('ProductPageQuery'));

function open(wire, preferGetMethod, exchanges = []) {
  return new Client({
    url: graphqlUrl,
    fetch: wire.fetch,
    preferGetMethod,
    exchanges: [cacheExchange, ...exchanges, fetchExchange],
  });
}

const shapes = (wire) => wire.exchanges.map((exchange) => exchange.shape);

async function read(client, query, variables) {
  const { data, error } = await client.query(query, variables).toPromise();
  assert.equal(error, undefined);
  return data;
}

await check('reads a product by POST', async () => {
  const wire = createWire();
  const data = await read(open(wire, false), PAGE, { slug: 'product-01' });
  assert.equal(data.shop.product.name, 'Product 01');
  assert.deepEqual(shapes(wire), ['POST query → 200']);
});

await check('reads a product by GET, fit for shared caches', async () => {
  const wire = createWire();
  const data = await read(open(wire, 'force'), PAGE, { slug: 'product-01' });
  assert.equal(data.shop.product.name, 'Product 01');
  assert.deepEqual(shapes(wire), ['GET query → 200']);
  assert.equal(wire.last().responseHeaders['cache-control'], 'public, max-age=60');
});

await check('pages through all products by cursor', async () => {
  const wire = createWire();
  const client = open(wire, 'force');
  const slugs = [];
  let after = null;
  do {
    const { products } = (await read(client, LIST, { first: 10, after })).shop;
    assert.equal(products.totalCount, PRODUCT_COUNT);
    slugs.push(...products.nodes.map((product) => product.slug));
    after = products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null;
  } while (after !== null && slugs.length < 10 * PRODUCT_COUNT);
  assert.deepEqual(slugs, expectedSlugs(PRODUCT_COUNT));
  assert.equal(wire.exchanges.length, Math.ceil(PRODUCT_COUNT / 10));
});

await check('registers a persisted query once, then sends its hash alone', async () => {
  const persisted = () => [persistedExchange({ preferGetForPersistedQueries: 'force' })];
  const first = createWire();
  const before = await read(open(first, false, persisted()), PAGE, { slug: 'product-02' });
  assert.deepEqual(shapes(first), ['GET hash → 200', 'GET hash+query → 200']);
  assert.equal(first.exchanges[0].answer.errors[0].extensions.code, 'PERSISTED_QUERY_NOT_FOUND');

  const second = createWire();
  const after = await read(open(second, false, persisted()), PAGE, { slug: 'product-02' });
  assert.deepEqual(shapes(second), ['GET hash → 200']);
  assert.deepEqual(after, before);
});

await check('sends mutations by POST although it prefers GET', async () => {
  const wire = createWire();
  const signOut = gql`
    mutation SignOut {
      shopSignOut {
        signedOut
      }
    }
  `;
  const { data, error } = await open(wire, 'force').mutation(signOut, {}).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.shopSignOut.signedOut, false);
  assert.deepEqual(shapes(wire), ['POST query → 200']);
});

await check('finds a code in every error', async () => {
  const wrong = gql`
    query Wrong {
      shop {
        costPrice
      }
    }
  `;
  for (const preferGetMethod of [false, 'force']) {
    const { error } = await open(createWire(), preferGetMethod).query(wrong, {}).toPromise();
    assert.deepEqual(
      error.graphQLErrors.map(({ extensions }) => extensions.code),
      ['GRAPHQL_VALIDATION_FAILED'],
    );
  }
});

finish();
