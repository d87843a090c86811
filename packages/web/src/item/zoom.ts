// How a picture is looked at closely: how far it is magnified, and which point of it lies in the middle.

/** `zoom` 1 shows all of it, 2 half its width. `x` and `y`: the point in the middle, as shares of the picture. */
export type Lens = { readonly zoom: number; readonly x: number; readonly y: number };
/** All of it. */
export const FIT: Lens = { zoom: 1, x: 0.5, y: 0.5 };

/** A place in the opening that the picture is seen through, as shares of it. */
export type Place = { readonly x: number; readonly y: number };
export type Limits = { readonly least: number; readonly most: number };
export type Size = { readonly width: number; readonly height: number };

const between = (low: number, n: number, high: number): number => Math.min(Math.max(low, n), high);

/** One pixel of the picture is at most so many of the screen: more shows nothing new. */
const LARGEST_PIXEL = 16;

/** The zoom at which one pixel of the picture is one of the screen; `dpr` is how many of those make a CSS pixel. */
export const oneToOne = (picture: Size, opening: Size, dpr: number): number =>
  opening.width === 0 ? 1 : picture.width / (opening.width * dpr);

/** A picture smaller than its opening can be seen smaller than that, one to one. */
export const limitsOf = (one: number): Limits => ({
  least: Math.min(1, one),
  most: Math.max(4, one * LARGEST_PIXEL),
});

/** Nothing is seen beyond the picture's edges; a picture that is smaller than the opening lies in its middle. */
export function within({ zoom, x, y }: Lens, { least, most }: Limits): Lens {
  const to = between(least, zoom, most);
  const half = Math.min(0.5, 0.5 / to);
  return { zoom: to, x: between(half, x, 1 - half), y: between(half, y, 1 - half) };
}

/** The point of the picture that is seen at a place of the opening. */
export const pointAt = ({ zoom, x, y }: Lens, at: Place): Place => ({
  x: x + (at.x - 0.5) / zoom,
  y: y + (at.y - 0.5) / zoom,
});

/** The place of the opening at which a point of the picture is seen; beyond its edges where it is not. */
export const placeOfPoint = ({ zoom, x, y }: Lens, point: Place): Place => ({
  x: 0.5 + (point.x - x) * zoom,
  y: 0.5 + (point.y - y) * zoom,
});

/** Magnified to `zoom`, so that what is seen at a place stays there, as far as the edges let it. */
export function zoomedAt(lens: Lens, zoom: number, at: Place, limits: Limits): Lens {
  const to = between(limits.least, zoom, limits.most);
  const { x, y } = pointAt(lens, at);
  return within({ zoom: to, x: x - (at.x - 0.5) / to, y: y - (at.y - 0.5) / to }, limits);
}

/** Moved with the hand: by shares of the opening. */
export const panned = (lens: Lens, by: Place, limits: Limits): Lens =>
  within({ ...lens, x: lens.x - by.x / lens.zoom, y: lens.y - by.y / lens.zoom }, limits);

/** Two fingers: the place between them, and how far they are apart in pixels. */
export type Fingers = Place & { readonly apart: number };

/** What lay between the fingers lies between them still, larger as they part. */
export function pinched(lens: Lens, from: Fingers, to: Fingers, limits: Limits): Lens {
  const zoomed = zoomedAt(lens, (lens.zoom * to.apart) / Math.max(1, from.apart), from, limits);
  return panned(zoomed, { x: to.x - from.x, y: to.y - from.y }, limits);
}

/** Where the whole picture lies, in CSS pixels of the opening; on whole pixels of the screen, so that none is smeared. */
export function placedIn({ zoom, x, y }: Lens, opening: Size, dpr: number) {
  const [width, height] = [opening.width * zoom, opening.height * zoom];
  const whole = (px: number) => Math.round(px * dpr) / dpr;
  return {
    left: whole(opening.width / 2 - x * width),
    top: whole(opening.height / 2 - y * height),
    width,
    height,
  };
}

const STEP = 1.5;
/** Of the opening. */
const PAN = 0.15;

/** What a key does to the lens; null when it does nothing. `one` is the zoom of one to one. */
export function keyed(
  key: string,
  lens: Lens,
  { limits, one, far }: { readonly limits: Limits; readonly one: number; readonly far: boolean },
): Lens | null {
  const middle = { x: 0.5, y: 0.5 };
  const by = far ? PAN * 4 : PAN;
  switch (key) {
    case "+":
    case "=":
      return zoomedAt(lens, lens.zoom * STEP, middle, limits);
    case "-":
    case "_":
    case "−":
      return zoomedAt(lens, lens.zoom / STEP, middle, limits);
    case "0":
      return FIT;
    case "1":
      return zoomedAt(lens, one, middle, limits);
    case "ArrowLeft":
      return panned(lens, { x: by, y: 0 }, limits);
    case "ArrowRight":
      return panned(lens, { x: -by, y: 0 }, limits);
    case "ArrowUp":
      return panned(lens, { x: 0, y: by }, limits);
    case "ArrowDown":
      return panned(lens, { x: 0, y: -by }, limits);
    default:
      return null;
  }
}
