// The way to what an id of the case stands for, by its file name.
import { Trans } from "@lingui/react/macro";
import { ItemLink } from "../desk/ItemLink.tsx";
import { instantOf } from "../desk/words.ts";
import { useCase } from "./case-context.ts";
import type { ReactNode } from "react";

type Props = { readonly id: string };

/** `id` of an item, or of a sighting or headcount, which leads to where it is; plain text when nothing is known of it. */
export function CaseLink({ id }: Props) {
  const { book } = useCase();
  const item = book.itemOf(id);
  if (item === undefined) return <span className="font-mono text-small">{id}</span>;
  return <ItemLink item={item}>{book.nameOf(item)}</ItemLink>;
}

/** A sighting by its id, and where it is seen: `s7 in mill.mp4 at 0:04.200`. */
export function SightingLink({ id }: Props) {
  const { book } = useCase();
  const sighting = book.sighting(id);
  if (!sighting) return <CaseLink id={id} />;
  return (
    <>
      <Trans>
        <span className="font-mono text-small">{id}</span> in{" "}
        <InstantLink item={sighting.item} atUs={sighting.spans[0]?.[0] ?? 0} />
      </Trans>
    </>
  );
}

/** `mill.mp4 at 0:04.200`; the start of an item is not told apart from it. */
export const InstantLink = ({ item, atUs }: { readonly item: string; readonly atUs: number }) => (
  <WithInstant atUs={atUs}>
    <ItemLink item={item} atUs={atUs}>
      {useCase().book.nameOf(item)}
    </ItemLink>
  </WithInstant>
);

/** What is inside, and when of it. */
export const WithInstant = ({ atUs, children }: { readonly atUs: number; readonly children: ReactNode }) =>
  atUs > 0 ? (
    <Trans>
      {children} at {instantOf(atUs)}
    </Trans>
  ) : (
    children
  );
