// Documents, variables and headers that the user typed are kept across visits. What looks like a secret among them
// is not: it must never reach localStorage.

const SENSITIVE = /authorization|cookie|passw|secret|token|session-?_?id|api-?_?key|credential|one-?_?time|otp/i;

/**
 * `name: "value"` in JSON, JSON with comments and GraphQL, also with a default (`$name: String = "value"`), also with
 * the closing quote not typed yet, because editors are saved while somebody types.
 */
const PAIR = /(["']?)([A-Za-z_][\w-]*)\1(\s*:\s*(?:[\w![\]]+\s*=\s*)?)("""[\s\S]*?(?:"""|$)|"(?:[^"\\\n]|\\.)*"?)/g;

export function redactText(text: string): string {
  return text.replace(PAIR, (pair, quote: string, name: string, between: string) =>
    SENSITIVE.test(name) ? `${quote}${name}${quote}${between}""` : pair,
  );
}

const EDITOR_TEXTS = new Set(['query', 'variables', 'headers']);

/** Redacts one stored entry of GraphiQL: JSON that holds editors' texts (tabs, history), or such a text itself. */
export function redactEntry(name: string, value: string): string {
  if (EDITOR_TEXTS.has(name)) return redactText(value);
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed !== 'object' || parsed === null) return value;
    const redacted = JSON.stringify(parsed, (key, inner: unknown) =>
      EDITOR_TEXTS.has(key) && typeof inner === 'string' ? redactText(inner) : inner,
    );
    return redacted === JSON.stringify(parsed) ? value : redacted;
  } catch {
    return value;
  }
}
