// Rows by what one column says of them.
import { kept } from "../desk/words.ts";

export type Order = { readonly column: number; readonly down: boolean };

/** `s2` before `s10`, as people count. */
const words = kept((locale) => new Intl.Collator(locale, { numeric: true }));

/** Numbers by size, text as people count; rows that are alike keep their order, also upside down. */
export function inOrder<T>(rows: readonly T[], by: (row: T) => string | number, down: boolean): T[] {
  const sign = down ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [by(one), by(other)];
    return (
      sign * (typeof a === "number" && typeof b === "number" ? a - b : words().compare(String(a), String(b)))
    );
  });
}
