// The newest entry that each answer knew of, and the newest that the desk told of: an answer that knows less is old.
import { hashKey } from "@tanstack/react-query";
import type { Key } from "./old.ts";

const known = new Map<string, number>();
const newest = new Map<string, number>();

/** 0 where it was never said. */
export const answeredAt = (key: Key): number => known.get(hashKey(key)) ?? 0;
export const noteAnswer = (key: Key, seq: number): void => void known.set(hashKey(key), seq);

export const newestOf = (investigation: string): number => newest.get(investigation) ?? 0;
export const noteNewest = (investigation: string, seq: number): void => void newest.set(investigation, seq);
