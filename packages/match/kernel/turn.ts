// Mirrors and turns the kept luma, pixel by pixel: for the hashes that one blurred picture cannot tell for certain.
import { front, kept, keptStride, stride, widen } from "./memory";

/** Writes the kept picture of `rows`×`columns` to `front`: mirrored left and right from way 4 on, then turned clockwise. */
export function turnKept(rows: usize, columns: usize, way: usize): void {
  const quarters = <i32>way & 3;
  widen(quarters & 1 ? rows : columns);
  const row = <i32>stride;
  const lastRow = <i32>rows - 1;
  const lastColumn = <i32>columns - 1;
  // Where the first pixel goes, and how far apart its neighbours to the right and below land.
  let start: i32 = 0;
  let right: i32 = 1;
  let down: i32 = row;
  if (quarters === 1) {
    start = lastRow;
    right = row;
    down = -1;
  } else if (quarters === 2) {
    start = lastRow * row + lastColumn;
    right = -1;
    down = -row;
  } else if (quarters === 3) {
    start = lastColumn * row;
    right = -row;
    down = 1;
  }
  if (way >= 4) {
    start += lastColumn * right;
    right = -right;
  }
  for (let y: i32 = 0; y <= lastRow; y++) {
    const from = kept + <usize>y * keptStride * 4;
    let to = <i32>front + (start + y * down) * 4;
    for (let x: usize = 0; x < columns; x++) {
      store<f32>(<usize>to, load<f32>(from + x * 4));
      to += right * 4;
    }
  }
}
