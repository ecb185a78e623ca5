import type { Session } from '../caller/sessions';

interface SessionCardProps {
  readonly session: Session;
  readonly onSignOut: () => void;
}

export function SessionCard({ session, onSignOut }: SessionCardProps) {
  const { expiresAtMs } = session;
  return (
    <div className="session">
      <p className="session-name">
        <span className="signed-in-mark" aria-hidden="true" />
        <strong>{session.name}</strong>
      </p>
      <dl>
        {factsOf(session).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {expiresAtMs !== null && (
          <div>
            <dt>Until</dt>
            <dd>{formatEnd(expiresAtMs)}</dd>
          </div>
        )}
      </dl>
      <button type="button" className="button wide" onClick={onSignOut}>
        Sign out
      </button>
    </div>
  );
}

function factsOf(session: Session): readonly (readonly [string, string])[] {
  switch (session.audience) {
    case 'CUSTOMER':
      return session.email === session.name ? [] : [['E-mail', session.email]];
    case 'STAFF':
      return [
        ['Tenant', session.tenantName],
        ['Role', session.role.toLowerCase().replaceAll('_', ' ')],
      ];
    case 'PARTNER':
      return session.scope === '' ? [] : [['Scopes', session.scope]];
    case 'OPERATOR':
      return [['Reach', 'all tenants']];
  }
}

function formatEnd(timeMs: number): string {
  const sameDay = new Date(timeMs).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(
    undefined,
    sameDay ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(timeMs);
}
