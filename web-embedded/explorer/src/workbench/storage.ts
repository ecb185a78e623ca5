import type { Audience } from '../caller/audience';
import { redactEntry } from './redact';

export interface WorkbenchStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  clear(): void;
  readonly length: number;
}

/** The theme is the page's, not a drawer's: a stored one would win over it for the first moments. */
const THEME = 'graphiql:theme';

/**
 * GraphiQL's storage, one drawer per audience: each sees another schema, so each has its own documents and history.
 * localStorage gets the redacted text. Where redaction changed something, the full text stays for as long as the
 * browser tab in sessionStorage, which is read first.
 */
export function workbenchStorage(audience: Audience, local: Storage, tab: Storage): WorkbenchStorage {
  const prefix = `quelyos.explorer.${audience.toLowerCase()}.`;
  const keys = (storage: Storage) => Object.keys(storage).filter((key) => key.startsWith(prefix));
  return {
    getItem: (key) => (key === THEME ? null : (tab.getItem(prefix + key) ?? local.getItem(prefix + key))),
    setItem(key, value) {
      if (key === THEME) return;
      const redacted = redactEntry(key.slice(key.indexOf(':') + 1), value);
      local.setItem(prefix + key, redacted);
      if (redacted === value) tab.removeItem(prefix + key);
      else tab.setItem(prefix + key, value);
    },
    removeItem(key) {
      local.removeItem(prefix + key);
      tab.removeItem(prefix + key);
    },
    clear() {
      for (const storage of [local, tab]) keys(storage).forEach((key) => storage.removeItem(key));
    },
    get length() {
      return keys(local).length;
    },
  };
}
