/** Computes a value once per key, since several rules need the same of a document. */
export function once<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const cache = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const kept = cache.get(key);
    if (kept !== undefined) return kept.value;
    const value = compute(key);
    cache.set(key, { value });
    return value;
  };
}
