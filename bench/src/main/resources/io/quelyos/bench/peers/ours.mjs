// The product as one more peer of the harness (its README: "Put our product beside them"). What it answers is compared, value
// by value, with the harness's own single-statement answers, as far as both schemas have the value.
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';

const { BENCH_PEERS, BENCH_PORT, BENCH_PID, BENCH_WORKLOADS, BENCH_DOCUMENTS } = process.env;
const { psql, rotation, truths } = await import(BENCH_PEERS + '/common/rotation.mjs');
const json = sql => JSON.parse(psql(sql));

const documents = Object.fromEntries(
  ['W1', 'W2', 'W3', 'W4', 'W5'].map(w => [w, readFileSync(`${BENCH_DOCUMENTS}/${w.toLowerCase()}.graphql`, 'utf8')]));
const slugs = json('select json_object_agg(id, slug) from shop.tenants');
async function ask(tenant, query, asked) {
  const response = await fetch(`http://127.0.0.1:${BENCH_PORT}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tenant': slugs[tenant] },
    body: JSON.stringify({ query, variables: asked }),
  });
  const answer = await response.json();
  if (response.status !== 200 || answer.errors) throw new Error(JSON.stringify(answer).slice(0, 600));
  return answer.data;
}

// Where W5's pages begin. The peers say "from this id"; our lists go on behind a cursor that only the server can sign, so the
// lists are walked once, before anything is measured.
async function cursors() {
  const found = new Map();
  const query = `query Walk($after: String) {
    shop { products(first: 100, after: $after, sortBy: { field: NEWEST, direction: ASC }) {
      edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }`;
  const last = new Map();
  for (const { tenant, from_id: from } of rotation()) last.set(tenant, Math.max(last.get(tenant) ?? 1, from));
  for (const [tenant, from] of last) {
    let page = { hasNextPage: true, endCursor: null };
    for (let id = 0; id < from - 1 && page.hasNextPage;) {
      const { edges, pageInfo } = (await ask(tenant, query, { after: page.endCursor })).shop.products;
      for (const { cursor, node } of edges) found.set(tenant + '/' + (id = number(node.id)), cursor);
      page = pageInfo;
    }
  }
  return row => {
    const cursor = found.get(row.tenant + '/' + (row.from_id - 1)) ?? null;
    if (cursor === null && row.from_id > 1) throw new Error(`no cursor before product ${row.from_id} of tenant ${row.tenant}`);
    return cursor;
  };
}

// An id's last twelve digits are the peers' id (load.sql).
const number = id => parseInt(id.slice(-12), 16);
const minor = money => Math.round(Number(money.amount) * 100);
const text = html => html.replace(/^<p>|<\/p>$/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
// Ours has two decimals, rounded half up; half a hundredth is told apart from the peers' binary fraction.
const mean = average => (average === null ? null : Math.round(Number(average) * 100 + 1e-9) / 100);

const path = id => c => c && { id: id(c.id), slug: c.slug, name: c.name, ...(c.parent === undefined ? {} : { parent: path(id)(c.parent) }) };
const ourPath = path(number);
const theirPath = path(id => id);
const variant = v => {
  const [size, color] = v.selectedOptions.map(o => o.value);
  return { id: number(v.id), sku: v.sku, size, color, amount: minor(v.price), currency: v.price.currency, onHand: v.stock.quantity,
    sold: v.stock.status === 'OUT_OF_STOCK' };
};
const image = i => ({ url: i.url, alt: i.altText });
const review = r => ({ id: number(r.id), rating: r.rating, title: r.title, body: r.body, createdAt: time(r.createdAt), author: r.author.name });
const product = p => ({
  id: number(p.id), slug: p.slug, name: p.name, brand: p.brand, priceFrom: minor(p.priceRange?.min ?? p.priceFrom),
  description: p.descriptionHtml === undefined ? undefined : text(p.descriptionHtml),
  average: p.rating && mean(p.rating.average), category: ourPath(p.category), variants: p.variants?.map(variant),
  images: p.images?.map(image) ?? (p.image ? [image(p.image)] : undefined), reviews: p.reviews?.nodes.map(review),
});
const time = t => new Date(t).toISOString();

// The same shapes of the peers' answers. A variant's name there is "<product> – <size> <color>" where size and color are not asked.
const theirVariant = p => v => {
  const [size, color] = v.size ? [v.size, v.color] : v.name.slice(p.name.length + 3).split(' ');
  return { id: v.id, sku: v.sku, size, color, amount: v.price.amount, currency: v.price.currency, onHand: v.stock.onHand,
    sold: v.stock.onHand <= v.stock.reserved };
};
const theirReview = r => ({ id: r.id, rating: r.rating, title: r.title, body: r.body, createdAt: time(r.createdAt), author: r.author.displayName });
const theirProduct = p => ({
  id: p.id, slug: p.slug, name: p.name, brand: p.brand, priceFrom: p.priceFrom, description: p.description,
  average: p.averageRating === undefined ? undefined : mean(p.averageRating), category: theirPath(p.category),
  variants: p.variants?.map(theirVariant(p)), images: p.images?.map(i => ({ url: i.url, alt: i.alt })), reviews: p.reviews?.map(theirReview),
});
const plain = value => JSON.parse(JSON.stringify(value));
const same = (ours, theirs) => deepStrictEqual(plain(ours), plain(theirs));
const count = (list, expected, what) => { if (list.length !== expected) throw new Error(`${list.length} ${what}, not ${expected}`); };
const truth = (w, row) => truths([row], [w])(w, row);

const counts = {
  W1(data, row) {
    const ours = product(data.shop.product);
    count(ours.variants, 3, 'variants');
    count(ours.images, 2, 'images');
    same(ours, theirProduct(truth('W1', row).product));
  },
  // Lists by name are in the order of letters here (É beside E) and of bytes there, so the twenty are found by our order.
  W2(data, row) {
    const list = data.shop.products;
    count(list.nodes, 20, 'products');
    const all = json(`select json_agg(json_build_object('id', id, 'name', name)) from shop.products
      where tenant_id = ${row.tenant} and category_id = ${row.category}`);
    const key = name => name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
    const order = (a, b) => (key(a.name) < key(b.name) ? -1 : key(a.name) > key(b.name) ? 1 : a.id - b.id);
    const expected = all.sort(order).slice(0, 20).map(p => p.id);
    const page = truth('W2', row).products;
    same([list.totalCount, list.nodes.map(p => number(p.id))], [page.totalCount, expected]);
    const known = new Map(page.nodes.map(p => [p.id, theirProduct(p)]));
    for (const each of list.nodes.map(product)) {
      count(each.variants, 3, 'variants');
      count(each.images, 1, 'image');
      if (known.has(each.id)) same(each, known.get(each.id));
    }
  },
  // Which twenty come first is each engine's own matter; each must answer the term in the peers' index too.
  W3(data, row) {
    const ours = data.shop.search.nodes.map(product);
    count(ours, 20, 'hits');
    const ids = ours.map(p => p.id);
    const theirs = json(`select json_agg(json_build_object('id', id, 'slug', slug, 'name', name, 'brand', brand, 'priceFrom', price_from)
        order by array_position(array[${ids}], id))
      from shop.products where tenant_id = ${row.tenant} and id in (${ids}) and tsv @@ websearch_to_tsquery('french', '${row.term}')`);
    same(ours, theirs);
  },
  W4(data, row) {
    const theirs = truth('W4', row);
    count(data.vitrine.featuredProducts.nodes, 12, 'featured products');
    same(data.vitrine.featuredProducts.nodes.map(product), theirs.featured.map(theirProduct));
    const tree = list => list.map(c => ({ ...ourPath(c), children: c.children.map(ourPath) }));
    count(theirs.categoryTree, 5, 'roots');
    same(tree(data.shop.categories), theirs.categoryTree);
    same(tree(data.vitrine.navigation), theirs.categoryTree);
  },
  W5(data, row) {
    const ours = data.shop.products.nodes.map(product);
    count(ours, 50, 'products');
    same(ours, truth('W5', row).productsFrom.map(theirProduct));
  },
};

const after = BENCH_WORKLOADS.split(',').includes('W5') ? await cursors() : () => undefined;
const variables = {
  W1: row => ({ slug: row.slug }),
  W2: row => ({ category: row.category_slug }),
  W3: row => ({ term: row.term }),
  W4: () => ({}),
  W5: row => ({ after: after(row) }),
};

export default {
  name: 'ours', port: Number(BENCH_PORT), path: '/graphql', pid: Number(BENCH_PID),
  tenantHeader: 'x-tenant', tenantValue: row => slugs[row.tenant],
  text: w => ({ query: documents[w], vars: variables[w] }),
  own: true, counts,
};
