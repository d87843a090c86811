// What is not yet kept, one by one: what was done, why it waits or was refused, and what can be done about it.
import { listItems, showItem, type Names } from "@sightline/domain";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import type { Answer } from "../api.ts";
import { useMemberName } from "../desk/members.tsx";
import { clockOf, shortIdOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { Investigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { giveUp, goOnNow, sendAgain } from "./here.ts";
import type { Act } from "./store.ts";
import { waitsSaid } from "./why.ts";
import { didOf, itemOf, typedIn } from "./words.ts";

type Props = { readonly acts: readonly Act[]; readonly onGo: () => void };

export function ActList({ acts, onGo }: Props) {
  const [first] = acts;
  if (first === undefined) return <p className="mt-2">All that you did here is kept.</p>;
  return (
    <Investigation value={first.investigation}>
      <p className="mt-2">
        What you did is safe in this browser, for you alone, until the desk has kept it. It is sent in this
        order, and nothing is written twice.
      </p>
      <List ordered className="mt-3" aria-label="Not yet kept">
        {acts.map((act) => (
          <Waiting key={act.nr} act={act} onGo={onGo} />
        ))}
      </List>
    </Investigation>
  );
}

function Waiting({ act, onGo }: { readonly act: Act; readonly onGo: () => void }) {
  const names = useNames();
  const { refused, waits, at, investigation } = act;
  const item = itemOf(act);
  return (
    <li className="space-y-1.5 py-2.5">
      <p className="break-words">
        <span className="figures text-small text-dim">{clockOf(at)}</span>{" "}
        {didOf(act, names)
          .map((did) => `You ${did}.`)
          .join(" ")}
      </p>
      {typedIn(act).map((text) => (
        <p key={text} className="whitespace-pre-wrap break-words text-small">
          {text}
        </p>
      ))}
      {refused ? (
        <Notice tone="bad" plain>
          {refused.sentence}
        </Notice>
      ) : (
        waits && <p className="text-small text-dim">{waitsSaid(waits)}</p>
      )}
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-small">
        <Button look="link" onClick={() => (refused ? void sendAgain(act) : goOnNow(act.self))}>
          Try again
        </Button>
        {item !== null && (
          <Link
            to="/i/$investigation/items/$item"
            params={{ investigation, item }}
            className="link"
            onClick={onGo}
          >
            Go there
          </Link>
        )}
        <GiveUp act={act} />
      </p>
    </li>
  );
}

/** Asked twice: what was typed is then nowhere any more. */
function GiveUp({ act }: { readonly act: Act }) {
  const [sure, setSure] = useState(false);
  return sure ? (
    <Button look="link" onClick={() => void giveUp(act)}>
      Yes, give it up for good
    </Button>
  ) : (
    <Button look="link" onClick={() => setSure(true)}>
      Give it up
    </Button>
  );
}

/** From what this page has been told: the desk may not be there to be asked. */
function useNames(): Names {
  const queries = useQueryClient();
  const member = useMemberName() ?? (() => "a member");
  return {
    member,
    thing: (id) => nameIn(queries, id) ?? shortIdOf(id),
    question: (id) => `“${id}”`,
    verdict: () => "a verdict",
  };
}

function nameIn(queries: QueryClient, id: string): string | null {
  for (const [, answer] of queries.getQueriesData<Answer<z.infer<typeof showItem.answer>>>({
    queryKey: [showItem.path],
  }))
    if (answer?.ok && answer.value.tile.id === id) return answer.value.tile.name;
  for (const [, answer] of queries.getQueriesData<Answer<z.infer<typeof listItems.answer>>>({
    queryKey: [listItems.path],
  })) {
    const found = answer?.ok && answer.value.items?.find((item) => item.id === id);
    if (found) return found.name;
  }
  return null;
}
