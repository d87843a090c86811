// The proof as a sum that can be walked: parts that cannot share a person, each with its picture, its people and its facts.
import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { figure } from "../desk/words.ts";
import { Section } from "../kit/Section.tsx";
import type { CountShown } from "./CountPage.tsx";
import { useCase } from "./case-context.ts";
import { FramePart } from "./FramePart.tsx";
import { PeoplePart } from "./PeoplePart.tsx";
import { Disclose } from "../kit/Disclose.tsx";
import { partName } from "./part-name.ts";
import { useProofKeys } from "./proof-steps.ts";
import { groupOf, peopleIn } from "./proof-walk.ts";
import { Separations } from "./Separations.tsx";
import type { ProofNode } from "@sightline/count";
import type { Recheck } from "./use-recheck.ts";

type Props = { readonly shown: CountShown; readonly check: Recheck };

export function ProofLedger({ shown, check }: Props) {
  const { root } = shown.result.proof;
  const walked = useRef<HTMLDivElement>(null);
  useProofKeys(walked);
  return (
    <div ref={walked}>
      <Section main title={t`The proof`} className="mt-20">
        <p className="mt-2 max-w-prose text-dim">
          {shown.result.atLeast === 0
            ? t`Nobody is proved yet: no item that counts has a marked or counted person of those asked for.`
            : root.kind === "sum"
              ? t`Nobody in one part can be somebody in another. Open a part to see who is counted in it, and the facts that keep them apart.`
              : t`One part proves it all. Open it to see who is counted in it, and what keeps them apart.`}
        </p>
        {shown.result.atLeast > 0 && (
          <div className="mt-7">
            <Node node={root} top />
          </div>
        )}
        {check.state === "fails" && (
          <p className="mt-4 font-semibold text-bad">{t`This proof did not hold when it was checked.`}</p>
        )}
      </Section>
    </div>
  );
}

function Node({ node, top = false }: { readonly node: ProofNode; readonly top?: boolean }) {
  switch (node.kind) {
    case "sum":
      return <Sum node={node} top={top} />;
    case "frame":
      return <FramePart node={node} />;
    case "people":
      return <PeoplePart node={node} />;
  }
}

function Sum({ node, top }: { node: Extract<ProofNode, { kind: "sum" }>; top: boolean }) {
  const [open, setOpen] = useState(top);
  const total = peopleIn(node);
  const wide = top ? "sm:grid-cols-[8.5rem_minmax(0,1fr)]" : "sm:grid-cols-[6rem_minmax(0,1fr)]";
  const ledger = (
    <>
      <ol className="border-t border-line">
        {node.parts.map((part, index) => (
          <li key={partName(index)} className={`grid gap-x-7 gap-y-2 border-b border-line py-5 ${wide}`}>
            <p
              className={`heading figures flex items-baseline gap-2 sm:justify-end ${top ? "text-figure" : "text-title"}`}
            >
              <span className="mr-2 font-sans sm:mr-auto text-small font-semibold tracking-normal text-dim">
                <span className="sr-only">{t`Part`} </span>
                {partName(index)}
              </span>
              {index > 0 && <span className="text-title font-normal text-dim">+</span>}
              {figure(peopleIn(part))}
            </p>
            <div className="min-w-0">
              <PartTitle group={groupOf(index, node.separations)} />
              <Node node={part} />
            </div>
          </li>
        ))}
      </ol>
      <div className={`mt-[3px] grid gap-x-7 gap-y-3 border-t-2 border-ink pt-5 ${wide}`}>
        <p
          className={`heading figures flex items-baseline justify-end gap-2 ${top ? "text-figure" : "text-title"}`}
        >
          <span className="text-title font-normal text-dim">=</span>
          {figure(total)}
        </p>
        <Separations separations={node.separations} parts={node.parts.length} />
      </div>
    </>
  );
  if (top) return ledger;
  return (
    <>
      <p className="font-medium">
        <Trans>
          A sum of <Plural value={node.parts.length} one="# part" other="# parts" /> that cannot share a
          person.
        </Trans>
      </p>
      <Disclose
        data-part
        open={open}
        onOpen={setOpen}
        text={t`the ${plural(node.parts.length, { one: "# part", other: "# parts" })} of this sum`}
      />
      {open && <div className="mt-4">{ledger}</div>}
    </>
  );
}

function PartTitle({ group }: { group: string | null }) {
  const { book } = useCase();
  return group === null ? null : <h3 className="heading mb-2 text-large">{book.nameOf(group)}</h3>;
}
