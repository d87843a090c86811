// The hand on a picture: wheel, one finger or the mouse, two fingers, and keys; each moves one lens.
import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import { FIT, keyed, limitsOf, oneToOne, panned, pinched, placedIn, within, zoomedAt } from "./zoom.ts";
import type { Fingers, Lens, Place, Size } from "./zoom.ts";

/** A page that is being scrolled is not caught by the picture that comes under the hand: in milliseconds. */
const SCROLLS_ON = 250;

/** `picture`: pixels of the picture as displayed; 0 while it is not known. */
export function useZoom(opening: RefObject<HTMLElement | null>, picture: Size, ready: boolean) {
  const [lens, setLens] = useState<Lens>(FIT);
  const { size, dpr } = useSize(opening, ready);
  const one = oneToOne(picture, size, dpr);
  const limits = limitsOf(one);
  const now = useRef({ lens, limits });
  useEffect(() => {
    now.current = { lens, limits };
  });
  const change = useCallback((next: (lens: Lens, of: typeof limits) => Lens) => {
    const { limits: of } = now.current;
    setLens((before) => next(before, of));
  }, []);
  // What is veiled again is seen whole when it is lifted again.
  if (!ready && lens !== FIT) setLens(FIT);

  useWheel(opening, ready, (event) => {
    const { lens: before, limits: of } = now.current;
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    const to = before.zoom * 2 ** (-pixels / (event.ctrlKey ? 100 : 400));
    const at = placeOf(event, opening.current);
    const next = zoomedAt(before, to, at, of);
    if (next.zoom === before.zoom) return false;
    change((lens, of) => zoomedAt(lens, to, at, of));
    return true;
  });
  const seen = within(lens, limits);
  return {
    lens: seen,
    /** Of the opening, in CSS pixels. */
    size,
    /** Whether it is looked at closely, or one to one. */
    isZoomed: seen.zoom !== 1,
    /** Pixels are shown as squares from the size on at which each fills one of the screen. */
    isExact: seen.zoom !== 1 && seen.zoom >= one * 0.999,
    percent: size.width === 0 || picture.width === 0 ? null : Math.round((seen.zoom / one) * 100),
    canGrow: seen.zoom < limits.most,
    canShrink: seen.zoom > limits.least,
    place: placedIn(seen, size, dpr),
    hand: useHand(opening, change, seen.zoom !== 1),
    /** True when the key did something. */
    press: (key: string, far: boolean): boolean => {
      const next = keyed(key, seen, { limits, one, far });
      if (next) setLens(next);
      return next !== null;
    },
    toggleAt: (at: Place) =>
      change((lens, of) => (lens.zoom === 1 ? zoomedAt(lens, one > 1 ? one : 2, at, of) : FIT)),
  };
}
export type Zoom = ReturnType<typeof useZoom>;

/** Where in the opening something happened. */
export function placeOf(event: { clientX: number; clientY: number }, opening: HTMLElement | null): Place {
  const box = opening?.getBoundingClientRect();
  if (!box || box.width === 0) return { x: 0.5, y: 0.5 };
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}

function useSize(of: RefObject<HTMLElement | null>, ready: boolean) {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [dpr, setDpr] = useState(1);
  useEffect(() => {
    const element = of.current;
    if (!element || !ready) return;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      setSize({ width, height });
      setDpr(window.devicePixelRatio);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of, ready]);
  return { size, dpr };
}

/** `turned` says whether the picture took the turn of the wheel; otherwise the page scrolls. */
function useWheel(
  of: RefObject<HTMLElement | null>,
  ready: boolean,
  turned: (event: WheelEvent) => boolean,
): void {
  const latest = useRef(turned);
  useEffect(() => {
    latest.current = turned;
  });
  useEffect(() => {
    const element = of.current;
    if (!element || !ready) return;
    let scrolled = -Infinity;
    const listen = (event: WheelEvent) => {
      const inside = event.target instanceof Node && element.contains(event.target);
      const scrolling = event.timeStamp - scrolled < SCROLLS_ON && !event.ctrlKey;
      if (inside && !scrolling && latest.current(event)) event.preventDefault();
      else scrolled = event.timeStamp;
    };
    document.addEventListener("wheel", listen, { passive: false });
    return () => document.removeEventListener("wheel", listen);
  }, [of, ready]);
}

/** One finger or the mouse moves what is zoomed; two pinch it. */
function useHand(
  opening: RefObject<HTMLElement | null>,
  change: (next: (lens: Lens, of: ReturnType<typeof limitsOf>) => Lens) => void,
  zoomed: boolean,
) {
  const down = useRef(new Map<number, { x: number; y: number }>());
  const fingers = (): Fingers | null => {
    const [a, b] = [...down.current.values()];
    if (!a || !b) return null;
    const at = placeOf({ clientX: (a.x + b.x) / 2, clientY: (a.y + b.y) / 2 }, opening.current);
    return { ...at, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  const up = ({ pointerId }: PointerEvent) => void down.current.delete(pointerId);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (zoomed || down.current.size > 1) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = down.current.get(event.pointerId);
      if (!before) return;
      const from = fingers();
      down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const to = fingers();
      if (from && to) change((lens, of) => pinched(lens, from, to, of));
      else if (zoomed) {
        const [start, end] = [
          placeOf({ clientX: before.x, clientY: before.y }, opening.current),
          placeOf(event, opening.current),
        ];
        change((lens, of) => panned(lens, { x: end.x - start.x, y: end.y - start.y }, of));
      }
    },
    onPointerUp: up,
    onPointerCancel: up,
    onPointerLeave: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) up(event);
    },
  };
}
