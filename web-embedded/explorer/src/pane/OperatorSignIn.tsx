import { canSignInOperator } from '../caller/operatorSignIn';

interface OperatorSignInProps {
  readonly available: boolean;
  readonly onSignIn: () => void;
}

export function OperatorSignIn({ available, onSignIn }: OperatorSignInProps) {
  if (!available) return <p className="hint">This server offers no operator sign-in.</p>;
  if (!canSignInOperator()) {
    return (
      <p className="hint">Operators sign in over HTTPS or on localhost only: the browser’s cryptography needs it.</p>
    );
  }
  return (
    <>
      <p className="hint">You leave for the sign-in page of this installation and come back here.</p>
      <button type="button" className="button primary wide" onClick={onSignIn}>
        Continue to sign-in
      </button>
    </>
  );
}
