// A part of the proof that one frame shows: everybody in it is visible at the same instant, so nobody is there twice.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ProofNode } from "@sightline/count";
import { useState } from "react";
import { ItemLink } from "../desk/ItemLink.tsx";
import { instantOf } from "../desk/words.ts";
import { Disclose } from "../kit/Disclose.tsx";
import { useCase } from "./case-context.ts";
import { People } from "./People.tsx";
import { factsOf, peopleIn, seenIn } from "./proof-walk.ts";
import { Still } from "./Still.tsx";
import { UsedFacts } from "./UsedFacts.tsx";

type Props = { readonly node: Extract<ProofNode, { kind: "frame" }> };

export function FramePart({ node }: Props) {
  const { book } = useCase();
  const [open, setOpen] = useState(false);
  const [lit, setLit] = useState<string | null>(null);
  const tile = book.tile(node.item);
  const video = tile?.kind === "video";
  return (
    <div
      className={`grid gap-x-6 gap-y-3 ${open ? "" : "sm:grid-cols-[15rem_minmax(0,1fr)] lg:grid-cols-[21rem_minmax(0,1fr)]"}`}
    >
      {tile && (
        <div className={open ? "max-w-narrow" : ""}>
          <Still item={node.item} atUs={node.at} sightings={seenIn(node)} large={open} lit={lit} />
        </div>
      )}
      <div className="min-w-0">
        <p>
          {video ? (
            <Trans>
              <span className="font-semibold">In one frame:</span>{" "}
              <ItemLink item={node.item} atUs={node.at}>
                {book.nameOf(node.item)}
              </ItemLink>{" "}
              at {instantOf(node.at)}
            </Trans>
          ) : (
            <Trans>
              <span className="font-semibold">In one photo:</span>{" "}
              <ItemLink item={node.item} atUs={node.at}>
                {book.nameOf(node.item)}
              </ItemLink>
            </Trans>
          )}
        </p>
        <p className="figures mt-1 text-dim">{madeOf(node)}</p>
        <Disclose
          data-part
          open={open}
          onOpen={setOpen}
          text={t`the ${plural(peopleIn(node), { one: "# person", other: "# people" })} counted here`}
        />
        {open && (
          <div className="mt-4 space-y-5">
            <People people={node.people} lit={lit} onLight={setLit} />
            {node.anonymous && <Anonymous node={node} />}
            <UsedFacts
              ids={factsOf(node)}
              none={t`No fact is needed: the frame itself shows them side by side.`}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function madeOf({ people, anonymous }: Props["node"]): string {
  if (!anonymous) return t`${people.length} marked one by one, visible side by side.`;
  if (people.length === 0) return t`${anonymous.n} counted without boxes, visible side by side.`;
  return t`${people.length} marked one by one, and ${anonymous.n} more counted without boxes, all visible side by side.`;
}

function Anonymous({ node }: Props) {
  const { book } = useCase();
  if (!node.anonymous) return null;
  const headcount = book.headcount(node.anonymous.headcount);
  return (
    <p className="figures">
      <span className="font-semibold">
        <Trans>{node.anonymous.n} more without boxes.</Trans>
      </span>{" "}
      {headcount
        ? t`The headcount of this frame says at least ${headcount.atLeast}, less those who are marked.`
        : t`They come from the headcount of this frame, less those who are marked.`}
    </p>
  );
}
