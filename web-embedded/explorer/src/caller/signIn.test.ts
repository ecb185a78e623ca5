import { afterEach, expect, test, vi } from 'vitest';
import { signInCustomer } from './signIn';

interface Sent {
  readonly operation: string;
  readonly tenant: string | undefined;
  readonly credentials: string | undefined;
}

/** Answers one after the other, and keeps what was asked. */
function serve(...answers: readonly unknown[]): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (_: string, { body, headers, credentials }: RequestInit) => {
    const { query } = JSON.parse(body as string) as { query: string };
    sent.push({
      operation: /mutation (\w+)/.exec(query)?.[1] ?? '',
      tenant: new Headers(headers).get('X-Tenant') ?? undefined,
      credentials,
    });
    return Promise.resolve(new Response(JSON.stringify(answers[sent.length - 1])));
  });
  return sent;
}

const credentials = { identifier: 'c@example.test', secret: 's', tenant: 'other' };
const signedIn = { data: { shopSignIn: { customer: { displayName: 'Claire', email: 'c@example.test' } } } };
const mismatch = { errors: [{ message: 'no', extensions: { code: 'TENANT_MISMATCH' } }] };

afterEach(() => vi.unstubAllGlobals());

test('a customer signs in with one request', async () => {
  const sent = serve(signedIn);
  expect(await signInCustomer(credentials)).toMatchObject({ kind: 'SIGNED_IN', session: { tenant: 'other' } });
  expect(sent).toEqual([{ operation: 'ExplorerShopSignIn', tenant: 'other', credentials: 'same-origin' }]);
});

test('the forgotten cookie of another tenant is given up first, whosever it is', async () => {
  const sent = serve(mismatch, { data: {} }, signedIn);
  expect((await signInCustomer(credentials)).kind).toBe('SIGNED_IN');
  expect(sent.map(({ operation, tenant }) => [operation, tenant])).toEqual([
    ['ExplorerShopSignIn', 'other'],
    ['ExplorerShopSignOut', undefined],
    ['ExplorerShopSignIn', 'other'],
  ]);
  expect(sent.every((request) => request.credentials === 'same-origin')).toBe(true);
});

test('a contradiction that stays is told, and not asked again for ever', async () => {
  const sent = serve(mismatch, { data: {} }, mismatch);
  expect(await signInCustomer(credentials)).toEqual({ kind: 'REFUSED', messages: ['no'] });
  expect(sent).toHaveLength(3);
});
