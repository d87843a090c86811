// The mark on an error that came from the source of an original, not from the store.
export class SourceFailed extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
