import type { Caller } from './request';
import { requestOf } from './request';

export interface GraphqlError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface GraphqlResult {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphqlError[];
  readonly [key: string]: unknown;
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null;
}

export interface Answer {
  readonly result: GraphqlResult;
  /** From `Retry-After`; null when the header is absent or a date. */
  readonly retryAfterSeconds: number | null;
}

/** Headers that the user typed come last and win: an explorer must be able to try what goes wrong. */
export async function postGraphql(
  request: GraphqlRequest,
  caller: Caller,
  typedHeaders: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const { headers: own, credentials } = requestOf(caller);
  const headers = new Headers(own);
  for (const [name, value] of Object.entries(typedHeaders)) headers.set(name, String(value));
  let response: Response;
  try {
    response = await fetch('/graphql', { method: 'POST', headers, credentials, body: JSON.stringify(request) });
  } catch {
    return {
      result: { errors: [{ message: 'The server cannot be reached.', extensions: { code: 'UNREACHABLE' } }] },
      retryAfterSeconds: null,
    };
  }
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  return {
    result: parseResult(await response.text(), response.status),
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : null,
  };
}

export function parseResult(text: string, status: number): GraphqlResult {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && ('data' in parsed || 'errors' in parsed)) {
      return parsed as GraphqlResult;
    }
  } catch {
    // Falls through: the answer is not GraphQL, most likely a proxy's page.
  }
  return { errors: [{ message: `The server answered HTTP ${status}, which is not a GraphQL result.` }] };
}
