// How the map looks: land, circles and sectors in the colours of the desk. No letters are drawn by it, so no typeface is fetched.
import type { StyleSpecification } from "maplibre-gl";
import { NOTHING } from "./drawn.ts";

/** As the page has it now, light or dark. */
export function mapStyle(): StyleSpecification {
  const own = getComputedStyle(document.documentElement);
  const colour = (name: string): string => own.getPropertyValue(`--${name}`).trim();
  const source = { type: "geojson", data: NOTHING } as const;
  return {
    version: 8,
    sources: { land: source, circles: source, sun: source },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sunk") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("surface") } },
      {
        id: "coast",
        type: "line",
        source: "land",
        paint: { "line-color": colour("edge"), "line-width": 0.7 },
      },
      {
        id: "sectors",
        type: "fill",
        source: "sun",
        paint: {
          "fill-color": ["match", ["get", "is"], "sun", colour("care"), colour("ink")],
          "fill-opacity": 0.3,
        },
      },
      {
        id: "sector-edges",
        type: "line",
        source: "sun",
        paint: {
          "line-color": ["match", ["get", "is"], "sun", colour("care"), colour("ink")],
          "line-width": 1.5,
        },
      },
      {
        id: "circles",
        type: "fill",
        source: "circles",
        paint: { "fill-color": colour("accent"), "fill-opacity": ["case", ["get", "chosen"], 0.3, 0.12] },
      },
      {
        id: "agreed",
        type: "line",
        source: "circles",
        filter: ["get", "agreed"],
        paint: { "line-color": colour("accent"), "line-width": ["case", ["get", "chosen"], 3, 1.5] },
      },
      {
        id: "not-agreed",
        type: "line",
        source: "circles",
        filter: ["!", ["get", "agreed"]],
        paint: {
          "line-color": colour("accent"),
          "line-width": ["case", ["get", "chosen"], 3, 1.5],
          "line-dasharray": [3, 2],
        },
      },
    ],
  };
}
