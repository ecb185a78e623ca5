import type { Audience } from './audience';
import { isAudience } from './audience';

export interface OAuthConfig {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  /** Empty to ask for none: the server then gives all that the operator may have. */
  readonly scopes: readonly string[];
}

export interface Tenant {
  readonly slug: string;
  readonly name: string;
}

export interface DemoSignIn {
  readonly audience: Exclude<Audience, 'VISITOR'>;
  readonly tenant: string | null;
  readonly label: string;
  readonly identifier: string;
  readonly secret: string;
}

export interface ExplorerConfig {
  readonly production: boolean;
  readonly signInRequired: boolean;
  readonly signedIn: boolean;
  /** Null where the server offers no operator sign-in. */
  readonly oauth: OAuthConfig | null;
  readonly tenants: readonly Tenant[];
  readonly demoSignIns: readonly DemoSignIn[];
}

const DEFAULT_OAUTH: OAuthConfig = {
  authorizationEndpoint: '/oauth2/authorize',
  tokenEndpoint: '/oauth2/token',
  clientId: 'quelyos-explorer',
  scopes: [],
};

export const DEFAULT_CONFIG: ExplorerConfig = {
  production: false,
  signInRequired: false,
  signedIn: false,
  oauth: DEFAULT_OAUTH,
  tenants: [],
  demoSignIns: [],
};

export async function loadConfig(): Promise<ExplorerConfig> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}config.json`, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'Content-Type': 'application/json', 'GraphQL-Require-Preflight': '1' },
    });
    return response.ok ? parseConfig(await response.json()) : DEFAULT_CONFIG;
  } catch {
    return DEFAULT_CONFIG;
  }
}

/** Takes what it understands and falls back to the defaults for the rest, so that an older server still works. */
export function parseConfig(value: unknown): ExplorerConfig {
  const config = record(value);
  return {
    production: config.production === true,
    signInRequired: config.signInRequired === true,
    signedIn: config.signedIn === true,
    oauth: config.oauth === null ? null : parseOAuth(record(config.oauth)),
    tenants: list(config.tenants).flatMap((entry) => {
      const slug = text(entry.slug, '');
      return slug === '' ? [] : [{ slug, name: text(entry.name, slug) }];
    }),
    demoSignIns: list(config.demoSignIns).flatMap((entry) => {
      const { audience } = entry;
      if (!isAudience(audience) || audience === 'VISITOR' || typeof entry.identifier !== 'string') return [];
      return [
        {
          audience,
          tenant: typeof entry.tenant === 'string' && entry.tenant !== '' ? entry.tenant : null,
          label: text(entry.label, entry.identifier),
          identifier: entry.identifier,
          secret: text(entry.secret, ''),
        },
      ];
    }),
  };
}

/** Whose host this is, as far as the page can tell: the demo's tenants have theirs below localhost. */
export function tenantOfHost(hostname: string, tenants: readonly Tenant[]): string {
  return tenants.find(({ slug }) => `.${hostname}`.endsWith(`.${slug}.localhost`))?.slug ?? '';
}

/** Without a tenant chosen all are offered, because choosing one of them chooses its tenant too. */
export function demoSignInsFor(config: ExplorerConfig, audience: Audience, tenant: string): readonly DemoSignIn[] {
  return config.demoSignIns.filter(
    (demo) =>
      demo.audience === audience &&
      (audience === 'OPERATOR' || tenant === '' || demo.tenant === null || demo.tenant === tenant),
  );
}

function parseOAuth(oauth: Record<string, unknown>): OAuthConfig {
  return {
    authorizationEndpoint: text(oauth.authorizationEndpoint, DEFAULT_OAUTH.authorizationEndpoint),
    tokenEndpoint: text(oauth.tokenEndpoint, DEFAULT_OAUTH.tokenEndpoint),
    clientId: text(oauth.clientId, DEFAULT_OAUTH.clientId),
    scopes: Array.isArray(oauth.scopes) ? oauth.scopes.filter((scope) => typeof scope === 'string') : [],
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function text(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}
