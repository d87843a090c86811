// How many of the points that two frames may share were moved alike: turned, grown and shifted by the same.

/** A point of one frame and one of another that looks like it: x, y and size in pixels, angle in degrees. */
export type Hit = { readonly own: Float32Array; readonly other: Float32Array };

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
export function movedAlike(hits: readonly Hit[]): number {
  cells.fill(0);
  let most = 0;
  for (const { own, other } of hits) {
    const { turn, growth, across, down } = moveOf(own, other);
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
function moveOf(own: Float32Array, other: Float32Array) {
  const [x = 0, y = 0, size = 1, angle = 0] = own;
  const [u = 0, v = 0, otherSize = 1, otherAngle = 0] = other;
  const turn = (otherAngle - angle + 720) % 360;
  const growth = Math.max(0.01, otherSize) / Math.max(0.01, size);
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
