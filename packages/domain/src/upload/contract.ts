// Uploads as pages see them: those that are not ended, and the last step of each. Their bytes come by tus 1.0, beside this.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import type { Address } from "../item/media.ts";
import { idSchema, sha256Schema } from "../ids.ts";
import { provenanceSchema } from "./upload.ts";

export const uploadIdSchema = z.string().regex(/^[0-9a-f]{32}$/, "an upload’s id is 32 hex digits");

export const uploadSchema = z.strictObject({
  id: uploadIdSchema,
  path: z.string(),
  bytes: z.int().min(0),
  /** So many of them are on disk. */
  offset: z.int().min(0),
  provenance: provenanceSchema,
});
export type Upload = z.infer<typeof uploadSchema>;

/** What became of a file: an item of its own, one more source of an item, nothing new, or refused by name. */
export const broughtSchema = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.enum(["collected", "added", "held"]),
    path: z.string(),
    item: idSchema,
    sha256: sha256Schema,
  }),
  z.strictObject({ state: z.literal("refused"), path: z.string(), code: z.string(), sentence: z.string() }),
]);
export type Brought = z.infer<typeof broughtSchema>;

/** Where uploads begin (POST), and below it, by its id, one goes on (HEAD, PATCH) and is given up (DELETE). */
export const UPLOADS = "/api/investigations/:investigation/uploads";

/** Those of the member who asks, which are not collected, oldest first. */
export const listUploads = endpoint({
  method: "GET",
  path: UPLOADS,
  says: "Your uploads that are not collected yet.",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({ uploads: z.array(uploadSchema) }),
  refusals: ["sign-in-needed", "no-such-investigation", "not-allowed"],
});

/** Collects an upload of which every byte is here; asked again, it says the same. */
export const collectUpload = endpoint({
  method: "POST",
  path: `${UPLOADS}/:upload/collect`,
  says: "Collects an upload that is whole.",
  params: z.strictObject({ investigation: z.string(), upload: uploadIdSchema }),
  answer: z.strictObject({ brought: z.array(broughtSchema) }),
  refusals: [
    "sign-in-needed",
    "no-such-investigation",
    "no-such-upload",
    "not-allowed",
    "upload-in-use",
    "upload-not-whole",
    "investigation-not-open",
    "zip-refused",
    "desk-busy",
  ],
});

const one = z.strictObject({ investigation: z.string(), upload: uploadIdSchema });

/** What tus 1.0 speaks: how far an upload is, a HEAD tells. */
export const TUS = {
  beginUpload: {
    method: "post",
    status: 201,
    path: UPLOADS,
    says: "Begins an upload, whose address it answers, as tus has it.",
    params: one.omit({ upload: true }),
    types: [],
    refusals: ["upload-not-tus", "wrong-shape", "too-many-uploads", "disk-full"],
  },
  goOnUpload: {
    method: "patch",
    status: 204,
    path: `${UPLOADS}/:upload`,
    says: "Takes the bytes that come after those that are here.",
    params: one,
    types: [],
    refusals: [
      "no-such-upload",
      "upload-not-tus",
      "upload-in-use",
      "upload-elsewhere-changed",
      "upload-too-long",
    ],
  },
  dropUpload: {
    method: "delete",
    status: 204,
    path: `${UPLOADS}/:upload`,
    says: "Gives an upload up.",
    params: one,
    types: [],
    refusals: ["no-such-upload", "upload-not-tus", "upload-in-use"],
  },
} as const satisfies Readonly<Record<string, Address>>;
