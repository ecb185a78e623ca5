import { useCallback, useEffect, useMemo, useState } from 'react';
import { takesTenant } from '../caller/audience';
import type { ExplorerConfig } from '../caller/config';
import { closeGate, openGate } from '../caller/gate';
import type { Problem } from '../caller/problems';
import type { Caller } from '../caller/request';
import type { Session, SessionBook } from '../caller/sessions';
import { addSession, findSession, removeSession, saveSessions } from '../caller/sessions';
import type { Settings } from '../caller/settings';
import { saveSettings } from '../caller/settings';
import { signOut } from '../caller/signIn';

export interface InitialState {
  readonly book: SessionBook;
  readonly gateOpen: boolean;
  readonly settings: Settings;
  readonly signInError: string | null;
}

export interface Explorer {
  readonly book: SessionBook;
  readonly caller: Caller;
  readonly gateOpen: boolean;
  readonly problem: Problem | null;
  readonly settings: Settings;
  change(changes: Partial<Settings>): void;
  report(problem: Problem | null): void;
  /** Resolves to null, or to the reason why the page stays shut although the sign-in itself succeeded. */
  enter(session: Session): Promise<string | null>;
  leave(session: Session): Promise<void>;
  /** Drops a sign-in that the server has ended already. */
  forget(session: Session): void;
}

export function useExplorer(config: ExplorerConfig, initial: InitialState): Explorer {
  const [book, setBook] = useState(initial.book);
  const [gateOpen, setGateOpen] = useState(initial.gateOpen);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [settings, setSettings] = useState(initial.settings);

  useEffect(() => saveSettings(localStorage, settings), [settings]);
  useEffect(() => saveSessions(book, localStorage, sessionStorage), [book]);

  const { audience } = settings;
  const tenant = takesTenant(audience) ? settings.tenant : '';
  const session = findSession(book, audience, tenant);
  const caller = useMemo<Caller>(() => ({ audience, tenant, session }), [audience, tenant, session]);

  const change = useCallback((changes: Partial<Settings>) => {
    setSettings((before) => ({ ...before, ...changes }));
    if ('audience' in changes || 'tenant' in changes) setProblem(null);
  }, []);

  const enter = useCallback(
    async (entered: Session) => {
      if (!gateOpen && !(await openGate(entered))) {
        return 'You are signed in, but the server did not open the explorer for you. Ask for access to it.';
      }
      setBook((before) => addSession(before, entered));
      setSettings((before) => ({
        ...before,
        audience: entered.audience,
        tenant: takesTenant(entered.audience) ? entered.tenant : before.tenant,
      }));
      setProblem(null);
      setGateOpen(true);
      return null;
    },
    [gateOpen],
  );

  const forget = useCallback((ended: Session) => {
    setBook((before) => removeSession(before, ended));
    setProblem(null);
  }, []);

  const leave = useCallback(
    async (left: Session) => {
      const opensGate = ({ audience: of }: Session) => of === 'STAFF' || of === 'OPERATOR';
      const shuts = config.signInRequired && opensGate(left) && !removeSession(book, left).some(opensGate);
      if (shuts) setGateOpen(false);
      forget(left);
      await signOut(left);
      // Loaded afresh, so that nothing of the workbench stays behind in the page.
      if (shuts) await closeGate().then(() => location.reload());
    },
    [book, config.signInRequired, forget],
  );

  return { book, caller, gateOpen, problem, settings, change, report: setProblem, enter, leave, forget };
}
