// What stands for a class of people beside its name: the shape and stroke that it has on a frame.
import { lookOf } from "./subject-look.ts";

export function Swatch({ subject, subjects }: { subject: string; subjects: readonly string[] }) {
  const { mark, stroke } = lookOf(subject, subjects);
  const shape = { fill: "#0b0d10", stroke, strokeWidth: 2 };
  return (
    <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" className="shrink-0">
      {mark === "round" && <circle cx="8" cy="8" r="6" {...shape} />}
      {mark === "square" && <rect x="2" y="2" width="12" height="12" {...shape} />}
      {mark === "diamond" && <path d="M8 1 15 8 8 15 1 8z" {...shape} />}
    </svg>
  );
}
