// Saved views of the library: what its address asks for, kept under a name, by a member for themselves or shared.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { askedSchema } from "../item/contract.ts";

/** So many of one member in one investigation. */
export const MOST_VIEWS = 50;

export const viewNameSchema = z.string().trim().min(1).max(80);

/** As the address says it. A view is no answer: what it shows is asked for by whoever opens it. */
export const viewSearchSchema = askedSchema
  .omit({ investigation: true })
  .extend({ view: z.literal("table").optional() });
export type ViewSearch = z.infer<typeof viewSearchSchema>;

const viewShown = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** As it was kept: a later desk may leave out what it no longer knows. */
  search: z.record(z.string(), z.string()),
  shared: z.boolean(),
  /** Who keeps it, by name; null where it is whoever asks. */
  by: z.string().nullable(),
  /** Whether whoever asks may take it away. */
  mayRemove: z.boolean(),
});
export type ViewShown = z.infer<typeof viewShown>;

const PATH = "/api/investigations/:investigation/views";
const ofInvestigation = { investigation: z.string() };
const ofView = { ...ofInvestigation, view: z.string().min(1).max(60) };
const named = { name: viewNameSchema, shared: z.boolean() };
const CHANGING = ["sign-in-needed", "other-origin", "no-such-investigation", "not-allowed"] as const;

/** One’s own first, then those that others share, each in the order in which they were kept: a new one moves none. */
export const listViews = endpoint({
  method: "GET",
  path: PATH,
  says: "The views of the library that you keep, and those that others share with you.",
  params: z.strictObject(ofInvestigation),
  answer: z.strictObject({ views: z.array(viewShown) }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});

/** The same under the same name is kept once, however often it is sent. */
export const keepView = endpoint({
  method: "POST",
  path: PATH,
  says: "Keeps what is asked of the library under a name, for yourself or shared with those who work on it.",
  params: z.strictObject({ ...ofInvestigation, ...named, search: viewSearchSchema }),
  answer: z.strictObject({ id: z.string() }),
  refusals: [...CHANGING, "investigation-not-open", "too-many-views", "view-name-used", "view-not-plain"],
});

export const changeView = endpoint({
  method: "POST",
  path: `${PATH}/:view`,
  says: "Gives a view of your own another name, shares it, or shares it no more.",
  params: z.strictObject({ ...ofView, ...named }),
  answer: z.strictObject({}),
  refusals: [...CHANGING, "investigation-not-open", "no-such-view", "view-name-used", "view-not-plain"],
});

export const removeView = endpoint({
  method: "POST",
  path: `${PATH}/:view/remove`,
  says: "Takes away a view of your own; an owner also takes away what others share.",
  params: z.strictObject(ofView),
  answer: z.strictObject({}),
  refusals: [...CHANGING, "investigation-not-open", "no-such-view"],
});
