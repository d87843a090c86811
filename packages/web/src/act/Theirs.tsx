// What others did since a member looked, newest last, each with its reason.
import { t } from "@lingui/core/macro";
import type { Meanwhile } from "@sightline/domain";
import { List } from "../kit/List.tsx";
import { Time } from "../kit/Time.tsx";

export const Theirs = ({ theirs }: { readonly theirs: readonly Meanwhile[] }) => (
  <List ordered className="mt-1" aria-label={t`What others did meanwhile`}>
    {theirs.map(({ seq, at, by, did, why }) => (
      <li key={seq} className="py-2 text-small">
        <p className="break-words">
          <span className="font-medium">{by}</span> {did}, <Time at={at} />
        </p>
        {why !== null && <p className="whitespace-pre-wrap break-words text-dim">{why}</p>}
      </li>
    ))}
  </List>
);
