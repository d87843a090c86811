// What programs suggest for the transcript of one film: what nobody took, set aside, or made old by other words.
import {
  isSameAsked,
  mayWrite,
  noItem,
  ok,
  type AskingShown,
  type Held,
  type Result,
  type Suggestion,
  type SuggestionsShown,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";

/** Whoever may take none is shown none: a suggestion is nothing before somebody takes it. */
export async function suggestionsFor(
  desk: Pick<Desk, "db" | "programs">,
  { held, investigation, role }: Caller,
  item: string,
): Promise<Result<SuggestionsShown>> {
  if (!held.item.has(item)) return noItem(item);
  const programs = {
    speech: desk.programs.speech?.name ?? null,
    translation: desk.programs.translation?.name ?? null,
  };
  if (!mayWrite(role, "segment.state")) return ok({ programs, askings: [], suggestions: [], aside: 0 });
  const askings = await desk.db
    .selectFrom("asking")
    .select(["id", "kind", "language", "state", "share", "sentence", "code"])
    .where("investigation", "=", investigation)
    .where("item", "=", item)
    .orderBy("place")
    .execute();
  const rows = await desk.db
    .selectFrom("suggestion")
    .select(["said", "aside"])
    .where("investigation", "=", investigation)
    .where("item", "=", item)
    .orderBy("asking")
    .orderBy("place")
    .execute();
  const open = rows.filter(({ said }) => isOpen(held, said));
  const suggestions = open.filter(({ aside }) => !aside).map(({ said }) => said);
  return ok({
    programs,
    askings: lastOf(askings),
    suggestions: suggestions.toSorted((a, b) => whenOf(held, a) - whenOf(held, b)),
    aside: open.length - suggestions.length,
  });
}

/** What was taken has its id, also where it was withdrawn since. */
function isOpen(held: Held, said: Suggestion): boolean {
  if (said.kind === "speech") return !held.segment.has(said.id);
  const segment = held.segment.get(said.segment);
  return !held.translation.has(said.id) && segment?.withdrawn === false && segment.version === said.of;
}

const LATE = Number.MAX_SAFE_INTEGER;
const whenOf = (held: Held, said: Suggestion): number =>
  said.kind === "speech" ? said.startUs : (held.segment.get(said.segment)?.startUs ?? LATE);

const lastOf = (askings: readonly AskingShown[]): AskingShown[] =>
  askings.filter((one, place) => !askings.slice(place + 1).some((later) => isSameAsked(one, later)));
