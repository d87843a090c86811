// Which investigation a page belongs to: said once by the frame around it, asked for by whatever needs it.
import { createContext, use } from "react";

export const Investigation = createContext<string | null>(null);

/** Its id. Below an investigation's address alone. */
export function useInvestigation(): string {
  const investigation = use(Investigation);
  if (investigation === null) throw new Error("Expected a page of an investigation, got one outside of any.");
  return investigation;
}
