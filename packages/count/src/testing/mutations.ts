// What bends a case file, and how it gets at what it bends.
export type Roll = (below: number) => number;
export type Row = Record<string, unknown>;

export const LISTS = ["items", "frames", "sightings", "headcounts", "groups", "facts"] as const;
export type List = (typeof LISTS)[number];

/** A case file while it is bent: what is in its lists may be anything. */
export interface Draft {
  readonly file: Row;
  readonly criteria: Row;
  /** The rows of a list, which is made where it was left out. */
  rows(list: List): Row[];
}

/** False where the case has nothing to bend in this way. */
export type Bend = (draft: Draft, roll: Roll) => boolean;

export const oneOf = <T>(list: readonly T[], roll: Roll): T | undefined =>
  list[roll(Math.max(1, list.length))];

/** Sets a key of some row of a list. */
export const setting =
  (list: List, key: string, values: readonly unknown[]): Bend =>
  ({ rows }, roll) => {
    const row = oneOf(rows(list), roll);
    if (row) row[key] = oneOf(values, roll);
    return row !== undefined;
  };

/** For rows of one kind. */
export const only =
  (list: List, isSo: (row: Row, draft: Draft) => boolean, change: (row: Row, roll: Roll) => void): Bend =>
  (draft, roll) => {
    const row = oneOf(
      draft.rows(list).filter((one) => isSo(one, draft)),
      roll,
    );
    if (row) change(row, roll);
    return row !== undefined;
  };

/** Of what is JSON. */
export const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
