// What is not yet kept, one by one: what was done, why it waits or was refused, and what can be done about it.
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { clockOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { Investigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { giveUp, goOnNow, sendAgain, sendAllTheSame } from "./here.ts";
import { Mine } from "./Mine.tsx";
import { Theirs } from "./Theirs.tsx";
import type { Act } from "./store.ts";
import { waitsSaid } from "./why.ts";
import { itemOf } from "./words.ts";

type Props = { readonly acts: readonly Act[]; readonly onGo: () => void };

export function ActList({ acts, onGo }: Props) {
  const [first] = acts;
  if (first === undefined) return <p className="mt-2">{t`All that you did here is kept.`}</p>;
  return (
    <Investigation value={first.investigation}>
      <p className="mt-2">
        {t`What you did is safe in this browser, for you alone, until the desk has kept it. It is sent in this order, and nothing is written twice.`}
      </p>
      <List ordered className="mt-3" aria-label={t`Not yet kept`}>
        {acts.map((act) => (
          <Waiting key={act.nr} act={act} onGo={onGo} />
        ))}
      </List>
    </Investigation>
  );
}

function Waiting({ act, onGo }: { readonly act: Act; readonly onGo: () => void }) {
  const { refused, waits, at, investigation } = act;
  const item = itemOf(act);
  return (
    <li className="space-y-1.5 py-2.5">
      <p className="figures text-small text-dim">{clockOf(at)}</p>
      <Mine act={act} />
      {refused ? (
        <Notice tone="bad" plain>
          {refused.sentence}
        </Notice>
      ) : (
        waits && <p className="text-small text-dim">{waitsSaid(waits)}</p>
      )}
      {refused?.meanwhile && <Theirs theirs={refused.meanwhile} />}
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-small">
        {refused?.meanwhile ? (
          <Button look="link" onClick={() => void sendAllTheSame(act, refused.meanwhile ?? [])}>
            {t`Say mine all the same`}
          </Button>
        ) : (
          <Button look="link" onClick={() => (refused ? void sendAgain(act) : goOnNow(act.self))}>
            {t`Try again`}
          </Button>
        )}
        {item !== null && (
          <Link
            to="/i/$investigation/items/$item"
            params={{ investigation, item }}
            className="link"
            onClick={onGo}
          >
            {t`Go there`}
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
      {t`Yes, give it up for good`}
    </Button>
  ) : (
    <Button look="link" onClick={() => setSure(true)}>
      {t`Give it up`}
    </Button>
  );
}
