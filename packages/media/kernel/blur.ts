// The Gaussian blur of a grey frame, in 32-bit floats, edges repeated.
import { clear, take } from "./memory";

/** Where the host puts the frame's bytes and the weights from the middle outwards, and where the levels come. */
export let frame: usize = 0;
export let weights: usize = 0;
export let levels: usize = 0;
let line: usize = 0;
let rows: usize = 0;

export function blurRooms(width: u32, height: u32, radius: u32): usize {
  clear();
  const pixels = <usize>(width * height);
  frame = take(pixels);
  weights = take((<usize>radius + 1) * 4);
  levels = take(pixels * 4 + 16);
  rows = take(pixels * 4 + 16);
  line = take((<usize>width + 2 * <usize>radius) * 4 + 16);
  return frame;
}

export function blur(width: u32, height: u32, radius: i32): void {
  for (let y: u32 = 0; y < height; y++)
    blurRow(frame + <usize>(y * width), rows + <usize>(y * width) * 4, <i32>width, radius);
  for (let y = 0; y < <i32>height; y++) blurDown(y, <i32>width, <i32>height, radius);
}

function blurRow(from: usize, into: usize, width: i32, radius: i32): void {
  for (let x = -radius; x < width + radius; x++) {
    const near = load<u8>(from + <usize>min(max(x, 0), width - 1));
    store<f32>(line + <usize>(x + radius) * 4, <f32>near);
  }
  for (let x = 0; x < width; x += 4) {
    const middle = line + <usize>(x + radius) * 4;
    let sum = f32x4.mul(v128.load(middle), v128.load32_splat(weights));
    for (let k = 1; k <= radius; k++) {
      const away = <usize>k * 4;
      const both = f32x4.add(v128.load(middle - away), v128.load(middle + away));
      sum = f32x4.add(sum, f32x4.mul(both, v128.load32_splat(weights + away)));
    }
    // Beyond the end of a row the next one is written over, in time.
    v128.store(into + <usize>x * 4, sum);
  }
}

function blurDown(y: i32, width: i32, height: i32, radius: i32): void {
  const row = <usize>width * 4;
  const into = levels + <usize>y * row;
  for (let x: usize = 0; x < row; x += 16) {
    let sum = f32x4.mul(v128.load(rows + <usize>y * row + x), v128.load32_splat(weights));
    for (let k = 1; k <= radius; k++) {
      const above = v128.load(rows + <usize>max(y - k, 0) * row + x);
      const under = v128.load(rows + <usize>min(y + k, height - 1) * row + x);
      sum = f32x4.add(sum, f32x4.mul(f32x4.add(above, under), v128.load32_splat(weights + <usize>k * 4)));
    }
    v128.store(into + x, sum);
  }
}
