// The documents that every client and generator reads, one operation or fragment a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'documents');

export const FRAGMENTS = ['ProductCard'];
export const OPERATIONS = ['ProductListQuery', 'ProductPageQuery', 'SignInMutation'];

export function text(name) {
  return readFileSync(join(FOLDER, `${name}.graphql`), 'utf8');
}

/** An operation with the fragment it needs. */
export function complete(name) {
  return name === 'SignInMutation' ? text(name) : text('ProductCard') + text(name);
}

/** The catalogue that the test put into the tenant, in the order of ProductListQuery. */
export function expectedSlugs(count) {
  return Array.from({ length: count }, (_, index) => `product-${String(index + 1).padStart(2, '0')}`);
}
