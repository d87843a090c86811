// Two items side by side: what relates them, played in step, and a member's answer.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { RELATION_WORDS, showPair } from "@sightline/domain";
import { Link, useParams } from "@tanstack/react-router";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useTitle } from "../desk/use-title.ts";
import { Compare, type Shown } from "./Compare.tsx";
import { isMoving } from "./PairRow.tsx";
import { figuresOf, sentenceOf } from "./relation-words.ts";
import { Standing } from "./Standing.tsx";

export function ComparePage() {
  const { investigation, a, b } = useParams({ from: "/i/$investigation/pairs/$a/$b" });
  const query = useAnswer(showPair, { investigation, a, b });
  return (
    <Answered query={query} fetching={t`Fetching the pair …`}>
      {(shown) => (
        <Pair
          key={`${a} ${b} ${shown.pair.evidence ?? ""}`}
          shown={shown}
          onLookAgain={() => void query.refetch()}
        />
      )}
    </Answered>
  );
}

type Props = {
  readonly shown: Shown;
  /** Asks the desk for the pair anew. */
  readonly onLookAgain: () => void;
};

function Pair({ shown, onLookAgain }: Props) {
  const investigation = useInvestigation();
  const { pair } = shown;
  const names = { a: pair.a.name, b: pair.b.name };
  useTitle(t`${names.b} and ${names.a}`);
  return (
    <Page>
      <PageHead
        title={sentenceOf(pair, names, isMoving(pair))}
        above={
          <Link to="/i/$investigation/pairs" params={{ investigation }} className="back">
            <Icon name="back" size={16} /> {t`Pairs`}
          </Link>
        }
      >
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Standing pair={pair} />
          {pair.relation && pair.relation.relation !== "same-recording" && (
            <span className="font-semibold text-care">
              <Trans>{RELATION_WORDS[pair.relation.relation]}: no footage.</Trans>
              {pair.setAside && <> {t`It is set aside: the part is asked about with other items.`}</>}
            </span>
          )}
          {pair.relation && <span>{figuresOf(pair.relation)}</span>}
        </p>
      </PageHead>
      <Compare shown={shown} onLookAgain={onLookAgain} />
    </Page>
  );
}
