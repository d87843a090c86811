// Finds the points of a grey frame (ORB), spread over the whole frame; runs inside the worker.
import { type KeyPoint, cv } from "./opencv.ts";
import { type Features, type GreyFrame, descriptorBytes, pointFields } from "./grey.ts";

/**
 * Points kept at full size, at half and at a quarter: ORB's own eight sizes favour the smallest details, and those are
 * gone where a picture lies small inside another.
 */
const layers = [1200, 600, 220] as const;
/** Candidates from which they are taken: enough that a quiet corner has some too. */
const candidates = 4000;
const columns = 10;
const rows = 8;

const orb = new cv.ORB(candidates);
orb.setNLevels(5);
orb.setEdgeThreshold(16);

/** At most 2,020 points; few or none where the frame is flat. The same frame gives the same points. */
export function findFeatures(frame: GreyFrame): Features {
  let layer = frame;
  const found: Features[] = [];
  for (const [i, most] of layers.entries()) {
    if (Math.min(layer.width, layer.height) < 40) break;
    found.push(findInLayer(layer, most, 2 ** i));
    layer = halved(layer);
  }
  return {
    points: Float32Array.from(found.flatMap(({ points }) => [...points])),
    descriptors: Uint8Array.from(found.flatMap(({ descriptors }) => [...descriptors])),
  };
}

function findInLayer(frame: GreyFrame, most: number, grown: number): Features {
  const image = new cv.Mat(frame.height, frame.width, cv.CV_8UC1);
  const found = new cv.KeyPointVector();
  const kept = new cv.KeyPointVector();
  const noMask = new cv.Mat();
  const described = new cv.Mat();
  try {
    image.data.set(frame.pixels);
    orb.detect(image, found, noMask);
    const points = Array.from({ length: found.size() }, (_, i) => found.get(i));
    for (const point of spread(points, frame, most)) kept.push_back(point);
    if (kept.size() === 0) return { points: new Float32Array(0), descriptors: new Uint8Array(0) };
    orb.compute(image, kept, described);
    const count = kept.size();
    const fields = new Float32Array(count * pointFields);
    const middle = (grown - 1) / 2;
    for (let i = 0; i < count; i++) {
      const { pt, size, angle } = kept.get(i);
      fields.set([pt.x * grown + middle, pt.y * grown + middle, size * grown, angle], i * pointFields);
    }
    return { points: fields, descriptors: described.data.slice(0, count * descriptorBytes) };
  } finally {
    for (const each of [image, found, kept, noMask, described]) each.delete();
  }
}

/** Every four pixels as their mean. */
function halved({ atUs, width, height, pixels }: GreyFrame): GreyFrame {
  const size = { width: width >> 1, height: height >> 1 };
  const half = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const at = 2 * y * width + 2 * x;
      const sum = [at, at + 1, at + width, at + width + 1].reduce((all, i) => all + (pixels[i] as number), 2);
      half[y * size.width + x] = sum >> 2;
    }
  }
  return { atUs, ...size, pixels: half };
}

/** Takes turns over a grid of cells, the strongest of each first: a crowd or a fence may not take all points. */
function spread(points: readonly KeyPoint[], { width, height }: GreyFrame, most: number): KeyPoint[] {
  const cells = Array.from({ length: columns * rows }, (): KeyPoint[] => []);
  for (const point of points) {
    const column = Math.min(columns - 1, Math.floor((point.pt.x / width) * columns));
    const row = Math.min(rows - 1, Math.floor((point.pt.y / height) * rows));
    cells[row * columns + column]?.push(point);
  }
  for (const cell of cells) cell.sort(byStrength);
  const kept: KeyPoint[] = [];
  for (let turn = 0; kept.length < most; turn++) {
    const before = kept.length;
    for (const cell of cells) {
      const next = cell[turn];
      if (next !== undefined && kept.length < most) kept.push(next);
    }
    if (kept.length === before) break;
  }
  return kept;
}

function byStrength(a: KeyPoint, b: KeyPoint): number {
  return b.response - a.response || a.pt.y - b.pt.y || a.pt.x - b.pt.x || a.octave - b.octave;
}
