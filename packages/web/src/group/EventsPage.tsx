// The events and groups as a board: what is in each, who has seen that, and which of them share nobody.
import { plural, t } from "@lingui/core/macro";
import { listGroups, type Change, type GroupsShown } from "@sightline/domain";
import { useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useWhyNot } from "../desk/may.ts";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { useTitle } from "../desk/use-title.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { FactsSaid } from "../people/FactsSaid.tsx";
import { StateFact } from "../people/StateFact.tsx";
import { MakeEvent } from "../event/MakeEvent.tsx";
import { EventColumn } from "./EventColumn.tsx";
import { useDrag } from "./use-drag.ts";
import { useGroupActs, type GroupActs } from "../event/use-group-acts.ts";

type Says = "separate" | "within";

export function EventsPage() {
  const { investigation } = useParams({ from: "/i/$investigation/events" });
  const query = useAnswer(listGroups, { investigation });
  useTitle(t`Events`);
  return (
    <Answered query={query} fetching={t`Fetching the events …`}>
      {(value) => (
        <Page>
          <PageHead title={t`Events`} actions={<RevealAll />} />
          <Board value={value} />
        </Page>
      )}
    </Answered>
  );
}

function Board({ value: { groups, items, people, facts } }: { value: GroupsShown }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [says, setSays] = useState<Says | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const acts = useGroupActs();
  const drag = useDrag(acts.move);
  const called = (id: string): string =>
    groups.find((group) => group.id === id)?.name ?? t`a group that was withdrawn`;
  const picked = chosen.filter((id) => groups.some((group) => group.id === id));
  const [first = "", second = ""] = picked;
  const may = { separate: picked.length > 1, within: picked.length === 2 };
  useKeys(
    board,
    (event) => {
      if (says !== null || isTyping(event) || event.repeat || event.shiftKey) return;
      const letter = letterOf(event);
      if (event.key === "Escape" && picked.length > 0) setChosen([]);
      else if (letter === "s" && may.separate) setSays("separate");
      else if (letter === "w" && may.within) setSays("within");
      else if (letter === "u") acts.undo();
      else return;
      event.preventDefault();
    },
    { page: true },
  );
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <div ref={board}>
      <p className="max-w-prose text-dim">
        {t`People of two events may be the same people until somebody says why they are not. One statement keeps whole events apart.`}
      </p>
      <div
        data-chosen={picked.length}
        className="sticky top-0 z-10 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-sunk p-3"
      >
        <p className="min-w-0 flex-1 text-small">
          {picked.length === 0
            ? t`Choose two or more events to say how they stand to one another.`
            : t`${plural(picked.length, { one: "# event", other: "# events" })} chosen.`}
        </p>
        <Button
          hotkey="S"
          off={!may.separate}
          onClick={() => setSays("separate")}
        >{t`They share nobody`}</Button>
        <Button
          hotkey="W"
          off={!may.within}
          onClick={() => setSays("within")}
        >{t`One is part of the other`}</Button>
        <Button hotkey="U" off={!acts.canUndo} onClick={acts.undo}>{t`Undo`}</Button>
        <Button off={!acts.canRedo} onClick={acts.redo}>{t`Do it again`}</Button>
        <NewEvent acts={acts} />
      </div>
      {acts.passed && (
        <Notice tone="care" plain>
          {t`Not undone: another member has changed this event since. Look at it as it is now.`}
        </Notice>
      )}
      {acts.refusal !== null && (
        <Notice tone="bad" plain>
          {acts.refusal}
        </Notice>
      )}
      {drag.carried && (
        <p
          aria-hidden
          className="panel pointer-events-none fixed z-20 px-3 py-1.5 text-small"
          style={{ left: drag.carried.x + 12, top: drag.carried.y + 12 }}
        >
          {drag.carried.name}
        </p>
      )}
      {groups.length === 0 && <p className="mt-8 text-dim">{t`There is no event yet.`}</p>}
      <ul
        aria-label={t`Events listed`}
        className="mt-6 grid gap-4 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]"
      >
        {groups.map((group) => (
          <EventColumn
            key={group.id}
            group={group}
            items={items}
            people={people}
            chosen={picked.includes(group.id)}
            onChoose={() => toggle(group.id)}
            acts={acts}
            drag={drag}
            others={groups.filter(({ id }) => id !== group.id)}
          />
        ))}
      </ul>
      <FactsSaid
        title={t`Said of these events`}
        none={t`Nothing yet: anybody in one may be somebody in another.`}
        facts={facts}
        called={called}
      />
      {says && (
        <StateFact
          title={
            says === "separate"
              ? t`Nobody is in more than one of them`
              : t`Everybody in the first is in the second too`
          }
          hint={t`Why that is so: they were on one day, far apart; or the prisoners of one were counted before the other began.`}
          changesOf={(basis, idOf) => [stated(idOf(0), basis, says, picked)]}
          called={called}
          onClose={() => setSays(null)}
          onStated={() => setChosen([])}
        >
          <p className="mt-2">
            {says === "separate"
              ? picked.map(called).join(", ")
              : t`First: ${called(first)}. Second: ${called(second)}. To turn it round, choose them in the other order.`}
          </p>
        </StateFact>
      )}
    </div>
  );
}

function stated(subject: string, basis: string, says: Says, groups: readonly string[]): Change {
  const [inner = "", outer = ""] = groups;
  const assertion = says === "separate" ? { kind: says, groups: [...groups] } : { kind: says, inner, outer };
  return { verb: "fact.state", subject, payload: { assertion, basis } };
}

function NewEvent({ acts }: { acts: GroupActs }) {
  const whyNot = useWhyNot("group.define");
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    acts.forget();
  };
  return (
    <>
      <Button icon="plus" off={whyNot !== null} title={whyNot ?? undefined} onClick={() => setOpen(true)}>
        {t`New event`}
      </Button>
      <Dialog title={t`A new event or group`} open={open} onClose={close}>
        {open && <MakeEvent acts={acts} members={[]} label={t`What it is called`} onMade={close} />}
      </Dialog>
    </>
  );
}
