// A text as a picture that a phone can read: dark on white in every colour scheme, with the margin that readers need.
import { encode } from "uqr";

const MARGIN = 4;

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: MARGIN });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <figure className="shrink-0">
      <svg aria-hidden="true" viewBox={`0 0 ${size} ${size}`} className="size-52 rounded bg-white">
        <path d={dark.join("")} className="fill-night" shapeRendering="crispEdges" />
      </svg>
      <figcaption className="sr-only">{label}</figcaption>
    </figure>
  );
}
