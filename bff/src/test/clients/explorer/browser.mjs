// The explorer in a real browser: sign in as staff and as an operator, ask, read the answer; nothing from elsewhere.
import { chromium } from 'playwright-core';
import { assert, check, finish, setting } from '../support/report.mjs';

const BASE_URL = setting('BASE_URL');
const STEP_TIMEOUT_MS = 20_000;

const browser = await chromium.launch({ executablePath: setting('CHROMIUM'), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
page.setDefaultTimeout(STEP_TIMEOUT_MS);
const requested = [];
const complaints = [];
page.on('request', (request) => requested.push(request.url()));
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('console', (message) => {
  if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
});

const signIn = (label) => page.getByRole('region', { name: `Sign-in as ${label}` });
const button = (within, name) => within.getByRole('button', { name, exact: true });
const executeButton = page.getByRole('button', { name: /^Execute query/ });

async function choose(audience) {
  await page.locator(`label[data-audience=${audience}]`).click();
}

/** Runs the document of the open tab and hands over what was sent and what came back. */
async function execute() {
  const answered = page.waitForResponse(
    (response) =>
      new URL(response.url()).pathname === '/graphql' && !response.request().postData()?.includes('IntrospectionQuery'),
  );
  await executeButton.click();
  const response = await answered;
  return { headers: await response.request().allHeaders(), answer: await response.json() };
}

/** The editor writes spaces as hard ones. */
async function waitForShownAnswer(text) {
  await page.waitForFunction((wanted) => {
    const shown = document.querySelector('.graphiql-response')?.textContent ?? '';
    return shown.replaceAll('\u00a0', ' ').includes(wanted);
  }, text);
}

await check('opens without a sign-in where none is required', async () => {
  await page.goto(`${BASE_URL}/explorer/`);
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await executeButton.waitFor();
});

await check('signs staff in and shows the answer to their query', async () => {
  await choose('STAFF');
  const pane = signIn('Staff');
  await page.locator('#tenant').fill(setting('TENANT'));
  await page.locator('#tenant').press('Enter');
  await pane.getByLabel('E-mail').fill(setting('STAFF_EMAIL'));
  await pane.getByLabel('Password').fill(setting('PASSWORD'));
  await button(pane, 'Sign in').click();
  await button(pane, 'Sign out').waitFor();
  const { headers, answer } = await execute();
  assert.ok(headers['x-session-id']);
  assert.equal(headers.authorization, undefined);
  assert.equal(answer.errors, undefined);
  assert.equal(answer.data.backoffice.me.tenant.slug, setting('TENANT'));
  await waitForShownAnswer(`"slug": "${setting('TENANT')}"`);
});

await check('leads an operator to the sign-in page and back, and shows the tenants', async () => {
  await choose('OPERATOR');
  await button(signIn('Operator'), 'Continue to sign-in').click();
  await page.waitForURL(/\/login/);
  await page.getByLabel('E-mail').fill(setting('OPERATOR_EMAIL'));
  await page.getByLabel('Password').fill(setting('PASSWORD'));
  await button(page, 'Sign in').click();
  await page.waitForURL(`${BASE_URL}/explorer/`);
  await button(signIn('Operator'), 'Sign out').waitFor();
  const { headers, answer } = await execute();
  assert.match(headers.authorization, /^Bearer /);
  assert.equal(headers['x-session-id'], undefined);
  assert.equal(answer.errors, undefined);
  assert.equal(answer.data.superAdmin.tenants.totalCount, Number(setting('TENANT_COUNT')));
  await waitForShownAnswer('"totalCount": ');
});

await check('asks no other origin for anything', () => {
  const origins = requested.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin);
  assert.deepEqual([...new Set(origins)], [BASE_URL]);
});

await check('complains about nothing in the console', () => assert.deepEqual(complaints, []));

await browser.close();
finish({ requestCount: requested.length });
