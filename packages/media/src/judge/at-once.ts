// Works through a list, so many at once.

/** Rejects with the first fault, once what had begun beside it has ended; what is left is not begun then. */
export async function atOnce<T>(
  lanes: number,
  all: readonly T[],
  work: (each: T) => Promise<void>,
): Promise<void> {
  const left = all.values();
  let fault: { readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    for (const each of left) {
      if (fault !== undefined) return;
      await work(each).catch((error: unknown) => void (fault ??= { error }));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (fault !== undefined) throw fault.error;
}
