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
 * value is null or an empty array is left out, because the case format gives an absent key the same meaning; for the
 * same reason criteria without `verdicts` are written with `["verified"]`.
 */
export function caseHashOf(json: unknown): string {
  const hash = new Sha256();
  new Canonical(hash).write(withVerdicts(json));
  return hash.digest();
}

function withVerdicts(json: unknown): unknown {
  if (typeof json !== "object" || json === null || !("criteria" in json)) return json;
  const { criteria } = json;
  if (typeof criteria !== "object" || criteria === null || Array.isArray(criteria)) return json;
  const { verdicts } = criteria as { readonly verdicts?: unknown };
  return verdicts == null ? { ...json, criteria: { ...criteria, verdicts: ["verified"] } } : json;
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

/** Keys of one object as they stand and in canonical order, each of these with the text that goes before its value. */
interface Order {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  readonly heads: readonly string[];
}

class Canonical {
  readonly #sink: Sink;
  /** The objects of one list mostly have the keys of the one before, so they are sorted once. */
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
    const { sorted, heads } = this.#orderOf(object);
    let isFirst = true;
    for (let i = 0; i < sorted.length; i++) {
      const inner = object[sorted[i] ?? ""];
      if (inner === null || inner === undefined || (Array.isArray(inner) && inner.length === 0)) continue;
      this.#sink.add(isFirst ? "{" : ",");
      isFirst = false;
      this.#sink.add(heads[i] ?? "");
      this.write(inner);
    }
    this.#sink.add(isFirst ? "{}" : "}");
  }

  #orderOf(object: Readonly<Record<string, unknown>>): Order {
    for (const order of this.#orders) if (isOrderOf(order, object)) return order;
    const keys = Object.keys(object);
    const sorted = [...keys].sort((a, b) => (a < b ? -1 : 1));
    const order = { keys, sorted, heads: sorted.map((key) => `${JSON.stringify(key)}:`) };
    // The newest goes first: the next object is most likely of the same list.
    this.#orders.unshift(order);
    this.#orders.length = Math.min(this.#orders.length, 4);
    return order;
  }
}

function isOrderOf({ keys }: Order, object: object): boolean {
  let i = 0;
  for (const key in object) if (keys[i++] !== key) return false;
  return i === keys.length;
}
