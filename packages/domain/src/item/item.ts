// An item: a file as it was found, the footage that it belongs to, and who signed its marks off.
import { z } from "zod";
import { dateSchema, idSchema, memberIdSchema, sha256Schema } from "../ids.ts";
import { verbsFor } from "../noun.ts";

export const kindSchema = z.enum(["photo", "video", "other"]);

/** Where an item was found; each part null while it is not known. */
export const sourceSchema = z.strictObject({
  path: z.string().nullable(),
  /** The path's own bytes as lower-case hex, where they are no UTF-8: `path` is how they read most likely. */
  pathBytes: z
    .string()
    .regex(/^([0-9a-f]{2})+$/)
    .optional(),
  /** The item whose file held it: the photo, of a film that a phone keeps inside one. */
  foundIn: idSchema.optional(),
  /** The ZIP that it was taken out of; `path` goes on inside it. */
  zip: z.strictObject({ name: z.string(), sha256: sha256Schema }).optional(),
  url: z.string().nullable(),
  account: z.string().nullable(),
  credit: z.string().nullable(),
  /** When it was posted there, as precise as what is known. */
  posted: dateSchema.optional(),
  foundBy: z.string().optional(),
  rights: z.string().optional(),
  note: z.string().optional(),
  /** It came from somebody who must not be named, or from a place that not everybody can look at. */
  closed: z.literal(true).optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** The entry that last changed what is signed, as the member saw it; 0 when there is none. */
export const versionSchema = z.int().min(0);

const row = z.strictObject({
  id: z.string(),
  sha256: sha256Schema,
  bytes: z.int().min(0),
  name: z.string().min(1),
  kind: kindSchema,
  source: sourceSchema,
  account: z.string().nullable(),
  /** The line with which it is credited. */
  credit: z.string().nullable(),
  /** Where else the same bytes were found, in the order in which that was said. */
  alsoFound: z.array(sourceSchema),
  capturedAt: dateSchema.nullable(),
  footage: idSchema.nullable(),
  /** The footage that somebody named for it; `footage` is what this and the decided pairs add up to. */
  namedFootage: idSchema.nullable(),
  /** Who signed its marks off, and as of which version: it stands only while that is the newest (`signOffOf`). */
  marksStatedBy: z.string().nullable(),
  marksReviewedBy: z.string().nullable(),
  marksVersion: z.int().nullable(),
  /** It was taken out of the investigation: nobody in it counts, and its bytes stay. */
  withdrawn: z.boolean(),
  /** Somebody works on it. */
  begun: z.boolean(),
  /** What in it others should be warned of, each in a few words. */
  warnings: z.array(z.string().min(1).max(60)).max(12),
  /** The member who looks after it. */
  assignee: z.string().nullable(),
  /** Who sees it besides the owners; null while it is not restricted. */
  seenBy: z.array(z.string()).nullable(),
});
export type ItemRow = z.infer<typeof row>;

const NOT_SIGNED = { marksStatedBy: null, marksReviewedBy: null, marksVersion: null };
const NOTHING_SAID = {
  alsoFound: [],
  capturedAt: null,
  footage: null,
  namedFootage: null,
  ...NOT_SIGNED,
  withdrawn: false,
  begun: false,
  warnings: [],
  assignee: null,
  seenBy: null,
};

const onMarks = z.strictObject({ version: versionSchema });
const verb = verbsFor(row);
export const item = {
  row,
  verbs: {
    "item.collect": verb(
      row.pick({ sha256: true, bytes: true, name: true, kind: true, source: true }),
      ({ subject, payload }) => ({
        put: {
          id: subject,
          ...payload,
          account: payload.source.account,
          credit: payload.source.credit,
          ...NOTHING_SAID,
        },
      }),
    ),
    /** All the places where it was found besides the first; with `back`, those that are left of them. */
    "item.source": verb(
      row.pick({ alsoFound: true }).extend({ back: z.literal(true).optional() }),
      ({ subject, payload: { alsoFound } }) => ({ id: subject, patch: { alsoFound } }),
    ),
    /** What is left out stays as it is. */
    "item.triage": verb(
      row.pick({ begun: true, warnings: true, assignee: true }).partial(),
      ({ subject, payload: { begun, warnings, assignee } }) => ({
        id: subject,
        patch: {
          ...(begun !== undefined && { begun }),
          ...(warnings !== undefined && { warnings }),
          ...(assignee !== undefined && { assignee }),
        },
      }),
    ),
    /** From now on owners see it, and these; null is everybody again. */
    "item.restrict": verb(
      z.strictObject({ to: z.array(memberIdSchema).max(1000).nullable() }),
      ({ subject, payload }) => ({ id: subject, patch: { seenBy: payload.to } }),
    ),
    "item.withdraw": verb(z.strictObject({}), ({ subject }) => ({
      id: subject,
      patch: { withdrawn: true },
    })),
    "item.restore": verb(z.strictObject({}), ({ subject }) => ({
      id: subject,
      patch: { withdrawn: false },
    })),
    "item.describe": verb(
      z.strictObject({
        account: z.string().optional(),
        capturedAt: dateSchema.optional(),
        credit: z.string().max(500).nullable().optional(),
      }),
      ({ subject, payload: { account, capturedAt, credit } }) => ({
        id: subject,
        patch: {
          ...(account !== undefined && { account }),
          ...(capturedAt !== undefined && { capturedAt }),
          ...(credit !== undefined && { credit }),
        },
      }),
    ),
    "footage.confirm": verb(
      z.strictObject({
        footage: idSchema.nullable(),
        /** Written beside a decision that it follows from, never proposed by itself; null leaves a footage. */
        follows: z.literal("pairs").optional(),
      }),
      // What follows from pairs leaves the name that somebody gave as it was.
      ({ subject, payload: { footage, follows } }) => ({
        id: subject,
        patch: follows ? { footage } : { footage, namedFootage: footage },
      }),
    ),
    /** Signs off an item's sightings, flags and exhaustive spans as they are in that version: later marks end it by being later. */
    "marks.state": verb(onMarks, ({ subject, payload, by }) => ({
      id: subject,
      patch: { marksStatedBy: by, marksReviewedBy: null, marksVersion: payload.version },
    })),
    "marks.review": verb(onMarks, ({ subject, by }) => ({ id: subject, patch: { marksReviewedBy: by } })),
    "marks.withdraw": verb(z.strictObject({ only: z.enum(["marks", "review"]) }), ({ subject, payload }) => ({
      id: subject,
      patch: payload.only === "review" ? { marksReviewedBy: null } : NOT_SIGNED,
    })),
  },
};
