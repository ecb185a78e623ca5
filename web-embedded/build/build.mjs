// Builds the web pages into target/classes/web/**, once per change of their sources. Started by Maven.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  fail,
  fingerprint,
  flag,
  installDependencies,
  npm,
  readStamp,
  requireNode,
  root,
  writeStamp,
} from './node.mjs';

requireNode();
const stamp = join(root, 'target', 'web.sha256');
const page = join(root, 'target', 'classes', 'web', 'explorer', 'index.html');
const wanted = fingerprint();
if (readStamp(stamp) === wanted && existsSync(page)) {
  console.log('[web-embedded] pages are up to date');
} else {
  installDependencies({ offline: flag('offline') });
  if (!npm('run', '--silent', 'build')) fail('npm run build failed, see above.');
  writeStamp(stamp, wanted);
}
