// Shows one of four things for an answer from the desk: that it is on its way, the value, a refusal's sentence, or a fault.
import type { Refusal } from "@sightline/domain";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Answer } from "../api.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Page } from "../kit/Page.tsx";

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

function Refused({ refusal }: { refusal: Refusal }) {
  const signIn = refusal.code === "sign-in-needed";
  return (
    <Page narrow>
      <p className="eyebrow">{signIn ? "Not signed in" : "Not possible"}</p>
      <h1 className="heading mt-2 text-title">
        {signIn ? "Open the one-time link that the desk printed when it started" : refusal.sentence}
      </h1>
      <p className="mt-4 text-dim">
        {signIn
          ? "It signs this browser in and then stops working. If it has been used already, stop the desk and start it again for a new one."
          : `Refused with the code ${refusal.code}.`}
      </p>
    </Page>
  );
}

function Fault({ error, again }: { error: Error; again: () => void }) {
  return (
    <Page narrow>
      <div role="alert">
        <p className="flex items-center gap-2 font-semibold text-bad">
          <Icon name="alert" /> Something broke
        </p>
        <h1 className="heading mt-2 text-title">The desk did not answer as it should.</h1>
        <p className="mt-4 text-dim">{error.message}</p>
        <Button className="mt-6" onClick={again}>
          Try again
        </Button>
      </div>
    </Page>
  );
}
