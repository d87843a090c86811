// Luma in float32 from 8-bit pixels, four at a time, each in the reference's order: (red + green) + blue.
import { front, offsets, staging, stride } from "./memory";

/** Where in a row of `width` pixels the pixel for each of `columns` begins: nearest neighbour, floor(x·W/columns). */
export function chooseColumns(width: usize, columns: usize, channels: usize): void {
  for (let x: usize = 0; x < stride; x++) {
    // Beyond the last column the first pixel is read again; nothing reads what becomes of it.
    const from = x < columns ? <usize>((<u64>x * <u64>width) / <u64>columns) : 0;
    store<u32>(offsets + x * 4, <u32>(from * channels));
  }
}

/** Turns `count` staged rows of `rowBytes` into rows of `front`, from row `first` on. */
export function fillLuma(first: usize, count: usize, rowBytes: usize, channels: usize): void {
  let into = front + first * stride * 4;
  for (let y: usize = 0; y < count; y++) {
    const row = staging + y * rowBytes;
    for (let x: usize = 0; x < stride; x += 4) {
      const pixels = gather(row, offsets + x * 4);
      v128.store(into, channels === 1 ? level(pixels, 0) : luma(pixels));
      into += 16;
    }
  }
}

/** Four bytes at each of four places: a pixel, and bytes after it that are masked away. */
function gather(row: usize, at: usize): v128 {
  let pixels = i32x4.splat(load<i32>(row + load<u32>(at)));
  pixels = i32x4.replace_lane(pixels, 1, load<i32>(row + load<u32>(at, 4)));
  pixels = i32x4.replace_lane(pixels, 2, load<i32>(row + load<u32>(at, 8)));
  return i32x4.replace_lane(pixels, 3, load<i32>(row + load<u32>(at, 12)));
}

function level(pixels: v128, shift: i32): v128 {
  return f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(pixels, shift), i32x4.splat(255)));
}

function luma(pixels: v128): v128 {
  const red = f32x4.mul(level(pixels, 0), f32x4.splat(0.299));
  const green = f32x4.mul(level(pixels, 8), f32x4.splat(0.587));
  const blue = f32x4.mul(level(pixels, 16), f32x4.splat(0.114));
  return f32x4.add(f32x4.add(red, green), blue);
}
