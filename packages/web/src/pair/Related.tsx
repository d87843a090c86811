// The other items that one item is related to, and how far matching is with it.
import { listPairs, type Pair, type showItem } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { counted } from "../desk/words.ts";
import { Standing } from "./Standing.tsx";
import { sentenceOf } from "./relation-words.ts";
import { isMoving } from "./PairRow.tsx";

type Matching = z.infer<typeof showItem.answer>["matching"];
type Props = { readonly investigation: string; readonly item: string; readonly matching: Matching };

const MOST = 500;

export function Related({ investigation, item, matching }: Props) {
  const { data } = useAnswer(listPairs, { investigation, which: "all", limit: MOST });
  const pairs = data?.ok ? data.value.pairs.filter(({ a, b }) => a.id === item || b.id === item) : [];
  return (
    <section className="mt-14" aria-labelledby="related">
      <h2 id="related" className="heading text-xl">
        Seen elsewhere
      </h2>
      <p className={`figures mt-1 ${matching.state === "failed" ? "text-bad" : "text-dim"}`}>
        {matchingSaid(matching)}
      </p>
      {pairs.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {pairs.map((pair) => (
            <RelatedPair key={`${pair.a.id} ${pair.b.id}`} investigation={investigation} pair={pair} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RelatedPair({ investigation, pair }: { investigation: string; pair: Pair }) {
  const { a, b } = pair;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 flex-1 basis-80">
        {sentenceOf(pair, { a: a.name, b: b.name }, isMoving(pair))}
      </span>
      <Standing pair={pair} />
      <Link
        to="/i/$investigation/pairs/$a/$b"
        params={{ investigation, a: a.id, b: b.id }}
        className="link"
        aria-label={`Compare ${b.name} and ${a.name}`}
      >
        Compare
      </Link>
    </li>
  );
}

function matchingSaid(matching: Matching): string {
  switch (matching.state) {
    case "waiting":
      return "Its fingerprint waits to be held against the other items.";
    case "failed":
      return `Matching failed. ${matching.sentence}`;
    case "none":
      return "Not held against other items: it was not decoded.";
    case "done":
      if (matching.compared === 0) return "There was nothing else to hold it against.";
      return matching.pixels === "done"
        ? `Held against ${counted(matching.compared, "other item")}.`
        : `Fingerprint held against ${counted(matching.compared, "other item")}; comparing pixels, which finds crops and captions, is still to come.`;
  }
}
