import './base.css';
import './shell/room.css';
import './pane/pane.css';
import './pane/signIn.css';
import './shell/gate.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig, tenantOfHost } from './caller/config';
import { openGate } from './caller/gate';
import { finishOperatorSignIn } from './caller/operatorSignIn';
import type { SessionBook } from './caller/sessions';
import { addSession, loadSessions } from './caller/sessions';
import { loadSettings } from './caller/settings';
import { App } from './shell/App';

/** Everything here and in what it imports statically is served before sign-in; the workbench is imported later. */
async function start(root: HTMLElement) {
  const config = await loadConfig();
  const returned = await finishOperatorSignIn(config.oauth);
  const settings = loadSettings(localStorage, {
    audience: config.signInRequired ? 'STAFF' : 'VISITOR',
    tenant: isLocalHost() ? (config.tenants[0]?.slug ?? '') : tenantOfHost(location.hostname, config.tenants),
    theme: 'system',
    paneOpen: matchMedia('(min-width: 1000px)').matches,
  });
  let book: SessionBook = loadSessions(localStorage, sessionStorage, Date.now());
  if (returned.kind === 'SIGNED_IN') book = addSession(book, returned.session);

  const opener = book.find((session) => session.audience === 'OPERATOR' || session.audience === 'STAFF');
  const gateOpen = !config.signInRequired || config.signedIn || (opener !== undefined && (await openGate(opener)));
  createRoot(root).render(
    <StrictMode>
      <App
        config={config}
        initial={{
          book,
          gateOpen,
          settings: returned.kind === 'NONE' ? settings : { ...settings, audience: 'OPERATOR' },
          signInError: returned.kind === 'REFUSED' ? returned.message : null,
        }}
      />
    </StrictMode>,
  );
}

/** On a developer's machine the host belongs to no tenant, so the first one is chosen to begin with. */
function isLocalHost() {
  return ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
}

const root = document.getElementById('root');
if (root) void start(root);
