import { credentialHeader } from './request';
import type { Session } from './sessions';

const URL = `${import.meta.env.BASE_URL}session`;
const JSON_REQUEST = { 'Content-Type': 'application/json', 'GraphQL-Require-Preflight': '1' };

/** Exchanges a credential for the httpOnly cookie with which the server hands out the rest of this page. */
export async function openGate(session: Session): Promise<boolean> {
  try {
    const response = await fetch(URL, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...JSON_REQUEST, ...credentialHeader(session) },
      body: '{}',
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** Best effort: the cookie ends with the session behind it anyway. */
export async function closeGate(): Promise<void> {
  await fetch(URL, { method: 'DELETE', credentials: 'same-origin', headers: JSON_REQUEST }).catch(() => undefined);
}
