/** A Storage as in a browser: its entries are also its own enumerable properties. */
export function memoryStorage(): Storage {
  const storage = {} as Record<string, string>;
  const methods = {
    getItem: (key: string) => storage[key] ?? null,
    setItem(key: string, value: string) {
      storage[key] = value;
    },
    removeItem(key: string) {
      delete storage[key];
    },
    clear: () => Object.keys(storage).forEach((key) => delete storage[key]),
    key: (index: number) => Object.keys(storage)[index] ?? null,
  };
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(storage, name, { value });
  Object.defineProperty(storage, 'length', { get: () => Object.keys(storage).length });
  return storage as unknown as Storage;
}
