// Where a file that fills what is wanted was found: at its address.
import { provenanceSchema, type Provenance, type WantedShown } from "@sightline/domain";

export const provenanceOf = ({
  address,
  account,
  posted,
  note,
}: Pick<WantedShown, "address" | "account" | "posted" | "note">): Provenance => ({
  url: address,
  ...(account !== null && { account }),
  ...(posted !== null && { posted }),
  ...(note !== null && { note }),
});

/** Of what is wanted where something was dropped; undefined where that is nowhere in its list. */
export function wantedAt(target: EventTarget | null): Provenance | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-wanted]") : null;
  const told = row?.dataset["wanted"];
  return told === undefined ? undefined : provenanceSchema.parse(JSON.parse(told));
}
