// Items as screens see them: a tile in the library, and the whole item on its page.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { microsecondsSchema, spanSchema } from "../ids.ts";
import { factRow } from "../fact/fact.ts";
import { blindShown } from "../blind/contract.ts";
import { headcountRow } from "../headcount/headcount.ts";
import { sightingRow } from "../sighting/sighting.ts";
import { verdictSchema } from "../review/review.ts";
import { checksShown, evidenceForShown, reviewShown, statedShown, voidedShown } from "../check/shown.ts";
import { FACET_NAMES, type Facet } from "./facets.ts";
import { COLUMNS, type SortColumn } from "./order.ts";
import { stageSchema } from "./triage.ts";
import { kindSchema, sourceSchema } from "./item.ts";
import { handsSchema, signOffSchema } from "../member/contract.ts";

/** How far the decoders are with an item: not yet there, done, or refused with a sentence that says why. */
export const decodingSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("waiting") }),
  z.strictObject({ state: z.literal("done"), warnings: z.array(z.string()) }),
  z.strictObject({ state: z.literal("refused"), code: z.string(), sentence: z.string() }),
]);
export type Decoding = z.infer<typeof decodingSchema>;

export const headerSchema = z.strictObject({
  format: z.string(),
  codec: z.string(),
  /** Displayed pixels, after rotation. */
  width: z.int(),
  height: z.int(),
  rotation: z.int(),
  durationUs: z.int().nullable(),
  frames: z.int(),
});

export const tileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: kindSchema,
  verdict: verdictSchema,
  footage: z.string().nullable(),
  account: z.string().nullable(),
  /** Sightings marked, by subject, for example `{ prisoner: 6, guard: 1 }`. */
  marked: z.record(z.string(), z.int()),
  /** The largest headcount, if any was stated. */
  headcount: z.int().nullable(),
  /** What the veil over the picture says is behind it. */
  warning: z.string(),
  /** How far it is, and who looks after it. */
  stage: stageSchema,
  assignee: z.string().nullable(),
  /** Not every member sees it. */
  restricted: z.boolean(),
  capturedAt: z.string().nullable(),
  durationUs: z.int().nullable(),
  decoding: decodingSchema,
});
export type Tile = z.infer<typeof tileSchema>;

const many = z.coerce.number<number | string>().int();

const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/, "a day is 2031-04-09");

/** How many items have each value of a filter, most first; of very many values not all. */
const counted = z.array(z.strictObject({ value: z.string(), items: z.int() }));

/** What of the library is asked for; all that is left out asks for everything. All words of `text` are said of it, in names, sources, comments, bases or reasons. */
export const askedSchema = z.strictObject({
  investigation: z.string(),
  text: z.string().max(200).optional(),
  verdict: verdictSchema.optional(),
  kind: kindSchema.optional(),
  /** Only items in which somebody is marked or counted. */
  people: z.literal("yes").optional(),
  stage: stageSchema.optional(),
  /** The member who looks after it, or `NOBODY`. */
  assignee: z.string().max(200).optional(),
  /** The account that posted it; empty for none. */
  account: z.string().max(500).optional(),
  /** The year in which it was captured; empty where it is not known. */
  captured: z.string().max(4).optional(),
  /** A warning that it has; empty for none. */
  warning: z.string().max(60).optional(),
  /** What is said of somebody who is marked in it. */
  attribute: z.string().max(200).optional(),
  /** Captured from this day on, and until this one, as far as is known. */
  since: daySchema.optional(),
  till: daySchema.optional(),
  /** Only items that need something of whoever asks: a second verdict, work that is theirs, an answer. */
  needs: z.literal("me").optional(),
  sort: z.enum(Object.keys(COLUMNS) as [SortColumn, ...SortColumn[]]).optional(),
  down: z.literal("yes").optional(),
});

/** A page of the library, in order of name where no other is asked for. */
export const listItems = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/items",
  says: "A page of the library.",
  byToken: "read",
  params: askedSchema.extend({
    /** How many to pass over, 0 when left out; and at most so many after that, 200 when left out. */
    from: many.min(0).optional(),
    limit: many.min(1).max(1000).optional(),
  }),
  answer: z.strictObject({
    name: z.string(),
    items: z.array(tileSchema),
    /** How many items fit what was asked. */
    found: z.int(),
    /** Of each filter, how many items have each value, whatever was asked. */
    all: z.strictObject({
      items: z.int(),
      ...(Object.fromEntries(FACET_NAMES.map((name) => [name, counted])) as Record<Facet, typeof counted>),
      /** Those that need something of whoever asks. */
      needs: z.int(),
    }),
    /** How many items are confirmed as the same footage as each of these, itself included; by id. */
    copies: z.record(z.string(), z.int()),
    /** Pairs that a machine suggests and nobody has answered: the inbox. */
    undecidedPairs: z.int(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});

const neighbourSchema = z.strictObject({ id: z.string(), name: z.string() }).nullable();

/** Where one item stands in what `listItems` answers to the same question, and what comes before and after it there. */
export const showPlace = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/items/:item/place",
  says: "Where one item stands in the library, and what is before and after it.",
  byToken: "read",
  params: askedSchema.extend({ item: z.string() }),
  answer: z.strictObject({
    /** How many are listed before it. */
    place: z.int(),
    /** False when it does not fit what was asked; its neighbours are then those of where it would stand. */
    shown: z.boolean(),
    found: z.int(),
    before: neighbourSchema,
    after: neighbourSchema,
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "no-such-item"],
});

export const sightingSchema = sightingRow.omit({ item: true, version: true, withdrawn: true });

export const factSchema = factRow.omit({ withdrawn: true });

/** How far an item is held against the others; `none` where it cannot be: it is no photo or video, or was not decoded. */
export const matchingOfItemSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("none") }),
  z.strictObject({ state: z.literal("waiting") }),
  /** Its fingerprint was held against those of so many other contents; its pixels are compared after that, or wait. */
  z.strictObject({ state: z.literal("done"), compared: z.int(), pixels: z.enum(["waiting", "done"]) }),
  z.strictObject({ state: z.literal("failed"), sentence: z.string() }),
]);

/** One sheet of equal tiles, row by row, that shows a video at a glance; each tile is the frame of its time. */
export const stripSchema = z.strictObject({
  tileWidth: z.int().positive(),
  tileHeight: z.int().positive(),
  /** Tiles a row. */
  columns: z.int().positive(),
  ptsUs: z.array(microsecondsSchema),
});
export type Strip = z.infer<typeof stripSchema>;

/** How loud a video is: the lowest and highest sample of each stretch of `stepUs`, −127 to 127, from `fromUs` on. */
export const waveSchema = z.strictObject({
  fromUs: microsecondsSchema,
  stepUs: z.number().positive(),
  lows: z.array(z.int()),
  highs: z.array(z.int()),
});
export type Wave = z.infer<typeof waveSchema>;

/** How the decoders came by what they say; lists are empty and limits null for what was looked at before they were noted. */
export const decodeReportSchema = z.strictObject({
  tool: z.string(),
  version: z.string(),
  sandbox: z.string(),
  /** The program and its arguments; the word `original` stands for the file. */
  command: z.array(z.string()),
  limits: z.record(z.string(), z.number()).nullable(),
  /** What was wrong with the file although it was decoded. */
  warnings: z.array(z.string()),
  /** Parts of the file that were not opened, and why. */
  refused: z.array(z.string()),
});
export type DecodeReport = z.infer<typeof decodeReportSchema>;

/** What a browser plays; an instant t of the item is `t − startUs` in it. */
export const filmSchema = z.strictObject({ url: z.string(), startUs: microsecondsSchema });

export const showItem = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/items/:item",
  says: "One item with all that is known of it.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string(), item: z.string() }),
  answer: z.strictObject({
    tile: tileSchema,
    sha256: z.string(),
    bytes: z.int(),
    source: sourceSchema,
    /** The line with which it is credited: what its source says, until somebody says otherwise. */
    credit: z.string().nullable(),
    /** Where else the same bytes were found. */
    alsoFound: z.array(sourceSchema),
    /** It was taken out of the investigation: nobody in it counts. */
    withdrawn: z.boolean(),
    /** Who sees it besides the owners; null while it is not restricted. Nobody is named to whoever may not know who works on it. */
    seenBy: z.array(z.string()).nullable(),
    /** Why the member who looks may not restrict it; null where they may. */
    mayNotRestrict: z.string().nullable(),
    capturedAt: z.string().nullable(),
    /** When its file says that it was captured, best first, each with what speaks against it. */
    captured: z.array(z.strictObject({ at: z.string(), from: z.string(), doubt: z.string() })),
    collectedAt: z.string(),
    /** Null for whoever may not know. */
    collectedBy: z.string().nullable(),
    header: headerSchema.nullable(),
    /** PTS of every frame in µs, ascending; a photo has [0]. */
    ptsUs: z.array(microsecondsSchema),
    /** Embedded metadata as exiftool reads it: untrusted, shown as text. */
    metadata: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    /** Those that stand, oldest first. */
    reviews: z.array(reviewShown),
    /** Those that became void, the last of each member: the name of the question whose answer changed. */
    voided: z.array(voidedShown),
    checks: checksShown,
    /** Other items that are evidence for its answers; one that was taken out is among them, and says so. */
    evidence: z.array(z.strictObject({ tile: tileSchema, withdrawn: z.boolean() })),
    /** What rests on it elsewhere: taking it out makes so many verdicts void. */
    evidenceFor: evidenceForShown,
    /** What machines and sources say that bears on a question: stated, and not therefore true. */
    stated: z.array(statedShown),
    triage: z.strictObject({
      begun: z.boolean(),
      warnings: z.array(z.string()),
      /** Why the member who looks may change none of this; null where they may. */
      mayNot: z.string().nullable(),
    }),
    /** What members say of it, oldest first; nothing for whoever may not know who works on it. */
    comments: z.array(
      z.strictObject({ id: z.string(), by: z.string(), at: z.string(), text: z.string(), mine: z.boolean() }),
    ),
    /** Why the member who looks may give no verdict; null where they may. */
    mayNotReview: z.string().nullable(),
    sightings: z.array(sightingSchema),
    headcounts: z.array(headcountRow.omit({ item: true, withdrawn: true }).extend(handsSchema.shape)),
    /** Blind counts that were asked for in it and stand, oldest first. */
    blinds: z.array(blindShown),
    /** The member who looks counts a frame of it, or of a copy, blind: what is marked and counted is withheld from them. */
    withheld: z.boolean(),
    /** Who signed off its sightings, flags and exhaustive spans as they are now; null for what can have none. */
    marks: signOffSchema.nullable(),
    /** The groups that it, or somebody in it, belongs to, directly or through other groups. */
    groups: z.array(
      signOffSchema.extend({
        id: z.string(),
        name: z.string().nullable(),
        /** What a review of the group is about; `item` where there is a page to look at. */
        members: z.array(z.strictObject({ id: z.string(), name: z.string(), item: z.string().nullable() })),
      }),
    ),
    /** Spans in which people seen together may not be side by side: mirror, split screen, poster, collage. */
    apart: z.array(spanSchema),
    /** Spans in which everybody visible is marked. */
    exhaustive: z.array(spanSchema),
    /** How many segments its transcript has. */
    segments: z.int(),
    /** Facts that name this item, a sighting in it, or a group that holds it. */
    facts: z.array(factSchema),
    /** What the groups and other items that these facts speak of are called; a group without a name is not listed. */
    names: z.record(z.string(), z.string()),
    /** Other items of the same footage, confirmed. */
    sameFootage: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    matching: matchingOfItemSchema,
    /** First instants of the shots, ascending; a photo has [0]. */
    shotsUs: z.array(microsecondsSchema),
    /** Null for what is no decoded video. */
    film: filmSchema.nullable(),
    /** Null for photos, and for what was looked at before strips were made. */
    strip: stripSchema.nullable(),
    /** Null where there is no sound, and for what was looked at before sound was. */
    wave: waveSchema.nullable(),
    /** Null while it is not decoded. */
    decode: decodeReportSchema.nullable(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "no-such-item"],
});
