// What each EXIF orientation asks for: first mirror left and right, then turn clockwise.

export interface Upright {
  readonly mirrored: boolean;
  readonly rotation: 0 | 90 | 180 | 270;
}

/** EXIF 2.32, tag 274, values 1–8; anything else is as stored. */
const orientations: readonly Upright[] = [
  { mirrored: false, rotation: 0 },
  { mirrored: true, rotation: 0 },
  { mirrored: false, rotation: 180 },
  { mirrored: true, rotation: 180 },
  { mirrored: true, rotation: 270 },
  { mirrored: false, rotation: 90 },
  { mirrored: true, rotation: 90 },
  { mirrored: false, rotation: 270 },
];

export function uprightBy(orientation: number): Upright {
  return orientations[orientation - 1] ?? { mirrored: false, rotation: 0 };
}
