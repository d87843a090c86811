// Which frame of which item a command is about, as it is typed: a photo has one, of a film it is said.
import { findItem, ok, refuse, type Held, type Result } from "@sightline/domain";

type Named = { readonly item: string; readonly at?: number };

export function frameNamed(held: Held, { item: name, at }: Named): Result<{ item: string; at: number }> {
  const found = findItem(held, name);
  if (!found.ok) return found;
  const instant = at ?? (found.value.kind === "photo" ? 0 : undefined);
  return instant === undefined
    ? refuse("span-needed", `${found.value.name} is a video: say at which frame, with --at.`)
    : ok({ item: found.value.id, at: instant });
}
