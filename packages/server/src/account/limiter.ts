// How often somebody may try: so many within a span of time for each key, such as an address or an account.

export type Limit = { readonly most: number; readonly withinMs: number };

export type Limiter = {
  /** Counts one more try of each key; false, and none is counted, where one of them has tried too often. */
  mayTry(keys: readonly string[]): boolean;
  /** Whether one of them has tried too often; counts nothing. */
  triedTooOften(keys: readonly string[]): boolean;
  /** Takes back the newest try of each key: it was a right one. */
  wasRight(keys: readonly string[]): void;
};

/** Keys that are remembered: beyond these the one that has not tried for longest is forgotten. */
const KEYS = 100_000;

/** `now` in ms. A try is counted before it is known whether it is right: many at once get no more than many in a row. */
export function limiterOf(limit: (key: string) => Limit, now: () => number): Limiter {
  const tries = new Map<string, number[]>();
  const recent = (key: string): number[] => {
    const [at, { withinMs }] = [now(), limit(key)];
    // A clock that went back leaves tries in the future: those far off are no nearer than those long ago.
    return (tries.get(key) ?? []).filter((one) => Math.abs(at - one) < withinMs);
  };
  const keep = (key: string, times: number[]): void => {
    tries.delete(key);
    if (times.length > 0) tries.set(key, times);
    const [oldest] = tries.keys();
    if (tries.size > KEYS && oldest !== undefined) tries.delete(oldest);
  };
  const triedTooOften = (keys: readonly string[]): boolean =>
    keys.some((key) => recent(key).length >= limit(key).most);
  return {
    triedTooOften,
    mayTry(keys) {
      if (triedTooOften(keys)) return false;
      for (const key of keys) keep(key, [...recent(key), now()]);
      return true;
    },
    wasRight(keys) {
      for (const key of keys) keep(key, recent(key).slice(0, -1));
    },
  };
}
