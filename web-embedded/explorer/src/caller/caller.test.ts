import { describe, expect, test } from 'vitest';
import { parseConfig, demoSignInsFor, tenantOfHost, DEFAULT_CONFIG } from './config';
import { parseResult } from './graphql';
import { memoryStorage } from './memoryStorage.test-support';
import { problemOf } from './problems';
import { describeRequest, requestOf } from './request';
import type { CustomerSession, OperatorSession, StaffSession } from './sessions';
import { addSession, customerElsewhere, findSession, loadSessions, removeSession, saveSessions } from './sessions';
import { loadSettings, saveSettings } from './settings';

const staff: StaffSession = {
  audience: 'STAFF',
  name: 'Ada',
  tenant: 'acme',
  tenantName: 'Acme',
  role: 'OWNER',
  sessionId: 'session-1234',
  expiresAtMs: 2_000,
};
const customer: CustomerSession = {
  audience: 'CUSTOMER',
  name: 'Claire',
  email: 'c@example.test',
  tenant: 'acme',
  expiresAtMs: null,
};
const operator: OperatorSession = {
  audience: 'OPERATOR',
  name: 'Olga',
  tenant: '',
  accessToken: 'token-5678',
  expiresAtMs: null,
};

describe('requestOf', () => {
  test('sends one kind of credential per audience', () => {
    const sent = (caller: Parameters<typeof requestOf>[0]) => {
      const { headers, credentials } = requestOf(caller);
      return [headers['X-Tenant'], headers['X-Session-Id'], headers.Authorization, credentials];
    };
    expect(sent({ audience: 'VISITOR', tenant: 'acme', session: null })).toEqual([
      'acme',
      undefined,
      undefined,
      'omit',
    ]);
    expect(sent({ audience: 'CUSTOMER', tenant: '', session: null })).toEqual([
      undefined,
      undefined,
      undefined,
      'omit',
    ]);
    expect(sent({ audience: 'CUSTOMER', tenant: 'acme', session: customer })).toEqual([
      'acme',
      undefined,
      undefined,
      'same-origin',
    ]);
    expect(sent({ audience: 'STAFF', tenant: 'acme', session: staff })).toEqual([
      'acme',
      'session-1234',
      undefined,
      'omit',
    ]);
    expect(sent({ audience: 'OPERATOR', tenant: 'acme', session: operator })).toEqual([
      undefined,
      undefined,
      'Bearer token-5678',
      'omit',
    ]);
  });

  test('always asks for a preflight and sends JSON', () => {
    const { headers } = requestOf({ audience: 'VISITOR', tenant: '', session: null });
    expect(headers['Content-Type']).toBe('application/json');
    expect(headers['GraphQL-Require-Preflight']).toBe('1');
  });

  test('never shows a credential in full', () => {
    expect(describeRequest({ audience: 'STAFF', tenant: 'acme', session: staff })).toEqual([
      ['X-Tenant', 'acme'],
      ['X-Session-Id', '••••••1234'],
    ]);
    expect(describeRequest({ audience: 'OPERATOR', tenant: '', session: operator })).toEqual([
      ['Authorization', 'Bearer ••••••5678'],
    ]);
  });
});

describe('sessions', () => {
  test('are found by audience and tenant', () => {
    const book = addSession(addSession([], staff), { ...staff, tenant: 'other' });
    expect(findSession(book, 'STAFF', 'acme')).toBe(staff);
    expect(findSession(book, 'STAFF', '')).toBeNull();
    expect(findSession([operator], 'OPERATOR', 'any')).toBe(operator);
    expect(removeSession(book, staff)).toHaveLength(1);
  });

  test('hold one customer per browser, as there is one cookie', () => {
    const second = { ...customer, tenant: 'other' };
    expect(addSession([customer, staff], second)).toEqual([staff, second]);
  });

  test('tell of a customer who is signed in at another tenant', () => {
    expect(customerElsewhere([staff, customer], 'other')).toBe(customer);
    expect(customerElsewhere([staff, customer], '')).toBe(customer);
    expect(customerElsewhere([staff, customer], 'acme')).toBeNull();
    expect(customerElsewhere([staff], 'other')).toBeNull();
  });

  test('put no credential into localStorage', () => {
    const local = memoryStorage();
    const tab = memoryStorage();
    saveSessions([customer, staff, operator], local, tab);

    expect(JSON.stringify(Object.entries(local))).not.toMatch(/session-1234|token-5678/);
    expect(loadSessions(local, tab, 1_000)).toEqual([customer, staff, operator]);
    expect(loadSessions(local, memoryStorage(), 1_000)).toEqual([customer]);
  });

  test('are dropped once expired, and when unreadable', () => {
    const local = memoryStorage();
    const tab = memoryStorage();
    saveSessions([staff, operator], local, tab);
    expect(loadSessions(local, tab, 2_000)).toEqual([operator]);
    tab.setItem('quelyos.explorer.sessions', '[{"audience":"STAFF","name":"x","tenant":""},null,7]');
    local.setItem('quelyos.explorer.sessions', '{not json');
    expect(loadSessions(local, tab, 0)).toEqual([]);
  });
});

describe('parseConfig', () => {
  test('falls back to the defaults', () => {
    expect(parseConfig(null)).toEqual(DEFAULT_CONFIG);
    expect(parseConfig({ oauth: {}, tenants: 'x', demoSignIns: [{ audience: 'VISITOR' }, 3] })).toEqual(DEFAULT_CONFIG);
  });

  test('takes null as: no operator sign-in', () => {
    expect(parseConfig({ oauth: null }).oauth).toBeNull();
  });

  test('tells the tenant whose host a page is on', () => {
    const tenants = [{ slug: 'acme', name: 'Acme' }];
    expect(tenantOfHost('acme.localhost', tenants)).toBe('acme');
    expect(tenantOfHost('admin.acme.localhost', tenants)).toBe('acme');
    expect(tenantOfHost('big-acme.localhost', tenants)).toBe('');
    expect(tenantOfHost('localhost', tenants)).toBe('');
  });

  test('filters demo sign-ins by audience and tenant', () => {
    const demo = (audience: string, tenant: string | null) => ({
      audience,
      tenant,
      identifier: `${audience}@${tenant}`,
    });
    const config = parseConfig({
      demoSignIns: [demo('STAFF', 'a'), demo('STAFF', 'b'), demo('CUSTOMER', 'a'), demo('OPERATOR', null)],
    });
    const offered = (...args: [Parameters<typeof demoSignInsFor>[1], string]) =>
      demoSignInsFor(config, ...args).map(({ identifier }) => identifier);
    expect(offered('STAFF', 'a')).toEqual(['STAFF@a']);
    expect(offered('STAFF', '')).toEqual(['STAFF@a', 'STAFF@b']);
    expect(offered('OPERATOR', 'a')).toEqual(['OPERATOR@null']);
    expect(offered('VISITOR', '')).toEqual([]);
  });
});

describe('problemOf', () => {
  const answer = (code: string, retryAfterSeconds: number | null = null) => ({
    result: { errors: [{ message: 'no', extensions: { code } }] },
    retryAfterSeconds,
  });

  test('tells an ended sign-in from a missing one', () => {
    const caller = { audience: 'STAFF', tenant: 'acme', session: staff } as const;
    expect(problemOf(answer('UNAUTHENTICATED'), caller)).toMatchObject({
      title: 'Your sign-in has ended',
      remedy: 'SIGN_IN',
    });
    expect(problemOf(answer('UNAUTHENTICATED'), { ...caller, session: null })?.title).toBe('This needs a sign-in');
  });

  test('says when to come back', () => {
    const caller = { audience: 'VISITOR', tenant: '', session: null } as const;
    expect(problemOf(answer('RATE_LIMITED', 12), caller)?.advice).toBe('Try again in 12 s.');
  });

  test('is silent about the document’s own errors', () => {
    const caller = { audience: 'VISITOR', tenant: '', session: null } as const;
    expect(problemOf(answer('GRAPHQL_VALIDATION_FAILED'), caller)).toBeNull();
    expect(problemOf({ result: { data: {} }, retryAfterSeconds: null }, caller)).toBeNull();
  });
});

test('an answer that is not GraphQL becomes a GraphQL error', () => {
  expect(parseResult('<html>', 502).errors?.[0]?.message).toContain('HTTP 502');
  expect(parseResult('{"status":404}', 404).errors?.[0]?.message).toContain('HTTP 404');
  expect(parseResult('{"data":null}', 200)).toEqual({ data: null });
});

test('settings survive a visit, and nonsense does not', () => {
  const defaults = { audience: 'VISITOR', tenant: '', theme: 'system', paneOpen: true } as const;
  const storage = memoryStorage();
  expect(loadSettings(storage, defaults)).toEqual(defaults);
  saveSettings(storage, { audience: 'PARTNER', tenant: 'acme', theme: 'dark', paneOpen: false });
  expect(loadSettings(storage, defaults)).toEqual({
    audience: 'PARTNER',
    tenant: 'acme',
    theme: 'dark',
    paneOpen: false,
  });
  storage.setItem('quelyos.explorer.settings', '{"audience":"ROOT","tenant":"a\\nb","theme":"pink"}');
  expect(loadSettings(storage, defaults)).toEqual(defaults);
});
