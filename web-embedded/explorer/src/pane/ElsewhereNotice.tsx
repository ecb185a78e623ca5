import type { Session } from '../caller/sessions';

interface ElsewhereNoticeProps {
  readonly session: Session;
  readonly busy: boolean;
  readonly onReturn: () => void;
  readonly onSignOut: () => void;
}

/** A browser keeps one shop sign-in per host, and it is another tenant's than the one chosen. */
export function ElsewhereNotice({ session, busy, onReturn, onSignOut }: ElsewhereNoticeProps) {
  const place = session.tenant === '' ? 'the tenant of this host' : session.tenant;
  return (
    <div className="elsewhere" role="status">
      <p className="hint">
        <strong>{session.name}</strong> is signed in at {place}. Here you ask as a guest; signing in here ends that
        sign-in.
      </p>
      <button type="button" className="button" disabled={busy} onClick={onReturn}>
        Back to {place}
      </button>{' '}
      <button type="button" className="button" disabled={busy} onClick={onSignOut}>
        Sign out
      </button>
    </div>
  );
}
