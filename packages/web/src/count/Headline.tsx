// The one number, its exact wording, and how far it can be trusted.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { countedWords, pluralOf } from "@sightline/count";
import { Icon } from "../kit/Icon.tsx";
import { figure } from "../desk/words.ts";
import { Notice } from "../kit/Notice.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useCase } from "./case-context.ts";
import type { CountShown } from "./CountPage.tsx";
import { Lowered } from "./Lowered.tsx";
import { ofAllSaid } from "./of-all.ts";
import { reach } from "./reach.ts";
import { SaveJson } from "./SaveJson.tsx";
import type { Recheck } from "./use-recheck.ts";

type Props = {
  readonly shown: CountShown;
  readonly caseJson: unknown;
  readonly check: Recheck;
  /** The next number is being worked out: this one is of a moment ago. */
  readonly counting: boolean;
};

export function Headline({ shown, caseJson, check, counting }: Props) {
  const investigation = useInvestigation();
  const { ofAll } = shown;
  const { book } = useCase();
  const { result } = shown;
  return (
    <div className="mt-4 grid items-end gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <h1 data-headline aria-busy={counting}>
        {shown.count !== null && <span className="eyebrow mb-2 block">{shown.count}</span>}
        <span className="heading block text-title">{t`At least`}</span>
        <span className="heading headline figures block">{figure(result.atLeast)}</span>
        <span className="heading block max-w-[24ch] text-title">
          {countedWords(book.criteria, result.atLeast)}
        </span>
        <span className="block h-6 text-small text-dim">{counting && t`Counting …`}</span>
      </h1>
      <div className="flex flex-col gap-5">
        {ofAll !== null && <Notice tone="care">{ofAllSaid(shown.result.atLeast, ofAll.atLeast)}</Notice>}
        <Lowered shown={shown} />
        <CheckMark check={check} server={shown.proofChecked} />
        <dl className="figures border-t border-line">
          <Line term={t`Above the minimum`}>{reach(result)}</Line>
          <Line term={t`Maximum shown`}>
            {result.maximumShown === null
              ? (result.because?.sentence ?? t`No maximum can be stated.`)
              : t`At most ${figure(result.maximumShown)} ${pluralOf(book.criteria.subjects[0] ?? "person")} are shown by the fully marked items. It is no bound on how many there really are.`}
          </Line>
          <Line term={t`Rests on`}>
            <Trans>
              <Plural value={result.support.items.length} one="# item" other="# items" /> and{" "}
              <Plural value={result.support.facts.length} one="# fact" other="# facts" /> from{" "}
              <Plural value={result.support.sources.length} one="# source" other="# sources" />
            </Trans>
            {result.conflicts.length > 0 && (
              <>
                ;{" "}
                <a href="#conflicts" className="link">
                  <Trans>
                    <Plural value={result.conflicts.length} one="# conflict" other="# conflicts" /> set aside
                  </Trans>
                </a>
              </>
            )}
          </Line>
        </dl>
        <p className="flex flex-wrap gap-2">
          <SaveJson name={`${investigation}.case.json`} label="case.json" json={caseJson} />
          <SaveJson name={`${investigation}.proof.json`} label="proof.json" json={result.proof} />
        </p>
      </div>
    </div>
  );
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="border-b border-line py-2.5">
      <dt className="eyebrow">{term}</dt>
      <dd className="">{children}</dd>
    </div>
  );
}

/** Loud when it fails: a number without a proof that holds must not be used. */
function CheckMark({ check, server }: { check: Recheck; server: boolean }) {
  if (check.state === "fails" || !server) {
    return (
      <div role="alert" className="rounded-lg border-2 border-bad bg-bad-soft p-5 text-bad">
        <p className="flex items-center gap-2 text-large font-semibold">
          <Icon name="alert" size={24} /> {t`The proof does not hold. Do not use this number.`}
        </p>
        <p className="mt-2 text-ink">
          {check.state === "fails"
            ? t`Checked in this browser: ${check.why}. Reload the page in case the facts changed meanwhile; if it stays, report it.`
            : t`The server could not check its own proof. Reload the page in case the facts changed meanwhile; if it stays, report it.`}
        </p>
      </div>
    );
  }
  const holds = check.state === "holds";
  return (
    <output
      className={`flex items-center gap-3 ${holds ? "text-good" : "text-dim"}`}
      data-check={check.state}
    >
      <span
        className={`grid size-10 shrink-0 place-items-center rounded-full ${holds ? "bg-good-soft" : "bg-sunk"}`}
      >
        <Icon name={holds ? "check" : "dash"} size={22} />
      </span>
      <span className="leading-snug">
        <strong className="font-semibold">
          {holds ? t`Checked in this browser` : t`Checking in this browser …`}
        </strong>
        <span className="block text-small text-dim">
          {holds
            ? t`The proof was recomputed from the case file without the solver: ${figure(check.atLeast)}.`
            : t`The proof is being recomputed from the case file.`}
        </span>
      </span>
    </output>
  );
}
