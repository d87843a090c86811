// Counts the cuts that the edit lists of a QuickTime or MP4 film declare, by the lengths of its boxes.
import { latin } from "../sniff/bytes.ts";
import type { ReadAt } from "../sniff/moves.ts";

const holders = ["moov", "trak", "edts"];
/** More boxes than a film with 64 tracks has on these levels. */
const mostBoxes = 10_000;

export async function countEdits(readAt: ReadAt): Promise<number> {
  let boxes = 0;
  const within = async (from: number, to: number): Promise<number> => {
    let edits = 0;
    for (let at = from; at + 8 <= to && boxes < mostBoxes; boxes++) {
      const head = Buffer.from(await readAt(at, 16));
      if (head.length < 16) break;
      const short = head.readUInt32BE(0);
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short;
      if (length < 8) break;
      const type = latin(head, 4, 8);
      const body = at + (short === 1 ? 16 : 8);
      if (holders.includes(type)) edits += await within(body, Math.min(to, at + length));
      // A version and flags, then the number of entries.
      if (type === "elst") edits += Buffer.from(await readAt(body + 4, 4)).readUInt32BE(0);
      at += length;
    }
    return edits;
  };
  return within(0, Number.MAX_SAFE_INTEGER);
}
