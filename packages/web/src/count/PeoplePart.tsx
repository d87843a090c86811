// A part of the proof whose people are told apart pair by pair: each two of them are covered by one of its reasons.
import type { ProofNode, Reason } from "@sightline/count";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { counted, instantOf, listOf } from "../desk/words.ts";
import { FactLine } from "../fact/FactList.tsx";
import { Disclose } from "./Disclose.tsx";
import { drawnBoxes } from "./drawn-boxes.ts";
import type { PartContext } from "./part-context.ts";
import { People } from "./People.tsx";
import { firstOf, framesOf, isAnonymous, peopleIn } from "./proof-walk.ts";
import { SeparationLine } from "./Separations.tsx";
import { Still } from "./Still.tsx";

type Node = Extract<ProofNode, { kind: "people" }>;
type Props = { readonly node: Node; readonly context: PartContext };

const STILLS = 4;

export function PeoplePart({ node, context }: Props) {
  const [open, setOpen] = useState(false);
  const [lit, setLit] = useState<string | null>(null);
  const total = peopleIn(node);
  return (
    <div>
      <p className="text-lg leading-snug">
        <span className="font-semibold">
          {total === 1 ? "One person" : `${total} people, told apart two by two`}
        </span>
        {node.reasons.length > 0 && <>, by {kindsOf(node.reasons)}.</>}
      </p>
      <Stills node={node} context={context} lit={lit} />
      <Disclose
        part
        open={open}
        onOpen={setOpen}
        text={`the ${counted(total, "person", "people")} and ${counted(node.reasons.length, "reason")}`}
      />
      {open && (
        <div className="mt-4 space-y-5">
          <People people={node.people} context={context} lit={lit} onLight={setLit} whole />
          <div>
            <p className="eyebrow mb-1.5">Reasons</p>
            <ul className="divide-y divide-line">
              {node.reasons.map((reason, place) => (
                <li key={`${reason.kind} ${place}`} className="py-2">
                  <ReasonLine reason={reason} node={node} context={context} />
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}

function kindsOf(reasons: readonly Reason[]): string {
  const of = (kind: Reason["kind"]) => reasons.filter((reason) => reason.kind === kind).length;
  const kinds = [
    of("frame") > 0 &&
      counted(of("frame"), "frame that shows them together", "frames that show them together"),
    of("different") > 0 && counted(of("different"), "stated difference"),
    of("continuous") > 0 && counted(of("continuous"), "unbroken shot"),
    of("separate") > 0 && counted(of("separate"), "separation"),
  ];
  return listOf(kinds.filter((kind) => kind !== false));
}

function Stills({ node, context, lit }: Props & { lit: string | null }) {
  const { book, investigation } = context;
  const frames = framesOf(node)
    .map(({ item, at, seen }) => ({ item, at, sightings: seen.map(([, id]) => id) }))
    .slice(0, STILLS);
  if (frames.length === 0) return null;
  return (
    <ul className="mt-3 grid max-w-[62rem] grid-cols-2 gap-3 sm:grid-cols-4">
      {frames.map(({ item, at, sightings }) => {
        const tile = book.tile(item);
        return (
          tile && (
            <li key={`${item} ${at}`}>
              <Still
                investigation={investigation}
                tile={tile}
                atUs={at}
                boxes={drawnBoxes(context.boxes, item, at, sightings)}
                subjectOf={(id) => book.sighting(id)?.subject ?? "person"}
                lit={lit}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}

function ReasonLine({ reason, node, context }: Props & { reason: Reason }) {
  const { book, investigation } = context;
  const name = (index: number): string => {
    const who = node.people[index];
    return who === undefined ? `${index}` : isAnonymous(who) ? `${who.n} without boxes` : firstOf(who);
  };
  if (reason.kind === "separate") return <SeparationLine separation={reason} context={context} name={name} />;
  if (reason.kind === "frame") {
    return (
      <p>
        {listOf(reason.seen.map(([index]) => name(index)))} are visible together in{" "}
        <Link
          to="/i/$investigation/items/$item"
          params={{ investigation, item: reason.item }}
          search={reason.at > 0 ? { at: reason.at } : {}}
          className="link"
        >
          {book.nameOf(reason.item)}
        </Link>
        {reason.at > 0 && ` at ${instantOf(reason.at)}`}.
      </p>
    );
  }
  const fact = book.fact(reason.fact);
  return fact ? <FactLine fact={fact} nameOf={book.nameOf} /> : <p className="font-mono">{reason.fact}</p>;
}
