// A group: items, sightings, headcounts and other groups that belong together, as somebody says.
import { z } from "zod";
import { placeSchema, timeSchema } from "../check/given.ts";
import { idSchema } from "../ids.ts";
import { versionSchema } from "../item/item.ts";
import { statedBy, verbsFor } from "../noun.ts";

export const groupRow = z.strictObject({
  id: idSchema,
  name: z.string().nullable(),
  members: z.array(idSchema),
  /** Who says that these are its members. */
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  version: z.int(),
  withdrawn: z.boolean(),
  /** When and where it was, and what else is said of it: nothing is counted by these. */
  time: timeSchema.nullable(),
  place: placeSchema.nullable(),
  note: z.string().trim().min(1).max(20_000).nullable(),
  /** Who said so last. */
  describedBy: z.string().nullable(),
  /** The number of the entry that said so; 0 before any. */
  described: z.int().min(0),
  /** The second member who says that it was then and there. */
  agreedBy: z.string().nullable(),
});
export type GroupRow = z.infer<typeof groupRow>;

const TAKES_BACK = {
  group: { withdrawn: true },
  review: { reviewedBy: null },
  agreement: { agreedBy: null },
} as const;

const verb = verbsFor(groupRow);
export const group = {
  row: groupRow,
  verbs: {
    "group.define": verb(groupRow.pick({ name: true, members: true }), (said) => ({
      put: {
        id: said.subject,
        ...said.payload,
        ...statedBy(said),
        version: said.seq,
        withdrawn: false,
        time: null,
        place: null,
        note: null,
        describedBy: null,
        described: 0,
        agreedBy: null,
      },
    })),
    "group.change": verb(groupRow.pick({ members: true }).extend({ version: versionSchema }), (said) => ({
      id: said.subject,
      patch: { members: said.payload.members, ...statedBy(said), version: said.seq },
    })),
    /** Defines it anew, also where it was withdrawn: it waits for a second member again. */
    "group.correct": verb(groupRow.pick({ name: true, members: true }), (said) => ({
      id: said.subject,
      patch: { ...said.payload, ...statedBy(said), version: said.seq, withdrawn: false },
    })),
    /** Whoever reviewed who belongs to it has said nothing of when and where it was: their review stands. */
    "group.describe": verb(groupRow.pick({ time: true, place: true, note: true }), (said) => ({
      id: said.subject,
      patch: { ...said.payload, describedBy: said.by, described: said.seq, agreedBy: null },
    })),
    /** Of the description that the member saw: a new one takes this back. */
    "group.agree": verb(z.strictObject({ described: versionSchema }), ({ subject, by }) => ({
      id: subject,
      patch: { agreedBy: by },
    })),
    "group.review": verb(z.strictObject({ version: versionSchema }), ({ subject, by }) => ({
      id: subject,
      patch: { reviewedBy: by },
    })),
    "group.withdraw": verb(
      z.strictObject({ only: z.enum(["group", "review", "agreement"]) }),
      ({ subject, payload }) => ({
        id: subject,
        patch: TAKES_BACK[payload.only],
      }),
    ),
  },
};
