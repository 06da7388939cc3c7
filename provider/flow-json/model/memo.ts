/** Computes a value once per key, since several rules need the same of a document. */
export function once<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const cache = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const kept = cache.get(key) ?? { value: compute(key) };
    cache.set(key, kept);
    return kept.value;
  };
}
