// Shows one of four things for an answer from the desk: that it is on its way, the value, a refusal's sentence, or a fault.
import type { Refusal } from "@sightline/domain";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Answer } from "../api.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";

type Props<T> = {
  readonly query: UseQueryResult<Answer<T>>;
  /** What is being fetched, for the line that says so: `the items`. */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
};

export function Answered<T>({ query, what, children }: Props<T>) {
  if (query.data?.ok) return children(query.data.value);
  if (query.data) return <Refused refusal={query.data.refusal} />;
  if (query.error) return <Fault error={query.error} again={() => void query.refetch()} />;
  return <output className="mx-auto block max-w-wide px-5 py-16 text-dim">Fetching {what} …</output>;
}

function Refused({ refusal: { code, sentence } }: { refusal: Refusal }) {
  const [kind, title, said] =
    code === "sign-in-needed"
      ? [
          "Not signed in",
          "Open the one-time link that the desk printed when it started",
          "It signs this browser in and then stops working. If it has been used already, stop the desk and start it again for a new one.",
        ]
      : ["Not possible", sentence, `Refused with the code ${code}.`];
  return (
    <Page alone>
      <PageHead above={<p className="eyebrow">{kind}</p>} title={title}>
        {said}
      </PageHead>
    </Page>
  );
}

function Fault({ error, again }: { error: Error; again: () => void }) {
  const broke = (
    <p className="flex items-center gap-2 font-semibold text-bad">
      <Icon name="alert" /> Something broke
    </p>
  );
  return (
    <Page alone>
      <div role="alert">
        <PageHead above={broke} title="The desk did not answer as it should.">
          {error.message}
        </PageHead>
        <Button onClick={again}>Try again</Button>
      </div>
    </Page>
  );
}
