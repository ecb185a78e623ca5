import { Suspense, lazy, useEffect, useRef } from 'react';
import { AUDIENCES } from '../caller/audience';
import type { Audience } from '../caller/audience';
import type { ExplorerConfig } from '../caller/config';
import { CallerPane } from '../pane/CallerPane';
import { Header } from './Header';
import { Mark } from './icons';
import { ProblemBanner } from './ProblemBanner';
import type { Explorer, InitialState } from './useExplorer';
import { useExplorer } from './useExplorer';
import { useMedia } from './useMedia';
import { WorkbenchBoundary } from './WorkbenchBoundary';

const Workbench = lazy(() => import('../workbench/Workbench'));
const GATE_AUDIENCES: readonly Audience[] = ['STAFF', 'OPERATOR'];

interface AppProps {
  readonly config: ExplorerConfig;
  readonly initial: InitialState;
}

export function App({ config, initial }: AppProps) {
  const explorer = useExplorer(config, initial);
  const { theme } = explorer.settings;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return explorer.gateOpen ? (
    <Room config={config} explorer={explorer} signInError={initial.signInError} />
  ) : (
    <Gate config={config} explorer={explorer} signInError={initial.signInError} />
  );
}

interface PageProps {
  readonly config: ExplorerConfig;
  readonly explorer: Explorer;
  readonly signInError: string | null;
}

/** Production before sign-in: nothing but the way in. */
function Gate({ config, explorer, signInError }: PageProps) {
  return (
    <main className="gate">
      <div className="gate-card">
        <div className="gate-brand">
          <Mark />
          <h1>Quelyos Explorer</h1>
          <p>Sign in to explore the API of this installation.</p>
        </div>
        <CallerPane config={config} explorer={explorer} audiences={GATE_AUDIENCES} signInError={signInError} />
      </div>
    </main>
  );
}

function Room({ config, explorer, signInError }: PageProps) {
  const { caller, settings, problem, change, report, forget } = explorer;
  const narrow = useMedia('(max-width: 999px)');
  const pane = useRef<HTMLElement>(null);
  const paneToggle = useRef<HTMLButtonElement>(null);
  const covered = narrow && settings.paneOpen;

  useEffect(() => {
    if (signInError) change({ paneOpen: true });
  }, [signInError, change]);

  const closePane = () => {
    change({ paneOpen: false });
    paneToggle.current?.focus();
  };
  const openPane = (field: string) => {
    change({ paneOpen: true });
    // After the pane is on the page.
    setTimeout(() => (pane.current?.querySelector<HTMLElement>(field) ?? pane.current)?.focus());
  };
  const signedIn = () => {
    if (narrow) closePane();
  };
  const remedy = () => {
    if (problem?.remedy === 'CHOOSE_TENANT') openPane('#tenant');
    else {
      if (caller.session) forget(caller.session);
      openPane('form input, .sign-in button');
    }
  };

  return (
    <div className="room" data-pane={settings.paneOpen ? 'open' : 'closed'}>
      <Header
        explorer={explorer}
        production={config.production}
        toggleRef={paneToggle}
        onToggle={() => (settings.paneOpen ? closePane() : openPane('input:checked'))}
      />
      <ProblemBanner problem={problem} onRemedy={remedy} onClose={() => report(null)} />
      <div className="body">
        {settings.paneOpen && (
          <aside
            id="caller-pane"
            ref={pane}
            tabIndex={-1}
            className="pane"
            aria-label="Who are you?"
            {...(narrow ? { role: 'dialog', 'aria-modal': true } : {})}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.defaultPrevented) closePane();
            }}
          >
            <CallerPane
              config={config}
              explorer={explorer}
              audiences={AUDIENCES}
              signInError={signInError}
              onClose={closePane}
              onSignedIn={signedIn}
            />
          </aside>
        )}
        {covered && <div className="backdrop" onClick={closePane} />}
        <main className="bench" inert={covered}>
          <WorkbenchBoundary>
            <Suspense fallback={<p className="loading">Opening the workbench…</p>}>
              <Workbench key={caller.audience} caller={caller} theme={settings.theme} onProblem={report} />
            </Suspense>
          </WorkbenchBoundary>
        </main>
      </div>
    </div>
  );
}
