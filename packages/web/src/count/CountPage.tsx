// The count: at least how many distinct people, why that is proved, and what was left out.
import { t } from "@lingui/core/macro";
import { listClaims, listSaid, showCase, showCount } from "@sightline/domain";
import { useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { z } from "zod";
import { useAnswer, type Answer } from "../api.ts";
import { Answered, Fetching } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { KnownTiles } from "../fact/known-tiles.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { Page } from "../kit/Page.tsx";
import { Beside } from "./Beside.tsx";
import { bookOf } from "./book.ts";
import { CaseContext } from "./case-context.ts";
import { Conflicts } from "./Conflicts.tsx";
import { CountBar } from "./CountBar.tsx";
import { Funnel } from "./Funnel.tsx";
import { Headline } from "./Headline.tsx";
import { History } from "./History.tsx";
import { LeftOut } from "./LeftOut.tsx";
import { ProofLedger } from "./ProofLedger.tsx";
import { Remarks } from "./Remarks.tsx";
import { RuleBox } from "./RuleBox.tsx";
import { Strengths } from "./Strengths.tsx";
import { Tiers } from "./Tiers.tsx";
import { useRecheck, type Recheck } from "./use-recheck.ts";

export type CountShown = z.infer<typeof showCount.answer>;

export function CountPage() {
  const { investigation } = useParams({ from: "/i/$investigation/count" });
  const { count } = useSearch({ from: "/i/$investigation/count" });
  useTitle(t`Count`);
  const query = useAnswer(showCount, { investigation, count });
  const fetching = t`Fetching the count …`;
  const of = (shown: CountShown, beside: ReactNode = null) => (
    <Count shown={shown} count={count} counting={query.isFetching}>
      {beside}
    </Count>
  );
  return (
    <Answered query={query} fetching={fetching}>
      {(value) =>
        count === undefined ? (
          <WithBeside fetching={fetching}>{(beside) => of(value, beside)}</WithBeside>
        ) : (
          of(value)
        )
      }
    </Answered>
  );
}

type WithBesideProps = { readonly fetching: string; readonly children: (beside: ReactNode) => ReactNode };

/** Nothing that stands beside the number comes in later and moves what somebody reads. */
function WithBeside({ fetching, children }: WithBesideProps) {
  const investigation = useInvestigation();
  const said = useAnswer(listSaid, { investigation });
  const claims = useAnswer(listClaims, { investigation });
  if (said.isPending || claims.isPending) return <Fetching says={fetching} />;
  return children(<Beside said={valueOf(said.data)} claims={valueOf(claims.data)} />);
}

const valueOf = <T,>(answer: Answer<T> | undefined): T | null => (answer?.ok === true ? answer.value : null);

const CHECKING: Recheck = { state: "checking" };

type Props = {
  readonly shown: CountShown;
  /** The named count on show. */
  readonly count: string | undefined;
  readonly counting: boolean;
  /** What stands beside the number. */
  readonly children: ReactNode;
};

function Count({ shown, count, counting, children }: Props) {
  const investigation = useInvestigation();
  const { result, funnel } = shown;
  const file = useAnswer(showCase, { investigation, count });
  const caseJson = file.data?.ok ? file.data.value : undefined;
  const now = useRecheck(caseJson, result.proof, result.atLeast);
  // A case that is newer than the proof on show says nothing of it: the next proof is on its way.
  const check = counting || file.isFetching ? CHECKING : now;
  const book = bookOf(caseJson, shown);
  return (
    <CaseContext value={{ book, boxes: shown.boxes }}>
      <KnownTiles value={book.tile}>
        <Page>
          <CountBar chosen={count} />
          <Headline counting={counting} shown={shown} caseJson={caseJson} check={check} />
          <Funnel funnel={funnel} otherFiles={shown.otherFiles} />
          {children}
          <ProofLedger shown={shown} check={check} />
          <div className="mt-20 grid gap-x-16 gap-y-14 lg:grid-cols-2">
            <RuleBox criteria={book.criteria} result={result} />
            <Tiers tiers={result.tiers} />
          </div>
          <History count={count} ofAll={shown.ofAll !== null} />
          <Conflicts shown={shown} />
          <Remarks remarks={result.remarks} />
          <LeftOut leftOut={result.counted.leftOut} />
          <Strengths shown={shown} count={count} />
        </Page>
      </KnownTiles>
    </CaseContext>
  );
}
