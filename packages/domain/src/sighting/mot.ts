// MOT ground truth as tracks: `frame,id,left,top,width,height,conf,…`, frames from 1, pixels of the displayed frame.
import { howMany } from "@sightline/count";
import type { DecodedFrames } from "../investigation/asked.ts";
import type { Change } from "../journal/nouns.ts";
import type { Box, Span } from "../ids.ts";
import type { Refusal } from "../refusal.ts";

export type MotTarget = { item: string; subject: string; prefix: string; seen: DecodedFrames };
export type MotReading = { changes: Change[]; refusals: Refusal[]; rows: number; leftOut: number };

type Row = { frame: number; track: string; box: Box };

/**
 * Reads MOT text into one `sighting.mark` a track, its id `prefix + track`. Frames that follow one another make one span,
 * from the first one's PTS to the last one's. Rows with confidence 0 are MOT's "do not consider" and are left out.
 */
export function readMot(text: string, target: MotTarget): MotReading {
  const reading: MotReading = { changes: [], refusals: [], rows: 0, leftOut: 0 };
  const tracks = new Map<string, Row[]>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    reading.rows += 1;
    const row = readRow(line, target.seen);
    if (row === "left out") reading.leftOut += 1;
    else if (typeof row === "string") {
      reading.refusals.push({ code: "bad-mot-row", sentence: row, path: `line ${index + 1}` });
    } else {
      const rows = tracks.get(row.track);
      if (rows) rows.push(row);
      else tracks.set(row.track, [row]);
    }
  }
  for (const [track, rows] of tracks) {
    const ordered = [...rows].sort((a, b) => a.frame - b.frame);
    const twice = ordered.find((row, i) => row.frame === ordered[i - 1]?.frame);
    if (twice) {
      const sentence = `Track ${track} has two boxes in frame ${twice.frame}; keep one.`;
      reading.refusals.push({ code: "bad-mot-row", sentence, path: `track ${track}` });
      continue;
    }
    reading.changes.push({
      verb: "sighting.mark",
      subject: `${target.prefix}${track}`,
      payload: {
        item: target.item,
        subject: target.subject,
        attributes: [],
        spans: spansOf(ordered, target.seen),
        track: ordered.map((row) => row.box),
      },
    });
  }
  return reading;
}

function readRow(line: string, seen: DecodedFrames): Row | string {
  const cells = line.split(",").map((cell) => cell.trim());
  const [frame = NaN, track = NaN, left = NaN, top = NaN, width = NaN, height = NaN, conf = 1] = cells.map(
    (cell) => (cell === "" ? NaN : Number(cell)),
  );
  if (![frame, track, left, top, width, height, conf].every(Number.isFinite)) {
    return "Expected frame,id,left,top,width,height as numbers; correct this line.";
  }
  if (conf === 0) return "left out";
  if (!(width > 0 && height > 0)) return "A box needs a width and a height above 0; correct this line.";
  const atUs = seen.ptsUs[frame - 1];
  if (atUs === undefined)
    return `Frame ${frame} is not among the ${howMany(seen.ptsUs.length, "frame")} of this item; correct it.`;
  const box = boxOf({ left, top, width, height }, seen, atUs);
  return box ? { frame, track: String(track), box } : "The box lies outside the frame; correct this line.";
}

const round = (share: number): number => Math.round(share * 1e6) / 1e6;

/** Clips a box in pixels to the frame and gives its fractions, to a millionth; null when nothing of it is inside. */
function boxOf(
  px: { left: number; top: number; width: number; height: number },
  seen: DecodedFrames,
  atUs: number,
): Box | null {
  const left = Math.max(0, px.left / seen.width);
  const top = Math.max(0, px.top / seen.height);
  const right = Math.min(1, (px.left + px.width) / seen.width);
  const bottom = Math.min(1, (px.top + px.height) / seen.height);
  if (right <= left || bottom <= top) return null;
  return [atUs, round(left), round(top), round(right - left), round(bottom - top)] as Box;
}

function spansOf(ordered: readonly Row[], seen: DecodedFrames): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < ordered.length; i++) {
    if (ordered[i + 1]?.frame === (ordered[i]?.frame ?? 0) + 1) continue;
    const [from, to] = [ordered[start], ordered[i]].map((row) => seen.ptsUs[(row?.frame ?? 1) - 1] ?? 0);
    spans.push([from, to] as Span);
    start = i + 1;
  }
  return spans;
}
