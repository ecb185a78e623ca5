import type { RefObject } from 'react';
import { AUDIENCE_FACTS } from '../caller/audience';
import type { Caller } from '../caller/request';
import type { Theme } from '../caller/settings';
import { AudienceIcon, ChevronIcon, Mark, ThemeIcon } from './icons';
import type { Explorer } from './useExplorer';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

interface HeaderProps {
  readonly explorer: Explorer;
  readonly production: boolean;
  readonly toggleRef: RefObject<HTMLButtonElement | null>;
  readonly onToggle: () => void;
}

/** Always in sight: as whom, and for which tenant, the next request goes out. */
export function Header({ explorer, production, toggleRef, onToggle }: HeaderProps) {
  const { caller, settings, change } = explorer;
  const { audience } = caller;
  return (
    <header className="header">
      <div className="brand">
        <Mark />
        <span className="brand-name">
          Quelyos <span>Explorer</span>
        </span>
      </div>
      <button
        ref={toggleRef}
        type="button"
        className="identity"
        data-audience={audience}
        aria-expanded={settings.paneOpen}
        aria-controls="caller-pane"
        onClick={onToggle}
      >
        <span className="badge">
          <AudienceIcon audience={audience} />
        </span>
        <span className="identity-text">
          <strong>{AUDIENCE_FACTS[audience].label}</strong>
          <span>{identityOf(caller)}</span>
        </span>
        <ChevronIcon />
      </button>
      <div className="header-end">
        {production && <span className="tag">Production</span>}
        <code className="endpoint">POST /graphql</code>
        <button
          type="button"
          className="icon-button"
          aria-label={`Theme: ${settings.theme}. Switch to ${NEXT_THEME[settings.theme]}.`}
          title={`Theme: ${settings.theme}`}
          onClick={() => change({ theme: NEXT_THEME[settings.theme] })}
        >
          <ThemeIcon theme={settings.theme} />
        </button>
      </div>
    </header>
  );
}

function identityOf({ audience, tenant, session }: Caller): string {
  const place = audience === 'OPERATOR' ? 'all tenants' : tenant || 'tenant of this host';
  if (session) return `${session.name} · ${place}`;
  return audience === 'VISITOR' ? place : `${audience === 'CUSTOMER' ? 'guest' : 'not signed in'} · ${place}`;
}
