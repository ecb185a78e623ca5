import type { Problem } from '../caller/problems';
import { CloseIcon } from './icons';

const REMEDIES = { SIGN_IN: 'Sign in again', CHOOSE_TENANT: 'Choose a tenant' } as const;

interface ProblemBannerProps {
  readonly problem: Problem | null;
  readonly onRemedy: () => void;
  readonly onClose: () => void;
}

export function ProblemBanner({ problem, onRemedy, onClose }: ProblemBannerProps) {
  return (
    <div role="alert" className="banner-slot">
      {problem && (
        <div className="banner">
          <p>
            <strong>{problem.title}.</strong> {problem.advice} <code>{problem.code}</code>
          </p>
          {problem.remedy && (
            <button type="button" className="button primary" onClick={onRemedy}>
              {problem.title === 'This needs a sign-in' ? 'Sign in' : REMEDIES[problem.remedy]}
            </button>
          )}
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
