// What a verb's rule is: a change proposed for it becomes what the journal will say, or a refusal.
import type { Informed } from "./investigation/held.ts";
import type { Signed } from "./journal/entry.ts";
import type { Verb } from "./journal/nouns.ts";
import type { Result } from "./refusal.ts";

/** A change proposed for one verb. */
export type Proposed<V extends Verb = Verb> = Extract<Signed, { verb: V }>;

/** A rule: what the journal will say (nothing, when it is so already), or why not. */
export type Rule<V extends Verb> = (held: Informed, change: Proposed<V>) => Result<Signed[]>;
