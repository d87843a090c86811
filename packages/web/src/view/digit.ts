// Which digit a key means: what is written on it, or, where that is a sign, as on a French keyboard, what stands at its place.

/** From 1 to 9; 0 for any other key. */
export function digitOf({ key, code, shiftKey }: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): number {
  if (/^[1-9]$/.test(key)) return Number(key);
  return shiftKey ? 0 : Number(/^Digit([1-9])$/.exec(code)?.[1] ?? 0);
}
