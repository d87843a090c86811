// What programs of the operator suggest for a transcript, as its page asks for it, sees it and sets it aside.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { idSchema } from "../ids.ts";
import { isOneLanguage, languageSchema } from "../transcript/language.ts";
import { suggestionSchema } from "./suggestion.ts";

export const programKindSchema = z.enum(["speech", "translation"]);
export type ProgramKind = z.infer<typeof programKindSchema>;

/** `sound`: the film’s sound is taken out. `over` ended as it should; what is refused, or failed, says why. */
export const askingStateSchema = z.enum([
  "waiting",
  "sound",
  "running",
  "over",
  "refused",
  "failed",
  "stopped",
]);
export type AskingState = z.infer<typeof askingStateSchema>;

type Asked = { readonly kind: ProgramKind; readonly language: string | null };
/** What is said in a film is asked for once; each language that it is translated into by itself. */
export const isSameAsked = (a: Asked, b: Asked): boolean =>
  a.kind === b.kind && (a.kind === "speech" || isOneLanguage(a.language ?? "", b.language ?? ""));

export const UNDER_WAY: readonly AskingState[] = ["waiting", "sound", "running"];

const askingShown = z.strictObject({
  id: idSchema,
  kind: programKindSchema,
  /** What it is spoken in, or translated into; null where nobody said. */
  language: languageSchema.nullable(),
  state: askingStateSchema,
  /** How much of it is done, 0 to 1, by what the program has printed so far. */
  share: z.number().min(0).max(1),
  /** Why nothing of it is taken. */
  sentence: z.string().nullable(),
  code: z.string().nullable(),
});
export type AskingShown = z.infer<typeof askingShown>;

const PATH = "/api/investigations/:investigation/items/:item/suggestions";
const ofItem = { investigation: z.string(), item: z.string() };
const CHANGING = [
  "sign-in-needed",
  "other-origin",
  "no-such-investigation",
  "no-such-item",
  "not-allowed",
  "investigation-not-open",
] as const;

export const listSuggestions = endpoint({
  method: "GET",
  path: PATH,
  says: "What programs of the operator suggest for the transcript of a film, for those who may write in it.",
  params: z.strictObject(ofItem),
  answer: z.strictObject({
    /** What the programs that this desk has are called; null where none is named. */
    programs: z.strictObject({ speech: z.string().nullable(), translation: z.string().nullable() }),
    /** The last of each kind, by language. */
    askings: z.array(askingShown),
    /** What nobody took or set aside yet, by time. */
    suggestions: z.array(suggestionSchema),
    /** So many of it are set aside. */
    aside: z.int(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "no-such-item"],
});
export type SuggestionsShown = z.infer<typeof listSuggestions.answer>;

export const askSuggestions = endpoint({
  method: "POST",
  path: PATH,
  says: "Asks a program of the operator for the words of a film, or for a translation of what is written down of it.",
  params: z.strictObject({
    ...ofItem,
    kind: programKindSchema,
    /** What is spoken, where the member knows it; of a translation, into which language. */
    language: languageSchema.nullable(),
  }),
  answer: z.strictObject({ asking: idSchema }),
  refusals: [
    ...CHANGING,
    "no-program",
    "no-transcript",
    "not-inspected",
    "nothing-to-translate",
    "asked-already",
    "language-needed",
  ],
});

export const stopAsking = endpoint({
  method: "POST",
  path: `${PATH}/:asking/stop`,
  says: "Stops a program that is at work on a film; what it printed so far is not taken.",
  params: z.strictObject({ ...ofItem, asking: idSchema }),
  answer: z.strictObject({}),
  refusals: [...CHANGING, "no-such-asking"],
});

/** So many at once. */
export const MOST_ASIDE = 500;

export const setAside = endpoint({
  method: "POST",
  path: `${PATH}/aside`,
  says: "Sets suggestions aside, or brings all of a film that were set aside back.",
  params: z.strictObject({
    ...ofItem,
    suggestions: z.union([z.array(idSchema).min(1).max(MOST_ASIDE), z.literal("all back")]),
  }),
  answer: z.strictObject({}),
  refusals: CHANGING,
});
