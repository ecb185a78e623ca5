import type { Audience } from './audience';
import { isAudience } from './audience';

export type Theme = 'system' | 'light' | 'dark';

/** What the page remembers for ever; nothing in it is secret. */
export interface Settings {
  readonly audience: Audience;
  readonly tenant: string;
  readonly theme: Theme;
  readonly paneOpen: boolean;
}

const KEY = 'quelyos.explorer.settings';

export function loadSettings(storage: Storage, defaults: Settings): Settings {
  let stored: Partial<Record<keyof Settings, unknown>> = {};
  try {
    stored = (JSON.parse(storage.getItem(KEY) ?? '{}') as typeof stored | null) ?? {};
  } catch {
    // Unreadable settings are no settings.
  }
  const { audience, tenant, theme, paneOpen } = stored;
  return {
    audience: isAudience(audience) ? audience : defaults.audience,
    tenant: typeof tenant === 'string' && isTenantSlug(tenant) ? tenant : defaults.tenant,
    theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : defaults.theme,
    paneOpen: typeof paneOpen === 'boolean' ? paneOpen : defaults.paneOpen,
  };
}

export function saveSettings(storage: Storage, settings: Settings): void {
  storage.setItem(KEY, JSON.stringify(settings));
}

/** Lenient on purpose: the server decides which slugs exist; this only keeps out what no header can carry. */
export function isTenantSlug(value: string): boolean {
  return /^[\w.-]{0,63}$/.test(value);
}
