import type { Audience } from '../caller/audience';

/** A document that is useful at once. The first comment line of its file is the title. */
export interface Starter {
  readonly title: string;
  readonly query: string;
  readonly variables: string;
  /** Asked first where there is one: its answer fills the variables with what this tenant really has. */
  readonly lookup: string | null;
}

const FOLDERS: Readonly<Record<Audience, readonly string[]>> = {
  VISITOR: ['vitrine', 'shop', 'everyone'],
  CUSTOMER: ['customer', 'shop', 'vitrine', 'everyone'],
  STAFF: ['staff', 'backoffice', 'everyone'],
  PARTNER: ['backoffice', 'everyone'],
  OPERATOR: ['superadmin', 'everyone'],
};

// x.json beside x.graphql holds its variables: the demo's first tenant has what they name.
const queries = import.meta.glob<string>('./documents/*/*.graphql', { eager: true, query: '?raw', import: 'default' });
const variables = import.meta.glob<string>('./documents/*/*.json', { eager: true, query: '?raw', import: 'default' });
const lookups = import.meta.glob<string>('./lookups/*/*.graphql', { eager: true, query: '?raw', import: 'default' });

export function startersFor(audience: Audience): readonly Starter[] {
  return FOLDERS[audience].flatMap((folder) =>
    Object.entries(queries)
      .filter(([path]) => path.startsWith(`./documents/${folder}/`))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([path, query]) => ({
        title: titleOf(query),
        query: query.trim(),
        variables: variables[path.replace(/\.graphql$/, '.json')]?.trim() ?? '',
        lookup: lookups[path.replace('./documents/', './lookups/')] ?? null,
      })),
  );
}

export function titleOf(query: string): string {
  return /^#\s*(.+)$/m.exec(query)?.[1]?.replace(/\.$/, '') ?? 'Untitled';
}

/** Those that open by themselves: they need no other question first. */
export function firstStarters(starters: readonly Starter[]): readonly Starter[] {
  return starters.filter(({ lookup }) => lookup === null).slice(0, 3);
}

/** Each leaf of a look-up's answer is named like the variable that it fills; the first of a name counts. */
export function fillVariables(variables: string, answer: unknown): string {
  const filled = JSON.parse(variables || '{}') as Record<string, unknown>;
  for (const [name, value] of leavesOf(answer).reverse()) if (name in filled) filled[name] = value;
  return JSON.stringify(filled, null, 2);
}

function leavesOf(value: unknown, name = ''): (readonly [string, unknown])[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, name));
  if (typeof value !== 'object') return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, key));
}
