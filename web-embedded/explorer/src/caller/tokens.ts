export type TokenAnswer =
  | {
      readonly kind: 'TOKEN';
      readonly accessToken: string;
      readonly idToken: string | null;
      readonly scope: string;
      readonly expiresAtMs: number | null;
    }
  | { readonly kind: 'REFUSED'; readonly message: string };

const REASONS: Readonly<Record<string, string>> = {
  invalid_client: 'The client id or its secret is wrong.',
  invalid_scope: 'One of the scopes is not granted to this client.',
  invalid_grant: 'The sign-in took too long or was used already. Start again.',
  unauthorized_client: 'This client may not sign in this way.',
};

/** One request to an OAuth 2 token endpoint, without cookies. */
export async function readToken(
  endpoint: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<TokenAnswer> {
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      credentials: 'omit',
      headers: { Accept: 'application/json', ...headers },
      body: new URLSearchParams(form),
    });
  } catch {
    return { kind: 'REFUSED', message: 'The server cannot be reached.' };
  }
  return parseToken(await response.json().catch(() => null), response.status, Date.now());
}

export function parseToken(body: unknown, status: number, nowMs: number): TokenAnswer {
  const answer = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const type = typeof answer.token_type === 'string' ? answer.token_type.toLowerCase() : 'bearer';
  if (typeof answer.access_token === 'string' && type === 'bearer') {
    return {
      kind: 'TOKEN',
      accessToken: answer.access_token,
      idToken: typeof answer.id_token === 'string' ? answer.id_token : null,
      scope: typeof answer.scope === 'string' ? answer.scope : '',
      expiresAtMs: typeof answer.expires_in === 'number' ? nowMs + answer.expires_in * 1000 : null,
    };
  }
  const error = typeof answer.error === 'string' ? answer.error : '';
  const described = typeof answer.error_description === 'string' ? answer.error_description : '';
  return {
    kind: 'REFUSED',
    message: REASONS[error] ?? (described || error || `The server answered HTTP ${status} and gave no token.`),
  };
}

/** For a name to show only. The signature is the server's business, and nothing is decided by these claims here. */
export function nameFromToken(token: string | null): string | null {
  const payload = token?.split('.')[1];
  if (!payload) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const names = [claims.name, claims.preferred_username, claims.email, claims.sub];
    return (names.find((name) => typeof name === 'string' && name !== '') as string | undefined) ?? null;
  } catch {
    return null;
  }
}
