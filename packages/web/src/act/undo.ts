// What a member did and can take back, or do again, newest first: never over what another member did since. Pure.

export type Undoing<A> = { readonly done: readonly A[]; readonly undone: readonly A[] };

export const NOTHING_DONE: Undoing<never> = { done: [], undone: [] };

/** What was taken back before is not done again after something else. */
export const did = <A>({ done }: Undoing<A>, act: A): Undoing<A> => ({ done: [...done, act], undone: [] });

/** `passed`: newer ones were left, because another member changed what they were about; they stay, for when that is taken back. */
export type Turn<A> = { readonly act: A; readonly next: Undoing<A>; readonly passed: boolean };

/** `isLeft`: what it did stands as it left it. Null where nothing can be taken back. */
export function toUndo<A>({ done, undone }: Undoing<A>, isLeft: (act: A) => boolean): Turn<A> | null {
  const at = done.findLastIndex(isLeft);
  const act = done[at];
  if (act === undefined) return null;
  return {
    act,
    next: { done: done.toSpliced(at, 1), undone: [...undone, act] },
    passed: at < done.length - 1,
  };
}

/** `isBack`: everything is as it was before the act, as taking it back left it. */
export function toRedo<A>({ done, undone }: Undoing<A>, isBack: (act: A) => boolean): Turn<A> | null {
  const at = undone.findLastIndex(isBack);
  const act = undone[at];
  if (act === undefined) return null;
  const next = { done: [...done, act], undone: undone.toSpliced(at, 1) };
  return { act, next, passed: at < undone.length - 1 };
}
