// A part of the proof whose people are told apart pair by pair: each two of them are covered by one of its reasons.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ProofNode, Reason } from "@sightline/count";
import { useState } from "react";
import { listOf } from "../desk/words.ts";
import { Disclose } from "../kit/Disclose.tsx";
import { InstantLink } from "./CaseLink.tsx";
import { FactOf } from "./FactOf.tsx";
import { People } from "./People.tsx";
import { firstOf, framesOf, isAnonymous, peopleIn } from "./proof-walk.ts";
import { SeparationLine } from "./Separations.tsx";
import { Still } from "./Still.tsx";

type Node = Extract<ProofNode, { kind: "people" }>;
type Props = { readonly node: Node };

const STILLS = 4;

export function PeoplePart({ node }: Props) {
  const [open, setOpen] = useState(false);
  const [lit, setLit] = useState<string | null>(null);
  const total = peopleIn(node);
  return (
    <div>
      <p>
        {node.reasons.length === 0 ? (
          <span className="font-semibold">{toldApart(total)}</span>
        ) : (
          <Trans>
            <span className="font-semibold">{toldApart(total)}</span>, by {kindsOf(node.reasons)}.
          </Trans>
        )}
      </p>
      <Stills node={node} lit={lit} />
      <Disclose
        data-part
        open={open}
        onOpen={setOpen}
        text={t`the ${plural(total, { one: "# person", other: "# people" })} and ${plural(node.reasons.length, { one: "# reason", other: "# reasons" })}`}
      />
      {open && (
        <div className="mt-4 space-y-5">
          <People people={node.people} lit={lit} onLight={setLit} whole />
          <div>
            <p className="eyebrow mb-1.5">{t`Reasons`}</p>
            <ul className="divide-y divide-line">
              {node.reasons.map((reason, place) => (
                <li key={`${reason.kind} ${place}`} className="py-2">
                  <ReasonLine reason={reason} node={node} />
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}

const toldApart = (total: number): string =>
  plural(total, { one: "One person", other: "# people, told apart two by two" });

function kindsOf(reasons: readonly Reason[]): string {
  const of = (kind: Reason["kind"]) => reasons.filter((reason) => reason.kind === kind).length;
  const kinds = [
    of("frame") > 0 &&
      plural(of("frame"), {
        one: "# frame that shows them together",
        other: "# frames that show them together",
      }),
    of("different") > 0 &&
      plural(of("different"), { one: "# stated difference", other: "# stated differences" }),
    of("continuous") > 0 && plural(of("continuous"), { one: "# unbroken shot", other: "# unbroken shots" }),
    of("separate") > 0 && plural(of("separate"), { one: "# separation", other: "# separations" }),
  ];
  return listOf(kinds.filter((kind) => kind !== false));
}

function Stills({ node, lit }: Props & { lit: string | null }) {
  const frames = framesOf(node).slice(0, STILLS);
  if (frames.length === 0) return null;
  return (
    <ul className="mt-3 grid max-w-wide grid-cols-2 gap-3 sm:grid-cols-4">
      {frames.map(({ item, at, seen }) => (
        <li key={`${item} ${at}`}>
          <Still item={item} atUs={at} sightings={seen.map(([, id]) => id)} lit={lit} />
        </li>
      ))}
    </ul>
  );
}

function ReasonLine({ reason, node }: Props & { reason: Reason }) {
  const name = (index: number): string => {
    const who = node.people[index];
    return who === undefined ? `${index}` : isAnonymous(who) ? t`${who.n} without boxes` : firstOf(who);
  };
  if (reason.kind === "separate") return <SeparationLine separation={reason} name={name} />;
  if (reason.kind === "frame") {
    return (
      <p>
        <Trans>
          {listOf(reason.seen.map(([index]) => name(index)))} are visible together in{" "}
          <InstantLink item={reason.item} atUs={reason.at} />.
        </Trans>
      </p>
    );
  }
  return <FactOf id={reason.fact} />;
}
