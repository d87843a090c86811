// The turn and mirroring that a video's display matrix asks for.
import { isRecord } from "../photo/photo-answer.ts";

export interface Turn {
  /** Clockwise degrees from stored to displayed, after mirroring. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly mirrored: boolean;
}

const asStored: Turn = { rotation: 0, mirrored: false };

/**
 * Reads ffprobe's side data. The matrix (a b u / c d v / …) sends the x axis to (a, b), with y downwards, so its
 * clockwise turn is atan2(b, a); a negative determinant mirrors first, which shows as a further half turn.
 */
export function turnOf(sideData: unknown): Turn {
  const list: unknown[] = Array.isArray(sideData) ? sideData : [];
  const text = list.map((each) => (isRecord(each) ? each["displaymatrix"] : undefined)).find(isText);
  if (text === undefined) return asStored;
  const [a, b, , c, d] = [...text.slice(0, 500).replaceAll(/\d+:/g, " ").matchAll(/-?\d+/g)].map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return asStored;
  const mirrored = a * d - b * c < 0;
  const degrees = (Math.atan2(b, a) * 180) / Math.PI + (mirrored ? 180 : 0);
  const quarter = Math.round(degrees / 90);
  // Turns that are not by quarters have no agreed display: players differ, so the picture stays as stored.
  if (Math.abs(degrees - quarter * 90) > 1) return asStored;
  const rotations = [0, 90, 180, 270] as const;
  return { rotation: rotations[((quarter % 4) + 4) % 4] ?? 0, mirrored };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** The ffmpeg filters that bring a stored frame upright, in order. */
export function uprightFilters({ rotation, mirrored }: Turn): string[] {
  const turns = {
    0: [],
    90: ["transpose=clock"],
    180: ["hflip", "vflip"],
    270: ["transpose=cclock"],
  } as const;
  return [...(mirrored ? ["hflip"] : []), ...turns[rotation]];
}
