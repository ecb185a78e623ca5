import type { Audience } from './audience';
import { isAudience } from './audience';

interface Base {
  readonly name: string;
  /** The tenant that was chosen at sign-in; empty when the host decides. */
  readonly tenant: string;
  /** Milliseconds since the epoch; null when the server did not say. */
  readonly expiresAtMs: number | null;
}

/** The credential itself is an httpOnly cookie that this page never sees. */
export interface CustomerSession extends Base {
  readonly audience: 'CUSTOMER';
  readonly email: string;
}

export interface StaffSession extends Base {
  readonly audience: 'STAFF';
  readonly sessionId: string;
  readonly tenantName: string;
  readonly role: string;
}

export interface PartnerSession extends Base {
  readonly audience: 'PARTNER';
  readonly accessToken: string;
  readonly scope: string;
}

export interface OperatorSession extends Base {
  readonly audience: 'OPERATOR';
  readonly accessToken: string;
}

export type Session = CustomerSession | StaffSession | PartnerSession | OperatorSession;

/** Everyone signed in in this browser tab: at most one session per audience and tenant. */
export type SessionBook = readonly Session[];

export function findSession(book: SessionBook, audience: Audience, tenant: string): Session | null {
  return (
    book.find((session) => session.audience === audience && (audience === 'OPERATOR' || session.tenant === tenant)) ??
    null
  );
}

export function addSession(book: SessionBook, added: Session): SessionBook {
  const replaced = (session: Session) =>
    session.audience === added.audience &&
    // A browser holds one shop cookie per host, so a second customer replaces the first whatever the tenant.
    (added.audience === 'CUSTOMER' || added.audience === 'OPERATOR' || session.tenant === added.tenant);
  return [...book.filter((session) => !replaced(session)), added];
}

/** A customer who is signed in, but not where one is about to ask: the one shop cookie is that tenant's. */
export function customerElsewhere(book: SessionBook, tenant: string): Session | null {
  return book.find((session) => session.audience === 'CUSTOMER' && session.tenant !== tenant) ?? null;
}

export function removeSession(book: SessionBook, removed: Session): SessionBook {
  return book.filter((session) => session !== removed);
}

const KEY = 'quelyos.explorer.sessions';

/**
 * Credentials live as long as the browser tab (sessionStorage). A customer's entry holds no credential, only whose
 * cookie the browser keeps, and the cookie outlives the tab; so that entry alone goes to localStorage.
 */
export function saveSessions(book: SessionBook, local: Storage, tab: Storage): void {
  const isCustomer = (session: Session) => session.audience === 'CUSTOMER';
  write(local, book.filter(isCustomer));
  write(
    tab,
    book.filter((session) => !isCustomer(session)),
  );
}

export function loadSessions(local: Storage, tab: Storage, nowMs: number): SessionBook {
  return [...read(local), ...read(tab)].filter(
    (session) => session.expiresAtMs === null || session.expiresAtMs > nowMs,
  );
}

function write(storage: Storage, book: SessionBook): void {
  if (book.length === 0) storage.removeItem(KEY);
  else storage.setItem(KEY, JSON.stringify(book));
}

function read(storage: Storage): Session[] {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isSession) : [];
  } catch {
    return [];
  }
}

function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Record<string, unknown>;
  const hasCredential =
    entry.audience === 'CUSTOMER' ||
    (entry.audience === 'STAFF' ? typeof entry.sessionId === 'string' : typeof entry.accessToken === 'string');
  return (
    isAudience(entry.audience) && typeof entry.name === 'string' && typeof entry.tenant === 'string' && hasCredential
  );
}
