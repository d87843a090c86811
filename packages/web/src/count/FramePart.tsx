// A part of the proof that one frame shows: everybody in it is visible at the same instant, so nobody is there twice.
import type { ProofNode } from "@sightline/count";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { counted, instantOf } from "../desk/words.ts";
import { Disclose } from "./Disclose.tsx";
import type { PartContext } from "./part-context.ts";
import { People } from "./People.tsx";
import { drawnBoxes } from "./drawn-boxes.ts";
import { factsOf, peopleIn, seenIn } from "./proof-walk.ts";
import { Still } from "./Still.tsx";
import { UsedFacts } from "./UsedFacts.tsx";

type Props = { readonly node: Extract<ProofNode, { kind: "frame" }>; readonly context: PartContext };

export function FramePart({ node, context }: Props) {
  const { book, investigation } = context;
  const [open, setOpen] = useState(false);
  const [lit, setLit] = useState<string | null>(null);
  const tile = book.tile(node.item);
  const boxes = drawnBoxes(context.boxes, node.item, node.at, seenIn(node));
  const video = tile?.kind === "video";
  return (
    <div
      className={`grid gap-x-6 gap-y-3 ${open ? "" : "sm:grid-cols-[15rem_minmax(0,1fr)] lg:grid-cols-[21rem_minmax(0,1fr)]"}`}
    >
      {tile && (
        <div className={open ? "max-w-[52rem]" : ""}>
          <Still
            investigation={investigation}
            tile={tile}
            atUs={node.at}
            boxes={boxes}
            subjectOf={(id) => book.sighting(id)?.subject ?? "person"}
            large={open}
            lit={lit}
          />
        </div>
      )}
      <div className="min-w-0">
        <p className="text-lg leading-snug">
          <span className="font-semibold">In one {video ? "frame" : "photo"}:</span>{" "}
          <Link
            to="/i/$investigation/items/$item"
            params={{ investigation, item: node.item }}
            search={video ? { at: node.at } : {}}
            className="link"
          >
            {book.nameOf(node.item)}
          </Link>
          {video && ` at ${instantOf(node.at)}`}
        </p>
        <p className="figures mt-1 text-dim">{madeOf(node)}</p>
        <Disclose
          part
          open={open}
          onOpen={setOpen}
          text={`the ${counted(peopleIn(node), "person", "people")} counted here`}
        />
        {open && (
          <div className="mt-4 space-y-5">
            <People people={node.people} context={context} lit={lit} onLight={setLit} />
            {node.anonymous && <Anonymous node={node} context={context} />}
            <UsedFacts
              ids={factsOf(node)}
              book={book}
              none="No fact is needed: the frame itself shows them side by side."
            />
          </div>
        )}
      </div>
    </div>
  );
}

function madeOf({ people, anonymous }: Props["node"]): string {
  if (!anonymous) return `${people.length} marked one by one, visible side by side.`;
  if (people.length === 0) return `${anonymous.n} counted without boxes, visible side by side.`;
  return `${people.length} marked one by one, and ${anonymous.n} more counted without boxes, all visible side by side.`;
}

function Anonymous({ node, context }: Props) {
  if (!node.anonymous) return null;
  const headcount = context.book.headcount(node.anonymous.headcount);
  return (
    <p className="figures">
      <span className="font-semibold">{node.anonymous.n} more without boxes.</span>{" "}
      {headcount
        ? `The headcount of this frame says at least ${headcount.atLeast}, less those who are marked.`
        : "They come from the headcount of this frame, less those who are marked."}
    </p>
  );
}
