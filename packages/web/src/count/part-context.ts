// What every part of a proof needs to draw itself.
import type { Book } from "./book.ts";
import type { CountShown } from "./CountPage.tsx";

export type PartContext = {
  readonly investigation: string;
  readonly book: Book;
  readonly boxes: CountShown["boxes"];
};
