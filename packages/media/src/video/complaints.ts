// Turns what ffmpeg complained of into a few warnings that are equal from run to run.
import { printable, withoutAddresses } from "../refusal.ts";

const most = 5;

/** The first distinct lines, without memory addresses; a sound file has none. */
export function complaintLines(complaints: string): string[] {
  const lines = complaints
    .split("\n")
    .map((line) => printable(withoutAddresses(line), 200))
    .filter((line) => line !== "");
  const distinct = [...new Set(lines)];
  const kept = distinct.slice(0, most);
  return distinct.length > most
    ? [...kept, `… and ${distinct.length - most} more complaints of the decoder`]
    : kept;
}
