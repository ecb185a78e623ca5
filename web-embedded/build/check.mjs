// Type check, formatting and unit tests of the web pages, in Maven's test phase.
import { fail, flag, installDependencies, npm, requireNode } from './node.mjs';

if (!flag('skip')) {
  requireNode();
  installDependencies({ offline: flag('offline') });
  for (const script of ['format:check', 'typecheck', 'test']) {
    if (!npm('run', '--silent', script)) fail(`npm run ${script} failed, see above.`);
  }
}
