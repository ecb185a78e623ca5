/** The five kinds of people who can ask the server something; each sees a schema of its own. */
export const AUDIENCES = ['VISITOR', 'CUSTOMER', 'STAFF', 'PARTNER', 'OPERATOR'] as const;

export type Audience = (typeof AUDIENCES)[number];

export interface AudienceFacts {
  readonly label: string;
  readonly surface: string;
  readonly summary: string;
}

export const AUDIENCE_FACTS: Readonly<Record<Audience, AudienceFacts>> = {
  VISITOR: { label: 'Visitor', surface: 'Vitrine', summary: 'Reads the public site.' },
  CUSTOMER: { label: 'Customer', surface: 'Shop', summary: 'Buys, as a guest or signed in.' },
  STAFF: { label: 'Staff', surface: 'Backoffice', summary: 'Runs the business of one tenant.' },
  PARTNER: { label: 'Partner', surface: 'Backoffice', summary: 'An application with a token.' },
  OPERATOR: { label: 'Operator', surface: 'Super-admin', summary: 'Runs the platform itself.' },
};

/** The operator stands above the tenants; naming one would contradict the credential. */
export function takesTenant(audience: Audience): boolean {
  return audience !== 'OPERATOR';
}

export function isAudience(value: unknown): value is Audience {
  return AUDIENCES.some((audience) => audience === value);
}
