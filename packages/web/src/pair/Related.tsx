// The other items that one item is related to, and how far matching is with it.
import { plural, t } from "@lingui/core/macro";
import { listPairs, type Pair, type showItem } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { Standing } from "./Standing.tsx";
import { sentenceOf } from "./relation-words.ts";
import { isMoving } from "./PairRow.tsx";

type Matching = z.infer<typeof showItem.answer>["matching"];
type Props = { readonly item: string; readonly matching: Matching };

/** The question that lists them: asked in the same words elsewhere, it is asked once. */
export const RELATED = { which: "all", limit: 500 } as const;

export function Related({ item, matching }: Props) {
  const { data } = useAnswer(listPairs, { investigation: useInvestigation(), ...RELATED });
  const pairs = data?.ok ? data.value.pairs.filter(({ a, b }) => a.id === item || b.id === item) : [];
  return (
    <Section title={t`Seen elsewhere`} className="mt-14">
      <p className={`figures mt-1 ${matching.state === "failed" ? "text-bad" : "text-dim"}`}>
        {matchingSaid(matching)}
      </p>
      {pairs.length > 0 && (
        <List className="mt-3">
          {pairs.map((pair) => (
            <RelatedPair key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
          ))}
        </List>
      )}
    </Section>
  );
}

function RelatedPair({ pair }: { pair: Pair }) {
  const investigation = useInvestigation();
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
        aria-label={t`Compare ${b.name} and ${a.name}`}
      >
        {t`Compare`}
      </Link>
    </li>
  );
}

function matchingSaid(matching: Matching): string {
  switch (matching.state) {
    case "waiting":
      return t`Its fingerprint waits to be compared with the other items.`;
    case "failed":
      return matching.sentence;
    case "none":
      return t`Not compared with other items: it was not decoded.`;
    case "done":
      if (matching.compared === 0) return t`There was nothing else to compare it with.`;
      return matching.pixels === "done"
        ? t`Compared with ${plural(matching.compared, { one: "# other item", other: "# other items" })}.`
        : t`Fingerprint compared with ${plural(matching.compared, { one: "# other item", other: "# other items" })}; comparing pixels, which finds crops and captions, is still to come.`;
  }
}
