// What is asked of the library, as its rules take it: what was typed is looked up first.
import type { LibraryAsked, listItems } from "@sightline/domain";
import type { z } from "zod";
import { itemsSaid, type Searcher } from "./search.ts";

export type Asked = Omit<z.infer<typeof listItems.params>, "investigation" | "from" | "limit">;

export async function askedOf(
  db: Parameters<typeof itemsSaid>[0],
  searcher: Searcher,
  { text, needs, sort = "name", down, ...asked }: Asked,
): Promise<LibraryAsked> {
  return {
    ...asked,
    said: await itemsSaid(db, searcher, text),
    needs: needs && searcher.member,
    sort: { by: sort, down: down === "yes" },
  };
}
