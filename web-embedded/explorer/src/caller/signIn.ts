import backofficeSignIn from '../operations/backofficeSignIn.graphql?raw';
import backofficeSignOut from '../operations/backofficeSignOut.graphql?raw';
import shopSignIn from '../operations/shopSignIn.graphql?raw';
import shopSignOut from '../operations/shopSignOut.graphql?raw';
import type { GraphqlResult } from './graphql';
import { parseResult, postGraphql } from './graphql';
import { requestOf } from './request';
import type { CustomerSession, Session, StaffSession } from './sessions';
import { readToken } from './tokens';

export interface TenantChoice {
  readonly slug: string;
  readonly name: string;
  readonly role: string;
}

export type SignInOutcome =
  | { readonly kind: 'SIGNED_IN'; readonly session: Session }
  | { readonly kind: 'CHOOSE_TENANT'; readonly choices: readonly TenantChoice[] }
  | { readonly kind: 'REFUSED'; readonly messages: readonly string[] };

export interface Credentials {
  readonly identifier: string;
  readonly secret: string;
  readonly tenant: string;
}

interface UserError {
  readonly message: string;
}

interface ShopSignInPayload {
  readonly customer: { readonly displayName: string | null; readonly email: string } | null;
  readonly userErrors: readonly UserError[];
}

interface BackofficeSignInPayload {
  readonly session: {
    readonly sessionId: string;
    readonly expiresAt: string | null;
    readonly tenant: TenantChoice;
    readonly displayName: string;
  } | null;
  readonly tenantChoices: readonly TenantChoice[] | null;
  readonly userErrors: readonly UserError[];
}

/** A cookie that this page has lost sight of may be another tenant's; it is given up, and the sign-in tried once more. */
export async function signInCustomer(credentials: Credentials): Promise<SignInOutcome> {
  const result = await askShop(credentials);
  if (result.errors?.some(({ extensions }) => extensions?.code === 'TENANT_MISMATCH')) {
    await signOut(SOMEBODY);
    return customerOutcome(await askShop(credentials), credentials);
  }
  return customerOutcome(result, credentials);
}

/** Whoever the cookie's customer is: without a tenant named, the cookie decides. */
const SOMEBODY: CustomerSession = { audience: 'CUSTOMER', name: '', email: '', tenant: '', expiresAtMs: null };

async function askShop({ identifier, secret, tenant }: Credentials): Promise<GraphqlResult> {
  const headers = requestOf({ audience: 'CUSTOMER', tenant, session: null }).headers;
  const query = { query: shopSignIn, variables: { email: identifier, password: secret } };
  try {
    // Not `omit` as for a guest: the browser would drop the cookie that the answer sets.
    const response = await fetch('/graphql', {
      method: 'POST',
      headers,
      credentials: 'same-origin',
      body: JSON.stringify(query),
    });
    return parseResult(await response.text(), response.status);
  } catch {
    return { errors: [{ message: 'The server cannot be reached.' }] };
  }
}

function customerOutcome(result: GraphqlResult, { tenant }: Credentials): SignInOutcome {
  const payload = result.data?.shopSignIn as ShopSignInPayload | null | undefined;
  if (!payload?.customer) return refusedBy(result, payload?.userErrors);
  const { displayName, email } = payload.customer;
  return {
    kind: 'SIGNED_IN',
    session: { audience: 'CUSTOMER', name: displayName || email, email, tenant, expiresAtMs: null },
  };
}

export async function signInStaff({ identifier, secret, tenant }: Credentials): Promise<SignInOutcome> {
  const variables = { email: identifier, password: secret, ...(tenant === '' ? {} : { tenant }) };
  const { result } = await postGraphql(
    { query: backofficeSignIn, variables },
    { audience: 'STAFF', tenant, session: null },
  );
  const payload = result.data?.backofficeSignIn as BackofficeSignInPayload | null | undefined;
  if (payload?.session) return { kind: 'SIGNED_IN', session: staffSession(payload.session) };
  const choices = payload?.tenantChoices ?? [];
  if (choices.length > 0) return { kind: 'CHOOSE_TENANT', choices };
  return refusedBy(result, payload?.userErrors);
}

function staffSession(session: NonNullable<BackofficeSignInPayload['session']>): StaffSession {
  return {
    audience: 'STAFF',
    name: session.displayName,
    tenant: session.tenant.slug,
    tenantName: session.tenant.name,
    role: session.tenant.role,
    sessionId: session.sessionId,
    expiresAtMs: session.expiresAt ? Date.parse(session.expiresAt) || null : null,
  };
}

export async function signInPartner(
  { identifier, secret, tenant }: Credentials,
  scope: string,
  tokenEndpoint: string,
): Promise<SignInOutcome> {
  // RFC 6749, 2.3.1: both halves are form-encoded before they are joined, hence a plain ASCII text for btoa.
  const basic = btoa(`${encodeURIComponent(identifier)}:${encodeURIComponent(secret)}`);
  const answer = await readToken(
    tokenEndpoint,
    { grant_type: 'client_credentials', ...(scope.trim() === '' ? {} : { scope: scope.trim() }) },
    { Authorization: `Basic ${basic}` },
  );
  if (answer.kind === 'REFUSED') return refused([answer.message]);
  const { accessToken, expiresAtMs } = answer;
  return {
    kind: 'SIGNED_IN',
    session: { audience: 'PARTNER', name: identifier, tenant, accessToken, expiresAtMs, scope: answer.scope },
  };
}

/** Best effort: the local sign-in is forgotten whatever the server says, or when it says nothing. */
export async function signOut(session: Session): Promise<void> {
  // A bearer token cannot be withdrawn by its holder here; it ends by itself soon.
  if (session.audience !== 'CUSTOMER' && session.audience !== 'STAFF') return;
  const query = session.audience === 'CUSTOMER' ? shopSignOut : backofficeSignOut;
  await postGraphql({ query }, { audience: session.audience, tenant: session.tenant, session });
}

function refusedBy(result: GraphqlResult, userErrors: readonly UserError[] | undefined): SignInOutcome {
  const messages = [...(userErrors ?? []), ...(result.errors ?? [])].map((error) => error.message);
  return refused(messages.length > 0 ? messages : ['The server did not sign you in and gave no reason.']);
}

function refused(messages: readonly string[]): SignInOutcome {
  return { kind: 'REFUSED', messages };
}
