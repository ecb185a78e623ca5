import type { Answer } from './graphql';
import type { Caller } from './request';

/** Something about the caller, not about the document, that the user can put right in the pane. */
export interface Problem {
  readonly code: string;
  readonly title: string;
  readonly advice: string;
  readonly remedy: 'SIGN_IN' | 'CHOOSE_TENANT' | null;
}

export function problemOf({ result, retryAfterSeconds }: Answer, caller: Caller): Problem | null {
  for (const error of result.errors ?? []) {
    const code = error.extensions?.code;
    const problem = typeof code === 'string' ? describe(code, caller, retryAfterSeconds) : null;
    if (problem) return problem;
  }
  return null;
}

function describe(code: string, { session, tenant }: Caller, retryAfterSeconds: number | null): Problem | null {
  switch (code) {
    case 'UNAUTHENTICATED':
      return session
        ? {
            code,
            title: 'Your sign-in has ended',
            advice: `The server no longer accepts the sign-in of ${session.name}: it expired or was revoked.`,
            remedy: 'SIGN_IN',
          }
        : { code, title: 'This needs a sign-in', advice: 'Sign in, or ask for something public.', remedy: 'SIGN_IN' };
    case 'TENANT_REQUIRED':
      return {
        code,
        title: 'Which tenant?',
        advice: 'This host belongs to no tenant: choose one.',
        remedy: 'CHOOSE_TENANT',
      };
    case 'TENANT_NOT_FOUND':
      return {
        code,
        title: 'Unknown tenant',
        advice: tenant ? `The server knows no tenant “${tenant}”.` : 'The server knows no tenant for this host.',
        remedy: 'CHOOSE_TENANT',
      };
    case 'TENANT_SUSPENDED':
      return {
        code,
        title: 'Suspended tenant',
        advice: 'This tenant is suspended at the moment.',
        remedy: 'CHOOSE_TENANT',
      };
    case 'TENANT_MISMATCH':
      return {
        code,
        title: 'Another tenant’s sign-in',
        advice: 'The sign-in belongs to another tenant than the one chosen. Choose its tenant, or sign in here.',
        remedy: 'CHOOSE_TENANT',
      };
    case 'CREDENTIALS_AMBIGUOUS':
      return {
        code,
        title: 'Two kinds of credentials',
        advice: 'The request carried more than one. Remove the credential typed in the Headers tab.',
        remedy: null,
      };
    case 'RATE_LIMITED':
      return {
        code,
        title: 'Too many requests',
        advice:
          retryAfterSeconds === null ? 'Try again in a moment.' : `Try again in ${Math.ceil(retryAfterSeconds)} s.`,
        remedy: null,
      };
    case 'UNREACHABLE':
      return { code, title: 'No connection', advice: 'The server cannot be reached. Is it running?', remedy: null };
    default:
      return null;
  }
}
