// One event: its items as veiled tiles, the people and groups that it names, and who stands behind that.
import { plural, t } from "@lingui/core/macro";
import { proposeChanges, type Change, type GroupsShown, type Tile as TileShape } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ChooseItem } from "../check/ChooseItem.tsx";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useWhyNot } from "../desk/may.ts";
import { MemberName } from "../desk/members.tsx";
import { BY_MARKS } from "../desk/touched.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Pick } from "../kit/Pick.tsx";
import { Menu } from "../kit/Menu.tsx";
import { Tile } from "../kit/Tile.tsx";
import { PersonCrop } from "../people/PersonCard.tsx";
import { useChange } from "../use-change.ts";
import { VoicesOf } from "../voice/Attached.tsx";
import { EventDescribed } from "./EventDescribed.tsx";
import type { Drag } from "./use-drag.ts";
import type { GroupActs } from "../event/use-group-acts.ts";

type Group = GroupsShown["groups"][number];
type Props = {
  readonly group: Group;
  readonly items: readonly TileShape[];
  readonly people: GroupsShown["people"];
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly acts: GroupActs;
  readonly drag: Drag;
  /** The others, to move somebody to. */
  readonly others: readonly Pick<Group, "id" | "name">[];
};

export function EventColumn({ group, items, people, chosen, onChoose, acts, drag, others }: Props) {
  const { id, name, members } = group;
  const investigation = useInvestigation();
  const mayNot = useWhyNot("group.change");
  const [adding, setAdding] = useState(false);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const write = (one: Change, reason?: string, then?: () => void) =>
    void change({ investigation, changes: [one], ...(reason !== undefined && { reason }) }, then);
  return (
    <li
      id={`event-${id}`}
      data-event={id}
      className={`panel min-w-0 p-4 ${chosen || drag.carried?.over === id ? "outline-2 outline-accent" : ""}`}
    >
      <h2 className="flex items-start gap-2">
        <Pick label={t`Choose ${name}`} on={chosen} onToggle={onChoose} onReach={onChoose} />
        <span className="heading min-w-0 break-words text-large">{name}</span>
      </h2>
      <p className="figures mt-1 text-small text-dim">
        {plural(members.length, { one: "# member", other: "# members" })}{" "}
        <Link
          to="/i/$investigation/people"
          params={{ investigation }}
          search={{ group: id }}
          className="link"
        >
          {t`Its people`}
        </Link>
      </p>
      <EventDescribed group={group} acts={acts} />
      <VoicesOf kind="group" id={id} />
      <Standing group={group} busy={busy} onReview={write} />
      <ul className="mt-3 space-y-2">
        {members.map((member) => {
          const person = people.find((one) => one.id === member.id);
          const tile = items.find((one) => one.id === (person?.item ?? member.id));
          return (
            <li key={member.id}>
              <div
                role="presentation"
                className={`text-small ${mayNot === null ? "cursor-grab touch-pan-y" : ""}`}
                onPointerDown={(event) => {
                  if (mayNot === null) drag.begin(event, member.id, id, member.name);
                }}
                onDragStart={(event) => event.preventDefault()}
              >
                {tile && !person && <Tile tile={tile} compact />}
                {tile && person && (
                  <div className="max-w-28">
                    <PersonCrop sighting={person} tile={tile} />
                  </div>
                )}
                <span className="mt-1 flex items-center gap-2">
                  <span className="min-w-0 flex-1 break-words">
                    <MemberOf member={member} />
                  </span>
                  {mayNot === null && others.length > 0 && (
                    <Menu
                      text={t`Move`}
                      label={t`Move ${member.name} from ${name}`}
                      commands={others.map((other) => ({
                        text: t`To ${other.name}`,
                        act: () => acts.move(member.id, id, other.id),
                      }))}
                    />
                  )}
                  <Button
                    icon="cross"
                    aria-label={t`Take ${member.name} out of ${name}`}
                    off={mayNot !== null || acts.busy}
                    onClick={() => acts.takeOut(member.id, id)}
                  />
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
      {mayNot === null && (
        <div className="mt-3 space-y-2">
          <Button icon="plus" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {t`Add an item`}
          </Button>
          {adding && <ChooseItem not="" onAdd={(_, tile) => acts.add([tile.id], id)} />}
          <AskWhy
            does={t`Withdraw this event`}
            label={t`Withdraw this event: ${name}`}
            title={t`Withdraw this event`}
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onSend={(why, close) =>
              write({ verb: "group.withdraw", subject: id, payload: { only: "group" } }, why, close)
            }
            onClose={forget}
          >
            {t`What is said of it must be withdrawn first. Its items and people stay.`}
          </AskWhy>
        </div>
      )}
    </li>
  );
}

function MemberOf({ member: { kind, name, item } }: { member: Group["members"][number] }) {
  if (item === null) return t`the group ${name}`;
  if (kind === "item") return <ItemLink item={item}>{name}</ItemLink>;
  return (
    <>
      {kind === "sighting" ? t`somebody in` : t`a headcount in`} <ItemLink item={item}>{name}</ItemLink>
    </>
  );
}

type StandingProps = {
  readonly group: Group;
  readonly busy: boolean;
  readonly onReview: (change: Change) => void;
};

function Standing({
  group: { id, name, version, statedBy, reviewedBy, whyNot },
  busy,
  onReview,
}: StandingProps) {
  if (reviewedBy !== null)
    return (
      <p className="text-small text-dim">
        <MemberName id={statedBy ?? ""} />, <MemberName id={reviewedBy} />
      </p>
    );
  return (
    <>
      <p className="text-small font-semibold text-care">{t`Not yet seen by a second member, so not used.`}</p>
      {whyNot === null && (
        <Button
          icon="check"
          className="mt-1"
          disabled={busy}
          aria-label={t`Review who belongs to ${name}`}
          onClick={() => onReview({ verb: "group.review", subject: id, payload: { version } })}
        >
          {t`Review`}
        </Button>
      )}
    </>
  );
}
