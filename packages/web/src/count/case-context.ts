// What the parts of the count need to draw themselves: what ids of the case stand for, and the boxes that were marked.
import { createContext, use } from "react";
import type { Book } from "./book.ts";
import type { CountShown } from "./CountPage.tsx";

export type CaseShown = { readonly book: Book; readonly boxes: CountShown["boxes"] };

export const CaseContext = createContext<CaseShown | null>(null);

/** Below the count page alone. */
export function useCase(): CaseShown {
  const shown = use(CaseContext);
  if (shown === null) throw new Error("Expected a part of the count page, got one outside of it.");
  return shown;
}
