// Where the generators write, and what stands in their manifests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';

export const GENERATED = join(import.meta.dirname, '..', 'generated');

export const MANIFESTS = {
  APOLLO: 'apollo.json',
  RELAY: 'relay/persisted.json',
  GRAPHQL_CODEGEN: 'codegen/persisted-documents.json',
};

export function content(format) {
  return readFileSync(join(GENERATED, MANIFESTS[format]), 'utf8');
}

/** The documents of a manifest as { id, text, name, isMutation }. */
export function documents(format) {
  const manifest = JSON.parse(content(format));
  const pairs = format === 'APOLLO' ? manifest.operations.map(({ id, body }) => [id, body]) : Object.entries(manifest);
  return pairs.map(([id, text]) => {
    const operation = parse(text).definitions.find(({ kind }) => kind === 'OperationDefinition');
    return { id, text, name: operation.name.value, isMutation: operation.operation === 'mutation' };
  });
}
