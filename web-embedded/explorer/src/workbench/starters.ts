import type { Audience } from '../caller/audience';

/** A document that is useful at once. The first comment line of its file is the title. */
export interface Starter {
  readonly title: string;
  readonly query: string;
  readonly variables: string;
}

const FOLDERS: Readonly<Record<Audience, readonly string[]>> = {
  VISITOR: ['vitrine', 'shop', 'everyone'],
  CUSTOMER: ['customer', 'shop', 'vitrine', 'everyone'],
  STAFF: ['staff', 'backoffice', 'everyone'],
  PARTNER: ['backoffice', 'everyone'],
  OPERATOR: ['superadmin', 'everyone'],
};

// x.json beside x.graphql holds its variables.
const queries = import.meta.glob<string>('./documents/*/*.graphql', { eager: true, query: '?raw', import: 'default' });
const variables = import.meta.glob<string>('./documents/*/*.json', { eager: true, query: '?raw', import: 'default' });

export function startersFor(audience: Audience): readonly Starter[] {
  return FOLDERS[audience].flatMap((folder) =>
    Object.entries(queries)
      .filter(([path]) => path.startsWith(`./documents/${folder}/`))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([path, query]) => ({
        title: titleOf(query),
        query: query.trim(),
        variables: variables[path.replace(/\.graphql$/, '.json')]?.trim() ?? '',
      })),
  );
}

export function titleOf(query: string): string {
  return /^#\s*(.+)$/m.exec(query)?.[1]?.replace(/\.$/, '') ?? 'Untitled';
}
