// What is done in a transcript, whoever asks for it: a key, a button, or a field.
import type { Segment, Translation, Typed } from "./begun.ts";

/** The segment at hand; where the caret goes, if it is to go there. */
export type Hand = { readonly id: string; readonly caret: number | null };

export type Doing = {
  readonly take: (id: string) => void;
  readonly type: (segment: Segment, typed: Typed) => void;
  readonly translate: (segment: Segment, into: Into, typed: Typed) => void;
  /** What is begun is of the words that the segment has now. */
  readonly lookedAt: (segment: Segment, id: string) => void;
  readonly drop: (id: string) => void;
  readonly state: (id: string) => void;
  readonly stateTranslation: (id: string) => void;
  readonly review: (translation: Translation) => void;
  readonly withdrawTranslation: (translation: Translation, reason: string, then: () => void) => void;
  readonly withdraw: (id: string, reason: string, then: () => void) => void;
  readonly split: (id: string) => void;
  readonly join: (id: string) => void;
  readonly place: (id: string, edge: "begins" | "ends") => void;
  readonly playFrom: (id: string) => void;
};

/** A translation that stands, or the place of one that does not yet. */
export type Into = { readonly language: string; readonly stands: Translation | null; readonly id: string };
