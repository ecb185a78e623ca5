import type { DemoSignIn } from '../caller/config';

interface DemoSignInsProps {
  readonly demos: readonly DemoSignIn[];
  readonly busy: boolean;
  readonly onUse: (demo: DemoSignIn) => void;
}

/** One click each. The operator's password is shown, because it is typed on another page. */
export function DemoSignIns({ demos, busy, onUse }: DemoSignInsProps) {
  if (demos.length === 0) return null;
  return (
    <div className="demos">
      <h3>Demo sign-ins</h3>
      {demos.map((demo) => (
        <button
          key={`${demo.tenant ?? ''}/${demo.identifier}`}
          type="button"
          className="choice"
          disabled={busy}
          onClick={() => onUse(demo)}
        >
          <strong>{demo.label}</strong>
          <span>
            {demo.tenant && (
              <>
                <code>{demo.tenant}</code> ·{' '}
              </>
            )}
            {demo.identifier}
            {demo.audience === 'OPERATOR' && demo.secret !== '' && (
              <>
                {' '}
                · password <code>{demo.secret}</code>
              </>
            )}
          </span>
        </button>
      ))}
    </div>
  );
}
