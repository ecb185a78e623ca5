// Runs the registered documents of every generator by their ids.
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { generatePersistedQueryIdsFromManifest } from '@apollo/persisted-query-lists';
import { complete, expectedSlugs } from '../support/documents.mjs';
import { assert, check, finish, setting } from '../support/report.mjs';
import { createWire, graphqlUrl } from '../support/wire.mjs';
import { MANIFESTS, content, documents } from './files.mjs';

const PRODUCT_COUNT = Number(setting('PRODUCT_COUNT'));
const TRUSTED_ONLY = { 'apollographql-client-name': setting('TRUSTED_ONLY_CLIENT') };
const VARIABLES = {
  ProductListQuery: { first: 7 },
  ProductPageQuery: { slug: 'product-07' },
  SignInMutation: { input: { email: 'nobody@example.com', password: 'not the password' } },
};
const ID_LENGTHS = { APOLLO: 64, RELAY: 32, GRAPHQL_CODEGEN: 40 };

async function post(body, headers = {}) {
  const wire = createWire(headers);
  await wire.fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return wire.last();
}

async function get(parameters, headers = {}) {
  const wire = createWire(headers);
  const url = new URL(graphqlUrl);
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  await wire.fetch(url);
  return wire.last();
}

const codes = ({ answer }) => answer.errors.map(({ extensions }) => extensions.code);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** What every document must answer, whichever generator rewrote it. */
function assertExpected(name, { data }) {
  if (name === 'ProductListQuery') {
    assert.deepEqual(
      data.shop.products.nodes.map((product) => product.slug),
      expectedSlugs(7),
    );
    assert.equal(data.shop.products.totalCount, PRODUCT_COUNT);
  } else if (name === 'ProductPageQuery') {
    assert.equal(data.shop.product.name, 'Product 07');
    assert.equal(data.shop.product.variants.length, 1);
  } else {
    assert.equal(data.shopSignIn.customer, null);
    assert.deepEqual(
      data.shopSignIn.userErrors.map(({ code }) => code),
      ['INVALID_CREDENTIALS'],
    );
  }
}

for (const format of Object.keys(MANIFESTS)) {
  for (const { id, text, name, isMutation } of documents(format)) {
    const variables = VARIABLES[name];
    await check(`${format}: runs ${name} by its id`, async () => {
      assert.equal(id.length, ID_LENGTHS[format]);
      const byId = await post({ documentId: id, variables });
      assertExpected(name, byId.answer);
      if (isMutation) {
        const byGet = await get({ documentId: id, variables });
        assert.equal(byGet.status, 405);
        assert.equal(byGet.responseHeaders.allow, 'POST');
      } else {
        const plain = await post({ query: text, variables });
        assert.deepEqual(byId.answer, plain.answer);
        const byGet = await get({ documentId: id, variables });
        assert.deepEqual(byGet.answer, plain.answer);
        assert.equal(byGet.responseHeaders['cache-control'], 'public, max-age=60');
      }
    });
  }

  await check(`${format}: refuses an id that nobody registered, and a text that is not the id's`, async () => {
    const [{ id, name }] = documents(format);
    const unknown = [...id].reverse().join('');
    for (const refused of [await post({ documentId: unknown }), await get({ documentId: unknown })]) {
      assert.deepEqual(codes(refused), ['PERSISTED_QUERY_NOT_FOUND']);
      assert.equal(refused.answer.data, undefined);
    }
    const other = await post({ documentId: id, query: '{ __typename }', variables: VARIABLES[name] });
    assert.deepEqual(codes(other), ['BAD_REQUEST']);
  });
}

await check('Apollo Client finds its ids in the manifest and never sends a text', async () => {
  const loadManifest = () => JSON.parse(content('APOLLO'));
  for (const useGETForHashedQueries of [false, true]) {
    const wire = createWire();
    const ids = generatePersistedQueryIdsFromManifest({ loadManifest });
    const link = ApolloLink.from([
      createPersistedQueryLink({ ...ids, useGETForHashedQueries }),
      new HttpLink({ uri: graphqlUrl, fetch: wire.fetch }),
    ]);
    const client = new ApolloClient({
      link,
      cache: new InMemoryCache(),
      clientAwareness: { name: setting('TRUSTED_ONLY_CLIENT'), version: '1.0.0' },
    });
    for (const name of ['ProductListQuery', 'ProductPageQuery']) {
      assertExpected(name, await client.query({ query: gql(complete(name)), variables: VARIABLES[name] }));
      assert.equal(wire.last().shape, `${useGETForHashedQueries ? 'GET' : 'POST'} hash → 200`);
      assert.equal(wire.last().headers['apollographql-client-name'], setting('TRUSTED_ONLY_CLIENT'));
    }
    assert.equal(wire.exchanges.length, 2);
  }
});

await check('an application with registered documents only can send no other', async () => {
  const query = '{ __typename trustedOnly: __typename }';
  const persistedQuery = { version: 1, sha256Hash: sha256(query) };
  assert.deepEqual(codes(await post({ query }, TRUSTED_ONLY)), ['PERSISTED_QUERY_ONLY']);
  assert.deepEqual(codes(await get({ query }, TRUSTED_ONLY)), ['PERSISTED_QUERY_ONLY']);
  const registration = await post({ query, extensions: { persistedQuery } }, TRUSTED_ONLY);
  assert.deepEqual(codes(registration), ['PERSISTED_QUERY_ONLY']);
  assert.deepEqual(codes(await post({ extensions: { persistedQuery } })), ['PERSISTED_QUERY_NOT_FOUND']);

  const [{ id, name }] = documents('APOLLO').filter(({ isMutation }) => !isMutation);
  assertExpected(name, (await post({ documentId: id, variables: VARIABLES[name] }, TRUSTED_ONLY)).answer);
  assert.equal((await post({ query })).answer.data.trustedOnly, 'Query');
});

finish();
