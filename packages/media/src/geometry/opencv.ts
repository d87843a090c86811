// The few parts of OpenCV that geometry uses, typed by hand; loaded only inside the worker.
import { createRequire } from "node:module";

interface Deletable {
  delete: () => void;
}

export interface KeyPoint {
  readonly pt: { readonly x: number; readonly y: number };
  readonly size: number;
  readonly angle: number;
  readonly response: number;
  readonly octave: number;
  readonly class_id: number;
}

interface KeyPoints extends Deletable {
  size: () => number;
  get: (index: number) => KeyPoint;
  push_back: (point: KeyPoint) => void;
}

export interface Mat extends Deletable {
  readonly rows: number;
  readonly cols: number;
  readonly data: Uint8Array;
}

export interface Orb extends Deletable {
  detect: (image: Mat, points: KeyPoints, mask: Mat) => void;
  compute: (image: Mat, points: KeyPoints, descriptors: Mat) => void;
  setMaxFeatures: (most: number) => void;
  setNLevels: (levels: number) => void;
  setEdgeThreshold: (pixels: number) => void;
  setFastThreshold: (levels: number) => void;
}

export interface OpenCv {
  readonly Mat: { new (): Mat; new (rows: number, columns: number, type: number): Mat };
  readonly KeyPointVector: new () => KeyPoints;
  readonly ORB: new (most: number) => Orb;
  readonly CV_8UC1: number;
}

/**
 * The module answers `then`, so a promise that resolves to it never settles: it must stay inside this object and must
 * never be awaited or returned from an async function. It is ready as soon as it is loaded. Not imported: its own
 * types are sources that do not compile under our settings.
 */
export const { cv } = createRequire(import.meta.url)("opencv-wasm") as { readonly cv: OpenCv };
