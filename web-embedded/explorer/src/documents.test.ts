import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { AUDIENCES } from './caller/audience';
import { fillVariables, firstStarters, startersFor, titleOf } from './workbench/starters';

// The golden file: the whole schema, printed. Without it beside this folder only the syntax is checked.
const GOLDEN = process.env.SCHEMA_FILE ?? join(import.meta.dirname, '../../../schema/schema.graphqls');
const schema: GraphQLSchema | null = existsSync(GOLDEN)
  ? buildSchema(readFileSync(GOLDEN, 'utf8'), { assumeValidSDL: true })
  : null;

const documents = import.meta.glob<string>('./**/*.graphql', { eager: true, query: '?raw', import: 'default' });
const variables = import.meta.glob<string>('./**/*.json', { eager: true, query: '?raw', import: 'default' });

describe.each(Object.entries(documents))('%s', (path, text) => {
  test('is a document that the schema accepts', () => {
    const document = parse(text);
    if (schema) expect(validate(schema, document).map((error) => error.message)).toEqual([]);
  });

  // The page's own operations get theirs from forms.
  test.skipIf(path.startsWith('./operations/'))('has the variables that it needs', () => {
    const given = JSON.parse(variables[path.replace(/\.graphql$/, '.json')] ?? '{}') as Record<string, unknown>;
    const needed = parse(text).definitions.flatMap((definition) =>
      definition.kind === 'OperationDefinition' ? (definition.variableDefinitions ?? []) : [],
    );
    const missing = needed
      .filter(({ type, defaultValue }) => type.kind === 'NonNullType' && !defaultValue)
      .map(({ variable }) => variable.name.value)
      .filter((name) => !(name in given));
    expect(missing).toEqual([]);
  });
});

test.each(AUDIENCES)('%s finds starters, each with a title of its own', (audience) => {
  const titles = startersFor(audience).map(({ title }) => title);
  expect(titles.length).toBeGreaterThanOrEqual(2);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles).not.toContain('Untitled');
});

test('the title is the first comment, without its full stop', () => {
  expect(titleOf('# A title.\n# More.\n{ a }')).toBe('A title');
  expect(titleOf('{ a }')).toBe('Untitled');
});

test.each(AUDIENCES)('%s finds no variable that is left to be filled in by hand', (audience) => {
  const given = startersFor(audience).map(({ variables }) => variables);
  expect(given.join()).not.toMatch(/: ""|_"/);
  expect(firstStarters(startersFor(audience)).length).toBeGreaterThanOrEqual(2);
});

test('every look-up fills a starter, and each of its leaves a variable', () => {
  const all = AUDIENCES.flatMap((audience) => startersFor(audience)).filter(({ lookup }) => lookup !== null);
  const lookups = Object.keys(documents).filter((path) => path.includes('/lookups/'));
  expect(new Set(all.map(({ lookup }) => lookup)).size).toBe(lookups.length);
});

test('the first leaf of a name fills the variable of that name', () => {
  const answer = { shop: { products: { nodes: [{ slug: 'a', price: 1 }, { slug: 'b' }], page: null } } };
  expect(JSON.parse(fillVariables('{"slug": "demo", "first": 2}', answer))).toEqual({ slug: 'a', first: 2 });
  expect(JSON.parse(fillVariables('{"slug": "demo"}', { shop: { products: { nodes: [] } } }))).toEqual({
    slug: 'demo',
  });
  expect(JSON.parse(fillVariables('{"slug": "demo"}', null))).toEqual({ slug: 'demo' });
  expect(fillVariables('', undefined)).toBe('{}');
});
