// The public audits of GraphQL over HTTP (github.com/graphql/graphql-http), each a check of its own.
import { auditServer } from 'graphql-http';
import { finish, found, setting } from '../support/report.mjs';

const results = await auditServer({
  url: `${setting('BASE_URL')}/graphql`,
  fetchFn: (input, init = {}) => fetch(input, { ...init, headers: { ...init.headers, 'X-Tenant': setting('TENANT') } }),
});
for (const result of results) {
  const isOk = result.status === 'ok';
  // A body that nobody reads keeps its connection open.
  const body = isOk ? await result.response?.text?.().catch(() => '') : await result.response.text().catch(() => '');
  found(`${result.id} ${result.name}`, isOk ? null : `${result.status}: ${result.reason}\n${body}`);
}
finish();
