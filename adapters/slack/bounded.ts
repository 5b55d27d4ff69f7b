/** A map that forgets what was put in first once it holds `most`: for what is only a convenience to remember. */
export function boundedMap<K, V>(most: number): Map<K, V> {
  return new BoundedMap<K, V>(most);
}

class BoundedMap<K, V> extends Map<K, V> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    for (const oldest of this.keys()) {
      if (this.size <= this.#most) break;
      this.delete(oldest);
    }
    return this;
  }
}
