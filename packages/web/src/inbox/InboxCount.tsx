// How many matters wait for the member who looks, in the navigation.
import { t } from "@lingui/core/macro";
import { listInbox } from "@sightline/domain";
import { useAnswer } from "../api.ts";

export function InboxCount({ investigation }: { readonly investigation: string }) {
  const { data } = useAnswer(listInbox, { investigation, limit: 1 }, ({ counting }) => counting);
  const waiting = data?.ok ? data.value.of : 0;
  if (waiting === 0) return null;
  return (
    <span className="figures ml-0.5 rounded-full bg-accent-soft px-1.5 text-small text-accent">
      {waiting}
      <span className="sr-only"> {t`waiting for you`}</span>
    </span>
  );
}
