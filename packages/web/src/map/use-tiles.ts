// The operator's own map, read part by part from the desk alone, drawn under the circles.
import { SEND_TILES, showTiles, urlOf, type Endpoint } from "@sightline/domain";
import { addProtocol, type LayerSpecification, type Map as MapOf } from "maplibre-gl";
import { PMTiles, Protocol, type RangeResponse, type Source } from "pmtiles";
import { useEffect, useState } from "react";
import { useAnswer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { transport } from "../transport.ts";

type Kind = "vector" | "raster";

/** Whose map it is, as its file says; null where it says nothing. `broken` where it cannot be read. */
export type TilesShown = { readonly thanks: string | null; readonly broken: boolean };
const NONE: TilesShown = { thanks: null, broken: false };

let protocol: Protocol | null = null;

/** Kept under its address, which is one for each investigation. */
function openedFor(investigation: string): PMTiles {
  if (protocol === null) {
    protocol = new Protocol();
    addProtocol("pmtiles", protocol.tile);
  }
  const key = urlOf(SEND_TILES.sendTiles as unknown as Endpoint, { investigation });
  const there = protocol.get(key);
  if (there) return there;
  const opened = new PMTiles(sourceAt(key));
  protocol.add(opened);
  return opened;
}

const sourceAt = (url: string): Source => ({
  getKey: () => url,
  async getBytes(offset, length, signal): Promise<RangeResponse> {
    const headers = { range: `bytes=${offset}-${offset + length - 1}` };
    const answer = await transport(url, { method: "GET", headers, ...(signal && { signal }) });
    if (answer.status !== 206) throw new Error(`The map cannot be read: ${answer.status}.`);
    return { data: await answer.arrayBuffer() };
  },
});

/** Drawn anew whenever the map has a new sheet. */
export function useTiles(map: MapOf | null): TilesShown {
  const investigation = useInvestigation();
  const { data } = useAnswer(showTiles, { investigation });
  const kind = data?.ok ? data.value.kind : null;
  const [shown, setShown] = useState(NONE);
  useEffect(() => {
    if (map === null || kind === null) return undefined;
    let over = false;
    const broken = (): void => {
      if (!over) setShown({ thanks: null, broken: true });
    };
    const tiles = openedFor(investigation);
    Promise.all([tiles.getHeader(), tiles.getMetadata()]).then(([header, about]) => {
      if (over) return;
      draw(map, { kind, key: tiles.source.getKey(), about });
      setShown({ thanks: thanksIn(about), broken: false });
      return header;
    }, broken);
    const failed = (event: object): void => {
      if ("sourceId" in event && event.sourceId === TILES) broken();
    };
    map.on("error", failed);
    return () => {
      over = true;
      map.off("error", failed);
    };
  }, [map, kind, investigation]);
  return shown;
}

const TILES = "tiles";
/** Under the sectors of the sun, the circles and all that follows them. */
const ABOVE = "sectors";

type Drawing = { readonly kind: Kind; readonly key: string; readonly about: unknown };

function draw(map: MapOf, { kind, key, about }: Drawing): void {
  if (map.getSource(TILES)) return;
  const url = `pmtiles://${key}`;
  map.addSource(TILES, kind === "raster" ? { type: "raster", url, tileSize: 256 } : { type: "vector", url });
  const layers = kind === "raster" ? [RASTER] : layersIn(about).flatMap(drawnAs);
  for (const layer of layers) map.addLayer(layer, ABOVE);
}

const RASTER: LayerSpecification = {
  id: TILES,
  type: "raster",
  source: TILES,
  paint: { "raster-fade-duration": 0 },
};

/** As the file names them; what a stranger wrote there is a name and nothing else. */
function layersIn(about: unknown): readonly string[] {
  const { vector_layers: all = [] } = (about ?? {}) as { readonly vector_layers?: readonly unknown[] };
  if (!Array.isArray(all)) return [];
  const ids = all.map((one) => (one as { readonly id?: unknown } | null)?.id);
  return [...new Set(ids.filter((id) => typeof id === "string"))].slice(0, MOST_LAYERS);
}

const MOST_LAYERS = 40;
const WATER = /water|ocean|sea|lake|river/i;

/** In the colours of the desk; no letters, which would need a typeface, and no points, which are the desk's own. */
function drawnAs(id: string): readonly LayerSpecification[] {
  const own = getComputedStyle(document.documentElement);
  const colour = (name: string): string => own.getPropertyValue(`--${name}`).trim();
  const of = { source: TILES, "source-layer": id } as const;
  return [
    {
      ...of,
      id: `tiles area ${id}`,
      type: "fill",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: WATER.test(id)
        ? { "fill-color": colour("sunk") }
        : { "fill-color": colour("edge"), "fill-opacity": 0.15 },
    },
    {
      ...of,
      id: `tiles line ${id}`,
      type: "line",
      filter: ["==", ["geometry-type"], "LineString"],
      paint: { "line-color": colour(WATER.test(id) ? "sunk" : "edge"), "line-width": 1 },
    },
  ];
}

/** Its words alone: what it links to is not linked. */
function thanksIn(about: unknown): string | null {
  const { attribution } = (about ?? {}) as { readonly attribution?: unknown };
  if (typeof attribution !== "string") return null;
  const words = attribution
    .replace(/<[^>]*>?/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return words === "" ? null : words.slice(0, 200);
}
