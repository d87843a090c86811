// The library as the page needs it: what was asked of the desk, the first items of it, and those near the window.
import { listItems, type Tile } from "@sightline/domain";
import type { z } from "zod";
import { useAnswer, useAnswers } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";

export type Asked = {
  readonly text: string;
  readonly verdict: Tile["verdict"] | "any";
  readonly kind: Tile["kind"] | "any";
  readonly withPeople: boolean;
};
export const EVERYTHING: Asked = { text: "", verdict: "any", kind: "any", withPeople: false };

export type Listed = z.infer<typeof listItems.answer>;

/** So many items come in one answer. */
export const AT_ONCE = 100;

const stillDecoding = ({ items }: Listed): boolean =>
  items.some(({ decoding }) => decoding.state === "waiting");

const paramsOf = (investigation: string, { text, verdict, kind, withPeople }: Asked, from: number) => ({
  investigation,
  ...(text.trim() !== "" && { text: text.trim() }),
  ...(verdict !== "any" && { verdict }),
  ...(kind !== "any" && { kind }),
  ...(withPeople && { people: "yes" as const }),
  ...(from > 0 && { from }),
  limit: AT_ONCE,
});

/** The first answer; while a narrower one is on its way, the one before it stays. */
export const useLibrary = (asked: Asked) =>
  useAnswer(listItems, paramsOf(useInvestigation(), asked, 0), stillDecoding, { keeps: true });

/** The item at each place near the window, once it has come; and how many items are its footage. */
export function useNear(asked: Asked, first: Listed, { from, to }: { from: number; to: number }) {
  const investigation = useInvestigation();
  const starts = startsNear({ from, to }, first.found);
  const answers = useAnswers(
    listItems,
    starts.map((start) => paramsOf(investigation, asked, start)),
    stillDecoding,
  );
  const pages = new Map<number, Listed>([[0, first]]);
  for (const [i, start] of starts.entries()) {
    const answer = answers[i]?.data;
    if (answer?.ok) pages.set(start, answer.value);
  }
  return (place: number): { readonly tile: Tile; readonly copies: number } | undefined => {
    const start = place - (place % AT_ONCE);
    const page = pages.get(start);
    const tile = page?.items[place - start];
    return tile && { tile, copies: page?.copies[tile.id] ?? 1 };
  };
}

/** Where the answers begin that hold these places; the first one is there anyhow. */
export function startsNear({ from, to }: { from: number; to: number }, found: number): number[] {
  const starts: number[] = [];
  for (let start = from - (from % AT_ONCE); start < Math.min(to, found); start += AT_ONCE)
    if (start > 0) starts.push(start);
  return starts;
}
