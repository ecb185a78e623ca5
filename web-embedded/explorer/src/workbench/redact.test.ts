import { describe, expect, test } from 'vitest';
import { redactEntry, redactText } from './redact';

describe('redactText', () => {
  test('empties secrets in headers and keeps the rest', () => {
    expect(redactText('{"Authorization": "Bearer abc", "X-Session-Id": "s1", "X-Tenant": "acme"}')).toBe(
      '{"Authorization": "", "X-Session-Id": "", "X-Tenant": "acme"}',
    );
  });

  test('empties a secret whose closing quote is not typed yet', () => {
    expect(redactText('{\n  "Authorization": "Bearer ab\n}')).toBe('{\n  "Authorization": ""\n}');
  });

  test('empties secrets that contain escaped quotes', () => {
    expect(redactText('{"password": "a\\"b", "email": "e"}')).toBe('{"password": "", "email": "e"}');
  });

  test('empties literals, block strings and defaults in documents', () => {
    expect(redactText('mutation { a(input: {email: "e", password: "p"}) }')).toBe(
      'mutation { a(input: {email: "e", password: ""}) }',
    );
    expect(redactText('{ a(secret: """x\ny""") }')).toBe('{ a(secret: "") }');
    expect(redactText('query ($accessToken: String! = "t") { a }')).toBe('query ($accessToken: String! = "") { a }');
  });

  test('leaves documents without secrets as they are', () => {
    const query = 'query Q($token: String) { shop { product(slug: "lamp") { passwordHint } } }';
    expect(redactText(query)).toBe(query);
  });
});

describe('redactEntry', () => {
  test('reaches into stored tabs and history', () => {
    const tabs = JSON.stringify({ tabs: [{ query: '{a}', headers: '{"Cookie": "c"}', variables: '{"x": "1"}' }] });
    expect(JSON.parse(redactEntry('tabState', tabs))).toEqual({
      tabs: [{ query: '{a}', headers: '{"Cookie": ""}', variables: '{"x": "1"}' }],
    });
  });

  test('returns what holds no secret unchanged, byte by byte', () => {
    expect(redactEntry('editorFlex', '1.25')).toBe('1.25');
    expect(redactEntry('queries', '{ "queries": [] }')).toBe('{ "queries": [] }');
    expect(redactEntry('visiblePlugin', 'History')).toBe('History');
  });
});
