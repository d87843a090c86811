// What is begun in a transcript, kept at the desk while it is typed; what is stated meanwhile is begun no more.
import { useMemo, useState } from "react";
import { useDraft } from "../draft/use-draft.ts";
import { begunIn, filledOf, MOST_BEGUN, stillBegun, type Begun, type Segment } from "./begun.ts";

const NOTHING = {};
const NONE: readonly Begun[] = [];

/** `place` is undefined for whoever may write nothing here. */
export function useBegun(item: string, segments: readonly Segment[], mayWrite: boolean) {
  const draft = useDraft(mayWrite ? `transcript of ${item}` : undefined, NOTHING);
  const [own, setOwn] = useState<readonly Begun[] | null>(null);
  const standing = useMemo(() => new Map(segments.map((one) => [one.id, one])), [segments]);
  const isBegun = (one: Begun): boolean => stillBegun(item, standing, one);
  // Once: what was stated since it was kept is begun no more, whatever others make of it later.
  if (own === null && draft.begun !== null) setOwn(begunIn(draft.begun).filter(isBegun));
  const all = own ?? NONE;
  const begun = useMemo(() => all.filter((one) => stillBegun(item, standing, one)), [all, item, standing]);
  const keep = (next: readonly Begun[]): void => {
    setOwn(next);
    draft.type(filledOf(next));
  };
  return {
    begun,
    standing,
    note: draft.note,
    /** In place of what was begun of the same; false where no more can be. */
    type(one: Begun): boolean {
      if (!isBegun(one)) {
        keep(begun.filter(({ id }) => id !== one.id));
        return true;
      }
      const isThere = begun.some(({ id }) => id === one.id);
      if (!isThere && begun.length >= MOST_BEGUN) return false;
      keep(isThere ? begun.map((each) => (each.id === one.id ? one : each)) : [...begun, one]);
      return true;
    },
    /** Also what is just being stated, and stands already. */
    isNewest: (one: Begun): boolean => all.includes(one),
    drop: (ids: readonly string[]): void => keep(begun.filter(({ id }) => !ids.includes(id))),
  };
}
