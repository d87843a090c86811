// A "no" of the child that opens photos: the code that its parent knows, and what was said.

export class Refused extends Error {
  readonly code: string;
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}
