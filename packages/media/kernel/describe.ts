// Says of a point which way it faces and what is around it: 256 comparisons of two pixels, turned with the point.
import { sum } from "./lanes";
import { places } from "./pattern";
import { sharp, soft, stride } from "./level";

/** Pixels around a point that count: a circle of 15 (Rosin 1999; Rublee and others, ORB, 2011). */
const radius: i32 = 15;
/** For each row from the middle down: 32 weights of 16 bits by how far left or right, and whether in the circle. */
const across = memory.data(16 * 64, 16);
const inside = memory.data(16 * 64, 16);
/** Four numbers a comparison, each of 256 in a room of its own: x and y of one pixel, x and y of the other. */
const pattern = memory.data(4 * 1024, 16);

/** How a point faces, as a vector of length 1. */
let cosine: f32 = 1;
let sine: f32 = 0;

/** To be called once. */
export function begin(): void {
  for (let y = 0; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      const isInside = x * x + y * y <= radius * radius + radius;
      const at = <usize>(y * 32 + x + radius) * 2;
      store<i16>(across + at, isInside ? <i16>x : 0);
      store<i16>(inside + at, isInside ? 1 : 0);
    }
  }
  layOutPattern();
}

/** Each comparison is followed by its mirror image across the way the point faces: a mirrored picture exchanges the two. */
function layOutPattern(): void {
  for (let i: usize = 0; i < 128; i++) {
    for (let field: usize = 0; field < 4; field++) {
      const value = <f32>load<i8>(places + i * 4 + field);
      const at = pattern + field * 1024 + i * 8;
      store<f32>(at, value);
      store<f32>(at, field & 1 ? -value : value, 4);
    }
  }
}

/** From the middle towards the centre of brightness: `cosine` and `sine`. */
export function face(x: i32, y: i32): void {
  const at = sharp + <usize>y * stride + <usize>(x - radius);
  let byColumn = weighted(at, across);
  let byRow = 0;
  for (let row = 1; row <= radius; row++) {
    const down = <usize>row * stride;
    const weights = <usize>(row * 64);
    byColumn = i32x4.add(
      byColumn,
      i32x4.add(weighted(at - down, across + weights), weighted(at + down, across + weights)),
    );
    const more = i32x4.sub(weighted(at + down, inside + weights), weighted(at - down, inside + weights));
    byRow += row * sum(more);
  }
  const right = <f64>sum(byColumn);
  const below = <f64>byRow;
  const length = Math.sqrt(right * right + below * below);
  cosine = length > 0 ? <f32>(right / length) : 1;
  sine = length > 0 ? <f32>(below / length) : 0;
}

/** From the right downwards, 0 to 360. */
export function degrees(): f32 {
  const turned = <f32>((Math.atan2(sine, cosine) * 180) / Math.PI);
  return turned < 0 ? turned + 360 : turned;
}

/** Thirty-two bytes by their weights. */
function weighted(at: usize, weights: usize): v128 {
  const first = i32x4.add(
    i32x4.dot_i16x8_s(v128.load_ext<u8>(at), v128.load(weights)),
    i32x4.dot_i16x8_s(v128.load_ext<u8>(at, 8), v128.load(weights, 16)),
  );
  const second = i32x4.add(
    i32x4.dot_i16x8_s(v128.load_ext<u8>(at, 16), v128.load(weights, 32)),
    i32x4.dot_i16x8_s(v128.load_ext<u8>(at, 24), v128.load(weights, 48)),
  );
  return i32x4.add(first, second);
}

/** Writes 32 bytes: bit k says that the first pixel of comparison k is darker than the second. */
export function describe(x: i32, y: i32, into: usize): void {
  const at = soft + <usize>y * stride + <usize>x;
  for (let byte: usize = 0; byte < 32; byte++) {
    const four = pattern + byte * 32;
    store<u8>(into + byte, fourBits(at, four) | (fourBits(at, four + 16) << 4));
  }
}

function fourBits(at: usize, four: usize): i32 {
  const one = turned(v128.load(four), v128.load(four, 1024));
  const two = turned(v128.load(four, 2048), v128.load(four, 3072));
  return (
    i32(level(at, i32x4.extract_lane(one, 0)) < level(at, i32x4.extract_lane(two, 0))) |
    (i32(level(at, i32x4.extract_lane(one, 1)) < level(at, i32x4.extract_lane(two, 1))) << 1) |
    (i32(level(at, i32x4.extract_lane(one, 2)) < level(at, i32x4.extract_lane(two, 2))) << 2) |
    (i32(level(at, i32x4.extract_lane(one, 3)) < level(at, i32x4.extract_lane(two, 3))) << 3)
  );
}

function level(at: usize, offset: i32): u32 {
  return load<u8>(<usize>(<i32>at + offset));
}

/** How far in memory the places lie from the middle, turned; halves go to the even side, so mirror images stay so. */
function turned(x: v128, y: v128): v128 {
  const cosines = f32x4.splat(cosine);
  const sines = f32x4.splat(sine);
  const right = f32x4.nearest(f32x4.sub(f32x4.mul(cosines, x), f32x4.mul(sines, y)));
  const down = f32x4.nearest(f32x4.add(f32x4.mul(sines, x), f32x4.mul(cosines, y)));
  const row = f32x4.splat(<f32>(<i32>stride));
  return i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(down, row), right));
}
