// A calm word over the page while the desk does not answer: what is on show stays, and is told to be old.
import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { Icon } from "../kit/Icon.tsx";
import { desk, useLookAfter, useStopped } from "./reach.ts";
import { clockOf } from "./words.ts";

export function Stopped() {
  const queries = useQueryClient();
  const back = useCallback(() => void queries.invalidateQueries(), [queries]);
  useLookAfter(back);
  const stopped = useStopped();
  const { heardAt } = desk.now();
  return (
    <output className={`block ${stopped ? "border-b border-line bg-care-soft" : ""}`}>
      {stopped && (
        <span className="mx-auto flex max-w-wide items-start gap-2 px-5 py-2">
          <span className="mt-[0.15em] text-care">
            <Icon name="pause" />
          </span>
          <span className="min-w-0">
            <strong className="font-semibold">{t`The desk has stopped.`}</strong>{" "}
            {heardAt > 0 && <>{t`What you see is old: it was so at ${clockOf(heardAt)}.`} </>}
            {t`Nothing that it kept is lost. Start it again where it ran; this page then goes on by itself.`}
          </span>
        </span>
      )}
    </output>
  );
}
