// What an id is called on screen: an item by its file name, a group by its name, anything else by its id.
import { listItems, showCase } from "@sightline/domain";
import { useAnswer } from "../api.ts";

type Named = { readonly id: string; readonly name?: string };

export function useNames(investigation: string): (id: string) => string {
  const items = useAnswer(listItems, { investigation }).data;
  const file = useAnswer(showCase, { investigation }).data;
  const groups = file?.ok ? ((file.value as { groups?: readonly Named[] }).groups ?? []) : [];
  const named: readonly Named[] = [...groups, ...(items?.ok ? items.value.items : [])];
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
