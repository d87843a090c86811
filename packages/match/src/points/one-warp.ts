// How many of the points that two frames may share were moved alike: turned, grown and shifted by the same.
import { pointFields } from "./features.ts";

/** The points of two frames, and which look alike: the number of a point of the one and of one of the other, in turn. */
export type Hits = {
  readonly own: Float32Array;
  readonly other: Float32Array;
  readonly pairs: readonly number[];
};

/** Degrees; octaves; pixels of the other frame. Turn and size are rough, so far from the middle the shift is too. */
const steps = { turn: 30, growth: 1, shift: 120 } as const;
/** Cells along each axis; what lies outside falls into the last. */
const turns = 12;
const growths = 8;
const shifts = 24;
/** The middle of a frame whose longer side has 640 pixels: the hits predict where it lies in the other frame. */
const middle = { x: 320, y: 180 };

const cells = new Uint16Array(turns * growths * shifts * shifts);

/*
 * A Hough transform over similarities, each hit in the two nearest cells of every axis, as descriptors are matched in
 * Lowe 2004 (section 7.3). Corners of unrelated frames may look alike, but each is moved its own way.
 */
export function movedAlike(hits: Hits): number {
  cells.fill(0);
  let most = 0;
  for (let pair = 0; pair < hits.pairs.length; pair += 2) {
    const { turn, growth, across, down } = moveOf(hits, pair);
    for (let corner = 0; corner < 16; corner++) {
      const t = (turn + (corner & 1)) % turns;
      const g = within(growth + ((corner >> 1) & 1), growths);
      const i = within(across + ((corner >> 2) & 1), shifts);
      const j = within(down + (corner >> 3), shifts);
      const cell = ((t * growths + g) * shifts + i) * shifts + j;
      const votes = (cells[cell] ?? 0) + 1;
      cells[cell] = votes;
      if (votes > most) most = votes;
    }
  }
  return most;
}

const within = (cell: number, count: number): number => Math.max(0, Math.min(count - 1, cell));

/** The lower of the two nearest cells along each axis. */
function moveOf({ own, other, pairs }: Hits, pair: number) {
  const [p, q] = [(pairs[pair] as number) * pointFields, (pairs[pair + 1] as number) * pointFields];
  const [x, y] = [own[p] as number, own[p + 1] as number];
  const [u, v] = [other[q] as number, other[q + 1] as number];
  const turn = ((other[q + 3] as number) - (own[p + 3] as number) + 720) % 360;
  const growth = Math.max(0.01, other[q + 2] as number) / Math.max(0.01, own[p + 2] as number);
  const cos = Math.cos((turn * Math.PI) / 180) * growth;
  const sin = Math.sin((turn * Math.PI) / 180) * growth;
  const [dx, dy] = [middle.x - x, middle.y - y];
  return {
    turn: (Math.floor(turn / steps.turn - 0.5) + turns) % turns,
    growth: Math.floor(Math.log2(growth) / steps.growth - 0.5) + growths / 2,
    across: Math.floor((u + cos * dx - sin * dy) / steps.shift - 0.5) + shifts / 3,
    down: Math.floor((v + sin * dx + cos * dy) / steps.shift - 0.5) + shifts / 3,
  };
}
