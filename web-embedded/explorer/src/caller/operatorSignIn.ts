import type { OAuthConfig } from './config';
import type { OperatorSession } from './sessions';
import { nameFromToken, readToken } from './tokens';

// OAuth 2 authorization code with PKCE (RFC 7636, S256) for a public client: leave for the sign-in page, come back
// with a code, and exchange it with a verifier that never left this browser tab.

const KEY = 'quelyos.explorer.operator-sign-in';
const LONGEST_SIGN_IN_MS = 10 * 60 * 1000;

export interface Pending {
  readonly state: string;
  readonly verifier: string;
  readonly startedAtMs: number;
}

export type OperatorReturn =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'SIGNED_IN'; readonly session: OperatorSession }
  | { readonly kind: 'REFUSED'; readonly message: string };

export function canSignInOperator(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

export async function startOperatorSignIn(oauth: OAuthConfig, loginHint: string | null): Promise<void> {
  const pending: Pending = { state: randomText(), verifier: randomText(), startedAtMs: Date.now() };
  sessionStorage.setItem(KEY, JSON.stringify(pending));
  const challenge = await challengeOf(pending.verifier);
  location.assign(authorizationUrl(oauth, location.origin, pending.state, challenge, loginHint));
}

export function authorizationUrl(
  oauth: OAuthConfig,
  origin: string,
  state: string,
  challenge: string,
  loginHint: string | null,
): string {
  const url = new URL(oauth.authorizationEndpoint, origin);
  const parameters = {
    response_type: 'code',
    client_id: oauth.clientId,
    redirect_uri: redirectUri(origin),
    ...(oauth.scopes.length > 0 ? { scope: oauth.scopes.join(' ') } : {}),
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(loginHint ? { login_hint: loginHint } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.toString();
}

/** Call once when the page starts: takes the code out of the address, and the address out of the history. */
export async function finishOperatorSignIn(oauth: OAuthConfig | null): Promise<OperatorReturn> {
  const parameters = new URLSearchParams(location.search);
  if (!parameters.has('code') && !parameters.has('error')) return { kind: 'NONE' };
  const pending = readPending(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  history.replaceState(null, '', location.pathname);
  const checked = checkReturn(parameters, pending, Date.now());
  if (checked.kind === 'REFUSED') return checked;
  if (!oauth) return { kind: 'REFUSED', message: 'This server offers no operator sign-in.' };
  const answer = await readToken(oauth.tokenEndpoint, {
    grant_type: 'authorization_code',
    code: checked.code,
    redirect_uri: redirectUri(location.origin),
    client_id: oauth.clientId,
    code_verifier: checked.verifier,
  });
  if (answer.kind === 'REFUSED') return answer;
  const { accessToken, idToken, expiresAtMs } = answer;
  const name = nameFromToken(idToken) ?? nameFromToken(accessToken) ?? 'Operator';
  return { kind: 'SIGNED_IN', session: { audience: 'OPERATOR', name, tenant: '', accessToken, expiresAtMs } };
}

export function checkReturn(
  parameters: URLSearchParams,
  pending: Pending | null,
  nowMs: number,
):
  | { readonly kind: 'CODE'; readonly code: string; readonly verifier: string }
  | { readonly kind: 'REFUSED'; readonly message: string } {
  if (!pending || parameters.get('state') !== pending.state) {
    return { kind: 'REFUSED', message: 'This sign-in was not started in this browser tab, so it was not accepted.' };
  }
  if (nowMs - pending.startedAtMs > LONGEST_SIGN_IN_MS) {
    return { kind: 'REFUSED', message: 'The sign-in took too long. Start again.' };
  }
  const code = parameters.get('code');
  if (code === null || code === '') {
    const denied = parameters.get('error') === 'access_denied';
    return { kind: 'REFUSED', message: denied ? 'The sign-in was cancelled.' : 'The sign-in page reported an error.' };
  }
  return { kind: 'CODE', code, verifier: pending.verifier };
}

/** RFC 7636, 4.2: BASE64URL(SHA256(ASCII(verifier))). */
export async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function redirectUri(origin: string): string {
  return `${origin}/explorer/`;
}

function readPending(text: string | null): Pending | null {
  try {
    const pending = JSON.parse(text ?? 'null') as Partial<Pending> | null;
    const { state, verifier, startedAtMs } = pending ?? {};
    return state && verifier && typeof startedAtMs === 'number' ? { state, verifier, startedAtMs } : null;
  } catch {
    return null;
  }
}
