// What confirmed footage would carry to an item: shown as proposals, and nothing of it is so until a member accepts it.
import { acceptSighting, listProposals } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { tell, useAnswer } from "../api.ts";
import { Icon } from "../desk/Icon.tsx";
import { useActing } from "../desk/use-acting.ts";
import { counted, instantOf, listOf, shortIdOf } from "../desk/words.ts";

type Proposals = z.infer<typeof listProposals.answer>;
/** So many proposed sightings are shown before somebody asks for the rest. */
const FEW = 5;

type At = { readonly investigation: string; readonly item: string };

export function Carried({ investigation, item }: At) {
  const { data } = useAnswer(listProposals, { investigation, item });
  if (!data?.ok) return null;
  const { reviews, sightings } = data.value;
  if (reviews.length + sightings.length === 0) return null;
  return (
    <section
      aria-labelledby="carried"
      className="mt-14 rounded-lg border border-dashed border-edge px-5 py-4"
    >
      <h2 id="carried" className="heading text-xl">
        Proposed from its copies
      </h2>
      <p className="mt-1 max-w-prose text-dim">
        This item is in one footage with others. What was said of them may hold here too; it does once a
        member says so. Leave out whoever is marked here already.
      </p>
      {reviews.map((review) => (
        <ProposedReview key={review.from.id} investigation={investigation} review={review} />
      ))}
      {sightings.length > 0 && <ProposedSightings at={{ investigation, item }} sightings={sightings} />}
    </section>
  );
}

function ProposedReview({
  investigation,
  review,
}: {
  investigation: string;
  review: Proposals["reviews"][number];
}) {
  const { from, verdict, reviews } = review;
  return (
    <div className="mt-4">
      <p>
        <ItemLink investigation={investigation} to={from} /> is {verdict}, say{" "}
        {listOf(reviews.map(({ by }) => by))}.
      </p>
      <ul className="mt-1 text-[0.9rem] text-dim">
        {reviews.map(({ by, verdict: said, reason }) => (
          <li key={`${by} ${said} ${reason}`}>
            {by} says {said}
            {reason === "" ? "." : `: ${reason}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ProposedSightings({ at, sightings }: { at: At; sightings: Proposals["sightings"] }) {
  const { busy, refusal, perform } = useActing();
  const [all, setAll] = useState(false);
  return (
    <>
      {refusal && (
        <p role="alert" className="mt-3 flex items-center gap-2 text-bad">
          <Icon name="alert" size={16} /> {refusal.sentence}
        </p>
      )}
      <ul className="mt-3 divide-y divide-line border-y border-line" aria-label="Proposed sightings">
        {sightings.slice(0, all ? sightings.length : FEW).map(({ from, of, sighting, fact }) => (
          <li key={sighting.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-72">
              {sighting.subject}, as <span className="font-mono text-[0.85rem]">{shortIdOf(of)}</span> in{" "}
              <ItemLink investigation={at.investigation} to={from} />
              <span className="figures block text-[0.87rem] text-dim">
                {spansSaid(sighting.spans)}
                {sighting.track === null ? ", without a box" : ""}. {fact.basis}
              </span>
            </span>
            <button
              type="button"
              className="button"
              disabled={busy}
              aria-label={`Accept ${sighting.subject} ${shortIdOf(of)}`}
              onClick={() => void perform(() => tell(acceptSighting, { ...at, sighting: sighting.id }))}
            >
              <Icon name="check" size={16} /> Accept
            </button>
          </li>
        ))}
      </ul>
      {!all && sightings.length > FEW && (
        <button type="button" className="button figures mt-3" onClick={() => setAll(true)}>
          Show all {sightings.length}
        </button>
      )}
    </>
  );
}

function spansSaid(spans: readonly (readonly [number, number])[]): string {
  const [first] = spans;
  if (first === undefined) return "Never visible";
  if (spans.length > 1) return counted(spans.length, "span");
  return first[0] === first[1]
    ? `At ${instantOf(first[0])}`
    : `${instantOf(first[0])} to ${instantOf(first[1])}`;
}

/** Accepting marks the sighting and states the fact that links it; the page then shows both. */
function ItemLink({ investigation, to }: { investigation: string; to: { id: string; name: string } }) {
  return (
    <Link to="/i/$investigation/items/$item" params={{ investigation, item: to.id }} className="link">
      {to.name}
    </Link>
  );
}
