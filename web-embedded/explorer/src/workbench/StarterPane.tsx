import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { GraphiQLPlugin } from '@graphiql/react';
import type { Starter } from './starters';
import { fillVariables } from './starters';

/** Lists the documents to start from, and opens each in a tab of its own. */
export function starterPlugin(starters: readonly Starter[], ask: (query: string) => Promise<unknown>): GraphiQLPlugin {
  function StarterPane() {
    const { addTab } = useGraphiQLActions();
    const { queryEditor, variableEditor } = useGraphiQL(({ queryEditor, variableEditor }) => ({
      queryEditor,
      variableEditor,
    }));
    const open = async ({ query, variables, lookup }: Starter) => {
      const filled = lookup === null ? variables : fillVariables(variables, await ask(lookup));
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(filled);
    };
    return (
      <section aria-label="Starters" className="starters">
        <h2>Starters</h2>
        <p>Documents that work at once. Each opens in a new tab.</p>
        <ul>
          {starters.map((starter) => (
            <li key={starter.title}>
              <button type="button" onClick={() => void open(starter)}>
                {starter.title}
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return { title: 'Starters', icon: StarterIcon, content: StarterPane };
}

function StarterIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
      <path d="M3.5 4.5h5a2 2 0 0 1 1.5 2v10a2 2 0 0 0-1.5-1.5h-5zM16.5 4.5h-5a2 2 0 0 0-1.5 2v10a2 2 0 0 1 1.5-1.5h5z" />
    </svg>
  );
}
