// Finds the points of a frame at all its sizes.
import { choose, chosen, layOutCorners } from "./choose";
import { scoreAll } from "./corners";
import { degrees, describe, face } from "./describe";
import { fill, height, layOut, shrink, soften, width } from "./level";
import { clear, take } from "./memory";

/** Points kept at most at each size; a crop or a picture in a picture is found by those of other sizes than its own. */
const sizes: i32 = 9;
const most = memory.data<i32>([480, 400, 320, 250, 195, 155, 92, 71, 57]);
const mostInAll: usize = 2020;
/** Three sizes an octave: 2^(1/3). */
const step: f64 = 1.2599210498948732;
/** Fewer points are hardly enough for a part of the frame to be found. */
const few: i32 = 300;
/** Smaller sizes hold nothing. */
const leastSide: f64 = 40;
/** Pixels across the circle that a descriptor sees. */
const across: f64 = 31;

/** Four floats a point: x, y and size in pixels of the frame, and the way it faces in degrees. */
export let fields: usize = 0;
export let descriptors: usize = 0;
let pixels: usize = 0;
let frameWidth: i32 = 0;
let frameHeight: i32 = 0;

/** Where the host puts the frame, row after row; both sides at least 1. */
export function frameRoom(columns: i32, rows: i32): usize {
  clear();
  frameWidth = columns;
  frameHeight = rows;
  pixels = take(<usize>(columns * rows));
  layOut(columns, rows);
  layOutCorners(columns, rows);
  fields = take(mostInAll * 16);
  descriptors = take(mostInAll * 32);
  return pixels;
}

/** Returns how many. A smooth frame is looked at again for what is weak. */
export function find(): i32 {
  const count = findAll(false);
  return count < few ? findAll(true) : count;
}

function findAll(anyhow: bool): i32 {
  fill(pixels, frameWidth, frameHeight);
  let count = 0;
  let wanted = 0;
  let scale: f64 = 1;
  for (let size = 0; size < sizes; size++) {
    const columns = <f64>frameWidth / scale;
    const rows = <f64>frameHeight / scale;
    if (min(columns, rows) < leastSide) break;
    if (size > 0) shrink(<i32>(columns + 0.5), <i32>(rows + 0.5));
    // What one size has not, the next one may have.
    wanted += load<i32>(most + <usize>size * 4);
    scoreAll();
    count += describeAll(choose(wanted - count, anyhow), scale, count);
    scale *= step;
  }
  return count;
}

/** The chosen points of this size, behind those of the others. */
function describeAll(found: i32, scale: f64, from: i32): i32 {
  soften();
  const right = <f64>frameWidth / <f64>width;
  const down = <f64>frameHeight / <f64>height;
  for (let i = 0; i < found; i++) {
    const place = chosen(i);
    const x = <i32>(place & 0xffff);
    const y = <i32>(place >> 16);
    face(x, y);
    const at = fields + <usize>(from + i) * 16;
    store<f32>(at, <f32>((<f64>x + 0.5) * right - 0.5));
    store<f32>(at, <f32>((<f64>y + 0.5) * down - 0.5), 4);
    store<f32>(at, <f32>(across * scale), 8);
    store<f32>(at, degrees(), 12);
    describe(x, y, descriptors + <usize>(from + i) * 32);
  }
  return found;
}
