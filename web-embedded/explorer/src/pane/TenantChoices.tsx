import { useEffect, useRef } from 'react';
import type { TenantChoice } from '../caller/signIn';

interface TenantChoicesProps {
  readonly choices: readonly TenantChoice[];
  readonly busy: boolean;
  readonly onChoose: (slug: string) => void;
  readonly onBack: () => void;
}

/** The person works for several tenants, and a staff session is for one. */
export function TenantChoices({ choices, busy, onChoose, onBack }: TenantChoicesProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className="choices">
      <h3>Which tenant today?</h3>
      {choices.map(({ slug, name, role }, index) => (
        <button
          key={slug}
          ref={index === 0 ? first : undefined}
          type="button"
          className="choice"
          disabled={busy}
          onClick={() => onChoose(slug)}
        >
          <strong>{name}</strong>
          <span>
            <code>{slug}</code> · {role.toLowerCase().replaceAll('_', ' ')}
          </span>
        </button>
      ))}
      <button type="button" className="button quiet" onClick={onBack}>
        Back
      </button>
    </div>
  );
}
