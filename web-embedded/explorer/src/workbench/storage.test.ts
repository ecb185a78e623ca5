import { expect, test } from 'vitest';
import { memoryStorage } from '../caller/memoryStorage.test-support';
import { workbenchStorage } from './storage';

const HEADERS = '{"X-Session-Id": "very-secret"}';

test('keeps a secret for the browser tab only', () => {
  const local = memoryStorage();
  const tab = memoryStorage();
  workbenchStorage('STAFF', local, tab).setItem('graphiql:headers', HEADERS);

  expect(JSON.stringify(Object.entries(local))).not.toContain('very-secret');
  expect(workbenchStorage('STAFF', local, tab).getItem('graphiql:headers')).toBe(HEADERS);
  expect(workbenchStorage('STAFF', local, memoryStorage()).getItem('graphiql:headers')).toBe('{"X-Session-Id": ""}');
});

test('drops the tab’s copy when the secret is gone', () => {
  const local = memoryStorage();
  const tab = memoryStorage();
  const storage = workbenchStorage('STAFF', local, tab);
  storage.setItem('graphiql:headers', HEADERS);
  storage.setItem('graphiql:headers', '{}');

  expect(tab.length).toBe(0);
  expect(storage.getItem('graphiql:headers')).toBe('{}');
});

test('leaves the theme to the page', () => {
  const local = memoryStorage();
  const storage = workbenchStorage('STAFF', local, memoryStorage());
  storage.setItem('graphiql:theme', 'dark');

  expect(storage.getItem('graphiql:theme')).toBeNull();
  expect(local.length).toBe(0);
});

test('gives each audience its own drawer, also when one is cleared', () => {
  const local = memoryStorage();
  const tab = memoryStorage();
  const staff = workbenchStorage('STAFF', local, tab);
  const visitor = workbenchStorage('VISITOR', local, tab);
  staff.setItem('graphiql:query', '{ backoffice }');
  visitor.setItem('graphiql:query', '{ vitrine }');
  staff.clear();

  expect(staff.getItem('graphiql:query')).toBeNull();
  expect(staff.length).toBe(0);
  expect(visitor.getItem('graphiql:query')).toBe('{ vitrine }');
});
