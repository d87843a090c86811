// Two items side by side: what relates them, played in step, and a member's answer.
import { showPair } from "@sightline/domain";
import { Link, useParams } from "@tanstack/react-router";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { Icon } from "../desk/Icon.tsx";
import { useTitle } from "../desk/use-title.ts";
import { Compare, type Shown } from "./Compare.tsx";
import { isMoving } from "./PairRow.tsx";
import { figuresOf, sentenceOf } from "./relation-words.ts";
import { Standing } from "./Standing.tsx";

export function ComparePage() {
  const { investigation, a, b } = useParams({ from: "/i/$investigation/pairs/$a/$b" });
  const query = useAnswer(showPair, { investigation, a, b });
  return (
    <Answered query={query} what="the pair">
      {(shown) => (
        <Pair
          key={`${a} ${b} ${shown.pair.evidence ?? ""}`}
          investigation={investigation}
          shown={shown}
          onLookAgain={() => void query.refetch()}
        />
      )}
    </Answered>
  );
}

type Props = {
  readonly investigation: string;
  readonly shown: Shown;
  /** Asks the desk for the pair anew. */
  readonly onLookAgain: () => void;
};

function Pair({ investigation, shown, onLookAgain }: Props) {
  const { pair } = shown;
  const names = { a: pair.a.name, b: pair.b.name };
  useTitle(`${names.b} and ${names.a}`);
  return (
    <div className="mx-auto max-w-[92rem] px-5 pb-24 pt-4">
      <Link
        to="/i/$investigation/pairs"
        params={{ investigation }}
        className="inline-flex items-center gap-1 text-dim hover:text-ink"
      >
        <Icon name="back" size={16} /> Pairs
      </Link>
      <h1 className="heading mt-1 text-2xl sm:text-3xl">{sentenceOf(pair, names, isMoving(pair))}</h1>
      <p className="figures mb-4 mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-dim">
        <Standing pair={pair} />
        {pair.relation?.relation === "same-thing" && (
          <span className="font-semibold text-care">A lead: the same thing seen again is no footage.</span>
        )}
        {pair.relation && <span>{figuresOf(pair.relation)}</span>}
      </p>
      <Compare investigation={investigation} shown={shown} onLookAgain={onLookAgain} />
    </div>
  );
}
