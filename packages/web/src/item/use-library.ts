// The library as the page needs it: what was asked of the desk, the first items of it, and those near the window.
import { listItems, showPlace, type Tile } from "@sightline/domain";
import type { z } from "zod";
import { useAnswer, useAnswers } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { paramsOf, type AskedSearch } from "./asked.ts";

export type Listed = z.infer<typeof listItems.answer>;

/** So many items come in one answer. */
export const AT_ONCE = 100;

const stillDecoding = ({ items }: Listed): boolean =>
  items.some(({ decoding }) => decoding.state === "waiting");

export const pageOf = (investigation: string, asked: AskedSearch, from: number) => ({
  investigation,
  ...paramsOf(asked),
  ...(from > 0 && { from }),
  limit: AT_ONCE,
});

/** Where an item stands among those asked for, and its neighbours there; nothing is asked about undefined. */
export function usePlaceOf(item: string | undefined, asked: AskedSearch) {
  const investigation = useInvestigation();
  const [answer] = useAnswers(
    showPlace,
    item === undefined ? [] : [{ investigation, item, ...paramsOf(asked) }],
  );
  return answer?.data?.ok ? answer.data.value : null;
}

/** The first answer; while a narrower one is on its way, the one before it stays. */
export const useLibrary = (asked: AskedSearch) =>
  useAnswer(listItems, pageOf(useInvestigation(), asked, 0), stillDecoding, { keeps: true });

/** The item at each place near the window, once it has come; and how many items are its footage. */
export function useNear(asked: AskedSearch, first: Listed, { from, to }: { from: number; to: number }) {
  const investigation = useInvestigation();
  const starts = startsNear({ from, to }, first.found);
  const answers = useAnswers(
    listItems,
    starts.map((start) => pageOf(investigation, asked, start)),
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
