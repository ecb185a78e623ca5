import type { ReactNode } from 'react';
import { Component } from 'react';

interface State {
  readonly failed: boolean;
}

/** The workbench's files come from the server on demand: after a deployment or the end of a sign-in they may be gone. */
export class WorkbenchBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="loading" role="alert">
        <p>The workbench could not be opened. The server was updated, or your access to it has ended.</p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          Load the page again
        </button>
      </div>
    );
  }
}
