// The marks of an item as COCO video JSON, whole: key frames and spans beside the boxes of all frames that other tools read.
import { boxesOf, byId, type MarkedFilm } from "./pixels.ts";

/** Stands in `info.version`. */
const COCO_FORMAT = "sightline.coco/1";

/**
 * As other tools have it: `videos`, `images` (one a frame, `frame_id` from 0), `categories` (subjects) and `annotations`
 * (`bbox` in pixels, one for each frame in which `boxAt` gives a box). Ours besides: `pts_us` of an image; `tracks` with the
 * sighting, its attributes and spans; and of an annotation `keyframe`, whether a member drew it, and `fractions`, its box as
 * `boxAt` gives it. `occluded` is always false: a span says that the person is seen.
 */
export function writeCoco({ name, seen, sightings }: MarkedFilm): string {
  const { width, height, ptsUs } = seen;
  const ordered = byId(sightings);
  const subjects = [...new Set(ordered.map(({ subject }) => subject))].sort();
  const categoryOf = (subject: string): number => subjects.indexOf(subject) + 1;
  const annotations = ordered
    .flatMap((one, i) => boxesOf(one, seen).map((drawn) => ({ ...drawn, one, track: i + 1 })))
    .map(({ frame, box, one, track }, i) => ({
      id: i + 1,
      image_id: frame + 1,
      video_id: 1,
      category_id: categoryOf(one.subject),
      track_id: track,
      bbox: [box.left * width, box.top * height, box.width * width, box.height * height],
      area: box.width * width * (box.height * height),
      iscrowd: 0,
      keyframe: box.from === "marked",
      occluded: false,
      fractions: [box.left, box.top, box.width, box.height],
    }));
  return JSON.stringify({
    info: { description: `Marks of ${name}`, version: COCO_FORMAT },
    videos: [{ id: 1, name, width, height, length: ptsUs.length }],
    images: ptsUs.map((at, frame) => ({
      id: frame + 1,
      video_id: 1,
      frame_id: frame,
      file_name: name,
      width,
      height,
      pts_us: at,
    })),
    categories: subjects.map((subject, i) => ({ id: i + 1, name: subject })),
    tracks: ordered.map(({ id, subject, attributes, spans }, i) => ({
      id: i + 1,
      video_id: 1,
      category_id: categoryOf(subject),
      sighting: id,
      attributes,
      spans,
    })),
    annotations,
  });
}
