// The rows of COCO video JSON, as far as they are read: other tools write more beside.
import { z } from "zod";
import { fractionSchema, microsecondsSchema, spanSchema } from "../ids.ts";

export const cocoFile = z.object({
  videos: z.array(z.unknown()).nullish(),
  images: z.array(z.unknown()),
  categories: z.array(z.unknown()),
  tracks: z.array(z.unknown()).nullish(),
  annotations: z.array(z.unknown()),
});

const size = { width: z.int().nullish(), height: z.int().nullish() };

export const videoRow = z.object({ ...size, length: z.int().nullish() });

/** `frame_index` is what some tools call `frame_id`; both are counted from 0. */
export const imageRow = z.object({
  ...size,
  id: z.int(),
  frame_id: z.int().nullish(),
  frame_index: z.int().nullish(),
  pts_us: microsecondsSchema.nullish(),
});
export type ImageRow = z.infer<typeof imageRow>;

export const categoryRow = z.object({ id: z.int(), name: z.string().min(1) });

/** Ours, but for `id` and `category_id`. */
export const trackRow = z.object({
  id: z.int(),
  category_id: z.int(),
  sighting: z.string().min(1).nullish(),
  attributes: z.array(z.string().min(1)).nullish(),
  spans: z.array(spanSchema).min(1).nullish(),
});
export type TrackRow = z.infer<typeof trackRow>;

const area = z.number().positive("a box needs a width and a height above 0");

/** `instance_id` is what some tools call `track_id`; without either it is a person of this one frame. */
export const annotationRow = z.object({
  image_id: z.int(),
  category_id: z.int(),
  track_id: z.int().nullish(),
  instance_id: z.int().nullish(),
  bbox: z.tuple([z.number(), z.number(), area, area]),
  iscrowd: z.union([z.boolean(), z.literal([0, 1])]).nullish(),
  keyframe: z.boolean().nullish(),
  occluded: z.boolean().nullish(),
  fractions: z.tuple([fractionSchema, fractionSchema, fractionSchema, fractionSchema]).nullish(),
});
export type AnnotationRow = z.infer<typeof annotationRow>;
