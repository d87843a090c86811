// The fingerprint of a case: SHA-256 of its canonical JSON; shared by the solver and the proof checker, which share nothing else.
import { Sha256 } from "./sha256.ts";

/** Where canonical JSON goes, piece by piece: `add` takes text as it is, `addQuoted` text that is still to be quoted. */
interface Sink {
  add(text: string): void;
  addQuoted(text: string): void;
}

/**
 * The hash of a case, as read or as parsed JSON: the two agree.
 * Canonical JSON is JSON without white space, keys in UTF-16 code unit order, arrays in their own order; a key whose
 * value is null or an empty array is left out, because the case format gives an absent key the same meaning.
 */
export function caseHashOf(json: unknown): string {
  const hash = new Sha256();
  new Canonical(hash).write(json);
  return hash.digest();
}

/** Canonical JSON text of any JSON value; what is no JSON (undefined, functions) is written as null. */
export function canonical(value: unknown): string {
  const parts: string[] = [];
  const sink = {
    add: (text: string) => parts.push(text),
    addQuoted: (text: string) => parts.push(JSON.stringify(text)),
  };
  new Canonical(sink).write(value);
  return parts.join("");
}

/** Keys of one object in canonical order, each with the text that goes before its value. */
interface Order {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  readonly heads: readonly string[];
}

class Canonical {
  readonly #sink: Sink;
  /** By number of keys: the objects of one list mostly have the keys of the one before, so they are sorted once. */
  readonly #orders: Order[] = [];

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  write(value: unknown): void {
    if (typeof value === "string") this.#sink.addQuoted(value);
    else if (typeof value === "number") this.#sink.add(Number.isFinite(value) ? String(value) : "null");
    else if (typeof value !== "object" || value === null) this.#sink.add(JSON.stringify(value) ?? "null");
    else if (Array.isArray(value)) this.#list(value);
    else this.#object(value as Readonly<Record<string, unknown>>);
  }

  #list(list: readonly unknown[]): void {
    this.#sink.add("[");
    for (let i = 0; i < list.length; i++) {
      if (i > 0) this.#sink.add(",");
      this.write(list[i]);
    }
    this.#sink.add("]");
  }

  #object(object: Readonly<Record<string, unknown>>): void {
    const { sorted, heads } = this.#orderOf(Object.keys(object));
    let isFirst = true;
    this.#sink.add("{");
    for (let i = 0; i < sorted.length; i++) {
      const inner = object[sorted[i] ?? ""];
      if (inner === null || inner === undefined || (Array.isArray(inner) && inner.length === 0)) continue;
      if (!isFirst) this.#sink.add(",");
      isFirst = false;
      this.#sink.add(heads[i] ?? "");
      this.write(inner);
    }
    this.#sink.add("}");
  }

  #orderOf(keys: readonly string[]): Order {
    const before = this.#orders[keys.length];
    if (before && before.keys.every((key, i) => key === keys[i])) return before;
    const sorted = [...keys].sort((a, b) => (a < b ? -1 : 1));
    const order = { keys, sorted, heads: sorted.map((key) => `${JSON.stringify(key)}:`) };
    this.#orders[keys.length] = order;
    return order;
  }
}
