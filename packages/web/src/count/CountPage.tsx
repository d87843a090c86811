// The count: at least how many distinct people, why that is proved, and what was left out.
import { t } from "@lingui/core/macro";
import { showCase, showCount } from "@sightline/domain";
import { useParams } from "@tanstack/react-router";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { Page } from "../kit/Page.tsx";
import { bookOf } from "./book.ts";
import { CaseContext } from "./case-context.ts";
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
  useTitle(t`Count`);
  const query = useAnswer(showCount, { investigation });
  return (
    <Answered query={query} fetching={t`Fetching the count …`}>
      {(value) => <Count shown={value} />}
    </Answered>
  );
}

function Count({ shown }: { shown: CountShown }) {
  const investigation = useInvestigation();
  const { result, funnel } = shown;
  const file = useAnswer(showCase, { investigation });
  const caseJson = file.data?.ok ? file.data.value : undefined;
  const check = useRecheck(caseJson, result.proof, result.atLeast);
  const book = bookOf(caseJson, shown);
  return (
    <CaseContext value={{ book, boxes: shown.boxes }}>
      <Page>
        <Headline shown={shown} caseJson={caseJson} check={check} />
        <Funnel funnel={funnel} otherFiles={shown.otherFiles} />
        <ProofLedger shown={shown} check={check} />
        <div className="mt-20 grid gap-x-16 gap-y-14 lg:grid-cols-2">
          <RuleBox criteria={book.criteria} result={result} />
          <Tiers tiers={result.tiers} />
        </div>
        <Conflicts shown={shown} />
        <Remarks remarks={result.remarks} />
        <LeftOut leftOut={result.counted.leftOut} />
        <Strengths shown={shown} />
      </Page>
    </CaseContext>
  );
}
