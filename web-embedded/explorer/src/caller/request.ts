import type { Audience } from './audience';
import { takesTenant } from './audience';
import type { Session } from './sessions';

/** Who asks: decides the headers and whether the cookie goes along. */
export interface Caller {
  readonly audience: Audience;
  readonly tenant: string;
  readonly session: Session | null;
}

export interface CallerRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: 'omit' | 'same-origin';
}

/**
 * Exactly one kind of credential per request, or the server answers CREDENTIALS_AMBIGUOUS: the shop cookie travels
 * only when a customer is signed in, and everyone else's request leaves it out.
 */
export function requestOf({ audience, tenant, session }: Caller): CallerRequest {
  return {
    headers: {
      Accept: 'application/graphql-response+json, application/json;q=0.9',
      'Content-Type': 'application/json',
      'GraphQL-Require-Preflight': '1',
      ...(takesTenant(audience) && tenant !== '' ? { 'X-Tenant': tenant } : {}),
      ...credentialHeader(session),
    },
    credentials: session?.audience === 'CUSTOMER' ? 'same-origin' : 'omit',
  };
}

export function credentialHeader(session: Session | null): Record<string, string> {
  switch (session?.audience) {
    case 'STAFF':
      return { 'X-Session-Id': session.sessionId };
    case 'PARTNER':
    case 'OPERATOR':
      return { Authorization: `Bearer ${session.accessToken}` };
    default:
      return {};
  }
}

/** The same headers for showing on a screen: which ones are sent, not the secret in them. */
export function describeRequest(caller: Caller): readonly (readonly [string, string])[] {
  const { headers, credentials } = requestOf(caller);
  const shown = Object.entries(headers)
    .filter(([name]) => name === 'X-Tenant' || name === 'X-Session-Id' || name === 'Authorization')
    .map(([name, value]) => [name, mask(name, value)] as const);
  return credentials === 'same-origin' ? [...shown, ['Cookie', 'shop session (httpOnly)']] : shown;
}

function mask(name: string, value: string): string {
  if (name === 'X-Tenant') return value;
  const [scheme, secret] = value.includes(' ') ? value.split(' ', 2) : ['', value];
  return `${scheme ? `${scheme} ` : ''}••••••${(secret ?? '').slice(-4)}`;
}
