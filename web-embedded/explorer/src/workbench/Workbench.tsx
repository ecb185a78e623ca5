import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './workbench.css';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useRef } from 'react';
import { postGraphql } from '../caller/graphql';
import type { Problem } from '../caller/problems';
import { problemOf } from '../caller/problems';
import type { Caller } from '../caller/request';
import type { Theme } from '../caller/settings';
import { EDITOR_THEME } from './monaco';
import { starterPlugin } from './StarterPane';
import { firstStarters, startersFor } from './starters';
import { workbenchStorage } from './storage';

interface WorkbenchProps {
  readonly caller: Caller;
  readonly theme: Theme;
  /** Called after each answer; null means that nothing is wrong with the caller. */
  readonly onProblem: (problem: Problem | null) => void;
}

/** GraphiQL for one audience. The parent gives it the audience as its key, so another audience starts it afresh. */
export default function Workbench({ caller, theme, onProblem }: WorkbenchProps) {
  const { audience } = caller;
  const storage = useMemo(() => workbenchStorage(audience, localStorage, sessionStorage), [audience]);
  const starters = useMemo(() => startersFor(audience), [audience]);
  // By reference, because another plug-in object would shut the open pane.
  const current = useRef(caller);
  useEffect(() => {
    current.current = caller;
  }, [caller]);
  const plugins = useMemo(() => {
    const ask = async (query: string) => (await postGraphql({ query }, current.current)).result.data;
    return [HISTORY_PLUGIN, starterPlugin(starters, ask)];
  }, [starters]);
  // GraphiQL reads the schema again whenever the fetcher is another one: that is, whenever the caller is.
  const fetcher = useMemo(
    () =>
      async (
        request: { query: string; variables?: unknown; operationName?: string | null },
        options?: FetcherOptions,
      ) => {
        const answer = await postGraphql(request, caller, options?.headers);
        onProblem(problemOf(answer, caller));
        return answer.result;
      },
    [caller, onProblem],
  );
  return (
    <GraphiQL
      className="workbench"
      fetcher={fetcher as NonNullable<React.ComponentProps<typeof GraphiQL>['fetcher']>}
      storage={storage}
      defaultTabs={firstStarters(starters).map(({ query, variables }) => ({ query, variables }))}
      plugins={plugins}
      forcedTheme={theme}
      defaultTheme={theme === 'system' ? null : theme}
      editorTheme={EDITOR_THEME}
      shouldPersistHeaders
      showPersistHeadersSettings={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <span aria-hidden="true" />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

interface FetcherOptions {
  readonly headers?: Readonly<Record<string, unknown>>;
}
