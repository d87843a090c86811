// Draws small RGB frames of moving scenes, for tests of what is seen in them.

/** Hills, and finer and finer ripples: other ones for each seed. */
function ripples(seed: number): (x: number, y: number) => number {
  const waves = Array.from({ length: 10 }, (_, n) => {
    const turn = hash(seed, n) * 7;
    const often = 0.05 + 0.035 * n;
    return {
      across: Math.cos(turn) * often,
      down: Math.sin(turn) * often,
      phase: hash(seed, n + 50) * 7,
      height: 50 / (1 + 0.3 * n),
    };
  });
  return (x, y) => {
    let level = 128;
    for (const { across, down, phase, height } of waves)
      level += height * Math.sin(across * x + down * y + phase);
    return Math.max(0, Math.min(255, level));
  };
}

/** Where the picture is inside its bars, in fractions of the frame, and what colour they have. */
export interface Bars {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly colour: number;
}

export interface View {
  readonly seed: number;
  /** Where the camera looks, in pixels of the landscape. */
  readonly x?: number;
  readonly y?: number;
  /** 0: black; 1: as it is; above: towards white. */
  readonly light?: number;
}

/** One square RGB frame that shows 128×128 pixels of the landscape. */
export function drawView({ seed, x = 0, y = 0, light = 1 }: View, side = 128): Uint8Array {
  const levelAt = ripples(seed);
  const rgb = new Uint8Array(side * side * 3);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const level = levelAt((column * 128) / side + x, (row * 128) / side + y);
      const lit = light <= 1 ? level * light : level + (255 - level) * Math.min(1, light - 1);
      rgb.fill(lit, (row * side + column) * 3, (row * side + column + 1) * 3);
    }
  }
  return rgb;
}

/** A drawn frame shrunk between bars: each pixel is the mean of what lies under it, bar or picture. */
export function drawBarred(frame: Uint8Array, side: number, bars: Bars): Uint8Array {
  const parts = 6;
  const rgb = new Uint8Array(side * side * 3);
  const sample = (u: number, v: number): number => {
    const x = (u - bars.left) / (bars.right - bars.left);
    const y = (v - bars.top) / (bars.bottom - bars.top);
    if (x < 0 || x >= 1 || y < 0 || y >= 1) return bars.colour;
    return frame[(Math.floor(y * side) * side + Math.floor(x * side)) * 3] as number;
  };
  for (let at = 0; at < side * side; at++) {
    let sum = 0;
    for (let n = 0; n < parts * parts; n++) {
      const u = ((at % side) + ((n % parts) + 0.5) / parts) / side;
      sum += sample(u, (Math.floor(at / side) + (Math.floor(n / parts) + 0.5) / parts) / side);
    }
    rgb.fill(Math.round(sum / (parts * parts)), at * 3, at * 3 + 3);
  }
  return rgb;
}

/** A number from 0 to 1 that depends on its arguments only. */
export function hash(a: number, b: number): number {
  const mixed = Math.imul(a * 2_654_435 + b * 40_503 + 977, 2_246_822_519) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
}
