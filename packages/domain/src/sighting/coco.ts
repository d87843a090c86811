// COCO video JSON as tracks: the frames of one film, the boxes in them, and what of that was drawn by a hand.
import type { z } from "zod";
import { inWords } from "../case/in-words.ts";
import { closest, refusalOf } from "../case/row-refusal.ts";
import type { Change } from "../journal/nouns.ts";
import type { DecodedFrames } from "../investigation/asked.ts";
import type { Box } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { framesOf, whyOtherFilm, wrong, type Placed } from "./coco-film.ts";
import * as rows from "./coco-rows.ts";
import { drawnIn, type FramedBox } from "./coco-tracks.ts";
import { boxOfPixels, EMPTY, otherFilm, type TracksReading } from "./pixels.ts";

export type CocoTarget = {
  item: string;
  /** Null: who is marked is the name of the category. */
  subject: string | null;
  /** What ids of sightings start with; null: nothing where the file names sightings, else `stem`. */
  prefix: string | null;
  stem: string;
  seen: DecodedFrames;
};

/**
 * Reads COCO video JSON into one `sighting.mark` a track. Boxes of crowds and of people who are said to be occluded are left
 * out. A file of another film (frames, size, times) is refused whole.
 */
export function readCoco(json: unknown, target: CocoTarget): TracksReading {
  const refusals: Refusal[] = [];
  const file = parsed(rows.cocoFile, json, "", refusals);
  if (!file) return { ...EMPTY, refusals };
  const videos = each(rows.videoRow, file.videos, "videos", refusals);
  const images = each(rows.imageRow, file.images, "images", refusals);
  const other = whyOtherFilm({ file, videos, images }, target.seen);
  if (other) return { ...EMPTY, rows: file.annotations.length, refusals: [other] };
  const reading = new Reading(target, refusals, framesOf(images, target.seen, refusals));
  reading.categories(each(rows.categoryRow, file.categories, "categories", refusals));
  reading.tracks(each(rows.trackRow, file.tracks, "tracks", refusals));
  const outside = reading.annotations(each(rows.annotationRow, file.annotations, "annotations", refusals));
  if (outside) return { ...EMPTY, rows: file.annotations.length, refusals: [outside] };
  const changes = reading.marks();
  return { changes, refusals, rows: file.annotations.length, leftOut: reading.leftOut };
}

function parsed<T>(schema: z.ZodType<T>, raw: unknown, path: string, refusals: Refusal[]): T | null {
  const read = schema.safeParse(raw, { error: inWords });
  if (read.success) return read.data;
  refusals.push(...read.error.issues.flatMap(closest).map((issue) => refusalOf(issue, path)));
  return null;
}

const each = <T>(
  schema: z.ZodType<T>,
  list: readonly unknown[] | null | undefined,
  name: string,
  refusals: Refusal[],
): Placed<T>[] =>
  (list ?? []).flatMap((raw, i) => {
    const path = `${name}[${i}]`;
    const row = parsed(schema, raw, path, refusals);
    return row === null ? [] : { row, path };
  });

type Track = {
  readonly name: string;
  readonly id: string;
  readonly category: number;
  readonly said: rows.TrackRow | null;
  readonly boxes: FramedBox[];
};

class Reading {
  leftOut = 0;
  readonly #target: CocoTarget;
  readonly #refusals: Refusal[];
  readonly #frames: ReadonlyMap<number, number>;
  readonly #subjects = new Map<number, string>();
  readonly #tracks = new Map<string, Track>();

  constructor(target: CocoTarget, refusals: Refusal[], frames: ReadonlyMap<number, number>) {
    this.#target = target;
    this.#refusals = refusals;
    this.#frames = frames;
  }

  categories(list: readonly Placed<z.infer<typeof rows.categoryRow>>[]): void {
    for (const { row } of list) this.#subjects.set(row.id, row.name);
  }

  tracks(list: readonly Placed<rows.TrackRow>[]): void {
    for (const { row, path } of list) {
      const name = `Track ${row.id}`;
      if (!this.#subjects.has(row.category_id)) this.#noCategory(row.category_id, path);
      else if (this.#tracks.has(name))
        this.#refusals.push(wrong(`Another track has the id ${row.id}; give each its own`, path));
      else {
        const { prefix, stem } = this.#target;
        const id = row.sighting ? `${prefix ?? ""}${row.sighting}` : `${prefix ?? stem}${row.id}`;
        this.#tracks.set(name, { name, id, category: row.category_id, said: row, boxes: [] });
      }
    }
  }

  /** What shows that a box is of another film. */
  annotations(list: readonly Placed<rows.AnnotationRow>[]): Refusal | null {
    for (const { row, path } of list) {
      const frame = this.#frames.get(row.image_id);
      if (row.iscrowd === 1 || row.iscrowd === true || row.occluded === true) this.leftOut += 1;
      else if (frame === undefined)
        this.#refusals.push(
          wrong(`It names image ${row.image_id}, which is not among the images; correct it`, path),
        );
      else if (!this.#subjects.has(row.category_id)) this.#noCategory(row.category_id, path);
      else {
        const { seen } = this.#target;
        const box = boxOf(row, seen, seen.ptsUs[frame] ?? 0);
        if (!box)
          return otherFilm(`the box lies wholly outside its ${seen.width} × ${seen.height} pixels`, path);
        this.#place(row, { frame, box, isKey: row.keyframe === true, path });
      }
    }
    return null;
  }

  #place({ track_id, instance_id, category_id }: rows.AnnotationRow, box: FramedBox): void {
    const number = track_id ?? instance_id ?? null;
    const name = number === null ? box.path : `Track ${number}`;
    const { prefix, stem } = this.#target;
    const id = `${prefix ?? stem}${number ?? `box-${box.path.replaceAll(/\D/g, "")}`}`;
    const fresh: Track = { name, id, category: category_id, said: null, boxes: [] };
    const track = this.#tracks.get(name) ?? fresh;
    this.#tracks.set(name, track);
    if (track.category === category_id) track.boxes.push(box);
    else
      this.#refusals.push(
        wrong(`${name} is of category ${track.category} elsewhere; a track is one person of one`, box.path),
      );
  }

  #noCategory(id: number, path: string): void {
    this.#refusals.push(
      wrong(`It names category ${id}, which is not among the categories; correct it`, path),
    );
  }

  marks(): Change[] {
    return [...this.#tracks.values()].flatMap((track) => this.#mark(track));
  }

  #mark({ id, name, category, said, boxes }: Track): Change[] {
    const spans = said?.spans ?? null;
    if (boxes.length === 0 && spans === null) return [];
    const drawn = drawnIn(boxes, { spans, name }, this.#target.seen);
    if ("wrong" in drawn) {
      this.#refusals.push(wrong(drawn.wrong, drawn.path));
      return [];
    }
    const { item, subject } = this.#target;
    const payload = {
      item,
      subject: subject ?? this.#subjects.get(category) ?? "",
      attributes: said?.attributes ?? [],
      spans: [...drawn.spans],
      track: drawn.track && [...drawn.track],
    };
    return [{ verb: "sighting.mark", subject: id, payload }];
  }
}

/** The shares that the file names, as long as they give the box in pixels: another tool may have moved that. */
function boxOf({ bbox, fractions }: rows.AnnotationRow, seen: DecodedFrames, atUs: number): Box | null {
  const [left, top, width, height] = bbox;
  const sizes = [seen.width, seen.height, seen.width, seen.height];
  if (fractions?.every((share, i) => share * (sizes[i] ?? NaN) === bbox[i]))
    return [atUs as Box[0], ...fractions];
  return boxOfPixels({ left, top, width, height }, seen, atUs);
}
