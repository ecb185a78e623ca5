import { useState } from 'react';

interface SignInFormProps {
  readonly audience: 'CUSTOMER' | 'STAFF' | 'PARTNER' | 'VISITOR';
  readonly busy: boolean;
  readonly onSubmit: (identifier: string, secret: string, scope: string) => void;
}

export function SignInForm({ audience, busy, onSubmit }: SignInFormProps) {
  const [identifier, setIdentifier] = useState('');
  const [secret, setSecret] = useState('');
  const [scope, setScope] = useState('');
  const isPartner = audience === 'PARTNER';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(identifier.trim(), secret, scope);
      }}
    >
      <div className="field">
        <label htmlFor="identifier">{isPartner ? 'Client id' : 'E-mail'}</label>
        <input
          id="identifier"
          type={isPartner ? 'text' : 'email'}
          autoComplete={isPartner ? 'off' : 'username'}
          autoCapitalize="none"
          spellCheck={false}
          required
          value={identifier}
          onChange={(event) => setIdentifier(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="secret">{isPartner ? 'Client secret' : 'Password'}</label>
        <input
          id="secret"
          type="password"
          autoComplete={isPartner ? 'off' : 'current-password'}
          required
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
      </div>
      {isPartner && (
        <div className="field">
          <label htmlFor="scope">
            Scopes <small>optional, separated by spaces</small>
          </label>
          <input
            id="scope"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="All that are granted"
            value={scope}
            onChange={(event) => setScope(event.target.value)}
          />
        </div>
      )}
      <button type="submit" className="button primary wide" disabled={busy}>
        {busy ? 'Signing in…' : isPartner ? 'Get a token' : 'Sign in'}
      </button>
    </form>
  );
}
