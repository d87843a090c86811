// How large a picture is when it is brought down to a longest side.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels, each at least one; smaller pictures are not enlarged. */
export function fitInside({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
