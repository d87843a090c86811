// A flag of frames: people seen together there may not be side by side, or everybody visible is marked.
import { z } from "zod";
import { canonicalJson } from "../canonical.ts";
import { idSchema, microsecondsSchema, spanSchema, type Span } from "../ids.ts";
import { verbsFor } from "../noun.ts";

export const frameFlagSchema = z.union([
  z.strictObject({ item: idSchema, span: spanSchema, coVisible: z.literal(false) }),
  z.strictObject({ item: idSchema, at: microsecondsSchema, exhaustive: z.literal(true) }),
  z.strictObject({ item: idSchema, span: spanSchema, exhaustive: z.literal(true) }),
]);
type FrameFlag = z.infer<typeof frameFlagSchema>;

const row = z.strictObject({
  id: z.string(),
  item: z.string(),
  startUs: microsecondsSchema,
  endUs: microsecondsSchema,
  coVisible: z.boolean(),
  exhaustive: z.boolean(),
  version: z.int(),
  withdrawn: z.boolean(),
});
export type FrameRow = z.infer<typeof row>;

/** An instant is a span of one frame: however it was said, it is one flag. */
const spanOf = (flag: FrameFlag): Span => ("span" in flag ? flag.span : [flag.at, flag.at]);

/** A flag has no name of its own: what it says is its id, so saying it twice is one flag. */
export const frameFlagId = (flag: FrameFlag): string =>
  canonicalJson(
    "coVisible" in flag
      ? [flag.item, "apart", ...flag.span]
      : [flag.item, "exhaustive", ...new Set(spanOf(flag))],
  );

const verb = verbsFor(row);
const filmOf = ({ item }: FrameFlag) => item;
export const frame = {
  row,
  verbs: {
    "frame.flag": verb(
      frameFlagSchema,
      ({ seq, payload }) => {
        const [startUs, endUs] = spanOf(payload);
        const apart = "coVisible" in payload;
        const flags = { coVisible: !apart, exhaustive: !apart, version: seq, withdrawn: false };
        return { put: { id: frameFlagId(payload), item: payload.item, startUs, endUs, ...flags } };
      },
      filmOf,
    ),
    "frame.withdraw": verb(frameFlagSchema, ({ seq, payload }) => ({
      id: frameFlagId(payload),
      patch: { withdrawn: true, version: seq },
    })),
    /** Flags again what was flagged before and withdrawn. */
    "frame.restore": verb(
      frameFlagSchema,
      ({ seq, payload }) => ({ id: frameFlagId(payload), patch: { withdrawn: false, version: seq } }),
      filmOf,
    ),
  },
};
