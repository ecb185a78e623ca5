// What both steps that Maven starts have in common: where things are, and npm with clear errors.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const OLDEST_NODE = [20, 19];
const NOT_SOURCE = new Set(['node_modules', 'target', '.git', '.idea', '.vscode', '.DS_Store']);

export function fail(message) {
  console.error(`\n[web-embedded] ${message}\n`);
  process.exit(1);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    fail(
      `Node ${process.versions.node} is too old: the web pages need Node ${OLDEST_NODE.join('.')} or newer.\n` +
        'Install it (nodejs.org, nvm, your package manager), or leave the pages out with -Dweb.skip=true.',
    );
  }
}

/** One fingerprint of everything that decides what the pages are: sources, lock file, Node's major version. */
export function fingerprint() {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\0`);
  for (const file of listFiles(root)) {
    hash
      .update(`${relative(root, file).split(sep).join('/')}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_SOURCE.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    });
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}

export function npm(...args) {
  const windows = process.platform === 'win32';
  const result = spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: 'inherit', shell: windows });
  if (result.error) {
    fail(
      `npm cannot be started (${result.error.code ?? result.error.message}). It comes with Node ${OLDEST_NODE[0]}: ` +
        'check the installation and the PATH,\nor leave the pages out with -Dweb.skip=true.',
    );
  }
  return result.status === 0;
}

/** Runs `npm ci` only when the lock file changed since the last time it succeeded. */
export function installDependencies({ offline }) {
  const stamp = join(root, 'node_modules', '.quelyos-lock-sha256');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readStamp(stamp) === wanted) return;
  console.log('[web-embedded] installing npm packages');
  if (!npm('ci', '--no-audit', '--no-fund', offline ? '--offline' : '--prefer-offline')) {
    fail(
      offline
        ? 'npm ci failed. Maven is offline (-o) and the packages are not in the npm cache: build once without -o.'
        : 'npm ci failed, see above. Is the npm registry reachable from here?',
    );
  }
  writeStamp(stamp, wanted);
}

export function flag(name) {
  return process.argv.includes(`--${name}=true`);
}
