// The files on their way in as the page lists them, and how what is chosen is matched with what was left unfinished.
import { t } from "@lingui/core/macro";
import { nameOf, type Brought, type Provenance, type Upload } from "@sightline/domain";
import type { Chosen } from "./dropped.ts";

export type Row = {
  readonly key: string;
  readonly path: string;
  readonly bytes: number;
  /** So many of them are at the desk. */
  readonly sent: number;
  readonly provenance: Provenance;
  /** Null until the desk knows of it. */
  readonly id: string | null;
  /** Null after a reload, until it is chosen again. */
  readonly file: File | null;
} & (
  | { readonly state: "waiting" | "sending" | "paused" | "left" | "keeping" }
  | { readonly state: "failed"; readonly sentence: string }
  | { readonly state: "done"; readonly brought: readonly Brought[] }
);

/** Those that the desk knows of and the page does not. */
export function withLeft(rows: readonly Row[], uploads: readonly Upload[]): readonly Row[] {
  const known = new Set(rows.map(({ id }) => id));
  // The desk may tell the list of one that has just begun before the page hears of its id.
  const begins = ({ path, bytes }: Upload): boolean =>
    rows.some(
      (row) => row.id === null && row.state === "sending" && row.path === path && row.bytes === bytes,
    );
  const left = uploads.filter((one) => !known.has(one.id) && !begins(one));
  if (left.length === 0) return rows;
  const added = left.map(({ id, path, bytes, offset, provenance }): Row => {
    // Of what is whole nothing more is asked.
    const state = offset === bytes ? "waiting" : "left";
    return { key: id, id, path, bytes, sent: offset, provenance, file: null, state };
  });
  return [...added, ...rows];
}

/** A file that was left unfinished goes on, by its name and size; any other begins. */
export function withChosen(
  rows: readonly Row[],
  chosen: readonly Chosen[],
  provenance: Provenance,
): readonly Row[] {
  let all = rows;
  for (const [i, { file, path }] of chosen.entries()) {
    const isIt = (row: Row): boolean =>
      row.state === "left" && nameOf(row.path) === file.name && row.bytes === file.size;
    // Of several of one name that in the same folder comes first.
    const left = all.find((row) => isIt(row) && row.path === path) ?? all.find(isIt);
    const key = `${all.length + i} ${path}`;
    all = left
      ? all.map((row) => (row === left ? { ...left, file, state: "waiting" as const } : row))
      : [...all, { key, path, bytes: file.size, sent: 0, provenance, id: null, file, state: "waiting" }];
  }
  return all;
}

/** How many are done, of how many. */
export const doneOf = (rows: readonly Row[]): number => rows.filter(({ state }) => state === "done").length;

const stateWords = (): Readonly<Record<Exclude<Row["state"], "done" | "failed">, string>> => ({
  waiting: t`waits`,
  sending: t`on its way`,
  paused: t`paused`,
  left: t`choose this file again to go on`,
  keeping: t`being kept`,
});

/** What became of it, in words. */
export function saidOf(row: Row): string {
  if (row.state === "failed") return row.sentence;
  if (row.state !== "done") return stateWords()[row.state];
  const [only, ...more] = row.brought;
  if (only && more.length === 0) return broughtSaid(only);
  const count = (state: Brought["state"]): number => row.brought.filter((one) => one.state === state).length;
  const parts = [
    [count("collected"), (n: number) => t`${n} kept`],
    [count("added"), (n: number) => t`${n} there already, and added as a source`],
    [count("held"), (n: number) => t`${n} there already`],
    [count("refused"), (n: number) => t`${n} refused`],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, say]) => say(n));
  return said.length === 0 ? t`it holds no files` : said.join(", ");
}

function broughtSaid(one: Brought): string {
  if (one.state === "refused") return one.sentence;
  if (one.state === "collected") return t`kept`;
  return one.state === "added" ? t`there already; this place is added as a source` : t`there already`;
}
