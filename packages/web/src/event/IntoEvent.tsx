// Putting those who are chosen into an event, one that is there or a new one; taken back where it was done.
import { t } from "@lingui/core/macro";
import { listGroups } from "@sightline/domain";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useWhyNot } from "../desk/may.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { MakeEvent } from "./MakeEvent.tsx";
import { useGroupActs } from "./use-group-acts.ts";

type Props = {
  /** Ids of items or sightings. */
  readonly chosen: readonly string[];
};

export function IntoEvent({ chosen }: Props) {
  const mayNot = useWhyNot("group.change");
  const [open, setOpen] = useState(false);
  /** Asked for once somebody wants it, and kept for what is taken back. */
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <Button
        off={chosen.length === 0 || mayNot !== null}
        title={mayNot ?? undefined}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        {t`Into an event …`}
      </Button>
      {wanted && <Into chosen={chosen} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}

function Into({ chosen, open, onClose }: Props & { readonly open: boolean; readonly onClose: () => void }) {
  const investigation = useInvestigation();
  const query = useAnswer(listGroups, { investigation });
  const groups = query.data?.ok ? query.data.value.groups : [];
  const acts = useGroupActs();
  const [into, setInto] = useState<string | null>(null);
  const done = (name: string) => {
    setInto(name);
    onClose();
  };
  const close = () => {
    acts.forget();
    onClose();
  };
  return (
    <>
      {into !== null && acts.canUndo && (
        <p className="flex w-full flex-wrap items-center gap-2 text-small">
          <output>{t`Put into ${into}.`}</output>
          <Button look="link" onClick={acts.undo}>
            {t`Take it back`}
          </Button>
        </p>
      )}
      {acts.passed && (
        <Notice tone="care" plain>
          {t`Not undone: another member has changed this event since. Look at it as it is now.`}
        </Notice>
      )}
      <Dialog title={t`Into an event`} open={open} onClose={close}>
        {open && (
          <Answered part query={query} fetching={t`Fetching the events …`}>
            {() => (
              <>
                <ul aria-label={t`Events listed`} className="mb-4 flex flex-wrap gap-2">
                  {groups.map(({ id, name }) => (
                    <li key={id}>
                      <Button
                        off={acts.busy}
                        onClick={() => acts.add(chosen, id, { onDone: () => done(name) })}
                      >
                        {name}
                      </Button>
                    </li>
                  ))}
                </ul>
                <MakeEvent acts={acts} members={chosen} label={t`Name of a new event`} onMade={done} />
              </>
            )}
          </Answered>
        )}
      </Dialog>
    </>
  );
}
