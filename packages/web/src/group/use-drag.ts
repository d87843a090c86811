// Dragging a member of one event over to another by the pointer: where it is let go decides; Escape lets it stay.
import { useEffect, useState, type PointerEvent } from "react";

/** So far a pointer moves before it drags: a click stays a click. */
const FAR = 6;

type Dragged = {
  readonly member: string;
  readonly from: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
};

const eventAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-event]")?.dataset["event"] ?? null;

/** `begin` is for the handle of a member. `over` is the event that the pointer is over. */
export function useDrag(onDrop: (member: string, from: string, to: string) => void) {
  const [held, setHeld] = useState<Dragged | null>(null);
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  useEffect(() => {
    if (!held) return;
    const end = () => {
      setHeld(null);
      setAt(null);
    };
    const moves = ({ clientX: x, clientY: y }: globalThis.PointerEvent) => {
      if (Math.hypot(x - held.x, y - held.y) >= FAR) setAt({ x, y });
    };
    const drops = ({ clientX: x, clientY: y }: globalThis.PointerEvent) => {
      const to = eventAt(x, y);
      if (at && to !== null && to !== held.from) onDrop(held.member, held.from, to);
      end();
    };
    const stops = (event: KeyboardEvent) => {
      if (event.key === "Escape") end();
    };
    addEventListener("pointermove", moves);
    addEventListener("pointerup", drops);
    addEventListener("pointercancel", end);
    addEventListener("keydown", stops);
    return () => {
      removeEventListener("pointermove", moves);
      removeEventListener("pointerup", drops);
      removeEventListener("pointercancel", end);
      removeEventListener("keydown", stops);
    };
  }, [held, at, onDrop]);
  return {
    begin: (event: PointerEvent, member: string, from: string, name: string): void => {
      if (event.button !== 0) return;
      setHeld({ member, from, name, x: event.clientX, y: event.clientY });
    },
    /** What is carried, where; null while nothing is. */
    carried: held && at && { ...at, name: held.name, over: eventAt(at.x, at.y) },
  };
}
export type Drag = ReturnType<typeof useDrag>;
