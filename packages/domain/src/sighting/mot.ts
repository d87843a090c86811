// MOT ground truth as tracks: `frame,id,left,top,width,height,conf,…`, frames from 1, pixels of the displayed frame.
import { howMany } from "@sightline/count";
import type { DecodedFrames } from "../investigation/asked.ts";
import type { Box } from "../ids.ts";
import { boxOfPixels, EMPTY, otherFilm, spansOfFrames, type TracksReading } from "./pixels.ts";

export type MotTarget = {
  item: string;
  subject: string;
  prefix: string;
  seen: DecodedFrames;
  /** What the sequence's own `seqinfo.ini` says of it, where there is one. */
  info?: MotInfo | null;
};
/** Frames, and pixels of the displayed frame; null where the file does not say. */
export type MotInfo = {
  readonly frames: number | null;
  readonly width: number | null;
  readonly height: number | null;
};
function whyOther({ frames, width, height }: MotInfo, seen: DecodedFrames): string | null {
  const has = seen.ptsUs.length;
  if (frames !== null && frames !== has)
    return `their seqinfo.ini speaks of ${howMany(frames, "frame")}, and it has ${has}`;
  if (width === null || height === null || (width === seen.width && height === seen.height)) return null;
  return `their seqinfo.ini speaks of ${width} × ${height} pixels, and it has ${seen.width} × ${seen.height}`;
}

/** Reads a `seqinfo.ini`; what it does not say is null. */
export function readMotInfo(text: string): MotInfo {
  const numberOf = (key: string): number | null => {
    const found = new RegExp(String.raw`^\s*${key}\s*=\s*(\d{1,9})\s*$`, "im").exec(text);
    return found ? Number(found[1]) : null;
  };
  return { frames: numberOf("seqLength"), width: numberOf("imWidth"), height: numberOf("imHeight") };
}

type Row = { frame: number; track: string; box: Box };

/**
 * Reads MOT text into one `sighting.mark` a track, its id `prefix + track`. Frames that follow one another make one span,
 * from the first one's PTS to the last one's. Rows with confidence 0 are MOT's "do not consider" and are left out.
 * Tracks of another film are refused whole: one line that cannot be of this one is enough.
 */
export function readMot(text: string, target: MotTarget): TracksReading {
  const why = target.info ? whyOther(target.info, target.seen) : null;
  if (why) return { ...EMPTY, refusals: [otherFilm(why, null)] };
  const reading: TracksReading = { changes: [], refusals: [], rows: 0, leftOut: 0 };
  const tracks = new Map<string, Row[]>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    reading.rows += 1;
    const row = readRow(line, target.seen);
    if (row === "left out") reading.leftOut += 1;
    else if (typeof row === "string") {
      reading.refusals.push({ code: "bad-mot-row", sentence: row, path: `line ${index + 1}` });
    } else if ("other" in row) {
      return { ...EMPTY, rows: reading.rows, refusals: [otherFilm(row.other, `line ${index + 1}`)] };
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
        spans: spansOfFrames(
          ordered.map(({ frame }) => frame - 1),
          target.seen,
        ),
        track: ordered.map((row) => row.box),
      },
    });
  }
  return reading;
}

/** `other` says what shows that the line is about another film. */
function readRow(line: string, seen: DecodedFrames): Row | string | { readonly other: string } {
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
  if (!Number.isInteger(frame)) return "Frames are whole numbers from 1; correct this line.";
  if (atUs === undefined)
    return { other: `frame ${frame} is not among its ${howMany(seen.ptsUs.length, "frame")}` };
  const box = boxOfPixels({ left, top, width, height }, seen, atUs);
  return box
    ? { frame, track: String(track), box }
    : { other: `the box lies wholly outside its ${seen.width} × ${seen.height} pixels` };
}
