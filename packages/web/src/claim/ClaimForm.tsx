// Entering a claim, or correcting one: in the words that were used, with the figure as it was given.
import { t } from "@lingui/core/macro";
import { listCounts, proposeChanges, type Change, type ClaimShown } from "@sightline/domain";
import { useMemo, useState } from "react";
import { useAnswer } from "../api.ts";
import { Fetching } from "../desk/Answered.tsx";
import { BY_CLAIMS } from "../desk/touched.ts";
import { givingLabels } from "../check/giving.ts";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import { claimForm, type Counts } from "./claim-form.ts";

type Props = { readonly claim: ClaimShown | null; readonly onDone: () => void };

export function ClaimForm(props: Props) {
  const investigation = useInvestigation();
  const { data } = useAnswer(listCounts, { investigation });
  return data?.ok ? (
    <Entering {...props} counts={data.value.counts} />
  ) : (
    <Fetching part says={t`Fetching what is counted …`} />
  );
}

function Entering({ claim, counts, onDone }: Props & { readonly counts: Counts }) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_CLAIMS });
  const { schema, saidBy, filledBy, only } = useMemo(
    () => claimForm(withOwn(counts, claim)),
    [counts, claim],
  );
  const [subject] = useState(() => claim?.id ?? `k-${crypto.randomUUID().replaceAll("-", "").slice(0, 10)}`);
  const draft = claim === null ? "claim" : `claim ${claim.id}`;
  const does = claim === null ? t`Enter it` : t`Correct it`;
  const [given] = useState(() => (claim === null ? {} : filledBy(claim)));
  return (
    <Form
      schema={schema}
      labels={{
        ...givingLabels(),
        party: t`Whose claim it is`,
        saidBy: t`Who said it`,
        office: t`In what office`,
        text: t`The words, as they were said`,
        figure: t`The figure`,
        number: t`Number`,
        low: t`From`,
        high: t`To`,
        word: t`The word for the number`,
        at: t`When it was said, in UTC`,
        outlet: t`Where it was said`,
        url: t`Address`,
        copy: t`The item with a copy`,
        count: t`What it is about`,
        asOf: t`Of what time the figure is`,
      }}
      hints={{
        party: t`A ministry, an army, an organisation.`,
        text: t`In the language in which it was said.`,
        low: t`Where “about” was said: what it is agreed to mean.`,
        word: t`“hundreds”, “dozens”, “many”: what it means is agreed below for the whole investigation.`,
        at: t`As much as is known: 2031, 2031-04, 2031-04-09 or 2031-04-09T10:30Z.`,
        outlet: t`A paper, a channel, an occasion.`,
        copy: t`The address of its page here, or its id.`,
        asOf: t`Left empty, it is of all that is counted.`,
      }}
      only={only}
      given={given}
      does={does}
      draft={draft}
      busy={busy}
      refusal={refusal?.sentence ?? null}
      onSend={(filled) => {
        const verb = claim === null ? ("claim.state" as const) : ("claim.correct" as const);
        const changes: Change[] = [{ verb, subject, payload: saidBy(filled) }];
        const reason = claim === null ? undefined : t`Corrected.`;
        void change({ investigation, changes, draft, ...(reason !== undefined && { reason }) }, onDone);
      }}
    />
  );
}

/** A claim about a count that was withdrawn since stays about that one, and is refused by it, until another is chosen. */
const withOwn = (counts: Counts, claim: ClaimShown | null): Counts =>
  claim === null || claim.count === null || counts.some(({ id }) => id === claim.count)
    ? counts
    : [...counts, { id: claim.count, name: claim.countName }];
