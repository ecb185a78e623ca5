import type { Caller } from '../caller/request';
import { describeRequest } from '../caller/request';

/** What tells the server who is asking, for copying into a client of one's own. */
export function RequestFacts({ caller }: { readonly caller: Caller }) {
  const facts = describeRequest(caller);
  return (
    <section className="facts" aria-label="Sent with each request">
      <h3>Sent with each request</h3>
      {facts.length === 0 ? (
        <p className="hint">
          {caller.audience === 'OPERATOR' ? 'No credential yet.' : 'No tenant, no credential: the host decides.'}
        </p>
      ) : (
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
