// The count: at least how many distinct people, why that is proved, and what was left out.
import { showCase, showCount } from "@sightline/domain";
import { useParams } from "@tanstack/react-router";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { bookOf } from "./book.ts";
import { Conflicts } from "./Conflicts.tsx";
import { Funnel } from "./Funnel.tsx";
import { Headline } from "./Headline.tsx";
import { LeftOut } from "./LeftOut.tsx";
import { ProofLedger } from "./ProofLedger.tsx";
import { Remarks } from "./Remarks.tsx";
import { RuleBox } from "./RuleBox.tsx";
import { Strengths } from "./Strengths.tsx";
import { Tiers } from "./Tiers.tsx";
import { useRecheck } from "./use-recheck.ts";

export type CountShown = z.infer<typeof showCount.answer>;

export function CountPage() {
  const { investigation } = useParams({ from: "/i/$investigation/count" });
  useTitle("Count");
  const query = useAnswer(showCount, { investigation });
  return (
    <Answered query={query} what="the count">
      {(value) => <Count investigation={investigation} shown={value} />}
    </Answered>
  );
}

function Count({ investigation, shown }: { investigation: string; shown: CountShown }) {
  const { result, funnel } = shown;
  const file = useAnswer(showCase, { investigation });
  const caseJson = file.data?.ok ? file.data.value : undefined;
  const check = useRecheck(caseJson, result.proof, result.atLeast);
  const book = bookOf(caseJson, shown);
  return (
    <div className="mx-auto max-w-[84rem] px-5 pb-28 pt-8 sm:pt-12">
      <Headline investigation={investigation} shown={shown} book={book} caseJson={caseJson} check={check} />
      <Funnel investigation={investigation} funnel={funnel} otherFiles={shown.otherFiles} book={book} />
      <ProofLedger investigation={investigation} shown={shown} book={book} check={check} />
      <div className="mt-20 grid gap-x-16 gap-y-14 lg:grid-cols-2">
        <RuleBox criteria={book.criteria} result={result} />
        <Tiers tiers={result.tiers} />
      </div>
      <Conflicts investigation={investigation} shown={shown} book={book} />
      <Remarks remarks={result.remarks} book={book} />
      <LeftOut investigation={investigation} leftOut={result.counted.leftOut} book={book} />
      <Strengths investigation={investigation} shown={shown} book={book} />
    </div>
  );
}
