// The marks of an item as W3C Web Annotations: one for each sighting, its places as Media Fragments.
import { isVisible } from "./track.ts";
import { boxesOf, byId, type Marked, type MarkedFilm } from "./pixels.ts";

/**
 * JSON-LD. A fragment knows no line from one place to another: there is one target for each frame, and one for frames that
 * follow one another with the same box, from its beginning to that of the next frame (`t=from,to`, without `to` where the
 * film ends), in seconds from the first frame. Frames in which no box is drawn have a time and no place.
 * Numbers are written in full: a percentage, its point moved by two places, is the share itself.
 */
export function writeAnnotations(film: MarkedFilm): string {
  const source = {
    id: `nih:sha-256;${film.sha256}`,
    type: film.kind === "photo" ? "Image" : "Video",
    label: film.name,
  };
  const items = byId(film.sightings).map((one) => ({
    id: `urn:sightline:sighting:${encodeURIComponent(one.id)}`,
    type: "Annotation",
    motivation: "tagging",
    body: [
      { type: "TextualBody", purpose: "tagging", value: one.subject },
      ...one.attributes.map((value) => ({ type: "TextualBody", purpose: "describing", value })),
    ],
    target: fragmentsOf(one, film).map((value) => ({
      source,
      ...(value !== "" && {
        selector: {
          type: "FragmentSelector",
          conformsTo: "http://www.w3.org/TR/media-frags/",
          value,
        },
      }),
    })),
  }));
  const id = `urn:sightline:marks:${film.sha256}`;
  const page = { "@context": "http://www.w3.org/ns/anno.jsonld", id, type: "AnnotationPage", items };
  return JSON.stringify(page);
}

/** A fragment without its `#`; of a photo without its time, and empty where nothing is drawn in it. */
function fragmentsOf(one: Marked, { kind, seen }: MarkedFilm): string[] {
  const places = new Map(boxesOf(one, seen).map(({ frame, box }) => [frame, placeOf(box)]));
  const runs: { from: number; next: number; place: string }[] = [];
  for (const [frame, atUs] of seen.ptsUs.entries()) {
    if (!isVisible(one, atUs)) continue;
    const place = places.get(frame) ?? "";
    const last = runs.at(-1);
    if (last?.next === frame && last.place === place) last.next = frame + 1;
    else runs.push({ from: frame, next: frame + 1, place });
  }
  return runs.map(({ from, next, place }) => {
    const time =
      kind === "photo" ? "" : `t=${[from, next].flatMap((at) => secondsOf(seen.ptsUs, at)).join(",")}`;
    return [time, place].filter((part) => part !== "").join("&");
  });
}

const secondsOf = (ptsUs: readonly number[], frame: number): string[] => {
  const at = ptsUs[frame];
  return at === undefined ? [] : [movedPoint(at - (ptsUs[0] ?? 0), -6)];
};

const placeOf = (box: { left: number; top: number; width: number; height: number }): string =>
  `xywh=percent:${[box.left, box.top, box.width, box.height].map((share) => movedPoint(share, 2)).join(",")}`;

/** A number from 0 as text, all its digits, with its point moved to the right; `movedPoint(0.07, 2)` is `7`. */
function movedPoint(value: number, places: number): string {
  const [, whole = "0", part = "", power = "0"] =
    /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const point = whole.length + Number(power) + places;
  const digits = `${whole}${part}`;
  const padded = point < 1 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const after = padded.slice(at).replace(/0+$/, "");
  return after === "" ? before : `${before}.${after}`;
}
