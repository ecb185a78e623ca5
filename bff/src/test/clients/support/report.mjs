// What scripts and JUnit say to each other: settings come as environment variables, results leave as one JSON object on
// stdout; everything that the tools themselves print goes to stderr.
import assert from 'node:assert/strict';

console.log = console.error;
console.info = console.error;

/** A setting of the test that started this script. */
export function setting(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const checks = [];

/** Runs one check; what it throws becomes the failure of the JUnit test of the same name. */
export async function check(name, run) {
  try {
    await run();
    checks.push({ name, failure: null });
  } catch (error) {
    checks.push({ name, failure: String(error?.stack ?? error) });
  }
}

/** Adds a result that another runner found; `failure` is null when all is well. */
export function found(name, failure) {
  checks.push({ name, failure });
}

/** Writes all results, and what else the test wants to know. */
export function finish(data = {}) {
  process.stdout.write(`${JSON.stringify({ checks, data })}\n`);
}

export { assert };
