import { useEffect, useState } from 'react';
import type { Audience } from '../caller/audience';
import { AUDIENCE_FACTS, takesTenant } from '../caller/audience';
import type { DemoSignIn, ExplorerConfig } from '../caller/config';
import { demoSignInsFor } from '../caller/config';
import { startOperatorSignIn } from '../caller/operatorSignIn';
import type { Session } from '../caller/sessions';
import { customerElsewhere } from '../caller/sessions';
import type { Credentials, SignInOutcome, TenantChoice } from '../caller/signIn';
import { signInCustomer, signInPartner, signInStaff } from '../caller/signIn';
import { CloseIcon } from '../shell/icons';
import type { Explorer } from '../shell/useExplorer';
import { AudiencePicker } from './AudiencePicker';
import { DemoSignIns } from './DemoSignIns';
import { ElsewhereNotice } from './ElsewhereNotice';
import { OperatorSignIn } from './OperatorSignIn';
import { RequestFacts } from './RequestFacts';
import { SessionCard } from './SessionCard';
import { SignInForm } from './SignInForm';
import { TenantChoices } from './TenantChoices';
import { TenantField } from './TenantField';

interface CallerPaneProps {
  readonly config: ExplorerConfig;
  readonly explorer: Explorer;
  readonly audiences: readonly Audience[];
  readonly signInError: string | null;
  readonly onClose?: () => void;
  readonly onSignedIn?: () => void;
}

interface Choice {
  readonly credentials: Credentials;
  readonly choices: readonly TenantChoice[];
}

export function CallerPane({ config, explorer, audiences, signInError, onClose, onSignedIn }: CallerPaneProps) {
  const { book, caller, change, enter, leave, settings } = explorer;
  const audience = audiences.includes(caller.audience) ? caller.audience : (audiences[0] ?? 'STAFF');
  const { tenant } = settings;
  const session = audience === caller.audience ? caller.session : null;
  const elsewhere = audience === 'CUSTOMER' ? customerElsewhere(book, tenant) : null;
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>(signInError ? [signInError] : []);
  const [choice, setChoice] = useState<Choice | null>(null);

  useEffect(() => {
    if (audience !== caller.audience) change({ audience });
  }, [audience, caller.audience, change]);

  const select = (changes: { audience?: Audience; tenant?: string }) => {
    setMessages([]);
    setChoice(null);
    change(changes);
  };

  const signIn = async (credentials: Credentials, scope = '') => {
    setBusy(true);
    setMessages([]);
    setChoice(null);
    const replaced = audience === 'CUSTOMER' ? customerElsewhere(book, credentials.tenant) : null;
    if (replaced) await leave(replaced);
    const outcome = await request(audience, credentials, scope, config.oauth?.tokenEndpoint ?? '/oauth2/token');
    if (outcome.kind === 'SIGNED_IN') await welcome(outcome.session);
    else if (outcome.kind === 'CHOOSE_TENANT') setChoice({ credentials, choices: outcome.choices });
    else setMessages(outcome.messages);
    setBusy(false);
  };

  const welcome = async (signedIn: Session) => {
    const refusal = await enter(signedIn);
    if (refusal) setMessages([refusal]);
    else onSignedIn?.();
  };

  const signInOperator = (loginHint: string | null) => {
    if (config.oauth) void startOperatorSignIn(config.oauth, loginHint);
  };

  const useDemo = (demo: DemoSignIn) => {
    if (demo.audience === 'OPERATOR') signInOperator(demo.identifier);
    else void signIn({ identifier: demo.identifier, secret: demo.secret, tenant: demo.tenant ?? tenant });
  };

  return (
    <div className="pane-content">
      <div className="pane-title">
        <h2>Who are you?</h2>
        {onClose && (
          <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
            <CloseIcon />
          </button>
        )}
      </div>
      <AudiencePicker
        audiences={audiences}
        selected={audience}
        book={book}
        onSelect={(selected) => select({ audience: selected })}
      />
      {takesTenant(audience) && (
        <TenantField tenants={config.tenants} value={tenant} onCommit={(slug) => select({ tenant: slug })} />
      )}
      {audience !== 'VISITOR' && (
        <section
          className="sign-in"
          aria-label={`Sign-in as ${AUDIENCE_FACTS[audience].label}`}
          data-audience={audience}
        >
          {elsewhere && (
            <ElsewhereNotice
              session={elsewhere}
              busy={busy}
              onReturn={() => select({ tenant: elsewhere.tenant })}
              onSignOut={() => void leave(elsewhere)}
            />
          )}
          {session ? (
            <SessionCard session={session} onSignOut={() => void leave(session)} />
          ) : choice ? (
            <TenantChoices
              choices={choice.choices}
              busy={busy}
              onChoose={(slug) => void signIn({ ...choice.credentials, tenant: slug })}
              onBack={() => setChoice(null)}
            />
          ) : audience === 'OPERATOR' ? (
            <OperatorSignIn available={config.oauth !== null} onSignIn={() => signInOperator(null)} />
          ) : (
            <SignInForm
              key={audience}
              audience={audience}
              busy={busy}
              onSubmit={(identifier, secret, scope) => void signIn({ identifier, secret, tenant }, scope)}
            />
          )}
          <div role="alert">
            {messages.map((message) => (
              <p key={message} className="refusal">
                {message}
              </p>
            ))}
          </div>
          {!session && !choice && (
            <DemoSignIns demos={demoSignInsFor(config, audience, tenant)} busy={busy} onUse={useDemo} />
          )}
        </section>
      )}
      {onClose && <RequestFacts caller={caller} />}
    </div>
  );
}

function request(
  audience: Audience,
  credentials: Credentials,
  scope: string,
  tokenEndpoint: string,
): Promise<SignInOutcome> {
  switch (audience) {
    case 'CUSTOMER':
      return signInCustomer(credentials);
    case 'STAFF':
      return signInStaff(credentials);
    case 'PARTNER':
      return signInPartner(credentials, scope, tokenEndpoint);
    default:
      throw new Error(`${audience} has no sign-in form`);
  }
}
