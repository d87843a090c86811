// The map: land, circles to scale, marks that can be pressed, and a press that says where something was.
import { plural, t } from "@lingui/core/macro";
import type { PlaceGiven, WhereShown } from "@sightline/domain";
import { useMemo, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { circlesOf, drawnCircles, drawnSun, keyOf, NOTHING } from "./drawn.ts";
import { clustersOf, type Cluster } from "./clusters.ts";
import type { Sun } from "./sun.ts";
import { boundsOf, FIT, useMap } from "./use-map.ts";
import { useTiles } from "./use-tiles.ts";
import "./map.css";

type Props = {
  readonly things: readonly WhereShown[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onPress: (place: PlaceGiven) => void;
  /** What is being placed, while it is. */
  readonly placing: PlaceGiven | null;
  readonly isPlacing: boolean;
  readonly sun: { readonly place: PlaceGiven; readonly sun: Sun } | null;
};

export function MapView({ things, chosen, onChoose, onPress, placing, isPlacing, sun }: Props) {
  const [, setMoves] = useState(0);
  const drawn = useMemo(
    () => ({
      circles: withPlacing(drawnCircles(things, chosen), placing),
      sun: sun ? drawnSun(sun.place, sun.sun) : NOTHING,
    }),
    [things, chosen, placing, sun],
  );
  const { holder, map, broken, landless } = useMap(
    t`Map`,
    things.flatMap(circlesOf),
    { onMove: () => setMoves((n) => n + 1), onPress },
    drawn,
  );
  const tiles = useTiles(map);
  const clusters = map
    ? clustersOf(
        things.flatMap((thing) =>
          circlesOf(thing).map(({ latitude, longitude }) => ({
            ...map.project([longitude, latitude]),
            of: thing,
          })),
        ),
      )
    : [];
  if (broken)
    return (
      <Notice tone="care" plain>
        {t`This browser draws no map. The table below has all that would be on it.`}
      </Notice>
    );
  const nearer = ({ all }: Cluster<WhereShown>): void => {
    const keys = new Set(all.map(keyOf));
    const [only = ""] = keys;
    if (keys.size === 1) return onChoose(only);
    map?.fitBounds(boundsOf(all.flatMap(circlesOf)), { ...FIT, maxZoom: (map.getZoom() ?? 0) + 3 });
  };
  return (
    <div>
      <div
        data-map={map === null ? "coming" : "there"}
        className={`relative h-[60vh] min-h-72 overflow-hidden rounded-lg border border-line ${isPlacing ? "cursor-crosshair" : ""}`}
      >
        <div ref={holder} className="h-full w-full" />
        {clusters.map((cluster) => (
          <MapMark
            key={cluster.all.map(keyOf).join(" ")}
            cluster={cluster}
            chosen={chosen}
            onPress={() => nearer(cluster)}
          />
        ))}
        <div className="absolute right-2 top-2 flex flex-col gap-1">
          <Button icon="plus" aria-label={t`Nearer`} onClick={() => map?.zoomIn({ animate: false })} />
          <Button icon="minus" aria-label={t`Farther`} onClick={() => map?.zoomOut({ animate: false })} />
          <Button
            icon="place"
            aria-label={t`Show all places`}
            off={things.flatMap(circlesOf).length === 0}
            onClick={() => map?.fitBounds(boundsOf(things.flatMap(circlesOf)), FIT)}
          />
        </div>
      </div>
      {tiles.thanks !== null && <p className="mt-1 text-small text-dim">{t`Map: ${tiles.thanks}`}</p>}
      {landless && (
        <Notice tone="care" plain>
          {t`The outlines of the land did not come. Places and circles are drawn without them; open this page once more to ask again.`}
        </Notice>
      )}
      {tiles.broken && (
        <Notice tone="care" plain>
          {t`The operator’s own map cannot be read. Places and circles are drawn without it; whoever runs the desk can look at its file.`}
        </Notice>
      )}
    </div>
  );
}

function withPlacing(drawn: ReturnType<typeof drawnCircles>, place: PlaceGiven | null) {
  if (place === null) return drawn;
  const own = { place, places: [], agreed: false, kind: "event", id: "" } as unknown as WhereShown;
  return { ...drawn, features: [...drawn.features, ...drawnCircles([own], keyOf(own)).features] };
}

type MarkProps = {
  readonly cluster: Cluster<WhereShown>;
  readonly chosen: string | null;
  readonly onPress: () => void;
};

function MapMark({ cluster: { x, y, all }, chosen, onPress }: MarkProps) {
  const things = [...new Map(all.map((thing) => [keyOf(thing), thing])).values()];
  const [first] = things;
  const isOn = things.some((thing) => keyOf(thing) === chosen);
  const names = things.map(({ name }) => name).join(", ");
  const label =
    things.length === 1
      ? (first?.name ?? "")
      : plural(things.length, { one: "# here", other: `# here: ${names}` });
  return (
    <Button
      look="bare"
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      style={{ left: x, top: y }}
      className={`figures absolute flex size-7 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full border-2 text-small font-semibold ${isOn ? "z-10 border-ink bg-accent text-paper" : "border-accent bg-paper text-ink"}`}
      onClick={onPress}
    >
      {things.length > 1 ? things.length : first?.kind === "event" ? "◆" : "●"}
    </Button>
  );
}
