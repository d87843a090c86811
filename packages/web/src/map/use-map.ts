// The map library, its land from the desk itself, and where the map looks: made once, and never asked for anything elsewhere.
import type { PlaceGiven } from "@sightline/domain";
import { edgeOf } from "@sightline/domain";
import { LngLatBounds, Map as MapOf, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { useEffect, useRef, useState, type RefObject } from "react";
import { feature } from "topojson-client";
import landUrl from "world-atlas/land-50m.json?url";
import type { Collection } from "./drawn.ts";
import { mapStyle } from "./map-style.ts";

type Drawn = { readonly circles: Collection; readonly sun: Collection };

export type MapShown = {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly map: MapOf | null;
  /** The browser draws no such map. */
  readonly broken: boolean;
  /** The outlines of the land did not come; everything else is drawn. */
  readonly landless: boolean;
};

let land: Promise<Collection> | null = null;
const fetchLand = (): Promise<Collection> =>
  (land ??= fetch(landUrl)
    .then((answer) => {
      if (!answer.ok) throw new Error(`The land did not come: ${answer.status}.`);
      return answer.json() as Promise<{ objects: { land: unknown } }>;
    })
    .then((topology) => feature(topology, topology.objects.land))
    .catch((fault: unknown) => {
      // Whoever opens the map once more asks for it once more.
      land = null;
      throw fault;
    }));

const sourceOf = (map: MapOf, name: string): GeoJSONSource | undefined => map.getSource<GeoJSONSource>(name);

/** Where all of them are in sight. */
export function boundsOf(places: readonly PlaceGiven[]): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const place of places)
    for (const { latitude, longitude } of edgeOf({ ...place, radiusMetres: place.radiusMetres * 1.5 }, 8))
      bounds.extend([longitude, Math.max(-85, Math.min(85, latitude))]);
  return bounds;
}

export const FIT = { padding: 40, maxZoom: 16, animate: false } as const;

/** `onMove` is called whenever what is seen of it moved, `onPress` where it was pressed. */
export function useMap(
  title: string,
  places: readonly PlaceGiven[],
  on: { readonly onMove: () => void; readonly onPress: (place: PlaceGiven) => void },
  drawn: Drawn,
): MapShown {
  const holder = useRef<HTMLDivElement>(null);
  const first = useRef({ title, places, on });
  const [map, setMap] = useState<MapOf | null>(null);
  const [broken, setBroken] = useState(false);
  const [landless, setLandless] = useState(false);
  useEffect(() => {
    first.current.on = on;
  });
  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    const made = madeIn(container, first.current.title);
    if (made === null) {
      setBroken(true);
      return;
    }
    const { places: shown } = first.current;
    if (shown.length > 0) made.fitBounds(boundsOf(shown), FIT);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const restyle = (): void => {
      made.setStyle(mapStyle(), { diff: false });
      setMap(null);
      made.once("styledata", () => setMap(made));
    };
    dark.addEventListener("change", restyle);
    made.on("load", () => setMap(made));
    made.on("move", () => first.current.on.onMove());
    made.on("click", ({ lngLat }) => {
      const { lat, lng } = lngLat.wrap();
      first.current.on.onPress({ latitude: lat, longitude: lng, radiusMetres: fingerMetres(made) });
    });
    return () => {
      dark.removeEventListener("change", restyle);
      made.remove();
      setMap(null);
    };
  }, []);
  useEffect(() => {
    if (!map) return undefined;
    let over = false;
    void fetchLand().then(
      (drawnLand) => {
        if (over) return;
        setLandless(false);
        void sourceOf(map, "land")?.setData(drawnLand);
      },
      () => {
        if (!over) setLandless(true);
      },
    );
    return () => {
      over = true;
    };
  }, [map]);
  useEffect(() => {
    if (!map) return;
    void sourceOf(map, "circles")?.setData(drawn.circles);
    void sourceOf(map, "sun")?.setData(drawn.sun);
  }, [map, drawn]);
  return { holder, map, broken, landless };
}

/** What a finger covers, in metres. */
function fingerMetres(map: MapOf): number {
  const { lat } = map.getCenter();
  return Math.max(1, (12 * 40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom()));
}

function madeIn(container: HTMLDivElement, title: string): MapOf | null {
  setWorkerUrl(new URL(workerUrl, location.href).href);
  try {
    const map = new MapOf({
      container,
      style: mapStyle(),
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      scrollZoom: false,
      center: [20, 30],
      zoom: 0.6,
      locale: { "Map.Title": title },
      fadeDuration: 0,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    return map;
  } catch {
    return null;
  }
}
