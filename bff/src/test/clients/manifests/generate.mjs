// Lets the real generators write their manifests from the same documents, against the schema that the server shows to a
// visitor, and hands the files over as they were written.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { FRAGMENTS, OPERATIONS, text } from '../support/documents.mjs';
import { finish, setting } from '../support/report.mjs';
import { graphqlUrl } from '../support/wire.mjs';
import { GENERATED, MANIFESTS, content } from './files.mjs';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = join(GENERATED, 'relay', 'src');
const TENANT_HEADER = { 'X-Tenant': setting('TENANT') };

const write = (file, content) =>
  writeFileSync(join(GENERATED, file), typeof content === 'string' ? content : JSON.stringify(content, null, 2));

/** Runs a generator as its users do, by its command. */
function run(folder, command, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', command), ...args], {
      cwd: join(GENERATED, folder),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}:\n${Buffer.concat(said)}`)),
    );
  });
}

async function introspect() {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...TENANT_HEADER },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return printSchema(buildClientSchema(data));
}

async function apollo() {
  write('apollo.config.json', {
    documents: ['../documents/*.graphql'],
    output: MANIFESTS.APOLLO,
  });
  await run('', '@apollo/generate-persisted-query-manifest/cli.js', '--config', 'apollo.config.json');
}

/** Relay reads documents from modules that are named after them. */
async function relay() {
  mkdirSync(SOURCES, { recursive: true });
  for (const name of [...FRAGMENTS, ...OPERATIONS]) {
    writeFileSync(join(SOURCES, `${name}.js`), `graphql\`\n${text(name)}\`;\n`);
  }
  write('relay/schema.graphql', await introspect());
  write('relay/relay.config.json', {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    persistConfig: { file: './persisted.json', algorithm: 'MD5' },
  });
  write(MANIFESTS.RELAY, {});
  await run('relay', 'relay-compiler/cli.js', 'relay.config.json');
}

async function codegen() {
  write('codegen.json', {
    schema: [{ [graphqlUrl]: { headers: TENANT_HEADER } }],
    documents: '../documents/*.graphql',
    generates: { 'codegen/': { preset: 'client', presetConfig: { persistedDocuments: true } } },
  });
  await run('', '@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.json');
}

rmSync(GENERATED, { recursive: true, force: true });
mkdirSync(GENERATED);
await Promise.all([apollo(), relay(), codegen()]);
finish(Object.fromEntries(Object.keys(MANIFESTS).map((format) => [format, content(format)])));
