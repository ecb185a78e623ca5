import { describe, expect, test } from 'vitest';
import { authorizationUrl, challengeOf, checkReturn } from './operatorSignIn';
import { nameFromToken, parseToken } from './tokens';

const pending = { state: 'right', verifier: 'v', startedAtMs: 1_000 };

test('the challenge is the one of RFC 7636, appendix B', async () => {
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

test('the authorization address carries everything the server checks', () => {
  const oauth = {
    authorizationEndpoint: '/oauth2/authorize?ui=1',
    tokenEndpoint: '/oauth2/token',
    clientId: 'quelyos-explorer',
    scopes: ['openid', 'platform'],
  };
  const url = new URL(authorizationUrl(oauth, 'https://api.example.test', 's', 'c', null));
  expect(url.origin + url.pathname).toBe('https://api.example.test/oauth2/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    ui: '1',
    response_type: 'code',
    client_id: 'quelyos-explorer',
    redirect_uri: 'https://api.example.test/explorer/',
    scope: 'openid platform',
    state: 's',
    code_challenge: 'c',
    code_challenge_method: 'S256',
  });
  const withoutScopes = new URL(authorizationUrl({ ...oauth, scopes: [] }, 'https://api.example.test', 's', 'c', null));
  expect(withoutScopes.searchParams.has('scope')).toBe(false);
});

describe('checkReturn', () => {
  const check = (query: string, nowMs = 2_000) => checkReturn(new URLSearchParams(query), pending, nowMs);

  test('accepts the code of the sign-in that this tab started', () => {
    expect(check('code=c&state=right')).toEqual({ kind: 'CODE', code: 'c', verifier: 'v' });
  });

  test('refuses another state, a late return, an error and a sign-in nobody started', () => {
    expect(check('code=c&state=wrong').kind).toBe('REFUSED');
    expect(check('code=c').kind).toBe('REFUSED');
    expect(check('code=c&state=right', 601_001)).toMatchObject({ message: 'The sign-in took too long. Start again.' });
    expect(check('error=access_denied&state=right')).toMatchObject({ message: 'The sign-in was cancelled.' });
    expect(checkReturn(new URLSearchParams('code=c&state=right'), null, 2_000).kind).toBe('REFUSED');
  });
});

describe('parseToken', () => {
  test('takes a bearer token with its end', () => {
    expect(parseToken({ access_token: 'a', token_type: 'Bearer', expires_in: 60, scope: 's' }, 200, 1_000)).toEqual({
      kind: 'TOKEN',
      accessToken: 'a',
      idToken: null,
      scope: 's',
      expiresAtMs: 61_000,
    });
  });

  test('explains refusals', () => {
    expect(parseToken({ error: 'invalid_client' }, 401, 0)).toMatchObject({
      message: 'The client id or its secret is wrong.',
    });
    expect(parseToken({ error: 'odd', error_description: 'Because.' }, 400, 0)).toMatchObject({ message: 'Because.' });
    expect(parseToken(null, 502, 0)).toMatchObject({ kind: 'REFUSED' });
    expect(parseToken({ access_token: 'a', token_type: 'mac' }, 200, 0).kind).toBe('REFUSED');
  });
});

test('reads a name from a token, in any alphabet, and survives what is none', () => {
  const token = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
  expect(nameFromToken(token({ sub: '1', name: 'Zoë Łukasz' }))).toBe('Zoë Łukasz');
  expect(nameFromToken(token({ sub: 'opr_1' }))).toBe('opr_1');
  expect(nameFromToken('opaque')).toBeNull();
  expect(nameFromToken('a.%%%.b')).toBeNull();
  expect(nameFromToken(null)).toBeNull();
});
